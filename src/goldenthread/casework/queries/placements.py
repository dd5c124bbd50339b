"""Where a child is placed under the plan, as it is read: each place with the day on which it ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import EhcLine, EhcPlan, Placement, PlacementEnd
from goldenthread.foundation.prepared import prepared

Rows = QuerySet[Any, tuple[Any, ...]]
WITHOUT = {value: str(label) for value, label in Placement.Without.choices}
STAYS = {value: str(label) for value, label in Placement.Residential.choices}


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One place. `counts` is false for one that was recorded wrongly."""

    id: UUID
    rank: int
    setting_id: UUID | None
    setting: str
    without: str
    starts_on: date
    in_sen_unit: bool
    in_resourced_provision: bool
    residential: str
    agreed_by: str
    by: str
    at: datetime
    plan: int | None
    ends_on: date | None = None
    ended_because: str = ""
    counts: bool = True

    @property
    def where(self) -> str:
        return self.setting or WITHOUT.get(self.without, self.without)

    @property
    def how(self) -> str:
        """In what part of the setting, and whether the child stays there."""
        unit = "SEN unit" if self.in_sen_unit else ""
        resourced = "resourced provision" if self.in_resourced_provision else ""
        stays = STAYS[self.residential].lower() if self.residential or self.setting else ""
        words = ", ".join(filter(None, (unit, resourced, stays)))
        return f"{words[:1].upper()}{words[1:]}"

    def lasts_on_or_after(self, day: date) -> bool:
        return self.ends_on is None or self.ends_on > day

    def lasts_on(self, day: date) -> bool:
        return self.counts and self.starts_on <= day and self.lasts_on_or_after(day)


def placements_of(case_id: UUID) -> tuple[PlacementLine, ...]:
    """Every place of a case, the first first, with what was recorded wrongly. Two queries."""
    ends = last_ends([case_id])
    return tuple(_line(row, ends) for row in _places(case_id))


def placed_on(lines: Iterable[PlacementLine], day: date) -> list[PlacementLine]:
    """Where the child is on a day, the first place first."""
    return sorted((line for line in lines if line.lasts_on(day)), key=lambda line: line.rank)


def last_ends(cases: Collection[UUID]) -> dict[UUID, tuple[date | None, str]]:
    """What was said last of the end of each placement of these cases. One query."""
    return {placement: (ends_on, reason) for placement, ends_on, reason in _ends(cases)}


def _line(row: tuple[Any, ...], ends: dict[UUID, tuple[date | None, str]]) -> PlacementLine:
    ends_on, reason = ends.get(row[0], (None, ""))
    counts = row[0] not in ends or ends_on is not None
    return replace(PlacementLine(*row), ends_on=ends_on, ended_because=reason, counts=counts)


def named_in_force(case_id: UUID) -> str:
    """What section I of the plan in force names. One query."""
    return next((words for (words,) in _named(case_id)), "")


@prepared
def _places(case_id: UUID) -> Rows:
    rows = Placement.objects.filter(case=case_id).order_by("starts_on", "rank", "at")
    return rows.values_list(
        "id", "rank", "setting", "setting__name", "setting_code", "starts_on", "in_sen_unit",
        "in_resourced_provision", "residential", "agreed_by", "by__name", "at", "plan__number",
    )  # fmt: skip


@prepared
def _ends(cases: Collection[UUID]) -> Rows:
    rows = PlacementEnd.objects.filter(placement__case__among=cases).order_by("at", "id")
    return rows.values_list("placement_id", "ends_on", "reason")


@prepared
def _named(case_id: UUID) -> Rows:
    rows = EhcLine.objects.filter(plan__case=case_id, plan__state=EhcPlan.State.FINAL, block="I", part="name")
    return rows.values_list("words")[:1]
