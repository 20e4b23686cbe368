"""The shapes of the states and territories, and where on their map a place lies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sin, sqrt
from typing import Any

from ..network.model import Network, Place

FLAG = (48, 27)
"""Width and height of a flag."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A state or territory on the map."""

    path: str
    """Its outline."""
    middle: tuple[int, int]
    """A point in its middle."""
    number: tuple[int, int] | None = None
    """Where its number stands."""
    flag: tuple[int, int] | None = None
    """If it is too small for a number: the upper left corner of a flag in the sea."""
    box: tuple[int, int, int, int] | None = None
    """If it lies far away: the box that it is shown in; left, top, width and height."""
    degrees: tuple[float, float, float, float] | None = None
    """The way from degrees to the box: x is the first and longitude times the second, y likewise by latitude."""

    @property
    def leader(self) -> str:
        """The shortest line between its flag and its middle."""
        assert self.flag
        (x, y), (left, top), (width, height) = self.middle, self.flag, FLAG
        return f"M{min(max(x, left), left + width)} {min(max(y, top), top + height)}L{x} {y}"


@dataclass(frozen=True, slots=True)
class ShapeMap:
    """The map."""

    view: tuple[int, int, int, int]
    """Left, top, width and height."""
    shapes: Mapping[str, Shape]
    """By the ids of the places."""
    flag: tuple[int, int] = FLAG
    """Width and height of a flag."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies."""

    within: tuple[str, ...]
    """The states and territories that it is, or lies in."""
    point: tuple[int, int] | None
    """The place itself, if it is a point on the map."""


@cache
def shape_map() -> ShapeMap:
    """The map that is kept beside this module."""
    data = json.loads(files(__package__).joinpath("data/us_shapes.json").read_text(encoding="utf-8"))
    shapes = {id: Shape(**{key: _fixed(value) for key, value in shape.items()}) for id, shape in data["shapes"].items()}
    return ShapeMap(_fixed(data["view"]), shapes)


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def locate(place: Place, network: Network) -> Location | None:
    """Where a place lies on the map; None if it lies in no state or territory."""
    shapes = shape_map().shapes
    within = tuple(id for id in (place.id, *place.ancestors) if id in shapes)
    if place.kind == "country":
        within = tuple(id for id in shapes if place.id in network.places[id].ancestors)
    if not within:
        return None
    # A region across several states has a middle, which would be taken for the place.
    is_point = place.id not in shapes and (len(within) == 1 or place.kind != "region")
    if not is_point or place.lat is None or place.lon is None:
        return Location(within, None)
    return Location(within, project(place.lat, place.lon, within[0]))


def project(lat: float, lon: float, state: str) -> tuple[int, int] | None:
    """A point of a state or territory on the map; None if the map does not reach so far."""
    shape = shape_map().shapes[state]
    if shape.degrees and shape.box:
        (x0, dx, y0, dy), (left, top, width, height) = shape.degrees, shape.box
        x, y = x0 + lon * dx, y0 + lat * dy
        return (round(x), round(y)) if left <= x <= left + width and top <= y <= top + height else None
    x, y = _FAR.get(state, _MAINLAND).project(lat, lon)
    return round(x), round(y)


@dataclass(frozen=True, slots=True)
class _Albers:
    """Albers' equal-area conic projection; angles in degrees."""

    meridian: float
    """The one that is upright."""
    parallels: tuple[float, float]
    """Those that keep their length."""
    middle: tuple[float, float]
    """Latitude, and longitude from the meridian, of the point that comes to stand at `at`."""
    at: tuple[float, float]
    scale: float

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        x, y = self._plain(lat, (lon - self.meridian + 180) % 360 - 180)
        x0, y0 = self._plain(*self.middle)
        return self.at[0] + self.scale * (x - x0), self.at[1] + self.scale * (y - y0)

    def _plain(self, lat: float, lon: float) -> tuple[float, float]:
        south, north = (sin(radians(parallel)) for parallel in self.parallels)
        n = (south + north) / 2
        radius = sqrt(1 + south * north - 2 * n * sin(radians(lat))) / n
        return radius * sin(radians(lon) * n), radius * cos(radians(lon) * n)


# The projections of the map that the shapes were drawn on: d3's geoAlbersUsa().scale(1300).translate([487.5, 305]).
_MAINLAND = _Albers(-96, (29.5, 45.5), (38.7, -0.6), (487.5, 305), 1300)
_FAR = {
    "us-ak": _Albers(-154, (55, 65), (58.5, -2), (487.5 - 0.307 * 1300, 305 + 0.201 * 1300), 0.35 * 1300),
    "us-hi": _Albers(-157, (8, 18), (19.9, -3), (487.5 - 0.205 * 1300, 305 + 0.212 * 1300), 1300),
}
