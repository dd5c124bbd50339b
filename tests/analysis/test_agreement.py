"""Agreement of two coders, beside a library’s figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score

from goldenthread.analysis.agreement import agreement, agreement_by_theme, answer_f1

pytestmark = pytest.mark.pure


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_kappa_and_f1_are_the_librarys(seed: int) -> None:
    one, two = np.random.default_rng(seed).random((2, 30, 3)) < 0.4
    one[0], two[0], one[1], two[1] = True, True, False, False
    for theme, found in enumerate(agreement_by_theme(one, two)):
        assert found.kappa == pytest.approx(cohen_kappa_score(one[:, theme], two[:, theme]))
        assert found.f1 == pytest.approx(f1_score(one[:, theme], two[:, theme]))
    assert agreement(one, two).kappa == pytest.approx(cohen_kappa_score(one.ravel(), two.ravel()))
    said = one.any(axis=1) | two.any(axis=1)
    library = f1_score(one[said], two[said], average="samples", zero_division=0)
    assert answer_f1(one[said], two[said]) == pytest.approx(library)


def test_what_says_nothing_is_none() -> None:
    never = np.zeros((4, 1), np.bool_)
    found = agreement(never, never)
    assert (found.kappa, found.f1, answer_f1(never, never)) == (None, None, 1.0)


def test_answers_must_be_the_same() -> None:
    with pytest.raises(ValueError, match="the same answers"):
        agreement_by_theme(np.zeros((2, 1), np.bool_), np.zeros((3, 1), np.bool_))
