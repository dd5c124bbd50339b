"""Which of some given key points each argument makes.

How near an argument is to a key point says little by itself, for every question has its own scale. What
tells is how it stands to the other key points, and to the other arguments: so each likeness is also given
as its rank among both, and a logistic regression weighs them. It was learned on other questions: the train
part of ArgKP (Bar-Haim and colleagues, From Arguments to Key Points, ACL 2020), by benchmarks/key_points.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.vectors import Vectors, vectors

LEAST_ALIKE = 0.2
"""Two in three hundred pairs that people matched are less alike: without it, the nearest of key points that
have nothing to do with an argument would do."""
THRESHOLD, INTERCEPT = 0.28, -1.5087
WEIGHTS = (
    -1.3986,
    0.2568,
    0.8008,
    0.3249,
    1.0465,
    -0.5922,
    -0.1517,
    0.2844,
    0.5685,
    1.0105,
    -5.8437,
    -0.1056,
    1.6322,
    0.0291,
    8.7540,
    9.0627,
    0.0621,
    3.2302,
    -0.1267,
    2.5709,
    2.4496,
)

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Match:
    """`argument` and `key_point` are numbers from 0; `score` is 0 to 1, how likely a person would agree."""

    argument: int
    key_point: int
    score: float


def matches(arguments: Sequence[str], key_points: Sequence[str]) -> tuple[Match, ...]:
    """The key points that each argument makes: none, one or several, the likeliest first.

    All must be on one question and one side of it. With fewer than two key points there is nothing to
    compare, and ValueError is raised.
    """
    if len(key_points) < 2:
        raise ValueError("Give at least two key points: an argument is matched to the likelier.")
    if not arguments:
        return ()
    features = likenesses(arguments, key_points, vectors(arguments)[:, -1], vectors(key_points)[:, -1])
    scores, alike = score(features), features[0]
    return tuple(
        Match(int(argument), int(point), round(float(scores[argument, point]), 3))
        for argument in range(len(arguments))
        for point in np.argsort(-scores[argument], kind="stable")
        if scores[argument, point] >= THRESHOLD and alike[argument, point] >= LEAST_ALIKE
    )


def score(features: Table) -> Table:
    """Shape (arguments, key points), from features of the shape (features, arguments, key points)."""
    weighed = np.tensordot(np.array(WEIGHTS), features, axes=1) + INTERCEPT
    return np.asarray(1 / (1 + np.exp(-weighed)))


def likenesses(arguments: Sequence[str], key_points: Sequence[str], meant: Vectors, points: Vectors) -> Table:
    """Features of every pair, shape (21, arguments, key points). `meant` and `points` are the vectors of
    both, shape (texts, 384)."""
    alike = [
        _cosines(meant, points),
        _cosines(meant - meant.mean(axis=0), points - points.mean(axis=0)),
        _wording(arguments, key_points, "word", (1, 2)),
        _wording(arguments, key_points, "char_wb", (3, 5)),
    ]
    few = np.full(alike[0].shape, 1 / len(key_points))
    return np.stack([feature for table in alike for feature in _ranked(table)] + [few])


def _ranked(table: Table) -> tuple[Table, ...]:
    """A likeness as it is, and among the other key points and the other arguments."""
    return (
        table,
        _standing(table, 1),
        table - table.max(axis=1, keepdims=True),
        _standing(table, 0),
        table - np.sort(table, axis=1)[:, -2:-1],
    )


def _standing(table: Table, axis: int) -> Table:
    spread = table.std(axis=axis, keepdims=True) + 1e-6
    return np.asarray((table - table.mean(axis=axis, keepdims=True)) / spread)


def _cosines(one: Vectors, other: Vectors) -> Table:
    return np.asarray(_unit(one) @ _unit(other).T, dtype=np.float64)


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True)))


def _wording(arguments: Sequence[str], key_points: Sequence[str], by: str, size: tuple[int, int]) -> Table:
    from sklearn.feature_extraction.text import TfidfVectorizer

    stop_words = "english" if by == "word" else None
    weighed = TfidfVectorizer(analyzer=by, ngram_range=size, sublinear_tf=True, stop_words=stop_words)
    try:
        weighed.fit([*arguments, *key_points])
    except ValueError:  # no words but the commonest
        return np.zeros((len(arguments), len(key_points)))
    return np.asarray((weighed.transform(arguments) @ weighed.transform(key_points).T).toarray())
