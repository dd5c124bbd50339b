"""One case: where it stands, every event, clock, piece of advice, letter, and who has it. Nine queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import (
    Advice,
    AdviceAsked,
    AdviceReminder,
    AdviceWithheld,
    Case,
    CaseEvent,
    Handover,
    Letter,
    Request,
)
from goldenthread.casework.queries.covers import covering
from goldenthread.casework.queries.events import COUNTS_FROM, ORDER
from goldenthread.casework.states import CaseState
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.law.time_limits import Clock, Event, EventKind, State, clocks
from goldenthread.people.models import Enrolment

Rows = QuerySet[Any, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as it was recorded. `set_aside` says why it counts no more."""

    id: UUID
    event: Event
    reason: str
    evidence: str
    recorded_at: datetime
    set_aside: str


@dataclass(frozen=True, slots=True)
class Reminded:
    to: str
    on: datetime
    words: str


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One request for advice: of whom, by when, and what came."""

    id: UUID
    part: Part
    name: str
    organisation: str
    manager: str
    asked_on: date
    due: date | None
    days_late: int
    excused: bool
    answered_on: date | None
    advice_id: UUID | None
    reminders: tuple[Reminded, ...]
    withheld: str
    no_longer_due: bool
    event_about: str = ""  # what tells this request apart from the others of the case

    @property
    def title(self) -> str:
        return ADVICE[self.part].name


@dataclass(frozen=True, slots=True)
class LetterLine:
    id: UUID
    subject: str
    to: str
    sent_on: date
    how: str
    posted_on: date | None = None
    posted_by: str | None = None
    event_id: UUID | None = None  # what it tells of

    @property
    def waits(self) -> bool:
        """It could not be sent, and nobody has posted it yet."""
        return self.how == Letter.How.NOT_SENT and self.posted_on is None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything that the page of a case says, before anybody puts it in words."""

    id: UUID
    number: str
    child_id: UUID
    child: str
    short_name: str
    age: int
    setting: str
    year_group: str
    area: str
    state: CaseState
    officer: str
    covered_by: str
    team: str
    asker: str
    today: date
    events: tuple[EventLine, ...]
    clocks: tuple[Clock, ...]
    advice: tuple[AdviceLine, ...]
    letters: tuple[LetterLine, ...]

    @property
    def known(self) -> list[Event]:
        """The events that count, in order."""
        return [line.event for line in self.events if not line.set_aside]

    def clock(self, limit: str) -> Clock | None:
        """The last clock of this limit that has started."""
        found = [one for one in self.clocks if one.limit.id == f"limit.{limit}"]
        return max(found, key=lambda one: one.started_by.on, default=None)

    @property
    def to_post(self) -> list[LetterLine]:
        """The letters that wait for somebody to post them, the oldest first; none of what was set aside."""
        aside = {line.id for line in self.events if line.set_aside}
        return [one for one in reversed(self.letters) if one.waits and one.event_id not in aside]

    def waits_for_post(self, event: Event) -> bool:
        """Whether the letter that tells of this event is not sent yet."""
        waiting = {one.event_id for one in self.to_post}
        return any(line.event == event and line.id in waiting for line in self.events)

    def last(self, *kinds: EventKind) -> Event | None:
        """The last event of one of these kinds."""
        return next((event for event in reversed(self.known) if event.kind in kinds), None)


def case_page(case: Case, today: date) -> CasePage:
    """The page of a case that the caller has been let see, with its child already loaded."""
    events = tuple(_events(case.id))
    counting = [line.event for line in events if not line.set_aside]
    running = clocks(counting, today)
    setting, year = _where(case.child_id, today)
    child = case.child
    return CasePage(
        id=case.id,
        number=case.number,
        child_id=child.id,
        child=child.name,
        short_name=child.short_name,
        age=_age(child.born_on, today),
        setting=setting,
        year_group=year,
        area=case.area.name,
        state=CaseState(case.state),
        officer=case.coordinator.name if case.coordinator else "",
        covered_by=_cover(case.id, today),
        team=case.team,
        asker=next((row[0] for row in _asker(case.id)), ""),
        today=today,
        events=events,
        clocks=running,
        advice=tuple(_advice(case.id, running)),
        letters=tuple(LetterLine(*row) for row in _letters(case.id)),
    )


