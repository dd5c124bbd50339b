"""May a version of a plan come into force? Silence never counts as consent.

A family that agrees in part or disagrees is heard, not overruled in the dark: the school must write
its answer to their reasons before the version comes into force, and both stay with the plan. It is
not a veto, because a child must not go without help while grown-ups differ; the family can go on to
disagree through a complaint, mediation or the council.

A family that does not answer has said nothing. The version may come into force only when they could
have answered: it was opened or posted, they were reminded at least twice, and 15 school days have
passed. Then it is called "not answered". Never "agreed".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.law.day_words import counted, listed, long_date
from goldenthread.law.rules import Citation, Rule, Standing
from goldenthread.law.school_days import CalendarTooShortError, SchoolDays

SILENCE_SCHOOL_DAYS = 15
SILENCE_REMINDERS = 2


class Answer(StrEnum):
    """What a member of the family says of a version."""

    AGREE = "agree"
    IN_PART = "in_part"
    DISAGREE = "disagree"


class Standpoint(StrEnum):
    """What is said of a version from then on."""

    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    DISAGREED = "disagreed"
    NOT_ANSWERED = "not_answered"
    NOT_SHARED = "not_shared"


STANDPOINT_WORDS = {
    Standpoint.AGREED: "Agreed",
    Standpoint.AGREED_IN_PART: "Agreed in part",
    Standpoint.DISAGREED: "Not agreed",
    Standpoint.NOT_ANSWERED: "Not answered",
    Standpoint.NOT_SHARED: "Not shared yet",
}


class ImpossibleFactsError(ValueError):
    """Something is said to have happened before the version was shared, or after today."""


@dataclass(frozen=True, slots=True)
class Response:
    """What one person answered. A later answer by the same person replaces the earlier one.

    `answered_by_school_on`: when the school wrote its answer to their reasons.
    """

    person: str
    answer: Answer
    on: date
    answered_by_school_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one version. `opened_by` holds (person, day); the other lists hold days.

    `responses` are those of people who may answer for the child: that is for the caller to know. One
    person's answer is an answer; another's silence is neither added to it nor taken from it.
    """

    shared_on: date | None
    opened_by: Sequence[tuple[str, date]] = ()
    posted_on: Sequence[date] = ()
    reminded_on: Sequence[date] = ()
    responses: Sequence[Response] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """May it come into force today; what it is called; why; what is still missing, and from when.

    `earliest_on` is the first day on which silence would be enough if everything else is done;
    None when silence is not the question or the school's terms do not reach so far.
    """

    may_come_into_force: bool
    standpoint: Standpoint
    sentences: tuple[str, ...]
    missing: tuple[str, ...]
    rules: tuple[Rule, ...]
    earliest_on: date | None = None


_HOUSE = (Citation("Golden Thread", "house rule"),)


def _house(rule_id: str, says: str, doubt: str = "") -> Rule:
    return Rule(f"agreement.{rule_id}", says, _HOUSE, date(2014, 9, 1), Standing.HOUSE, doubt=doubt)


MADE_TOGETHER = Rule(
    "agreement.made_together",
    "Adjustments, help and the effect expected are agreed with the parents and the pupil.",
    (Citation("SEND Code of Practice 2015", "paragraph 6.48"),),
    date(2015, 1, 1),
    Standing.GUIDANCE,
    doubt="The paragraph is known second-hand.",
)
SHARED_FIRST = _house("shared_first", "A version comes into force only after the family could see it.")
ANSWER_TO_REASONS = _house(
    "answer_to_reasons",
    "Where a family agrees in part or disagrees, the school writes its answer to their reasons first. "
    "Both stay with the plan. It is not a veto: a child must not wait for help while adults differ.",
)
SILENCE = _house(
    "silence",
    "Without an answer, a version comes into force only after it was opened or posted, at least two "
    "reminders, and at least 15 school days. It is then called not answered, never agreed.",
)
RULES = (MADE_TOGETHER, SHARED_FIRST, ANSWER_TO_REASONS, SILENCE)


def decide(facts: Facts, today: date, school_days: SchoolDays) -> Decision:
    """Whether this version may come into force today. Raises ImpossibleFactsError.

    `school_days` is the calendar of the school; only silence is counted on it.
    """
    if facts.shared_on is None:
        return _not_shared(facts)
    _check(facts, facts.shared_on, today)
    responses = _latest(facts.responses)
    if not responses:
        return _silence(facts, facts.shared_on, today, school_days)
    return _answered(responses)


def _not_shared(facts: Facts) -> Decision:
    if facts.opened_by or facts.posted_on or facts.reminded_on or facts.responses:
        raise ImpossibleFactsError("The version was not shared, so nobody can have opened or answered it.")
    return Decision(
        False,
        Standpoint.NOT_SHARED,
        ("The family has not been shown this version.",),
        ("Share it with the family.",),
        (SHARED_FIRST, MADE_TOGETHER),
    )


