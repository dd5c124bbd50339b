"""Candidate themes: answers that say much the same, put together for people to read, merge, split and name.

Vectors are cut to their fifty main directions and put into groups by k-means; nothing here names a group. Its
words are those that set it apart from the others (class-based TF-IDF: Grootendorst 2022), and the answers
nearest its middle are shown as they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.vectors import Vectors, joined

Places = NDArray[np.intp]
_DIRECTIONS = 50
_FEWEST_TOGETHER = 3
_SAMPLE = 50_000
_MOST_GROUPS = 40
_TRIES = 4


class TooFewAnswers(ValueError):
    """There are too few answers for as many groups, with both numbers."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One group. `answers` are all its rows, the nearest to its middle first; `words` set it apart."""

    answers: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.answers)


def how_many(answers: int) -> int:
    """How many groups to look for if nobody says: few enough for people to read, from two to forty."""
    return max(2, min(_MOST_GROUPS, round(sqrt(answers) / 2)))


def candidates(
    texts: Sequence[str], read: Vectors, number: int, seed: int
) -> tuple[list[Candidate], tuple[int, ...]]:
    """Groups, the largest first, and the rows left over: groups of fewer than three answers are none.

    `texts`, none blank, and their vectors (texts, layers, 384). The same for the same seed. Raises
    TooFewAnswers for fewer texts than twice the number, or a number below two.
    """
    if number < 2 or len(texts) < 2 * number:
        needed = 2 * max(number, 2)
        raise TooFewAnswers(f"{number} groups need at least {needed} answers; there are {len(texts)}.")
    group, distance = _groups(read, number, seed)
    sizes = np.bincount(group, minlength=number)
    wanted = [each for each in np.argsort(-sizes, kind="stable") if sizes[each] >= _FEWEST_TOGETHER]
    members = [np.flatnonzero(group == each) for each in wanted]
    said = _words(texts, members)
    found = [
        Candidate(tuple(int(row) for row in rows[np.argsort(distance[rows], kind="stable")]), words)
        for rows, words in zip(members, said, strict=True)
    ]
    together = np.isin(group, wanted)
    return found, tuple(int(row) for row in np.flatnonzero(~together))


def _groups(read: Vectors, number: int, seed: int) -> tuple[Places, NDArray[np.float32]]:
    """The group of each text and how far it lies from the middle. Worked out on 50,000 texts at most."""
    from sklearn.cluster import KMeans
    from sklearn.decomposition import PCA

    chosen = np.random.default_rng(seed).permutation(len(read))[:_SAMPLE]
    middle = read[chosen].mean(axis=0)
    sample = joined(read[chosen], middle)
    directions = min(_DIRECTIONS, *sample.shape)
    main = PCA(directions, svd_solver="randomized", random_state=seed).fit(sample)
    groups = KMeans(number, n_init=_TRIES, random_state=seed).fit(_level(main.transform(sample)))
    parts = [
        groups.transform(_level(main.transform(joined(read[start : start + _SAMPLE], middle))))
        for start in range(0, len(read), _SAMPLE)
    ]
    far = np.concatenate(parts)
    return far.argmin(axis=1), far.min(axis=1)


def _level(places: Any) -> Any:
    return places / np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)


def _words(texts: Sequence[str], members: Sequence[Places], most: int = 8) -> list[tuple[str, ...]]:
    """For each group the words and pairs of words that are much in it and little in others."""
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(stop_words="english", ngram_range=(1, 2), min_df=2, binary=True)
    try:
        counts = counter.fit_transform(texts)
    except ValueError:  # no word is said twice
        return [() for _ in members]
    inside = np.vstack([np.asarray(counts[rows].sum(axis=0)) for rows in members]).astype(float)
    share = inside / np.maximum(inside.sum(axis=1, keepdims=True), 1)
    weight = share * np.log1p(inside.sum() / len(members) / np.maximum(inside.sum(axis=0), 1))
    names = counter.get_feature_names_out()
    return [
        tuple(str(names[each]) for each in np.argsort(-row, kind="stable")[:most] if row[each] > 0)
        for row in weight
    ]
