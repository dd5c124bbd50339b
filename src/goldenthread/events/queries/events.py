"""Events, as pages and the API read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, Sum

from goldenthread.conversation.queries.replies import REGION_WORDS
from goldenthread.events.models import Event, SignUp
from goldenthread.events.queries.positions import Position, miles
from goldenthread.events.states import TAKES_SEATS, Asking, Stage, Standing, stage_at, who_may_ask

ACCESS_WORDS = dict(Event.Access.choices)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in a list. `taken` are the seats of whoever has a place or was offered one."""

    id: UUID
    short: str
    name: str
    is_online: bool
    venue: str
    postcode: str
    region: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    taken: int
    waiting: int
    stage: Stage
    miles: float | None = None

    @property
    def free(self) -> int:
        """Seats that nobody has. None is free while somebody waits: those come first."""
        return 0 if self.waiting else max(0, self.capacity - self.taken)

    @property
    def takes_sign_ups(self) -> bool:
        return self.stage is Stage.COMING


@dataclass(frozen=True, slots=True)
class EventPage:
    """All of an event that everybody may know. The online link is not among it."""

    line: EventLine
    consultation_id: UUID
    consultation: str
    body: str
    principle: str
    about: str
    address: str
    access: tuple[str, ...]
    access_words: str
    languages: str
    cancelled_why: str
    asking: Asking


def stage_of(event: Event, now: datetime) -> Stage:
    return stage_at(
        now, published=event.published_at is not None, cancelled=event.cancelled_at is not None,
        starts_at=event.starts_at, ends_at=event.ends_at,
    )  # fmt: skip


def point_of(event: Event) -> tuple[int, int] | None:
    if event.easting is None or event.northing is None:
        return None
    return event.easting, event.northing


def event_lines(rows: Iterable[Event], now: datetime, near: Position | None = None) -> list[EventLine]:
    """Two queries. With a position: the nearest first, then those of which the distance is not known."""
    found = list(rows)
    seats = _seats([event.id for event in found])
    lines = [_line(event, *seats.get(event.id, (0, 0)), now=now, near=near) for event in found]
    if near is None:
        return lines
    return sorted(lines, key=lambda line: (line.miles is None, line.miles or 0, line.starts_at))


def event_page(event: Event, now: datetime) -> EventPage:
    """Two queries, and one for what it belongs to if that was not fetched."""
    (line,) = event_lines([event], now)
    return EventPage(
        line, event.consultation_id, event.consultation.name, event.consultation.body,
        event.principle.name if event.principle else "", event.about, event.address,
        tuple(ACCESS_WORDS[one] for one in event.access if one in ACCESS_WORDS), event.access_words,
        event.languages, event.cancelled_why,
        who_may_ask(now, event.starts_at, event.ends_at, line.stage),
    )  # fmt: skip


def seats_taken(event: Event) -> int:
    found = SignUp.objects.filter(event=event, standing__in=TAKES_SEATS).aggregate(seats=Sum("seats"))
    return int(found["seats"] or 0)


def _seats(events: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """Seats taken, and seats waited for, by event."""
    rows = (
        SignUp.objects.filter(event__in=events)
        .values_list("event")
        .annotate(
            taken=Sum("seats", filter=Q(standing__in=TAKES_SEATS), default=0),
            waiting=Sum("seats", filter=Q(standing=Standing.WAITING), default=0),
        )
    )
    return {event: (taken, waiting) for event, taken, waiting in rows}


def _line(event: Event, taken: int, waiting: int, *, now: datetime, near: Position | None) -> EventLine:
    return EventLine(
        event.id, event.short, event.name, event.is_online, event.venue, event.postcode,
        REGION_WORDS.get(event.region, ""), event.starts_at, event.ends_at, event.capacity, taken, waiting,
        stage_of(event, now), None if event.is_online else miles(point_of(event), near),
    )  # fmt: skip
