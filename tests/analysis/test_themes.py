"""Candidate themes: answers put together for people to name."""

from __future__ import annotations

import re

import pytest

from goldenthread.analysis.themes import TooFewAnswers, candidates, how_many
from goldenthread.analysis.vectors import Depth, vectors
from tests.analysis.answers import SAID

pytestmark = [pytest.mark.pure, pytest.mark.slow]


def test_answers_about_one_thing_come_together_with_its_words() -> None:
    texts = [form.format(number) for number in range(2, 12) for said in SAID.values() for form in said]
    read = vectors(texts, Depth.HALF)
    found, left = candidates(texts, read, 6, seed=0)
    assert sum(group.size for group in found) + len(left) == len(texts)
    assert [group.size for group in found] == sorted((group.size for group in found), reverse=True)
    for group in found:
        assert len({re.sub(r"\d+", "", texts[row]) for row in group.answers}) == 1
        assert any(word in texts[group.answers[0]] for word in group.words)
    assert (found, left) == candidates(texts, read, 6, seed=0)


@pytest.mark.parametrize(("answers", "number"), [(3, 2), (100, 51), (10, 1)])
def test_too_few_answers_for_so_many_groups(answers: int, number: int) -> None:
    texts = ["one thing"] * answers
    with pytest.raises(TooFewAnswers, match="need at least"):
        candidates(texts, vectors(texts, Depth.WORDS), number, seed=0)


@pytest.mark.parametrize(("answers", "groups"), [(4, 2), (400, 10), (20_000, 40)])
def test_number_of_groups_stays_readable(answers: int, groups: int) -> None:
    assert how_many(answers) == groups
