"""Which questions to the panel are in the analysis, and with which question they are coded there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from goldenthread.conversation.models import SetAside
from goldenthread.conversation.queries.consultations import principles_of
from goldenthread.events.models import Event, PanelTaken


@dataclass(frozen=True, slots=True)
class Taken:
    """`number`: of the answer that it became. `question`: the number of that which it is coded with."""

    reply_id: UUID
    number: int
    question: str


def taken_of(event: Event) -> dict[UUID, Taken]:
    """By question to the panel; not those whose answer was set aside. One query."""
    gone = SetAside.objects.filter(reply=OuterRef("reply"), back_at__isnull=True)
    rows = PanelTaken.objects.filter(~Exists(gone), question__event=event)
    return {
        question: Taken(reply, number, asked or "")
        for question, reply, number, asked in rows.values_list(
            "question", "reply", "reply__number", "reply__answers__question__number"
        )
    }


def to_code_with(event: Event) -> list[tuple[str, str]]:
    """The questions of the consultation that are answered in words, to choose from."""
    return [
        (str(one.id), f"{one.number}. {one.words}")
        for part in principles_of(event.consultation)
        for one in part.questions
        if one.asks != "closed"
    ]
