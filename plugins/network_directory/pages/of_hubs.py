"""Pages of hubs: each one's own, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..network.findings import Findings
from ..network.model import Hub, Network, Recommendation, Strategy
from ..records.models import Role
from ..site.addresses import address
from ..site.made_from import Prints, page_of_lists
from ..site.parts import PART, Part, in_parts
from ..site.words import Words
from .contexts.groups import PartPage
from .contexts.overviews import HubCard, HubGroup, HubsPage
from .contexts.records import HubPage, RoleMembers
from .contexts.views import Way
from .filters import list_filters
from .heads import crumbs_below, overview_head, record_head
from .long_lists import ALL, BY_LETTER, LINE, LINK, NAME, Room, each, filtered, room_for
from .of_coverage import cells, covered, sizes
from .page import Page
from .part_pages import part_links, part_pages
from .prose_views import markdown
from .rows import by_members, hub_rows, measured
from .state_maps import hubs_by_state
from .tile_map import tile_map

_ROLES: tuple[Role, ...] = ("convener", "member", "adviser")
_CARD, _STRATEGY = 12, 40
"""Of how many elements a hub is made in the list of all, and a strategy on its hub's page."""
MOST_CARDS = 200
"""Up to how many hubs the page of all has room for."""
_FRAME = 1_000
"""Of how many elements the page of all hubs is made beside its lists."""


def hub_page(findings: Findings, words: Words, hub: Hub) -> Page:
    """A hub's own page."""

    def context() -> HubPage:
        network = findings.network
        strategies, memberships = network.strategies_of_hub[hub.id], network.memberships_of_hub[hub.id]
        served = _served(strategies)
        recorded = cells(findings, findings.coverage.by_hub, hub)
        roles = {role: [m for m in memberships if m.role == role] for role in _ROLES}
        sub_hubs, merged = network.sub_hubs[hub.id], network.merged_hubs[hub.id]
        conveners = [m.partner for m in roles["convener"] if m.partner.status != "former"]
        room = room_for(
            *((len(those), LINE) for those in roles.values()),
            (len(sub_hubs), NAME),
            *((len(those), LINK) for those in (conveners, merged)),
            *sizes(recorded),
            taken=_STRATEGY * len(strategies),
        )
        members, plan = (Way("all", f"{address(hub)}#section-{part}") for part in ("members", "plan"))
        ways = (filtered("members", "partners", hub=hub.id), BY_LETTER)
        return HubPage(
            hub=hub,
            about=markdown(network, hub.about),
            aim=markdown(network, hub.aim),
            badge=network.hub_badges[hub.id],
            strategies=measured(network, strategies),
            partners=len(memberships),
            roles=tuple(RoleMembers(role, room.shorten(those, *ways)) for role, those in roles.items() if those),
            conveners=room.shorten(conveners, members),
            cells=covered(recorded, room, "filter", plan, hub=hub.id),
            uncovered=tuple(p for p, cell in recorded if not any(strategy.counts for strategy in cell.strategies)),
            parent=_hub(network, hub.parent),
            merged_into=_hub(network, hub.merged_into),
            sub_hubs=room.shorten(by_members(network, sub_hubs), Way("hubs", "hubs/")),
            merged=room.shorten(merged, Way("hubs", "hubs/")),
            served=tuple(served.values()),
            unserved=tuple(r for r in network.recommendations() if r.id not in served),
            as_of=network.as_of,
        )

    def made_from(prints: Prints) -> str:
        return prints.unless_drawn_by_own(HubPage.template, prints.of_hub(hub.id))

    return Page(record_head(words, hub, hub.summary), context, made_from)


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
        room = _room_for_cards(findings)
        return HubsPage(
            filters=list_filters(network, findings.facets["hubs"]),
            map=tile_map(hubs_by_state(findings), network),
            groups=tuple(
                HubGroup(
                    focus,
                    each(room.shorten(hubs, parts=part_links(_card_parts(findings, focus))), partial(_card, network)),
                )
                for focus, hubs in findings.hubs_by_focus.items()
            ),
            whole=all(room.has_all(hubs) for hubs in findings.hubs_by_focus.values()),
        )

    return Page(overview_head(words, "hubs", filtered=True), context, page_of_lists)


def hub_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages of the parts of lists of hubs that the page of all has no room for."""
    network, crumbs = findings.network, crumbs_below(words, "hubs")

    def hubs(part: Part[Hub]) -> PartPage:
        return PartPage(hubs=hub_rows(network, part.entries))

    if len(network.hubs) <= MOST_CARDS:
        return
    for focus in findings.hubs_by_focus:
        yield from part_pages(words, words.text(f"hubs.by_{focus}"), crumbs, _card_parts(findings, focus), hubs)


def _room_for_cards(findings: Findings) -> Room:
    if len(findings.network.hubs) <= MOST_CARDS:
        return ALL
    return room_for(*((len(hubs), _CARD) for hubs in findings.hubs_by_focus.values()), taken=_FRAME)


def _card_parts(findings: Findings, focus: str) -> Part[Hub] | None:
    """The parts of the hubs by place, or of those on issues, if the page of all has no room for them."""
    hubs = findings.hubs_by_focus[focus]
    if _room_for_cards(findings).has_all(hubs):
        return None
    return in_parts(f"hubs/by_{focus}/", hubs, lambda hub: hub.name, PART)


def _card(network: Network, hub: Hub) -> HubCard:
    (row,) = hub_rows(network, (hub,))
    return HubCard(row, network.hub_badges[hub.id], _hub(network, hub.merged_into))
