"""The set of themes that is given is the one expected to agree best with a person’s."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.choosing import choose

pytestmark = pytest.mark.pure


def expected_f1(likely: list[float], chosen: tuple[bool, ...]) -> float:
    """By going through every set that a person could have given."""
    total = 0.0
    for true in product([False, True], repeat=len(likely)):
        chance = np.prod([p if each else 1 - p for p, each in zip(likely, true, strict=True)])
        both = sum(one and two for one, two in zip(true, chosen, strict=True))
        total += float(chance) * 2 * both / (sum(true) + sum(chosen))
    return total


@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_chosen_set_is_the_best_of_all_sets(likely: list[float]) -> None:
    chosen, agreement = choose(np.array([likely]))
    best = max(expected_f1(likely, each) for each in product([False, True], repeat=len(likely)) if any(each))
    assert agreement[0] == pytest.approx(best)
    assert expected_f1(likely, tuple(chosen[0])) == pytest.approx(best)


def test_an_answer_gets_a_theme_even_if_none_is_likely() -> None:
    assert choose(np.array([[0.02, 0.3, 0.1]]))[0].tolist() == [[False, True, False]]


def test_no_answers_choose_nothing() -> None:
    assert choose(np.empty((0, 3)))[0].shape == (0, 3)
