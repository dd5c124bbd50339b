"""Themes learnt from what people coded."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from goldenthread.analysis.agreement import answer_f1
from goldenthread.analysis.coding import CannotLearn, learn
from goldenthread.analysis.vectors import Depth, depth_for, vectors
from tests.analysis.answers import answers
from tests.formats.real_files import real_file

pytestmark = [pytest.mark.pure, pytest.mark.slow]


def test_others_are_coded_as_people_would_and_twice_the_same() -> None:
    texts, coded = answers(60)
    others, truth = answers(80, seed=1)
    first, second = (learn(texts, coded, Depth.WORDS).code(others) for _ in range(2))
    assert answer_f1(truth, first.chosen) > 0.95
    assert np.array_equal(first.likely, second.likely)


def test_what_is_said_of_a_coded_answer_was_not_learnt_from_it() -> None:
    texts, coded = answers(40)
    texts[0], coded[0] = "the taxi came late 3 times", [True, False, False]  # a slip of the coder
    left_out = learn(texts, coded, Depth.WORDS).of_sample
    assert left_out.chosen[0].tolist() == [False, False, True]
    without = learn(texts[1:], coded[1:], Depth.WORDS).code(texts[:1])
    assert left_out.evidence[0] == pytest.approx(without.evidence[0], abs=0.1)


def test_a_theme_with_two_examples_is_left_to_people() -> None:
    texts, coded = answers(40)
    rare = np.zeros((40, 1), np.bool_)
    rare[:2] = True
    coder = learn(texts, np.hstack([coded, rare]), Depth.WORDS)
    assert coder.learnt == (True, True, True, False)
    assert not coder.code(texts).chosen[:, 3].any()


def test_answers_that_say_nothing_of_the_frame_can_be_left_without_a_theme() -> None:
    texts, coded = answers(60)
    texts += [f"nothing to add, number {number}" for number in range(20)]
    coder = learn(texts, np.vstack([coded, np.zeros((20, 3), np.bool_)]), Depth.WORDS)
    given = coder.code(["nothing to add, number 77", "we waited 12 weeks for an appointment"]).chosen
    assert given.tolist() == [[False, False, False], [True, False, False]]


def test_answers_that_are_like_no_other_are_for_people() -> None:
    texts, coded = answers(60)
    unsure = learn(texts, coded, Depth.WORDS).code(["zebra xylophone", *texts[:20]]).unsure
    assert unsure.sum() <= 2


@pytest.mark.parametrize(
    ("coded", "reason"),
    [(np.ones((9, 1)), "Fewer than ten"), (np.zeros((10, 2)), "No theme"), (np.ones((5001, 1)), "At most")],
)
def test_what_cannot_be_learnt_from_is_said(coded: np.ndarray, reason: str) -> None:
    with pytest.raises(CannotLearn, match=reason):
        learn(["text"] * len(coded), coded.astype(np.bool_), Depth.WORDS)


def test_nothing_to_code_is_coded_as_nothing() -> None:
    texts, coded = answers(30)
    assert learn(texts, coded, Depth.WORDS).code([]).chosen.shape == (0, 3)


def test_many_answers_are_read_less_deeply() -> None:
    depths = [depth_for(["a" * 100] * number) for number in (100, 20_000, 1_000_000)]
    assert depths == [Depth.WHOLE, Depth.HALF, Depth.WORDS]


@pytest.mark.real_data
def test_comments_of_patients_are_coded_well_from_300() -> None:
    """A part of the figure of `make bench`: words alone, the text read at no depth."""
    path = real_file("consultations/themes_nhs_comments/comments_neas.csv")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        read = [row for row in csv.DictReader(stream) if row["Labelling not possible"] != "1"]
    names = ["Staff manner & personal attributes", "Timeliness of care", "Contacting services"]
    once = {
        row["FFT answer"]: [row[name] == "1" for name in names]
        for row in read
        if any(row[n] == "1" for n in names)
    }
    texts, coded = list(once), np.array(list(once.values()))
    order = np.random.default_rng(0).permutation(len(texts))
    sample, test = order[:300], order[300:1100]
    known = vectors(texts, Depth.WORDS)
    coder = learn([texts[row] for row in sample], coded[sample], Depth.WORDS, known[sample])
    machine = coder.code([texts[row] for row in test], known[test])
    assert answer_f1(coded[test], machine.chosen) > 0.85


def test_it_says_which_sentence_speaks_for_a_theme() -> None:
    texts, coded = answers(60)
    parts = [
        ["The bus.", "we waited 9 weeks for an appointment"],
        ["the kind teacher listened", "It rained."],
    ]
    assert learn(texts, coded, Depth.WORDS).where(parts, [[0, 2], [1]]) == [[1, 0], [0]]
