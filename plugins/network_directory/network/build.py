"""From records to a network: resolve every id, judge every claim, index every relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar, get_args

from ..records import Entry, Records, models
from .alignment import Badge, add_months, covered, judge_claim, judge_hub, judge_partner
from .model import (
    Claim,
    Contribution,
    Evidence,
    Extra,
    Hub,
    Membership,
    Network,
    Part,
    Partner,
    Place,
    Principle,
    Provenance,
    Recommendation,
    Source,
    Strategy,
    Term,
)
from .ordering import N, by_name, sort_key
from .relations import index

T = TypeVar("T")

ROLES = get_args(models.Role)
"""The order in which a hub's members are listed."""


def build_network(records: Records, as_of: date) -> Network:
    """The network on a day.

    An id that names nothing is passed over: checking the records has reported it.
    """
    return _Builder(records, as_of).build()


class _Builder:
    def __init__(self, records: Records, as_of: date) -> None:
        self.records = records
        self.as_of = as_of
        vocabulary = records.vocabulary
        self.kinds = _terms("partner_kinds", vocabulary.partner_kinds)
        self.levels = _terms("levels", vocabulary.levels)
        self.issues = _terms("issues", vocabulary.issues)
        self.evidence_kinds = _terms("evidence_kinds", vocabulary.evidence_kinds)
        self.places = _places(records.places)
        self.sources = _by_name(self._source(entry) for entry in records.sources.values())
        self.recommendations = {
            recommendation.id: recommendation
            for source in self.sources.values()
            for part in source.parts
            for recommendation in part.recommendations
        }
        self.principles = {
            principle.id: principle
            for principle in sorted(
                (self._principle(entry) for entry in records.principles.values()),
                key=lambda p: (p.retired, p.number is None, p.number or 0, sort_key(p.name, p.id)),
            )
        }
        self.partners = _by_name(self._partner(entry) for entry in records.partners.values())
        self.hubs = _by_name(self._hub(entry) for entry in records.hubs.values())

    def build(self) -> Network:
        partners, hubs = self.partners.values(), self.hubs.values()
        memberships = sorted(
            (membership for partner in partners for membership in self._memberships(partner)),
            key=lambda m: ROLES.index(m.role),
        )
        claims = [claim for partner in partners for claim in self._claims(partner)]
        claims_of_partner = index(claims, lambda c: (c.partner.id,))
        strategies = [strategy for hub in hubs for strategy in self._strategies(hub)]
        contributions = [Contribution(partner, offer) for partner in partners for offer in partner.contributes]
        return Network(
            as_of=self.as_of,
            badge_rules=self.records.badges,
            partners=self.partners,
            hubs=self.hubs,
            principles=self.principles,
            sources=self.sources,
            places=self.places,
            kinds=_by_name(self.kinds.values()),
            levels=self.levels,
            issues=_by_name(self.issues.values()),
            extra_fields=self.records.vocabulary.extra_fields,
            memberships_of_partner=index(
                sorted(memberships, key=lambda m: sort_key(m.hub.name, m.hub.id)), lambda m: (m.partner.id,)
            ),
            memberships_of_hub=index(memberships, lambda m: (m.hub.id,)),
            claims_of_partner=claims_of_partner,
            claims_on_principle=index((c for c in claims if c.partner.status != "former"), lambda c: (c.principle.id,)),
            former_claims=index((c for c in claims if c.partner.status == "former"), lambda c: (c.principle.id,)),
            badges={partner.id: self._badge(partner, claims_of_partner[partner.id]) for partner in partners},
            hub_badges={id: judge_hub(self.records.hubs[id].record.plan) for id in self.hubs},
            strategies_of_hub=index(strategies, lambda s: (s.hub.id,)),
            strategies_led_by=index(strategies, lambda s: (s.lead.id,) if s.lead else ()),
            strategies_joined_by=index(strategies, lambda s: (p.id for p in s.partners)),
            strategies_for_principle=index(strategies, lambda s: (p.id for p in s.principles)),
            strategies_for_recommendation=index(strategies, lambda s: (r.id for r in s.recommendations)),
            strategies_at_level=index(strategies, lambda s: (s.level.id,) if s.level else ()),
            strategies_in_place=index(strategies, lambda s: _rolled_up(s.places)),
            partners_of_kind=index(partners, lambda p: (p.kind.id,)),
            partners_at_level=index(partners, lambda p: (level.id for level in p.levels)),
            partners_based_in=index(partners, lambda p: _rolled_up((p.based_in,) if p.based_in else ())),
            partners_serving=index(partners, lambda p: _rolled_up(p.serves)),
            partners_in=index(partners, lambda p: _rolled_up(p.places)),
            partners_named=index(partners, lambda p: (place.id for place in p.serves)),
            contributions=index(contributions, lambda c: (c.type,)),
            hubs_in_place=index(hubs, lambda h: _rolled_up((h.place,) if h.place else ())),
            hubs_on_principle=index(hubs, lambda h: (h.principle.id,) if h.principle else ()),
            hubs_on_issue=index(hubs, lambda h: (h.issue.id,) if h.issue else ()),
            sub_hubs=index(hubs, lambda h: (h.parent,) if h.parent else ()),
            merged_hubs=index(hubs, lambda h: (h.merged_into,) if h.merged_into else ()),
            predecessors=index(partners, lambda p: (p.succeeded_by,) if p.succeeded_by else ()),
            places_within=index(self.places.values(), lambda place: place.parents),
            principles_from=index(self.principles.values(), lambda p: (entry.source.id for entry in p.provenance)),
        )

    # Records

    def _source(self, entry: Entry[models.Source]) -> Source:
        record = entry.record
        parts = tuple(
            Part(
                part.id,
                part.title,
                tuple(
                    Recommendation(
                        r.id,
                        r.text,
                        _found(self.levels, r.to),
                        entry.id,
                        part.id,
                        r.numbered or record.numbered,
                    )
                    for r in part.recommendations
                ),
            )
            for part in record.parts
        )
        return Source(
            id=entry.id,
            file=entry.file,
            record=record,
            title=record.title,
            publisher=record.publisher,
            date=record.date,
            url=record.url,
            citation=record.citation,
            rights=record.rights,
            parts=parts,
            formerly=record.formerly,
            accept=record.accept,
            about=record.about,
        )

    def _principle(self, entry: Entry[models.Principle]) -> Principle:
        record = entry.record
        return Principle(
            id=entry.id,
            file=entry.file,
            record=record,
            name=record.name,
            number=record.number,
            question=record.question,
            statement=record.statement,
            retired=record.status == "retired",
            retired_on=record.on,
            replaced_by=record.replaced_by if record.replaced_by in self.records.principles else None,
            provenance=tuple(self._provenance(record.provenance)),
            stances=record.stances,
            formerly=record.formerly,
            accept=record.accept,
            about=record.about,
        )

    def _provenance(self, entries: Iterable[models.Provenance]) -> Iterator[Provenance]:
        for entry in entries:
            if source := self.sources.get(entry.source):
                parts = {part.id: part for part in source.parts}
                part = parts.get(entry.part) if entry.part is not None else None
                yield Provenance(source, part, _found(self.recommendations, entry.recommendations))

    def _partner(self, entry: Entry[models.Partner]) -> Partner:
        record = entry.record
        return Partner(
            id=entry.id,
            file=entry.file,
            record=record,
            name=record.name,
            also_known_as=record.also_known_as,
            kind=self.kinds.get(record.kind) or Term("partner_kinds", record.kind, record.kind),
            summary=record.summary,
            url=record.url,
            logo=record.logo,
            logo_alt=record.logo_alt,
            founded=record.founded,
            based_in=self.places.get(record.based_in) if record.based_in else None,
            serves=by_name(_found(self.places, record.serves)),
            levels=tuple(level for id, level in self.levels.items() if id in record.levels),
            languages=record.languages,
            status=record.status,
            succeeded_by=record.succeeded_by if record.succeeded_by in self.records.partners else None,
            joined=record.joined,
            confirmed=self._so_far(record.confirmed),
            contributes=record.contributes,
            seeks=record.seeks,
            contact=record.contact,
            identifiers=record.identifiers,
            formerly=record.formerly,
            accept=record.accept,
            extra=self._extra(record.extra),
            about=record.about,
        )

    def _hub(self, entry: Entry[models.Hub]) -> Hub:
        record = entry.record
        hubs = self.records.hubs
        return Hub(
            id=entry.id,
            file=entry.file,
            record=record,
            name=record.name,
            place=self.places.get(record.place) if record.place else None,
            principle=self.principles.get(record.principle) if record.principle else None,
            issue=self.issues.get(record.issue) if record.issue else None,
            summary=record.summary,
            status=record.status,
            merged_into=record.merged_into if record.merged_into in hubs else None,
            parent=record.parent if record.parent in hubs else None,
            aim=record.plan.aim if record.plan else None,
            plan_updated=record.plan.updated if record.plan else None,
            formerly=record.formerly,
            accept=record.accept,
            extra=self._extra(record.extra),
            about=record.about,
        )

    def _extra(self, values: Mapping[str, str]) -> tuple[Extra, ...]:
        declared = self.records.vocabulary.extra_fields
        return tuple(Extra(id, field, values[id]) for id, field in declared.items() if id in values)

    # Relations

    def _memberships(self, partner: Partner) -> Iterator[Membership]:
        for entry in self.records.partners[partner.id].record.hubs:
            if hub := self.hubs.get(entry.hub):
                yield Membership(partner, hub, entry.role, entry.since)

    def _claims(self, partner: Partner) -> list[Claim]:
        stated = {entry.principle: entry for entry in self.records.partners[partner.id].record.alignment}
        return [
            self._claim(partner, principle, stated[id]) for id, principle in self.principles.items() if id in stated
        ]

    def _claim(self, partner: Partner, principle: Principle, entry: models.ClaimEntry) -> Claim:
        validity = self.records.badges.validity_months
        review = self._so_far(entry.reviewed)
        evidence = (
            Evidence(
                item.title,
                item.url,
                item.date,
                self.evidence_kinds.get(item.kind) if item.kind else None,
                item.independent,
                add_months(item.date.last_day, validity.evidence) if item.date else None,
                bool(review and item.date and covered(item.date, review.on)),
            )
            for item in entry.evidence
            if not item.date or item.date.first_day <= self.as_of
        )
        newest_first = sorted(evidence, key=lambda e: e.date.last_day if e.date else date.min, reverse=True)
        standing = judge_claim(entry, validity, self.as_of)
        return Claim(partner, principle, entry.stance, entry.statement, tuple(newest_first), review, standing)

    def _badge(self, partner: Partner, claims: Iterable[Claim]) -> Badge:
        """A partner's badge; one that has left the network holds none."""
        if partner.status == "former":
            return Badge()
        return judge_partner(
            {claim.principle.id: claim.standing for claim in claims if not claim.principle.retired},
            sum(1 for principle in self.principles.values() if not principle.retired),
            self.records.badges,
            self.as_of,
            partner.joined.first_day if partner.joined else None,
        )

    def _so_far(self, confirmation: models.Confirmation | None) -> models.Confirmation | None:
        """What was confirmed or reviewed by the network's day."""
        return confirmation if confirmation and confirmation.on.first_day <= self.as_of else None

    def _strategies(self, hub: Hub) -> Iterator[Strategy]:
        plan = self.records.hubs[hub.id].record.plan
        for entry in plan.strategies if plan else ():
            yield Strategy(
                id=entry.id,
                hub=hub,
                title=entry.title,
                summary=entry.summary,
                status=entry.status,
                principles=tuple(principle for id, principle in self.principles.items() if id in entry.principles),
                recommendations=tuple(r for id, r in self.recommendations.items() if id in entry.recommendations),
                level=self.levels.get(entry.level) if entry.level else None,
                places=by_name(_found(self.places, entry.places)),
                lead=self.partners.get(entry.lead) if entry.lead else None,
                partners=by_name(_found(self.partners, entry.partners)),
                needs=entry.needs,
                evidence=entry.evidence,
                measure=entry.measure,
            )


