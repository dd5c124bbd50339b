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


@dataclass(frozen=True, slots=True)
class Share:
    """Of all answers, 0 to 1. `low` and `high` hold the true share as often as was asked for."""

    share: float
    low: float
    high: float


def shares(coded: Coded, sample: Scores, rest: Scores, confidence: float = 0.95) -> list[Share]:
    """The share of each theme over the sample and the rest together.

    `coded` (sampled, themes) is what people said of answers drawn at random, each as likely as another;
    `sample` is the machine’s score of the same, as if it had not learnt from them; `rest` (others, themes) its
    score of all others. Raises ValueError if nothing was coded.
    """
    if not len(coded):
        raise ValueError("No answer was coded, so no share can be told.")
    return [
        _share(coded[:, each].astype(float), sample[:, each], rest[:, each], confidence)
        for each in range(coded.shape[1])
    ]


def shares_of_sample(coded: Coded, answers: int, confidence: float = 0.95) -> list[Share]:
    """The same from the sample alone, out of so many answers."""
    nothing = np.zeros(coded.shape)
    return shares(coded, nothing, np.zeros((answers - len(coded), coded.shape[1])), confidence)


def _share(true: Scores, sample: Scores, rest: Scores, confidence: float) -> Share:
    size, answers = len(true), len(true) + len(rest)
    trust = _trust(true, sample)
    everywhere = trust * (sample.sum() + rest.sum()) / answers
    share = min(max(float(everywhere + (true - trust * sample).mean()), 0.0), 1.0)
    if size == answers:
        return Share(share, share, share)
    spread = float((true - trust * sample).var(ddof=1)) if size > 1 else 0.25
    return _interval(share, spread * (1 - size / answers) / size, size, answers, confidence)


def _trust(true: Scores, sample: Scores) -> float:
    """How much of the machine’s score to use: none if it does not move with what people said."""
    spread = float(sample.var())
    if spread < 1e-12:
        return 0.0
    together = float(((true - true.mean()) * (sample - sample.mean())).mean())
    return min(max(together / spread, 0.0), 1.0)


def _interval(share: float, variance: float, size: int, answers: int, confidence: float) -> Share:
    """Wilson’s interval (1927) for as many plain draws as would know the share equally well.

    It stays honest for rare themes, where share ± error would reach below nought. What nobody in the sample
    said counts for no less than plain drawing.
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    plain = size / (1 - size / answers)
    draws = share * (1 - share) / variance if variance > 0 and 0 < share < 1 else plain
    draws = max(draws, 1.0)
    middle = (share + z * z / (2 * draws)) / (1 + z * z / draws)
    half = z * sqrt(share * (1 - share) / draws + z * z / (4 * draws * draws)) / (1 + z * z / draws)
    return Share(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))
