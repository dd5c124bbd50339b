"""Which themes to give an answer, from how likely each is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Likely = NDArray[np.float64]
Chosen = NDArray[np.bool_]


def choose(likely: Likely) -> tuple[Chosen, Likely]:
    """The themes to give each answer, at least one, and how far a person is expected to agree.

    `likely` has the shape (answers, themes) and holds probabilities. The set given is the one whose F1 with
    a person’s set is expected to be highest, the themes being taken as independent: the k likeliest for the
    best k (Lewis 1995; Ye, Chai, Lee and Chieu, ICML 2012). Gives (answers, themes) and (answers,).
    """
    answers, themes = likely.shape
    order = np.argsort(-likely, axis=1, kind="stable")
    falling = np.take_along_axis(likely, order, axis=1)
    others = _counts_from_the_end(falling)
    hits = np.ones((answers, 1))
    best, sizes = np.full(answers, -1.0), np.zeros(answers, np.intp)
    for size in range(1, themes + 1):
        hits = _with_one_more(hits, falling[:, size - 1])
        right, missed = np.arange(size + 1), np.arange(themes - size + 1)
        f1 = 2 * right[:, None] / (size + right[:, None] + missed)
        expected = ((hits @ f1) * others[size]).sum(axis=1)
        better = expected > best + 1e-12
        best[better], sizes[better] = expected[better], size
    chosen = np.zeros(likely.shape, np.bool_)
    np.put_along_axis(chosen, order, np.arange(themes) < sizes[:, None], axis=1)
    return chosen, best


def _counts_from_the_end(falling: Likely) -> list[Likely]:
    """At place k: how likely each number of true themes is among all but the k likeliest."""
    counts = [np.ones((len(falling), 1))]
    for place in range(falling.shape[1] - 1, -1, -1):
        counts.append(_with_one_more(counts[-1], falling[:, place]))
    return counts[::-1]


def _with_one_more(counts: Likely, likely: Likely) -> Likely:
    """How likely each number of true themes is, once one more theme is counted."""
    more = np.zeros((len(counts), counts.shape[1] + 1))
    more[:, :-1] = counts * (1 - likely[:, None])
    more[:, 1:] += counts * likely[:, None]
    return more
