"""What pages of several kinds show, made ready for their templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ...network.coverage import Cell
from ...network.model import Claim, Hub, Partner, Place, Principle, Strategy, Term
from ...network.progress import Progress

T = TypeVar("T", Hub, Place, Term)


@dataclass(frozen=True, slots=True)
class ShortLinkTarget:
    """What a short link of a record's Markdown leads to."""

    kind: str
    """partner, hub, principle, source or place."""
    id: str
    """The record's id."""
    name: str
    """What the record is called."""
    address: str
    """Where its page is, from the site's root."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """A record's Markdown, which `prose()` turns into HTML."""

    text: str
    """As it is written."""
    targets: tuple[ShortLinkTarget, ...]
    """What its short links lead to; those to records that do not exist are left out."""


@dataclass(frozen=True, slots=True)
class Counted(Generic[T]):
    """A hub, place or word of the vocabulary, and how many there are of what the list around it counts."""

    record: T
    """The thing."""
    count: int
    """How many."""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """What the mark of a partner's badge shows."""

    level: str | None
    """The id of the highest level held; None without one."""
    name: str | None
    """What that level is called; None without one."""
    reached: int
    """How many levels are held."""
    levels: int
    """How many levels there are."""
    former: bool = False
    """Whether the partner has left, which the mark then says instead."""


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner in a list of partners."""

    partner: Partner
    """The partner."""
    mark: LevelMark | None
    """The mark of its badge; None in a network without badges."""


@dataclass(frozen=True, slots=True)
class HubRow:
    """A hub in a list of hubs."""

    hub: Hub
    """The hub."""
    partners: int
    """How many partners it has."""
    strategies: int
    """How many strategies its plan has."""


@dataclass(frozen=True, slots=True)
class MeasuredStrategy:
    """A strategy, and how far it has come."""

    strategy: Strategy
    """The strategy."""
    progress: Progress | None
    """How far its measure is on the network's day; None without a measure."""


@dataclass(frozen=True, slots=True)
class CoverageRow(Generic[T]):
    """A place, level or hub, and what is recorded for each principle there."""

    subject: T
    """The place, level or hub."""
    cells: tuple[tuple[Principle, Cell], ...]
    """Each principle in force with what is recorded for it; in the principles' order."""


@dataclass(frozen=True, slots=True)
class Takers:
    """Where partners stand on a principle."""

    principle: Principle
    """The principle."""
    claims: tuple[Claim, ...]
    """Those of all but former partners, in the order of names."""
    evidenced: tuple[Claim, ...]
    """Those of them whose evidence counts on the network's day."""


# Filters of lists


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a list can be filtered by."""

    id: str
    """What stands for it in addresses."""
    name: str | None
    """What it is called; None if that is one of the site's own words."""
    count: int
    """How many entries choosing it finds."""
    is_nation: bool
    """Whether it is a country, whose name alone would promise less than it finds."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of values, each of which some entry has."""

    id: str
    """kind, level, place, hub, principle, stance, contribution, badge, status, focus, plan, asker; or `extra-` and the
    id of a field that the network added."""
    name: str | None
    """What a network calls a field of its own; None if it is one of the site's own words."""
    choices: tuple[Choice, ...]
    """In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Filters:
    """All that a list can be filtered and sorted by."""

    size: int
    """How many entries the list has."""
    stamp: str
    """Stands for which entries they are, in their order: tells the script whether the data that it loads fit."""
    filters: tuple[Filter, ...]
    """Only those by which there is something to choose."""
    dates: tuple[str, ...]
    """The dates that the list can be sorted by, beside its own order: joined, confirmed or plan."""
