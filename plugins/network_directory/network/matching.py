"""What is needed, and who offers it.

An offer fits a need of the same type. Fitting offers are ordered by what else they share with the need: first
place, then level, then principle; ties are alphabetical. Nobody is proposed to themselves, and former partners
and offers that are taken up are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..records.models import ContributionType
from .alignment import POSITIVE
from .model import Contribution, Network, Partner, Place, Principle, Strategy, Term


class Source(StrEnum):
    """Who needs something."""

    LEAD = "lead"
    """A strategy that has no lead."""
    STRATEGY = "strategy"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that is needed."""

    source: Source
    type: ContributionType
    what: str | None
    """None where a strategy looks for a lead."""
    strategy: Strategy | None
    partner: Partner | None
    places: tuple[Place, ...]
    levels: tuple[Term, ...]
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """An offer that fits a need, and why."""

    wanted: Wanted
    partner: Partner
    what: str
    places: tuple[Place, ...]
    """Places of the need that the partner is based in or serves, or that lie around or within these."""
    levels: tuple[Term, ...]
    principles: tuple[Principle, ...]
    """Principles of the need that the partner endorses, practises or leads on."""


def needs(network: Network) -> tuple[Wanted, ...]:
    """All that is needed: strategies without a lead, needs of strategies, what partners seek; each by name."""
    strategies = [s for s in network.strategies() if s.status in ("proposed", "underway")]
    partners = [p for p in network.partners.values() if p.status != "former"]
    return (
        *(_of_strategy(Source.LEAD, s, "leadership", None) for s in strategies if s.seeks_lead),
        *(_of_strategy(Source.STRATEGY, s, need.type, need.what) for s in strategies for need in s.needs),
        *(
            Wanted(Source.PARTNER, need.type, need.what, None, partner, partner.places, partner.levels, aligned)
            for partner in partners
            for aligned in [_aligned(network, partner)]
            for need in partner.seeks
        ),
    )


def _of_strategy(source: Source, strategy: Strategy, type: ContributionType, what: str | None) -> Wanted:
    levels = (strategy.level,) if strategy.level else ()
    return Wanted(source, type, what, strategy, None, strategy.places, levels, strategy.principles)


def _aligned(network: Network, partner: Partner) -> tuple[Principle, ...]:
    return tuple(c.principle for c in network.claims_of_partner[partner.id] if c.stance in POSITIVE)


class Matcher:
    """Finds the offers that fit."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._aligned = {
            id: frozenset(p.id for p in _aligned(network, partner)) for id, partner in network.partners.items()
        }
        self._around = {
            id: frozenset(i for place in partner.places for i in (place.id, *place.ancestors))
            for id, partner in network.partners.items()
        }
        self._own = {id: frozenset(place.id for place in partner.places) for id, partner in network.partners.items()}

    def fits(self, wanted: Wanted) -> tuple[Fit, ...]:
        """The offers that fit a need, best first."""
        found = (
            self._fit(wanted, contribution)
            for contribution in self._network.contributions[wanted.type]
            if contribution.offer.status == "offered"
            and contribution.partner.status == "active"
            and not self._concerned(wanted, contribution.partner)
        )
        # Contributions come in the partners' order, and sorting keeps it among equals.
        return tuple(sorted(found, key=lambda fit: (-len(fit.places), -len(fit.levels), -len(fit.principles))))

    def _fit(self, wanted: Wanted, contribution: Contribution) -> Fit:
        partner = contribution.partner
        own, around = self._own[partner.id], self._around[partner.id]
        return Fit(
            wanted,
            partner,
            contribution.offer.what,
            tuple(place for place in wanted.places if place.id in around or own & {place.id, *place.ancestors}),
            tuple(level for level in wanted.levels if level in partner.levels),
            tuple(principle for principle in wanted.principles if principle.id in self._aligned[partner.id]),
        )

    @staticmethod
    def _concerned(wanted: Wanted, partner: Partner) -> bool:
        """Whether the partner is the one in need, or works on the strategy already."""
        strategy = wanted.strategy
        mine = {wanted.partner.id} if wanted.partner else set()
        if strategy:
            mine = {p.id for p in (*((strategy.lead,) if strategy.lead else ()), *strategy.partners)}
        return partner.id in mine
