"""Shares from a sample hold what they claim, drawn again and again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from goldenthread.analysis.shares import (
    contributions,
    shares,
    shares_elsewhere,
    shares_from_sums,
    shares_of_sample,
)

pytestmark = pytest.mark.pure
ANSWERS, SAMPLED, DRAWS = 3000, 300, 300


def world(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """What everybody said of four themes, common to rare, and what a fair machine thinks."""
    random = np.random.default_rng(seed)
    scores = random.beta([0.8, 0.5, 0.3, 0.2], [1.6, 2, 4, 14], size=(ANSWERS, 4))
    return random.random(scores.shape) < scores, scores


@pytest.mark.parametrize(
    "machine",
    [lambda scores: scores, lambda scores: 1 - scores, lambda scores: scores * 0 + 0.5],
    ids=["knows", "contrary", "knows nothing"],
)
def test_intervals_hold_the_true_share_as_often_as_they_claim(
    machine: Callable[[np.ndarray], np.ndarray],
) -> None:
    true, scores = world(1)
    thought, held = machine(scores), []
    for draw in range(DRAWS):
        order = np.random.default_rng(draw).permutation(ANSWERS)
        sample, rest = order[:SAMPLED], order[SAMPLED:]
        found = shares(true[sample], thought[sample], thought[rest])
        held.append(
            [one.low <= share <= one.high for one, share in zip(found, true.mean(axis=0), strict=True)]
        )
    assert 0.92 <= np.mean(held) <= 0.99


def test_a_machine_that_knows_makes_intervals_narrower() -> None:
    true, scores = world(2)
    alone = shares_of_sample(true[:SAMPLED], ANSWERS)
    helped = shares(true[:SAMPLED], scores[:SAMPLED], scores[SAMPLED:])
    assert sum(one.high - one.low for one in helped) < 0.9 * sum(one.high - one.low for one in alone)


def test_other_answers_are_less_surely_known_than_all() -> None:
    true, scores = world(3)
    here = shares(true[:SAMPLED], scores[:SAMPLED], scores[SAMPLED:])[0]
    there = shares_elsewhere(true[:SAMPLED], scores[:SAMPLED], scores[SAMPLED:])[0]
    assert there.high - there.low > here.high - here.low


@pytest.mark.parametrize(("coded", "share"), [([[True]] * 20, 1.0), ([[False]] * 20, 0.0)])
def test_what_all_or_none_of_the_sample_said_may_still_be_otherwise(
    coded: list[list[bool]], share: float
) -> None:
    found = shares_of_sample(np.array(coded), 200)[0]
    assert (found.share, found.low <= share <= found.high) == (share, True)
    assert found.high - found.low > 0.1


def test_when_all_were_coded_the_share_is_known() -> None:
    found = shares_of_sample(np.array([[True], [False], [True], [True]]), 4)[0]
    assert (found.share, found.low, found.high) == (0.75, 0.75, 0.75)


def test_nothing_coded_tells_nothing() -> None:
    with pytest.raises(ValueError, match="No answer was coded"):
        shares_of_sample(np.zeros((0, 2), np.bool_), 10)


def test_what_each_answer_adds_comes_to_the_share_of_all() -> None:
    true, scores = world(4)
    sampled, others = contributions(true[:SAMPLED], scores[:SAMPLED], scores[SAMPLED:])
    found = shares(true[:SAMPLED], scores[:SAMPLED], scores[SAMPLED:])
    together = (sampled.sum(axis=0) + others.sum(axis=0)) / ANSWERS
    assert together == pytest.approx([one.share for one in found])
    assert np.array_equal(sampled, true[:SAMPLED])


def test_where_all_were_read_each_answer_adds_itself() -> None:
    true, scores = world(5)
    sampled, others = contributions(true, scores, scores[:0])
    assert np.array_equal(sampled, true)
    assert others.shape == (0, 4)


def test_the_sum_of_the_others_is_enough() -> None:
    true, scores = world(7)
    sample, rest = scores[:SAMPLED], scores[SAMPLED:]
    whole = shares(true[:SAMPLED], sample, rest)
    from_sums = shares_from_sums(true[:SAMPLED], sample, rest.sum(axis=0), len(rest))
    for one, other in zip(whole, from_sums, strict=True):
        assert (one.share, one.low, one.high) == pytest.approx((other.share, other.low, other.high))
    with pytest.raises(ValueError, match="No answer was coded"):
        shares_from_sums(true[:0], sample[:0], rest.sum(axis=0), len(rest))
