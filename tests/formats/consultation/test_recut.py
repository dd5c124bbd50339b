"""A long response cut otherwise: joined, split, several files together; and nothing of it is ever lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats.consultation import (
    Response,
    begins_of,
    passages_in,
    read_document,
    recut,
    split,
    together,
    words_in_place,
)

LETTER = b"""We are a forum of parents.

Q1. How?

Of wood.

And soon.

Q2. Who?

The council.
"""


def response(text: bytes = LETTER) -> Response:
    return split(read_document(text, "letter.txt"))


def said(found: Response) -> list[tuple[int | str | None, str, list[str]]]:
    return [(one.number, one.heading, [each.text for each in one.passages]) for one in found.answers]


def test_cut_as_it_was_understood_is_the_same() -> None:
    found = response()
    assert recut(found, begins_of(found)) == found


def test_a_part_joined_to_the_one_before_keeps_its_heading_as_words() -> None:
    found = response()
    first, _ = begins_of(found)
    assert said(recut(found, [first])) == [
        (1, "How?", ["Of wood.", "And soon.", "Who?", "The council."]),
    ]


def test_a_part_split_has_no_number_yet() -> None:
    found = response()
    first, second = begins_of(found)
    assert said(recut(found, [first, first + 2, second])) == [
        (1, "How?", ["Of wood."]), (None, "", ["And soon."]), (2, "Who?", ["The council."]),
    ]  # fmt: skip


def test_what_is_understood_as_no_answer_at_all_can_be_cut_by_a_person() -> None:
    whole = response(b"We like swings.\n\nWe like slides.\n")
    assert whole.answers == ()
    assert said(recut(whole, [1])) == [(None, "", ["We like slides."])]


@given(st.sets(st.integers(-2, 12)))
def test_nothing_is_lost_however_it_is_cut(begins: set[int]) -> None:
    found = response()
    again = recut(found, begins)
    assert [one.text for one in passages_in(again)] == [one.text for one in passages_in(found)]


def test_an_answer_beside_its_number_is_words_and_a_question_left_open_is_none() -> None:
    found = response(b"Q1. Of wood.\n\nQ2. Who should test them?\n\nQ3. How to build more\n")
    asked = {3: "How could we build more?"}
    assert said(words_in_place(found, asked)) == [
        (1, "", ["Of wood."]), (2, "Who should test them?", []), (3, "How to build more", []),
    ]  # fmt: skip


def test_words_beside_a_number_stay_words_with_more_below_them() -> None:
    found = response(
        b"Q3. Letters please.\n\nYours\nJo\n\nQ4. Do you agree? Please explain.\n\nYes.\n\n"
        b"Q5. How to build more\n\nBuild.\n\nQ9. Workforce\n\nMore staff.\n"
    )
    asked = {3: "How do you want to hear?", 4: "Agreed?", 5: "How could we build more?"}
    assert said(words_in_place(found, asked)) == [
        (3, "", ["Letters please.", "Yours Jo"]), (4, "Do you agree? Please explain.", ["Yes."]),
        (5, "How to build more", ["Build."]), (9, "Workforce", ["More staff."]),
    ]  # fmt: skip


def test_what_is_attached_follows_the_letter_under_its_own_name() -> None:
    whole = together([("the message", response(b"See attached.\n")), ("more.txt", response())])
    assert [(one.number, one.section, one.position) for one in whole.answers] == [
        (None, "more.txt", 1), (1, "more.txt", 2), (2, "more.txt", 3),
    ]  # fmt: skip
    assert [one.text for one in whole.about] == ["See attached."]
