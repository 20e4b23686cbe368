"""The map of shapes, and where places lie on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from network_directory.network import Network, build_network
from network_directory.pages.shape_map import Shape, locate, project, shape_map
from network_directory.pages.tile_map import TILES
from network_directory.records import Folder, read_network

from ..network.builders import network_of
from ..trees import SAMPLE, TODAY

DATA = files("network_directory.pages").joinpath("data")
Point = tuple[int, int]


@pytest.fixture(scope="module")
def sample() -> Network:
    return build_network(read_network(Folder(SAMPLE), TODAY).records, TODAY)


def rings(shape: Shape) -> Iterator[list[Point]]:
    """The corners of a shape's outlines."""
    for ring in shape.path.removesuffix("z").split("z"):
        x = y = 0
        corners = []
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        yield corners


def holds(ring: list[Point], x: float, y: float) -> bool:
    crossed = False
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


def near(shape: Shape, point: Point, by: int) -> bool:
    """Whether a point is in a shape, or not farther from it than that."""
    around = [(point[0] + dx, point[1] + dy) for dx in (-by, 0, by) for dy in (-by, 0, by)]
    return any(holds(ring, x + 0.01, y + 0.01) for ring in rings(shape) for x, y in around)


def test_every_state_and_territory_has_one_shape_within_the_view() -> None:
    drawn = shape_map()
    left, top, width, height = drawn.view
    assert drawn.shapes.keys() == TILES.keys()
    for id, shape in drawn.shapes.items():
        corners = [corner for ring in rings(shape) for corner in ring]
        assert all(left <= x <= left + width and top <= y <= top + height for x, y in corners), id


def test_every_shape_has_room_for_its_number() -> None:
    spots = []
    for id, shape in shape_map().shapes.items():
        spot = shape.flag or shape.number
        assert spot, id
        spots.append(spot)
        if shape.number and not shape.box and id != "us-hi":
            assert any(holds(ring, *shape.number) for ring in rings(shape)), id
    assert len(set(spots)) == len(spots)


def test_the_shapes_are_light_and_say_where_they_come_from() -> None:
    assert len(DATA.joinpath("us_shapes.json").read_bytes()) <= 30_000
    assert "Permission to use, copy, modify" in DATA.joinpath("LICENSE").read_text("utf-8")
    assert "us-atlas" in DATA.joinpath("ORIGIN.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("lat", "lon", "state"),
    [
        (47.61, -122.33, "us-wa"),
        (25.77, -80.19, "us-fl"),
        (44.80, -68.77, "us-me"),
        (61.22, -149.90, "us-ak"),
        (19.72, -155.09, "us-hi"),
        (18.01, -66.61, "us-pr"),
        (13.47, 144.79, "us-gu"),
        (15.19, 145.74, "us-mp"),
        (-14.28, -170.70, "us-as"),
        (17.73, -64.75, "us-vi"),
        (38.90, -77.02, "us-dc"),
    ],
)
def test_points_fall_into_their_state(lat: float, lon: float, state: str) -> None:
    point = project(lat, lon, state)
    assert point
    assert near(shape_map().shapes[state], point, 3)


def test_a_point_outside_a_territorys_box_is_not_drawn() -> None:
    assert project(-11.06, -171.08, "us-as") is None  # Swains Island, 350 km to the north


def test_every_place_of_the_sample_falls_into_a_state_that_it_lies_in(sample: Network) -> None:
    shapes = shape_map().shapes
    points = 0
    for place in sample.places.values():
        location = locate(place, sample)
        assert location, place.id
        if location.point:
            points += 1
            assert any(near(shapes[id], location.point, 4) for id in location.within), place.id
    assert points > 30


def test_where_places_lie(tmp_path: Path) -> None:
    network = network_of(
        tmp_path,
        places={
            "town": {"name": "Town", "kind": "city", "parent": "us-oh", "lat": 41.5, "lon": -81.7},
            "unknown": {"name": "Unknown", "kind": "city", "parent": "us-oh"},
            "nation": {"name": "Nation", "kind": "tribal", "within": ["us-az", "us-nm"], "lat": 36.2, "lon": -109.6},
            "lakes": {"name": "Lakes", "kind": "region", "within": ["us-mi", "us-oh"], "lat": 43, "lon": -85},
            "abroad": {"name": "Abroad", "kind": "region", "lat": 50, "lon": 8},
        },
    )

    def found(id: str) -> tuple[tuple[str, ...], bool] | None:
        location = locate(network.places[id], network)
        return (location.within, location.point is not None) if location else None

    assert found("us-oh") == (("us-oh",), False)
    assert found("town") == (("us-oh",), True)
    assert found("unknown") == (("us-oh",), False)
    assert found("nation") == (("us-az", "us-nm"), True)
    assert found("lakes") == (("us-mi", "us-oh"), False), "a region of several states is no point"
    assert found("abroad") is None
    nation = found("us")
    assert nation
    assert len(nation[0]) == 56
