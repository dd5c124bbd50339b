"""Whether a letter says much the same as letters before it, when none of them is kept.

Of each letter a sketch stays: the smallest of the numbers that its runs of words get under a secret key. Two
letters share about as much of their sketches as they share of their runs. Nobody who has a sketch, and not
the key, can work out a word of the letter.
Source: Broder, On the resemblance and containment of documents, 1997 (the sketch of the smallest numbers).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.campaigns.own_words import OwnWords
from goldenthread.analysis.campaigns.wordings import RUN, plain_words

SIZE = 64
"""Numbers in a sketch: what two letters share is then told to about a tenth."""
ALIKE = 0.5
"""Letters that share this part of their runs are the same letter, changed here and there."""
FEWEST_WORDS = 20
"""A shorter letter is nobody's: “please help” is said alike by people who never heard of each other."""

_NUMBER = ">u8"


def sketch(text: str, key: bytes) -> bytes:
    """512 bytes at most; none for a text of fewer than 20 words. `key` has 1 to 64 bytes."""
    words = plain_words(text)
    if len(words) < FEWEST_WORDS:
        return b""
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    smallest = sorted(blake2b(run.encode(), digest_size=8, key=key).digest() for run in runs)[:SIZE]
    return b"".join(smallest)


def alike(one: bytes, others: Iterable[bytes]) -> int:
    """How many of the others say much the same as this one. None, if this one is empty."""
    mine = _numbers(one)
    return sum(_shared(mine, _numbers(other)) >= ALIKE for other in others) if len(mine) else 0


def _shared(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """The part of the runs of both that both have, as far as the smallest numbers tell."""
    smallest = np.union1d(one, other)[:SIZE]
    both = np.intersect1d(one, other, assume_unique=True)
    return float(np.isin(both, smallest, assume_unique=True).sum() / len(smallest)) if len(smallest) else 0.0


def _numbers(given: bytes) -> NDArray[np.uint64]:
    return np.frombuffer(given, dtype=_NUMBER).astype(np.uint64)


def own_share(text: str, given: str) -> float:
    """The share, 0 to 1, of the words of this text that stand in sentences of its writer's own.

    `given` is what everybody was given, such as points to make. 1 for an empty text.
    """
    words = len(plain_words(text))
    own = sum(len(plain_words(passage)) for passage in OwnWords(given).added(text))
    return own / words if words else 1.0
