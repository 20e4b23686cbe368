"""The page of badges: how they are earned, who holds which, and what grows old."""

from __future__ import annotations

from ..network.aging import dues
from ..network.findings import Findings
from ..network.model import Network, Partner
from ..site.words import Words
from .contexts.whole import BadgesPage, HubLevelHolders, LevelHolders
from .heads import overview_head
from .page import Page

HUB_LEVELS = ("forming", "planned", "evidence-based")


def badges_page(findings: Findings, words: Words) -> Page:
    """How badges are earned."""

    def context() -> BadgesPage:
        network = findings.network
        return BadgesPage(
            levels=tuple(LevelHolders(level, _holders(network, level.id)) for level in network.badge_rules.levels),
            without=_holders(network, None),
            validity=network.badge_rules.validity_months,
            dues=dues(network),
            hub_levels=tuple(_hub_level(network, level) for level in HUB_LEVELS),
        )

    return Page(overview_head(words, "badges"), context)


def _holders(network: Network, level: str | None) -> tuple[Partner, ...]:
    return tuple(
        partner
        for partner in network.partners.values()
        if partner.status != "former" and network.badges[partner.id].level == level
    )


def _hub_level(network: Network, level: str) -> HubLevelHolders:
    hubs = (hub for hub in network.hubs.values() if not hub.ended and network.hub_badges[hub.id].level == level)
    return HubLevelHolders(level, tuple(hubs))
