"""The states and territories as tiles of one size, roughly where they lie, shaded by a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..network.model import Network, Place

TILES: Mapping[str, tuple[int, int]] = {
    "us-ak": (0, 0), "us-me": (10, 0),
    "us-vt": (9, 1), "us-nh": (10, 1),
    "us-wa": (0, 2), "us-id": (1, 2), "us-mt": (2, 2), "us-nd": (3, 2), "us-mn": (4, 2), "us-wi": (5, 2),
    "us-mi": (6, 2), "us-ny": (8, 2), "us-ma": (9, 2), "us-ri": (10, 2),
    "us-or": (0, 3), "us-nv": (1, 3), "us-wy": (2, 3), "us-sd": (3, 3), "us-ia": (4, 3), "us-il": (5, 3),
    "us-in": (6, 3), "us-oh": (7, 3), "us-pa": (8, 3), "us-nj": (9, 3), "us-ct": (10, 3),
    "us-ca": (0, 4), "us-ut": (1, 4), "us-co": (2, 4), "us-ne": (3, 4), "us-mo": (4, 4), "us-ky": (5, 4),
    "us-wv": (6, 4), "us-va": (7, 4), "us-md": (8, 4), "us-de": (9, 4),
    "us-az": (1, 5), "us-nm": (2, 5), "us-ks": (3, 5), "us-ar": (4, 5), "us-tn": (5, 5), "us-nc": (6, 5),
    "us-sc": (7, 5), "us-dc": (8, 5),
    "us-ok": (3, 6), "us-la": (4, 6), "us-ms": (5, 6), "us-al": (6, 6), "us-ga": (7, 6),
    "us-mp": (0, 7), "us-hi": (1, 7), "us-tx": (3, 7), "us-fl": (8, 7),
    "us-gu": (0, 8), "us-as": (1, 8), "us-pr": (9, 8), "us-vi": (10, 8),
}  # fmt: skip
"""Column and row of each place's tile. Islands stand apart from the mainland."""

PITCH = 44
"""From one tile to the next, in the map's units; at 320 px, where a unit is 0.6 px, it is 26 px."""
COLUMNS, ROWS = 11, 9
SHADES = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """A state or territory, how much is there, and the upper left corner of its tile."""

    place: Place
    """The state or territory."""
    count: int
    """How much is there."""
    has_hub: bool
    """Whether it, or a place in it, has a hub at work."""
    shade: int
    """0 for nothing, then from 1, the palest, to SHADES."""
    x: int
    """The tile's left edge."""
    y: int
    """The tile's upper edge."""


@dataclass(frozen=True, slots=True)
class TileMap:
    """All tiles, in the order of rows, so that the keyboard goes through them as the eye does."""

    tiles: tuple[Tile, ...]
    """Those of all states and territories."""
    bands: tuple[tuple[int, int], ...]
    """The least and the greatest number of each shade that is used."""
    pitch: int = PITCH
    """From one tile to the next."""
    width: int = COLUMNS * PITCH
    """That of the map."""
    height: int = ROWS * PITCH
    """That of the map."""


def tile_map(counts: Mapping[str, int], network: Network) -> TileMap:
    """The map of these numbers, by the ids of the states and territories."""
    bands = shades(counts.values())
    return TileMap(
        tuple(
            Tile(
                network.places[id],
                counts.get(id, 0),
                any(not hub.ended for hub in network.hubs_in_place[id]),
                shade(counts.get(id, 0), bands),
                column * PITCH,
                row * PITCH,
            )
            for id, (column, row) in sorted(TILES.items(), key=lambda tile: (tile[1][1], tile[1][0]))
        ),
        bands,
    )


def shades(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Part the numbers above zero among the shades, so that each shade is for about as many different numbers.

    Equal steps would leave all but one place pale where that one has far more than the others.
    """
    distinct = sorted({number for number in numbers if number})
    used = min(SHADES, len(distinct))
    parts = (distinct[len(distinct) * step // used : len(distinct) * (step + 1) // used] for step in range(used))
    return tuple((part[0], part[-1]) for part in parts)


def shade(number: int, bands: tuple[tuple[int, int], ...]) -> int:
    """The shade that a number has."""
    return sum(1 for least, _ in bands if number >= least)
