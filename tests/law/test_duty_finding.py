"""What a finding says must be done, for the children who fall into the traps."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.law.duty import decide
from tests.law.duty_cases import answers

TODAY = date(2026, 11, 20)
TOLD, AGAIN = "Tell the family", "Look again"


@pytest.mark.parametrize(
    "written, titles",
    [
        ("N N - - - -", [TOLD, AGAIN]),
        ("lang N - - - -", ["Teach the language of lessons", TOLD, AGAIN]),
        ("N short - - - -", ["Support the medical condition", TOLD, AGAIN]),
        ("N slight - - - -", ["Support the medical condition", TOLD, AGAIN]),
        ("N Y N - - -", ["Think ahead", TOLD, AGAIN]),
        (
            "N Y Y N N -",
            ["Make the adjustments", "Name who does what", "Think ahead", TOLD, AGAIN],
        ),
        (
            "N Y bldg N N -",
            [
                "Make the adjustments",
                "Name who does what",
                "Work round the building",
                "Think ahead",
                TOLD,
                AGAIN,
            ],
        ),
        (
            "Y N - Y - N",
            [
                "Do your best to give it",
                "Write the plan with the family",
                "Bring in the SENCO",
                "Tell the parent that it is special",
                TOLD,
                AGAIN,
            ],
        ),
        (
            "Y N - Y - may",
            [
                "Do your best to give it",
                "Write the plan with the family",
                "Bring in the SENCO",
                "Tell the parent that it is special",
                "Ask the council to assess",
                TOLD,
                AGAIN,
            ],
        ),
        (
            "Y N - Y - has",  # section 68 is for provision without an EHC plan
            [
                "Do your best to give it",
                "Write the plan with the family",
                "Bring in the SENCO",
                "Carry out the EHC plan",
                TOLD,
                AGAIN,
            ],
        ),
        ("N ? Y N N -", ["Find out", "Do not wait", TOLD, AGAIN]),
        (
            "N Y Y ? N N",
            ["Make the adjustments", "Name who does what", "Think ahead", "Find out", TOLD, AGAIN],
        ),
    ],
)
def test_what_must_still_be_done(written: str, titles: list[str]) -> None:
    assert [item.title for item in decide(answers(written), TODAY).must_do] == titles


def test_what_has_a_day_says_it() -> None:
    dated = {item.title: item.by for item in decide(answers("N Y Y N N -"), TODAY).must_do if item.by}
    assert dated == {TOLD: date(2026, 11, 27), AGAIN: date(2027, 2, 26)}


@pytest.mark.parametrize(
    "written, sentences",
    [
        (
            "N Y Y N N -",
            (
                "Tom has a disability.",
                "So the school must make reasonable adjustments.",
                "Tom does not need special educational provision.",
                "So Tom does not need an Individual Support Plan, and does not go on the SEN register.",
            ),
        ),
        (
            "N short - - - -",
            (
                "Tom has a condition, but not what the Equality Act calls a disability.",
                "Tom does not need special educational provision.",
                "So Tom does not need an Individual Support Plan, and does not go on the SEN register.",
            ),
        ),
        (
            "Y Y N Y - has",
            (
                "Tom has a disability.",
                "Nothing at school puts Tom at a disadvantage now.",
                "Tom needs special educational provision.",
                "Tom has an EHC plan, which the council must see is carried out.",
                "So Tom needs an Individual Support Plan, made with the family.",
            ),
        ),
        (
            "N ? Y ? N N",
            (
                "We do not know yet whether Tom has a disability.",
                "We do not know yet whether Tom needs special educational provision.",
                "Until we know, Tom does not go on the SEN register. Help does not wait for that.",
            ),
        ),
        (
            "N Y ? N N -",
            (
                "Tom has a disability.",
                "We do not know yet what at school puts Tom at a disadvantage.",
                "Tom does not need special educational provision.",
                "So Tom does not need an Individual Support Plan, and does not go on the SEN register.",
            ),
        ),
    ],
)
def test_sentences(written: str, sentences: tuple[str, ...]) -> None:
    assert decide(answers(written), TODAY).named("Tom").sentences == sentences


@pytest.mark.parametrize(
    "written, questions",
    [
        ("N Y Y N N -", []),
        ("? ? ? ? ? ?", ["learning", "disability", "disadvantage", "provision", "therapy", "assessment"]),
        ("? Y Y N N -", []),  # no different teaching is needed, so it does not matter here
        ("N ? N - - -", []),
        ("Y ? Y Y - N", ["disability"]),
        ("Y N - Y - ?", ["assessment"]),
        ("Y N - ? Y N", []),
    ],
)
def test_only_what_would_change_the_finding_is_to_be_found_out(written: str, questions: list[str]) -> None:
    found = decide(answers(written), TODAY).find_out
    assert [item.question_id for item in found] == questions
    assert {item.by for item in found} <= {date(2027, 1, 1)}


def test_the_reasons_of_tom() -> None:
    finding = decide(answers("N Y Y N N -"), TODAY).named("Tom")
    assert [(reason.number, reason.answer, reason.says) for reason in finding.reasons] == [
        (1, "no", "Tom does not find it much harder to learn than most children of the same age"),
        (2, "yes", "Tom has a condition that makes everyday things harder, for 12 months or more"),
        (3, "yes", "Something in how we do things, or a missing aid, puts Tom at a disadvantage"),
        (4, "no", "Teaching is the same as for others"),
        (5, "no", "Tom needs no help from health or social care that teaches or trains"),
        (None, None, "So reasonable adjustments are owed"),
        (None, None, "So no special educational provision is owed now"),
        (None, None, "Adjustments alone need no plan"),
    ]
