"""Counts of people as they may be shown: rounded to 5, none under 10, whatever filters are set.

Source of the rule: the “10-5 rule” (ONS, Comparison of post-tabular statistical disclosure control methods),
as DHSC uses it for consultations: round to 5, suppress below 10 (docs/decisions/0024).

**Why rounding each answer is not enough.** Whoever may ask for 52 people and for the same without one of them
sees 50 and 55, and knows that somebody is there. Hiding small cells is not enough either: the total less the
others gives them back. And asking with many different groups added, then taking the mean of the differences,
undoes any rounding that is done for each answer.

**What is done instead.** Everybody stands in exactly one cell: the combination of all that can be filtered
by. The cells are protected once, and every answer, under every filter, is the sum of protected cells and of
nothing else. So all answers together tell what the protected cells tell, and no more; and of those, each is
0 or at least 10 and a multiple of 5. A cell of 0 may hold 0 to 9 people and nobody can say which. A cell of
10 or more may differ from the truth by up to 9 either way.

**How true it stays.** What a cell is rounded by is carried to the next, so that any run of cells in their
order, such as all people, or one value of the first thing that is filtered by, is off by less than 10. Sums
across the order are off by as many runs as they are made of, as chance has it.

What this does not do: it protects one set of people, once. If the people change while the counts are shown,
whoever asked before can compare; show counts when a consultation has closed, or at steps that are far apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

STEP, LEAST = 5, 10

Cell = tuple[str, ...]


def shown(count: int) -> int | None:
    """A count that is shown once and can be filtered by nothing: to the nearest 5; None if under 10.

    Raises ValueError for a count under 0.
    """
    if count < 0:
        raise ValueError("A count of people is not under 0.")
    return None if count < LEAST else (count + STEP // 2) // STEP * STEP


@dataclass(frozen=True, slots=True)
class ProtectedCounts:
    """Counts that can be asked for with any filter on `by`, such as region and role."""

    by: tuple[str, ...]
    cells: Mapping[Cell, int]

    def count(self, **among: Collection[str]) -> int | None:
        """How many have, in each thing named, one of these values; None if under 10.

        Raises KeyError for something that is not in `by`.
        """
        if unknown := among.keys() - set(self.by):
            raise KeyError(f"Nothing is counted by {', '.join(sorted(unknown))}.")
        wanted = [among.get(name) for name in self.by]
        total = sum(
            count
            for cell, count in self.cells.items()
            if all(values is None or value in values for value, values in zip(cell, wanted, strict=True))
        )
        return total if total >= LEAST else None


def protected(people: Iterable[Mapping[str, str]], by: Iterable[str], *, key: bytes) -> ProtectedCounts:
    """Protect the counts of these people by these things, the most important one first.

    `key` is a secret of the consultation: with the same people and key the counts are the same; without it
    nobody can work out how they were rounded. Make a table of its own, with `key` and the theme's name, for
    the people of each theme. Raises KeyError if somebody lacks one of the things.
    """
    names = tuple(by)
    true = Counter(tuple(person[name] for name in names) for person in people)
    return protected_amounts(true, names, key=key)


def protected_amounts(amounts: Mapping[Cell, float], by: Iterable[str], *, key: bytes) -> ProtectedCounts:
    """The same for numbers of people that were estimated, by cell: they need not be whole."""
    return ProtectedCounts(tuple(by), _carried(sorted(amounts.items()), key))


def _carried(cells: list[tuple[Cell, float]], key: bytes) -> dict[Cell, int]:
    """Each cell to the nearest number that may stand, with what was lost or won before it."""
    carried = int.from_bytes(blake2b(key, digest_size=8).digest()) / 2**64 * LEAST - LEAST / 2
    kept = {}
    for cell, count in cells:
        owed = count + carried
        kept[cell] = _allowed(owed)
        carried = owed - kept[cell]
    return kept


def _allowed(owed: float) -> int:
    """The nearest of 0, 10, 15, 20 and so on."""
    if owed < LEAST:
        return LEAST if owed >= LEAST / 2 else 0
    return round(owed / STEP) * STEP
