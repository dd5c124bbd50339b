"""The days on which a school teaches, by half-term. Built once from its terms and closures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from goldenthread.law.day_words import full_date, month_span, ordinal

WEEKDAYS_IN_A_BREAK = 5
SATURDAY = 5


class CalendarError(ValueError):
    """The terms of a school cannot be used as they stand."""


class CalendarTooShortError(CalendarError):
    """A date lies beyond the last term that the school has entered."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, or one half of it, with both its end days included."""

    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Closure:
    """A day in term without school: holiday, training, snow. `known_on`: when it was known."""

    on: date
    reason: str
    known_on: date

    @property
    def was_known_before(self) -> bool:
        """Only a closure known before its own day was never promised in the first place."""
        return self.known_on < self.on


class HalfTerm(NamedTuple):
    """School days without a whole week off between them, from the first to the last of them."""

    name: str
    starts_on: date
    ends_on: date

    def name_until(self, day: date) -> str:
        """The name, saying where it stops when `day` falls inside: 'November, to the 20th'."""
        if day >= self.ends_on:
            return self.name
        return f"{month_span(self.starts_on, day)}, to the {ordinal(day.day)}"


class Closed(NamedTuple):
    """A day without school: why, as the end of a sentence, and the nearest school days on either side."""

    why: str
    before: date | None
    after: date | None


class DayList(NamedTuple):
    """Some of the school days in order. Half-term `i` is `days[starts[i]:starts[i + 1]]`."""

    days: list[date]
    starts: list[int]


class SchoolDays:
    """Which days are school days. Never changed after it is built, so its counts are kept.

    A closure known on or after its own day does not take the day away: what was promised for that
    day was promised, and did not happen. Such days are in `late_closures`.
    """

    __slots__ = ("_cache", "_day_set", "_starts", "days", "half_terms", "late_closures", "planned_closures")

    days: tuple[date, ...]
    half_terms: tuple[HalfTerm, ...]
    late_closures: dict[date, Closure]
    planned_closures: dict[date, Closure]

    def __init__(self, terms: Iterable[Term], closures: Iterable[Closure] = ()) -> None:
        in_order = _in_order(terms)
        known = list(closures)
        self.planned_closures = {closure.on: closure for closure in known if closure.was_known_before}
        by_term = [_teaching_days(term, self.planned_closures) for term in in_order]
        parts = [part for days in by_term for part in _split_at_breaks(days)]
        self.days = tuple(day for part in parts for day in part)
        self._day_set = frozenset(self.days)
        self.half_terms = tuple(_half_term(part) for part in parts)
        self._starts = [half.starts_on for half in self.half_terms]
        self.late_closures = {c.on: c for c in known if c.on in self._day_set}
        self._cache: dict[tuple[frozenset[int], int, int], DayList] = {}

    def __contains__(self, day: date) -> bool:
        return day in self._day_set

    def __iter__(self) -> Iterator[date]:
        return iter(self.days)

    def __len__(self) -> int:
        return len(self.days)

    def half_term_of(self, day: date) -> HalfTerm | None:
        """The half-term that `day` is in, weekends and closed days included; None in a holiday."""
        found = bisect_right(self._starts, day) - 1
        if found < 0 or day > self.half_terms[found].ends_on:
            return None
        return self.half_terms[found]

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """School days from `first` to `last`, both included."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def nth_after(self, day: date, count: int) -> date:
        """The school day that is `count` school days after `day`; `day` itself is day 0.

        Raises CalendarTooShortError when the school has not entered enough terms.
        """
        found = bisect_right(self.days, day) + count - 1
        if found >= len(self.days):
            raise CalendarTooShortError(self._too_short())
        return self.days[found]

    def count_after(self, day: date, until: date) -> int:
        """How many school days have come after `day`, up to and including `until`."""
        return max(0, bisect_right(self.days, until) - bisect_right(self.days, day))

    def closed_on(self, day: date) -> Closed | None:
        """Why there is no school on `day`; None on a school day, and where no terms are entered at all."""
        if day in self or not self.days:
            return None
        found = bisect_left(self.days, day)
        before = self.days[found - 1] if found else None
        after = self.days[found] if found < len(self.days) else None
        return Closed(self._why_closed(day, before, after), before, after)

    def _why_closed(self, day: date, before: date | None, after: date | None) -> str:
        if day.weekday() >= SATURDAY:
            return "it is a weekend"
        if day in self.planned_closures:
            return self.planned_closures[day].reason
        return "it is in the holidays" if before and after else "no term is entered for it"

    def matching(self, weekdays: frozenset[int], every_weeks: int, week: int) -> DayList:
        """School days on these weekdays, in every nth calendar week counted from `week`."""
        key = (weekdays, every_weeks, week % every_weeks)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._match(*key)
        return found

    def _match(self, weekdays: frozenset[int], every_weeks: int, remainder: int) -> DayList:
        days = [
            day for day in self.days if day.weekday() in weekdays and week_of(day) % every_weeks == remainder
        ]
        starts = [bisect_left(days, start) for start in self._starts]
        return DayList(days, [*starts, len(days)])

    def _too_short(self) -> str:
        if not self.days:
            return "The school has not entered any terms yet. Enter them to work out this date."
        return (
            f"The school’s terms are entered only to {full_date(self.days[-1])}. "
            "Enter the next term to work out this date."
        )


def week_of(day: date) -> int:
    """The number of the calendar week that `day` is in; weeks start on Monday."""
    return (day.toordinal() - 1) // 7


def _in_order(terms: Iterable[Term]) -> list[Term]:
    in_order = sorted(terms, key=lambda term: term.starts_on)
    for term in in_order:
        if term.ends_on < term.starts_on:
            raise CalendarError(f"{term.name} ends before it starts. Check its dates.")
    for earlier, later in pairwise(in_order):
        if later.starts_on <= earlier.ends_on:
            raise CalendarError(f"{later.name} starts before {earlier.name} ends. Check their dates.")
    return in_order


def _teaching_days(term: Term, planned: Container[date]) -> list[date]:
    span = (term.ends_on - term.starts_on).days + 1
    days = (term.starts_on + timedelta(days=ahead) for ahead in range(span))
    return [day for day in days if day.weekday() < SATURDAY and day not in planned]


def _split_at_breaks(days: list[date]) -> list[list[date]]:
    """Cut wherever a whole school week or more is missing: that is a half-term break."""
    parts: list[list[date]] = [[]]
    for day in days:
        if parts[-1] and _weekdays_between(parts[-1][-1], day) >= WEEKDAYS_IN_A_BREAK:
            parts.append([])
        parts[-1].append(day)
    return [part for part in parts if part]


def _weekdays_between(earlier: date, later: date) -> int:
    """Mondays to Fridays strictly between two weekdays."""
    weeks = week_of(later) - week_of(earlier)
    return weeks * 5 + later.weekday() - earlier.weekday() - 1


def _half_term(days: list[date]) -> HalfTerm:
    return HalfTerm(month_span(days[0], days[-1]), days[0], days[-1])
