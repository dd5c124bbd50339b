"""Numbers of people for things that an answer can say, from the sample and what a machine says of the rest.

What comes out may be shown: each number is a sum of cells that were protected once (docs/decisions/0024), and
a likely range is rounded outwards to steps of five.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np

from goldenthread.analysis.shares import Share, contributions, shares
from goldenthread.analysis.small_numbers import STEP
from goldenthread.themes.protecting import BY, FEWEST_IN_A_GROUP, Cell, Tables, as_cells, tables, total_of
from goldenthread.themes.queries.population import Text

FEWEST_READ = 30
"""With fewer answers of a group in the sample, its likely range would say nothing."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is needed to count: people’s answers, those of the sample first, and what the machine says.

    `coded` (sampled, things) is what people said; `of_sample` and `of_rest` are scores of the same things.
    """

    sample: list[Text]
    rest: list[Text]
    coded: Any
    of_sample: Any
    of_rest: Any
    key: bytes

    @property
    def everyone(self) -> list[Text]:
        return [*self.sample, *self.rest]

    def key_for(self, what: object) -> bytes:
        return self.key + str(what).encode()


def totals_of(numbers: Numbers, what: str) -> Tables:
    """How many people there are, by who and where."""
    return tables(Counter(_cell(text) for text in numbers.everyone), numbers.key_for(what))


def estimated(numbers: Numbers, names: Sequence[object], totals: Tables, of: int) -> list[dict[str, Any]]:
    """For each thing, by its name in the secret: its figure, its groups and its cells."""
    found = shares(numbers.coded, numbers.of_sample, numbers.of_rest)
    added = np.concatenate(contributions(numbers.coded, numbers.of_sample, numbers.of_rest))
    ranges = {name: _ranges(numbers, at) for at, name in enumerate(BY)}
    things = []
    for each, thing in enumerate(names):
        counts = tables(_sums(numbers.everyone, added[:, each]), numbers.key_for(thing))
        known = {name: {value: known[each] for value, known in ranges[name].items()} for name in BY}
        things.append({
            **_figure(total_of(counts), of, found[each] if len(numbers.rest) else None),
            "groups": {name: _groups(name, counts, totals, known[name]) for name in BY},
            "cells": as_cells(counts),
        })  # fmt: skip
    return things


def _groups(name: str, counts: Tables, totals: Tables, known: dict[str, Share]) -> list[dict[str, Any]]:
    """By one thing: each value that can be shown, the largest first, with figures where it is large."""
    groups = []
    for (value,), of in totals[name].cells.items():
        if of:
            enough = of >= FEWEST_IN_A_GROUP
            told = known.get(value) if enough else None
            figure = _figure(counts[name].cells.get((value,), 0), of, told)
            if not enough:
                figure |= {"count": None, "share": None}
            groups.append({"value": value, **figure})
    return sorted(groups, key=lambda group: -group["of"])


def _figure(count: int, of: int, known: Share | None) -> dict[str, Any]:
    """A number of people out of so many, its share, and the likely range if it was estimated."""
    count = min(count, of)  # each was rounded by itself
    share = round(count / of, 2) if of else 0.0
    step = max(0.01, STEP / of) if of else 1.0
    low = min(floor(known.low / step) * step, share) if known else None
    high = max(ceil(known.high / step) * step, share) if known else None
    return {
        "count": count,
        "of": of,
        "share": share,
        "low": None if low is None else round(low, 2),
        "high": None if high is None else round(min(high, 1.0), 2),
    }


def _ranges(numbers: Numbers, at: int) -> dict[str, list[Any]]:
    """By value, the share of each theme as the sample of that group alone tells it."""
    sampled: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)
    for texts, rows in ((numbers.sample, sampled), (numbers.rest, others)):
        for row, text in enumerate(texts):
            rows[_cell(text)[at]].append(row)
    return {
        value: shares(numbers.coded[rows], numbers.of_sample[rows], numbers.of_rest[others.get(value, [])])
        for value, rows in sampled.items()
        if len(rows) >= FEWEST_READ and others.get(value)
    }


def _cell(text: Text) -> Cell:
    return text.who, text.region


def _sums(texts: Sequence[Text], added: Any) -> dict[Cell, float]:
    sums: dict[Cell, float] = defaultdict(float)
    for text, number in zip(texts, added, strict=True):
        sums[_cell(text)] += float(number)
    return sums
