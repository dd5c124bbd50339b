"""May a version come into force? Dated cases of families who answer, and of families who do not."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.agreement import (
    STANDPOINT_WORDS,
    Answer,
    Facts,
    ImpossibleFactsError,
    Response,
    Standpoint,
    decide,
)
from goldenthread.law.school_days import SchoolDays
from tests.law.school_year import YEAR

SHARED = date(2026, 10, 5)
FIFTEENTH = date(2026, 11, 2)  # half-term is not counted
OPENED = (("Funmi Bello", date(2026, 10, 6)),)
POSTED = (date(2026, 10, 7),)
REMINDED = (date(2026, 10, 12), date(2026, 10, 19))


def said(answer: Answer, day: int = 8, person: str = "Funmi Bello", school: date | None = None) -> Response:
    return Response(person, answer, date(2026, 10, day), school)


AGREE, IN_PART, DISAGREE = Answer.AGREE, Answer.IN_PART, Answer.DISAGREE
SCHOOL_ANSWERED = date(2026, 10, 9)
TUNDE = "Tunde Bello"


@pytest.mark.parametrize(
    "facts, today, may, standpoint",
    [
        (Facts(None), FIFTEENTH, False, Standpoint.NOT_SHARED),
        (Facts(SHARED, responses=[said(AGREE)]), SCHOOL_ANSWERED, True, Standpoint.AGREED),
        (Facts(SHARED, responses=[said(AGREE, 5)]), SHARED, True, Standpoint.AGREED),
        (
            Facts(SHARED, responses=[said(AGREE), said(AGREE, 9, TUNDE)]),
            FIFTEENTH,
            True,
            Standpoint.AGREED,
        ),
        (Facts(SHARED, responses=[said(IN_PART)]), FIFTEENTH, False, Standpoint.AGREED_IN_PART),
        (
            Facts(SHARED, responses=[said(IN_PART, school=SCHOOL_ANSWERED)]),
            FIFTEENTH,
            True,
            Standpoint.AGREED_IN_PART,
        ),
        (Facts(SHARED, responses=[said(DISAGREE)]), FIFTEENTH, False, Standpoint.DISAGREED),
        (
            Facts(SHARED, responses=[said(DISAGREE, school=SCHOOL_ANSWERED)]),
            FIFTEENTH,
            True,
            Standpoint.DISAGREED,
        ),
        (  # one agrees, the other does not: the second is heard too
            Facts(SHARED, responses=[said(AGREE), said(DISAGREE, 9, TUNDE)]),
            FIFTEENTH,
            False,
            Standpoint.AGREED_IN_PART,
        ),
        (
            Facts(SHARED, responses=[said(DISAGREE), said(AGREE, 12)]),  # a change of mind
            FIFTEENTH,
            True,
            Standpoint.AGREED,
        ),
        (
            Facts(SHARED, responses=[said(AGREE, 12), said(DISAGREE)]),  # told out of order
            FIFTEENTH,
            True,
            Standpoint.AGREED,
        ),
        (  # the school answered other reasons than those that stand now
            Facts(SHARED, responses=[said(IN_PART, school=SCHOOL_ANSWERED), said(DISAGREE, 12)]),
            FIFTEENTH,
            False,
            Standpoint.DISAGREED,
        ),
        (  # an answer ends the silence, however long it lasted
            Facts(SHARED, OPENED, POSTED, REMINDED, [said(DISAGREE)]),
            FIFTEENTH,
            False,
            Standpoint.DISAGREED,
        ),
        (Facts(SHARED, OPENED, (), REMINDED), FIFTEENTH, True, Standpoint.NOT_ANSWERED),
        (Facts(SHARED, (), POSTED, REMINDED), FIFTEENTH, True, Standpoint.NOT_ANSWERED),
        (Facts(SHARED, OPENED, (), REMINDED), date(2026, 10, 30), False, Standpoint.NOT_ANSWERED),
        (Facts(SHARED, (), (), REMINDED), FIFTEENTH, False, Standpoint.NOT_ANSWERED),
        (Facts(SHARED, OPENED, (), REMINDED[:1]), FIFTEENTH, False, Standpoint.NOT_ANSWERED),
        (
            Facts(SHARED, OPENED, (), (REMINDED[0], REMINDED[0])),  # twice on one day is once
            FIFTEENTH,
            False,
            Standpoint.NOT_ANSWERED,
        ),
        (Facts(SHARED, OPENED, POSTED), date(2027, 3, 1), False, Standpoint.NOT_ANSWERED),
        (Facts(SHARED), date(2027, 3, 1), False, Standpoint.NOT_ANSWERED),
    ],
)
def test_may_it_come_into_force(facts: Facts, today: date, may: bool, standpoint: Standpoint) -> None:
    decision = decide(facts, today, YEAR)
    assert (decision.may_come_into_force, decision.standpoint) == (may, standpoint)
    assert decision.may_come_into_force is (decision.missing == ())


def test_what_is_said_of_a_disagreement() -> None:
    decision = decide(Facts(SHARED, responses=[said(DISAGREE)]), FIFTEENTH, YEAR)
    assert decision.sentences == (
        "Funmi Bello disagreed on 8 October 2026.",
        "What they disagree with, and the school’s answer, stay with the plan.",
        "It is not a veto: help must not wait while adults differ. They can take it further.",
    )
    assert decision.missing == ("Write the school’s answer to the reasons of Funmi Bello.",)


def test_what_is_said_of_agreement() -> None:
    decision = decide(Facts(SHARED, responses=[said(AGREE)]), FIFTEENTH, YEAR)
    assert decision.sentences == ("Funmi Bello agreed on 8 October 2026.",)


def test_what_is_missing_when_nothing_was_done() -> None:
    decision = decide(Facts(SHARED), date(2026, 10, 9), YEAR)
    assert decision.sentences == (
        "It was shared, but not opened and not posted.",
        "Nobody in the family has answered. We do not call that agreed.",
    )
    assert decision.missing == (
        "Post it, or see that they open it.",
        "Send 2 more reminders, on different days.",
        "Wait until 2 November 2026, the 15th school day; 4 have passed.",
    )
    assert decision.earliest_on == FIFTEENTH


def test_what_is_said_of_a_silence_that_was_reached() -> None:
    decision = decide(Facts(SHARED, OPENED, POSTED, REMINDED), FIFTEENTH, YEAR)
    assert decision.sentences[0] == (
        "It was opened by Funmi Bello on 6 October 2026 and posted on 7 October 2026, with 2 reminders."
    )


def test_silence_waits_for_a_calendar() -> None:
    decision = decide(Facts(SHARED, OPENED, (), REMINDED), FIFTEENTH, SchoolDays([]))
    assert (decision.may_come_into_force, decision.earliest_on) == (False, None)
    assert decision.missing == (
        "Wait until 15 school days have passed; 0 have. "
        "The school’s terms are not entered far enough to name the day.",
    )


@pytest.mark.parametrize(
    "facts, message",
    [
        (
            Facts(None, OPENED),
            "The version was not shared, so nobody can have opened or answered it.",
        ),
        (
            Facts(SHARED, posted_on=[date(2026, 10, 1)]),
            "The version was shared on 5 October 2026, but something is dated 1 October 2026, before that.",
        ),
        (
            Facts(SHARED, responses=[said(AGREE, 30)]),
            "Nothing can be dated after today, 20 October 2026.",
        ),
        (
            Facts(date(2026, 10, 21)),
            "Nothing can be dated after today, 20 October 2026.",
        ),
    ],
)
def test_facts_that_cannot_be_are_refused(facts: Facts, message: str) -> None:
    with pytest.raises(ImpossibleFactsError) as raised:
        decide(facts, date(2026, 10, 20), YEAR)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    "facts",
    [
        Facts(None, opened_by=OPENED),
        Facts(None, posted_on=POSTED),
        Facts(None, reminded_on=REMINDED),
        Facts(None, responses=[said(AGREE)]),
    ],
)
def test_nothing_can_follow_on_a_version_that_was_not_shared(facts: Facts) -> None:
    with pytest.raises(ImpossibleFactsError):
        decide(facts, FIFTEENTH, YEAR)


def test_every_standpoint_has_words_and_silence_is_never_called_agreed() -> None:
    assert list(STANDPOINT_WORDS) == list(Standpoint)
    assert STANDPOINT_WORDS[Standpoint.NOT_ANSWERED] == "Not answered"
