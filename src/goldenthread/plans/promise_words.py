"""A promise in words, field by field: when, how long, in what group, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.design.forms.reading import UnreadableError, read_time
from goldenthread.design.words import and_list, clock, plain_date, plural

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SCHOOL_WEEK = "01234"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NOT_SAID = "Not said yet"
FROM_ITS_START = "The day the plan starts"


def when_words(weekdays: str, times: Sequence[str] = (), every_weeks: int = 1) -> str:
    """'Every Thursday, 1.30pm', 'Monday and Friday, 10.40am', 'Every school day', 'Every other Monday'."""
    if not weekdays:
        return NOT_SAID
    days = _days(weekdays, every_weeks)
    return f"{days}, {and_list([time_words(time) for time in times])}" if times else days


def _days(weekdays: str, every_weeks: int) -> str:
    if weekdays == SCHOOL_WEEK:
        return "Every school day" + _every(every_weeks)
    names = [WEEKDAYS[int(day)] for day in sorted(weekdays)]
    if every_weeks == 2 and len(names) == 1:
        return f"Every other {names[0]}"
    if every_weeks == 1 and len(names) == 1:
        return f"Every {names[0]}"
    return and_list(names) + _every(every_weeks)


def _every(weeks: int) -> str:
    if weeks == 1:
        return ""
    return " of every other week" if weeks == 2 else f" of every {_number(weeks)} weeks"


def time_words(time: str) -> str:
    """'13:30' as '1.30pm'; what cannot be read stays as it was written."""
    try:
        read = read_time(time)
    except UnreadableError:
        return time
    return clock(read) if read else time


def long_words(minutes: int | None) -> str:
    return plural(minutes, "minute") if minutes else NOT_SAID


def group_words(size: int | None) -> str:
    """'One to one', 'Three children', '12 children'."""
    if not size:
        return NOT_SAID
    return "One to one" if size == 1 else f"{_number(size).capitalize()} children"


def from_words(starts_on: date | None, ends_on: date | None) -> str:
    """A line without a first day of its own begins with its plan."""
    if starts_on is None:
        return FROM_ITS_START if ends_on is None else f"Until {plain_date(ends_on)}"
    return plain_date(starts_on) if ends_on is None else f"{plain_date(starts_on)} to {plain_date(ends_on)}"


def who_words(who: str, role: str) -> str:
    return ", ".join(part for part in (who, role) if part) or NOT_SAID


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
