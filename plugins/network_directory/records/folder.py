"""Where the parts of a network stand, and which files its folders of records hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .answers import answer
from .files import unreadable
from .kinds import Kind
from .misplaced import is_translation
from .problems import START, Problem
from .remembering import Stamp, stamp_of

SUFFIXES = (".md", ".yml")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the parts of a network stand: `partners/` and `hubs/` in its folder, the rest in its content folder."""

    root: Path
    content: str = "content"
    allowed: Sequence[str] = ()
    """The files of the content folder that may be published although a browser runs them, as patterns."""

    def of(self, kind: Kind) -> str:
        """The folder of a kind of record, relative to the network's."""
        return f"{self.content}/{kind.plural}" if kind.in_content else kind.plural

    def table(self, name: str) -> str:
        """The file of one of the network's tables, relative to the network's folder."""
        return f"{self.content}/{name}.yml"

    def name(self, path: Path) -> str:
        """The way to a file from the network's folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()


class Listed(NamedTuple):
    """A file in a folder of records that has to be one."""

    kind: Kind
    """That of the records of its folder."""
    name: str
    file: str
    """Its way from the network's folder, with forward slashes."""
    stamp: Stamp | None
    size: int
    """How many bytes it has, or had a moment ago."""

    @property
    def id(self) -> str:
        return self.name.rpartition(".")[0]

    @property
    def suffix(self) -> str:
        return f".{self.name.rpartition('.')[2]}"


class Listing(NamedTuple):
    """The files of a folder of records in their order, and what stands there beside them and should not."""

    files: Sequence[Listed]
    problems: Sequence[Problem]


def list_records(folder: Folder, kind: Kind) -> Listing:
    """What there is in the folder of a kind of record."""
    here = folder.of(kind)
    path = folder.root / here
    if not path.is_dir():
        return Listing((), ())
    if path.is_symlink():
        return Listing((), [Problem(here, START, "ND117", answer("folder-is-a-link"))])
    try:
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        return Listing((), [Problem(here, START, *unreadable(error))])
    files: list[Listed] = []
    problems: list[Problem] = []
    for entry in listed:
        if _is_record(entry):
            files.append(Listed(kind, entry.name, f"{here}/{entry.name}", stamp_of(entry), _size(entry)))
        else:
            problems += _no_record(entry, here)
    return Listing(files, problems)


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size  # the system is not asked again
    except OSError:
        return 0


def _is_record(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return (
        name.endswith(SUFFIXES)
        and name[0] not in "._"
        and name != "README.md"
        and not entry.is_dir()
        and not is_translation(name)
    )


def _no_record(entry: os.DirEntry[str], folder: str) -> Iterator[Problem]:
    """What is wrong with something that cannot be a record in its place."""
    name = entry.name
    file = f"{folder}/{name}"
    if name in (".md", ".yml", ".yaml"):
        yield Problem(file, START, "ND103", answer("file-without-a-name"))
    if name.startswith((".", "_")) or name == "README.md" or Path(name).suffix.lower() in PICTURES:
        return
    if entry.is_dir():
        yield Problem(file, START, "ND115", answer("folder-among-records", folder=folder))
    elif is_translation(name):
        yield Problem(file, START, "ND121", answer("translation"))
    else:
        better = _better_name(Path(name))
        phrase = answer("ending-wrong", better=better) if better else answer("ending-unknown")
        yield Problem(file, START, "ND115", phrase, better)


def _better_name(path: Path) -> str | None:
    """The name of a text file with an ending that is read; `orta.md.txt`, as some editors save it, is `orta.md`."""
    stem = path.name.partition(".")[0]
    endings = {suffix.lower() for suffix in path.suffixes}
    if endings & {".yml", ".yaml"}:
        return f"{stem}.yml"
    return f"{stem}.md" if endings & {".md", ".markdown", ".txt"} else None
