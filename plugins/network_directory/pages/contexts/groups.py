"""Pages of what partners have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...network.aging import Due
from ...network.model import Contribution, Partner, Place, Recommendation, Strategy, Term
from ...network.needs import Wanted
from ..page import Context
from .views import (
    Bridge,
    Choice,
    Counted,
    Covered,
    Filter,
    HubRow,
    MeasuredStrategy,
    NeedRow,
    PartLink,
    PartnerRow,
    Shortened,
)


@dataclass(frozen=True, slots=True)
class LevelPage(Context):
    """A level of government: who works at it, and on what."""

    template: ClassVar[str] = "level.html"

    level: Term
    """The level."""
    partners: Shortened[Partner]
    """Those at work at it."""
    strategies: Shortened[Strategy]
    """The strategies at it."""
    past: Shortened[Strategy]
    """Those that were stopped, or went with their hub."""
    recommendations: Shortened[Recommendation]
    """What sources recommend to it."""
    cells: tuple[Covered, ...]
    """Each principle in force with what is recorded for it at this level."""


@dataclass(frozen=True, slots=True)
class KindPage(Context):
    """A kind of partner: who is of it."""

    template: ClassVar[str] = "kind.html"

    kind: Term
    """The kind."""
    partners: Shortened[PartnerRow]
    """Those of this kind."""


@dataclass(frozen=True, slots=True)
class ContributionPage(Context):
    """A type of contribution: who offers it, and who needs it."""

    template: ClassVar[str] = "contribution.html"

    offered: Shortened[Contribution]
    """The offers of this type that are not taken up."""
    taken: Shortened[Contribution]
    """Those that are."""
    needs: Shortened[Wanted]
    """All needs of this type."""


@dataclass(frozen=True, slots=True)
class ListSection:
    """The partners that have one value of a field."""

    choice: Choice
    """The value."""
    partners: Shortened[Partner]
    """Those that have it."""


@dataclass(frozen=True, slots=True)
class ListPage(Context):
    """The partners by a field that has no pages of its own: without script the only way to them by it."""

    template: ClassVar[str] = "list.html"

    filter: Filter
    """The field, as the list of partners is filtered by it."""
    sections: tuple[ListSection, ...]
    """The partners under each value that somebody has."""


@dataclass(frozen=True, slots=True)
class PartPage(Context):
    """A part of a list that is too long for one page: its entries, of the kind that the list has; or its own parts."""

    template: ClassVar[str] = "part.html"

    parts: tuple[PartLink, ...] = ()
    """What it is cut into; empty where it lists its entries."""
    partners: tuple[Partner, ...] = ()
    """Partners."""
    hubs: tuple[HubRow, ...] = ()
    """Hubs."""
    places: tuple[Counted[Place], ...] = ()
    """Places, with how many partners are based in each."""
    strategies: tuple[MeasuredStrategy, ...] = ()
    """Strategies, with how far they have come."""
    needs: tuple[NeedRow, ...] = ()
    """Needs, with those that fit."""
    dues: tuple[Due, ...] = ()
    """What is due or has lapsed."""
    bridges: tuple[Bridge, ...] = ()
    """Partners of several hubs."""
