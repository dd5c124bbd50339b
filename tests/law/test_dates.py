"""When things are due, in dated cases, and never before what starts them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.dates import (
    Due,
    account_due,
    answer_due,
    days_late,
    due_words,
    ehc_review_due,
    last_day_of,
    meeting_due,
    review_due,
    same_day_after,
    topics_due,
)
from goldenthread.law.rules import Standing
from goldenthread.law.school_days import SchoolDays
from tests.law.school_year import YEAR

any_day = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "due, on, sentence",
    [
        (
            review_due(date(2026, 6, 1)),
            date(2027, 6, 1),
            "By 1 June 2027: 12 months after the plan came into force.",
        ),
        (
            review_due(date(2026, 6, 1), date(2026, 12, 10)),
            date(2027, 12, 10),
            "By 10 December 2027: 12 months after the plan was last reviewed.",
        ),
        (
            review_due(date(2026, 6, 1), date(2026, 5, 1)),  # the review of the version before
            date(2027, 6, 1),
            "By 1 June 2027: 12 months after the plan came into force.",
        ),
        (
            review_due(date(2024, 2, 29)),
            date(2025, 2, 28),
            "By 28 February 2025: 12 months after the plan came into force.",
        ),
        (
            meeting_due(date(2026, 9, 7)),
            date(2027, 1, 7),
            "By 7 January 2027: 4 months after support began, for three meetings a year.",
        ),
        (
            meeting_due(date(2026, 9, 7), date(2026, 10, 31)),
            date(2027, 2, 28),
            "By 28 February 2027: 4 months after the last meeting, for three meetings a year.",
        ),
        (
            ehc_review_due(date(2026, 6, 1)),
            date(2027, 5, 31),
            "By 31 May 2027: within 12 months from the day the plan was made.",
        ),
        (
            ehc_review_due(date(2026, 6, 1), date(2027, 3, 1)),
            date(2028, 2, 29),
            "By 29 February 2028: within 12 months from the day the plan was last reviewed.",
        ),
        (
            account_due(date(2026, 12, 10), set_on=date(2026, 6, 1)),
            date(2026, 11, 26),
            "By 26 November 2026: two weeks before the review on 10 December 2026.",
        ),
        (
            account_due(date(2026, 12, 10), set_on=date(2026, 11, 26)),
            date(2026, 11, 26),
            "By 26 November 2026: two weeks before the review on 10 December 2026.",
        ),
        (
            account_due(date(2026, 12, 10), set_on=date(2026, 12, 1)),
            date(2026, 12, 1),
            "On 1 December 2026: the review is less than two weeks from when it was set.",
        ),
        (
            topics_due(date(2026, 12, 10), set_on=date(2026, 12, 3)),
            date(2026, 12, 3),
            "By 3 December 2026: a week before the review on 10 December 2026.",
        ),
        (
            topics_due(date(2026, 12, 10), set_on=date(2026, 12, 4)),
            date(2026, 12, 10),
            "By 10 December 2026: the review is less than a week from when it was set.",
        ),
        (
            answer_due(date(2026, 10, 14), YEAR),  # half-term comes between
            date(2026, 11, 4),
            "By 4 November 2026: 10 school days after it was raised.",
        ),
        (
            answer_due(date(2026, 8, 5), YEAR),  # raised in the summer holiday
            date(2026, 9, 15),
            "By 15 September 2026: 10 school days after it was raised.",
        ),
        (
            answer_due(date(2027, 3, 20), YEAR),
            date(2027, 4, 3),
            "By 3 April 2027: 14 days after it was raised, as the school’s terms are not entered that far.",
        ),
        (
            answer_due(date(2026, 9, 7), SchoolDays([])),
            date(2026, 9, 21),
            "By 21 September 2026: 14 days after it was raised, as the school’s terms are not entered "
            "that far.",
        ),
    ],
)
def test_when_it_is_due_and_why(due: Due, on: date, sentence: str) -> None:
    assert (due.on, due.sentence) == (on, sentence)


@pytest.mark.parametrize(
    "in_force_on, standing",
    [(date(2029, 8, 31), Standing.HOUSE), (date(2029, 9, 1), Standing.PROPOSAL)],
)
def test_a_plan_review_follows_the_reform_from_the_day_it_is_expected(
    in_force_on: date, standing: Standing
) -> None:
    assert review_due(in_force_on).rule.standing is standing


@given(any_day, st.none() | any_day)
def test_nothing_is_due_before_what_starts_it(began: date, again: date | None) -> None:
    trigger = max(began, again or began)
    for due in (review_due(began, again), meeting_due(began, again), ehc_review_due(began, again)):
        assert due.on > trigger
        assert due.rule.holds_on(trigger)
    assert answer_due(began, YEAR).on > began


@given(any_day, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_an_account_is_due_between_setting_the_review_and_the_review(set_on: date, ahead: timedelta) -> None:
    assert set_on <= account_due(set_on + ahead, set_on).on <= set_on + ahead
    assert set_on <= topics_due(set_on + ahead, set_on).on <= set_on + ahead


@given(any_day, any_day)
def test_a_later_event_never_makes_it_due_sooner(first: date, second: date) -> None:
    earlier, later = sorted([first, second])
    for due in (review_due, meeting_due, ehc_review_due):
        assert due(earlier).on <= due(later).on


@pytest.mark.parametrize(
    "day, months, same, last",
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28), date(2025, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28), date(2024, 2, 27)),
        (date(2026, 12, 1), 1, date(2027, 1, 1), date(2026, 12, 31)),
        (date(2026, 1, 1), 12, date(2027, 1, 1), date(2026, 12, 31)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, same: date, last: date) -> None:
    assert (same_day_after(day, months), last_day_of(day, months)) == (same, last)


@given(any_day, st.integers(1, 60))
def test_periods_of_months_follow_without_gap_or_overlap(first: date, months: int) -> None:
    """A day starts the next period, unless the month has no such day: then the month's end ends it."""
    next_day = last_day_of(first, months) + timedelta(days=1)
    assert next_day.day in (first.day, 1)


@pytest.mark.parametrize(
    "done_on, late, words",
    [
        (None, 9, "9 days late"),
        (date(2026, 11, 12), 1, "Done 1 day late"),
        (date(2026, 11, 11), 0, "Done in time"),
        (date(2026, 11, 1), 0, "Done in time"),
    ],
)
def test_late_on_20_november(done_on: date | None, late: int, words: str) -> None:
    due_on, today = date(2026, 11, 11), date(2026, 11, 20)
    assert (days_late(due_on, today, done_on), due_words(due_on, today, done_on)) == (late, words)


@pytest.mark.parametrize("ahead, words", [(20, "Due in 20 days"), (1, "Due in 1 day"), (0, "Due today")])
def test_due_ahead(ahead: int, words: str) -> None:
    today = date(2026, 11, 20)
    assert due_words(today + timedelta(days=ahead), today) == words
