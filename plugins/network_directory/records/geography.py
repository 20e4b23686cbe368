"""Where places lie: around one another, and on the map."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from .answers import answer, either
from .entries import Draft, Drafts
from .gazetteer import built_in_places
from .models import Place
from .problems import Problem

_LEEWAY = Decimal("0.1")
"""How many degrees a point may lie beyond a border, for neither is exact."""


@dataclass(frozen=True, slots=True)
class Box:
    """The ends of a state or territory, in degrees."""

    south: Decimal
    west: Decimal
    north: Decimal
    east: Decimal

    def holds(self, lat: Decimal, lon: Decimal) -> bool:
        west, east = self.west - _LEEWAY, self.east + _LEEWAY
        between = west <= lon <= east if west <= east else lon >= west or lon <= east
        return between and self.south - _LEEWAY <= lat <= self.north + _LEEWAY


@cache
def boxes() -> Mapping[str, Box]:
    """The box around each state and territory, by id; `tools/make_boxes.py` makes their table."""
    table = files(__package__).joinpath("us_boxes.csv").read_text(encoding="utf-8")
    ends = ("south", "west", "north", "east")
    return {row["id"]: Box(*(Decimal(row[end]) for end in ends)) for row in csv.DictReader(table.splitlines())}


def around(place: str, drafts: Drafts) -> set[str]:
    """A place and all the places that it is a part of or lies in."""
    places: set[str] = set()
    waiting = [place]
    while waiting:
        id = waiting.pop()
        if id in places:
            continue
        places.add(id)
        declared = drafts.places[id].sound if id in drafts.places else built_in_places().get(id)
        if declared:
            waiting += [*([declared.parent] if declared.parent else []), *declared.within]
    return places


def check_points(drafts: Drafts) -> Iterator[Problem]:
    """Places with half a point, or with one that is not where they lie."""
    for draft in drafts.places.values():
        place = draft.sound
        if place is None:
            continue
        if (place.lat is None) != (place.lon is None):
            have, lacks = ("lon", "lat") if place.lat is None else ("lat", "lon")
            if not draft.faulty(lacks):
                at = draft.at(have, of_key=True)
                yield Problem(draft.file, at, "ND219", answer("half-a-point", have=have, lacks=lacks))
        elif place.lat is not None and place.lon is not None:
            yield from _off_the_map(draft, place.lat, place.lon, drafts)


def _off_the_map(draft: Draft[Place], lat: Decimal, lon: Decimal, drafts: Drafts) -> Iterator[Problem]:
    states = sorted(around(draft.id, drafts) & boxes().keys())

    def fits(lat: Decimal, lon: Decimal) -> bool:
        return any(boxes()[state].holds(lat, lon) for state in states)

    if not states or fits(lat, lon):
        return
    names = either([built_in_places()[state].name for state in states[:3]])
    if fits(lon, lat):
        yield Problem(draft.file, draft.at("lat"), "ND319", answer("point-swapped", lat=str(lon), lon=str(lat)))
    elif fits(lat, -lon):
        yield Problem(
            draft.file, draft.at("lon"), "ND319", answer("point-minus", place=names, degrees=str(-lon)), f"{-lon}"
        )
    elif fits(-lat, lon):
        yield Problem(
            draft.file, draft.at("lat"), "ND319", answer("point-minus", place=names, degrees=str(-lat)), f"{-lat}"
        )
    else:
        yield Problem(draft.file, draft.at("lat"), "ND319", answer("point-elsewhere", place=names))
