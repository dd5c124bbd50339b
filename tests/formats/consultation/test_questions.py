"""A toolkit, or a formal consultation's document, gives its principles, questions and whom they quote."""

from __future__ import annotations

import pytest

from goldenthread.formats.consultation import Asked, Document, questions_in, read_document
from goldenthread.formats.consultation.lines import Line, blocks_of
from goldenthread.formats.consultation.questions import Asks, SourceNamed, bodies_in
from tests.formats.real_files import real_file

pytestmark = pytest.mark.pure

TOOLKIT = """A conversation about swings

- **Why do we ask?**
- **The questions**

Why do we ask?

Because.

Near

Every child should have a swing near home.

The Fund for Outdoor Play found that few do.

- How could we build more?
- The Swing Society recommends two to a park. Do you agree? What are the pros and cons?
- Should they be the same everywhere?

Safe

Swings should hold.

- If so, who should test them?

Sources

Fund for Outdoor Play

[Few Swings \\(2024\\)](#)

Swing Society

[Two to a Park (2025)](https://example.org)
"""


def asked(text: str) -> Asked:
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    return questions_in(Document("it.txt", "text", blocks_of(lines)))


def test_a_toolkit_gives_its_principles_with_their_words() -> None:
    found = asked(TOOLKIT)
    assert found.title == "A conversation about swings"
    assert [(one.name, one.words, len(one.questions)) for one in found.principles] == [
        ("Near", "Every child should have a swing near home.", 3),
        ("Safe", "Swings should hold.", 1),
    ]
    assert found.sources == (
        SourceNamed("Fund for Outdoor Play", "Few Swings", 2024),
        SourceNamed("Swing Society", "Two to a Park", 2025),
    )


def test_a_question_knows_who_recommended_what() -> None:
    found = asked(TOOLKIT).questions
    few = "The Fund for Outdoor Play found that few do."
    assert [(one.number, one.recommendation, one.bodies) for one in found] == [
        (1, few, ("Fund for Outdoor Play",)),
        (2, "The Swing Society recommends two to a park.", ("Swing Society",)),
        (3, few, ("Fund for Outdoor Play",)),
        (4, "", ()),
    ]


def test_whether_a_choice_or_words_are_asked_for_is_proposed() -> None:
    found = asked(TOOLKIT).questions
    assert [(one.asks, one.linked) for one in found] == [
        (Asks.OPEN, False),
        (Asks.BOTH, False),
        (Asks.CLOSED, True),
        (Asks.OPEN, False),
    ]


@pytest.mark.parametrize(
    "words, asks",
    [
        ("Should swings be the same everywhere?", Asks.CLOSED),
        ("Do you agree or disagree with that?", Asks.CLOSED),
        ("Are swings or slides safe?", Asks.CLOSED),
        ("Should swings follow one drawing or be designed in each park?", Asks.BOTH),
        ("Should a park choose its swings or should the council?", Asks.BOTH),
        ("Do you have suggestions on other ways to make them safer?", Asks.OPEN),
        ("Is there anything else?", Asks.OPEN),
        ("Which of these would help most?", Asks.OPEN),
        ("Could you tell us of a good park?", Asks.OPEN),
        ("Are there other ways? Do you agree with them?", Asks.CLOSED),
    ],
)
def test_whoever_is_asked_for_more_than_yes_or_no_can_write(words: str, asks: Asks) -> None:
    assert [one.asks for one in asked(f"Near\n\n- {words}\n").questions] == [asks]


@pytest.mark.parametrize(
    "words, linked",
    [
        ("Should they be the same everywhere?", True),
        ("How does a park mend them?", True),
        ("Should this be so everywhere?", True),
        ("How do families hear of swings when they move?", False),
        ("How do we ask a child what they need?", False),
        ("What helps people wherever they live?", False),
    ],
)
def test_a_question_goes_on_only_where_its_words_point_before_it(words: str, linked: bool) -> None:
    found = asked(f"Near\n\n- How could we build more swings?\n- {words}\n").questions
    assert [one.linked for one in found] == [False, linked]


def test_numbered_questions_keep_their_numbers() -> None:
    text = (
        "Funding and how it is spent\n\nQ30. Who should pay?\n\nText.\n\nQ32. Do you agree? Please explain."
    )
    found = asked(text).questions
    assert [(one.number, one.words, one.asks) for one in found] == [
        (30, "Who should pay?", Asks.OPEN),
        (32, "Do you agree? Please explain.", Asks.BOTH),
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The FOP says so.", ("Fund for Outdoor Play",)),
        ("the fund for outdoors play says so.", ("Fund for Outdoor Play",)),
        ("The Swing Society, then the Fund for Outdoor Play.", ("Swing Society", "Fund for Outdoor Play")),
        ("A swinging society.", ()),
    ],
)
def test_a_body_is_known_by_its_name_or_its_initials(text: str, expected: tuple[str, ...]) -> None:
    assert bodies_in(text, ["Fund for Outdoor Play", "Swing Society"]) == expected


@pytest.mark.real_data
def test_the_real_toolkit_gives_five_principles_and_26_questions() -> None:
    found = questions_in(read_document(real_file("../seeds/004_967b20e5a48eaa33.txt")))
    assert [(one.name, len(one.questions)) for one in found.principles] == [
        ("Early", 7), ("Local", 5), ("Fair", 4), ("Effective", 4), ("Shared", 6),
    ]  # fmt: skip
    assert all(one.bodies for one in found.questions)
    assert [one.number for one in found.questions if one.linked] == [6, 7, 26]
    assert [one.number for one in found.questions if one.asks is Asks.CLOSED] == [15]
    assert [one.number for one in found.questions if one.asks is Asks.BOTH] == [5, 6, 17]
    assert len(found.sources) == 7
    assert found.questions[18].bodies == ("Nuffield Foundation",)
    assert found.questions[8].bodies == ("Sutton Trust",)
