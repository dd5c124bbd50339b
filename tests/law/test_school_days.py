"""Which days are school days, and how they fall into half-terms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.school_days import (
    CalendarError,
    CalendarTooShortError,
    Closure,
    HalfTerm,
    SchoolDays,
    Term,
)
from tests.law.school_year import LONG_AGO, SNOW, STRIKE, YEAR, days, week_off

SHORT_TERM = Term("September", date(2026, 9, 1), date(2026, 9, 30))


def test_half_terms_are_what_lies_between_whole_weeks_off() -> None:
    assert YEAR.half_terms == (
        HalfTerm("April to May", date(2026, 4, 13), date(2026, 5, 22)),
        HalfTerm("June to July", date(2026, 6, 1), date(2026, 7, 21)),
        HalfTerm("September to October", date(2026, 9, 2), date(2026, 10, 23)),
        HalfTerm("November to December", date(2026, 11, 2), date(2026, 12, 18)),
        HalfTerm("January to February", date(2027, 1, 4), date(2027, 2, 12)),
        HalfTerm("February to March", date(2027, 2, 22), date(2027, 3, 25)),
    )


def test_terms_given_as_halves_stay_apart_without_a_week_off_between_them() -> None:
    halves = [
        Term("First", date(2026, 9, 1), date(2026, 10, 21)),
        Term("Second", date(2026, 10, 26), date(2026, 12, 18)),
    ]
    assert [half.name for half in SchoolDays(halves).half_terms] == [
        "September to October",
        "October to December",
    ]


@pytest.mark.parametrize(
    "closed_from, closed_days, parts",
    [
        (date(2026, 9, 14), 4, 1),
        (date(2026, 9, 14), 5, 2),
        (date(2026, 9, 16), 7, 2),  # Wednesday to Tuesday: five weekdays
        (date(2026, 9, 16), 6, 1),
    ],
)
def test_a_break_is_five_weekdays_in_a_row(closed_from: date, closed_days: int, parts: int) -> None:
    closures = [
        Closure(closed_from + timedelta(days=ahead), "Holiday", LONG_AGO) for ahead in range(closed_days)
    ]
    assert len(SchoolDays([SHORT_TERM], closures).half_terms) == parts


@pytest.mark.parametrize(
    "day, name",
    [
        (date(2026, 11, 20), "November, to the 20th"),
        (date(2026, 12, 3), "November to December, to the 3rd"),
        (date(2026, 12, 17), "November to December, to the 17th"),
        (date(2026, 12, 18), "November to December"),
        (date(2027, 3, 1), "November to December"),
    ],
)
def test_a_half_term_says_where_it_stops(day: date, name: str) -> None:
    assert YEAR.half_terms[3].name_until(day) == name


@pytest.mark.parametrize(
    "day, is_one",
    [
        (date(2026, 9, 2), True),
        (date(2026, 9, 5), False),  # Saturday
        (date(2026, 5, 4), False),  # bank holiday
        (date(2026, 10, 27), False),  # half-term
        (date(2026, 8, 12), False),  # summer
        (SNOW, True),  # known only on the day: it was promised
        (STRIKE, False),  # known the day before
    ],
)
def test_school_days_are_weekdays_of_terms_less_closures_known_before(day: date, is_one: bool) -> None:
    assert (day in YEAR) is is_one


@pytest.mark.parametrize("known_later, is_one", [(-1, False), (0, True), (1, True)])
def test_only_a_closure_known_before_its_day_takes_it_away(known_later: int, is_one: bool) -> None:
    day = date(2026, 9, 10)
    closure = Closure(day, "Boiler", day + timedelta(days=known_later))
    school_days = SchoolDays([SHORT_TERM], [closure])
    assert (day in school_days) is is_one
    assert school_days.late_closures == ({day: closure} if is_one else {})


def test_a_day_closed_twice_is_taken_away_by_the_closure_known_before() -> None:
    day = date(2026, 9, 10)
    closures = [Closure(day, "Snow", day), Closure(day, "Training", LONG_AGO)]
    school_days = SchoolDays([SHORT_TERM], closures)
    assert (day in school_days, school_days.late_closures) == (False, {})


@pytest.mark.parametrize(
    "day, name",
    [
        (date(2026, 9, 2), "September to October"),
        (date(2026, 9, 5), "September to October"),
        (date(2026, 10, 23), "September to October"),
        (date(2026, 10, 24), None),
        (date(2026, 4, 12), None),
        (date(2027, 3, 26), None),
    ],
)
def test_half_term_of_a_day(day: date, name: str | None) -> None:
    found = YEAR.half_term_of(day)
    assert (found.name if found else None) == name


def test_nth_after_skips_weekends_and_holidays() -> None:
    assert YEAR.nth_after(date(2026, 10, 22), 2) == date(2026, 11, 2)


def test_nth_after_says_when_the_calendar_is_too_short() -> None:
    with pytest.raises(CalendarTooShortError) as raised:
        YEAR.nth_after(date(2027, 3, 24), 2)
    assert str(raised.value) == (
        "The school’s terms are entered only to Thursday 25 March 2027. "
        "Enter the next term to work out this date."
    )


def test_nth_after_says_when_there_is_no_calendar() -> None:
    with pytest.raises(CalendarTooShortError) as raised:
        SchoolDays([]).nth_after(date(2027, 3, 24), 1)
    assert str(raised.value) == (
        "The school has not entered any terms yet. Enter them to work out this date."
    )


@pytest.mark.parametrize(
    "terms, message",
    [
        (
            [Term("Autumn", date(2026, 12, 18), date(2026, 9, 2))],
            "Autumn ends before it starts. Check its dates.",
        ),
        (
            [
                Term("Spring", date(2026, 12, 18), date(2027, 3, 25)),
                Term("Autumn", date(2026, 9, 2), date(2026, 12, 18)),
            ],
            "Spring starts before Autumn ends. Check their dates.",
        ),
    ],
)
def test_terms_that_cannot_be_are_refused(terms: list[Term], message: str) -> None:
    with pytest.raises(CalendarError) as raised:
        SchoolDays(terms)
    assert str(raised.value) == message


def test_a_term_closed_from_end_to_end_has_no_days() -> None:
    term = Term("One week", date(2026, 9, 7), date(2026, 9, 11))
    assert SchoolDays([term], week_off(date(2026, 9, 7))).half_terms == ()


@pytest.mark.slow
@given(days, days)
def test_between_is_what_looking_at_each_day_finds(first: date, last: date) -> None:
    span = range((last - first).days + 1)
    each = [first + timedelta(days=ahead) for ahead in span]
    assert YEAR.between(first, last) == tuple(day for day in each if day in YEAR)


@pytest.mark.slow
@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(1, 60))
def test_nth_after_and_count_after_agree(day: date, count: int) -> None:
    assert YEAR.count_after(day, YEAR.nth_after(day, count)) == count


@given(days)
def test_every_school_day_is_in_one_half_term(day: date) -> None:
    holding = [half for half in YEAR.half_terms if half.starts_on <= day <= half.ends_on]
    assert ([YEAR.half_term_of(day)] if holding else []) == holding
    assert len(holding) == 1 or day not in YEAR
