"""Partners and places as points on a map, for those who draw their own (GeoJSON, RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..network.model import Network, Place
from ..site.addresses import address
from ..site.made_from import listed_partners
from .file import FileOfMany, FileSpec
from .formats import compact, rows_as_json


def geojson(network: Network, site_url: str) -> Iterator[FileSpec]:
    """Two collections. A partner stands where it is based; whoever states no point is left out.

    `site_url` is where the site is published, ending in a slash; empty if unknown.
    """
    yield FileOfMany("data/partners.geojson", lambda: _collection(_partners(network, site_url)), listed_partners)
    yield FileOfMany("data/places.geojson", lambda: _collection(_places(network, site_url)), listed_partners)


def _partners(network: Network, site_url: str) -> Iterator[Mapping[str, Any]]:
    for partner in network.partners.values():
        if partner.based_in and _has_point(partner.based_in):
            yield _feature(
                partner.id,
                partner.based_in,
                name=partner.name,
                kind=partner.kind.id,
                status=partner.status,
                based_in=partner.based_in.id,
                badge=network.badges[partner.id].level,
                page=site_url + address(partner),
            )


def _places(network: Network, site_url: str) -> Iterator[Mapping[str, Any]]:
    for place in network.places.values():
        if _has_point(place):
            yield _feature(
                place.id,
                place,
                name=place.name,
                kind=place.kind,
                partners_based_here=len(network.partners_based_in[place.id]),
                page=site_url + address(place),
            )


def _has_point(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def _feature(id: str, place: Place, **properties: object) -> Mapping[str, Any]:
    # Longitude comes first.
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": id, "geometry": point, "properties": {"id": id, **properties}}


def _collection(features: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    yield b'{"type":"FeatureCollection","features":'
    yield from rows_as_json(map(compact, features))
    yield b"}\n"
