"""Mending records: each certain answer is put in place, and all else is kept byte for byte.

The work is done on a copy of the network, which is checked again after each round. A mend after which there is
something new to complain of is taken back.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from ..records import Folder, Kind, NetworkReader, Position, Problem, Reading, errors
from ..records.answers import Phrase, answer
from ..records.codes import STALE
from ..records.misplaced import like_folders, records_in
from ..records.slips import Slip
from ..records.strict_yaml import UNSAFE
from .acceptances import acceptance_at
from .certain_answers import answered
from .spans import LOADER, decoded, edited, fields, hides_signs, offset, replacement, slip_at

TABLES = ("places", "vocabulary", "badges")
_SOFTENED = ("U+00A0", answer("a-space"))
_KEEPS_FROM_READING = "ND1"
"""How the codes of faults begin that keep a file from being read on; mending one can bring others to light."""


class Mend(NamedTuple):
    """One thing that was mended."""

    file: str
    line: int
    old: str | Phrase
    new: str | Phrase


@dataclass(frozen=True, slots=True)
class Fixed:
    """What mending came to."""

    mends: tuple[Mend, ...]
    contents: Mapping[str, bytes]
    """The new content of each file that changed."""
    left: tuple[Problem, ...]
    """The problems that only people can mend."""


_Key = tuple[str, int, str | Phrase, str | Phrase]
"""What tells one change from another: the first thing that it mends."""


class _Edit(NamedTuple):
    """A change to one stretch of a file's text."""

    file: str
    start: int
    end: int
    new: str
    mends: tuple[Mend, ...]
    problem: Problem | None = None
    """What it is to mend; None for spaces that are merely untidy."""


def fix(folder: Folder, today: date, concerns: Callable[[str], bool]) -> Fixed:
    """Mend what has one certain answer in the files that `concerns` names, without touching the network itself.

    A file that cannot be read hides its other problems. If mending it brought more to light than were mended, it is
    left as it is, for its author is told of one thing at a time then.
    """
    count, fixed = _attempt(folder, today, concerns, patient=True)
    return fixed if len(fixed.left) <= count else _attempt(folder, today, concerns, patient=False)[1]


def _attempt(folder: Folder, today: date, concerns: Callable[[str], bool], *, patient: bool) -> tuple[int, Fixed]:
    """How many problems there were, and what mending came to."""
    with TemporaryDirectory() as scratch:
        workshop = _Workshop(folder, Path(scratch), today, concerns, patient=patient)
        return len(workshop.reading.problems), workshop.work()


