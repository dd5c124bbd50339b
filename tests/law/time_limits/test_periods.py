"""Each way of counting, across the ends of months and years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.time_limits.days import is_working_day
from goldenthread.law.time_limits.periods import (
    DayOfYear,
    Days,
    DaysBeginningWith,
    Months,
    MonthsBefore,
    MonthsBeginningWith,
    Period,
    Weeks,
    WeeksBefore,
    WorkingDays,
    tribunal_day,
)

days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "period, day, last, words",
    [
        (Weeks(6), date(2026, 1, 5), date(2026, 2, 16), "6 weeks after"),
        (Weeks(1), date(2024, 2, 26), date(2024, 3, 4), "1 week after"),
        (Days(0), date(2026, 1, 5), date(2026, 1, 5), "on"),
        (Days(30), date(2026, 1, 31), date(2026, 3, 2), "30 days after"),
        (DaysBeginningWith(15), date(2026, 5, 1), date(2026, 5, 15), "15 days beginning with"),
        (WorkingDays(3), date(2026, 4, 2), date(2026, 4, 9), "3 working days after"),
        (Months(2), date(2026, 12, 31), date(2027, 2, 28), "2 months after"),
        (Months(1), date(2028, 1, 31), date(2028, 2, 29), "1 month after"),
        (MonthsBeginningWith(12), date(2026, 5, 1), date(2027, 4, 30), "12 months beginning with"),
        (WeeksBefore(2), date(2026, 1, 8), date(2025, 12, 25), "2 weeks before"),
        (MonthsBefore(5), date(2027, 7, 31), date(2027, 2, 28), "5 months before"),
        (DayOfYear(2, 15), date(2027, 9, 1), date(2027, 2, 15), "15 February in the year of"),
    ],
)  # fmt: skip
def test_last_day_of_a_period(period: Period, day: date, last: date, words: str) -> None:
    assert (period.last_day(day), period.words) == (last, words)


@given(days, st.integers(1, 24))
def test_months_forward_end_on_the_same_day_or_the_last_of_the_month(day: date, number: int) -> None:
    last = Months(number).last_day(day)
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == number
    assert last.day == day.day or (last + timedelta(days=1)).day == 1


@given(days)
def test_weeks_keep_the_day_of_the_week_and_do_not_see_the_clocks_change(day: date) -> None:
    assert (Weeks(20).last_day(day) - day).days == 140
    assert Weeks(20).last_day(day).weekday() == day.weekday()


@given(days)
def test_tribunal_moves_only_what_falls_in_august_or_at_christmas(day: date) -> None:
    moved = tribunal_day(day)
    at_christmas = (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)
    if day.month != 8 and not at_christmas:
        assert moved == day
        return
    assert moved > day
    assert (moved.month, is_working_day(moved)) == (9 if day.month == 8 else 1, True)
    assert moved.day <= 5
