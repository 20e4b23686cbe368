"""What is due or has lapsed, by partner: evidence, reviews and confirmations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..records.models import BadgeRules
from .alignment import Age, age
from .dates import span_of
from .model import Claim, Network, Partner


class Aged(StrEnum):
    """What grew old."""

    CONFIRMATION = "confirmation"
    EVIDENCE = "evidence"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """Something of a partner's that is due or has lapsed."""

    partner: Partner
    what: Aged
    age: Age
    until: date | None
    """The last day on which it counts or counted; None for an entry that was never confirmed."""
    claim: Claim | None
    """What the evidence or review supports."""


def confirmed_until(partner: Partner, rules: BadgeRules) -> date | None:
    """The last day on which a partner's confirmation counts; None if its entry was never confirmed."""
    if partner.confirmed is None:
        return None
    return span_of(partner.confirmed.on, rules.validity_months.confirmation).last


def dues(network: Network) -> tuple[Due, ...]:
    """All that is due or has lapsed, by partner; former partners owe nothing."""
    return tuple(
        due for partner in network.partners.values() if partner.status != "former" for due in _of(network, partner)
    )


def dues_of(network: Network, partner: Partner) -> tuple[Due, ...]:
    """What is due or has lapsed of one partner's."""
    return () if partner.status == "former" else tuple(_of(network, partner))


def _of(network: Network, partner: Partner) -> Iterator[Due]:
    until = confirmed_until(partner, network.badge_rules)
    how_old = Age.LAPSED if until is None else age(until, network.as_of)
    if how_old is not Age.CURRENT:
        yield Due(partner, Aged.CONFIRMATION, how_old, until, None)
    for claim in network.claims_of_partner[partner.id]:
        if claim.principle.retired:
            continue
        standing = claim.standing
        for what, last in (
            (Aged.EVIDENCE, standing.evidenced_until),
            (Aged.REVIEW, standing.reviewed_until),
        ):
            if last and (how_old := age(last, network.as_of)) is not Age.CURRENT:
                yield Due(partner, what, how_old, last, claim)
