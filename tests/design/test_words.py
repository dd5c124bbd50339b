"""Dates, times and counts, as the pages say them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.design import words

THURSDAY = date(2026, 12, 10)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "word, said",
    [
        (words.plain_date, "10 December 2026"),
        (words.full_date, "Thursday 10 December 2026"),
        (words.day_month, "10 December"),
        (words.weekday, "Thursday 10 December"),
        (words.short_day, "10 Dec"),
    ],
)
def test_date_is_said_in_house_voice(word: Callable[[date], str], said: str) -> None:
    assert word(THURSDAY) == said


@pytest.mark.parametrize(
    "at, said",
    [
        (time(9, 2), "9.02am"),
        (time(9), "9am"),
        (time(12), "midday"),
        (time(0), "midnight"),
        (time(0, 5), "12.05am"),
        (time(12, 30), "12.30pm"),
        (time(13, 30), "1.30pm"),
        (time(23, 59), "11.59pm"),
    ],
)
def test_clock_says_the_time(at: time, said: str) -> None:
    assert words.clock(at) == said


def test_moment_is_said_as_our_own_clock_shows_it_in_summer() -> None:
    late_evening = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert words.moment(late_evening) == "12.30am on 1 July 2026"


@pytest.mark.parametrize(
    "day, said",
    [
        (date(2026, 12, 10), "in 20 days"),
        (date(2026, 11, 21), "tomorrow"),
        (TODAY, "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 11), "9 days ago"),
    ],
)
def test_until_says_how_far_a_day_is(day: date, said: str) -> None:
    assert words.until(day, TODAY) == said


@pytest.mark.parametrize(
    "due, said",
    [
        (date(2026, 11, 11), "9 days late"),
        (date(2026, 11, 19), "1 day late"),
        (TODAY, "due today"),
        (date(2026, 11, 21), "due tomorrow"),
        (date(2026, 11, 25), "due in 5 days"),
    ],
)
def test_late_says_how_late(due: date, said: str) -> None:
    assert words.late(due, TODAY) == said


def test_late_counts_days_and_not_hours() -> None:
    just_before_midnight = datetime(2026, 11, 19, 23, 59, tzinfo=UTC)
    just_after_midnight = datetime(2026, 11, 20, 0, 1, tzinfo=UTC)
    assert words.late(just_before_midnight, just_after_midnight) == "1 day late"


@pytest.mark.parametrize(
    "first, last, said",
    [
        (date(2026, 11, 2), date(2026, 11, 20), "2 to 20 November 2026"),
        (date(2026, 6, 1), date(2026, 11, 20), "1 June to 20 November 2026"),
        (date(2025, 9, 1), date(2026, 7, 20), "1 September 2025 to 20 July 2026"),
    ],
)
def test_span_says_only_what_differs(first: date, last: date, said: str) -> None:
    assert words.span(first, last) == said


@pytest.mark.parametrize(
    "count, one, many, said",
    [
        (1, "session", None, "1 session"),
        (0, "session", None, "0 sessions"),
        (1107, "answer", None, "1,107 answers"),
        (2, "child", "children", "2 children"),
    ],
)
def test_plural(count: int, one: str, many: str | None, said: str) -> None:
    assert words.plural(count, one, many) == said


@pytest.mark.parametrize(
    "names, said",
    [([], ""), (["Ayo"], "Ayo"), (["Ayo", "Jack"], "Ayo and Jack"), ("ABC", "A, B and C")],
)
def test_and_list(names: list[str], said: str) -> None:
    assert words.and_list(names) == said


@pytest.mark.parametrize(
    "part, whole, said",
    [
        (556, 598, "93%"),
        (1, 2, "50%"),
        (1, 8, "13%"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (999, 1000, "over 99%"),
        (1, 1000, "under 1%"),
        (0, 0, "none yet"),
    ],
)
def test_share(part: int, whole: int, said: str) -> None:
    assert words.share(part, whole) == said


@given(whole=st.integers(1, 10_000), data=st.data())
def test_share_says_all_or_none_only_when_it_is(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    assert (words.share(part, whole) == "100%") == (part == whole)
    assert (words.share(part, whole) == "0%") == (part == 0)


@pytest.mark.parametrize("size, said", [(10, "1 KB"), (312_000, "312 KB"), (4_140_000, "4.1 MB")])
def test_file_size(size: int, said: str) -> None:
    assert words.file_size(size) == said


def test_number_is_said_with_its_commas() -> None:
    assert words.number(1107) == "1,107"
