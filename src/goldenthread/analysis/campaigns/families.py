"""Campaigns as what their letters have in common, so that any other text can be told to be one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from goldenthread.analysis.campaigns.finding import FEWEST_KEPT, KEPT, Gathering, gatherings
from goldenthread.analysis.campaigns.own_words import OwnWords, kept_shares
from goldenthread.analysis.campaigns.shared_text import WITNESSES, shared_text
from goldenthread.analysis.campaigns.wordings import Runs, Wordings, places_of, plain_words, wordings

FEWEST_WORDS = 20
"""A shorter text is nobody's letter: “I agree” is said alike by people who never heard of each other."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Family:
    """`shared_text` is what all began from; `common` the runs of words, by number, by which one is told."""

    shared_text: str
    common: tuple[int, ...]

    @cached_property
    def words(self) -> list[str]:
        return plain_words(self.shared_text)

    @cached_property
    def own(self) -> OwnWords:
        return OwnWords(self.shared_text)


@dataclass(frozen=True, slots=True)
class Belonging:
    """A text, by its place, is a letter of a family, by its place. The rest is as of a Member."""

    text: int
    family: int
    kept: float
    identical: bool
    added: tuple[str, ...]


def find_families(texts: Sequence[str], copies: Numbers, fewest: int, asked: Runs) -> list[Family]:
    """The families among different texts, largest shared text first. `copies` says how many sent each word
    for word, `asked` are runs that anybody may repeat. Source: as find_campaigns."""
    said = wordings(map(plain_words, texts))
    found = []
    for gathered in gatherings(said, copies, fewest, asked):
        shared = text_of(gathered, lambda number: texts[number])
        if len(plain_words(shared)) >= FEWEST_WORDS:
            found.append(Family(shared, tuple(int(run) for run in gathered.runs)))
    return found


def text_of(gathered: Gathering, text: Callable[[int], str]) -> str:
    """The text that a gathering shares: what many sent word for word, or what most say."""
    witnesses = [text(number) for number in gathered.texts[:WITNESSES]]
    return witnesses[0] if gathered.original else shared_text(witnesses)


def belonging(texts: Sequence[str], families: Sequence[Family]) -> Iterator[Belonging]:
    """Which of these texts belong to a family: of several, to the one that stands first."""
    words = [plain_words(text) for text in texts]
    long = [place for place, each in enumerate(words) if len(each) >= FEWEST_WORDS]
    said = wordings(words[place] for place in long)
    of = _first_family(said, families)
    for number, family in enumerate(families):
        members = np.flatnonzero(of == number)
        if not len(members):
            continue
        runs = wordings([family.words]).runs
        shares = kept_shares(said, members, runs[runs != 0])
        for member, share in zip(members, shares, strict=True):
            place = long[member]
            identical = words[place] == family.words
            yield Belonging(place, number, round(float(share), 3), identical, family.own.added(texts[place]))


def _first_family(said: Wordings, families: Sequence[Family]) -> Numbers:
    """For each text the family it belongs to, or -1: as in gatherings, by how many common runs it has."""
    count = len(said.starts) - 1
    runs = [np.array(family.common, np.uint64) for family in families]
    known = np.unique(np.concatenate(runs)) if runs else np.empty(0, np.uint64)
    if not len(known) or not len(said.runs):
        return np.full(count, -1)
    places, there = places_of(said.runs, known)
    text = np.repeat(np.arange(count), np.diff(said.starts))
    shape = (count, len(known))
    has = csr_array((np.ones(int(there.sum()), np.int32), (text[there], places[there])), shape)
    has.data[:] = 1  # a run that a text has twice is one
    which = np.concatenate([np.full(len(each), number) for number, each in enumerate(runs)])
    where = np.searchsorted(known, np.concatenate(runs))
    common = csr_array((np.ones(len(where), np.int32), (where, which)), (len(known), len(families)))
    met = (has @ common).tocoo()
    needed = np.array([max(FEWEST_KEPT, KEPT * len(each)) for each in runs])
    enough = met.data >= needed[met.coords[1]]
    first = np.full(count, len(families))
    np.minimum.at(first, met.coords[0][enough], met.coords[1][enough])
    return np.where(first == len(families), -1, first)
