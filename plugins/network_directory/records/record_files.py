"""Reading the files of records: those that changed, out of what is kept where that holds them, in two processes where
there are many."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from errno import EAGAIN
from functools import partial
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ..kept import Kept
from ..processes import elsewhere, pays
from .answers import answer
from .entries import Draft
from .files import MAX_RECORD, read_content
from .folder import Folder, Listed
from .keeping import KeptFiles, Packed, packed, unpacked
from .making import NOWHERE, Made, Placed, Restorable, make, with_places
from .markdown import ProseFault
from .problems import START, Problem
from .remembering import Remembered
from .types import check_address, refusal
from .validate import Fault

_SHARE_HERE = 0.42
"""The part of all bytes that is read here where another process reads the rest."""
Advance = Callable[[int, int], None]
"""Called with the number of files done and the number of all."""


class RecordFile(NamedTuple):
    """A file of a record, as it was read."""

    digest: bytes | None
    """The hash of its content; None if it could not be read."""
    draft: Draft[Any]
    problems: Sequence[Problem]
    """What is wrong with it by itself, its name left out."""
    name_fault: Problem | None


class RecordFiles:
    """Reads the files of records again and again, each time only what changed since the last."""

    def __init__(self, folder: Folder, kept: Kept | None = None) -> None:
        self._folder = folder
        self._root = os.fspath(folder.root)  # to join paths of texts takes a tenth of the time
        self._kept = kept
        self._files: Remembered[RecordFile] = Remembered()
        self._shelf: KeptFiles | None = None

    def read(self, files: Sequence[Listed], advance: Advance) -> Mapping[str, RecordFile]:
        """All files, by their ways from the network's folder; those that have not changed are the same objects.

        Ends with `save`, when the rules have said what they have to say.
        """
        self._files.begin()
        self._shelf = KeptFiles(self._kept, len(files)) if self._kept else None
        read: dict[str, RecordFile] = {}
        fresh: list[Listed] = []
        for listed in files:
            if file := self._files.unchanged(listed.file, listed.stamp):
                read[listed.file] = file
                advance(len(read), len(files))
            else:
                fresh.append(listed)
        for listed, file in self._read_fresh(fresh):
            read[listed.file] = self._files.take(listed.file, listed.stamp, file)
            advance(len(read), len(files))
        return read

    def is_silent(self, file: RecordFile, vocabulary: str, today: date) -> bool:
        """Whether it is kept that the rules have nothing to say of a record."""
        if self._shelf is None or file.digest is None:
            return False
        return self._shelf.is_silent(file.digest, *_form_of(file), vocabulary, today)

    def put_silent(self, file: RecordFile, vocabulary: str, today: date) -> None:
        """Keep that the rules have nothing to say of a record; nor will they on a later day."""
        if self._shelf and file.digest is not None:
            self._shelf.put_silent(file.digest, *_form_of(file), vocabulary, today)

    def save(self) -> None:
        """Keep what is new."""
        if self._shelf:
            self._shelf.save()
            self._shelf = None

    def _read_fresh(self, files: Sequence[Listed]) -> Iterator[tuple[Listed, RecordFile]]:
        here = files
        if pays(len(files)) and not (self._shelf and self._shelf.holds_some()):
            here, there = _shared_out(files)
            with elsewhere(lambda: map(self._packed, there)) as results:
                yield from ((listed, self._read(listed)) for listed in here)
                done = 0
                for listed, result in zip(there, results, strict=False):  # fewer if the other process ended early
                    yield listed, self._received(listed, result)
                    done += 1
            here = there[done:]
        yield from ((listed, self._read(listed)) for listed in here)

    def _packed(self, listed: Listed) -> tuple[str, Sequence[Any] | None]:
        """A file as another process sends it: the hash of its content, and what became of it."""
        raw = read_content(f"{self._root}/{listed.file}", MAX_RECORD, lambda *_: None)
        if raw is None:
            return "", None
        return _digest(raw).hex(), packed(make(raw, listed.suffix, listed.kind))

    def _received(self, listed: Listed, sent: tuple[str, Sequence[str] | None]) -> RecordFile:
        """A file as another process read it; what became no record is read here, too."""
        digest = bytes.fromhex(sent[0])
        if sent[1] is None:
            return self._read(listed)
        packed = Packed(*sent[1])
        last = self._files.last(listed.file)
        if last and last.digest == digest:
            return last
        if self._shelf:
            self._shelf.put(digest, listed.suffix, listed.kind, packed)
        return self._as_read(listed, digest, unpacked(*packed, listed.kind, self._anew(listed, digest)))

    def _read(self, listed: Listed) -> RecordFile:
        """A file, which is the same object where its content is the same."""
        faults: list[Fault] = []
        raw = read_content(f"{self._root}/{listed.file}", MAX_RECORD, lambda *fault: faults.append(Fault(*fault)))
        if raw is None:
            return _record_file(listed, None, Made(faults=tuple(faults), readable=False), lambda: NOWHERE)
        digest = _digest(raw)
        if (last := self._files.last(listed.file)) and last.digest == digest:
            return last
        shelf = self._shelf
        if shelf and (kept := shelf.get(digest, listed.suffix, listed.kind, self._anew(listed, digest))):
            return self._as_read(listed, digest, kept)
        read = make(raw, listed.suffix, listed.kind)
        if shelf and (data := packed(read)):
            shelf.put(digest, listed.suffix, listed.kind, data)
        return self._as_read(listed, digest, read.made)

    def _anew(self, listed: Listed, digest: bytes) -> Callable[[], BaseModel]:
        return partial(_record_in, self._folder.root, listed, digest)

    def _as_read(self, listed: Listed, digest: bytes, made: Made[Any] | Restorable[Any]) -> RecordFile:
        return _record_file(listed, digest, made, partial(_places_in, self._folder.root, listed, digest))


def _digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=20).digest()


def _shared_out(files: Sequence[Listed]) -> tuple[Sequence[Listed], Sequence[Listed]]:
    """The files that are read here, and those that are read elsewhere: more, for to take these up takes time too."""
    sizes = [listed.size for listed in files]
    here = sum(sizes) * _SHARE_HERE
    split = bisect_left(list(accumulate(sizes)), here)
    return files[:split], files[split:]


def _form_of(file: RecordFile) -> tuple[str, str]:
    return f".{file.draft.file.rpartition('.')[2]}", file.draft.kind


def _record_file(
    listed: Listed, digest: bytes | None, made: Made[Any] | Restorable[Any], placed: Callable[[], Placed]
) -> RecordFile:
    draft = Draft(listed.kind, listed.id, listed.file, made, placed, digest or b"")
    name_fault = None
    try:
        check_address(listed.id, listed.kind)
    except PydanticCustomError as error:
        why, better = refusal(error)
        likely = f"{better}{listed.suffix}" if better else None
        name_fault = Problem(listed.file, START, "ND103", answer("file-name-is-the-id", why=why), likely)
    return RecordFile(digest, draft, problems_of(listed.file, made.faults), name_fault)


def _places_in(root: Path, listed: Listed, digest: bytes) -> Placed:
    """The values of a file with their places; nowhere if it has changed since it was read."""
    raw = _content_still(root, listed, digest)
    return NOWHERE if raw is None else with_places(raw, listed.suffix, listed.kind)


def _record_in(root: Path, listed: Listed, digest: bytes) -> BaseModel:
    """The record of a file of which is kept what is none. Raises OSError if it has changed since, or never was one."""
    raw = _content_still(root, listed, digest)
    record = None if raw is None else make(raw, listed.suffix, listed.kind).made.record
    if record is None:
        raise OSError(EAGAIN, os.strerror(EAGAIN), listed.file)
    return record


def _content_still(root: Path, listed: Listed, digest: bytes) -> bytes | None:
    """What a file holds, if that is what it held when it was read."""
    raw = read_content(root / listed.file, MAX_RECORD, lambda *_: None)
    return raw if raw is not None and _digest(raw) == digest else None


def problems_of(file: str, faults: Iterable[Fault | ProseFault]) -> list[Problem]:
    return [Problem(file, fault.at, fault.code, fault.said, fault.suggestion) for fault in faults]
