"""What holds for every finding, whatever the answers."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldenthread.law.duty import QUESTIONS, Choice, Duty, Outcome, Owed, decide, next_question
from tests.law.duty_cases import complete, partial

pytestmark = pytest.mark.slow

from_the_act_on = st.dates(date(2014, 9, 1), date(2035, 12, 31))
ADJUSTMENTS, PROVISION = Duty.REASONABLE_ADJUSTMENTS, Duty.SPECIAL_EDUCATIONAL_PROVISION


def asked(answers: dict[str, str]) -> list[str]:
    """The questions that come up, one at a time, when these are the answers."""
    given_so_far: dict[str, str] = {}
    while (question := next_question(given_so_far)) is not None:
        given_so_far[question.id] = answers[question.id]
    return [*given_so_far]


@given(complete, from_the_act_on)
def test_adjustments_alone_never_need_a_plan(answers: dict[str, str], on: date) -> None:
    finding = decide(answers, on)
    assert finding.plan_needed is finding.owes(PROVISION)
    assert not (finding.outcome is Outcome.ADJUSTMENTS_ONLY and finding.plan_needed)


@given(complete, from_the_act_on)
def test_every_step_cites_a_rule_that_holds_that_day(answers: dict[str, str], on: date) -> None:
    finding = decide(answers, on)
    assert all(reason.citations for reason in finding.reasons)
    assert all(item.citations for item in finding.must_do)
    assert [rule for rule in finding.rules if not rule.holds_on(on)] == []


@given(complete, from_the_act_on, st.permutations([question.id for question in QUESTIONS]))
def test_order_of_answers_does_not_matter(answers: dict[str, str], on: date, order: list[str]) -> None:
    assert decide({question: answers[question] for question in order}, on) == decide(answers, on)


@given(complete, complete, from_the_act_on)
def test_a_question_not_asked_cannot_change_the_finding(
    answers: dict[str, str], others: dict[str, str], on: date
) -> None:
    needed = {question: answers[question] for question in asked(answers)}
    assert decide({**others, **needed}, on) == decide(needed, on)


@given(complete)
def test_reasons_are_the_questions_asked_in_order(answers: dict[str, str]) -> None:
    finding = decide(answers, date(2026, 11, 20))
    assert [reason.question_id for reason in finding.reasons if reason.question_id] == asked(answers)


@given(partial)
def test_there_is_a_next_question_until_there_is_a_finding(answers: dict[str, str]) -> None:
    question = next_question(answers)
    if question is None:
        assert decide(answers, date(2026, 11, 20)).title
    else:
        assert question.id not in answers


@given(complete, from_the_act_on)
def test_nothing_falls_before_the_finding(answers: dict[str, str], on: date) -> None:
    finding = decide(answers, on)
    days = [finding.look_again, *(item.by for item in finding.must_do if item.by)]
    assert min(days) > on


@given(complete, complete)
def test_finding_out_never_overturns_what_was_known(
    answers: dict[str, str], found_out: dict[str, str]
) -> None:
    """What is known of a duty stays, however the answers 'not known' are answered later."""
    on = date(2026, 11, 20)
    before = decide(answers, on).duties
    later = {q: found_out[q] if a == "not_known" else a for q, a in answers.items()}
    assume("has_plan" not in (later["assessment"], answers["assessment"]))
    after = decide(later, on).duties
    for duty in Duty:
        assert before[duty] in (Owed.NOT_KNOWN, after[duty])


def test_for_every_answer_the_duties_are_those_of_the_acts() -> None:
    """Every complete set of answers, against the two Acts written out without leaving any question out."""
    for choices in product(*(question.choices for question in QUESTIONS)):
        answers = {q.id: c.id for q, c in zip(QUESTIONS, choices, strict=True)}
        possible = {_acts(*worlds) for worlds in product(*map(_worlds, choices[:5]))}
        asked_about_plan = choices[5].id == "has_plan" and any(sen for _, sen in possible)
        adjustments = {owed for owed, _ in possible}
        provision = {True} if asked_about_plan else {sen for _, sen in possible}
        assert decide(answers, date(2026, 11, 20)).duties == {
            ADJUSTMENTS: _owed(adjustments),
            PROVISION: _owed(provision),
        }


def _worlds(choice: Choice) -> tuple[bool, ...]:
    return (True, False) if choice.value is None else (choice.value,)


def _acts(
    learning: bool, disability: bool, disadvantage: bool, different: bool, therapy: bool
) -> tuple[bool, bool]:
    """Equality Act section 20; Children and Families Act sections 20(1), 20(2), 21(1), 21(5)."""
    if disability and disadvantage:
        return True, different or therapy
    return False, learning and (different or therapy)


def _owed(possible: set[bool]) -> Owed:
    if len(possible) == 2:
        return Owed.NOT_KNOWN
    return Owed.OWED if True in possible else Owed.NOT_OWED
