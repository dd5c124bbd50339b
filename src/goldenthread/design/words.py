"""Dates, times, counts and lists in house voice. Pure: the day it is now arrives as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from django.utils import timezone

Day = TypeVar("Day", date, datetime)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody as a page speaks of them: by name, or as “you” when they are the one who reads it."""

    name: str
    reads: bool = False

    def __str__(self) -> str:
        """Ayo, you: inside a sentence"""
        return "you" if self.reads else self.name

    @property
    def first(self) -> str:
        """Ayo, You: at the beginning of a sentence"""
        return first_upper(str(self))

    @property
    def whose(self) -> str:
        """Ayo’s, your"""
        return "your" if self.reads else f"{self.name}’s"

    def does(self, verb: str, you: str) -> str:
        """does("wants", "want"): Ayo wants, you want"""
        return f"you {you}" if self.reads else f"{self.name} {verb}"


def plain_date(day: date) -> str:
    """10 December 2026"""
    return f"{day_month(day)} {_here(day).year}"


def full_date(day: date) -> str:
    """Thursday 10 December 2026"""
    return f"{_here(day):%A} {plain_date(day)}"


def day_month(day: date) -> str:
    """10 December"""
    local = _here(day)
    return f"{local.day} {local:%B}"


def weekday(day: date) -> str:
    """Thursday 10 December"""
    return f"{_here(day):%A} {day_month(day)}"


def short_day(day: date) -> str:
    """10 Dec: only in narrow columns, where the year is said nearby"""
    local = _here(day)
    return f"{local.day} {local:%b}"


def clock(at: time | datetime) -> str:
    """9.02am, 9am, midday, midnight"""
    local = _here(at) if isinstance(at, datetime) else at
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    hour = local.hour % 12 or 12
    minutes = f".{local.minute:02}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    """9.02am on 20 November 2026"""
    return f"{clock(at)} on {plain_date(at)}"


def span(first: date, last: date) -> str:
    """2 to 20 November 2026; 1 June to 20 November 2026"""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {plain_date(last)}"
    if first.year == last.year:
        return f"{day_month(first)} to {plain_date(last)}"
    return f"{plain_date(first)} to {plain_date(last)}"


def until(day: date, today: date) -> str:
    """in 20 days, tomorrow, today, yesterday, 9 days ago"""
    days = _days(today, day)
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def late(due: date, today: date) -> str:
    """9 days late; due today; due in 5 days"""
    days = _days(due, today)
    return f"{plural(days, 'day')} late" if days > 0 else f"due {until(due, today)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """1 session, 3 sessions, 1,107 answers"""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def and_list(words: Sequence[str]) -> str:
    """Ayo, Leila and Jack"""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def number(value: int | float) -> str:
    """1,107"""
    return f"{value:,}"


def share(part: int, whole: int) -> str:
    """93%, rounded half up; never 100% while one is missing, nor 0% while one is there"""
    if whole == 0:
        return "none yet"
    rounded = (200 * part + whole) // (2 * whole)
    if rounded == 100 and part < whole:
        return "over 99%"
    if rounded == 0 and part > 0:
        return "under 1%"
    return f"{rounded}%"


def file_size(size: int) -> str:
    """312 KB, 4.1 MB"""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} KB"


def first_upper(words: str) -> str:
    """The same words at the beginning of a line: “read plan” is “Read plan”."""
    return words[:1].upper() + words[1:]


def first_lower(words: str) -> str:
    """The same words in the middle of a sentence: “Every Thursday” is “every Thursday”.

    “SENCO” and “Monday and Friday” stay as they are.
    """
    if words[1:2].isupper() or words.startswith(WEEKDAYS):
        return words
    return words[:1].lower() + words[1:]


def _here(at: Day) -> Day:
    """A moment as the clock on our wall shows it; a date as it is."""
    if isinstance(at, datetime) and timezone.is_aware(at):
        return timezone.localtime(at)
    return at


def _days(start: date, end: date) -> int:
    return (_calendar_day(end) - _calendar_day(start)).days


def _calendar_day(at: date) -> date:
    local = _here(at)
    return local.date() if isinstance(local, datetime) else local
