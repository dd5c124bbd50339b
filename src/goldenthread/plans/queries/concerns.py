"""Concerns and their answers, for those who may see them.

A concern raised by the family is theirs and the school's to read. One raised by staff is read by those in
school who may answer it and by whoever raised it; the family hears of it in the answer or the finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import children_for
from goldenthread.plans.models import Concern, ConcernAnswer


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """A concern with its answer, if it has one."""

    id: UUID
    child_id: UUID
    child: str
    kind: str
    words: str
    tried: str
    raised_by: str
    raised_at: datetime
    answer_due_on: date
    provision_strand: UUID | None
    outcome: str
    reason: str
    look_again_on: date | None
    answered_by: str
    answered_at: datetime | None

    @property
    def outcome_words(self) -> str:
        return str(ConcernAnswer.Outcome(self.outcome).label) if self.outcome else ""


_LINE = (
    "id", "child", "child__first_name", "child__last_name", "kind", "words", "tried", "by__name", "at",
    "answer_due_on", "provision_strand", "answer__outcome", "answer__reason", "answer__look_again_on",
    "answer__by__name", "answer__at",
)  # fmt: skip


def _readable(viewer: Viewer) -> QuerySet[Concern]:
    answerable = children_for(viewer, Permission.ANSWER_CONCERN).values("id")
    known = children_for(viewer, Permission.KNOW_OF).values("id")
    return Concern.objects.filter(Q(child__in=answerable) | Q(by=viewer.account, child__in=known))


def concerns_for(viewer: Viewer, *, open_only: bool = False, most: int = 100) -> tuple[ConcernLine, ...]:
    """Concerns this person may read, those to answer first. One query."""
    found = _readable(viewer).order_by("answer__at", "answer_due_on", "at")
    if open_only:
        found = found.filter(answer__isnull=True)
    return tuple(_line(row) for row in found.values_list(*_LINE)[:most])


def concern_for(viewer: Viewer, concern_id: UUID) -> ConcernLine:
    """One concern, if this person may read it. One query."""
    row = _readable(viewer).filter(id=concern_id).values_list(*_LINE).first()
    if row is None:
        raise NotVisible("concern", concern_id)
    return _line(row)


def _line(row: tuple) -> ConcernLine:  # type: ignore[type-arg]  # a row of _LINE, named just above
    id, child, first, last, kind, words, tried, who, at, due, strand, outcome, reason, again, by, answered = (
        row
    )
    return ConcernLine(
        id, child, f"{first} {last}", kind, words, tried, who, at, due, strand, outcome or "", reason or "",
        again, by or "", answered,
    )  # fmt: skip
