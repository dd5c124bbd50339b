"""Numbers of people as they may be shown: by who they are, by where, by both, and of all.

Each table is protected once, with a secret of its own (docs/decisions/0024), so that neither a filter nor the
difference of two gives anybody away.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from goldenthread.analysis.small_numbers import LEAST, ProtectedCounts, protected_amounts

BY = ("who", "region")
ALL, BOTH = "all", "both"
FEWEST_IN_A_GROUP = 50
"""Of a smaller group the rounding weighs too much: what its people said is not shown."""
Cell = tuple[str, ...]
Tables = dict[str, ProtectedCounts]
Cells = Mapping[str, list[list[Any]]]
"""Tables as they are kept: by name, rows of values that end in a number."""


def secret_of(question_id: UUID) -> bytes:
    """By which the numbers of a question are rounded: the same every time, and nobody else’s to know."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"counts {question_id}".encode(), hashlib.sha256).digest()


def tables(amounts: Mapping[Cell, float], key: bytes) -> Tables:
    """Protect numbers given by who and region."""
    by_one: dict[str, dict[Cell, float]] = {name: defaultdict(float) for name in BY}
    for cell, number in amounts.items():
        for name, value in zip(BY, cell, strict=True):
            by_one[name][(value,)] += number
    everybody: dict[Cell, float] = {(): float(sum(amounts.values()))}
    found = {name: protected_amounts(by_one[name], [name], key=key + name.encode()) for name in BY}
    return found | {
        ALL: protected_amounts(everybody, [], key=key + ALL.encode()),
        BOTH: protected_amounts(amounts, BY, key=key + BOTH.encode()),
    }


def total_of(protected: Tables) -> int:
    return protected[ALL].count() or 0


def as_cells(protected: Tables) -> dict[str, list[list[Any]]]:
    return {
        name: [[*cell, count] for cell, count in sorted(table.cells.items()) if count]
        for name, table in protected.items()
    }


def count_where(cells: Cells, who: str | None, region: str | None) -> int | None:
    """How many are of this kind and from this region; None chooses all. None back: under 10, not shown."""
    if who is None and region is None:
        total = sum(count for *_, count in cells[ALL])
    elif region is None:
        total = sum(count for value, count in cells["who"] if value == who)
    elif who is None:
        total = sum(count for value, count in cells["region"] if value == region)
    else:
        total = sum(count for one, other, count in cells[BOTH] if (one, other) == (who, region))
    return total if total >= LEAST else None
