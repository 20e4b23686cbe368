"""The network as its pages see it: records resolved into each other, and looked at from both ends.

Everything here is immutable, and equal only to itself: there is one object for each thing. A relation holds both
of its ends, and `Network` indexes each relation by each end, so that what was stated once is found from either side.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, get_args

from ..records import Records, models
from ..records.kinds import Kind
from ..records.models import (
    ENDED,
    Acceptances,
    BadgeRules,
    Confirmation,
    Contact,
    ContributionType,
    ExtraField,
    HubStatus,
    Identifiers,
    Measure,
    Need,
    Offer,
    PartnerStatus,
    PlaceKind,
    Role,
    Stance,
    StanceMeanings,
    StrategyEvidence,
    StrategyStatus,
)
from ..records.types import PartialDate
from .alignment import Badge, HubBadge, Standing
from .relations import Index, OnDemand, index

T = TypeVar("T")

ROLES = get_args(models.Role)
"""The order in which a hub's members are listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A word of the vocabulary."""

    vocabulary: str
    """partner_kinds, levels, issues or evidence_kinds."""
    id: str
    name: str
    description: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Somewhere partners are based and work."""

    id: str
    name: str
    kind: PlaceKind
    parents: tuple[str, ...]
    """The places that it is a part of or lies in, nearest first; ids."""
    ancestors: tuple[str, ...]
    """All places around it, nearest first; ids."""
    lat: float | None
    lon: float | None
    codes: Mapping[str, str]

    @property
    def and_around(self) -> tuple[str, ...]:
        """It and all places around it, nearest first; ids."""
        return (self.id, *self.ancestors)


@dataclass(frozen=True, slots=True, eq=False)
class Extra:
    """A value of a field that the network added."""

    id: str
    field: ExtraField
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Partner:
    """An organization of the network."""

    id: str
    file: str
    record: models.Partner
    """All that its record says, as it says it."""
    name: str
    also_known_as: tuple[str, ...]
    kind: Term
    summary: str
    url: str | None
    logo: str | None
    """The name of a picture file beside the record."""
    logo_alt: str | None
    founded: int | None
    based_in: Place | None
    serves: tuple[Place, ...]
    levels: tuple[Term, ...]
    languages: tuple[str, ...]
    status: PartnerStatus
    succeeded_by: str | None
    """The id of another partner."""
    joined: PartialDate | None
    confirmed: Confirmation | None
    contributes: tuple[Offer, ...]
    seeks: tuple[Need, ...]
    contact: Contact
    identifiers: Identifiers
    formerly: tuple[str, ...]
    accept: Acceptances
    extra: tuple[Extra, ...]
    about: str | None
    """Markdown."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is based and what it serves, each once."""
        based = self.based_in
        if based is None:
            return self.serves
        if based in self.serves:
            return (based, *(place for place in self.serves if place is not based))
        return (based, *self.serves)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a source."""

    id: str
    title: str
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Recommendation:
    """Something that a source recommends."""

    id: str
    text: str
    to: tuple[Term, ...]
    """The levels that it addresses."""
    source: str
    """The id of its source."""
    part: str
    """The id of its part."""
    numbered: bool
    """Whether the id is the source's own."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document that principles rest on."""

    id: str
    file: str
    record: models.Source
    """All that its record says, as it says it."""
    title: str
    publisher: str | None
    date: PartialDate | None
    url: str | None
    citation: str | None
    """Markdown."""
    rights: str | None
    """Markdown."""
    parts: tuple[Part, ...]
    formerly: tuple[str, ...]
    accept: Acceptances
    about: str | None
    """Markdown."""

    @property
    def name(self) -> str:
        """What lists call it."""
        return self.title


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """Where a source says what a principle says."""

    source: Source
    part: Part | None
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Principle:
    """What the network stands for."""

    id: str
    file: str
    record: models.Principle
    """All that its record says, as it says it."""
    name: str
    number: int | None
    question: str | None
    statement: str
    """Markdown."""
    retired: bool
    retired_on: PartialDate | None
    replaced_by: str | None
    """The id of another principle."""
    provenance: tuple[Provenance, ...]
    stances: StanceMeanings
    formerly: tuple[str, ...]
    accept: Acceptances
    about: str | None
    """Markdown."""


