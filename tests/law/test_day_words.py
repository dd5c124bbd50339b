"""Days, counts and lists as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.day_words import (
    counted,
    day_month,
    full_date,
    listed,
    long_date,
    month_span,
    ordinal,
)


def test_one_day_three_ways() -> None:
    day = date(2026, 12, 10)
    assert (full_date(day), long_date(day), day_month(day)) == (
        "Thursday 10 December 2026",
        "10 December 2026",
        "10 December",
    )


@pytest.mark.parametrize(
    "first, last, words",
    [
        (date(2026, 6, 1), date(2026, 6, 30), "June"),
        (date(2026, 6, 1), date(2026, 7, 1), "June to July"),
        (date(2026, 6, 1), date(2027, 6, 1), "June to June"),
    ],
)
def test_month_span(first: date, last: date, words: str) -> None:
    assert month_span(first, last) == words


@pytest.mark.parametrize(
    "number, words",
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (20, "20th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (31, "31st"),
    ],
)
def test_ordinal(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize("number, words", [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_counted(number: int, words: str) -> None:
    assert counted(number, "day", "days") == words


@pytest.mark.parametrize(
    "words, said", [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(words: list[str], said: str) -> None:
    assert listed(words) == said
