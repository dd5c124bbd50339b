"""Which of a great many texts may be somebody’s letter, told piece by piece.

Texts that share a letter share long runs of words, and others hardly do. Each piece gives the long runs of
its texts, in order of their numbers; whoever counts takes a range of the numbers from all pieces; and each
piece is told which of its runs are found in several texts. Nobody ever holds all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.campaigns.finding import SHARED_BY
from goldenthread.analysis.campaigns.wordings import RUN, Runs, Wordings

LONG = 2 * RUN
"""Words. Of a letter with a fifth of its words changed, a quarter of such runs is left."""
FEWEST_SHARED = 6
"""A text that shares fewer is nobody’s letter: so many stand in eleven words on end."""

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
_MIX = np.uint64(0x9E3779B97F4A7C15)
_NUMBERS = 1 << 64


def long_runs(said: Wordings) -> tuple[Runs, Rows]:
    """Each long run of each text once, in order of its number, and the text that has it."""
    if not len(said.runs):
        return said.runs, np.empty(0, np.int64)
    short, after = said.runs[: max(len(said.runs) - RUN, 0)], said.runs[RUN:]
    text = np.repeat(np.arange(len(said.starts) - 1), np.diff(said.starts))
    within = (short != 0) & (after != 0) & (text[: len(short)] == text[RUN:])
    runs = (short * _MIX ^ (after >> np.uint64(7))) * _MIX
    runs ^= runs >> np.uint64(29)
    pairs = np.zeros(int(within.sum()), dtype=[("run", np.uint64), ("text", np.int64)])
    pairs["run"], pairs["text"] = runs[within], text[: len(short)][within]
    once = np.unique(pairs)
    return np.ascontiguousarray(once["run"]), np.ascontiguousarray(once["text"])


def part_of(runs: Runs, part: int, of: int) -> slice:
    """Where in these runs, in order, the numbers of one of so many equal ranges stand."""
    first, last = (_NUMBERS * each // of for each in (part, part + 1))
    start = np.searchsorted(runs, np.uint64(first))
    end = np.searchsorted(runs, np.uint64(last)) if last < _NUMBERS else len(runs)
    return slice(int(start), int(end))


def in_several(pieces: Sequence[Runs]) -> list[Flags]:
    """For each piece, which of its runs are had by at least three texts of all pieces."""
    everything = np.sort(np.concatenate(pieces)) if pieces else np.empty(0, np.uint64)
    late = everything[SHARED_BY - 1 :]
    often = np.unique(late[late == everything[: len(late)]])
    return [_among(runs, often) for runs in pieces]


def suspects(texts: Rows, shared: Flags) -> Rows:
    """The texts that share enough, given the text of each long run and whether it is shared."""
    counts = np.bincount(texts[shared]) if len(texts) else np.empty(0, np.int64)
    return np.flatnonzero(counts >= FEWEST_SHARED)


def _among(runs: Runs, known: Runs) -> Flags:
    if not len(known):
        return np.zeros(len(runs), np.bool_)
    places = np.searchsorted(known, runs)
    places[places == len(known)] = 0
    return np.asarray(known[places] == runs)
