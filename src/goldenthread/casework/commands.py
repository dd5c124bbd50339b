"""Casework from a terminal: the clocks of open cases, worked out again."""

from __future__ import annotations

from typing import Any

from goldenthread.casework.actions import clocks
from goldenthread.casework.queries.requests import all_areas
from goldenthread.foundation.clock import today
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.wall import lifted


class NoSuchCouncil(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(f"There is no council with the code {code} here.", "area")


def rebuild_clocks(area: str) -> dict[str, Any]:
    """Work out every open clock again, of one council or of all. `cases`: how many."""
    areas = [one for one in all_areas() if area in ("", one.code)]
    if area and not areas:
        raise NoSuchCouncil(area)
    with lifted("the clocks of all cases are worked out by the installation"):
        cases = sum(clocks.rebuild_clocks(today(), one.id) for one in areas)
    return {"councils": len(areas), "cases": cases}
