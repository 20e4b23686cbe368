"""Makes plugins/network_directory/pages/data/us_shapes.json from the npm package us-atlas.

Run by hand, whenever the shapes are to be drawn anew:

    npm pack us-atlas@3.0.1 && tar -xzf us-atlas-3.0.1.tgz
    python tools/make_shapes.py package

The states come from the file in Albers' projection for the United States, in which Alaska and Hawaii lie below the
West; the territories, which it leaves out, come from the unprojected one, each in a box of its own below the map.
All coordinates are rounded to the map's units, of which it is 1,050 wide, and each border is simplified once,
so that neighbors still meet.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
GAZETTEER = ROOT / "plugins/network_directory/records/us_places.csv"
TARGET = ROOT / "plugins/network_directory/pages/data/us_shapes.json"

VIEW = (-60, 8, 1050, 676)
"""Left, top, width and height of the map."""
TOLERANCE = 1.3
"""How far a simplified border may run from the true one."""
SMALLEST = 14
"""The area below which an island is left out, unless it is all there is of a place."""

ROOM = 12
"""How much room around its middle a state needs for a number to stand on it."""
BESIDE = {"us-hi": (300, 590)}
"""Where the number of a place that has no such room stands beside it."""
FLAGS = {
    "us-vt": (822, 76),
    "us-ma": (938, 132),
    "us-ri": (938, 166),
    "us-ct": (938, 200),
    "us-nj": (938, 234),
    "us-de": (938, 268),
    "us-md": (938, 302),
    "us-dc": (938, 336),
}
"""Where the others have a flag with code and number: its upper left corner."""

BOX = (100, 54)
"""The size of a territory's box."""
BOXES = {
    "us-gu": (-56, 626, (144.6, 145.0, 13.2, 13.7)),
    "us-mp": (54, 626, (145.5, 145.9, 14.9, 15.3)),
    "us-as": (164, 626, (-170.87, -170.53, -14.4, -14.2)),
    "us-pr": (776, 626, (-67.4, -65.2, 17.85, 18.55)),
    "us-vi": (886, 626, (-65.1, -64.5, 17.65, 18.45)),
}
"""Where a territory's box stands, and the part of the world in it: west, east, south, north."""

Point = tuple[float, float]
Line = list[Point]


class Topology:
    """A TopoJSON file: shapes that share their borders."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        (scale_x, scale_y), (left, top) = data["transform"]["scale"], data["transform"]["translate"]
        self.lines: list[Line] = []
        for arc in data["arcs"]:
            x = y = 0
            line: Line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * scale_x + left, y * scale_y + top))
            self.lines.append(line)
        self.states: dict[str, Any] = {state["id"]: state for state in data["objects"]["states"]["geometries"]}

    def rings(self, fips: str) -> Iterator[Line]:
        """The outlines of a state and of its islands; no state has a hole."""
        state = self.states[fips]
        polygons = state["arcs"] if state["type"] == "MultiPolygon" else [state["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points: Line = []
            for arc in ring:
                line = self.lines[arc] if arc >= 0 else self.lines[~arc][::-1]
                points += line[1:] if points else line
            yield points


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that it can spare (Douglas and Peucker)."""
    (ax, ay), (bx, by) = line[0], line[-1]
    length = hypot(bx - ax, by - ay)
    far, farthest = 0.0, 0
    for at, (x, y) in enumerate(line[1:-1], 1):
        off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else hypot(x - ax, y - ay)
        if off > far:
            far, farthest = off, at
    if far <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: farthest + 1], tolerance)[:-1] + simplified(line[farthest:], tolerance)


def area(ring: Sequence[Point]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def path(rings: Iterable[Line]) -> str:
    """The rings as an SVG path of whole numbers, each point as the way from the one before."""
    found = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        points = [point for at, point in enumerate(points) if point != points[at - 1]]
        if len(points) < 3:
            continue
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
        found.append(f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z")
    return "".join(found).replace(" -", "-")


def middle(ring: Line) -> tuple[int, int, float]:
    """The point that is farthest from the ring's border, and how far."""
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best = (0, 0, 0.0)
    for x in range(round(left), round(right) + 1, 2):
        for y in range(round(top), round(bottom) + 1, 2):
            if inside(x, y, ring):
                room = min(distance(x, y, a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
                best = max(best, (x, y, room), key=lambda found: found[2])
    return best


def inside(x: float, y: float, ring: Line) -> bool:
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


def distance(x: float, y: float, a: Point, b: Point) -> float:
    (ax, ay), (bx, by) = a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def states(atlas: Topology, fips: dict[str, str]) -> dict[str, dict[str, object]]:
    """What is in Albers' projection: the states and the District of Columbia."""
    atlas.lines = [simplified(line, TOLERANCE) for line in atlas.lines]
    found: dict[str, dict[str, object]] = {}
    for id, code in fips.items():
        if code in atlas.states:
            rings = sorted(atlas.rings(code), key=area, reverse=True)
            x, y, room = middle(rings[0])
            shape: dict[str, object] = {"path": path([rings[0], *(r for r in rings[1:] if area(r) >= SMALLEST)])}
            shape["middle"] = [x, y]
            if id in FLAGS:
                shape["flag"] = FLAGS[id]
            else:
                assert id in BESIDE or room >= ROOM, f"{id} has no room for its number"
                shape["number"] = BESIDE.get(id, (x, y))
            found[id] = shape
    return found


def territories(atlas: Topology, fips: dict[str, str]) -> dict[str, dict[str, object]]:
    """What is drawn in boxes, with the way from degrees to the map's units."""
    found: dict[str, dict[str, object]] = {}
    width, height = BOX
    for id, (left, top, (west, east, south, north)) in BOXES.items():
        narrowing = cos(radians((south + north) / 2))
        # Code and number stand in the upper left corner, so that the land keeps to the right half.
        scale = min(width * 0.48 / ((east - west) * narrowing), (height - 10) / (north - south))
        x0 = left + width * 0.72 - (west + east) / 2 * scale * narrowing
        y0 = top + height / 2 + (south + north) / 2 * scale
        # A box keeps what lies in its part of the world.
        rings = [
            simplified([(x0 + lon * scale * narrowing, y0 - lat * scale) for lon, lat in ring], 0.7)
            for ring in atlas.rings(fips[id])
            if all(west <= lon <= east and south <= lat <= north for lon, lat in ring)
        ]
        found[id] = {
            "path": path(ring for ring in sorted(rings, key=area, reverse=True) if area(ring) >= 2),
            "middle": [round(left + width * 0.72), top + height // 2],
            "number": [left + 8, top + 19],
            "box": [left, top, width, height],
            "degrees": [round(x0, 2), round(scale * narrowing, 3), round(y0, 2), round(-scale, 3)],
        }
    return found


def main(package: Path) -> None:
    with GAZETTEER.open(encoding="utf-8") as table:
        fips = {row["id"]: row["fips"] for row in csv.DictReader(table)}
    shapes = states(Topology(package / "states-albers-10m.json"), fips)
    shapes |= territories(Topology(package / "states-10m.json"), fips)
    lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(shapes[id])}" for id in fips)
    TARGET.write_text(f'{{"view": {json.dumps(VIEW)}, "shapes": {{\n{lines}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
