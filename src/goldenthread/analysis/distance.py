"""How far apart two places are, as the crow flies."""

from __future__ import annotations

from math import hypot

METRES_IN_A_MILE = 1609.344
Point = tuple[int, int]


def straight_line(one: Point, other: Point) -> float:
    """Miles between two points of the National Grid (easting and northing, in metres)."""
    return hypot(one[0] - other[0], one[1] - other[1]) / METRES_IN_A_MILE


def middle(points: list[Point]) -> Point:
    """The mean of some points, to the metre. There must be one at least."""
    eastings, northings = zip(*points, strict=True)
    return round(sum(eastings) / len(points)), round(sum(northings) / len(points))
