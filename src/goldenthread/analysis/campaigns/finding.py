"""Which texts share a common text: by the runs of words that several of them have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from goldenthread.analysis.campaigns.wordings import Runs, Wordings, places_of

SHARED_BY = 3
"""A run that fewer texts have is somebody's own."""
NEAR, KEPT, OFTEN = 0.3, 0.2, 0.25
"""Chosen on letters that no measurement uses. NEAR: the part of one text's shared runs that another must
have for both to be looked at together. KEPT: the part of the common runs that a member has. OFTEN: the part
of the members that have a common run."""
FEWEST_KEPT, FEWEST_COMMON = 6, 15
"""However short the shared text, a member has so many of its runs, and it has so many itself."""
FEWEST_COPIES, PART_COPIES = 3, 0.02
"""Of a group, so many copies of one text, in number and as a part, show that it is the original."""

_BLOCK = 1 << 20
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Texts by their number, the most typical first, and the runs they have in common.

    `original` is whether so many sent the first text word for word that it is what all began from.
    """

    texts: Numbers
    runs: Runs
    original: bool


def gatherings(said: Wordings, copies: Numbers, fewest: int, ignored: Runs) -> Iterator[Gathering]:
    """Groups of texts of at least `fewest` senders, the largest shared text first; no text is in two.

    `copies` says how many sent each text word for word.
    """
    names = _shared_runs(said, copies, ignored)
    if not len(names):
        return
    has = _table(said, names)
    had_by = has.T.tocsr()
    spread = np.diff(had_by.indptr)
    free = np.ones(len(copies), dtype=bool)
    fresh = np.ones(len(names), dtype=bool)
    for first in _typical_first(has, had_by, copies):
        runs = _row(has, first)
        runs = runs[fresh[runs]]
        if not free[first] or len(runs) < FEWEST_COMMON:
            continue
        texts = _having(had_by, runs, NEAR, free)
        if copies[texts].sum() < fewest:
            continue
        common = _common(has, texts, copies, fresh)
        texts = _having(had_by, common, KEPT, free)
        common = _common(has, texts, copies, fresh)
        texts = _having(had_by, common, KEPT, free)
        if len(common) < FEWEST_COMMON or copies[texts].sum() < fewest:
            continue
        free[texts] = False
        fresh[_mostly_theirs(has, texts, spread)] = False
        yield _gathering(said, texts, copies, names[common])


def _shared_runs(said: Wordings, copies: Numbers, ignored: Runs) -> Runs:
    """The runs in several texts, or in one that several sent, in order of their numbers."""
    again = [said.runs[said.starts[text] : said.starts[text + 1]] for text in np.flatnonzero(copies > 1)]
    runs = np.concatenate([said.runs, *again, *again])
    runs.sort()
    often = runs[SHARED_BY - 1 :][runs[SHARED_BY - 1 :] == runs[: len(runs) - SHARED_BY + 1]]
    return np.setdiff1d(often, np.append(ignored, np.uint64(0)))


def _table(said: Wordings, names: Runs) -> csr_array:
    """A row for each text, a column for each shared run, 1 where the text has it."""
    counts = np.zeros(len(said.runs) + 1, dtype=np.int32)
    columns = []
    for first in range(0, len(said.runs), _BLOCK):
        places, known = places_of(said.runs[first : first + _BLOCK], names)
        counts[first + 1 : first + 1 + len(known)] = known
        columns.append(places[known])
    ends = np.cumsum(counts, dtype=np.int32)[said.starts]
    ones = np.ones(int(ends[-1]), dtype=np.int8)
    table = csr_array((ones, np.concatenate(columns), ends), (len(ends) - 1, len(names)))
    table.sum_duplicates()
    table.data[:] = 1
    return table


def _typical_first(has: csr_array, had_by: csr_array, copies: Numbers) -> Numbers:
    """The texts by how much of them many others have too; copies of one text stand as one."""
    spread = np.log2(1 + had_by @ copies)
    return np.argsort(-(has @ spread), kind="stable")


def _row(table: csr_array, row: int) -> Numbers:
    return np.asarray(table.indices[table.indptr[row] : table.indptr[row + 1]])


def _having(had_by: csr_array, runs: Numbers, share: float, free: NDArray[np.bool_]) -> Numbers:
    """The free texts that have at least this share of the runs, and the fewest that count."""
    met = np.concatenate([_row(had_by, run) for run in runs]) if len(runs) else np.array([], dtype=np.int32)
    counts = np.bincount(met, minlength=len(free))
    return np.flatnonzero((counts >= max(FEWEST_KEPT, share * len(runs))) & free)


def _gathering(said: Wordings, texts: Numbers, copies: Numbers, common: Runs) -> Gathering:
    sent = copies[texts]
    known = np.where(sent >= max(FEWEST_COPIES, PART_COPIES * sent.sum()), sent, 0)
    has = np.concatenate([some.sum(axis=1) for some in said.having(texts, common)])
    lengths = said.starts[texts + 1] - said.starts[texts]
    order = np.lexsort((texts, -2 * has / (lengths + len(common)), -known))
    return Gathering(texts[order], common, original=bool(known[order[0]]))


def _mostly_theirs(has: csr_array, texts: Numbers, spread: Numbers) -> NDArray[np.bool_]:
    """The runs that are found in these texts more than in all others: no other group is begun with them."""
    within = np.bincount(has[texts].indices, minlength=len(spread))
    return within * 2 > spread


def _common(has: csr_array, texts: Numbers, copies: Numbers, fresh: NDArray[np.bool_]) -> Numbers:
    weights = copies[texts]
    shares = (has[texts].T @ weights) / max(1, weights.sum())
    return np.flatnonzero((shares >= OFTEN) & fresh)
