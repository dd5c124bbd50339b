"""Which duty is owed to a child: reasonable adjustments, special educational provision, both, neither?

Two Acts, with two thresholds. The Equality Act 2010 asks a school to adjust what it does for a
disabled child. The Children and Families Act 2014 asks it to make special educational provision for
a child whose learning difficulty or disability calls for it. Only the second needs a plan. Six
questions tell them apart; those that cannot change the finding are not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goldenthread.law import duty_rules as law
from goldenthread.law.day_words import long_date
from goldenthread.law.duty_facts import (
    DutyAnswersError,
    Facts,
    MissingAnswerError,
    UnknownChoiceError,
    UnknownQuestionError,
    gather,
)
from goldenthread.law.duty_finding import (
    Duty,
    Finding,
    FindOut,
    MustDo,
    Outcome,
    Owed,
    Reason,
)
from goldenthread.law.duty_must_do import find_out, look_again, must_do, plan_rule
from goldenthread.law.duty_questions import QUESTIONS, Choice, Known, Question
from goldenthread.law.duty_words import FAMILY_CAN, WOULD_CHANGE, sentences, title

__all__ = [
    "QUESTIONS",
    "Choice",
    "Duty",
    "DutyAnswersError",
    "FindOut",
    "Finding",
    "MissingAnswerError",
    "MustDo",
    "NotInForceError",
    "Outcome",
    "Owed",
    "Question",
    "Reason",
    "UnknownChoiceError",
    "UnknownQuestionError",
    "decide",
    "next_question",
]

_OUTCOMES = {
    (True, False): Outcome.ADJUSTMENTS_ONLY,
    (False, True): Outcome.SEN_ONLY,
    (True, True): Outcome.BOTH,
    (False, False): Outcome.NEITHER_NOW,
}
_OWED = {True: Owed.OWED, False: Owed.NOT_OWED, None: Owed.NOT_KNOWN}


class NotInForceError(DutyAnswersError):
    """The finding is asked for a day before the law it rests on."""


def next_question(answers: Mapping[str, str]) -> Question | None:
    """The next question that still matters, or None when `decide` can answer.

    `answers` maps question ids to choice ids. Raises UnknownQuestionError, UnknownChoiceError.
    """
    return gather(answers)[1]


def decide(answers: Mapping[str, str], on: date, name: str | None = None) -> Finding:
    """Which duty is owed on this day, why, and what must be done.

    `answers` maps question ids to choice ids; answers to questions that did not need asking change
    nothing. Without the child's `name` the texts keep {name} in its place. Raises
    UnknownQuestionError, UnknownChoiceError, MissingAnswerError, NotInForceError.
    Source: Children and Families Act 2014, sections 20 and 21; Equality Act 2010, sections 6 and 20.
    """
    if on < law.PART_3_BEGAN:
        raise NotInForceError(
            f"These questions follow the law in force since {long_date(law.PART_3_BEGAN)}. "
            "Choose a day from then on."
        )
    facts, missing = gather(answers)
    if missing is not None:
        raise MissingAnswerError(missing)
    finding = _finding(facts, on)
    return finding if name is None else finding.named(name)


def _finding(facts: Facts, on: date) -> Finding:
    outcome = _outcome(facts)
    adjustments, provision = _OWED[facts.adjustments], _OWED[facts.special_provision]
    unknown = find_out(facts, on)
    return Finding(
        on=on,
        outcome=outcome,
        duties={
            Duty.REASONABLE_ADJUSTMENTS: adjustments,
            Duty.SPECIAL_EDUCATIONAL_PROVISION: provision,
        },
        plan_needed=facts.special_provision is True,
        title=title(outcome, adjustments, provision),
        sentences=sentences(facts),
        reasons=_reasons(facts, on),
        must_do=must_do(facts, unknown, on),
        find_out=unknown,
        would_change=WOULD_CHANGE[outcome],
        family_can=FAMILY_CAN,
        look_again=look_again(unknown, on),
    )


def _outcome(facts: Facts) -> Outcome:
    adjustments, provision = facts.adjustments, facts.special_provision
    if adjustments is None or provision is None:
        return Outcome.NOT_KNOWN_YET
    return _OUTCOMES[adjustments, provision]


def _reasons(facts: Facts, on: date) -> tuple[Reason, ...]:
    answered = (
        Reason(choice.means, choice.rules, question.id, question.number, choice.id)
        for question, choice in facts.chosen
    )
    return (
        *answered,
        _on_adjustments(facts.adjustments),
        _on_provision(facts.special_provision),
        *_on_plan(facts, on),
    )


def _on_adjustments(owed: Known) -> Reason:
    says = {
        True: "So reasonable adjustments are owed",
        False: "So no reasonable adjustments are owed now",
        None: "So it is not known yet whether reasonable adjustments are owed",
    }[owed]
    return Reason(says, (law.ADJUSTMENTS,))


def _on_provision(owed: Known) -> Reason:
    says = {
        True: "So special educational provision is owed",
        False: "So no special educational provision is owed now",
        None: "So it is not known yet whether special educational provision is owed",
    }[owed]
    return Reason(says, (law.SPECIAL_NEEDS, law.SPECIAL_PROVISION))


def _on_plan(facts: Facts, on: date) -> tuple[Reason, ...]:
    if facts.special_provision:
        return (Reason("So there is a plan, with the family", (plan_rule(on),)),)
    if facts.adjustments:
        return (Reason("Adjustments alone need no plan", (law.NO_PLAN_FOR_ADJUSTMENTS,)),)
    return ()