def _check(facts: Facts, shared_on: date, today: date) -> None:
    days = [
        *(day for _, day in facts.opened_by),
        *facts.posted_on,
        *facts.reminded_on,
        *(response.on for response in facts.responses),
        *(r.answered_by_school_on for r in facts.responses if r.answered_by_school_on),
    ]
    if days and min(days) < shared_on:
        raise ImpossibleFactsError(
            f"The version was shared on {long_date(shared_on)}, but something is dated "
            f"{long_date(min(days))}, before that."
        )
    if max(days, default=shared_on) > today:
        raise ImpossibleFactsError(f"Nothing can be dated after today, {long_date(today)}.")


def _latest(responses: Sequence[Response]) -> list[Response]:
    """The last answer of each person, in the order in which they first answered."""
    latest: dict[str, Response] = {}
    for response in sorted(responses, key=lambda response: response.on):
        latest[response.person] = response
    return list(latest.values())


def _answered(responses: list[Response]) -> Decision:
    open_reasons = [
        response.person
        for response in responses
        if response.answer is not Answer.AGREE and response.answered_by_school_on is None
    ]
    missing = [f"Write the school’s answer to the reasons of {person}." for person in open_reasons]
    standpoint = _standpoint(responses)
    rules = (MADE_TOGETHER,) if standpoint is Standpoint.AGREED else (MADE_TOGETHER, ANSWER_TO_REASONS)
    return Decision(
        not missing,
        standpoint,
        (*map(_said, responses), *_kept(standpoint)),
        tuple(missing),
        rules,
    )


def _standpoint(responses: list[Response]) -> Standpoint:
    """One person's disagreement is never hidden behind another's agreement."""
    answers = {response.answer for response in responses}
    if answers == {Answer.AGREE}:
        return Standpoint.AGREED
    if answers == {Answer.DISAGREE}:
        return Standpoint.DISAGREED
    return Standpoint.AGREED_IN_PART


def _said(response: Response) -> str:
    verb = {
        Answer.AGREE: "agreed",
        Answer.IN_PART: "agreed in part",
        Answer.DISAGREE: "disagreed",
    }[response.answer]
    return f"{response.person} {verb} on {long_date(response.on)}."


def _kept(standpoint: Standpoint) -> tuple[str, ...]:
    if standpoint is Standpoint.AGREED:
        return ()
    return (
        "What they disagree with, and the school’s answer, stay with the plan.",
        "It is not a veto: help must not wait while adults differ. They can take it further.",
    )


def _silence(facts: Facts, shared_on: date, today: date, school_days: SchoolDays) -> Decision:
    reached = bool(facts.opened_by or facts.posted_on)
    missing = []
    if not reached:
        missing.append("Post it, or see that they open it.")
    to_remind = SILENCE_REMINDERS - len(set(facts.reminded_on))
    if to_remind > 0:
        missing.append(f"Send {counted(to_remind, 'more reminder', 'more reminders')}, on different days.")
    earliest = answer_asked_by(shared_on, school_days)
    if earliest is None or today < earliest:
        missing.append(_wait(shared_on, today, earliest, school_days))
    return Decision(
        not missing,
        Standpoint.NOT_ANSWERED,
        (_reached(facts), "Nobody in the family has answered. We do not call that agreed."),
        tuple(missing),
        (SILENCE, MADE_TOGETHER),
        earliest,
    )


def answer_asked_by(shared_on: date, school_days: SchoolDays) -> date | None:
    """The 15th school day after sharing, from which silence has lasted long enough.

    None where the school has not entered its terms that far.
    """
    try:
        return school_days.nth_after(shared_on, SILENCE_SCHOOL_DAYS)
    except CalendarTooShortError:
        return None


def _wait(shared_on: date, today: date, earliest: date | None, school_days: SchoolDays) -> str:
    gone = school_days.count_after(shared_on, today)
    if earliest is None:
        return (
            f"Wait until 15 school days have passed; {gone} have. "
            "The school’s terms are not entered far enough to name the day."
        )
    return f"Wait until {long_date(earliest)}, the 15th school day; {gone} have passed."


def _reached(facts: Facts) -> str:
    ways = [f"opened by {person} on {long_date(day)}" for person, day in facts.opened_by]
    ways += [f"posted on {long_date(day)}" for day in facts.posted_on]
    if not ways:
        return "It was shared, but not opened and not posted."
    reminders = len(set(facts.reminded_on))
    return f"It was {listed(ways)}, with {counted(reminders, 'reminder', 'reminders')}."