@dataclass(frozen=True, slots=True, eq=False)
class Hub:
    """A collaborative by place or by issue."""

    id: str
    file: str
    record: models.Hub
    """All that its record says, as it says it."""
    name: str
    place: Place | None
    principle: Principle | None
    issue: Term | None
    summary: str
    status: HubStatus
    merged_into: str | None
    """The id of another hub."""
    parent: str | None
    """The id of another hub."""
    aim: str | None
    """Markdown; None if the hub has no plan yet."""
    plan_updated: PartialDate | None
    formerly: tuple[str, ...]
    accept: Acceptances
    extra: tuple[Extra, ...]
    about: str | None
    """Markdown."""

    @property
    def ended(self) -> bool:
        """Whether its work is over, or goes on in another hub."""
        return self.status in ENDED


@dataclass(frozen=True, slots=True, eq=False)
class Membership:
    """A partner's place in a hub."""

    partner: Partner
    hub: Hub
    role: Role
    since: PartialDate | None


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Something that shows that a claim is true."""

    title: str
    url: str | None
    date: PartialDate | None
    kind: Term | None
    independent: bool
    lapses: datetime.date | None
    """The last day on which it counts; None if it is undated and so never counts."""
    covered: bool
    """Whether it was there to be looked at when the claim was reviewed."""


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """Where a partner stands on a principle, and what that rests on."""

    partner: Partner
    principle: Principle
    stance: Stance
    statement: str | None
    evidence: tuple[Evidence, ...]
    """Newest first."""
    reviewed: Confirmation | None
    standing: Standing

    @property
    def counts(self) -> bool:
        """Whether it counts for or against a badge, as far as its stance does."""
        return not self.principle.retired and self.partner.status != "former"


@dataclass(frozen=True, slots=True, eq=False)
class Strategy:
    """One piece of a hub's battle plan."""

    id: str
    hub: Hub
    title: str
    summary: str | None
    status: StrategyStatus
    principles: tuple[Principle, ...]
    recommendations: tuple[Recommendation, ...]
    level: Term | None
    places: tuple[Place, ...]
    lead: Partner | None
    partners: tuple[Partner, ...]
    needs: tuple[Need, ...]
    evidence: tuple[StrategyEvidence, ...]
    measure: Measure | None

    @property
    def open(self) -> bool:
        """Whether there is work to be done on it: it is not finished, and nor is its hub."""
        return self.status in ("proposed", "underway") and not self.hub.ended

    @property
    def counts(self) -> bool:
        """Whether what it serves is worked on: what was stopped, or went with its hub, leaves that open again."""
        return self.status != "stopped" and not self.hub.ended

    @property
    def seeks_lead(self) -> bool:
        """Whether the hub is looking for somebody to lead it."""
        return self.lead is None and self.open


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """Something that a partner offers."""

    partner: Partner
    offer: Offer

    @property
    def type(self) -> ContributionType:
        return self.offer.type


Record = Partner | Hub | Principle | Source
"""What has a file of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What partners and hubs stand in: all that they refer to but each other, and what they are judged by.

    Mappings run in the order in which lists show their values.
    """

    as_of: datetime.date
    badge_rules: BadgeRules
    kinds: Mapping[str, Term]
    levels: Mapping[str, Term]
    issues: Mapping[str, Term]
    evidence_kinds: Mapping[str, Term]
    extra_fields: Mapping[str, ExtraField]
    places: Mapping[str, Place]
    """Built in and declared."""
    sources: Mapping[str, Source]
    recommendations: Mapping[str, Recommendation]
    """Of all sources, in their order."""
    principles: Mapping[str, Principle]


