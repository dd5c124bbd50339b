"""What events brought to their consultation: how many came, what was noted, what the panel was asked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.analysis.small_numbers import shown
from goldenthread.conversation.models import Consultation
from goldenthread.conversation.queries.replies import REGION_WORDS
from goldenthread.events.models import Arrival, Event, Note, PanelQuestion
from goldenthread.events.queries.panel import QuestionLine, question_lines
from goldenthread.events.queries.panel import shown as published_ones
from goldenthread.events.states import Became


@dataclass(frozen=True, slots=True)
class TableBrought:
    """A table that handed notes in; `replies` are the answers of the consultation that they became."""

    number: int
    replies: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class EventHeld:
    """An event that is over. `came` is rounded to 5, None if under 10 or if nobody counted.

    `questions` are those that everybody may read, the most supported first.
    """

    id: UUID
    short: str
    name: str
    is_online: bool
    venue: str
    region: str
    starts_at: datetime
    came: int | None
    tables: tuple[TableBrought, ...]
    questions: tuple[QuestionLine, ...]
    refused: int
    unread: int

    @property
    def asked(self) -> int:
        return len(self.questions) + self.refused + self.unread

    @property
    def where(self) -> str:
        return "Online" if self.is_online else self.venue

    def became(self, *which: Became) -> int:
        return sum(one.became in which for one in self.questions)


def events_held(consultation: Consultation, now: datetime) -> tuple[EventHeld, ...]:
    """In order of time; none that was cancelled. Six queries, however many there were; one where none was."""
    rows = Event.objects.filter(
        consultation=consultation, published_at__isnull=False, cancelled_at__isnull=True, ends_at__lte=now
    )
    found = list(rows.order_by("starts_at", "id"))
    if not found:
        return ()
    ids = [one.id for one in found]
    came, tables = _came(ids), _tables(ids)
    asked = question_lines(
        PanelQuestion.objects.filter(event__in=ids), {one.before_panel_id for one in found}
    )
    return tuple(
        _held(one, came.get(one.id, 0), tables.get(one.id, ()), asked.get(one.id, [])) for one in found
    )


def _held(event: Event, came: int, tables: tuple[TableBrought, ...], asked: list[QuestionLine]) -> EventHeld:
    return EventHeld(
        event.id, event.short, event.name, event.is_online, event.venue, REGION_WORDS.get(event.region, ""),
        event.starts_at, shown(came), tables, tuple(published_ones(asked)),
        sum(one.became is Became.REFUSED for one in asked), sum(one.became is Became.UNREAD for one in asked),
    )  # fmt: skip


def _came(events: list[UUID]) -> dict[UUID, int]:
    """By event: everybody with a place whose newest tick says so, with whom they brought; and walk-ins."""
    rows = Arrival.objects.filter(event__in=events).order_by("at", "id")
    newest: dict[UUID, tuple[UUID, int]] = {}
    walked: dict[UUID, int] = defaultdict(int)
    for event, sign_up, seats, came in rows.values_list("event", "sign_up", "sign_up__seats", "came"):
        if sign_up:
            newest[sign_up] = (event, seats if came else 0)
        else:
            walked[event] += 1 if came else -1
    total = {event: max(0, number) for event, number in walked.items()}
    for event, seats in newest.values():
        total[event] = total.get(event, 0) + seats
    return total


def _tables(events: list[UUID]) -> dict[UUID, tuple[TableBrought, ...]]:
    rows = Note.objects.filter(table__event__in=events, reply__isnull=False).order_by("table__number")
    replies: dict[UUID, dict[int, dict[UUID, None]]] = {}
    for event, number, reply in rows.values_list("table__event", "table__number", "reply"):
        if reply:
            replies.setdefault(event, {}).setdefault(number, {})[reply] = None
    return {
        event: tuple(TableBrought(number, tuple(found)) for number, found in by_table.items())
        for event, by_table in replies.items()
    }
