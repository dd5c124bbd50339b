"""How far two coders agree, or the machine and a person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Coded = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over one theme, or over all together. `kappa` and `f1` are None where they say nothing:
    kappa if both coders gave every answer the same, F1 if neither ever gave the theme."""

    first: int
    second: int
    both: int
    answers: int
    kappa: float | None
    f1: float | None


def agreement(first: Coded, second: Coded) -> Agreement:
    """Cohen’s kappa (1960) and F1 of two coders over the same decisions, arrays of one shape.

    Given (answers, themes), each pair of an answer and a theme is one decision. Raises ValueError if the
    shapes differ.
    """
    if first.shape != second.shape:
        raise ValueError("Both coders must have coded the same answers for the same themes.")
    count, both = first.size, int((first & second).sum())
    one, two = int(first.sum()), int(second.sum())
    alike = float((first == second).mean()) if count else 1.0
    by_chance = (one * two + (count - one) * (count - two)) / count**2 if count else 1.0
    return Agreement(
        one,
        two,
        both,
        count,
        None if by_chance == 1 else (alike - by_chance) / (1 - by_chance),
        2 * both / (one + two) if one + two else None,
    )


def agreement_by_theme(first: Coded, second: Coded) -> list[Agreement]:
    """The agreement on each theme, in the order of the columns of (answers, themes)."""
    if first.shape != second.shape:
        raise ValueError("Both coders must have coded the same answers for the same themes.")
    return [agreement(first[:, theme], second[:, theme]) for theme in range(first.shape[1])]


def answer_f1(first: Coded, second: Coded) -> float:
    """F1 of the two sets of themes of each answer, averaged over answers; two empty sets agree (1).

    Shape (answers, themes). This is the figure that consultations publish (i.AI Consult’s evaluation).
    Nan without answers.
    """
    if not len(first):
        return float("nan")
    both, sizes = (first & second).sum(axis=1), first.sum(axis=1) + second.sum(axis=1)
    return float(np.where(sizes, 2 * both / np.maximum(sizes, 1), 1.0).mean())
