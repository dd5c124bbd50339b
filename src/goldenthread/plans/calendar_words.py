"""What a change of the school calendar did to sessions that have been, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone

from goldenthread.design.words import and_list, day_month, plain_date, plural
from goldenthread.law.calendar_changes import How
from goldenthread.plans.queries.calendar_changes import CalendarChanged, Effect, days_of, weeks_of

BECOMES = {
    How.GONE: ("is no longer expected", "are no longer expected"),
    How.NEW: ("is expected now", "are expected now"),
    How.CLOSED: (
        "counts as missed on a day without school",
        "count as missed on a day without school",
    ),
    How.OPENED: (
        "no longer counts as missed on a day without school",
        "no longer count as missed on a day without school",
    ),
}
MOST_BY_NAME = 6


def becomes(number: int, how: How) -> str:
    one, many = BECOMES[how]
    return one if number == 1 else many


def effect_sentences(effect: Effect) -> Iterator[str]:
    """'3 sessions of 2 children are no longer expected, in the weeks of 26 October and 2 November.'"""
    for how in effect.ways:
        touched = effect.of(how)
        days = days_of(touched)
        children = plural(len({one.child_id for one in touched}), "child", "children")
        number = len(days)
        yield f"{plural(number, 'session')} of {children} {becomes(number, how)}, {_weeks(weeks_of(days))}."


def child_sentences(effect: Effect, name: str) -> Iterator[str]:
    """'3 sessions promised to Ayo are no longer expected.' Of one child, without the weeks."""
    for how in effect.ways:
        number = len(days_of(effect.of(how)))
        yield f"{plural(number, 'session')} promised to {name} {becomes(number, how)}."


def _weeks(mondays: Sequence[date]) -> str:
    if len(mondays) == 1:
        return f"in the week of {plain_date(mondays[0])}"
    if len(mondays) > MOST_BY_NAME:
        return f"in {len(mondays)} weeks from {plain_date(mondays[0])} to {plain_date(mondays[-1])}"
    return f"in the weeks of {and_list([*map(day_month, mondays[:-1]), plain_date(mondays[-1])])}"


def changed_words(change: CalendarChanged) -> str:
    """One change, as the history of an account tells it."""
    on = plain_date(timezone.localdate(change.at))
    number = len(change.days)
    return (
        f"The calendar was changed on {on} by {change.who}: {change.what}. "
        f"{plural(number, 'session')} ({_days(change.days)}) {becomes(number, change.how)}, "
        f"because: {change.why}"
    )


def _days(days: Iterable[date]) -> str:
    named = [day_month(day) for day in dict.fromkeys(days)]
    if len(named) <= MOST_BY_NAME:
        return and_list(named)
    return f"{named[0]} to {named[-1]}"
