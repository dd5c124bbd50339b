"""Phrases sought at the words that could begin one: the same as sought at every letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.wording.amounts import HOW_LONG, HOW_MUCH, OFTEN
from goldenthread.law.wording.conditions import WHEN_NEEDED
from goldenthread.law.wording.deeds import INTENT, WHICH
from goldenthread.law.wording.heads import HEAD
from goldenthread.law.wording.openings import CouldBeginAnywhereError, Phrases
from goldenthread.law.wording.outcomes import BY_WHEN
from goldenthread.law.wording.patterns import fold, words
from goldenthread.law.wording.people import WHO
from goldenthread.law.wording.quantities import COUNTABLE, COVERAGE, DURATION, TRIGGER
from tests.law.wording_tables import specific_provision, vague_provision

LISTS = {
    "often": OFTEN, "how long": HOW_LONG, "how much": HOW_MUCH, "when needed": WHEN_NEEDED, "intent": INTENT,
    "which": WHICH, "head": HEAD, "by when": BY_WHEN, "who": WHO, "countable": COUNTABLE,
    "coverage": COVERAGE, "duration": DURATION, "trigger": TRIGGER,
}  # fmt: skip
LINES = [fold(line) for line in (*specific_provision(), *(line for line, _ in vague_provision()))]
WORDS = sorted({word for line in LINES for word in line.split()})
mixed = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
letters = st.text(alphabet="aehimnorstwy019 -/:.,'(é", max_size=40)


def spans(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in phrases.finditer(text)]


def at_every_letter(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in phrases.pattern.finditer(text)]


@pytest.mark.parametrize("phrases", LISTS.values(), ids=LISTS.keys())
def test_lines_as_people_write_them_are_searched_alike(phrases: Phrases) -> None:
    for line in LINES:
        assert spans(phrases, line) == at_every_letter(phrases, line)


@given(st.sampled_from(sorted(LISTS)), mixed | letters)
def test_any_words_are_searched_alike(name: str, text: str) -> None:
    assert spans(LISTS[name], text) == at_every_letter(LISTS[name], text)


@pytest.mark.parametrize(
    "choice, text, found",
    [
        ("(?:a|an) hour", "an hour, a hour", [(0, 7), (9, 15)]),
        (r"(?:on )?\d{1,2}(?:st|nd)?", "on 1st, 22nd and 333", [(0, 6), (8, 12)]),
        ("so", "so soon, so", [(0, 2), (9, 11)]),
        ("[ab]c?d{2,3}", "acdd bd add bcdddd", [(0, 4), (8, 11)]),
        (r"(?<!the\x20)reviews?", "the review, a review", [(14, 20)]),
        ("n(?:ever)? ever never", "never ever never ever never", [(0, 16)]),
    ],
)
def test_each_way_of_writing_a_phrase(choice: str, text: str, found: list[tuple[int, int]]) -> None:
    assert spans(words(choice), text) == found


def test_first_of_several_is_found() -> None:
    phrases = words("one", "two")
    assert phrases.search("nothing here") is None
    match = phrases.search("at two or one")
    assert (match.span() if match else None) == (3, 6)


@pytest.mark.parametrize("choice", [r"\w+ly", "a.c", "[^a]b", "(?:the )?[- ]?therapy", "(?:a )?"])
def test_phrase_that_could_begin_anywhere_is_refused(choice: str) -> None:
    with pytest.raises(CouldBeginAnywhereError, match="Begin each phrase with letters or digits"):
        words(choice)
