"""What of a site that was published would be the same again, so that it can stay where it is.

Of each of our files is kept what it was made from, and the size and the time that it then had. A file that still has
both, and would be made of the same now, holds what it would hold: it is neither drawn, nor read, nor written. Whatever
else was done to the site's folder, that file is written again.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...kept import Kept, key_of


class Published(NamedTuple):
    """A file as it was written."""

    made_from: str
    """The print of all that it came from, but for what all files come from."""
    size: int
    time: int
    """When it was changed last, in nanoseconds."""


class PublishedSite:
    """Our files in a site's folder, as they were published last, and as they are to be now. Paths are from there."""

    def __init__(
        self, kept: Kept, key: str = "", around: str = "", last: Mapping[str, Published] | None = None
    ) -> None:
        """`around` is the print of what all files are made from, and `last` are those that are there as they were."""
        self._kept = kept
        self._key = key
        self._around = around
        self._last = last or {}
        self._now: dict[str, Published] = {}
        self._new: dict[str, str] = {}

    @classmethod
    def of(cls, site: Path, built: Path, language: str, around: str, kept: Kept) -> PublishedSite:
        """What is in a site's folder. What others have put into the folder `built` takes the place of what is there."""
        key = key_of("published", str(site), language)

        @cache
        def is_folder(path: str) -> bool:
            """Whether it is one of its own, as all around it are."""
            return _has(f"{site}/{path}", stat.S_ISDIR) and (not path or is_folder(path.rpartition("/")[0]))

        taken = set(_files_in(built))
        there = {
            path: file
            for path, file in _held(kept, key, around)
            if path not in taken and is_folder(path.rpartition("/")[0]) and _is_still(f"{site}/{path}", file)
        }
        return cls(kept, key, around, there)

    def stays(self, path: str, made_from: str) -> bool:
        """Whether one of our files would be what it is; `made_from` is the print of what it would come from."""
        last = self._last.get(path)
        if last is not None and last.made_from == made_from:
            self._now[path] = last
            return True
        self._new[path] = made_from
        return False

    @property
    def holds_some(self) -> bool:
        """Whether any of our files is as it was published."""
        return bool(self._last)

    def there(self, path: str) -> Published | None:
        """One of our files as it was published, if it still is as it was."""
        return self._last.get(path)

    @property
    def staying(self) -> Collection[str]:
        """The files that stay."""
        return self._now.keys()

    def save(self, built: Path) -> None:
        """Keep what our files are made from, once those that do not stay are written into a folder.

        They are published after that, if nothing fails. Until then their times tell that they are not.
        """
        files: dict[str, Published] = dict(self._now)
        for path, made_from in self._new.items():
            status = os.stat(f"{built}/{path}")  # noqa: PTH116
            files[path] = Published(made_from, status.st_size, status.st_mtime_ns)
        self._kept.put(self._key, json.dumps([self._around, files], separators=(",", ":")).encode())


def _held(kept: Kept, key: str, around: str) -> Iterator[tuple[str, Published]]:
    """What is kept of a site; nothing if all of it would be made of something else."""
    try:
        of, files = json.loads(kept.get(key) or b"")
    except (ValueError, TypeError, RecursionError):
        return
    if of == around and isinstance(files, dict):
        for path, file in files.items():
            match file:
                case [str(made_from), int(size), int(time)]:
                    yield path, Published(made_from, size, time)


def _files_in(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in names)


def _has(path: str, form: Callable[[int], bool]) -> bool:
    """Whether something of this form is at a path itself."""
    try:
        return form(os.lstat(path).st_mode)
    except OSError:
        return False


def _is_still(path: str, file: Published) -> bool:
    """Whether a file is as it was written."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return status.st_mtime_ns == file.time and status.st_size == file.size and stat.S_ISREG(status.st_mode)
