"""Objections to how an answer was coded, and what was said to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.conversation.models import Consultation, Reply
from goldenthread.themes.models import FrameLine, Objection
from goldenthread.themes.states import FrameState


@dataclass(frozen=True, slots=True)
class ObjectionRead:
    """`theme` is its name in the frame in force; empty where all of the coding is objected to."""

    id: UUID
    answer_id: UUID
    reply_number: int
    question_id: UUID
    question: str
    theme: str
    words: str
    at: datetime
    answered: str
    changed: bool
    answered_by: str
    answered_at: datetime | None


def objections_of(consultation: Consultation) -> list[ObjectionRead]:
    """Those that wait first, the oldest first; then those that were answered. Two queries."""
    found = _read(Objection.objects.filter(reply__consultation=consultation))
    return sorted(found, key=lambda one: one.answered_at is not None)


def objections_by(reply: Reply) -> list[ObjectionRead]:
    """What whoever has the code of this reply objected to."""
    return _read(Objection.objects.filter(reply=reply))


def objection_read(objection: Objection) -> ObjectionRead:
    return _read(Objection.objects.filter(id=objection.id))[0]


def _read(rows: object) -> list[ObjectionRead]:
    found = list(
        rows.select_related("answer__question", "reply", "answered__by").order_by("at", "id")  # type: ignore[attr-defined]  # stubs
    )
    names = dict(
        FrameLine.objects.filter(
            theme__in=[one.theme_id for one in found if one.theme_id], frame__state=FrameState.IN_FORCE
        ).values_list("theme", "name")
    )
    return [_one(row, names) for row in found]


def _one(row: Objection, names: dict[UUID, str]) -> ObjectionRead:
    answered = getattr(row, "answered", None)
    question = row.answer.question
    assert question is not None  # noqa: S101 - for the type checker: nobody objects to what has none
    return ObjectionRead(
        row.id, row.answer_id, row.reply.number, question.id, question.words,
        names.get(row.theme_id, "") if row.theme_id else "", row.words, row.at,
        answered.words if answered else "", answered.changed if answered else False,
        answered.by.name if answered else "", answered.at if answered else None,
    )  # fmt: skip
