"""Themes of answers, learnt from answers that people coded.

Every answer is described by its vectors and by the words and letter groups in it. One ridge regression over
all of that (in its dual form, so that it costs by the number of coded answers) gives each theme a score; what
it would have said of each coded answer, had it not seen that one, is known exactly and costs nothing more
(Allen 1974; Rifkin and Lippert 2007). On those scores each theme’s probability is fitted (Platt 1999), and
from the probabilities the themes of an answer are chosen. Why this way: docs/decisions/0021.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse

from goldenthread.analysis.choosing import choose
from goldenthread.analysis.limits import FEWEST_EXAMPLES, MOST_LEARNT_FROM, UNSURE_BELOW
from goldenthread.analysis.vectors import Depth, Vectors, joined, vectors

Scores = NDArray[np.float64]
Coded = NDArray[np.bool_]
_STIFFNESS = (0.3, 1.0, 3.0)
_AT_ONCE = 2000
_WORD = r"(?u)\b\w+\b"
_SURE = 1e-4


class CannotLearn(ValueError):
    """The coded answers cannot be learnt from, with the reason."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What a machine says of answers: `likely`, `chosen` and `evidence` have the shape (answers, themes).

    `evidence` are the scores before they are made probabilities, 0 to 1, for counting shares: nothing in them
    was fitted to the answer they are about.
    `agreement` (answers,) is the F1 that a person’s set is expected to have with the chosen one, 0 to 1.
    """

    likely: Scores
    chosen: Coded
    agreement: Scores
    evidence: Scores

    @property
    def unsure(self) -> Coded:
        """Which answers people should look at: (answers,)."""
        return self.agreement < UNSURE_BELOW


@dataclass(frozen=True, slots=True)
class Coder:
    """What was learnt. `of_sample` is what it says of each coded answer as if it had not learnt from it."""

    learnt: tuple[bool, ...]
    of_sample: Coding
    depth: Depth
    _description: _Description
    _weights: tuple[Scores, Scores]
    _middle: Scores
    _curves: tuple[_Curve, ...]
    _may_be_none: bool

    def code(self, texts: Sequence[str], known: Vectors | None = None) -> Coding:
        """Code answers, none of them blank. `known` are their vectors at `depth`, if there are any."""
        parts = [
            self._scores(texts[start : start + _AT_ONCE], known, start)
            for start in range(0, len(texts), _AT_ONCE)
        ]
        scores = np.concatenate(parts) if parts else np.empty((0, len(self._curves)))
        return _coding(self._curves, scores, self.learnt, self._may_be_none)

    def where(self, parts: Sequence[Sequence[str]], themes: Sequence[Sequence[int]]) -> list[list[int]]:
        """For each text, given in its parts (sentences), which of them speaks most for each of these themes.

        Only words are weighed, since reading every sentence would cost as much as all that went before.
        """
        found: list[list[int]] = []
        for start in range(0, len(parts), _AT_ONCE):
            some = parts[start : start + _AT_ONCE]
            flat = [each for part in some for each in part]
            weighed = self._description.grams(flat) @ self._weights[1] if flat else np.empty((0, 0))
            begin = 0
            for part, wanted in zip(some, themes[start : start + _AT_ONCE], strict=True):
                here = weighed[begin : begin + len(part)]
                found.append([int(here[:, theme].argmax()) for theme in wanted])
                begin += len(part)
        return found

    def _scores(self, texts: Sequence[str], known: Vectors | None, start: int) -> Scores:
        read = vectors(texts, self.depth) if known is None else known[start : start + len(texts)]
        dense, grams = self._description.of(texts, read)
        scores: Scores = dense @ self._weights[0] + grams @ self._weights[1] + self._middle
        return scores


def learn(texts: Sequence[str], coded: Coded, depth: Depth, known: Vectors | None = None) -> Coder:
    """Learn from answers that people coded: texts, none blank, and (answers, themes).

    `known` are the vectors of these texts at this depth, if there are any already. Raises CannotLearn for
    fewer than ten answers, for more than 5,000, and if no theme has three examples.
    """
    _check(coded)
    read = vectors(texts, depth) if known is None else known
    described = _Description.fitted(texts, read)
    dense, grams = described.of(texts, read)
    none = ~coded.any(axis=1)
    may_be_none = bool(none.sum() >= FEWEST_EXAMPLES)
    wanted = np.column_stack([coded, none]).astype(float) if may_be_none else coded.astype(float)
    middle = wanted.mean(axis=0)
    left_out, duals = _ridge(dense @ dense.T + (grams @ grams.T).toarray(), wanted - middle)
    left_out += middle
    learnt = tuple(bool(few) for few in coded.sum(axis=0) >= FEWEST_EXAMPLES)
    curves = tuple(_Curve.fitted(left_out[:, each], wanted[:, each] > 0) for each in range(wanted.shape[1]))
    of_sample = _coding(curves, left_out, learnt, may_be_none)
    weights = (dense.T @ duals, np.asarray(grams.T @ duals))
    return Coder(learnt, of_sample, depth, described, weights, middle, curves, may_be_none)


def _check(coded: Coded) -> None:
    if len(coded) < 10:
        raise CannotLearn("Fewer than ten coded answers teach nothing.")
    if len(coded) > MOST_LEARNT_FROM:
        raise CannotLearn(f"At most {MOST_LEARNT_FROM:,} coded answers are learnt from: draw some at random.")
    if not (coded.sum(axis=0) >= FEWEST_EXAMPLES).any():
        raise CannotLearn(f"No theme has {FEWEST_EXAMPLES} examples among the coded answers.")


def _coding(curves: Sequence[_Curve], scores: Scores, learnt: Sequence[bool], may_be_none: bool) -> Coding:
    """With answers that may bear no theme, the last column says how likely that is."""
    likely = _likely(curves, scores)
    themes = np.where(learnt, likely[:, : len(learnt)], 0.0)
    chosen, agreement = choose(themes)
    chosen &= themes > 0
    if may_be_none:
        none = likely[:, -1]
        agreement = agreement * (1 - none)
        chosen[none > agreement] = False
        agreement = np.maximum(agreement, none)
    return Coding(themes, chosen, agreement, np.clip(scores[:, : len(learnt)], 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class _Description:
    """How texts become features: vectors, words and pairs of words, groups of two to five letters."""

    middle: Vectors
    words: Any
    letters: Any

    @classmethod
    def fitted(cls, texts: Sequence[str], read: Vectors) -> _Description:
        from sklearn.feature_extraction.text import TfidfVectorizer

        words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), token_pattern=_WORD)
        letters = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5))
        return cls(read.mean(axis=0), words.fit(texts), letters.fit(texts))

    def of(self, texts: Sequence[str], read: Vectors) -> tuple[Vectors, Any]:
        """Vectors (texts, layers * 384); words and letter groups, sparse, of equal weight with them."""
        return joined(read, self.middle), self.grams(texts)

    def grams(self, texts: Sequence[str]) -> Any:
        grams = [self.words.transform(texts), self.letters.transform(texts)]
        return sparse.hstack(grams, format="csr") * np.sqrt(0.5)


@dataclass(frozen=True, slots=True)
class _Curve:
    """From the score of one theme to its probability."""

    slope: float
    start: float

    @classmethod
    def fitted(cls, scores: Scores, true: Coded) -> _Curve:
        from sklearn.linear_model import LogisticRegression

        if true.all() or not true.any():
            return cls(0.0, 9.0 if true.all() else -9.0)
        fitted = LogisticRegression(C=100.0).fit(scores[:, None], true)
        return cls(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def _likely(curves: Sequence[_Curve], scores: Scores) -> Scores:
    slopes, starts = np.array([(curve.slope, curve.start) for curve in curves]).T
    likely: Scores = np.clip(1 / (1 + np.exp(-(scores * slopes + starts))), _SURE, 1 - _SURE)
    return likely


def _ridge(kernel: Scores, wanted: Scores) -> tuple[Scores, Scores]:
    """Scores of each row had it been left out, and the dual weights, by the stiffness that errs least."""
    values, sides = linalg.eigh(kernel, overwrite_a=True)
    turned = sides.T @ wanted
    found = []
    for stiffness in _STIFFNESS:
        shrunk = 1 / (np.maximum(values, 0) + stiffness)
        duals = sides @ (turned * shrunk[:, None])
        left_out = wanted - duals / ((sides**2) @ shrunk)[:, None]
        found.append((float(((wanted - left_out) ** 2).sum()), left_out, duals))
    _, left_out, duals = min(found, key=lambda each: each[0])
    return left_out, duals
