"""Lines become headings, paragraphs and items of lists, however the file was made."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.formats.consultation.blocks import Block, Kind
from goldenthread.formats.consultation.lines import Line, blocks_of, plain

pytestmark = pytest.mark.pure

H, P, B = Kind.HEADING, Kind.PARAGRAPH, Kind.BULLET


def blocks(text: str) -> list[tuple[Kind, str]]:
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    return [(block.kind, block.text) for block in blocks_of(lines)]


LONG = "This line is longer than any page is wide, so each line of the file is whole. " * 3

CASES = [
    ("Early\n\nHelp should come soon.", [(H, "Early"), (P, "Help should come soon.")]),
    ("Help should come\nas soon as possible.", [(P, "Help should come as soon as possible.")]),
    ("# Early\nHelp comes.", [(H, "Early"), (P, "Help comes.")]),
    ("- first\n- second\n  goes on", [(B, "first"), (B, "second goes on")]),
    ("  • **Bold.** And more.", [(B, "Bold. And more.")]),
    ("•no space", [(B, "no space")]),
    ("**Bold alone.** Not a list.", [(P, "Bold alone. Not a list.")]),
    ("1. first\n2. second", [(B, "first"), (B, "second")]),
    ("(a) first\n(b) second", [(B, "first"), (B, "second")]),
    ("2025 was a long year.", [(P, "2025 was a long year.")]),
    ("A. Smith wrote this.", [(P, "A. Smith wrote this.")]),
    ("-5 degrees outside.", [(P, "-5 degrees outside.")]),
    ("[Read more here](#)", [(H, "Read more here")]),
    ("[Plan \\(2025\\)](#)", [(H, "Plan (2025)")]),
    ("Q1. Why?\nBecause.", [(P, "Q1. Why?"), (P, "Because.")]),
    (
        "Q1. What would help staff to put support in place\nquickly?\nMore people.",
        [(P, "Q1. What would help staff to put support in place quickly?"), (P, "More people.")],
    ),
    (f"{LONG}\nA line of its own.", [(P, LONG.strip()), (P, "A line of its own.")]),
    ("This one stops.\nThis one is another, by far the longest of all.",
     [(P, "This one stops."), (P, "This one is another, by far the longest of all.")]),
    ("\n \n", []),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", CASES)
def test_lines_become_blocks(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert blocks(text) == expected


def test_a_block_knows_its_line_its_page_and_its_sign() -> None:
    found = blocks_of([Line("Early", 7, 2), Line("", 8, 2), Line("3. Why?", 9, 3)])
    assert found == (Block(H, "Early", 7, 2, ""), Block(B, "Why?", 9, 3, "3."))
    assert [block.whole for block in found] == ["Early", "3. Why?"]
    assert Block(B, "Why?", 1, sign="•").whole == "Why?"


@given(st.lists(st.text("abc AB.?-•*1)\t", max_size=40), max_size=12))
def test_no_letter_is_lost_or_said_twice(texts: list[str]) -> None:
    found = blocks_of([Line(text, number) for number, text in enumerate(texts, 1)])
    said = "".join(block.sign + block.text for block in found)
    assert _letters(said) == _letters(" ".join(texts))


def _letters(text: str) -> str:
    return re.sub(r"[^a-zA-Z0-9]", "", text)


def test_marks_are_taken_off_and_their_words_kept() -> None:
    assert plain("**Join** the [online event](https://example.org/a_(b))  now") == "Join the online event now"
