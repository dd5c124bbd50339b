"""For, against or neither: inferred from words, where nobody was asked.

What people said themselves, in a closed question, always goes before this. Where there is none, one of the
stances is learnt from answers that people judged, in the same way as themes are (docs/decisions/0021), and is
never given without how often it is right. A stance is not read from the tone of words: a list of good and bad
words was right in 59 answers of 100 where always saying the commonest was right in 59 as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldenthread.analysis.coding import CannotLearn, Coder, Coding, Scores, learn
from goldenthread.analysis.limits import FEWEST_STANCES
from goldenthread.analysis.vectors import Depth, Vectors

INFERRED = "inferred by a machine from the words, and not said by the person"


@dataclass(frozen=True, slots=True)
class Inferred:
    """The stance of one answer. `likely` is 0 to 1."""

    stance: str
    likely: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """Stances, and for counting shares the score of each: (answers, stances), as `Coding.evidence` is."""

    inferred: list[Inferred]
    evidence: Scores


@dataclass(frozen=True, slots=True)
class Trust:
    """How far to trust it, on answers that people judged: 0 to 1.

    `accuracy` is how often it is right, `f1` the mean of F1 over the stances, `commonest` how often whoever
    always says the commonest stance is right.
    """

    answers: int
    accuracy: float
    f1: float
    commonest: float


@dataclass(frozen=True, slots=True)
class StanceReader:
    """What was learnt. `trust` is judged on the answers it learnt from, each left out in turn."""

    stances: tuple[str, ...]
    trust: Trust
    _coder: Coder

    def infer(self, texts: Sequence[str], known: Vectors | None = None) -> list[Inferred]:
        """Of answers, none of them blank."""
        return self.weigh(texts, known).inferred

    def weigh(self, texts: Sequence[str], known: Vectors | None = None) -> Weighed:
        """The same, with the scores by which shares are counted."""
        return self._weighed(self._coder.code(texts, known))

    @property
    def of_judged(self) -> Weighed:
        """What it says of each answer that it learnt from, had it not learnt from that one."""
        return self._weighed(self._coder.of_sample)

    def _weighed(self, coding: Coding) -> Weighed:
        return Weighed(_inferred(self.stances, coding), coding.evidence)


def learn_stance(
    texts: Sequence[str], judged: Sequence[str], depth: Depth, known: Vectors | None = None
) -> StanceReader:
    """Learn from answers, none blank, and the stance that people judged each to be.

    `known` as for `learn`. Raises CannotLearn as it does, and where all answers have one stance.
    """
    stances = tuple(sorted(set(judged)))
    if len(stances) < FEWEST_STANCES:
        raise CannotLearn(
            "All answers that people judged have the same stance, so nothing can be told apart."
        )
    given = np.array([[stance == each for each in stances] for stance in judged], np.bool_)
    coder = learn(texts, given, depth, known)
    left_out = [one.stance for one in _inferred(stances, coder.of_sample)]
    return StanceReader(stances, trust(judged, left_out), coder)


def trust(judged: Sequence[str], inferred: Sequence[str]) -> Trust:
    """Compare what people judged with what was inferred, in one order. Raises ValueError for nothing."""
    if not judged:
        raise ValueError("Nothing was judged, so nothing can be compared.")
    right = sum(one == other for one, other in zip(judged, inferred, strict=True))
    [(_, most)] = Counter(judged).most_common(1)
    scores = [_f1(judged, inferred, stance) for stance in sorted(set(judged))]
    return Trust(len(judged), right / len(judged), sum(scores) / len(scores), most / len(judged))


def _f1(judged: Sequence[str], inferred: Sequence[str], stance: str) -> float:
    both = sum(one == other == stance for one, other in zip(judged, inferred, strict=True))
    either = judged.count(stance) + inferred.count(stance)
    return 2 * both / either if either else 0.0


def _inferred(stances: Sequence[str], coding: Coding) -> list[Inferred]:
    """The likeliest. A stance with too few examples to be learnt is never inferred."""
    best, sums = coding.likely.argmax(axis=1), coding.likely.sum(axis=1)
    return [
        Inferred(stances[stance], round(float(coding.likely[row, stance] / sums[row]), 3))
        for row, stance in enumerate(best)
    ]
