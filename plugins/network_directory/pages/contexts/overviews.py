"""Pages that list things of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...network.alignment import HubBadge
from ...network.coverage import Cell
from ...network.model import Claim, Hub, Place, Principle, Source, Term
from ...network.needs import Asker
from ...records.models import ContributionType, PlaceKind
from ..page import Context
from ..tile_map import TileMap
from .views import (
    Choice,
    Counted,
    CoverageRow,
    Filter,
    Filters,
    HubRow,
    LevelMark,
    NeedRow,
    PartnerRow,
    Shortened,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The partners whose names begin with one letter."""

    letter: str
    """The letter."""
    rows: Shortened[PartnerRow]
    """Those partners."""


@dataclass(frozen=True, slots=True)
class CutChoice:
    """A value of a field, and where the partners that have it are listed."""

    choice: Choice
    """The value."""
    address: str
    """Where they are listed, from the site's root."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The partners by one field: what stands in place of a filter without script."""

    filter: Filter
    """The field."""
    choices: tuple[CutChoice, ...]
    """Its values."""


@dataclass(frozen=True, slots=True)
class PartnersPage(Context):
    """All partners."""

    template: ClassVar[str] = "partners.html"

    filters: Filters
    """What the list can be filtered by."""
    letters: tuple[Letter, ...]
    """The partners under their initials."""
    full_rows: bool
    """Whether it tells what each partner is; a longer list is one of names, of which the script makes rows."""
    whole: bool
    """Whether all partners are in it; if not, the script has their names from its data."""
    marks: tuple[LevelMark, ...]
    """The mark of each level, lowest first, then that of no level: what the script puts into rows."""
    map: TileMap
    """How many partners are based in or serve each state and territory."""
    kinds: tuple[Counted[Term], ...]
    """The kinds of partners that there are, with how many are of each."""
    levels: tuple[Counted[Term], ...]
    """All levels, with how many partners are at work at each."""
    hubs: Shortened[Counted[Hub]]
    """All hubs, with how many partners each has."""
    places: Shortened[Counted[Place]]
    """The states, territories and tribal nations that partners are based in, with how many there are."""
    cuts: tuple[Cut, ...]
    """The other fields that the list can be filtered by and whose values have pages."""


@dataclass(frozen=True, slots=True)
class HubCard:
    """A hub in the list of all."""

    row: HubRow
    """The hub, as other lists show it."""
    badge: HubBadge
    """How far its plan has come."""
    merged_into: Hub | None
    """The hub that it became a part of."""


@dataclass(frozen=True, slots=True)
class HubGroup:
    """The hubs that one kind of thing brings together."""

    focus: str
    """place or issue."""
    hubs: Shortened[HubCard]
    """Those hubs."""


@dataclass(frozen=True, slots=True)
class HubsPage(Context):
    """All hubs."""

    template: ClassVar[str] = "hubs.html"

    filters: Filters
    """What the list can be filtered by."""
    map: TileMap
    """How many hubs each state and territory has, by its own place or those of its strategies."""
    groups: tuple[HubGroup, ...]
    """Those by place, then those by issue."""
    whole: bool
    """Whether all hubs are in it; if not, the script has their names from its data."""


@dataclass(frozen=True, slots=True)
class PrincipleRow:
    """A principle, and who takes which stance."""

    principle: Principle
    """The principle."""
    claims: tuple[Claim, ...]
    """Where partners stand; without former partners."""
    strategies: int
    """How many strategies serve it."""


@dataclass(frozen=True, slots=True)
class PrinciplesPage(Context):
    """All principles."""

    template: ClassVar[str] = "principles.html"

    principles: tuple[PrincipleRow, ...]
    """In their order, with those that were retired."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, and what rests on it."""

    source: Source
    """The source."""
    recommendations: int
    """How many recommendations it has."""
    principles: tuple[Principle, ...]
    """The principles that rest on it."""


@dataclass(frozen=True, slots=True)
class SourcesPage(Context):
    """All sources."""

    template: ClassVar[str] = "sources.html"

    sources: tuple[SourceRow, ...]
    """In the order of their titles."""


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state or territory, and who is at work there."""

    place: Place
    """The state or territory."""
    partners: int
    """How many partners are based in it or serve it."""
    hubs: Shortened[Hub]
    """The hubs at work in it."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The places of one kind."""

    kind: PlaceKind
    """The kind."""
    places: Shortened[Counted[Place]]
    """Those places, with how many partners are based in each."""


@dataclass(frozen=True, slots=True)
class PlacesPage(Context):
    """All places."""

    template: ClassVar[str] = "places.html"

    map: TileMap
    """How many partners are based in or serve each state and territory."""
    states: tuple[StateRow, ...]
    """The states and territories, in the order of names."""
    groups: tuple[PlaceGroup, ...]
    """All other places but the nation; kinds without a place are left out."""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of government, and what is recorded for each principle at it."""

    level: Term
    """The level."""
    partners: int
    """How many partners are at work at it."""
    strategies: int
    """How many strategies are for it; those that were stopped or went with their hub are left out."""
    covered: tuple[tuple[Principle, Cell], ...]
    """The principles in force that somebody says something of or works for, with what that is."""
    uncovered: tuple[Principle, ...]
    """All other principles in force."""

    @property
    def bare(self) -> bool:
        """Whether nobody is at work at it, and on nothing."""
        return not self.partners and not self.strategies


@dataclass(frozen=True, slots=True)
class LevelsPage(Context):
    """All levels of government."""

    template: ClassVar[str] = "levels.html"

    levels: tuple[LevelRow, ...]
    """Widest first."""
    rows: tuple[CoverageRow[Term], ...]
    """The same as rows of a table."""


@dataclass(frozen=True, slots=True)
class KindsPage(Context):
    """All kinds of partners."""

    template: ClassVar[str] = "kinds.html"

    kinds: tuple[Counted[Term], ...]
    """With how many partners are of each."""


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """A type of contribution, and how much of it there is."""

    type: ContributionType
    """The type."""
    offers: int
    """How many offers there are."""
    free: int
    """How many of them are not taken up."""


@dataclass(frozen=True, slots=True)
class ContributionsPage(Context):
    """All types of contributions."""

    template: ClassVar[str] = "contributions.html"

    types: tuple[ContributionRow, ...]
    """In the order in which the site names them everywhere."""


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """The needs of one kind of asker."""

    asker: Asker
    """Who asks: strategies for a lead, strategies for something else, or partners."""
    needs: Shortened[NeedRow]
    """By name."""


@dataclass(frozen=True, slots=True)
class NeedsPage(Context):
    """All that is needed, and whose offers fit."""

    template: ClassVar[str] = "needs.html"

    filters: Filters
    """What the list can be filtered by."""
    groups: tuple[NeedGroup, ...]
    """All needs."""
    whole: bool
    """Whether all needs are in it; if not, the script has them from its data."""
