"""Telling whether a file has changed since it was read, without reading it again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import time_ns
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

SETTLED = 2_000_000_000
"""So many nanoseconds after a change a file's times tell of the next one; some file systems count whole seconds."""


class Stamp(NamedTuple):
    """What changes with a file."""

    modified: int
    changed: int
    size: int
    inode: int


def stamp_of(entry: Path | os.DirEntry[str]) -> Stamp | None:
    """The stamp of a file, if it tells: not of one that changed a moment ago, nor of what is no file of its own."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    if max(status.st_mtime_ns, status.st_ctime_ns) > time_ns() - SETTLED:
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


class Remembered(Generic[T]):
    """What was made of some files, each until it changes."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Stamp | None, T]] = {}
        self._asked: dict[str, tuple[Stamp | None, T]] = {}

    def begin(self) -> None:
        """Begin another round, and forget what nobody asked for in the last."""
        self._held, self._asked = self._asked, {}

    def last(self, file: str) -> T | None:
        """What was made of a file in the last round, whether it has changed or not."""
        held = self._held.get(file)
        return held[1] if held else None

    def unchanged(self, file: str, stamp: Stamp | None) -> T | None:
        """What was made of a file, if it is certain that it has not changed."""
        held = self._held.get(file)
        if held is None or stamp is None or held[0] != stamp:
            return None
        self._asked[file] = held
        return held[1]

    def take(self, file: str, stamp: Stamp | None, made: T) -> T:
        """Remember what was made of a file."""
        self._asked[file] = (stamp, made)
        return made

    def of(self, file: str, path: Path, make: Callable[[], T]) -> T:
        """What was made of a file, or what `make` makes of it now."""
        stamp = stamp_of(path)  # before it is read, so that a change in between is seen the next time
        held = self.unchanged(file, stamp)
        return self.take(file, stamp, make()) if held is None else held
