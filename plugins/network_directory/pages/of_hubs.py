"""Pages of hubs: each one's own, the list of all, and the picture of who works with whom."""

from __future__ import annotations

from ..network.findings import Findings
from ..network.model import Hub, Network, Recommendation, Strategy
from ..site.words import Words
from .contexts.overviews import HubCard, HubGroup, HubsPage
from .contexts.records import HubPage
from .contexts.whole import Bridge, HubInNetwork, NetworkPage
from .filters import list_filters
from .heads import overview_head, record_head
from .network_picture import Pictures, pictures
from .of_coverage import cells
from .page import Page
from .prose_views import markdown
from .rows import by_members, hub_rows, measured
from .state_maps import hubs_by_state
from .tile_map import tile_map


def hub_page(findings: Findings, words: Words, hub: Hub) -> Page:
    """A hub's own page."""

    def context() -> HubPage:
        network = findings.network
        strategies = network.strategies_of_hub[hub.id]
        served = _served(strategies)
        return HubPage(
            hub=hub,
            about=markdown(network, hub.about),
            aim=markdown(network, hub.aim),
            badge=network.hub_badges[hub.id],
            strategies=measured(network, strategies),
            memberships=network.memberships_of_hub[hub.id],
            cells=cells(findings, findings.coverage.by_hub, hub),
            parent=_hub(network, hub.parent),
            merged_into=_hub(network, hub.merged_into),
            sub_hubs=by_members(network, network.sub_hubs[hub.id]),
            merged=network.merged_hubs[hub.id],
            served=tuple(served.values()),
            unserved=tuple(r for r in network.recommendations() if r.id not in served),
            as_of=network.as_of,
        )

    return Page(record_head(words, hub, hub.summary), context, lambda prints: prints.of_hub(hub.id))


def _served(strategies: tuple[Strategy, ...]) -> dict[str, Recommendation]:
    """What a plan serves, by id."""
    recommendations = (r for strategy in strategies if strategy.status != "stopped" for r in strategy.recommendations)
    served: dict[str, Recommendation] = {}
    for recommendation in recommendations:
        served.setdefault(recommendation.id, recommendation)
    return served


def _hub(network: Network, id: str | None) -> Hub | None:
    return network.hubs[id] if id else None


def hubs_page(findings: Findings, words: Words) -> Page:
    """The list of all hubs."""

    def context() -> HubsPage:
        network = findings.network
        return HubsPage(
            filters=list_filters(network, findings.facets["hubs"]),
            map=tile_map(hubs_by_state(findings), network),
            groups=tuple(
                HubGroup(focus, tuple(_card(network, hub) for hub in hubs))
                for focus, hubs in findings.hubs_by_focus.items()
            ),
        )

    return Page(overview_head(words, "hubs", filtered=True), context)


def _card(network: Network, hub: Hub) -> HubCard:
    (row,) = hub_rows(network, (hub,))
    return HubCard(row, network.hub_badges[hub.id], _hub(network, hub.merged_into))


def network_page(findings: Findings, words: Words) -> Page:
    """Who works with whom."""

    def context() -> NetworkPage:
        network = findings.network
        drawn, hubs_of = pictures(network), network.memberships_of_partner
        return NetworkPage(
            picture=drawn.picture,
            outline=drawn.outline,
            most=drawn.most,
            hubs=tuple(_in_network(network, drawn, hub) for hub in network.hubs.values()),
            bridges=tuple(
                Bridge(partner, tuple(membership.hub for membership in hubs_of[partner.id]))
                for partner in network.partners.values()
                if len(hubs_of[partner.id]) > 1
            ),
            alone=tuple(
                partner
                for partner in network.partners.values()
                if partner.status != "former" and not hubs_of[partner.id]
            ),
        )

    return Page(overview_head(words, "network"), context)


def _in_network(network: Network, drawn: Pictures, hub: Hub) -> HubInNetwork:
    memberships = network.memberships_of_hub[hub.id]
    return HubInNetwork(
        hub=hub,
        members=tuple(membership.partner for membership in memberships),
        conveners=tuple(membership.partner for membership in memberships if membership.role == "convener"),
        parent=_hub(network, hub.parent),
        strategies=len(network.strategies_of_hub[hub.id]),
        shares=drawn.shared[hub.id],
    )
