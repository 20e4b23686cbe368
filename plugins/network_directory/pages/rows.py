"""Rows of lists, as several kinds of pages show them."""

from __future__ import annotations

from collections.abc import Iterable

from ..network.model import Hub, Network, Partner, Place, Strategy
from ..network.progress import progress
from .contexts.views import Counted, HubRow, LevelMark, MeasuredStrategy, PartnerRow, Shortened
from .long_lists import each

BELOW_THE_NATION = ("state", "territory", "tribal")
"""The kinds of places that lists of partners by place name."""


def level_mark(network: Network, level: str | None) -> LevelMark:
    """The mark of a badge level, or of none."""
    levels = network.badge_rules.levels
    for number, known in enumerate(levels, 1):
        if known.id == level:
            return LevelMark(known.id, known.name, number, len(levels))
    return LevelMark(None, None, 0, len(levels))


def partner_mark(network: Network, partner: Partner) -> LevelMark | None:
    """The mark of a partner's badge; None in a network without badges."""
    if not network.badge_rules.levels:
        return None
    if partner.status == "former":
        return LevelMark(None, None, 0, len(network.badge_rules.levels), former=True)
    return level_mark(network, network.badges[partner.id].level)


def partner_rows(network: Network, partners: Shortened[Partner]) -> Shortened[PartnerRow]:
    """Partners with the marks of their badges."""
    return each(partners, lambda partner: PartnerRow(partner, partner_mark(network, partner)))


def hub_rows(network: Network, hubs: Iterable[Hub]) -> tuple[HubRow, ...]:
    """Hubs with how much there is in each."""
    return tuple(
        HubRow(hub, len(network.memberships_of_hub[hub.id]), len(network.strategies_of_hub[hub.id])) for hub in hubs
    )


def by_members(network: Network, hubs: Iterable[Hub]) -> tuple[Counted[Hub], ...]:
    """Hubs with how many partners each has."""
    return tuple(Counted(hub, len(network.memberships_of_hub[hub.id])) for hub in hubs)


def by_partners_based(network: Network, places: Iterable[Place]) -> tuple[Counted[Place], ...]:
    """Places with how many partners are based in each."""
    return tuple(Counted(place, len(network.partners_based_in[place.id])) for place in places)


def measured(network: Network, strategies: Iterable[Strategy]) -> tuple[MeasuredStrategy, ...]:
    """Strategies with how far they have come."""
    return tuple(
        MeasuredStrategy(
            strategy,
            progress(strategy.measure, network.as_of, at_work=strategy.open) if strategy.measure else None,
        )
        for strategy in strategies
    )
