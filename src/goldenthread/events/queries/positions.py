"""Where a postcode is, as far as the register of schools can tell. Nobody outside is asked.

The register gives the place of every school. A postcode that no school has is taken to be in the middle of
the schools that share its beginning, and whoever reads a distance is told from what it was measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.analysis.distance import Point, middle, straight_line
from goldenthread.places.models import Setting

LONGEST = 10
_SHAPE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(?:(\d)(?:[A-Z]{2})?)?")
_WHOLE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Position:
    """A point, and what it stands for: a school’s own postcode, or all schools of “M33 5” or “M33”."""

    point: Point
    of: str
    exact: bool = False


def tidy(postcode: str) -> str:
    """As it is printed: “M33 5AA”. Words that are no postcode stay as they are, in capitals, and as short."""
    plain = "".join(postcode.upper().split())
    return f"{plain[:-3]} {plain[-3:]}" if _WHOLE.fullmatch(plain) else postcode.strip().upper()[:LONGEST]


def looks_whole(postcode: str) -> bool:
    return bool(_WHOLE.fullmatch(tidy(postcode)))


def position_of(postcode: str) -> Position | None:
    """The nearest thing to this postcode, or to its first half, that is known. One query."""
    plain = tidy(postcode)
    found = _SHAPE.fullmatch(plain)
    if found is None:
        return None
    district, sector = found[1], f"{found[1]} {found[2]}" if found[2] else ""
    rows = Setting.objects.filter(
        postcode__startswith=f"{district} ", easting__isnull=False, northing__isnull=False
    ).values_list("postcode", "easting", "northing")
    points = [(code, (int(easting or 0), int(northing or 0))) for code, easting, northing in rows]
    for wanted, exact in ((plain, True), (sector, False), (f"{district} ", False)):
        near = [point for code, point in points if wanted and code.startswith(wanted)]
        if near and (not exact or looks_whole(plain)):
            return Position(middle(near), wanted.strip(), exact)
    return None


def miles(one: Point | None, other: Position | None) -> float | None:
    return straight_line(one, other.point) if one and other else None
