"""Tables, and what was noted at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from goldenthread.conversation.queries.consultations import PrincipleLine, principles_of
from goldenthread.events.models import Event, Note, Table


@dataclass(frozen=True, slots=True)
class NoteLine:
    id: UUID
    table: int
    question_id: UUID | None
    number: str
    asked: str
    words: str
    at: datetime
    handed_in: bool


@dataclass(frozen=True, slots=True)
class TableLine:
    id: UUID
    number: int
    note_taker: str
    notes: tuple[NoteLine, ...]

    @property
    def waiting(self) -> int:
        return sum(not one.handed_in for one in self.notes)


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table, with what the consultation asks: what this event is about comes first."""

    line: TableLine
    event_id: UUID
    event: str
    consultation: str
    principles: tuple[PrincipleLine, ...]


def tables_of(event: Event) -> list[TableLine]:
    """Two queries."""
    notes: dict[UUID, list[NoteLine]] = {}
    rows = Note.objects.filter(table__event=event, taken_back_at__isnull=True).select_related(
        "question", "table"
    )
    for one in rows.order_by(F("question__place").asc(nulls_last=True), "at", "id"):
        notes.setdefault(one.table_id, []).append(
            NoteLine(
                one.id, one.table.number, one.question_id, one.question.number if one.question else "",
                one.question.words if one.question else "", one.words, one.at, one.reply_id is not None,
            )
        )  # fmt: skip
    tables = Table.objects.filter(event=event).order_by("number")
    return [TableLine(one.id, one.number, one.note_taker, tuple(notes.get(one.id, ()))) for one in tables]


def table_page(table: Table) -> TablePage:
    """Four queries."""
    event = table.event
    line = next(one for one in tables_of(event) if one.id == table.id)
    principles = sorted(
        principles_of(event.consultation), key=lambda one: one.id != event.principle_id
    )  # stable: the others keep their order
    return TablePage(line, event.id, event.name, event.consultation.name, tuple(principles))