class _Workshop:
    def __init__(
        self, folder: Folder, scratch: Path, today: date, concerns: Callable[[str], bool], *, patient: bool
    ) -> None:
        self._folder = Folder(scratch, folder.content)
        self._reader = NetworkReader(self._folder)
        self._today = today
        self._concerns = concerns
        self._patient = patient
        self._kinds = {self._folder.of(kind): str(kind) for kind in Kind}
        self._refused: set[_Key] = set()
        self._mends: list[Mend] = []
        self._touched: set[str] = set()
        for name in {self._folder.of(kind) for kind in (Kind.PARTNER, Kind.HUB)} | {folder.content}:
            if (folder.root / name).is_dir():
                shutil.copytree(folder.root / name, scratch / name, symlinks=True)
        # What nobody reads stays where it is, and is told of as before.
        for path, _ in like_folders(folder.root):
            if not (scratch / path.name).exists():
                shutil.copytree(path, scratch / path.name, symlinks=True)
        for path in records_in(folder.root):
            shutil.copy(path, scratch / path.name)
        self.reading = self._read()

    def work(self) -> Fixed:
        for path in self._record_files():
            self._plain_text(path)
        while self._try_all([*self._tidying(), *self._mending()]):
            pass
        contents = {file: (self._folder.root / file).read_bytes() for file in sorted(self._touched)}
        return Fixed(
            tuple(sorted(self._mends, key=lambda m: (m.file, m.line, str(m.old), str(m.new)))),
            contents,
            self.reading.problems,
        )

    # What there is to mend

    def _record_files(self) -> Iterator[Path]:
        root = self._folder.root
        tables = [root / self._folder.table(name) for name in TABLES]
        records = (path for name in self._kinds for path in sorted((root / name).glob("*")))
        for path in (*records, *tables):
            readable = path.suffix in (".md", ".yml") and path.is_file() and not path.is_symlink()
            hidden = path.name.startswith((".", "_")) or path.name == "README.md"
            if readable and not hidden and self._concerns(self._name(path)):
                yield path

    def _plain_text(self, path: Path) -> None:
        """Write a file without a byte order mark and with plain line ends, which checking does not mind."""
        raw = path.read_bytes()
        try:
            text = decoded(raw)
        except UnicodeDecodeError:
            return
        if text.encode() == raw:
            return
        file = self._name(path)
        self._touched.add(file)
        path.write_bytes(text.encode())
        if raw.startswith(b"\xef\xbb\xbf"):
            self._mends.append(Mend(file, 1, answer("byte-order-mark"), answer("none")))
        if b"\r" in raw:
            self._mends.append(Mend(file, 1, answer("carriage-returns"), answer("plain-line-ends")))

    def _tidying(self) -> Iterator[_Edit]:
        for path in self._record_files():
            file = self._name(path)
            if text := self._text(file):
                yield from (edit for edit in _trailing_spaces(file, text) if not self._was_refused(edit))

    def _mending(self) -> Iterator[_Edit]:
        for problem in self.reading.problems:
            if self._concerns(problem.file) and (text := self._text(problem.file)):
                edit = self._edit(problem, text)
                if edit and not self._was_refused(edit):
                    yield edit

    def _edit(self, problem: Problem, text: str) -> _Edit | None:
        yaml_text = fields(text, problem.file)
        if hides_signs(yaml_text) and problem.code.startswith(_KEEPS_FROM_READING):
            return None  # these characters go first, for places are counted without them
        if problem.code == "ND108" and problem.at.line > yaml_text.count("\n") + 1:
            return None  # it stands below a stray line of hyphens, which goes first
        if slip := slip_at(problem, text):
            return _without_slip(slip, problem, text)
        if problem.code == "ND212":
            return _without_hidden(problem, text)
        if problem.code == STALE:
            return _without_acceptance(problem, text)
        name, _, _ = problem.file.rpartition("/")
        kind = self._kinds.get(name) or Path(problem.file).stem
        if not (certain := answered(problem, text, kind, self.reading.records)):
            return None
        answer, (start, end) = certain
        old, new = text[start:end], replacement(answer)
        if re.search(r"(^|\s)#", old) and "#" not in new:
            return None  # a comment would be lost
        return _Edit(problem.file, start, end, new, (Mend(problem.file, problem.at.line, old, new),), problem)

    # Trying it out

    def _try_all(self, edits: Sequence[_Edit]) -> bool:
        """Try edits together, or else in halves; whether any was kept."""
        edits = _apart(edits)
        if not edits:
            return False
        if self._try(edits):
            return True
        if len(edits) == 1:
            self._refused.add(_key(edits[0]))
            return False
        middle = len(edits) // 2
        # The second half is looked for again in the next round, for the first may have moved its places.
        return self._try_all(edits[:middle]) or self._try_all(edits[middle:])

    def _try(self, edits: Sequence[_Edit]) -> bool:
        before = {file: self._text(file) or "" for file in {edit.file for edit in edits}}
        for file, text in before.items():
            for edit in sorted((e for e in edits if e.file == file), key=lambda e: e.start, reverse=True):
                text = text[: edit.start] + edit.new + text[edit.end :]
            self._write(file, text)
        reading = self._read()
        if not self._is_better(reading.problems, edits):
            for file, text in before.items():
                self._write(file, text)
            return False
        self.reading = reading
        self._touched |= before.keys()
        self._mends += [mend for edit in edits for mend in edit.mends]
        return True

    def _is_better(self, after: Sequence[Problem], edits: Sequence[_Edit]) -> bool:
        """Whether all that the edits were to mend is mended, and nothing new is wrong.

        A single mend may bring others to light: as long as there is less to complain of, or, where the file could not
        be read on and there is patience, as long as it can be read further.
        """
        before = self.reading.problems
        was, now = (Counter(map(_what_is_wrong, problems)) for problems in (before, after))
        meant = Counter(_what_is_wrong(edit.problem) for edit in edits if edit.problem)
        if now <= was - meant:
            return True
        problem = edits[0].problem
        if len(edits) > 1 or problem is None or meant & now:
            return False
        if problem.code.startswith(_KEEPS_FROM_READING):
            fresh = [p for p in after if p.file == problem.file and not was[_what_is_wrong(p)]]
            again = (p for p in fresh if p.code.startswith(_KEEPS_FROM_READING))
            said_elsewhere = all(p.at.line != problem.at.line for p in fresh)
            further = said_elsewhere and all(p.at.line > problem.at.line for p in again)
            return further and (self._patient or len(after) <= len(before))
        return len(after) < len(before) or (len(after) == len(before) and len(errors(after)) < len(errors(before)))

    def _was_refused(self, edit: _Edit) -> bool:
        return _key(edit) in self._refused

    # The copy

    def _read(self) -> Reading:
        return self._reader.read(self._today)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder.root).as_posix()

    def _text(self, file: str) -> str | None:
        path = self._folder.root / file
        try:
            return decoded(path.read_bytes()) if path.is_file() and not path.is_symlink() else None
        except UnicodeDecodeError:
            return None

    def _write(self, file: str, text: str) -> None:
        (self._folder.root / file).write_bytes(text.encode())


