"""The map of tiles: positions and shades are data."""

from __future__ import annotations

from pathlib import Path

import pytest

from network_directory.pages.tile_map import COLUMNS, PITCH, ROWS, TILES, shade, shades, tile_map
from network_directory.records.gazetteer import built_in_places

from ..network.builders import network_of


def test_every_state_and_territory_has_one_tile() -> None:
    expected = {id for id, place in built_in_places().items() if place.kind in ("state", "territory")}
    assert len(expected) == 56
    assert set(TILES) == expected


def test_no_two_tiles_overlap_and_all_are_on_the_map() -> None:
    assert len(set(TILES.values())) == len(TILES)
    assert all(0 <= column < COLUMNS and 0 <= row < ROWS for column, row in TILES.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [("us-wa", "us-or"), ("us-or", "us-ca"), ("us-in", "us-oh"), ("us-ms", "us-al"), ("us-vt", "us-nh")],
)
def test_neighbors_are_neighbors(one: str, other: str) -> None:
    (x1, y1), (x2, y2) = TILES[one], TILES[other]
    assert abs(x1 - x2) + abs(y1 - y2) == 1


def test_islands_touch_no_tile_of_the_mainland() -> None:
    islands = {"us-hi", "us-gu", "us-mp", "us-as", "us-pr", "us-vi", "us-ak"}
    for island in islands:
        x, y = TILES[island]
        around = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)}
        assert not [id for id, at in TILES.items() if at in around and id not in islands], island


def test_a_tile_is_a_target_even_on_the_narrowest_screen() -> None:
    assert 288 / COLUMNS * (PITCH - 2) / PITCH >= 24


def test_the_keyboard_goes_through_the_tiles_row_by_row(tmp_path: Path) -> None:
    tiles = tile_map({}, network_of(tmp_path, {}, {})).tiles
    assert [(tile.y, tile.x) for tile in tiles] == sorted((tile.y, tile.x) for tile in tiles)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ()),
        ([0, 0], ()),
        ([0, 1, 1], ((1, 1),)),
        ([1, 5], ((1, 1), (5, 5))),
        ([1, 2, 3, 4, 5, 6, 6], ((1, 2), (3, 4), (5, 6))),
        ([1, 2, 3, 500], ((1, 1), (2, 2), (3, 500))),
    ],
)
def test_shades_part_the_numbers_that_occur(numbers: list[int], expected: tuple[tuple[int, int], ...]) -> None:
    assert shades(numbers) == expected


def test_every_number_has_the_shade_of_its_band() -> None:
    bands = ((1, 2), (3, 4), (6, 9))
    assert [shade(number, bands) for number in range(10)] == [0, 1, 1, 2, 2, 2, 3, 3, 3, 3]
