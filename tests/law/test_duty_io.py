"""Answers in, finding out, as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from tests.law.duty_cases import answers, complete

from goldenthread.law.duty import decide
from goldenthread.law.duty_io import (
    Answers,
    UnreadableAnswersError,
    answers_from_json,
    finding_as_json,
)

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


def test_a_finding_as_json() -> None:
    written = finding_as_json(decide(answers("N N - - - -"), TODAY).named("Tom"))
    families_act, equality_act = "Children and Families Act 2014, ", "Equality Act 2010, "
    difficulty = families_act + "section 20(2)(a) and (3)"
    disability = equality_act + "section 6, section 212(1) and Schedule 1"
    adjustments = equality_act + "sections 20, 85(6) and 91(9), Schedule 13"
    special = [families_act + "section 20(1)", families_act + "section 21(1)"]
    house = "Golden Thread, house rule"
    assert written == {
        "on": "2026-11-20",
        "outcome": "neither_now",
        "plan_needed": False,
        "duties": {
            "reasonable_adjustments": "not_owed",
            "special_educational_provision": "not_owed",
        },
        "title": "Neither duty now: no plan needed",
        "sentences": [
            "Tom does not have a disability that we know of.",
            "Tom does not need special educational provision.",
            "So Tom does not need an Individual Support Plan, and does not go on the SEN register.",
        ],
        "reasons": [
            {
                "says": "Tom does not find it much harder to learn than most children of the same age",
                "question": "learning",
                "number": 1,
                "answer": "no",
                "citations": [difficulty],
            },
            {
                "says": "Tom does not have a disability that we or the family know of",
                "question": "disability",
                "number": 2,
                "answer": "no",
                "citations": [disability],
            },
            {
                "says": "So no reasonable adjustments are owed now",
                "question": None,
                "number": None,
                "answer": None,
                "citations": [adjustments],
            },
            {
                "says": "So no special educational provision is owed now",
                "question": None,
                "number": None,
                "answer": None,
                "citations": special,
            },
        ],
        "must_do": [
            {
                "title": "Tell the family",
                "says": "In writing, with these reasons.",
                "by": "2026-11-27",
                "citations": [house],
            },
            {
                "title": "Look again",
                "says": "Or sooner if Tom, the family or a teacher asks.",
                "by": "2027-02-26",
                "citations": [house],
            },
        ],
        "find_out": [],
        "would_change": [
            "If anything gets harder for Tom, or anyone who knows Tom is worried, ask the six "
            "questions again. No diagnosis is needed."
        ],
        "family_can": [
            "Tom’s family can disagree, and can have these questions asked again at any time.",
            "The family, or Tom from the end of compulsory school age, can ask the council to assess "
            "for an EHC plan, whatever the answer here (Children and Families Act 2014, "
            "section 36(1)).",
        ],
        "look_again": "2027-02-26",
        "citations": [difficulty, disability, adjustments, *special, house],
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
