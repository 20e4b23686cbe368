"""Pages that look at the network as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from ...network.aging import Due
from ...network.model import Hub, Partner, Place, Principle, Strategy, Term
from ...network.updates import Update
from ...records.models import BadgeLevel, Validity
from ..network_picture import Outline, Picture
from ..page import Context
from ..tile_map import TileMap
from .views import Bridge, Counted, CoverageRow, Shortened


@dataclass(frozen=True, slots=True)
class HomePage(Context):
    """The home page, around the staff's own words."""

    template: ClassVar[str] = "home.html"

    intro: Markup
    """The staff's opening words, as HTML."""
    map: TileMap
    """How many partners are based in or serve each state and territory."""
    partners: int
    """How many partners there are, with former ones."""
    hubs: int
    """How many hubs there are, with those that ended."""
    strategies: int
    """How many strategies there are."""
    needs: int
    """How many needs there are."""
    principles: tuple[Principle, ...]
    """Those in force."""
    by_place: Shortened[Counted[Hub]]
    """The hubs by place that have not ended, with how many partners each has."""
    by_issue: Shortened[Counted[Hub]]
    """Those on issues."""
    leaderless: tuple[Strategy, ...]
    """The strategies that look for a lead."""
    changes: tuple[Update, ...]
    """What happened last, newest first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The principles that most rows of a table have nobody recorded for."""

    table: str
    """place, level or hub."""
    principles: tuple[Principle, ...]
    """Those principles."""
    bare: int
    """In how many rows nobody is recorded for each."""
    rows: int
    """How many rows there are."""


@dataclass(frozen=True, slots=True)
class PlaceRows:
    """The places of one kind in the table of coverage."""

    kind: str
    """nation, states, tribal, region, county, city or district."""
    rows: Shortened[CoverageRow[Place]]
    """Those places; the ones that lie in no other come first."""


@dataclass(frozen=True, slots=True)
class CoveragePage(Context):
    """Where the network works on what."""

    template: ClassVar[str] = "coverage.html"

    gaps: tuple[Gap, ...]
    """Where the gaps are widest: among states and territories, by level and by hub; none where there is none."""
    places: int
    """How many places the table has."""
    by_place: tuple[PlaceRows, ...]
    """All states and territories, and other places where something is recorded, by their kinds."""
    by_level: tuple[CoverageRow[Term], ...]
    """All levels, widest first."""
    by_hub: Shortened[CoverageRow[Hub]]
    """All hubs at work."""


@dataclass(frozen=True, slots=True)
class HubInNetwork:
    """A hub, and what ties it to others."""

    hub: Hub
    """The hub."""
    partners: int
    """How many partners it has."""
    members: tuple[Partner, ...]
    """Its partners: conveners first, then members, then advisers; none where the whole picture is left out."""
    conveners: tuple[Partner, ...]
    """Those that convene it."""
    parent: Hub | None
    """The hub that it is a part of."""
    strategies: int
    """How many strategies its plan has."""
    shares: tuple[tuple[Hub, int], ...]
    """The hubs that the picture links it with, and how many partners they share; in the order of names."""


@dataclass(frozen=True, slots=True)
class NetworkPage(Context):
    """Who works with whom, as a picture and as tables."""

    template: ClassVar[str] = "network.html"

    picture: Picture | None
    """Hubs and partners; None if the network is too large for it."""
    outline: Outline | None
    """Hubs alone; None if there are too many of them."""
    most: int
    """With more hubs and partners than this, a network is too large for the whole picture."""
    hubs: Shortened[HubInNetwork]
    """All hubs."""
    bridges: Shortened[Bridge]
    """The partners of several hubs."""
    alone: Shortened[Partner]
    """The partners of none, but for those that have left."""


@dataclass(frozen=True, slots=True)
class LevelHolders:
    """A level of the badge, and who holds it."""

    level: BadgeLevel
    """The level."""
    partners: Shortened[Partner]
    """Those whose highest level it is."""


@dataclass(frozen=True, slots=True)
class HubLevelHolders:
    """How far the plans of hubs can come, and those that have come so far."""

    level: str
    """forming, planned or evidence-based."""
    hubs: Shortened[Hub]
    """Those hubs; without those that ended."""


@dataclass(frozen=True, slots=True)
class BadgesPage(Context):
    """How badges are earned, who holds which, and what grows old."""

    template: ClassVar[str] = "badges.html"

    levels: tuple[LevelHolders, ...]
    """Lowest first; none in a network without badges."""
    without: Shortened[Partner]
    """The partners that hold no level."""
    validity: Validity
    """For how many months evidence, reviews and confirmations count."""
    due: Shortened[Due]
    """All that is due, by partner."""
    lapsed: Shortened[Due]
    """All that has lapsed, by partner."""
    hub_levels: tuple[HubLevelHolders, ...]
    """Lowest first."""


@dataclass(frozen=True, slots=True)
class UpdatesPage(Context):
    """What happened lately."""

    template: ClassVar[str] = "updates.html"

    changes: tuple[Update, ...]
    """What happened last, newest first."""
    total: int
    """How many changes the records tell of."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """Records to download."""

    name: str
    """What they are, as in the names of their page and files: partners, hubs and so on."""
    records: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class DataPage(Context):
    """What can be downloaded, and under which license."""

    template: ClassVar[str] = "data.html"

    files: tuple[DataFile, ...]
    """The files of records."""
    as_of: date
    """The network's day, as which the data are cited."""


@dataclass(frozen=True, slots=True)
class SearchPage(Context):
    """Where a script shows all that a search found."""

    template: ClassVar[str] = "search.html"