@dataclass(frozen=True, eq=False)
class Network:
    """The whole network on a day. Mappings run in the order in which lists show their values.

    Evidence, reviews and confirmations of a later day are left out: they do not exist yet. What was stated is linked
    once; a relation is indexed by its other end when it is first looked at from there.
    """

    records: Records
    """What it was linked from."""
    frame: Frame
    partners: Mapping[str, Partner]
    hubs: Mapping[str, Hub]
    memberships_of_partner: Index[Membership]
    """In the hubs' order."""
    claims_of_partner: Index[Claim]
    """In the principles' order."""
    badges: OnDemand[str, Badge]
    """By partner; each is judged when it is first asked for."""
    hub_badges: Mapping[str, HubBadge]
    strategies_of_hub: Index[Strategy]
    """In the plan's order."""

    # The frame

    @property
    def as_of(self) -> datetime.date:
        """The day on which it is judged."""
        return self.frame.as_of

    @property
    def badge_rules(self) -> BadgeRules:
        """What badges ask for, and how long things count."""
        return self.frame.badge_rules

    @property
    def principles(self) -> Mapping[str, Principle]:
        """Those in force first."""
        return self.frame.principles

    @property
    def sources(self) -> Mapping[str, Source]:
        """The documents that principles rest on."""
        return self.frame.sources

    @property
    def places(self) -> Mapping[str, Place]:
        """Built in and declared."""
        return self.frame.places

    @property
    def kinds(self) -> Mapping[str, Term]:
        """What partners can be."""
        return self.frame.kinds

    @property
    def levels(self) -> Mapping[str, Term]:
        """Levels of government, widest first."""
        return self.frame.levels

    @property
    def issues(self) -> Mapping[str, Term]:
        """Issues that hubs can work on."""
        return self.frame.issues

    @property
    def extra_fields(self) -> Mapping[str, ExtraField]:
        """The network's own fields."""
        return self.frame.extra_fields

    # Memberships and claims

    @cached_property
    def memberships_of_hub(self) -> Index[Membership]:
        """Conveners first, then members, then advisers."""
        memberships = sorted(self._of_partners(self.memberships_of_partner), key=lambda m: ROLES.index(m.role))
        return index(memberships, lambda m: (m.hub.id,))

    @cached_property
    def claims_on_principle(self) -> Index[Claim]:
        """Of all but former partners, in the partners' order."""
        claims = (c for c in self._of_partners(self.claims_of_partner) if c.partner.status != "former")
        return index(claims, lambda c: (c.principle.id,))

    @cached_property
    def former_claims(self) -> Index[Claim]:
        """Of former partners, by principle; they count nowhere."""
        claims = (c for c in self._of_partners(self.claims_of_partner) if c.partner.status == "former")
        return index(claims, lambda c: (c.principle.id,))

    # Strategies

    def strategies(self) -> tuple[Strategy, ...]:
        """All strategies, by hub."""
        return tuple(strategy for hub in self.hubs for strategy in self.strategies_of_hub[hub])

    @cached_property
    def strategies_led_by(self) -> Index[Strategy]:
        """By partner."""
        return index(self.strategies(), lambda s: (s.lead.id,) if s.lead else ())

    @cached_property
    def strategies_joined_by(self) -> Index[Strategy]:
        """By partner; those it works on without leading them."""
        return index(self.strategies(), lambda s: (p.id for p in s.partners))

    @cached_property
    def strategies_for_principle(self) -> Index[Strategy]:
        return index(self.strategies(), lambda s: (p.id for p in s.principles))

    @cached_property
    def strategies_for_recommendation(self) -> Index[Strategy]:
        return index(self.strategies(), lambda s: (r.id for r in s.recommendations))

    @cached_property
    def strategies_at_level(self) -> Index[Strategy]:
        return index(self.strategies(), lambda s: (s.level.id,) if s.level else ())

    @cached_property
    def strategies_in_place(self) -> Index[Strategy]:
        """In the place itself or somewhere within it."""
        return index(self.strategies(), lambda s: _rolled_up(s.places))

    # Partners

    @cached_property
    def partners_of_kind(self) -> Index[Partner]:
        return index(self.partners.values(), lambda p: (p.kind.id,))

    @cached_property
    def partners_at_level(self) -> Index[Partner]:
        return index(self.partners.values(), lambda p: (level.id for level in p.levels))

    @cached_property
    def partners_based_in(self) -> Index[Partner]:
        """In the place itself or somewhere within it."""
        return index(self.partners.values(), lambda p: p.based_in.and_around if p.based_in else ())

    @cached_property
    def partners_serving(self) -> Index[Partner]:
        """The place itself or somewhere within it."""
        return index(self.partners.values(), lambda p: _rolled_up(p.serves))

    @cached_property
    def partners_in(self) -> Index[Partner]:
        """Based in or serving the place itself or somewhere within it."""
        return index(self.partners.values(), lambda p: _rolled_up(p.places))

    @cached_property
    def partners_named(self) -> Index[Partner]:
        """Those whose entry names the place itself as one it serves."""
        return index(self.partners.values(), lambda p: (place.id for place in p.serves))

    @cached_property
    def predecessors(self) -> Index[Partner]:
        """Former partners, by the one that carries on their work."""
        return index(self.partners.values(), lambda p: (p.succeeded_by,) if p.succeeded_by else ())

    @cached_property
    def contributions(self) -> Index[Contribution]:
        """By type."""
        offers = (Contribution(partner, offer) for partner in self.partners.values() for offer in partner.contributes)
        return index(offers, lambda c: (c.type,))

    # Hubs

    @cached_property
    def hubs_in_place(self) -> Index[Hub]:
        """In the place itself or somewhere within it."""
        return index(self.hubs.values(), lambda h: h.place.and_around if h.place else ())

    @cached_property
    def hubs_on_principle(self) -> Index[Hub]:
        return index(self.hubs.values(), lambda h: (h.principle.id,) if h.principle else ())

    @cached_property
    def sub_hubs(self) -> Index[Hub]:
        return index(self.hubs.values(), lambda h: (h.parent,) if h.parent else ())

    @cached_property
    def merged_hubs(self) -> Index[Hub]:
        """By the hub that they became a part of."""
        return index(self.hubs.values(), lambda h: (h.merged_into,) if h.merged_into else ())

    # Places and principles

    @cached_property
    def places_within(self) -> Index[Place]:
        """Directly within; by place."""
        return index(self.places.values(), lambda place: place.parents)

    @cached_property
    def principles_from(self) -> Index[Principle]:
        """By source."""
        return index(self.principles.values(), lambda p: (entry.source.id for entry in p.provenance))

    # The whole

    def of(self, kind: Kind) -> Mapping[str, Record]:
        """The records of one kind."""
        table: Mapping[str, Record] = getattr(self, kind.plural)
        return table

    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations of all sources, in their order."""
        return tuple(self.frame.recommendations.values())

    def wider_partners(self, place: Place) -> tuple[Partner, ...]:
        """Partners that are in a place only because they serve one around it, such as the nation."""
        wider = {partner for around in place.ancestors for partner in self.partners_named[around]}
        return self.in_order(wider.difference(self.partners_in[place.id]))

    def in_order(self, partners: Iterable[Partner]) -> tuple[Partner, ...]:
        """Partners in the order of all: to sort by it costs less than to sort by name again."""
        return tuple(sorted(partners, key=self._order.__getitem__))

    @cached_property
    def _order(self) -> Mapping[Partner, int]:
        """Which of all partners each is."""
        return {partner: number for number, partner in enumerate(self.partners.values())}

    def _of_partners(self, relations: Index[T]) -> Iterator[T]:
        """The relations of all partners, in the partners' order."""
        return (relation for id in self.partners for relation in relations[id])


def _rolled_up(places: Iterable[Place]) -> Iterator[str]:
    return (id for place in places for id in place.and_around)
