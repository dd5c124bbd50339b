"""Mediation, an appeal, an order: each told to whoever has not said it, and none by silence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.carrying_on import carry_on, goes_on_in
from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.models import Appeal, Case, CaseEvent
from goldenthread.casework.queries.family import family_of
from goldenthread.design.words import plain_date
from goldenthread.foundation import notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.appeals import (
    AGAINST,
    CONCESSIONS,
    ENDING_WORDS,
    HEARING,
    OF_MEDIATION,
    ORDERS,
    SET,
    TRIBUNAL_DATES,
    Ending,
    Ground,
    stand_alone,
)
from goldenthread.law.time_limits import EVENT_WORDS, EventKind

K = EventKind
LONGEST_ABOUT = 200


class AppealOpen(Conflict):
    def __init__(self, on: date) -> None:
        super().__init__(
            f"An appeal of {plain_date(on)} is recorded, and has not ended. Go on with that one."
        )


class NoAppeal(Conflict):
    def __init__(self) -> None:
        super().__init__("There is no appeal that has not ended. Record the appeal first.")


class DoneAlready(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody has recorded this as done already, or it is no longer asked for.")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Which decision an appeal is against, on what grounds, and what the family wants instead."""

    against: UUID
    grounds: tuple[Ground, ...]
    words: str = ""
    tribunal_number: str = ""


@transaction.atomic
def tell_of_mediation(
    *, case: Case, kind: EventKind, on: date, words: str = "", by: Account, at: datetime
) -> CaseEvent:
    """The family contacted the adviser, wants mediation or not, got its certificate; or it was held."""
    if kind not in OF_MEDIATION:
        raise Refused("Choose what happened.", field="kind")
    event = record_event(case=case, what=Happened(kind, on, reason=words), by=by, at=at)
    tell_both(case=case, words=f"It is recorded that {EVENT_WORDS[kind]}.", by=by, at=at)
    return event


@transaction.atomic
def appeal(*, case: Case, grounds: Grounds, on: date, by: Account, at: datetime) -> Appeal:
    """The family sent its appeal. One that is late is recorded like any other: the tribunal decides of it."""
    case = locked(case)
    against = _event(case, grounds.against, AGAINST)
    chosen = [one for one in Ground if one in grounds.grounds and one in AGAINST[EventKind(against.kind)]]
    if not chosen or len(chosen) != len(set(grounds.grounds)):
        raise Refused("Choose what the appeal is about.", field="grounds")
    if not stand_alone(chosen):
        raise Refused(
            "The tribunal looks at health and social care only together with section B, F or I. Choose one "
            "of them too.",
            field="grounds",
        )
    if on < against.on:
        raise Refused(f"The decision was told on {plain_date(against.on)}. Check the day.", field="on")
    before = open_appeal(case)
    if before:
        raise AppealOpen(before.on)
    event = record_event(case=case, what=Happened(K.APPEALED, on, reason=grounds.words), by=by, at=at)
    made = Appeal.objects.create(
        child_id=case.child_id, case=case, event=event, against=against, grounds=chosen,
        words=grounds.words.strip(), tribunal_number=grounds.tribunal_number.strip(), by=by, at=at,
    )  # fmt: skip
    tell_both(case=case, words="The appeal is recorded.", by=by, at=at)
    return made


@transaction.atomic
def set_tribunal_date(
    *, case: Case, what: str, day: date, on: date, words: str = "", by: Account, at: datetime
) -> CaseEvent:
    """A day that the tribunal set: for what the council sends, or of the hearing. A later one replaces it."""
    case = locked(case)
    if open_appeal(case) is None:
        raise NoAppeal
    if what == HEARING:
        happened = Happened(K.HEARING_SET, on, for_day=day, reason=words)
        said = f"The tribunal hears the appeal on {plain_date(day)}."
    elif what in TRIBUNAL_DATES:
        happened = Happened(K.TRIBUNAL_DATE_SET, on, TRIBUNAL_DATES[what], for_day=day, reason=words)
        said = f"The council sends the tribunal {TRIBUNAL_DATES[what]} by {plain_date(day)}."
    else:
        raise Refused("Choose what the day is for.", field="what")
    if day < on:
        raise Refused("The day cannot be before the letter of the tribunal.", field="day")
    event = record_event(case=case, what=happened, by=by, at=at)
    tell_both(case=case, words=said, by=by, at=at)
    return event


