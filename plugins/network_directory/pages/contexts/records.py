"""Pages of one record each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ...network.aging import Due
from ...network.alignment import Badge, HubBadge
from ...network.model import (
    Claim,
    Hub,
    Membership,
    Part,
    Partner,
    Place,
    Principle,
    Recommendation,
    Source,
    Strategy,
    Term,
)
from ...records.models import BadgeRules
from ..page import Context
from ..shape_map import Location
from .of_partner import ClaimRow, Event, HelpRows, MembershipRow, RuleRow, StandingPicture
from .views import (
    ClaimList,
    Counted,
    Covered,
    HubRow,
    LevelMark,
    Markdown,
    MeasuredStrategy,
    Shortened,
    Takers,
)


@dataclass(frozen=True, slots=True)
class PartnerPage(Context):
    """A partner: what it is, where it stands, what it offers and seeks, and whom it works with."""

    template: ClassVar[str] = "partner.html"

    partner: Partner
    """The partner."""
    about: Markdown | None
    """What its entry tells at length; None if it tells nothing."""
    successor: Partner | None
    """The partner that carries on its work, if there is one."""
    predecessors: tuple[Partner, ...]
    """Former partners whose work it carries on."""
    badge: Badge
    """Its alignment badge."""
    mark: LevelMark | None
    """The mark of its badge; None in a network without badges."""
    badge_rules: BadgeRules
    """How badges are earned."""
    rules: tuple[RuleRow, ...]
    """Each rule of each level, lowest first."""
    pictures: tuple[StandingPicture, ...]
    """Where it stands on each principle, in pictures for other sites: what it says first, then what it does not."""
    claims: tuple[ClaimRow, ...]
    """Where it stands, in the principles' order; with principles that were retired."""
    stated: int
    """On how many principles in force that is."""
    unstated: tuple[Principle, ...]
    """The principles in force of which it has said nothing."""
    in_force: int
    """How many principles are in force."""
    memberships: tuple[MembershipRow, ...]
    """The hubs that it is in, in the order of its entry."""
    leads: tuple[Strategy, ...]
    """The strategies that it leads."""
    joins: tuple[Strategy, ...]
    """The strategies that it works on without leading them."""
    helps: tuple[HelpRows, ...]
    """The needs that its offers fit, by type."""
    history: tuple[Event, ...]
    """What has happened, newest first."""
    languages: tuple[str, ...]
    """What the languages are called that it works in."""
    dues: tuple[Due, ...]
    """What is due or has lapsed."""
    as_of: date
    """The network's day, on which all is judged."""


@dataclass(frozen=True, slots=True)
class RoleMembers:
    """The partners of a hub that have one role in it."""

    role: str
    """convener, member or adviser."""
    members: Shortened[Membership]
    """Those partners, in the order of names."""


@dataclass(frozen=True, slots=True)
class HubPage(Context):
    """A hub: its plan, its members, and what it covers."""

    template: ClassVar[str] = "hub.html"

    hub: Hub
    """The hub."""
    about: Markdown | None
    """What its record tells at length; None if it tells nothing."""
    aim: Markdown | None
    """What its plan is for; None if it has no plan yet."""
    badge: HubBadge
    """How far its plan has come."""
    strategies: tuple[MeasuredStrategy, ...]
    """Its plan."""
    partners: int
    """How many partners it has."""
    roles: tuple[RoleMembers, ...]
    """Its partners: conveners first, then members, then advisers; roles that nobody has are left out."""
    conveners: Shortened[Partner]
    """Those that convene it and have not left."""
    cells: tuple[Covered, ...]
    """Each principle in force with what the hub's partners and strategies do for it."""
    uncovered: tuple[Principle, ...]
    """The principles in force that no strategy of its serves."""
    parent: Hub | None
    """The hub that it is a part of."""
    merged_into: Hub | None
    """The hub that it became a part of."""
    sub_hubs: Shortened[Counted[Hub]]
    """The hubs within it, with how many partners each has."""
    merged: Shortened[Hub]
    """The hubs that became a part of it."""
    served: tuple[Recommendation, ...]
    """The recommendations that strategies of its serve; those of stopped ones are left out."""
    unserved: tuple[Recommendation, ...]
    """All other recommendations of all sources."""
    as_of: date
    """The network's day, on which all is judged."""


