"""When something was or will be, as people say it: a day, a month, a year, or from one to another."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from goldenthread.formats.faults import Unreadable

_MONTHS = tuple(name.casefold() for name in calendar.month_name)
_PART = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+|$))?(?:(?P<month>[a-z]{3,9})\.?(?:\s+|$))?(?P<year>[0-9]{4})?"
)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+")
_TO = re.compile(r"\s+to\s+|\s*[-–—]\s*")
_LIKE = "Write it like 9 April 2024, March 2022, June to July 2024, or 2023."


class BadWhen(Unreadable):
    """What was said is no time that we can read."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, _LIKE)


@dataclass(frozen=True, slots=True)
class When:
    """From the first day to the last, both included, in words as exact as it was said."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class _Said:
    year: int
    month: int | None
    day: int | None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def words(self, *, until: _Said | None = None) -> str:
        """In words; without what is the same `until` whenever."""
        same_year = until is not None and until.year == self.year and self.month is not None
        same_month = same_year and until is not None and until.month == self.month and self.day is not None
        parts = (
            str(self.day) if self.day else "",
            calendar.month_name[self.month] if self.month and not same_month else "",
            "" if same_year else str(self.year),
        )
        return " ".join(filter(None, parts))


def read_when(text: str) -> When:
    """The time in these words. Raises BadWhen for what is none, or ends before it begins."""
    plain = " ".join(text.casefold().split())
    parts = _TO.split(plain)
    if not plain or len(parts) > 2:
        raise BadWhen("This is no time that we can read.")
    end = _read(parts[-1], None)
    if len(parts) == 1:
        return When(end.first, end.last, end.words())
    begin = _read(parts[0], end)
    if begin.first > end.last:
        raise BadWhen("This ends before it begins.")
    return When(begin.first, end.last, f"{begin.words(until=end)} to {end.words()}")


def _read(text: str, end: _Said | None) -> _Said:
    """One end of it. What the first end leaves out is that of the last."""
    found = _PART.fullmatch(_WEEKDAY.sub("", text.strip()))
    if not found or not any(found.groups()):
        raise BadWhen("This is no time that we can read.")
    day = int(found["day"]) if found["day"] else None
    month = _month(found["month"]) if found["month"] else None
    if end is not None and month is None and not found["year"]:
        month = end.month
    if not found["year"] and end is None:
        raise BadWhen("Say which year.")
    year = int(found["year"]) if found["year"] else end.year if end else 0
    if day is not None and not month:
        raise BadWhen("Say which month.")
    if not 1900 <= year <= 2200:
        raise BadWhen("This year is too far away.")
    if day is not None and month and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise BadWhen("There is no such day in that month.")
    return _Said(year, month, day)


def _month(word: str) -> int:
    for number, name in enumerate(_MONTHS):
        if number and (name.startswith(word) or word == name[:4] == "sept"):
            return number
    raise BadWhen(f"“{word}” is no month.")
