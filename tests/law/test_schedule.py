"""Which sessions a promise comes to, against a count made day by day."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given

from goldenthread.law.schedule import (
    Pattern,
    PatternError,
    Session,
    count_by_half_term,
    count_expected,
    expected_sessions,
)
from tests.law.school_year import YEAR, days, patterns

THURSDAYS = Pattern(frozenset({3}), 30, date(2026, 6, 1), times=(time(13, 30),))


def by_hand(pattern: Pattern, until: date) -> list[Session]:
    """Walk every day from the first to the last, with no list, no cache and no bisection."""
    monday = pattern.starts_on - timedelta(days=pattern.starts_on.weekday())
    last = min(until, pattern.ends_on or until)
    found = []
    day = pattern.starts_on
    while day <= last:
        week = (day - monday).days // 7
        if day.weekday() in pattern.weekdays and week % pattern.every_weeks == 0 and day in YEAR:
            times: list[time | None] = [*sorted(pattern.times)] or [None]
            found += [Session(day, slot, at, pattern.minutes) for slot, at in enumerate(times)]
        day += timedelta(days=1)
    return found


@pytest.mark.slow
@given(patterns(), days)
def test_expected_sessions_are_those_found_day_by_day(pattern: Pattern, until: date) -> None:
    assert expected_sessions(pattern, YEAR, until) == by_hand(pattern, until)


@pytest.mark.slow
@given(patterns(), days)
def test_counts_are_those_of_the_sessions_listed(pattern: Pattern, until: date) -> None:
    listed = by_hand(pattern, until)
    by_half_term = Counter(YEAR.half_term_of(session.on) for session in listed)
    assert count_by_half_term(pattern, YEAR, until) == dict(by_half_term)
    assert count_expected(pattern, YEAR, until) == len(listed)


def test_eighteen_thursdays_from_june_to_20_november() -> None:
    counts = count_by_half_term(THURSDAYS, YEAR, date(2026, 11, 20))
    assert [(half.name, count) for half, count in counts.items()] == [
        ("June to July", 7),
        ("September to October", 8),
        ("November to December", 3),
    ]


def test_the_last_day_asked_for_is_included() -> None:
    sessions = expected_sessions(THURSDAYS, YEAR, date(2026, 6, 11))
    assert sessions == [
        Session(date(2026, 6, 4), 0, time(13, 30), 30),
        Session(date(2026, 6, 11), 0, time(13, 30), 30),
    ]


def test_two_times_a_day_are_two_slots_earliest_first() -> None:
    twice = Pattern(frozenset({0}), 5, date(2026, 6, 1), date(2026, 6, 1), (time(14, 15), time(10, 15)))
    assert expected_sessions(twice, YEAR, date(2026, 7, 1)) == [
        Session(date(2026, 6, 1), 0, time(10, 15), 5),
        Session(date(2026, 6, 1), 1, time(14, 15), 5),
    ]


def test_every_other_week_counts_calendar_weeks_through_a_holiday() -> None:
    fortnightly = Pattern(frozenset({0}), 30, date(2026, 10, 14), every_weeks=2)
    assert [session.on for session in expected_sessions(fortnightly, YEAR, date(2026, 12, 1))] == [
        date(2026, 11, 9),  # 12 October came before the start, 26 October was half-term
        date(2026, 11, 23),
    ]


@pytest.mark.parametrize(
    "changed, message",
    [
        ({"weekdays": frozenset()}, "Choose at least one day, from Monday to Friday."),
        ({"weekdays": frozenset({5})}, "Choose at least one day, from Monday to Friday."),
        ({"minutes": 0}, "Enter how many minutes a session lasts, like 30."),
        (
            {"ends_on": date(2026, 5, 31)},
            "The last day must be the same as or after the first day.",
        ),
        (
            {"every_weeks": 0},
            "Enter how many weeks apart, like 1 for every week or 2 for every other.",
        ),
        (
            {"times": (time(9), time(9))},
            "Two sessions on one day cannot start at the same time.",
        ),
    ],
)
def test_a_promise_nobody_could_count_is_refused(changed: dict[str, Any], message: str) -> None:
    parts: dict[str, Any] = {
        "weekdays": frozenset({3}),
        "minutes": 30,
        "starts_on": date(2026, 6, 1),
    }
    with pytest.raises(PatternError) as raised:
        Pattern(**{**parts, **changed})
    assert str(raised.value) == message


@pytest.mark.slow
def test_a_thousand_promises_are_counted_well_within_a_third_of_a_second() -> None:
    start = date(2026, 9, 2)
    promises = [
        Pattern(frozenset({n % 5, n * 3 % 5}), 30, start + timedelta(days=n % 90), every_weeks=1 + n % 2)
        for n in range(1000)
    ]
    before = process_time()
    for promise in promises:
        count_by_half_term(promise, YEAR, date(2027, 3, 25))
    assert process_time() - before < 0.3
