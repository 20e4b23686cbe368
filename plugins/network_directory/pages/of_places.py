"""Pages of places: each one's own, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from ..network.findings import Findings
from ..network.model import Network, Place
from ..records.models import PlaceKind
from ..site.words import Words
from .contexts.overviews import PlaceGroup, PlacesPage, StateRow
from .contexts.records import PlacePage
from .heads import overview_head, place_head
from .of_coverage import cells
from .page import Page
from .rows import by_partners_based, hub_rows
from .shape_map import locate
from .state_maps import partners_by_state
from .tile_map import tile_map

_OTHER_KINDS: tuple[PlaceKind, ...] = ("country", "tribal", "region", "county", "city", "district")
NATION = "us"


def place_page(findings: Findings, words: Words, place: Place) -> Page:
    """A place's own page."""

    def context() -> PlacePage:
        network = findings.network
        partners, based = network.partners_in[place.id], network.partners_based_in[place.id]
        elsewhere = set(partners).difference(based)
        return PlacePage(
            place=place,
            around=tuple(network.places[id] for id in place.ancestors),
            location=locate(place, network),
            partners=len(partners),
            based=based,
            serving=tuple(partner for partner in partners if partner in elsewhere),
            wider=network.wider_partners(place),
            hubs=hub_rows(network, network.hubs_in_place[place.id]),
            strategies=network.strategies_in_place[place.id],
            within=by_partners_based(network, network.places_within[place.id]),
            cells=cells(findings, findings.coverage.by_place, place),
        )

    return Page(place_head(words, place), context)


def places_page(findings: Findings, words: Words) -> Page:
    """The list of all places."""

    def context() -> PlacesPage:
        network = findings.network
        counts = partners_by_state(network)
        return PlacesPage(
            map=tile_map(counts, network),
            states=tuple(
                StateRow(network.places[id], count, tuple(hub for hub in network.hubs_in_place[id] if not hub.ended))
                for id, count in counts.items()
            ),
            groups=tuple(_groups(network)),
        )

    return Page(overview_head(words, "places"), context)


def _groups(network: Network) -> Iterator[PlaceGroup]:
    for kind in _OTHER_KINDS:
        places = [place for place in network.places.values() if place.kind == kind and place.id != NATION]
        if places:
            yield PlaceGroup(kind, by_partners_based(network, places))
