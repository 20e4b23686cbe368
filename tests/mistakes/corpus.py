"""The corpus: files that are broken on purpose, the answers they must get, and whether these help.

`expected.yml` says what its keys mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from network_directory.records import Problem
from network_directory.records.problems import START
from network_directory.writing.spans import offset

from ..trees import PNG, SMALL, png, read, write_tree

FOLDER = Path(__file__).parent
CASES: Mapping[str, Mapping[str, Any]] = yaml.safe_load((FOLDER / "expected.yml").read_text(encoding="utf-8"))
AROUND: Mapping[str, str | bytes] = {
    **SMALL,
    "partners/huge.png": PNG.ljust(300_032, b"\0"),
    "partners/vast.png": png(5_000, 4_000),
    "partners/half.png": PNG[:40],
    "partners/really-a-gif.png": b"GIF89a" + bytes(30),
}
"""The network in which mistakes are made, with pictures for those that name the wrong one."""
_ORDERS = (
    "add", "ask", "change", "check", "choose", "delete", "fill", "give", "keep", "leave", "link", "make", "move",
    "name", "put", "rename", "save", "say", "start", "type", "use", "write",
)  # fmt: skip
_TELLS_WHAT_TO_DO = re.compile(
    rf"\b({'|'.join(_ORDERS)})\b"
    r"|\b(needs|must be|must go|belongs|starts with|is written)\b"
    r"|\b(there are|it is one of|it has|the fields are) \S"
)
"""An order, the form that is asked for, or what there is to choose from."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What somebody is told who made a mistake, and what comes of it."""

    answers: tuple[Problem, ...]
    right_line: bool
    """Whether the answer names the file of the mistake and a line that it stands in."""
    usable_fix: bool
    """Whether the answer says what to do, and the check is content when just that is done."""
    ready: bool
    """Whether what to do is ready to paste."""


def outcomes() -> Iterator[Outcome]:
    """What comes of each mistake."""
    for name in CASES:
        with TemporaryDirectory() as before, TemporaryDirectory() as after:
            yield outcome(name, Path(before), Path(after))


def outcome(name: str, before: Path, after: Path) -> Outcome:
    """What comes of a mistake, tried in two empty folders."""
    answers = answers_to({CASES[name]["as"]: (FOLDER / name).read_bytes()}, before)
    if not answers:
        return Outcome((), False, False, False)
    first = answers[0]
    told = first.suggestion is not None or bool(_TELLS_WHAT_TO_DO.search(str(first.said)))
    mended = told and not answers_to(_following(first, name), after)
    return Outcome(answers, _is_where_it_is(first, name), mended, mended and first.suggestion is not None)


def answers_to(files: Mapping[str, bytes], folder: Path) -> tuple[Problem, ...]:
    """All that the check says if a network has these files too."""
    return read(write_tree(folder, {**AROUND, **files})).problems


def _is_where_it_is(answer: Problem, name: str) -> bool:
    """Whether an answer names a line of the mistake; what is wrong with a file as a whole is told of its beginning."""
    case = CASES[name]
    if PurePosixPath(answer.file) not in (path := PurePosixPath(case["as"]), *path.parents):
        return False
    if "wrong" not in case:
        return answer.at == START
    before, wrong, _ = _text(name).partition(case["wrong"])
    assert wrong, f"{name} does not hold what is said to be wrong with it"
    first = before.count("\n") + 1
    return first <= answer.at.line <= first + wrong.rstrip("\n").count("\n")


def _following(answer: Problem, name: str) -> Mapping[str, bytes]:
    """The file after the answer was followed, by its path; none if it is gone."""
    case = CASES[name]
    if "delete" in case:
        return {}
    path = case.get("rename", case["as"])
    if "wrong" not in case:
        if answer.suggestion is not None:
            path = PurePosixPath(path).with_name(answer.suggestion).as_posix()
        return {path: (case["right"] if "right" in case else _text(name)).encode()}
    text, wrong = _text(name), case["wrong"]
    if answer.suggestion is None:
        return {path: text.replace(wrong, case.get("right", wrong), 1).encode()}
    start = offset(text, answer.at)
    assert text.startswith(wrong, start), "a suggestion stands for what is at the problem's place"
    return {path: (text[:start] + answer.suggestion + text[start + len(wrong) :]).encode()}


def _text(name: str) -> str:
    """A file's text, as those who wrote it see it."""
    text = (FOLDER / name).read_bytes().decode(CASES[name].get("encoding", "utf-8-sig"))
    return text.replace("\r\n", "\n").replace("\r", "\n")
