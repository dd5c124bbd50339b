"""The promise as a timetable: which sessions a provision promises, on the school's own days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from goldenthread.law.school_days import Closure, DayList, HalfTerm, SchoolDays, Term, week_of

__all__ = [
    "Closure",
    "HalfTerm",
    "Pattern",
    "PatternError",
    "SchoolDays",
    "Session",
    "Term",
    "count_by_half_term",
    "count_expected",
    "expected_sessions",
    "sessions_on",
]


class PatternError(ValueError):
    """A promise that nobody could keep count of."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How often, how long, from when. `weekdays`: 0 is Monday. `minutes`: of one session.

    `times`: one for each session of a day; empty means one session at no fixed time. `every_weeks`
    counts calendar weeks, holidays too, from the Monday of the week of `starts_on`. `ends_on` is
    the last day on which it is promised. Raises PatternError when the parts do not make a promise.
    """

    weekdays: frozenset[int]
    minutes: int
    starts_on: date
    ends_on: date | None = None
    times: tuple[time, ...] = ()
    every_weeks: int = 1

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= {0, 1, 2, 3, 4}:
            raise PatternError("Choose at least one day, from Monday to Friday.")
        if self.minutes < 1:
            raise PatternError("Enter how many minutes a session lasts, like 30.")
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise PatternError("The last day must be the same as or after the first day.")
        if self.every_weeks < 1:
            raise PatternError("Enter how many weeks apart, like 1 for every week or 2 for every other.")
        if len(set(self.times)) < len(self.times):
            raise PatternError("Two sessions on one day cannot start at the same time.")

    @property
    def sessions_a_day(self) -> int:
        return max(1, len(self.times))


class Session(NamedTuple):
    """One promised session. `slot` tells the sessions of one day apart, from 0, earliest first."""

    on: date
    slot: int
    at: time | None
    minutes: int


def expected_sessions(pattern: Pattern, school_days: SchoolDays, until: date) -> list[Session]:
    """Every session promised up to and including `until`, oldest first."""
    found, first, last = _window(pattern, school_days, until)
    times, minutes = _times(pattern), pattern.minutes
    return [
        Session(day, slot, at, minutes) for day in found.days[first:last] for slot, at in enumerate(times)
    ]


def sessions_on(day: date, pattern: Pattern, school_days: SchoolDays) -> list[Session]:
    """The sessions promised for one day, earliest first. Cheap: it does not list the days before."""
    found, first, last = _window(pattern, school_days, day)
    if last <= first or found.days[last - 1] != day:
        return []
    return [Session(day, slot, at, pattern.minutes) for slot, at in enumerate(_times(pattern))]


def count_expected(pattern: Pattern, school_days: SchoolDays, until: date) -> int:
    """How many sessions are promised up to and including `until`. Cheap: it does not list them."""
    _, first, last = _window(pattern, school_days, until)
    return max(0, last - first) * pattern.sessions_a_day


def count_by_half_term(pattern: Pattern, school_days: SchoolDays, until: date) -> dict[HalfTerm, int]:
    """Promised sessions up to and including `until`, for each half-term that has any."""
    found, first, last = _window(pattern, school_days, until)
    a_day = pattern.sessions_a_day
    counts: dict[HalfTerm, int] = {}
    for index, half_term in enumerate(school_days.half_terms):
        days = min(last, found.starts[index + 1]) - max(first, found.starts[index])
        if days > 0:
            counts[half_term] = days * a_day
    return counts


def _times(pattern: Pattern) -> list[time | None]:
    return [*sorted(pattern.times)] or [None]


def _window(pattern: Pattern, school_days: SchoolDays, until: date) -> tuple[DayList, int, int]:
    """The pattern's days, and where in them the promise begins and (not included) ends."""
    found = school_days.matching(pattern.weekdays, pattern.every_weeks, week_of(pattern.starts_on))
    end = until if pattern.ends_on is None else min(until, pattern.ends_on)
    first = bisect_left(found.days, pattern.starts_on)
    return found, first, bisect_right(found.days, end)
