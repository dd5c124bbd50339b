"""Made-up answers about three things, and who said what."""

from __future__ import annotations

import numpy as np

SAID = {
    "waiting": ["we waited {} weeks for an appointment", "the delay was {} months, far too long"],
    "staff": ["the {} teacher was kind and listened", "friendly staff, the {} one above all"],
    "transport": ["the taxi came late {} times", "no bus takes us there, {} miles away"],
}
THEMES = list(SAID)


def answers(number: int, seed: int = 0) -> tuple[list[str], np.ndarray]:
    """Texts and (answers, themes): each says one thing or two."""
    random = np.random.default_rng(seed)
    coded = np.zeros((number, 3), np.bool_)
    texts = []
    for row in range(number):
        themes = random.permutation(3)[: random.integers(1, 3)]
        coded[row, themes] = True
        parts = [str(random.choice(SAID[THEMES[theme]])).format(random.integers(2, 99)) for theme in themes]
        texts.append(". ".join(parts))
    return texts, coded
