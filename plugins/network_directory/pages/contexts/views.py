"""What pages of several kinds show, made ready for their templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from ...network.coverage import Cell
from ...network.matching import Matches
from ...network.model import Claim, Hub, Partner, Place, Principle, Strategy, Term
from ...network.needs import Wanted
from ...network.progress import Progress

T = TypeVar("T", Hub, Place, Term)
E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Way:
    """A way from the first entries of a list to all of them."""

    to: str
    """What it leads to, which names the words of its link."""
    address: str
    """Where that is, from the site's root."""


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part of a long list, which has a page of its own."""

    label: str
    """The letters that its names begin with, or its number; empty if it is the whole list."""
    address: str
    """Where its page is, from the site's root."""
    total: int
    """How many entries it has."""
    span: tuple[str, str] | None = None
    """The first and the last name in a part that is numbered."""


@dataclass(frozen=True, slots=True)
class Shortened(Generic[E]):
    """A list as far as a page has room for it."""

    shown: tuple[E, ...]
    """Its first entries; all of them if there is room."""
    total: int
    """How many there are."""
    order: str = "name"
    """What names the words for their order."""
    ways: tuple[Way, ...] = ()
    """The ways to all of them; none where all are shown."""
    parts: tuple[PartLink, ...] = ()
    """The parts with all of them, where the list has such; none where all are shown."""


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
class ClaimList:
    """The claims that are of one stance, or say the same of a principle; in the order of names."""

    id: str
    """A stance, or the state of a cell: practiced, declared, reserved or not-applicable."""
    claims: Shortened[Claim]
    """Those claims, without former partners'."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A principle, and what is recorded for it in a place, at a level or in a hub."""

    principle: Principle
    """The principle."""
    cell: Cell
    """All that is recorded."""
    lists: tuple[ClaimList, ...]
    """The claims by what they say, without what nobody says."""
    strategies: Shortened[Strategy]
    """The strategies for it."""


@dataclass(frozen=True, slots=True)
class Takers:
    """Where partners stand on a principle."""

    principle: Principle
    """The principle."""
    lists: tuple[ClaimList, ...]
    """The claims by stance, also one that nobody takes; not those to whom it does not apply."""
    evidenced: Shortened[Claim]
    """The claims, of any stance, whose evidence counts on the network's day."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A partner of several hubs."""

    partner: Partner
    """The partner."""
    hubs: tuple[Hub, ...]
    """Its hubs, in the order of its entry."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need, and whose offers fit it."""

    wanted: Wanted
    """The need."""
    matches: Matches
    """How many partners fit, and the first of them with the reasons."""
    anchor: str
    """The fragment by which its page leads to it."""
    fits: str | None = None
    """Where more of those that fit are shown, from the site's root, with the fragment; None where they are here."""


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
    """In the order in which they are shown. Of very many only the first; the script has the others from its data."""


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