def _events(case_id: UUID) -> list[EventLine]:
    rows = [
        EventLine(
            id, Event(EventKind(kind), on, about, until, for_day, by), reason, evidence, at, aside or ""
        )
        for id, kind, on, about, until, for_day, by, reason, evidence, at, aside in _event_rows(case_id)
    ]
    return sorted(rows, key=lambda line: (line.event.on, ORDER[line.event.kind], line.recorded_at))


@prepared
def _event_rows(case_id: UUID) -> Rows:
    return CaseEvent.objects.filter(case=case_id).values_list(
        "id", "kind", COUNTS_FROM, "about", "until", "for_day", "by__name", "reason", "evidence", "at",
        "set_aside__reason",
    )  # fmt: skip


def _where(child_id: UUID, day: date) -> tuple[str, str]:
    return next(iter(_enrolled(child_id, day)), ("", ""))


@prepared
def _enrolled(child_id: UUID, day: date) -> QuerySet[Enrolment, tuple[str, str]]:
    rows = Enrolment.objects.filter(held_on(day), child=child_id).order_by("-starts_on")
    return rows.values_list("setting__name", "year_group")[:1]


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _cover(case_id: UUID, today: date) -> str:
    """Who covers the case today: the last cover that has not ended."""
    return next((name or "" for (name,) in _covers(case_id, today)), "")


@prepared
def _covers(case_id: UUID, today: date) -> Rows:
    rows = Handover.objects.filter(covering(today), case=case_id).order_by("-at", "-id")
    return rows.values_list("to__name")[:1]


@prepared
def _asker(case_id: UUID) -> Rows:
    return Request.objects.filter(case=case_id).values_list("asker_name")


def _advice(case_id: UUID, running: tuple[Clock, ...]) -> list[AdviceLine]:
    """Every request for advice with its clock, in the order of the law's own list."""
    asked = list(_asked(case_id))
    by_about = {one.started_by.about: one for one in running if one.limit.id == "limit.give-advice"}
    given = {row[0]: row[1:] for row in _given(case_id)}
    withheld = {advice: law if keeps else "" for advice, keeps, law in _withheld(case_id)}
    chased: dict[UUID, list[Reminded]] = {}
    for asked_id, to, at, words in _reminders(case_id):
        chased.setdefault(asked_id, []).append(Reminded(to, at, words))
    lines = []
    for id, part, name, organisation, manager, on, about in asked:
        clock = by_about.get(about)
        advice_id, answered = given.get(id, (None, None))
        late = clock.days_late if clock and clock.state in (State.LATE, State.DONE_LATE) else 0
        lines.append(
            AdviceLine(
                id,
                Part(part),
                name,
                organisation,
                manager,
                on,
                clock.due if clock else None,
                late,
                bool(clock and clock.excused),
                answered,
                advice_id,
                tuple(chased.get(id, ())),
                withheld.get(advice_id, "") if advice_id else "",
                bool(clock and clock.state is State.ENDED),
                about,
            )
        )
    order = list(Part)
    return sorted(lines, key=lambda line: (order.index(line.part), line.asked_on))


@prepared
def _asked(case_id: UUID) -> Rows:
    return AdviceAsked.objects.filter(case=case_id, event__set_aside__isnull=True).values_list(
        "id", "part", "name", "organisation", "manager", "event__on", "event__about"
    )


@prepared
def _given(case_id: UUID) -> Rows:
    rows = Advice.objects.filter(asked__case=case_id, event__set_aside__isnull=True)
    return rows.values_list("asked", "id", "event__on")


@prepared
def _withheld(case_id: UUID) -> Rows:
    rows = AdviceWithheld.objects.filter(advice__asked__case=case_id).order_by("at", "id")
    return rows.values_list("advice", "withheld", "law")


@prepared
def _reminders(case_id: UUID) -> Rows:
    rows = AdviceReminder.objects.filter(asked__case=case_id).order_by("at")
    return rows.values_list("asked", "to", "at", "words")


@prepared
def _letters(case_id: UUID) -> Rows:
    rows = Letter.objects.filter(case=case_id).order_by("-sent_on", "-at", "-id")
    return rows.values_list(
        "id", "subject", "to", "sent_on", "how", "posted__on", "posted__by__name", "event"
    )
