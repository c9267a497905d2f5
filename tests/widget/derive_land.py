"""Derives the base map from npm's world-atlas: ``derive_land.py land-50m.json > app/widget/land.json``.

Land outlines only (Natural Earth, public domain, by way of world-atlas 2, ISC): no boundary between states is drawn,
since some are disputed. Coordinates are hundredths of a degree, longitude east and latitude south, so that the path
can stand in an SVG as it is (equirectangular).
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
TOLERANCE = 0.09
"""Degrees: at 1,920 pixels for 360 degrees one pixel is 0.19."""
SMALLEST = 0.15
"""Square degrees: islands smaller than this are not drawn."""


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """TopoJSON's delta-coded integer arcs as longitude, latitude."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """One ring from its arcs; a negative number is an arc backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def unwrapped(points: list[Point]) -> list[Point]:
    """A ring that crosses the 180th meridian goes on beyond 180 instead of leaping back across the map."""
    turned, shift = [points[0]], 0
    for (x1, _), (x2, y2) in pairwise(points):
        shift += 360 if x2 - x1 < -180 else -360 if x2 - x1 > 180 else 0
        turned.append((x2 + shift, y2))
    return turned


def placed(points: list[Point]) -> list[list[Point]]:
    """Where a ring stands: once, or at both edges of the map; Antarctica, which goes round the pole, is left out."""
    if min(y for _, y in points) < -61:
        return []
    ring = unwrapped(points)
    low, high = min(x for x, _ in ring), max(x for x, _ in ring)
    shifts = [0, *([-360] if high > 180 else []), *([360] if low < -180 else [])]
    return [[(x + shift, y) for x, y in ring] for shift in shifts]


def area(points: list[Point]) -> float:
    """Shoelace formula, square degrees."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(points))) / 2


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's simplification, without recursion."""
    keep = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]))
        if distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            stretches += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def path_of(points: list[Point]) -> str:
    """A closed SVG path in hundredths of a degree, relative moves."""
    grid = [(round(x * 100), round(-y * 100)) for x, y in points]
    moves = [f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(grid) if (x1, y1) != (x2, y2)]
    return f"M{grid[0][0]} {grid[0][1]}l{' '.join(moves)}z".replace(" -", "-")


def derive_land(topology: dict[str, Any]) -> dict[str, str]:
    """The base map as the widget reads it."""
    arcs = decode_arcs(topology)
    polygons = [
        polygon
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in (geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]])
    ]
    rings = [place for polygon in polygons for ring in polygon for place in placed(ring_points(ring, arcs))]
    half = [(ring, len(ring) // 2) for ring in rings if area(ring) >= SMALLEST]
    paths = [path_of(simplified(ring[: cut + 1])[:-1] + simplified(ring[cut:])) for ring, cut in half]
    return {
        "attribution": "Land outlines: Natural Earth (public domain) by way of world-atlas 2.0.2 (ISC), simplified.",
        "viewBox": "-18000 -9000 36000 18000",
        "path": "".join(paths),
    }


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(derive_land(source), indent=1) + "\n")
