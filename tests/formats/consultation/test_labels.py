"""What begins a question, and what only speaks of one."""

from __future__ import annotations

import pytest

from goldenthread.formats.consultation.labels import Label, begins_section, label_of

pytestmark = pytest.mark.pure

LABELS = [
    ("Q12. What is needed?", Label(12, (12,), "What is needed?")),
    ("Q12 What is needed?", Label(12, (12,), "What is needed?")),
    ("q 12: what is needed", Label(12, (12,), "what is needed")),
    ("Question 12", Label(12, (12,), "")),
    ("Question 12 – Funding", Label(12, (12,), "Funding")),
    ("QUESTION 3a) Do you agree?", Label("3a", ("3a",), "Do you agree?")),
    ("Question no. 4: Why?", Label(4, (4,), "Why?")),
    ("Q13-15. All three", Label(13, (13, 14, 15), "All three")),
    ("Questions 13 to 15: all three", Label(13, (13, 14, 15), "all three")),
    ("Questions 13 and 17: both", Label(13, (13, 17), "both")),
    ("Question 12 asks whether schools agree.", None),
    ("Question 12 is the one that matters", None),
    ("Questions remain", None),
    ("Quarter 3. Results", None),
    ("12. What is needed?", None),
    ("Q1234. Too many", None),
    ("Q12. " + "So long that it is no question. " * 20, None),
]


@pytest.mark.parametrize("text, expected", LABELS)
def test_a_label_is_told_from_words_about_a_question(text: str, expected: Label | None) -> None:
    assert label_of(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Section 2: Funding", True),
        ("Part A. Early years", True),
        ("Theme three – Fair", True),
        ("Part of the answer", False),
        ("Section 2", False),
    ],
)
def test_a_section_is_known_by_its_name(text: str, expected: bool) -> None:
    assert begins_section(text) is expected
