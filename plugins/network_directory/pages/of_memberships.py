"""The page of who works with whom, through hubs: a picture, and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..network.findings import Findings
from ..network.model import Hub, Network, Partner
from ..site.made_from import page_of_lists
from ..site.parts import PART, Part, in_parts
from ..site.words import Words
from .contexts.groups import PartPage
from .contexts.views import Bridge, Way
from .contexts.whole import HubInNetwork, NetworkPage
from .heads import crumbs_below, overview_head
from .long_lists import LINE, Room, each, room_for
from .network_picture import MOST_HUBS, Pictures, pictures
from .page import Page
from .part_pages import part_links, part_pages

_HUB, _BRIDGE = 20, 9
"""Of how many elements a hub is made in all tables, and a partner of several hubs."""
_FRAME, _MARK = 1_000, 6
"""Of how many elements the page is made beside its lists, and a hub in the picture of hubs alone."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of the page of the network."""

    hubs: int
    bridges: Sequence[Bridge]
    alone: Sequence[Partner]

    @property
    def room(self) -> Room:
        taken = _FRAME + (_MARK * self.hubs if self.hubs <= MOST_HUBS else 0)
        return room_for((self.hubs, _HUB), (len(self.bridges), _BRIDGE), (len(self.alone), LINE), taken=taken)

    @property
    def parts_of_bridges(self) -> Part[Bridge] | None:
        """Those of partners of several hubs, if there is no room for all of these."""
        if self.room.has_all(self.bridges):
            return None
        return in_parts("network/bridges/", self.bridges, lambda bridge: bridge.partner.name, PART)

    @property
    def parts_of_alone(self) -> Part[Partner] | None:
        """Those of partners of no hub, if there is no room for all of these."""
        if self.room.has_all(self.alone):
            return None
        return in_parts("network/alone/", self.alone, lambda partner: partner.name, PART)


def network_page(findings: Findings, words: Words) -> Page:
    """Who works with whom."""

    def context() -> NetworkPage:
        drawn, lists = pictures(findings.network), _lists(findings.network)
        room, row = lists.room, partial(_in_network, findings.network, drawn)
        return NetworkPage(
            picture=drawn.picture,
            outline=drawn.outline,
            most=drawn.most,
            hubs=each(room.shorten(tuple(findings.network.hubs.values()), Way("hubs", "hubs/")), row),
            bridges=room.shorten(lists.bridges, parts=part_links(lists.parts_of_bridges)),
            alone=room.shorten(lists.alone, parts=part_links(lists.parts_of_alone)),
        )

    return Page(overview_head(words, "network"), context, page_of_lists)


def _in_network(network: Network, drawn: Pictures, hub: Hub) -> HubInNetwork:
    memberships = network.memberships_of_hub[hub.id]
    return HubInNetwork(
        hub=hub,
        partners=len(memberships),
        members=tuple(membership.partner for membership in memberships) if drawn.picture else (),
        conveners=tuple(membership.partner for membership in memberships if membership.role == "convener"),
        parent=network.hubs[hub.parent] if hub.parent else None,
        strategies=len(network.strategies_of_hub[hub.id]),
        shares=drawn.shared[hub.id],
    )


def network_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages of the parts of lists that the page of the network has no room for."""
    lists, crumbs = _lists(findings.network), crumbs_below(words, "network")

    def bridges(part: Part[Bridge]) -> PartPage:
        return PartPage(bridges=part.entries)

    def alone(part: Part[Partner]) -> PartPage:
        return PartPage(partners=part.entries)

    yield from part_pages(words, words.text("network.bridges"), crumbs, lists.parts_of_bridges, bridges)
    yield from part_pages(words, words.text("network.alone"), crumbs, lists.parts_of_alone, alone)


def _lists(network: Network) -> _Lists:
    hubs_of = network.memberships_of_partner
    return _Lists(
        len(network.hubs),
        bridges=[
            Bridge(partner, tuple(membership.hub for membership in hubs_of[partner.id]))
            for partner in network.partners.values()
            if len(hubs_of[partner.id]) > 1
        ],
        alone=[p for p in network.partners.values() if p.status != "former" and not hubs_of[p.id]],
    )
