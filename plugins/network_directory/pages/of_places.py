"""Pages of places: each one's own, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..network.findings import Findings
from ..network.model import Hub, Network, Place
from ..records.models import PlaceKind
from ..site.addresses import address
from ..site.made_from import page_of_lists
from ..site.parts import PART, Part, in_parts
from ..site.words import Words
from .contexts.groups import PartPage
from .contexts.overviews import PlaceGroup, PlacesPage, StateRow
from .contexts.records import PlacePage
from .contexts.views import Way
from .heads import crumbs_below, overview_head, place_head
from .long_lists import BY_LETTER, LINE, LINK, NAME, STRATEGY, Room, filtered, room_for
from .of_coverage import cells, covered, sizes
from .page import Page
from .part_pages import part_links, part_pages
from .rows import by_partners_based, hub_rows
from .shape_map import locate
from .state_maps import is_state, partners_by_state
from .tile_map import tile_map

_OTHER_KINDS: tuple[PlaceKind, ...] = ("country", "tribal", "region", "county", "city", "district")
NATION = "us"
SHOWN_WIDER = 24
"""How many partners the page of a place shows that serve a wider one."""
_FRAME = 1_000
"""Of how many elements the page of all places is made beside its lists: the maps and the table of states."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of the page of all places."""

    places: Mapping[PlaceKind, Sequence[Place]]
    """By kind, without the states and the nation."""
    hubs: Mapping[str, Sequence[Hub]]
    """The hubs at work in each state."""

    @property
    def room(self) -> Room:
        lists = ((those, size) for lists, size in ((self.places, NAME), (self.hubs, LINK)) for those in lists.values())
        return room_for(*((len(those), size) for those, size in lists), taken=_FRAME)


def place_page(findings: Findings, words: Words, place: Place) -> Page:
    """A place's own page."""

    def context() -> PlacePage:
        network = findings.network
        partners, based = network.partners_in[place.id], network.partners_based_in[place.id]
        elsewhere = set(partners).difference(based)
        serving = tuple(partner for partner in partners if partner in elsewhere)
        wider, hubs = network.wider_partners(place), network.hubs_in_place[place.id]
        strategies, within = network.strategies_in_place[place.id], network.places_within[place.id]
        recorded = cells(findings, findings.coverage.by_place, place)
        lines = ((len(those), LINE) for those in (based, serving, hubs))
        room = room_for(*lines, (len(strategies), STRATEGY), (len(within), NAME), *sizes(recorded))
        # The list of partners finds under a nation who names the nation itself: all others lie within it.
        chosen = {} if place.kind == "country" else {"place": place.id}
        there = filtered("there", "partners", **chosen)
        ways = (there, *([Way("within", f"{address(place)}#section-within")] if within else []), BY_LETTER)
        planned = filtered("plans", "hubs", **chosen)
        return PlacePage(
            place=place,
            around=tuple(network.places[id] for id in place.ancestors),
            location=locate(place, network),
            partners=len(partners),
            based=room.shorten(based, *ways),
            serving=room.shorten(serving, *ways),
            wider=Room(SHOWN_WIDER).shorten(wider),
            hubs=room.shorten(hub_rows(network, hubs), filtered("hubs-there", "hubs", **chosen), Way("hubs", "hubs/")),
            strategies=room.shorten(strategies, planned, order="hub"),
            within=room.shorten(by_partners_based(network, within), Way("places", "places/")),
            cells=covered(recorded, room, "there", planned, **chosen),
        )

    return Page(place_head(words, place), context, page_of_lists)


def places_page(findings: Findings, words: Words) -> Page:
    """The list of all places."""

    def context() -> PlacesPage:
        network = findings.network
        counts = partners_by_state(network)
        lists = _lists(network)
        return PlacesPage(
            map=tile_map(counts, network),
            states=tuple(
                StateRow(
                    network.places[id], counts[id], lists.room.shorten(those, Way("all", f"places/{id}/#section-hubs"))
                )
                for id, those in lists.hubs.items()
            ),
            groups=tuple(_groups(network, lists)),
        )

    return Page(overview_head(words, "places"), context, page_of_lists)


def place_parts(findings: Findings, words: Words) -> Iterator[Page]:
    """The pages of the parts of lists that the page of all places has no room for."""
    network, crumbs = findings.network, crumbs_below(words, "places")
    lists = _lists(network)

    def context(part: Part[Place]) -> PartPage:
        return PartPage(places=by_partners_based(network, part.entries))

    for kind in lists.places:
        title = words.text(f"places.of_kind.{kind}")
        yield from part_pages(words, title, crumbs, _parts(lists, kind), context)


def _lists(network: Network) -> _Lists:
    kinds: dict[PlaceKind, list[Place]] = {kind: [] for kind in _OTHER_KINDS}
    for place in network.places.values():
        if place.kind in kinds and place.id != NATION:
            kinds[place.kind].append(place)
    states = [id for id, place in network.places.items() if is_state(place)]
    hubs = {id: [hub for hub in network.hubs_in_place[id] if not hub.ended] for id in states}
    return _Lists({kind: places for kind, places in kinds.items() if places}, hubs)


def _parts(lists: _Lists, kind: PlaceKind) -> Part[Place] | None:
    """The parts of the places of one kind, if the page of all has no room for them."""
    places = lists.places[kind]
    if lists.room.has_all(places):
        return None
    return in_parts(f"places/by_{kind}/", places, lambda place: place.name, PART)


def _groups(network: Network, lists: _Lists) -> Iterator[PlaceGroup]:
    for kind, places in lists.places.items():
        parts = part_links(_parts(lists, kind))
        yield PlaceGroup(kind, lists.room.shorten(by_partners_based(network, places), parts=parts))
