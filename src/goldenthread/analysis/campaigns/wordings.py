"""Texts as runs of three words, each a number, so that a hundred thousand can be compared at once."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

RUN = 3
"""Words in a run. Shorter ones are shared by chance, longer ones are lost with the first changed word."""

Runs = NDArray[np.uint64]
_AT_ONCE, _BLOCK = 4096, 1 << 20
_WORD = re.compile(r"\w+")
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def plain_words(text: str) -> list[str]:
    """The words in small letters, without punctuation: what is compared."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Wordings:
    """`runs` of all texts end to end (0 where a run would reach into the next text); `starts` has one more
    entry than there are texts."""

    runs: Runs
    starts: NDArray[np.int64]

    def having(self, texts: NDArray[np.int64], wanted: Runs) -> Iterator[NDArray[np.bool_]]:
        """Which of the wanted runs (in order of their numbers) each text has: a row for each text and a
        column for each run, some thousands of rows at a time."""
        for first in range(0, len(texts), _AT_ONCE):
            some = texts[first : first + _AT_ONCE]
            lengths = self.starts[some + 1] - self.starts[some]
            before = np.concatenate([[0], np.cumsum(lengths)])
            runs = self.runs[np.repeat(self.starts[some] - before[:-1], lengths) + np.arange(before[-1])]
            places, known = places_of(runs, wanted)
            has = np.zeros((len(some), len(wanted)), dtype=bool)
            has[np.repeat(np.arange(len(some)), lengths)[known], places[known]] = True
            yield has


def places_of(runs: Runs, wanted: Runs) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """For each run its place among the wanted ones (in order of their numbers), and whether it is there."""
    places = np.searchsorted(wanted, runs).astype(np.int32)
    places[places == len(wanted)] = 0
    return places, wanted[places] == runs


def wordings(texts: Iterable[Sequence[str]]) -> Wordings:
    """Of texts given as words. The same words give the same numbers in every run of the program."""
    numbers: dict[str, int] = {}
    flat, starts = array("i"), [0]
    for words in texts:
        flat.extend(numbers.setdefault(word, len(numbers)) for word in words)
        starts.append(len(flat))
    ends = np.array(starts, dtype=np.int64)
    return Wordings(_runs(np.frombuffer(flat, dtype=np.int32), _hashes(numbers), ends), ends)


def runs_of(texts: Iterable[str]) -> Runs:
    """The runs of these texts, each once, in order of their numbers."""
    runs = wordings(map(plain_words, texts)).runs
    return np.unique(runs[runs != 0])


def _hashes(words: Iterable[str]) -> Runs:
    digests = b"".join(blake2b(word.encode(), digest_size=8).digest() for word in words)
    return np.frombuffer(digests, dtype=np.uint64)


def _runs(flat: NDArray[np.int32], hashes: Runs, starts: NDArray[np.int64]) -> Runs:
    runs = np.zeros(len(flat), dtype=np.uint64)
    for first in range(0, len(flat) - RUN + 1, _BLOCK):
        last = min(first + _BLOCK, len(flat) - RUN + 1)
        block = runs[first:last]
        for place, factor in enumerate(_MIX):
            block += hashes[flat[first + place : last + place]] * factor
        block ^= block >> np.uint64(31)
    for back in range(1, RUN):
        ends = starts[1:] - back
        runs[ends[ends >= starts[:-1]]] = 0
    return runs
