"""The network as its pages see it: records resolved into each other, and looked at from both ends.

Everything here is immutable, and equal only to itself: there is one object for each thing. A relation holds both
of its ends, and `Network` indexes each relation by each end, so that what was stated once is found from either side.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..records import models
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
from .relations import Index


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
        return tuple(dict.fromkeys((*((self.based_in,) if self.based_in else ()), *self.serves)))


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


@dataclass(frozen=True, eq=False)
class Network:
    """The whole network on a day. Mappings run in the order in which lists show their values.

    Evidence, reviews and confirmations of a later day are left out: they do not exist yet.
    """

    as_of: datetime.date
    badge_rules: BadgeRules

    partners: Mapping[str, Partner]
    hubs: Mapping[str, Hub]
    principles: Mapping[str, Principle]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    """Built in and declared."""
    kinds: Mapping[str, Term]
    levels: Mapping[str, Term]
    issues: Mapping[str, Term]
    extra_fields: Mapping[str, ExtraField]

    memberships_of_partner: Index[Membership]
    memberships_of_hub: Index[Membership]
    """Conveners first, then members, then advisers."""
    claims_of_partner: Index[Claim]
    """In the principles' order."""
    claims_on_principle: Index[Claim]
    """Of all but former partners, in the partners' order."""
    former_claims: Index[Claim]
    """Of former partners, by principle; they count nowhere."""
    badges: Mapping[str, Badge]
    """By partner."""
    hub_badges: Mapping[str, HubBadge]

    strategies_of_hub: Index[Strategy]
    """In the plan's order."""
    strategies_led_by: Index[Strategy]
    strategies_joined_by: Index[Strategy]
    strategies_for_principle: Index[Strategy]
    strategies_for_recommendation: Index[Strategy]
    strategies_at_level: Index[Strategy]
    strategies_in_place: Index[Strategy]
    """In the place itself or somewhere within it."""

    partners_of_kind: Index[Partner]
    partners_at_level: Index[Partner]
    partners_based_in: Index[Partner]
    """In the place itself or somewhere within it."""
    partners_serving: Index[Partner]
    """The place itself or somewhere within it."""
    partners_in: Index[Partner]
    """Based in or serving the place itself or somewhere within it."""
    partners_named: Index[Partner]
    """Those whose entry names the place itself as one it serves."""
    contributions: Index[Contribution]
    """By type."""

    hubs_in_place: Index[Hub]
    """In the place itself or somewhere within it."""
    hubs_on_principle: Index[Hub]
    hubs_on_issue: Index[Hub]
    sub_hubs: Index[Hub]
    merged_hubs: Index[Hub]
    """By the hub that they became a part of."""
    predecessors: Index[Partner]
    """Former partners, by the one that carries on their work."""
    places_within: Index[Place]
    """Directly within; by place."""
    principles_from: Index[Principle]
    """By source."""

    def of(self, kind: Kind) -> Mapping[str, Record]:
        """The records of one kind."""
        table: Mapping[str, Record] = getattr(self, kind.plural)
        return table

    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations of all sources, in their order."""
        return tuple(r for source in self.sources.values() for part in source.parts for r in part.recommendations)

    def strategies(self) -> tuple[Strategy, ...]:
        """All strategies, by hub."""
        return tuple(strategy for hub in self.hubs for strategy in self.strategies_of_hub[hub])

    def wider_partners(self, place: Place) -> tuple[Partner, ...]:
        """Partners that are in a place only because they serve one around it, such as the nation."""
        wider = {partner for around in place.ancestors for partner in self.partners_named[around]}
        return tuple(sorted(wider.difference(self.partners_in[place.id]), key=self._order.__getitem__))

    @cached_property
    def _order(self) -> Mapping[Partner, int]:
        """Which of all partners each is: to sort by it costs less than to sort by name again."""
        return {partner: number for number, partner in enumerate(self.partners.values())}
