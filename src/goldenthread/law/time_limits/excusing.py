"""Whether an exception really excuses a time limit. It never moves the legal date: it excuses being after it.

The regulations say that the council need not keep a limit where that is impractical for a named reason. They
give no days to add, and to act as soon as practicable stays the duty. Sources: regulations 5(4), 8, 10(4),
13(3), 27(3) and 44(3) of the Special Educational Needs and Disability Regulations 2014.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.law.assessment_advice import may_be_of_a_setting
from goldenthread.law.day_words import long_date
from goldenthread.law.time_limits.events import Event, EventKind
from goldenthread.law.time_limits.limit import Excuse, TimeLimit

FOUR_WEEKS = timedelta(weeks=4)
ONE_WEEK = timedelta(weeks=1)
_CLOSURES = (EventKind.SCHOOL_CLOSED, EventKind.EARLY_YEARS_CLOSED)


@dataclass(frozen=True, slots=True)
class Reason:
    """An exception that was recorded: its dates, where it is written, and if it does not count, why not."""

    kind: EventKind
    place: str
    since: date
    until: date | None
    why_not: str = ""

    @property
    def counts(self) -> bool:
        return not self.why_not


def reasons(
    limit: TimeLimit, start: Event, due: date, exceptions: Sequence[Event], known: Sequence[Event]
) -> tuple[Reason, ...]:
    """Every exception recorded that this limit knows, and whether it falls between start and due."""
    return tuple(
        _reason(excuse, event, start, due, known)
        for event in exceptions
        for excuse in limit.excuses
        if excuse.kind is event.kind and not _is_before(event, start.on)
    )


def _is_before(event: Event, starts_on: date) -> bool:
    """Over before the clock started. What has no end recorded goes on, unless it is of one day."""
    if event.until is None and event.kind is not EventKind.APPOINTMENT_MISSED:
        return False
    return (event.until or event.on) < starts_on


def _reason(excuse: Excuse, event: Event, start: Event, due: date, known: Sequence[Event]) -> Reason:
    if event.kind in _CLOSURES:
        why_not = _why_no_closure(event, start.on, known)
    elif event.kind is EventKind.ABSENT_FROM_AREA:
        why_not = _why_no_absence(event, start.on, due, excuse.weeks)
    elif event.on > due:
        why_not = f"It began after the limit, {long_date(due)}."
    else:
        why_not = _why_no_appointment(event, start) if event.kind is EventKind.APPOINTMENT_MISSED else ""
    return Reason(event.kind, excuse.place, event.on, event.until, why_not)


def _why_no_appointment(event: Event, start: Event) -> str:
    """Regulation 8 excuses the body that made the appointment, and no other."""
    if not event.about or not start.about or _same(event.about, start.about):
        return ""
    return f"The appointment was made by {event.about}, not by who was asked here."


def _why_no_closure(event: Event, starts_on: date, known: Sequence[Event]) -> str:
    """Closed for 4 weeks or more; its advice asked for from a week before closing to a week before opening.

    The advice is that of the head teacher, the principal or whoever is responsible for the setting that was
    closed: not that of a health body, nor that of another school.
    """
    if event.until is None:
        return "It is not recorded until when it was closed."
    opens = event.until + timedelta(days=1)
    if opens - event.on < FOUR_WEEKS:
        return "It was closed for less than 4 weeks."
    asked = [one.on for one in known if one.on >= starts_on and _asks_it(one, event)]
    if not any(event.on - ONE_WEEK <= day <= opens - ONE_WEEK for day in asked):
        return "Its advice was not asked for from a week before it closed to a week before it opened again."
    return ""


def _asks_it(event: Event, closure: Event) -> bool:
    """Whether this asks the setting that was closed for its advice, as far as the names tell."""
    if event.kind is not EventKind.ADVICE_REQUESTED or not may_be_of_a_setting(event.about):
        return False
    return not closure.about or not event.about or _same(closure.about, event.about)


def _same(one: str, other: str) -> bool:
    """“Ridgeway School” is meant by “School or setting: head of Ridgeway School”."""
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _why_no_absence(event: Event, starts_on: date, due: date, weeks: int) -> str:
    """Away for so many weeks on end, within the time of the limit."""
    if event.until is None:
        return "It is not recorded until when they were away."
    first, last = max(event.on, starts_on), min(event.until, due)
    if last + timedelta(days=1) - first < timedelta(weeks=weeks):
        return f"Less than {weeks} weeks of it fall into the time of this limit."
    return ""