@dataclass(frozen=True, slots=True)
class PrinciplePage(Context):
    """A principle: what it says, where it comes from, and who takes which stance."""

    template: ClassVar[str] = "principle.html"

    principle: Principle
    """The principle."""
    statement: Markdown | None
    """What it says; None if it is not written yet."""
    about: Markdown | None
    """What its record tells beyond that; None if it tells nothing."""
    replaced_by: Principle | None
    """The principle that came in its place."""
    replaces: tuple[Principle, ...]
    """Retired principles in whose place it came."""
    stances: tuple[ClaimList, ...]
    """Where partners stand: each stance, also one that nobody takes, with who takes it."""
    former: Shortened[Claim]
    """Where former partners stood."""
    strategies: Shortened[Strategy]
    """The strategies that serve it."""
    hubs: Shortened[Counted[Hub]]
    """The hubs on it, with how many partners each has."""
    levels: tuple[Counted[Term], ...]
    """All levels, with how many partners at each endorse, practice or lead."""
    places: Shortened[Counted[Place]]
    """The states, territories and tribal nations that such partners are based in or serve, with how many there are."""


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation, and who works on it."""

    recommendation: Recommendation
    """The recommendation."""
    principles: tuple[Principle, ...]
    """The principles that rest on it, those left out that rest on its part as a whole."""
    present: Shortened[MeasuredStrategy]
    """The strategies that serve it."""
    past: Shortened[MeasuredStrategy]
    """The strategies that served it, and were stopped or went with their hub."""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A part of a source, and what rests on it."""

    part: Part
    """The part."""
    principles: tuple[Takers, ...]
    """The principles that rest on the part."""
    recommendations: tuple[RecommendationRow, ...]
    """What it recommends, in its order."""


@dataclass(frozen=True, slots=True)
class SourcePage(Context):
    """A source: what it recommends, who works on it, and the principles that rest on it."""

    template: ClassVar[str] = "source.html"

    source: Source
    """The source."""
    about: Markdown | None
    """What its record tells at length; None if it tells nothing."""
    citation: Markdown | None
    """How it wants to be cited; None if that is not recorded."""
    rights: Markdown | None
    """Who may use it and how; None if that is not recorded."""
    parts: tuple[SourcePart, ...]
    """Its parts, in its order."""
    whole: tuple[Takers, ...]
    """The principles that rest on the source as a whole."""
    recommendations: int
    """How many recommendations it has."""
    worked_on: int
    """How many of them strategies serve at present."""
    ids_are_ours: bool
    """Whether it numbers no recommendations itself, so that the network gave them their ids."""


@dataclass(frozen=True, slots=True)
class PlacePage(Context):
    """A place: who is based in it and who serves it, and what is done there."""

    template: ClassVar[str] = "place.html"

    place: Place
    """The place."""
    around: tuple[Place, ...]
    """All places around it, nearest first."""
    location: Location | None
    """Where it lies; None if it lies in no state or territory."""
    partners: int
    """How many partners are based in it or serve it, or somewhere within it."""
    based: Shortened[Partner]
    """Those based in it or somewhere within it."""
    serving: Shortened[Partner]
    """Those that serve it or somewhere within it and are based elsewhere."""
    wider: Shortened[Partner]
    """Those that are at work in it only because they serve a place around it, such as the nation."""
    hubs: Shortened[HubRow]
    """The hubs of it or of somewhere within it."""
    strategies: Shortened[Strategy]
    """The strategies for it or for somewhere within it."""
    within: Shortened[Counted[Place]]
    """The places directly within it, with how many partners are based in each."""
    cells: tuple[Covered, ...]
    """Each principle in force with what is recorded for it here."""