def _key(edit: _Edit) -> _Key:
    first = edit.mends[0]
    return edit.file, first.line, first.old, first.new


def _apart(edits: Sequence[_Edit]) -> list[_Edit]:
    """Edits that do not overlap; the others wait for another round."""
    kept: list[_Edit] = []
    for edit in sorted(edits, key=lambda e: (e.file, e.start, e.end)):
        if not (kept and kept[-1].file == edit.file and edit.start < kept[-1].end):
            kept.append(edit)
    return kept


def _what_is_wrong(problem: Problem) -> tuple[str, int, str, Phrase]:
    return problem.file, problem.at.line, problem.code, problem.said


def _trailing_spaces(file: str, text: str) -> Iterator[_Edit]:
    """Spaces at the ends of lines, except in texts that run over several, where they can mean something."""
    inner: set[int] = set()
    if not re.search(r"[ \t]$", fields(text, file), re.MULTILINE):
        return
    try:
        for event in yaml.parse(fields(text, file), Loader=LOADER):
            assert event.start_mark is not None
            assert event.end_mark is not None
            if isinstance(event, yaml.ScalarEvent):
                block = event.style in ("|", ">")
                inner |= set(range(event.start_mark.line + block, event.end_mark.line + block))
    except yaml.YAMLError:
        return
    above = 0
    for number, line in enumerate(fields(text, file).split("\n")):
        bare = line.rstrip(" \t")
        if number not in inner and len(bare) < len(line) and text[above : above + len(line)] == line:
            mend = Mend(file, number + 1, f"{bare}{line[len(bare) :]}", bare)
            yield _Edit(file, above + len(bare), above + len(line), "", (mend,))
        above += len(line) + 1


def _without_slip(slip: Slip, problem: Problem, text: str) -> _Edit | None:
    """What the slip's own edits make of its lines, if that is certain."""
    lines = text.split("\n")
    if not slip.edits or not slip.certain:
        return None
    mends = []
    for number in sorted({edit.line for edit in slip.edits}):
        edits = [edit for edit in slip.edits if edit.line == number]
        old, new = lines[number], edited(lines[number], edits)
        lines[number] = new
        start, end = edits[0].start, edits[-1].end
        if slip.code == "ND212":
            mends.append(Mend(problem.file, number + 1, *_SOFTENED))
            continue
        if not old[start:end].strip():  # what stands behind shows where it is
            start, end = 0, len(old)
        mends.append(Mend(problem.file, number + 1, old[start:end], new[start : end + len(new) - len(old)]))
    first, last = slip.edits[0].line, slip.edits[-1].line
    start = offset(text, Position(first + 1, 1))
    end = offset(text, Position(last + 1, 1)) + len(text.split("\n")[last])
    return _Edit(problem.file, start, end, "\n".join(lines[first : last + 1]), tuple(mends), problem)


def _without_hidden(problem: Problem, text: str) -> _Edit | None:
    """The invisible characters in a place deleted; a space in place of a non-breaking one."""
    start = offset(text, problem.at)
    line = problem.at.line
    if text.startswith("\u00a0", start):
        return _Edit(problem.file, start, start + 1, " ", (Mend(problem.file, line, *_SOFTENED),), problem)
    signs = "".join(takewhile(UNSAFE.fullmatch, text[start:]))
    mends = tuple(Mend(problem.file, line, f"U+{ord(sign):04X}", answer("nothing")) for sign in signs)
    return _Edit(problem.file, start, start + len(signs), "", mends, problem) if signs else None


def _without_acceptance(problem: Problem, text: str) -> _Edit | None:
    """What accepts a warning that is no more, deleted."""
    if not (stretch := acceptance_at(problem.at, text, problem.file)):
        return None
    gone = " ".join(text[stretch.start : stretch.end].split()).strip(" ,")
    mend = Mend(problem.file, problem.at.line, gone, answer("nothing"))
    return _Edit(problem.file, *stretch, "", (mend,), problem)
