"""Recording what happened in a case, and setting aside what was recorded wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.clocks import keep_clocks
from goldenthread.casework.actions.letting_answer import end_answering
from goldenthread.casework.models import AdviceAsked, Case, CaseEvent, EventSetAside
from goldenthread.casework.queries.events import events_of, in_order
from goldenthread.casework.states import BEGINNINGS, OPEN, CaseState, state_after
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.time_limits import EVENT_WORDS, Event, EventKind
from goldenthread.law.time_limits.events import EXCEPTIONS, FOR_A_DAY
from goldenthread.law.time_limits.table import BY_NAME
from goldenthread.people.models import Child

LONG_AGO, FAR_AHEAD = timedelta(days=366 * 25), timedelta(days=366 * 10)


@dataclass(frozen=True, slots=True)
class Happened:
    """What is recorded: the terms of law.time_limits.Event, with why and on what evidence."""

    kind: EventKind
    on: date
    about: str = ""
    until: date | None = None
    for_day: date | None = None
    reason: str = ""
    evidence: str = ""


class OpenAlready(Conflict):
    """A child has one open case in an area: a request, an order or a correction does not make a second."""

    def __init__(self, child: Child, number: str) -> None:
        super().__init__(f"{child.short_name} has an open case already, {number}. Go on there.")


class AsideAlready(Conflict):
    def __init__(self, who: str) -> None:
        super().__init__(f"{who} has set this aside already.")


@transaction.atomic
def record_event(*, case: Case, what: Happened, by: Account, at: datetime) -> CaseEvent:
    """Add one event. The state and the clocks of the case are worked out again from all of them."""
    today = timezone.localdate(at)
    _check(what, today)
    case = locked(case)
    known = events_of(case.id)
    new = Event(what.kind, what.on, what.about, what.until, what.for_day, by.name)
    known = sorted([*known, new], key=in_order)
    state = state_after(event.kind for event in known)
    event = CaseEvent.objects.create(
        child_id=case.child_id, case=case, kind=what.kind, on=what.on, about=what.about, until=what.until,
        for_day=what.for_day, reason=what.reason.strip(), evidence=what.evidence.strip(), by=by, at=at,
    )  # fmt: skip
    _stands(case, state, known, today)
    audit.record(
        what="recorded an event of a case", by=by, at=at, child_id=case.child_id, case=case.number,
        kind=what.kind, on=what.on,
    )  # fmt: skip
    return event


@transaction.atomic
def set_event_aside(
    *, case: Case, event_id: UUID, reason: str, on: date | None = None, by: Account, at: datetime
) -> None:
    """The event was recorded wrongly: it counts no more, if what stays still makes sense without it.

    What a case begins with is put on its right day, `on`, instead: the case cannot be without it.
    """
    case = locked(case)
    event = CaseEvent.objects.filter(id=event_id, case=case).first()
    if event is None:
        raise NotVisible("event", event_id, case.child_id)
    before = EventSetAside.objects.filter(event=event).select_related("by").first()
    if before:
        raise AsideAlready(before.by.name)
    if not reason.strip():
        raise Refused("Say what was wrong with it. The record keeps both.", field="reason")
    EventSetAside.objects.create(child_id=case.child_id, event=event, reason=reason.strip(), by=by, at=at)
    if event.kind in BEGINNINGS:
        _begin_on(event, on, by, at)
    known = events_of(case.id)
    _stands(case, state_after(one.kind for one in known), known, timezone.localdate(at))
    if event.kind == EventKind.ADVICE_REQUESTED:
        _end_answering(event, by, at)
    audit.record(
        what="set an event of a case aside", by=by, at=at, child_id=case.child_id, case=case.number,
        kind=event.kind, on=event.on, why=reason.strip()[:200],
    )  # fmt: skip


def _end_answering(event: CaseEvent, by: Account, at: datetime) -> None:
    asked = AdviceAsked.objects.filter(event=event, account__isnull=False).first()
    if asked and asked.account_id:
        end_answering(child_id=event.child_id, account_id=asked.account_id, by=by, at=at)


def _begin_on(event: CaseEvent, on: date | None, by: Account, at: datetime) -> None:
    if on is None:
        raise Refused(
            "A case begins with this. Enter the day on which it really was. If it is no request, withdraw it "
            "instead.",
            field="on",
        )
    what = Happened(EventKind(event.kind), on, event.about, for_day=event.for_day, reason=event.reason,
                    evidence=event.evidence)  # fmt: skip
    _check(what, timezone.localdate(at))
    CaseEvent.objects.create(
        child_id=event.child_id, case_id=event.case_id, kind=event.kind, on=on, about=event.about,
        for_day=event.for_day, reason=event.reason, evidence=event.evidence, by=by, at=at,
    )  # fmt: skip


def locked(case: Case) -> Case:
    """The case as it stands now, and nobody else’s to act on: the second of two sees what the first did."""
    case.state = Case.objects.select_for_update().get(id=case.id).state
    return case


def _stands(case: Case, state: CaseState, known: list[Event], today: date) -> None:
    if case.state != state and state in OPEN:
        check_none_open(case.child, case.area_id, but=case.id)
    Case.objects.filter(id=case.id).update(state=state)
    case.state = state  # whoever goes on with this case goes on from where it stands
    keep_clocks(case, known, today)


def counts_again(case: Case, today: date) -> None:
    """Work the case out once more, after the day from which one of its events counts has changed."""
    known = events_of(case.id)
    _stands(case, state_after(event.kind for event in known), known, today)


def check_none_open(child: Child, area_id: UUID, but: UUID | None = None) -> None:
    """Refuse a second open case about a child in an area."""
    for found in Case.objects.filter(child=child, area=area_id, state__in=OPEN):
        if found.id != but:
            raise OpenAlready(child, found.number)


def _check(what: Happened, today: date) -> None:
    words = EVENT_WORDS[what.kind]
    if what.on > today:
        raise Refused(
            f"Enter a day on which {words} that is not after today, {plain_date(today)}.", field="on"
        )
    if what.on < today - LONG_AGO:
        raise Refused("Check the year: this is more than 25 years ago.", field="on")
    for field, day in (("until", what.until), ("for_day", what.for_day)):
        if day and not today - LONG_AGO <= day <= today + FAR_AHEAD:
            raise Refused("Check the year of this day.", field=field)
    if what.until and what.until < what.on:
        raise Refused("The last day cannot be before the first.", field="until")
    if what.kind in FOR_A_DAY and what.for_day is None:
        raise Refused("Enter the day that it is for.", field="for_day")
    if what.kind is EventKind.DATE_PROMISED and what.about not in BY_NAME:
        raise Refused("Say for what the date is promised.", field="about")
    if what.kind in EXCEPTIONS and not what.reason.strip():
        raise Refused(
            "Say what happened. The family reads it, and the law asks that it is true of these days.",
            field="reason",
        )
