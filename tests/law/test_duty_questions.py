"""One question at a time, and what is said when an answer cannot be used."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.duty import (
    QUESTIONS,
    MissingAnswerError,
    NotInForceError,
    UnknownChoiceError,
    UnknownQuestionError,
    decide,
    next_question,
)
from goldenthread.law.duty_facts import gather, passed_over
from tests.law.duty_cases import answers

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "written, number",
    [
        ("- - - - - -", 1),
        ("N - - - - -", 2),
        ("N N - - - -", None),
        ("N Y - - - -", 3),
        ("N Y N - - -", None),
        ("N Y Y - - -", 4),
        ("N Y Y Y - -", 6),
        ("N Y Y N - -", 5),
        ("N Y Y N N -", None),
        ("N Y Y N Y -", 6),
        ("N Y Y ? - -", 5),
        ("Y N - - - -", 4),
        ("Y N - N Y N", None),
        ("? ? ? ? ? -", 6),
        ("- N - Y - N", 1),  # later answers wait for the first
    ],
)
def test_next_question(written: str, number: int | None) -> None:
    found = next_question(answers(written))
    assert (found.number if found else None) == number


def test_six_questions_are_numbered_in_order() -> None:
    assert [question.number for question in QUESTIONS] == [1, 2, 3, 4, 5, 6]


def test_every_question_can_be_answered_with_not_known() -> None:
    assert [question.choices[-1].id for question in QUESTIONS] == ["not_known"] * 6


def test_a_question_about_a_child_with_a_name() -> None:
    question = QUESTIONS[3].named("Tom")
    assert question.text == (
        "Does Tom need teaching that is extra to, or different from, what others of the same age get?"
    )
    assert question.choices[2].hint == (
        "Tom learns what others learn, in the same lessons, once barriers are taken away"
    )
    assert [str(citation) for citation in question.citations] == [
        "Children and Families Act 2014, section 21(1)",
        "Children and Families Act 2014, section 21(2)",
    ]


@pytest.mark.parametrize("years, offered", [(1, True), (2, False), (10, False)])
def test_under_two_is_offered_only_under_two(years: int, offered: bool) -> None:
    question = QUESTIONS[3].for_age(years)
    assert (question.choice("under_two") is not None) is offered


def test_no_name_breaks_a_text() -> None:
    assert QUESTIONS[0].named("{Jo}").text.startswith("Does {Jo} find")


def test_the_child_without_a_name_is_small_inside_a_sentence() -> None:
    finding = decide(answers("N Y Y N N -"), TODAY, name="The child")
    assert finding.sentences[2:] == (
        "The child does not need special educational provision.",
        "So the child does not need an Individual Support Plan, and does not go on the SEN register.",
    )
    assert finding.reasons[2].says == (
        "Something in how we do things, or a missing aid, puts the child at a disadvantage"
    )


@pytest.mark.parametrize(
    "given, error, message",
    [
        (
            {"lerning": "no"},
            UnknownQuestionError,
            "There is no question “lerning”. The questions are learning, disability, disadvantage, "
            "provision, therapy and assessment.",
        ),
        (
            {"learning": "perhaps"},
            UnknownChoiceError,
            "“perhaps” is not an answer to question 1, “learning”. "
            "Choose yes, home_language, no or not_known.",
        ),
        (
            {"learning": "no", "assessment": "perhaps"},  # wrong even where it is not asked
            UnknownChoiceError,
            "“perhaps” is not an answer to question 6, “assessment”. "
            "Choose no, maybe, has_plan or not_known.",
        ),
        (
            {"learning": "no"},
            MissingAnswerError,
            "Answer question 2, “disability”: Does the child have a disability? "
            "Choose yes, short, slight, no or not_known.",
        ),
        (
            {},
            MissingAnswerError,
            "Answer question 1, “learning”: Does the child find it much harder to learn than most "
            "children of the same age? Choose yes, home_language, no or not_known.",
        ),
    ],
)
def test_answers_that_cannot_be_used(given: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        decide(given, TODAY)
    assert str(raised.value) == message


def test_a_day_before_the_law_is_refused() -> None:
    with pytest.raises(NotInForceError) as raised:
        decide(answers("N N - - - -"), date(2014, 8, 31))
    assert str(raised.value) == (
        "These questions follow the law in force since 1 September 2014. Choose a day from then on."
    )


@pytest.mark.parametrize(
    "written, left_out",
    [
        ("Y N - Y - N", {3: "no disability", 5: "question 4 says already"}),
        ("N Y Y N N -", {6: "no special educational provision"}),
        ("N N - - - -", {3: "no disability", 4: "no learning", 5: "no learning", 6: "no special"}),
        ("? ? ? ? ? ?", {}),
    ],
)
def test_every_gap_in_the_numbers_has_its_reason(written: str, left_out: dict[int, str]) -> None:
    given = answers(written)
    said = {question.number: why for question, why in passed_over(given)}
    assert said.keys() == left_out.keys()
    assert [part in said[number] for number, part in left_out.items()] == [True] * len(left_out)
    assert {question.id for question, _ in passed_over(given)}.isdisjoint(
        question.id for question, _ in gather(given)[0].chosen
    )
