"""Answers in, finding out, as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from goldenthread.law.duty import decide
from goldenthread.law.duty_io import (
    Answers,
    UnreadableAnswersError,
    answers_from_json,
    finding_as_json,
)
from tests.law.duty_cases import answers, complete

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text, read",
    [
        ('{"learning": "no"}', Answers({"learning": "no"})),
        ("{}", Answers({})),
        ('{"answers": {"learning": "no"}}', Answers({"learning": "no"})),
        (
            '{"answers": {}, "on": "2026-11-20", "name": "Tom"}',
            Answers({}, TODAY, "Tom"),
        ),
    ],
)
def test_answers_are_read(text: str, read: Answers) -> None:
    assert answers_from_json(text) == read


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "This is not JSON that can be read: look at line 1."),
        ('{\n"learning": no}', "This is not JSON that can be read: look at line 2."),
        ("[" * 100_000, "This is not JSON that can be read: look at its depth."),
        ('["no"]', 'The answers must be an object, like {"learning": "no"}.'),
        ('{"answers": ["no"]}', '“answers” must be an object, like {"learning": "no"}.'),
        ('{"learning": true}', 'The answer to “learning” must be text, like "yes".'),
        ('{"answers": {"learning": null}}', 'The answer to “learning” must be text, like "yes".'),
        ('{"answers": {}, "on": "20 November"}', "“on” must be a day, like “2026-11-20”."),
        ('{"answers": {}, "on": 2026}', "“on” must be a day, like “2026-11-20”."),
        ('{"answers": {}, "name": 7}', "“name” must be text, like “Tom”."),
        (
            '{"answers": {}, "child": "Tom"}',
            "“child” is not read beside the answers. Only “on” and “name” are.",
        ),
    ],
)
def test_what_cannot_be_read_says_why(text: str, message: str) -> None:
    with pytest.raises(UnreadableAnswersError) as raised:
        answers_from_json(text)
    assert str(raised.value) == message


FAMILIES_ACT, EQUALITY_ACT = "Children and Families Act 2014, ", "Equality Act 2010, "
DIFFICULTY = FAMILIES_ACT + "section 20(2)(a) and (3)"
DISABILITY = EQUALITY_ACT + "section 6, section 212(1) and Schedule 1"
ADJUSTMENTS = EQUALITY_ACT + "sections 20, 85(6) and 91(9), Schedule 13"
SPECIAL = [FAMILIES_ACT + "section 20(1)", FAMILIES_ACT + "section 21(1)"]
HOUSE = "Golden Thread, house rule"


def reason(
    says: str, citations: list[str], question: str | None = None, number: int | None = None
) -> dict[str, Any]:
    answer = "no" if question else None
    return {
        "says": says,
        "question": question,
        "number": number,
        "answer": answer,
        "citations": citations,
    }


REASONS = [
    reason(
        "Tom does not find it much harder to learn than most children of the same age",
        [DIFFICULTY],
        "learning",
        1,
    ),
    reason("Tom does not have a disability that we or the family know of", [DISABILITY], "disability", 2),
    reason("So no reasonable adjustments are owed now", [ADJUSTMENTS]),
    reason("So no special educational provision is owed now", SPECIAL),
]
MUST_DO = [
    {
        "title": "Tell the family",
        "says": "In writing, with these reasons.",
        "by": "2026-11-27",
        "citations": [HOUSE],
    },
    {
        "title": "Look again",
        "says": "Or sooner if Tom, the family or a teacher asks.",
        "by": "2027-02-26",
        "citations": [HOUSE],
    },
]
SENTENCES = [
    "Tom does not have a disability that we know of.",
    "Tom does not need special educational provision.",
    "So Tom does not need an Individual Support Plan, and does not go on the SEN register.",
]
WOULD_CHANGE = [
    "If anything gets harder for Tom, or anyone who knows Tom is worried, ask the six questions again. No "
    "diagnosis is needed."
]
FAMILY_CAN = [
    "Tom’s family can disagree, and can have these questions asked again at any time.",
    "The family, or Tom from the end of compulsory school age, can ask the council to assess for an EHC "
    "plan, whatever the answer here (Children and Families Act 2014, section 36(1)).",
]


def test_a_finding_as_json() -> None:
    assert finding_as_json(decide(answers("N N - - - -"), TODAY, name="Tom")) == {
        "on": "2026-11-20",
        "outcome": "neither_now",
        "plan_needed": False,
        "duties": {
            "reasonable_adjustments": "not_owed",
            "special_educational_provision": "not_owed",
        },
        "title": "Neither duty now: no plan needed",
        "sentences": SENTENCES,
        "reasons": REASONS,
        "must_do": MUST_DO,
        "find_out": [],
        "would_change": WOULD_CHANGE,
        "family_can": FAMILY_CAN,
        "look_again": "2027-02-26",
        "citations": [DIFFICULTY, DISABILITY, ADJUSTMENTS, *SPECIAL, HOUSE],
    }


def test_what_is_to_be_found_out_is_written() -> None:
    written = finding_as_json(decide(answers("Y ? Y Y - N"), TODAY).named("Tom"))
    assert written["find_out"] == [
        {
            "question": "disability",
            "asks": "Does Tom have a disability?",
            "how": "Ask Tom and the family what is hard at home and at school, and since when. With "
            "their agreement, ask the school nurse or the doctor. No diagnosis is needed.",
            "by": "2027-01-01",
        }
    ]


@pytest.mark.slow
@given(complete)
def test_every_finding_survives_json_and_names_the_child(given_answers: dict[str, str]) -> None:
    written = finding_as_json(decide(given_answers, TODAY).named("Tom"))
    text = json.dumps(written)
    assert json.loads(text) == written
    assert "{name}" not in text
