"""Days as people say them: 'Thursday 10 December 2026', '30 June', '8 and 15 October'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month(day: date) -> str:
    """'June'."""
    return MONTHS[day.month - 1]


def day_month(day: date) -> str:
    """'30 June', for lists whose year is plain."""
    return f"{day.day} {month(day)}"


def full_date(day: date) -> str:
    """'Thursday 10 December 2026'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month(day)} {day.year}"


def long_date(day: date) -> str:
    """'10 December 2026'."""
    return f"{day.day} {month(day)} {day.year}"


def month_span(first: date, last: date) -> str:
    """'June to July', or 'June' when both are in one month."""
    if (first.year, first.month) == (last.year, last.month):
        return month(first)
    return f"{month(first)} to {month(last)}"


def ordinal(number: int) -> str:
    """'1st', '2nd', '3rd', '11th', '20th'."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def counted(number: int, one: str, many: str) -> str:
    """'1 session', '3 sessions'."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Sequence[str], joined: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joined} {words[-1]}"
