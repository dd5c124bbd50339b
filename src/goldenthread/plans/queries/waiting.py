"""What one of a family waits for: the answer to a worry, and what becomes of what they said to a draft."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.foundation.prepared import prepared
from goldenthread.plans.models import Concern, Response
from goldenthread.plans.states import VersionState


class Worry(NamedTuple):
    """A concern of theirs that is not answered yet."""

    child_id: UUID
    id: UUID
    words: str
    raised_at: datetime
    answer_due_on: date


class Answered(NamedTuple):
    """What they said last to the draft that is shared. `replied_at`: when the school answered that."""

    child_id: UUID
    answer: str
    at: datetime
    replied_at: datetime | None

    @property
    def waits(self) -> bool:
        return self.answer != Response.Answer.AGREE and self.replied_at is None


def worries_of(account: UUID, children: Collection[UUID]) -> list[Worry]:
    """The first to be answered first. One query."""
    return [Worry(*row) for row in _worries(account, children)]


def answered_by(account: UUID, children: Collection[UUID]) -> dict[UUID, Answered]:
    """By child. One query."""
    return {row[0]: Answered(*row) for row in _answered(account, children)}


@prepared
def _worries(account: UUID, children: Collection[UUID]) -> QuerySet[Concern, tuple[Any, ...]]:
    rows = Concern.objects.filter(by=account, child__among=children, answer__isnull=True)
    return rows.order_by("answer_due_on", "at").values_list("child", "id", "words", "at", "answer_due_on")


@prepared
def _answered(account: UUID, children: Collection[UUID]) -> QuerySet[Response, tuple[Any, ...]]:
    theirs = Q(by=account, entered__isnull=True) | Q(entered__who__account=account)
    rows = Response.objects.filter(
        theirs,
        child__among=children,
        version__state=VersionState.SHARED,
        version__plan__ended_on__isnull=True,
    )
    return rows.order_by("at", "id").values_list("child", "answer", "at", "answered__at")
