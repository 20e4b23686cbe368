"""What is wrong with a record, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .answers import Answers, Phrase, answer, english
from .codes import CODES


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a file; lines and columns count from 1, columns in characters."""

    line: int
    column: int


SEVERITIES = {Severity.ERROR: answer("error"), Severity.WARNING: answer("warning")}
"""How people call them."""


def position(text: str, offset: int) -> Position:
    """The place of a text that so many characters stand before."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


START = Position(1, 1)
"""The beginning of a file: where a problem of the file as a whole is reported."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one place."""

    file: str
    """Path from the network's folder, with forward slashes."""
    at: Position
    code: str
    """A stable code, a key of `codes.CODES`."""
    said: Phrase
    """What is wrong and what to write instead, in no language yet."""
    suggestion: str | None = None
    """Text that could stand in place of the faulty value, where one is likely."""
    with_file: str | None = None
    """The file of the other record, where a problem is of two: either can accept it."""

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if CODES[self.code].warning else Severity.ERROR

    def __str__(self) -> str:
        """In English, for programs and their authors."""
        return self.line(english())

    def line(self, answers: Answers) -> str:
        """All of it on a line, in a language."""
        return (
            f"{self.file}:{self.at.line}:{self.at.column}: "
            f"{answers.text(SEVERITIES[self.severity])} {self.code} {answers.text(self.said)}"
        )


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that a record accepts."""

    problem: Problem
    reason: str
    """Why, in the record's words."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by file, place and code, each problem once. Their order is the same in every language."""
    return tuple(sorted(set(problems), key=lambda p: (p.file, p.at, p.code, p.said.key, repr(p.said.values))))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)
