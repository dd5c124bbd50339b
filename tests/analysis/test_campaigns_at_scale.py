"""Letters told piece by piece are those that are found when all texts are looked at together."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.campaigns import find_campaigns
from goldenthread.analysis.campaigns.families import belonging, find_families
from goldenthread.analysis.campaigns.long_runs import LONG, in_several, long_runs, part_of, suspects
from goldenthread.analysis.campaigns.wordings import Runs, plain_words, runs_of, wordings
from tests.analysis.test_campaigns import ELSE, LETTER, OWN, varied

pytestmark = pytest.mark.pure
NONE: Runs = np.empty(0, np.uint64)
TEXTS = st.lists(st.lists(st.sampled_from(["a", "b", "c"]), max_size=9), max_size=6)


@given(texts=TEXTS)
def test_long_runs_are_those_of_each_text_and_never_reach_into_the_next(texts: list[list[str]]) -> None:
    runs, of = long_runs(wordings(texts))
    known = [{tuple(words[at : at + LONG]) for at in range(len(words) - LONG + 1)} for words in texts]
    assert Counter(of.tolist()) == Counter({text: len(each) for text, each in enumerate(known) if each})
    assert len(np.unique(runs)) == len(set().union(*known))
    assert all(one <= other for one, other in pairwise(runs))


@given(pieces=st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=20), max_size=5), parts=st.integers(1, 7))
def test_parts_hold_every_run_once(pieces: list[list[int]], parts: int) -> None:
    for piece in pieces:
        runs = np.array(sorted(piece), np.uint64)
        whole = [run for part in range(parts) for run in runs[part_of(runs, part, parts)]]
        assert whole == runs.tolist()


@given(pieces=st.lists(st.lists(st.integers(0, 9), max_size=9), min_size=1, max_size=5))
def test_runs_that_three_texts_have_are_told_to_each_piece(pieces: list[list[int]]) -> None:
    counts = Counter(run for piece in pieces for run in piece)
    flags = in_several([np.array(sorted(piece), np.uint64) for piece in pieces])
    assert [each.tolist() for each in flags] == [
        [counts[run] >= 3 for run in sorted(piece)] for piece in pieces
    ]


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.2])
def test_letters_are_suspects_and_other_texts_are_not(share: float) -> None:
    texts = [*ELSE, *varied(share, 20)]
    runs, of = long_runs(wordings(map(plain_words, texts)))
    found = suspects(of, in_several([runs])[0])
    assert found.tolist() == list(range(len(ELSE), len(texts)))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.2])
def test_families_from_some_letters_tell_all_the_others(share: float) -> None:
    texts = [*ELSE, *varied(share, 40), f"{OWN}\n{LETTER}"]
    random.Random(3).shuffle(texts)  # noqa: S311 - the order is no secret
    [campaign] = find_campaigns(texts)
    [family] = find_families(varied(share, 12, seed=9), np.ones(12, np.int64), 5, NONE)
    letters = sorted(belonging(texts, [family]), key=lambda one: one.text)
    assert [letter.text for letter in letters] == [member.row for member in campaign.members]
    assert (OWN,) in [letter.added for letter in letters]
    assert sum(letter.identical for letter in letters) == sum(
        plain_words(text) == plain_words(family.shared_text) for text in texts
    )


def test_questions_that_anybody_repeats_make_no_family() -> None:
    found = find_families([LETTER], np.array([9]), 5, runs_of([LETTER]))
    assert found == []


def test_a_text_belongs_to_the_family_that_stands_first() -> None:
    copies = np.array([9])
    [one], [other] = (find_families([text], copies, 5, NONE) for text in (LETTER, " ".join(ELSE[:2])))
    texts = [f"{ELSE[0]} {ELSE[1]} {LETTER}", "I agree.", " ".join(ELSE[:2])]
    assert [(each.text, each.family) for each in belonging(texts, [one, other])] == [(0, 0), (2, 1)]
    assert [(each.text, each.family) for each in belonging(texts, [other, one])] == [(0, 0), (2, 0)]
    assert list(belonging([], [one])) == list(belonging(texts, [])) == []
