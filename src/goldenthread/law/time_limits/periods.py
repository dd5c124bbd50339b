"""How long, and how the days are counted: one small period for each way in which the law counts.

Each gives the last day that is in time, from the day it is counted from. School holidays count, and so do
weekends, unless a period says working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from goldenthread.law.dates import last_day_of, same_day_after
from goldenthread.law.day_words import MONTHS, counted
from goldenthread.law.time_limits.days import working_day_on_or_after, working_days_after


class Period(Protocol):
    """`words` completes “The limit is …”."""

    @property
    def words(self) -> str: ...

    def last_day(self, day: date) -> date: ...


@dataclass(frozen=True, slots=True)
class Weeks:
    """So many weeks after a day, which is day 0: one week from a Monday ends on the next Monday."""

    number: int

    @property
    def words(self) -> str:
        return f"{counted(self.number, 'week', 'weeks')} after"

    def last_day(self, day: date) -> date:
        return day + timedelta(weeks=self.number)


@dataclass(frozen=True, slots=True)
class Days:
    """So many days after a day, which is day 0."""

    number: int

    @property
    def words(self) -> str:
        return f"{counted(self.number, 'day', 'days')} after" if self.number else "on"

    def last_day(self, day: date) -> date:
        return day + timedelta(days=self.number)


ON_THE_DAY = Days(0)


@dataclass(frozen=True, slots=True)
class DaysBeginningWith:
    """So many days of which the day itself, that of service, is the first."""

    number: int

    @property
    def words(self) -> str:
        return f"{self.number} days beginning with"

    def last_day(self, day: date) -> date:
        return day + timedelta(days=self.number - 1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many working days after a day, which is not counted."""

    number: int

    @property
    def words(self) -> str:
        return f"{counted(self.number, 'working day', 'working days')} after"

    def last_day(self, day: date) -> date:
        return working_days_after(day, self.number)


@dataclass(frozen=True, slots=True)
class WorkingDaysBeginningWith:
    """So many working days of which the day itself, if it is one, is the first."""

    number: int

    @property
    def words(self) -> str:
        return f"{self.number} working days beginning with"

    def last_day(self, day: date) -> date:
        return working_days_after(day - timedelta(days=1), self.number)


@dataclass(frozen=True, slots=True)
class Months:
    """So many months after a day: the same day of the month, or its last where it has no such day."""

    number: int

    @property
    def words(self) -> str:
        return f"{counted(self.number, 'month', 'months')} after"

    def last_day(self, day: date) -> date:
        return same_day_after(day, self.number)


@dataclass(frozen=True, slots=True)
class MonthsBeginningWith:
    """So many months of which the day itself is the first: 12 months from 1 May end on 30 April."""

    number: int

    @property
    def words(self) -> str:
        return f"{self.number} months beginning with"

    def last_day(self, day: date) -> date:
        return last_day_of(day, self.number)


@dataclass(frozen=True, slots=True)
class WeeksBefore:
    """At least so many weeks before a day."""

    number: int

    @property
    def words(self) -> str:
        return f"{counted(self.number, 'week', 'weeks')} before"

    def last_day(self, day: date) -> date:
        return day - timedelta(weeks=self.number)


@dataclass(frozen=True, slots=True)
class MonthsBefore:
    """At least so many months before a day; the last day of a month that has no such day."""

    number: int

    @property
    def words(self) -> str:
        return f"{counted(self.number, 'month', 'months')} before"

    def last_day(self, day: date) -> date:
        return same_day_after(day, -self.number)


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A fixed day of the calendar year in which something happens."""

    month: int
    day: int

    @property
    def words(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]} in the year of"

    def last_day(self, day: date) -> date:
        return date(day.year, self.month, self.day)


def tribunal_day(day: date) -> date:
    """Where the tribunal moves a deadline to: out of Christmas week and out of August.

    From 25 December to 1 January it is the next working day in January; in August, the first of September.
    """
    if (day.month, day.day) >= (12, 25):
        return working_day_on_or_after(date(day.year + 1, 1, 2))
    if (day.month, day.day) == (1, 1):
        return working_day_on_or_after(date(day.year, 1, 2))
    if day.month == 8:
        return working_day_on_or_after(date(day.year, 9, 1))
    return day
