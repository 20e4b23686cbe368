"""What changed lately, as far as the records themselves tell by their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..records.types import PartialDate
from .model import Claim, Hub, Membership, Network, Partner, Strategy


class UpdateKind(StrEnum):
    """What happened."""

    JOINED = "joined"
    CONFIRMED = "confirmed"
    MEMBER = "member"
    EVIDENCE = "evidence"
    REVIEWED = "reviewed"
    PLAN = "plan"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Update:
    """Something that happened to a record; `about` is what it happened to."""

    date: PartialDate
    what: UpdateKind
    about: Partner | Membership | Claim | Hub | Strategy
    detail: str | None = None
    """A title or a number that says more."""

    @property
    def subject(self) -> Partner | Hub:
        """The record whose page tells more."""
        match self.about:
            case Membership() | Claim():
                return self.about.partner
            case Strategy():
                return self.about.hub
            case record:
                return record


def updates(network: Network) -> tuple[Update, ...]:
    """All changes up to the network's day, newest first; those of one date in the order of names."""
    dated = [change for change in _updates(network) if change.date.first_day <= network.as_of]
    return tuple(sorted(dated, key=lambda change: change.date, reverse=True))


def _updates(network: Network) -> Iterator[Update]:
    for partner in network.partners.values():
        yield from _of_partner(network, partner)
    for hub in network.hubs.values():
        if hub.plan_updated:
            yield Update(hub.plan_updated, UpdateKind.PLAN, hub)
    for strategy in network.strategies():
        for reading in strategy.measure.readings if strategy.measure else ():
            yield Update(reading.on, UpdateKind.READING, strategy, str(reading.value))


def _of_partner(network: Network, partner: Partner) -> Iterator[Update]:
    if partner.joined:
        yield Update(partner.joined, UpdateKind.JOINED, partner)
    if partner.confirmed:
        yield Update(partner.confirmed.on, UpdateKind.CONFIRMED, partner, partner.confirmed.by)
    for membership in network.memberships_of_partner[partner.id]:
        if membership.since:
            yield Update(membership.since, UpdateKind.MEMBER, membership)
    for claim in network.claims_of_partner[partner.id]:
        for evidence in claim.evidence:
            if evidence.date:
                yield Update(evidence.date, UpdateKind.EVIDENCE, claim, evidence.title)
        if claim.reviewed:
            yield Update(claim.reviewed.on, UpdateKind.REVIEWED, claim, claim.reviewed.by)
