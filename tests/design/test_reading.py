"""Dates and times as people type them."""

from __future__ import annotations

import calendar
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.design.forms.reading import DateBoxes, UnreadableError, read_date, read_time
from goldenthread.design.words import clock


@pytest.mark.parametrize(
    "day, month, year",
    [("3", "11", "2026"), ("03", "nov", "2026"), ("3", "November", "2026"), ("3", "NOV.", "2026")],
)
def test_date_is_read_with_its_month_as_number_or_name(day: str, month: str, year: str) -> None:
    assert read_date(DateBoxes(day, month, year)) == date(2026, 11, 3)


def test_september_may_have_four_letters() -> None:
    assert read_date(DateBoxes("1", "sept", "2026")) == date(2026, 9, 1)


@pytest.mark.parametrize(
    "boxes, message, wrong",
    [
        (("", "3", "2026"), "Enter the day, like 27", ("day",)),
        (("27", "", "2026"), "Enter the month, like 3 or March", ("month",)),
        (("27", "3", ""), "Enter the year, like 2026", ("year",)),
        (("27", "", ""), "Enter the month and the year", ("month", "year")),
        (("", "", "2026"), "Enter the day and the month", ("day", "month")),
        (("31", "2", "2026"), "Enter a day from 1 to 28, as February 2026 has 28 days", ("day",)),
        (("29", "feb", "2028"), None, ()),
        (("32", "1", "2026"), "Enter the day as a number from 1 to 31", ("day",)),
        (("x", "1", "2026"), "Enter the day as a number from 1 to 31", ("day",)),
        (("1", "13", "2026"), "Enter the month as a number or a name, like 3 or March", ("month",)),
        (("1", "ju", "2026"), "Enter the month as a number or a name, like 3 or March", ("month",)),
        (("1", "smarch", "2026"), "Enter the month as a number or a name, like 3 or March", ("month",)),
        (("1", "1", "26"), "Enter all 4 figures of the year, like 2026", ("year",)),
        (("1", "1", "٢٠٢٦"), "Enter all 4 figures of the year, like 2026", ("year",)),
    ],
)
def test_unreadable_date_says_what_to_do(
    boxes: tuple[str, str, str], message: str | None, wrong: tuple[str, ...]
) -> None:
    assert _failure(boxes) == (message, wrong)


def _failure(boxes: tuple[str, str, str]) -> tuple[str | None, tuple[str, ...]]:
    try:
        read_date(DateBoxes(*boxes))
    except UnreadableError as error:
        return error.message, error.boxes
    return None, ()


@given(day=st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_every_date_is_read_back_from_its_boxes(day: date) -> None:
    assert read_date(DateBoxes.of(day)) == day


@given(day=st.dates(date(1000, 1, 1), date(9999, 12, 31)), letters=st.integers(3, 9))
def test_every_month_is_read_from_the_start_of_its_name(day: date, letters: int) -> None:
    name = calendar.month_name[day.month][:letters]
    assert read_date(DateBoxes(str(day.day), name, str(day.year))) == day


@given(boxes=st.tuples(st.text(), st.text(), st.text()))
def test_whatever_is_typed_is_read_or_refused_with_words(boxes: tuple[str, str, str]) -> None:
    message, wrong = _failure(boxes)
    assert (message is None) == (wrong == ())
    assert message != ""


@pytest.mark.parametrize(
    "typed, read",
    [
        ("1.30pm", time(13, 30)),
        ("1:30 PM", time(13, 30)),
        ("13:30", time(13, 30)),
        ("1330", time(13, 30)),
        ("9am", time(9)),
        ("9.05", time(9, 5)),
        ("9 a.m.", time(9)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12", time(12)),
        ("midday", time(12)),
        ("midnight", time(0)),
        ("01:30", time(1, 30)),
        ("0.15", time(0, 15)),
    ],
)
def test_time_is_read(typed: str, read: time) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize(
    "typed, message",
    [
        ("1.30", "Say whether it is am or pm, like 1.30pm"),
        ("7", "Say whether it is am or pm, like 7pm"),
        ("soon", "Enter a time, like 1.30pm or 13:30"),
        ("25:00", "Enter a time that a clock shows, like 1.30pm or 13:30"),
        ("9.75", "Enter a time that a clock shows, like 1.30pm or 13:30"),
        ("13pm", "Enter a time that a clock shows, like 1.30pm or 13:30"),
        ("0am", "Enter a time that a clock shows, like 1.30pm or 13:30"),
    ],
)
def test_unreadable_time_says_what_to_do(typed: str, message: str) -> None:
    with pytest.raises(UnreadableError) as failure:
        read_time(typed)
    assert failure.value.message == message


@given(at=st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_is_read_back_as_we_say_it(at: time) -> None:
    assert read_time(clock(at)) == at
