"""Pages of what partners have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...network.coverage import Cell
from ...network.model import Contribution, Partner, Principle, Recommendation, Strategy, Term
from ...network.needs import Wanted
from ..page import Context
from .views import Choice, Filter, PartnerRow


@dataclass(frozen=True, slots=True)
class LevelPage(Context):
    """A level of government: who works at it, and on what."""

    template: ClassVar[str] = "level.html"

    level: Term
    """The level."""
    partners: tuple[Partner, ...]
    """Those at work at it."""
    strategies: tuple[Strategy, ...]
    """The strategies at it."""
    past: tuple[Strategy, ...]
    """Those that were stopped, or went with their hub."""
    recommendations: tuple[Recommendation, ...]
    """What sources recommend to it."""
    cells: tuple[tuple[Principle, Cell], ...]
    """Each principle in force with what is recorded for it at this level."""


@dataclass(frozen=True, slots=True)
class KindPage(Context):
    """A kind of partner: who is of it."""

    template: ClassVar[str] = "kind.html"

    kind: Term
    """The kind."""
    partners: tuple[PartnerRow, ...]
    """Those of this kind."""


@dataclass(frozen=True, slots=True)
class ContributionPage(Context):
    """A type of contribution: who offers it, and who needs it."""

    template: ClassVar[str] = "contribution.html"

    offers: tuple[Contribution, ...]
    """All offers of this type, with those taken up."""
    needs: tuple[Wanted, ...]
    """All needs of this type."""


@dataclass(frozen=True, slots=True)
class ListSection:
    """The partners that have one value of a field."""

    choice: Choice
    """The value."""
    partners: tuple[Partner, ...]
    """Those that have it."""


@dataclass(frozen=True, slots=True)
class ListPage(Context):
    """The partners by a field that has no pages of its own: without script the only way to them by it."""

    template: ClassVar[str] = "list.html"

    filter: Filter
    """The field, as the list of partners is filtered by it."""
    sections: tuple[ListSection, ...]
    """The partners under each value that somebody has."""
