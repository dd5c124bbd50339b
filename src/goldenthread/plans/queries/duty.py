"""The which-duty gate, as it was walked: answers that count, findings, adjustments owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.foundation.access import NotVisible
from goldenthread.people.models import Child
from goldenthread.plans.models import AdjustmentOwed, DutyAnswer, DutyFinding, DutyWalk


@dataclass(frozen=True, slots=True)
class Owed:
    """A reasonable adjustment owed, with or without a plan."""

    child_id: UUID
    words: str
    who: str
    by_when: date | None
    finding_id: UUID | None


@dataclass(frozen=True, slots=True)
class FoundDuty:
    """A finding as it was kept: `finding` has the shape of law.duty_io.finding_as_json."""

    id: UUID
    walk_id: UUID
    outcome: str
    plan_needed: bool
    finding: dict[str, Any]
    look_again_on: date
    tell_family_by: date
    found_by: str
    found_at: datetime
    adjustments: tuple[Owed, ...]

    def days(self, part: str) -> list[dict[str, Any]]:
        """The lines of “must_do” or “find_out”, each with its day as a date."""
        lines: list[dict[str, Any]] = self.finding[part]
        return [{**line, "by": date.fromisoformat(line["by"]) if line["by"] else None} for line in lines]


_OWED = ("child", "words", "who", "by_when", "finding")


def age_on(born_on: date, day: date) -> int:
    """Whole years of age on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def answers_of(walk_id: UUID) -> dict[str, str]:
    """The latest answer to each question of a walk. One query."""
    given = DutyAnswer.objects.filter(walk=walk_id).order_by("at", "id")
    return dict(given.values_list("question", "choice"))


def notes_of(walk_id: UUID) -> dict[str, str]:
    """The note beside the latest answer to each question. One query."""
    given = DutyAnswer.objects.filter(walk=walk_id).order_by("at", "id")
    return dict(given.values_list("question", "note"))


def open_walks() -> QuerySet[DutyWalk]:
    """Walks that have no finding yet. One that was begun again since is left as it was."""
    later = DutyWalk.objects.filter(child=OuterRef("child"), at__gt=OuterRef("at"))
    return DutyWalk.objects.filter(~Exists(later), finding__isnull=True)


def open_walk(child_id: UUID) -> UUID | None:
    """The walk that was begun last, if it has no finding yet. One query."""
    walks = open_walks().filter(child=child_id).order_by("-id")
    return walks.values_list("id", flat=True).first()


def walk_exists(child: Child, walk_id: UUID) -> None:
    if not DutyWalk.objects.filter(child=child, id=walk_id).exists():
        raise NotVisible("duty walk", walk_id, child.id)


def findings_of(child_id: UUID) -> tuple[FoundDuty, ...]:
    """Every finding about a child, newest first. Two queries."""
    owed = AdjustmentOwed.objects.filter(child=child_id).order_by("at", "id").values_list(*_OWED)
    under: dict[UUID | None, list[Owed]] = defaultdict(list)
    for one in (Owed(*row) for row in owed):
        under[one.finding_id].append(one)
    rows = DutyFinding.objects.filter(child=child_id).order_by("-at")
    found = rows.values_list(
        "id", "walk", "outcome", "plan_needed", "finding", "look_again_on", "tell_family_by", "by__name", "at"
    )
    return tuple(FoundDuty(*row, tuple(under[row[0]])) for row in found)


def latest_finding(child_id: UUID) -> FoundDuty | None:
    """What was found last. Two queries."""
    return next(iter(findings_of(child_id)), None)


def finding_of(child: Child, finding_id: UUID) -> FoundDuty:
    for found in findings_of(child.id):
        if found.id == finding_id:
            return found
    raise NotVisible("duty finding", finding_id, child.id)
