"""Which layers of support a child draws on: worked out from the dated changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.prepared import prepared
from goldenthread.plans.models import LayerChange


@dataclass(frozen=True, slots=True)
class Change:
    """A layer begun or ended, with its reason and person."""

    layer: str
    starts: bool
    on: date
    reason: str
    who: str


def layers_of(child_ids: Collection[UUID], on: date) -> dict[UUID, tuple[str, ...]]:
    """The layers that each child draws on, on this day, in the order they began. One query."""
    current: dict[UUID, dict[str, None]] = defaultdict(dict)
    for child, layer, starts in _changes(child_ids, on):
        current[child].pop(layer, None)
        if starts:
            current[child][layer] = None
    return {child: tuple(current[child]) for child in child_ids}


@prepared
def _changes(child_ids: Collection[UUID], on: date) -> QuerySet[LayerChange, tuple[UUID, str, bool]]:
    changes = LayerChange.objects.filter(child__among=child_ids, on__lte=on).order_by("on", "at")
    return changes.values_list("child", "layer", "starts")


def history_of(child_id: UUID) -> tuple[Change, ...]:
    """Every change of layer, newest first. One query."""
    rows = LayerChange.objects.filter(child=child_id).order_by("-on", "-at")
    return tuple(Change(*row) for row in rows.values_list("layer", "starts", "on", "reason", "by__name"))
