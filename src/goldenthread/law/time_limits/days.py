"""Working days in England: not Saturdays, Sundays or bank holidays.

Bank holidays: Banking and Financial Dealings Act 1971, Schedule 1, with the days of common law, and those
that were moved or added by proclamation. A proclamation after this was written is not known here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ADDED = {
    2020: (date(2020, 5, 8),),
    2022: (date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)),
    2023: (date(2023, 5, 8),),
}
TAKEN_AWAY = {2020: date(2020, 5, 4), 2022: date(2022, 5, 30)}
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_day_on_or_after(day: date) -> date:
    while not is_working_day(day):
        day += _ONE_DAY
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that is `count` working days after `day`; `day` itself is not counted."""
    for _ in range(count):
        day = working_day_on_or_after(day + _ONE_DAY)
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year from 1978 on."""
    sunday = easter(year)
    usual = {
        _substituted(date(year, 1, 1)),
        sunday - timedelta(days=2),
        sunday + _ONE_DAY,
        _first_monday(date(year, 5, 1)),
        _first_monday(date(year, 5, 25)),
        _first_monday(date(year, 8, 25)),
        *_christmas(year),
    }
    return frozenset(usual - {TAKEN_AWAY.get(year)} | set(ADDED.get(year, ())))


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computation."""
    golden, century = year % 19, year // 100
    skipped, turn = century // 4, century - (century + 8) // 25
    moon = (19 * golden + century - skipped - (turn + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _substituted(day: date) -> date:
    """A holiday that falls on a weekend is kept on the Monday after."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _christmas(year: int) -> tuple[date, date]:
    """Christmas Day and Boxing Day, or the days kept for them after a weekend."""
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    if christmas.weekday() == 5:
        return date(year, 12, 27), date(year, 12, 28)
    if christmas.weekday() == 6:
        return date(year, 12, 27), boxing
    return christmas, _substituted(boxing)


def _first_monday(day: date) -> date:
    """The first Monday on or after `day`."""
    return day + timedelta(days=-day.weekday() % 7)
