"""Dates as people write them: read, refused, and written back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats.days import BadDay, read_day, written_day

ON = date(2026, 3, 12)
FIRST_OF_SEPTEMBER = date(2015, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("01/09/2015", "1/9/2015", "01-09-2015", "1.9.2015", "2015-09-01", "2015/9/1"),
        *("1 September 2015", "1 Sept 2015", "1st Sep 2015", "01-Sep-2015", "1 SEP. 2015"),
        *("2015-09-01 00:00:00", "2015-09-01T00:00:00Z", "01/09/2015 00:00", " 1/9/2015 "),
    ],
)
def test_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text) == FIRST_OF_SEPTEMBER


@pytest.mark.parametrize(
    "text, day",
    [
        ("01/09/15", FIRST_OF_SEPTEMBER),
        ("1 Sep 15", FIRST_OF_SEPTEMBER),
        ("12/03/26", date(2026, 3, 12)),
        ("13/03/26", date(1926, 3, 13)),
        ("31/12/99", date(1999, 12, 31)),
        ("29/02/24", date(2024, 2, 29)),
    ],
)
def test_year_of_two_figures_is_the_last_that_is_not_after(text: str, day: date) -> None:
    assert read_day(text, ON) == day


@pytest.mark.parametrize(
    "text, reason",
    [
        ("29/02/2015", "There is no such day."),
        ("00/09/2015", "There is no such day."),
        ("09/13/2015", "The month seems to come before the day."),
        ("13/13/2015", "There is no such day."),
        ("01/09/15", "The year has only two figures."),
        ("42248", "This is a spreadsheet's number for a date, which could mean two dates."),
        ("1 Mai 2015", "The month is not one we know."),
        ("2015", "This is not a date we can read."),
        ("September 2015", "This is not a date we can read."),
        ("01/09/2015 09:30", "This is not a date we can read."),
        ("٠١/٠٩/٢٠١٥", "This is not a date we can read."),
        ("", "This is not a date we can read."),
    ],
)
def test_what_is_no_day_or_a_guess_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadDay) as raised:
        read_day(text)
    assert raised.value.reason == reason


@given(st.dates())
def test_day_is_read_back_as_written(day: date) -> None:
    assert read_day(written_day(day)) == read_day(day.isoformat()) == day


def test_no_day_is_written_as_nothing() -> None:
    assert written_day(None) == ""
