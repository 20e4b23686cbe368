"""Pages that help those who write records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...network.model import Principle, Term
from ...records import Position, Severity
from ...records.explanations import Explanation
from ..page import Context
from .views import Shortened


@dataclass(frozen=True, slots=True)
class JoinPage(Context):
    """How to join: the form, a record to begin with, and the words that it can use."""

    template: ClassVar[str] = "join.html"

    kinds: tuple[Term, ...]
    """What partners can be."""
    levels: tuple[Term, ...]
    """Levels of government, widest first."""
    principles: tuple[Principle, ...]
    """All principles, with those that were retired."""


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """What the check can answer about one thing."""

    id: str
    """What is at fault, such as `file` or `field`."""
    codes: tuple[Explanation, ...]
    """What each answer means, in the order of codes."""


@dataclass(frozen=True, slots=True)
class HelpPage(Context):
    """What the check's answers mean: an overview."""

    template: ClassVar[str] = "help.html"

    groups: tuple[HelpGroup, ...]
    """All answers."""


@dataclass(frozen=True, slots=True)
class HelpCodePage(Context):
    """What one answer of the check means."""

    template: ClassVar[str] = "help_code.html"

    told: Explanation
    """What it means, with examples."""
    near: tuple[Explanation, ...]
    """The answers before it and after it in its group."""


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """What is wrong in one place, in the language of the site where the check has it."""

    file: str
    """Path from the network's folder, with forward slashes."""
    at: Position
    """Where in the file."""
    severity: Severity
    """Whether it stops a build."""
    code: str
    """Its stable code."""
    message: str
    """What is wrong and what to write instead."""
    suggestion: str | None
    """Text that could stand in place of the faulty value, where one is likely."""


@dataclass(frozen=True, slots=True)
class ProblemsPage(Context):
    """What is to be mended; only previews have this page."""

    template: ClassVar[str] = "problems.html"

    problems: Shortened[ToldProblem]
    """By file and place."""
