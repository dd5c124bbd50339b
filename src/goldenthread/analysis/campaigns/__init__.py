"""Campaign letters: answers that share a common text, however its senders changed it.

Counted apart and analysed once, they never stand as so many separate opinions; what each sender added is
theirs and is read in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.campaigns.families import FEWEST_WORDS, text_of
from goldenthread.analysis.campaigns.finding import Gathering, gatherings
from goldenthread.analysis.campaigns.own_words import OwnWords, kept_shares
from goldenthread.analysis.campaigns.wordings import Wordings, plain_words, runs_of, wordings

__all__ = ["FEWEST_MEMBERS", "FEWEST_WORDS", "Campaign", "Member", "find_campaigns"]

FEWEST_MEMBERS = 5


@dataclass(frozen=True, slots=True)
class Member:
    """One letter. `kept` is the share (0 to 1) of the shared words that it has; `added` its own passages."""

    row: int
    kept: float
    identical: bool
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A shared text and its letters in the order in which they were given. A person gives it a name."""

    shared_text: str
    members: tuple[Member, ...]

    @property
    def identical(self) -> int:
        """How many sent the shared text word for word; the rest varied it."""
        return sum(member.identical for member in self.members)

    @property
    def varied(self) -> int:
        return len(self.members) - self.identical


def find_campaigns(
    texts: Sequence[str], *, fewest: int = FEWEST_MEMBERS, asked: Sequence[str] = ()
) -> tuple[Campaign, ...]:
    """The campaigns among these texts, largest first, each text in one at most. Empty if there is none.

    `fewest` is how many letters make a campaign (2 or more, else ValueError). `asked` are texts that
    anybody may repeat, such as the questions: sharing them makes nobody alike. Texts of fewer than 20
    words, and shared texts of fewer, are left alone. The same texts give the same answer, with no chance
    in it. About 100 bytes a word are needed.

    Source: runs of words after Broder, On the resemblance and containment of documents, 1997; every run
    that several texts share is kept, where MinHash would keep a sample (docs/decisions/0022).
    """
    if fewest < 2:
        raise ValueError("A campaign has at least two letters.")
    rows, said = _different(texts)
    copies = np.array([len(each) for each in rows], dtype=np.int64)
    found = [
        campaign
        for gathered in gatherings(said, copies, fewest, runs_of(asked))
        if (campaign := _campaign(texts, rows, said, gathered))
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.members), each.members[0].row)))


def _different(texts: Sequence[str]) -> tuple[list[list[int]], Wordings]:
    """The rows of each different text that is long enough, and how it is worded."""
    numbers: dict[bytes, int] = {}
    rows: list[list[int]] = []

    def worded() -> Iterator[list[str]]:
        for row, text in enumerate(texts):
            words = plain_words(text)
            if len(words) < FEWEST_WORDS:
                continue
            same = blake2b(" ".join(words).encode(), digest_size=16).digest()
            number = numbers.setdefault(same, len(rows))
            if number < len(rows):
                rows[number].append(row)
                continue
            rows.append([row])
            yield words

    said = wordings(worded())
    return rows, said


def _campaign(
    texts: Sequence[str], rows: list[list[int]], said: Wordings, gathered: Gathering
) -> Campaign | None:
    shared = text_of(gathered, lambda number: texts[rows[number][0]])
    words = plain_words(shared)
    if len(words) < FEWEST_WORDS:
        return None
    runs = wordings([words]).runs
    kept = kept_shares(said, gathered.texts, runs[runs != 0])
    return Campaign(shared, tuple(_members(texts, rows, gathered.texts, kept, OwnWords(shared), words)))


def _members(
    texts: Sequence[str], rows: list[list[int]], numbers: NDArray[np.int64], kept: NDArray[np.float64],
    own: OwnWords, shared: list[str],
) -> list[Member]:  # fmt: skip
    members = [
        Member(row, round(float(share), 3), plain_words(texts[row]) == shared, own.added(texts[row]))
        for number, share in zip(numbers, kept, strict=True)
        for row in rows[number]
    ]
    return sorted(members, key=lambda member: member.row)
