"""What holds however a family answers, or does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.agreement import Answer, Facts, Response, Standpoint, decide
from tests.law.school_year import YEAR

pytestmark = pytest.mark.slow

SHARED = date(2026, 9, 7)
TODAY = date(2026, 12, 18)
days = st.dates(SHARED, TODAY)
waits = st.timedeltas(timedelta(0), timedelta(days=365))
people = st.sampled_from(["Funmi Bello", "Tunde Bello"])

silent = st.builds(
    Facts,
    shared_on=st.just(SHARED),
    opened_by=st.lists(st.tuples(people, days), max_size=2),
    posted_on=st.lists(days, max_size=2),
    reminded_on=st.lists(days, max_size=3),
)
responses = st.lists(
    st.builds(Response, people, st.sampled_from(Answer), days, st.none() | st.just(TODAY)),
    min_size=1,
    max_size=4,
)


@given(silent, waits)
def test_time_alone_never_makes_silence_agreement(facts: Facts, wait: timedelta) -> None:
    assert decide(facts, TODAY + wait, YEAR).standpoint is Standpoint.NOT_ANSWERED


@given(silent, waits)
def test_silence_needs_all_three(facts: Facts, wait: timedelta) -> None:
    today = TODAY + wait
    could_answer = bool(facts.opened_by or facts.posted_on)
    reminded_twice = len(set(facts.reminded_on)) >= 2
    long_enough = len([day for day in YEAR if SHARED < day <= today]) >= 15
    assert decide(facts, today, YEAR).may_come_into_force is (could_answer and reminded_twice and long_enough)


@given(days)
def test_fifteen_school_days_are_fifteen(shared_on: date) -> None:
    reached = Facts(shared_on, [("Funmi Bello", TODAY)], [], [TODAY, TODAY - timedelta(days=1)])
    if shared_on == TODAY:
        reached = replace(reached, reminded_on=[TODAY])
    passed = len([day for day in YEAR if shared_on < day <= TODAY])
    expected = passed >= 15
    assert decide(reached, TODAY, YEAR).may_come_into_force is expected


@given(silent, responses)
def test_agreed_means_that_everybody_who_answered_agreed_last(facts: Facts, answered: list[Response]) -> None:
    decision = decide(replace(facts, responses=answered), TODAY, YEAR)
    in_order = sorted(answered, key=lambda response: response.on)
    last = {response.person: response.answer for response in in_order}
    assert (decision.standpoint is Standpoint.AGREED) is (set(last.values()) == {Answer.AGREE})


@given(silent, responses)
def test_a_reason_without_the_schools_answer_holds_it_back(facts: Facts, answered: list[Response]) -> None:
    decision = decide(replace(facts, responses=answered), TODAY, YEAR)
    in_order = sorted(answered, key=lambda response: response.on)
    last = {response.person: response for response in in_order}.values()
    waiting = [r for r in last if r.answer is not Answer.AGREE and not r.answered_by_school_on]
    assert decision.may_come_into_force is (not waiting)


@given(silent, responses)
def test_how_they_were_reached_changes_nothing_once_they_answer(
    facts: Facts, answered: list[Response]
) -> None:
    only_answers = Facts(SHARED, responses=answered)
    assert decide(replace(facts, responses=answered), TODAY, YEAR) == decide(only_answers, TODAY, YEAR)


@given(silent, waits)
def test_waiting_never_takes_back_what_is_allowed(facts: Facts, wait: timedelta) -> None:
    if decide(facts, TODAY, YEAR).may_come_into_force:
        assert decide(facts, TODAY + wait, YEAR).may_come_into_force
