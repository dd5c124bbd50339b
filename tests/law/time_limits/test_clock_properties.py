"""What is true of every clock, whatever happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.time_limits import LIMITS, Clock, Event, EventKind, State, clocks
from goldenthread.law.time_limits.events import EXCEPTIONS
from goldenthread.law.time_limits.limit import Shape

days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
lengths = st.none() | st.integers(0, 90).map(lambda number: timedelta(days=number))


@st.composite
def events(draw: st.DrawFn, kinds: Iterable[EventKind] = EventKind) -> Event:
    kind, on, lasts = draw(st.sampled_from(sorted(kinds))), draw(days), draw(lengths)
    about = draw(st.sampled_from(["", "", "health", "school"]))
    for_day = on + timedelta(days=draw(st.integers(0, 500)))
    return Event(kind, on, about, None if lasts is None else on + lasts, for_day)


cases = st.lists(events(), max_size=14)


def key(clock: Clock) -> tuple[str, Event]:
    return clock.limit.id, clock.started_by


@given(cases, days)
def test_nothing_is_due_before_what_starts_it(case: list[Event], on: date) -> None:
    for clock in clocks(case, on):
        assert clock.started_by.on <= on
        if not clock.limit.aimed:
            assert clock.due >= clock.started_by.on


@given(cases, days)
def test_what_is_counted_back_is_due_in_the_year_of_its_day_or_before_it(case: list[Event], on: date) -> None:
    for clock in clocks(case, on):
        aim = clock.started_by.for_day
        if clock.limit.aimed and aim:
            assert clock.due <= aim or clock.due.year == aim.year


@given(cases, st.lists(events(EXCEPTIONS), max_size=5), days)
def test_exception_moves_no_date_and_changes_no_state(
    case: list[Event], exceptions: list[Event], on: date
) -> None:
    without = [event for event in case if event.kind not in EXCEPTIONS]
    bare = [replace(clock, reasons=()) for clock in clocks(without, on)]
    with_them = [replace(clock, reasons=()) for clock in clocks([*without, *exceptions], on)]
    assert bare == with_them


@given(cases, st.lists(events(), max_size=5), days)
def test_what_happens_later_changes_no_earlier_answer(case: list[Event], more: list[Event], on: date) -> None:
    later = [event for event in more if event.on > on]
    assert clocks([*case, *later], on) == clocks(case, on)


@given(cases, days, st.randoms())
def test_order_in_which_events_are_given_does_not_matter(case: list[Event], on: date, chance: object) -> None:
    shuffled = sorted(case, key=lambda event: chance.random())  # type: ignore[attr-defined]  # hypothesis's own
    assert sorted(map(key, clocks(shuffled, on)), key=str) == sorted(map(key, clocks(case, on)), key=str)


@given(cases, days)
def test_days_late_are_those_after_the_due_day(case: list[Event], on: date) -> None:
    for clock in clocks(case, on):
        stopped = clock.stopped_by.on if clock.stopped_by else on
        if clock.state in (State.LATE, State.DONE_LATE):
            assert clock.days_late == (stopped - clock.due).days > 0
        elif clock.state is State.TOO_EARLY:
            assert clock.days_late == (clock.due - stopped).days + 1 > 0
        else:
            assert clock.days_late == 0


@given(cases, days)
def test_only_what_can_be_late_is_late(case: list[Event], on: date) -> None:
    for clock in clocks(case, on):
        assert clock.state is not State.LATE or clock.limit.shape is Shape.AT_MOST
        assert clock.state is not State.TOO_EARLY or clock.limit.shape is Shape.AT_LEAST


@given(cases, days)
def test_first_day_of_receipt_takes_at_most_one_day(case: list[Event], on: date) -> None:
    usual = {key(clock): clock.due for clock in clocks(case, on)}
    for clock in clocks(case, on, receipt_is_first_day=True):
        days_earlier = (usual[key(clock)] - clock.due).days
        assert days_earlier == (1 if clock.limit.from_receipt else 0)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.id)
def test_a_limit_alone_runs_from_its_start(limit) -> None:  # type: ignore[no-untyped-def]  # parametrised
    start = Event(limit.starts[0], date(2026, 3, 2), for_day=date(2026, 12, 1))
    needed = [Event(kind, date(2026, 3, 2)) for kind in limit.after[:1]]
    found = [clock for clock in clocks([start, *needed], date(2026, 3, 2)) if clock.limit is limit]
    assert [clock.state for clock in found][:1] in ([State.RUNNING], [State.LATE])
