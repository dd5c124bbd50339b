"""What a member of a campaign kept of the shared text, and what it added in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.campaigns.wordings import RUN, Runs, Wordings, plain_words
from goldenthread.analysis.sentences import sentences

HALF = 0.5
FOREIGN = 4
"""A sentence with so many words on end that the shared text has nowhere is somebody's own, whatever else
it has."""


def kept_shares(said: Wordings, texts: NDArray[np.int64], shared: Runs) -> NDArray[np.float64]:
    """For each text the share, 0 to 1, of the words of the shared text that it kept.

    `shared` are the runs of the shared text in their order. A word counts as kept if it stands in the text
    within a run of three words of the shared text.
    """
    inside, where = np.unique(shared, return_inverse=True)
    return np.concatenate([_words_kept(has[:, where]) for has in said.having(texts, inside)])


def _words_kept(has: NDArray[np.bool_]) -> NDArray[np.float64]:
    words = np.zeros((len(has), has.shape[1] + RUN - 1), dtype=bool)
    for place in range(RUN):
        words[:, place : place + has.shape[1]] |= has
    return np.asarray(words.mean(axis=1), dtype=np.float64)


class OwnWords:
    """Tells the sentences of a shared text, even with changed words, from sentences of one's own."""

    def __init__(self, shared: str) -> None:
        words = plain_words(shared)
        self._words = frozenset(words)
        self._pairs = frozenset(pairwise(words))
        self._known: dict[str, bool] = {}

    def added(self, text: str) -> tuple[str, ...]:
        """The passages of this text that are its sender's own, whole sentences, in full and in order."""
        return tuple(" ".join(passage) for own, passage in groupby(sentences(text), self._is_own) if own)

    def _is_own(self, sentence: str) -> bool:
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._judged(plain_words(sentence))
        return known

    def _judged(self, words: list[str]) -> bool:
        found = list(self._found(words))[: len(words)]
        return sum(found) < HALF * len(words) or self._foreign(words, found) >= FOREIGN

    def _found(self, words: list[str]) -> Iterator[bool]:
        """Whether each word stands beside the same word as in the shared text."""
        pairs = [pair in self._pairs for pair in pairwise(words)]
        if len(words) == 1:
            return iter([words[0] in self._words])
        return (one or other for one, other in zip([False, *pairs], [*pairs, False], strict=True))

    def _foreign(self, words: list[str], found: list[bool]) -> int:
        """The most words, in one stretch without any that was found, that the shared text has nowhere."""
        most = count = 0
        for word, is_found in zip(words, found, strict=True):
            count = 0 if is_found else count + (word not in self._words)
            most = max(most, count)
        return most