@transaction.atomic
def record_done(
    *, case: Case, event_id: UUID, on: date, words: str = "", by: Account, at: datetime
) -> CaseEvent:
    """What was agreed, set or ordered is done."""
    case = locked(case)
    was_set = _event(case, event_id, SET)
    later = CaseEvent.objects.filter(
        case=case, set_aside__isnull=True, kind=K.DONE_AS_SET, about=was_set.about, on__gte=was_set.on
    )
    if later.exists():
        raise DoneAlready
    if on < was_set.on:
        raise Refused(f"It was set on {plain_date(was_set.on)}. Check the day.", field="on")
    event = record_event(
        case=case, what=Happened(K.DONE_AS_SET, on, was_set.about, reason=words), by=by, at=at
    )
    tell_both(case=case, words=f"The council did this: {was_set.about}.", by=by, at=at)
    return event


@transaction.atomic
def end_appeal(*, case: Case, how: Ending, on: date, words: str = "", by: Account, at: datetime) -> CaseEvent:
    """How the appeal ended. What was ordered, or conceded, is recorded after it, each with its own time."""
    case = locked(case)
    running = open_appeal(case)
    if running is None:
        raise NoAppeal
    if on < running.on:
        raise Refused(f"The appeal was sent on {plain_date(running.on)}. Check the day.", field="on")
    what = Happened(K.APPEAL_ENDED, on, ENDING_WORDS[how], reason=words)
    event = record_event(case=case, what=what, by=by, at=at)
    tell_both(case=case, words=f"The appeal has ended. {ENDING_WORDS[how]}.", by=by, at=at)
    return event


@transaction.atomic
def order(
    *,
    case: Case,
    kind: EventKind,
    words: str,
    on: date,
    by_day: date | None = None,
    about: str = "",
    by: Account,
    at: datetime,
) -> CaseEvent:
    """One thing that the tribunal ordered, or that the council told it it will do. The law’s time runs.

    An order binds: if this case is over and another of the child runs, it is done in that one.
    """
    case = locked(case)
    if kind not in ORDERS and kind not in CONCESSIONS:
        raise Refused("Choose what was ordered.", field="kind")
    if not words.strip():
        raise Refused("Write what was ordered, in the words of the order.", field="words")
    otherwise = kind is K.ORDERED_OTHERWISE
    if otherwise and not about.strip():
        raise Refused("Say in a few words what must be done.", field="about")
    if otherwise and by_day is None:
        raise Refused("Enter the day by which the order wants it done.", field="by_day")
    what = Happened(
        kind, on, about.strip()[:LONGEST_ABOUT] if otherwise else "", for_day=by_day if otherwise else None,
        reason=words,
    )  # fmt: skip
    there = goes_on_in(case, kind)
    event = record_event(case=there, what=what, by=by, at=at)
    if there.id != case.id:
        carry_on(case=case, there=there, on=on, words=words, by=by, at=at)
    tell_both(case=there, words=f"It is recorded that {EVENT_WORDS[kind]}.", by=by, at=at)
    return event


def open_appeal(case: Case) -> CaseEvent | None:
    """The appeal that has not ended, if there is one."""
    last = (
        CaseEvent.objects.filter(case=case, set_aside__isnull=True, kind__in=(K.APPEALED, K.APPEAL_ENDED))
        .order_by("on", "at")
        .last()
    )
    return last if last and last.kind == K.APPEALED else None


def _event(case: Case, event_id: UUID, kinds: Collection[EventKind]) -> CaseEvent:
    found = CaseEvent.objects.filter(
        case=case, id=event_id, kind__in=list(kinds), set_aside__isnull=True
    ).first()
    if found is None:
        raise NotVisible("event", event_id, case.child_id)
    return found


def tell_both(*, case: Case, words: str, by: Account, at: datetime) -> None:
    """The family, and whoever has the case, but not whoever wrote it."""
    family = family_of(case.child, timezone.localdate(at)).accounts
    officer = (case.coordinator_id,) if case.coordinator_id else ()
    notices.tell(
        [one for one in (*family, *officer) if one != by.id],
        child_id=case.child_id,
        what_changed=case.child.named_in(f"{words} {by.name} entered it."),
        link=f"/cases/{case.id}/disagree/",
        at=at,
    )