def _terms(vocabulary: str, terms: Mapping[str, models.Term]) -> dict[str, Term]:
    return {id: Term(vocabulary, id, term.name, term.description) for id, term in terms.items()}


def _places(records: Mapping[str, models.Place]) -> dict[str, Place]:
    parents = {
        id: tuple(p for p in dict.fromkeys((*((r.parent,) if r.parent else ()), *r.within)) if p in records)
        for id, r in records.items()
    }
    return _by_name(
        Place(
            id=id,
            name=record.name,
            kind=record.kind,
            parents=parents[id],
            ancestors=_ancestors(id, parents),
            lat=float(record.lat) if record.lat is not None else None,
            lon=float(record.lon) if record.lon is not None else None,
            codes=record.codes,
        )
        for id, record in records.items()
    )


def _ancestors(id: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All places around one, nearest first; a circle, which checking reports, ends where it began."""
    ancestors: dict[str, None] = {}
    waiting = list(parents[id])
    while waiting:
        nearest = waiting.pop(0)
        if nearest != id and nearest not in ancestors:
            ancestors[nearest] = None
            waiting += parents[nearest]
    return tuple(ancestors)


def _rolled_up(places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        yield place.id
        yield from place.ancestors


def _found(table: Mapping[str, T], ids: Iterable[str]) -> tuple[T, ...]:
    return tuple(table[id] for id in ids if id in table)


def _by_name(items: Iterable[N]) -> dict[str, N]:
    return {item.id: item for item in by_name(items)}
