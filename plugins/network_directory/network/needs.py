"""What is needed: a lead, what a strategy lacks, what a partner seeks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..language import folded_words
from ..records.models import POSITIVE, ContributionType
from .model import Network, Partner, Place, Principle, Strategy, Term


class Asker(StrEnum):
    """Who needs something."""

    LEAD = "lead"
    """A strategy that has no lead."""
    STRATEGY = "strategy"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Something that is needed."""

    asker: Asker
    type: ContributionType
    what: str | None
    """None where a strategy looks for a lead."""
    strategy: Strategy | None
    partner: Partner | None
    places: tuple[Place, ...]
    levels: tuple[Term, ...]
    principles: tuple[Principle, ...]

    @property
    def id(self) -> str:
        """Stands for it as long as the same is asked for, in the list and in the files to download."""
        strategy, partner = self.strategy, self.partner
        whose = [strategy.hub.id, strategy.id] if strategy else [partner.id] if partner else []
        asks = [self.type, folded_words(self.what).replace(" ", "-")] if self.what else [self.asker.value]
        return "/".join([*whose, *asks])

    @property
    def anywhere(self) -> bool:
        """Whether it names nothing that could be shared, so that every offer of its type fits."""
        return not (self.places or self.levels or self.principles)

    @property
    def concerned(self) -> tuple[str, ...]:
        """Ids of those who are not proposed: the one in need, or those at work on the strategy already."""
        strategy = self.strategy
        those = (self.partner, *((strategy.lead, *strategy.partners) if strategy else ()))
        return tuple(partner.id for partner in those if partner)


def needs(network: Network) -> tuple[Wanted, ...]:
    """All that is needed: strategies without a lead, needs of strategies, what partners seek; each by name."""
    strategies = [strategy for strategy in network.strategies() if strategy.open]
    partners = [p for p in network.partners.values() if p.status != "former"]
    return (
        *(_of_strategy(Asker.LEAD, s, "leadership", None) for s in strategies if s.seeks_lead),
        *(_of_strategy(Asker.STRATEGY, s, need.type, need.what) for s in strategies for need in s.needs),
        *(
            Wanted(Asker.PARTNER, need.type, need.what, None, partner, partner.places, partner.levels, aligned)
            for partner in partners
            for aligned in [aligned_principles(network, partner)]
            for need in partner.seeks
        ),
    )


def _of_strategy(asker: Asker, strategy: Strategy, type: ContributionType, what: str | None) -> Wanted:
    levels = (strategy.level,) if strategy.level else ()
    return Wanted(asker, type, what, strategy, None, strategy.places, levels, strategy.principles)


def aligned_principles(network: Network, partner: Partner) -> tuple[Principle, ...]:
    """What a partner endorses, practices or leads on."""
    return tuple(c.principle for c in network.claims_of_partner[partner.id] if c.stance in POSITIVE)
