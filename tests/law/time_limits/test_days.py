"""Working days, checked against the published list of bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.time_limits.days import bank_holidays, easter, is_working_day, working_days_after

PUBLISHED = [
    holiday["date"]
    for holiday in BankHolidays(use_cached_holidays=True).get_holidays(BankHolidays.ENGLAND_AND_WALES)
]
days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def test_bank_holidays_are_the_published_ones_of_whole_years() -> None:
    years = {day.year for day in PUBLISHED if date(day.year, 12, 25) <= max(PUBLISHED)} - {
        min(PUBLISHED).year
    }
    assert len(years) >= 5
    for year in years:
        assert bank_holidays(year) == {day for day in PUBLISHED if day.year == year}


@pytest.mark.parametrize(
    "sunday",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)],
)
def test_easter(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize(
    "year, kept",
    [
        (2026, [date(2026, 12, 25), date(2026, 12, 28)]),
        (2027, [date(2027, 12, 27), date(2027, 12, 28)]),
        (2022, [date(2022, 12, 26), date(2022, 12, 27)]),
        (2028, [date(2028, 12, 25), date(2028, 12, 26)]),
    ],
)
def test_christmas_that_falls_on_a_weekend_is_kept_after_it(year: int, kept: list[date]) -> None:
    assert sorted(day for day in bank_holidays(year) if day.month == 12) == kept


@given(days, st.integers(0, 60))
def test_working_days_after_are_that_many_working_days(day: date, count: int) -> None:
    end = working_days_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert count == 0 or is_working_day(end)
