"""Days on which people work: schools in term, councils Monday to Friday, whatever day it is today."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.law.school_days import SchoolDays
from goldenthread.law.time_limits.days import is_working_day

SATURDAY = 5


def school_day_before(days: SchoolDays, day: date, count: int) -> date:
    """The `count`th school day before a day, or the first of all when there are not so many."""
    earlier = days.between(date.min, day - timedelta(days=1))
    return earlier[-min(count, len(earlier))]


def school_day_by(days: SchoolDays, day: date) -> date:
    """That day, or the last school day before it."""
    return school_day_before(days, day + timedelta(days=1), 1)


def working_day_by(day: date) -> date:
    """That day, or the last day before it on which a council is open."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def first_school_day(days: SchoolDays, after: date) -> date:
    """The first school day on or after a day, or that day itself when the calendar ends before it."""
    return next((day for day in days if day >= after), after)


def evening_near(day: date) -> date:
    """That day, or the Monday after it: a public evening is not held on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day
