"""Makes plugins/network_directory/records/us_boxes.csv from the npm package us-atlas.

Run by hand, whenever the borders change:

    npm pack us-atlas@3.0.1 && tar -xzf us-atlas-3.0.1.tgz
    python tools/make_boxes.py package

A box is the southern, western, northern and eastern end of a state or territory in degrees, islands included. Where
it lies on both sides of 180°, as Alaska does, its western end is the greater number.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from math import ceil, floor
from pathlib import Path
from typing import Any

RECORDS = Path(__file__).parent.parent / "plugins/network_directory/records"


def main(package: Path) -> None:
    topology = json.loads((package / "states-10m.json").read_text("utf-8"))
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = {shape["id"]: shape for shape in topology["objects"]["states"]["geometries"]}
    with (RECORDS / "us_places.csv").open(encoding="utf-8") as places:
        ids = {row["fips"]: row["id"] for row in csv.DictReader(places)}
    with (RECORDS / "us_boxes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "south", "west", "north", "east"])
        for fips, id in ids.items():
            points = [point for arc in _arcs(shapes[fips]["arcs"]) for point in arcs[arc if arc >= 0 else ~arc]]
            lons, lats = zip(*points, strict=True)
            across = max(lons) - min(lons) > 180
            west = min(lon for lon in lons if not across or lon > 0)
            east = max(lon for lon in lons if not across or lon < 0)
            table.writerow([id, _down(min(lats)), _down(west), _up(max(lats)), _up(east)])


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    (wide, high), (left, bottom) = transform["scale"], transform["translate"]
    for x, y in accumulate(arc, lambda here, step: [here[0] + step[0], here[1] + step[1]]):
        yield x * wide + left, y * high + bottom


def _arcs(nested: Any) -> Iterator[int]:
    if isinstance(nested, int):
        yield nested
    else:
        for inner in nested:
            yield from _arcs(inner)


def _down(degrees: float) -> float:
    return floor(degrees * 100) / 100


def _up(degrees: float) -> float:
    return ceil(degrees * 100) / 100


if __name__ == "__main__":
    main(Path(sys.argv[1]))
