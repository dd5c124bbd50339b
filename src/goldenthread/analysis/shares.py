"""What share of all answers has a theme, from a random sample that people coded.

The sample alone gives an honest share. Where a machine has scored every answer, its scores say how the sample
happens to differ from the rest, and the share is put right by that: the difference estimator of survey
sampling (Särndal, Swensson and Wretman 1992, chapter 6), lately called prediction-powered inference with
tuning (Angelopoulos, Duchi and Zrnic 2023). The better the machine, the narrower the interval; a machine that
knows nothing changes nothing, and one that is wrong cannot mislead.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Coded = NDArray[np.bool_]
_EXAMPLES_IN_DOUBT = 10


@dataclass(frozen=True, slots=True)
class Share:
    """Of all answers, 0 to 1. `low` and `high` hold the true share as often as was asked for."""

    share: float
    low: float
    high: float


def shares(coded: Coded, sample: Scores, rest: Scores, confidence: float = 0.95) -> list[Share]:
    """The share of each theme over the sample and the rest together.

    `coded` (sampled, themes) is what people said of answers drawn at random, each as likely as another;
    `sample` is the machine’s score of the same, as if it had not learnt from them; `rest` (others, themes)
    its score of all others. Raises ValueError if nothing was coded.
    """
    everyone = np.concatenate([sample, rest])
    spread = 1 / max(len(coded), 1) - 1 / max(len(everyone), 1)
    return _shares(coded, sample, everyone, spread, confidence)


def shares_from_sums(
    coded: Coded, sample: Scores, rest_sum: Scores, rest: int, confidence: float = 0.95
) -> list[Share]:
    """The same as `shares`, of the others only the sum of their scores (themes,) and how many they are."""
    if not len(coded):
        raise ValueError("No answer was coded, so no share can be told.")
    everyone = (sample.sum(axis=0) + rest_sum) / (len(sample) + rest)
    spread = 1 / len(coded) - 1 / (len(sample) + rest)
    return [
        _share(coded[:, each].astype(float), sample[:, each], everyone[each : each + 1], spread, confidence)
        for each in range(coded.shape[1])
    ]


def shares_of_sample(coded: Coded, answers: int, confidence: float = 0.95) -> list[Share]:
    """The share of each theme among so many answers, from the sample alone: (sampled, themes)."""
    nothing = np.zeros(coded.shape)
    return shares(coded, nothing, np.zeros((answers - len(coded), coded.shape[1])), confidence)


def shares_elsewhere(coded: Coded, sample: Scores, others: Scores, confidence: float = 0.95) -> list[Share]:
    """The share of each theme over other answers (others, themes) that came as those of the sample did.

    The interval is wider than over all: the others are a chance draw as well. Raises ValueError as above.
    """
    spread = 1 / max(len(coded), 1) + 1 / max(len(others), 1)
    return _shares(coded, sample, others, spread, confidence)


def contributions(coded: Coded, sample: Scores, rest: Scores) -> tuple[Scores, Scores]:
    """What each answer of the sample, and each other, adds to the number that `shares` stands for.

    So that a number can be told by group: of the sample what people said, 0 or 1; of the others what the
    machine says put right by the sample, which may lie below 0 or above 1. Shapes as given; raises ValueError
    as above.
    """
    if not len(coded):
        raise ValueError("No answer was coded, so nothing can be told.")
    true = coded.astype(float)
    trust = np.array([_trust(true[:, each], sample[:, each]) for each in range(coded.shape[1])])
    return true, rest * trust + (true - trust * sample).mean(axis=0)


def _shares(coded: Coded, sample: Scores, counted: Scores, spread: float, confidence: float) -> list[Share]:
    if not len(coded) or not len(counted):
        raise ValueError("No answer was coded, or there is none to count, so no share can be told.")
    return [
        _share(coded[:, each].astype(float), sample[:, each], counted[:, each], spread, confidence)
        for each in range(coded.shape[1])
    ]


def _share(true: Scores, sample: Scores, counted: Scores, spread: float, confidence: float) -> Share:
    trust = _trust(true, sample)
    left = true - trust * sample
    share = min(max(float(trust * counted.mean() + left.mean()), 0.0), 1.0)
    if spread <= 0:
        return Share(share, share, share)
    return _interval(share, float(left.var()) * spread, 1 / spread, confidence)


def _trust(true: Scores, sample: Scores) -> float:
    """How much of the machine’s score to use: none if it does not move with what people said.

    Few examples cannot tell, so it is drawn towards none by as much as ten would say.
    """
    spread = float(sample.var())
    if spread < 1e-12:
        return 0.0
    together = float(((true - true.mean()) * (sample - sample.mean())).mean())
    examples = min(true.sum(), len(true) - true.sum())
    return min(max(together / spread, 0.0), 1.0) * float(examples / (examples + _EXAMPLES_IN_DOUBT))


def _interval(share: float, variance: float, plain: float, confidence: float) -> Share:
    """Wilson’s interval (1927) for as many plain draws as would know the share equally well.

    It stays honest for rare themes, where share ± error would reach below nought. `plain` is the number of
    draws that the sample alone is worth: it stands where nobody, or everybody, said it.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    draws = share * (1 - share) / variance if variance > 0 and 0 < share < 1 else plain
    middle = (share + z * z / (2 * draws)) / (1 + z * z / draws)
    half = z * sqrt(share * (1 - share) / draws + z * z / (4 * draws * draws)) / (1 + z * z / draws)
    return Share(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))
