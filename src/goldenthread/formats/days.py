"""Dates as people in Britain and their spreadsheets write them. The day comes before the month."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from goldenthread.formats.faults import Unreadable

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT_MONTHS = tuple(month[:3] for month in _MONTHS)
_TIME = re.compile(r"[T ]0?0:00(:00(\.0+)?)?Z?$")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+([0-9]{4}|[0-9]{2})")
_DAY_NUMBER = re.compile(r"[0-9]{5}(\.[0-9]+)?")
_WRITE_IT = "Write it as day/month/year, like 01/09/2015."
_WRITE_IT_YEAR_FIRST = "Write it as year-month-day, like 2015-09-01."


class BadDay(Unreadable):
    """A date that is none, or that we will not guess."""


@lru_cache(maxsize=8192)
def read_day(text: str, latest: date | None = None) -> date:
    """The day: 01/09/2015, 1-9-2015, 2015-09-01, 1 Sept 2015, with or without midnight after it.

    A year of two figures is read only when `latest` is given, as the last such year whose day is
    not after it. Raises BadDay for what is no date, and for what could be one but is a guess.
    """
    plain = _TIME.sub("", " ".join(text.split()))
    if parts := _YEAR_FIRST.fullmatch(plain):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]), _WRITE_IT_YEAR_FIRST)
    if parts := _DAY_FIRST.fullmatch(plain):
        return _with_year(parts[3], int(parts[2]), int(parts[1]), latest)
    if parts := _IN_WORDS.fullmatch(plain.casefold()):
        return _with_year(parts[3], _month(parts[2]), int(parts[1]), latest)
    if _DAY_NUMBER.fullmatch(plain):
        reason = "This is a spreadsheet's number for a date, which could mean two dates."
        raise BadDay(reason, "Make the column a date in the spreadsheet and save it again.")
    raise BadDay("This is not a date we can read.", _WRITE_IT)


def written_day(day: date | None) -> str:
    """The day as 01/09/2015, or nothing."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def _month(word: str) -> int:
    if word not in (*_MONTHS, *_SHORT_MONTHS, "sept"):
        raise BadDay("The month is not one we know.", _WRITE_IT)
    return _SHORT_MONTHS.index(word[:3]) + 1


def _with_year(year: str, month: int, day: int, latest: date | None) -> date:
    if len(year) == 4:
        return _day(int(year), month, day)
    if latest is None:
        raise BadDay("The year has only two figures.", "Write the year in full, like 2015.")
    century = latest.year - latest.year % 100
    this = _day(century + int(year), month, day)
    return this if this <= latest else _day(century - 100 + int(year), month, day)


def _day(year: int, month: int, day: int, write_it: str = _WRITE_IT) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if month > 12 and 1 <= day <= 12:
        raise BadDay("The month seems to come before the day.", write_it)
    raise BadDay("There is no such day.", write_it)
