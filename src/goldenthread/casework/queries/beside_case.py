"""What stands beside the page of a case: where the child is placed, a move, what came with the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Case, Transfer
from goldenthread.casework.queries.moving import Move, move_of
from goldenthread.casework.queries.placements import (
    PlacementLine,
    named_in_force,
    placed_on,
    placements_of,
)
from goldenthread.casework.states import OPEN
from goldenthread.foundation.prepared import prepared


@dataclass(frozen=True, slots=True)
class BesideCase:
    placed: tuple[PlacementLine, ...]
    later: tuple[PlacementLine, ...]
    named: str
    move: Move | None
    came_from: str
    moved_to: str


def beside_case(case: Case, today: date) -> BesideCase:
    """In a fixed number of queries."""
    lines = placements_of(case.id)
    away = [to for of, to, _, _ in _transfers(case.id) if of == case.id]
    before = [council for of, _, council, _ in _transfers(case.id) if of != case.id]
    return BesideCase(
        tuple(placed_on(lines, today)),
        tuple(line for line in lines if line.counts and line.starts_on > today),
        named_in_force(case.id),
        move_of(case.id) if case.state in OPEN else None,
        next(iter(before), ""),
        next(iter(away), ""),
    )


@prepared
def _transfers(case_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    away = Transfer.objects.filter(case=case_id)
    here = Transfer.objects.filter(to_case=case_id)
    columns = ("case_id", "council", "case__area__name", "at")
    return away.values_list(*columns).order_by().union(here.values_list(*columns).order_by())
