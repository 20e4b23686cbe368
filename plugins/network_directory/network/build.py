"""From records to a network: resolve every id, judge every claim, link every relation.

After an edit most of a network is what it was. A thing is taken from the earlier network if its record is the same and
so is all that it refers to; where the frame changed, to which everything refers, all is linked anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from ..records import Entry, Records, models
from .alignment import Badge, HubBadge, judge_claim, judge_hub, judge_partner
from .dates import days, span_of
from .frame import build_frame, found, named, same_frame
from .model import (
    ROLES,
    Claim,
    Evidence,
    Extra,
    Frame,
    Hub,
    Membership,
    Network,
    Partner,
    Principle,
    Strategy,
    Term,
)
from .ordering import by_name
from .relations import Index, OnDemand

T = TypeVar("T")


def build_network(records: Records, as_of: date, earlier: Network | None = None) -> Network:
    """The network on a day.

    An id that names nothing is passed over: checking the records has reported it. From an `earlier` network is taken
    what is the same in this one, which costs less than to link it again; entries are the same if they are one object.
    """
    if earlier and earlier.as_of == as_of and same_frame(records, earlier.records):
        return _Builder(records, earlier.frame, earlier).build()
    frame = build_frame(records, as_of)
    return _Builder(records, frame, _nobody(records, frame)).build()


def _nobody(records: Records, frame: Frame) -> Network:
    """A network of nobody in a frame."""
    badges: OnDemand[str, Badge] = OnDemand((), lambda id: Badge())
    return Network(replace(records, partners={}, hubs={}), frame, {}, {}, Index({}), Index({}), badges, {}, Index({}))


class _Builder:
    def __init__(self, records: Records, frame: Frame, earlier: Network) -> None:
        self.records = records
        self.frame = frame
        self.earlier = earlier
        self.partners = named(self._partner(entry) for entry in records.partners.values())
        self.hubs = named(self._hub(entry) for entry in records.hubs.values())
        self.place_of_hub = {id: number for number, id in enumerate(self.hubs)}
        self.in_force = sum(1 for principle in frame.principles.values() if not principle.retired)
        self.changed_partners = _changed(self.partners, earlier.partners)
        self.changed_hubs = _changed(self.hubs, earlier.hubs)

    def build(self) -> Network:
        claims = {id: self._claims(partner) for id, partner in self.partners.items()}
        return Network(
            records=self.records,
            frame=self.frame,
            partners=self.partners,
            hubs=self.hubs,
            memberships_of_partner=Index({id: self._memberships(partner) for id, partner in self.partners.items()}),
            claims_of_partner=Index(claims),
            badges=self._badges(claims),
            hub_badges={id: self._hub_badge(id) for id in self.hubs},
            strategies_of_hub=Index({id: self._strategies(hub) for id, hub in self.hubs.items()}),
        )

    # Records

    def _partner(self, entry: Entry[models.Partner]) -> Partner:
        record = entry.record
        successor = record.succeeded_by if record.succeeded_by in self.records.partners else None
        known = self.earlier.partners.get(entry.id)
        if known and self.earlier.records.partners[entry.id] is entry and known.succeeded_by == successor:
            return known
        frame = self.frame
        return Partner(
            id=entry.id,
            file=entry.file,
            record=record,
            name=record.name,
            also_known_as=record.also_known_as,
            kind=frame.kinds.get(record.kind) or Term("partner_kinds", record.kind, record.kind),
            summary=record.summary,
            url=record.url,
            logo=record.logo,
            logo_alt=record.logo_alt,
            founded=record.founded,
            based_in=frame.places.get(record.based_in) if record.based_in else None,
            serves=by_name(found(frame.places, record.serves)),
            levels=tuple(level for id, level in frame.levels.items() if id in record.levels),
            languages=record.languages,
            status=record.status,
            succeeded_by=successor,
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
        merged_into = record.merged_into if record.merged_into in hubs else None
        parent = record.parent if record.parent in hubs else None
        known = self.earlier.hubs.get(entry.id)
        if (
            known
            and self.earlier.records.hubs[entry.id] is entry
            and (known.merged_into, known.parent) == (merged_into, parent)
        ):
            return known
        frame = self.frame
        return Hub(
            id=entry.id,
            file=entry.file,
            record=record,
            name=record.name,
            place=frame.places.get(record.place) if record.place else None,
            principle=frame.principles.get(record.principle) if record.principle else None,
            issue=frame.issues.get(record.issue) if record.issue else None,
            summary=record.summary,
            status=record.status,
            merged_into=merged_into,
            parent=parent,
            aim=record.plan.aim if record.plan else None,
            plan_updated=record.plan.updated if record.plan else None,
            formerly=record.formerly,
            accept=record.accept,
            extra=self._extra(record.extra),
            about=record.about,
        )

    def _extra(self, values: Mapping[str, str]) -> tuple[Extra, ...]:
        declared = self.frame.extra_fields
        return tuple(Extra(id, field, values[id]) for id, field in declared.items() if id in values)

    # Relations

    def _memberships(self, partner: Partner) -> tuple[Membership, ...]:
        entries = self.records.partners[partner.id].record.hubs
        if partner.id not in self.changed_partners and self.changed_hubs.isdisjoint(entry.hub for entry in entries):
            return self.earlier.memberships_of_partner[partner.id]
        memberships = (
            Membership(partner, self.hubs[entry.hub], entry.role, entry.since)
            for entry in entries
            if entry.hub in self.hubs
        )
        return tuple(sorted(memberships, key=lambda m: (self.place_of_hub[m.hub.id], ROLES.index(m.role))))

    def _claims(self, partner: Partner) -> tuple[Claim, ...]:
        if partner.id not in self.changed_partners:
            return self.earlier.claims_of_partner[partner.id]
        stated = {entry.principle: entry for entry in self.records.partners[partner.id].record.alignment}
        principles = self.frame.principles.items()
        return tuple([self._claim(partner, principle, stated[id]) for id, principle in principles if id in stated])

    def _claim(self, partner: Partner, principle: Principle, entry: models.ClaimEntry) -> Claim:
        frame = self.frame
        review = self._so_far(entry.reviewed)
        looked_at = days(review.on)[1] if review else None
        evidence = [found for item in entry.evidence if (found := self._evidence(item, looked_at))]
        if len(evidence) > 1:
            evidence.sort(key=lambda e: days(e.date)[1] if e.date else date.min, reverse=True)
        standing = judge_claim(entry, frame.badge_rules.validity_months, frame.as_of)
        return Claim(partner, principle, entry.stance, entry.statement, tuple(evidence), review, standing)

    def _evidence(self, entry: models.ClaimEvidence, looked_at: date | None) -> Evidence | None:
        """Evidence of a claim that was reviewed on a day; None if it is of a later day than the network's."""
        frame = self.frame
        counts = span_of(entry.date, frame.badge_rules.validity_months.evidence) if entry.date else None
        if counts and counts.first > frame.as_of:
            return None
        return Evidence(
            title=entry.title,
            url=entry.url,
            date=entry.date,
            kind=frame.evidence_kinds.get(entry.kind) if entry.kind else None,
            independent=entry.independent,
            lapses=counts.last if counts else None,
            covered=bool(counts and looked_at and counts.first <= looked_at),
        )

    def _badges(self, claims: Mapping[str, Sequence[Claim]]) -> OnDemand[str, Badge]:
        """Each partner’s badge, which takes time to judge. What judges does not know the earlier network, which would
        stay as long as this one does."""
        judge = partial(_badge, self.partners, claims, self.in_force, self.frame)
        same = {id: badge for id, badge in self.earlier.badges.known.items() if id not in self.changed_partners}
        return OnDemand(self.partners, judge, same)

    def _so_far(self, confirmation: models.Confirmation | None) -> models.Confirmation | None:
        """What was confirmed or reviewed by the network's day."""
        return confirmation if confirmation and days(confirmation.on)[0] <= self.frame.as_of else None

    def _hub_badge(self, id: str) -> HubBadge:
        if id not in self.changed_hubs:
            return self.earlier.hub_badges[id]
        return judge_hub(self.records.hubs[id].record.plan)

    def _strategies(self, hub: Hub) -> tuple[Strategy, ...]:
        plan = self.records.hubs[hub.id].record.plan
        entries = plan.strategies if plan else ()
        at_work = (id for entry in entries for id in (entry.lead, *entry.partners))
        if hub.id not in self.changed_hubs and self.changed_partners.isdisjoint(at_work):
            return self.earlier.strategies_of_hub[hub.id]
        return tuple(self._strategy(hub, entry) for entry in entries)

    def _strategy(self, hub: Hub, entry: models.StrategyEntry) -> Strategy:
        frame = self.frame
        return Strategy(
            id=entry.id,
            hub=hub,
            title=entry.title,
            summary=entry.summary,
            status=entry.status,
            principles=tuple(principle for id, principle in frame.principles.items() if id in entry.principles),
            recommendations=tuple(r for id, r in frame.recommendations.items() if id in entry.recommendations),
            level=frame.levels.get(entry.level) if entry.level else None,
            places=by_name(found(frame.places, entry.places)),
            lead=self.partners.get(entry.lead) if entry.lead else None,
            partners=by_name(found(self.partners, entry.partners)),
            needs=entry.needs,
            evidence=entry.evidence,
            measure=entry.measure,
        )


def _badge(
    partners: Mapping[str, Partner], claims: Mapping[str, Sequence[Claim]], in_force: int, frame: Frame, id: str
) -> Badge:
    """A partner's badge; one that has left the network holds none."""
    partner = partners[id]
    if partner.status == "former":
        return Badge()
    return judge_partner(
        {claim.principle.id: claim.standing for claim in claims[id] if not claim.principle.retired},
        in_force,
        frame.badge_rules,
        frame.as_of,
        partner.joined.first_day if partner.joined else None,
    )


def _changed(now: Mapping[str, T], earlier: Mapping[str, T]) -> set[str]:
    """The ids of what is another thing now, came or went."""
    went = earlier.keys() - now.keys()
    return went.union(id for id, thing in now.items() if earlier.get(id) is not thing)
