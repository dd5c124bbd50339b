"""A long response is taken apart into its answers, and no passage is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats.consultation import Document, Response, read_document, split
from goldenthread.formats.consultation.lines import Line, blocks_of
from tests.formats.real_files import real_file

pytestmark = pytest.mark.pure

TEXT = """Our response

We answer for forty schools. Our evidence draws on three workshops with 90 parents held in March.
We have not answered where we have no direct evidence.

Section 1: Early help

Q3. What would help most?

People who know the child.

  • Time to talk.
  • Somebody to ask.

Q1. Do you agree? Please explain why.

Broadly, with caveats.

Section 2: The rest

Q4-5. Who should pay, and when?

N/A

Q7. Is there anything further you would like to say?

Begin soon.
"""


def response(text: str, **known: object) -> Response:
    return split(Document("it.txt", "text", blocks_of(_lines(text))), **known)  # type: ignore[arg-type] - any


def _lines(text: str) -> list[Line]:
    return [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]


def test_answers_stand_in_the_documents_order_with_their_places() -> None:
    found = response(TEXT).answers
    assert [(one.number, one.position, one.line, one.section) for one in found] == [
        (3, 1, 8, "Section 1: Early help"),
        (1, 2, 15, "Section 1: Early help"),
        (4, 3, 21, "Section 2: The rest"),
        (7, 4, 25, "Section 2: The rest"),
    ]
    assert [one.heading for one in found][:2] == [
        "What would help most?",
        "Do you agree? Please explain why.",
    ]
    assert found[0].paragraphs == ("People who know the child.",)
    assert found[0].bullets == ("Time to talk.", "Somebody to ask.")
    assert [passage.line for passage in found[0].passages] == [10, 12, 13]


def test_what_was_not_answered_is_said_and_not_guessed() -> None:
    found = response(TEXT)
    assert found.unanswered == (2, 6)
    assert [one.number for one in found.answers if one.declined] == [4]
    assert found.answers[2].numbers == (4, 5)
    assert [one.number for one in found.answers if one.anything_else] == [7]
    assert found.why_not == ("We have not answered where we have no direct evidence.",)


def test_the_evidence_that_a_response_states_is_kept_in_its_words() -> None:
    said = "Our evidence draws on three workshops with 90 parents held in March."
    assert response(TEXT).evidence == (said,)


def test_a_short_answer_is_no_heading() -> None:
    found = response("Q1. Do you agree?\n\nYes\n\nQ2. And this?\n\nNo\n\nQ3. Why?\n\nSo it is.")
    assert [one.paragraphs for one in found.answers] == [("Yes",), ("No",), ("So it is.",)]


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("Question 2\n\nWhy?\n\nSo.\n\nQuestion 1\n\nHow?\n\nThus.", [2, 1]),
        ("1. Why?\n\nSo.\n\n2. How?\n\nThus.", [1, 2]),
        ("Why so?\n\nSo.\n\nHow then?\n\nThus.", [None, None]),
        ("Just a letter.\n\nWith no question.", []),
        ("Q3. Why?\n\nQuestion 4 asks whether we agree.\n\nQ5 is the harder one.", [3]),
    ],
)
def test_answers_begin_where_the_document_says_so(text: str, numbers: list[int | None]) -> None:
    assert [one.number for one in response(text).answers] == numbers


def test_the_wording_of_a_question_tells_where_no_number_does() -> None:
    asked = {4: "How should needs be recorded and reviewed?", 9: "What would good advocacy look like?"}
    text = "What would good advocacy look like\n\nIndependent.\n\nHow should needs be recorded?\n\nBriefly."
    found = response(text, questions=asked).answers
    assert [(one.number, one.paragraphs) for one in found] == [
        (9, ("Independent.", "How should needs be recorded?", "Briefly."))
    ]


@given(st.lists(st.sampled_from([*TEXT.split("\n"), "Q9. And?", "Question 9", "A heading"]), max_size=30))
def test_every_word_is_in_one_place(lines: list[str]) -> None:
    found = response("\n".join(lines))
    said = [*(one.text for one in found.about), *found.sections]
    for answer in found.answers:
        said += [answer.heading, *(one.text for one in answer.passages)]
    written = [re.sub(r"Q(?:uestion )?\d(?:-\d)?\.?", "", line) for line in lines]
    assert sorted(_words(said)) == sorted(_words(written))


def _words(texts: object) -> list[str]:
    return re.findall(r"[a-z]+", " ".join(texts).casefold())  # type: ignore[call-overload] - any strings


@pytest.mark.real_data
def test_a_real_response_gives_all_its_answers_and_bullets() -> None:
    found = split(read_document(real_file("../seeds/003_33d6a2cc1bb5617e.txt")))
    assert [one.number for one in found.answers] == [
        *(12, 11, 13, 14, 15, 16, 30, 31, 32, 34, 35, 21, 22, 23, 17, 18, 19, 20, 25),
        *(3, 4, 5, 6, 7, 8, 36, 37, 38, 39),
    ]
    assert sum(len(one.bullets) for one in found.answers) == 132
    assert len(found.sections) == 5
    assert found.unanswered == (1, 2, 9, 10, 24, 26, 27, 28, 29, 33)
    assert [words[:26] for words in (*found.evidence, *found.why_not)] == [
        "Our evidence draws on two ",
        "Where we have not responde",
    ]
