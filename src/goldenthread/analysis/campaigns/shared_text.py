"""The text that many letters share, put together from those that stayed closest to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from goldenthread.analysis.campaigns.wordings import plain_words
from goldenthread.analysis.sentences import sentences

WITNESSES = 40
"""So many letters are read word by word; more would change nothing."""

_ROUNDS = 3
"""A word put right lets its neighbours be heard, so what came of the votes is voted on again."""

_PIECE = re.compile(r"(\w+)")
_SPACES = re.compile(r"[^\S\n]+")


def shared_text(letters: Sequence[str]) -> str:
    """What most of the letters say, in the words and order of the first, which should be the most typical.

    A word of it stays if most of the letters have it there, is put right if most have another, and a
    sentence goes of which most have less than half. Source: majority vote over pairwise alignments.
    """
    text = letters[0]
    for _ in range(_ROUNDS):
        votes = _Votes(_PIECE.split(text))
        for letter in letters[:WITNESSES]:
            votes.hear(_PIECE.split(letter))
        before, text = text, votes.outcome()
        if text == before:
            break
    return text


@dataclass(slots=True)
class _Votes:
    """`pieces` are the first letter: what is between words at even places, words at odd ones."""

    pieces: list[str]
    heard: int = 0
    plain: list[str] = field(init=False)
    kept: list[int] = field(init=False)
    instead: list[Counter[str]] = field(init=False)
    between: list[Counter[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.plain = _plain(self.pieces)
        self.kept = [0] * len(self.plain)
        self.instead = [Counter() for _ in self.plain]
        self.between = [Counter() for _ in range(len(self.plain) + 1)]

    def hear(self, pieces: list[str]) -> None:
        self.heard += 1
        other = _plain(pieces)
        for how, start, end, begin, stop in SequenceMatcher(None, self.plain, other, False).get_opcodes():
            if how == "equal":
                for place in range(start, end):
                    self.kept[place] += 1
            elif end - start == stop - begin:
                for place, there in zip(range(start, end), range(begin, stop), strict=True):
                    self.instead[place][pieces[2 * there + 1]] += 1
            elif stop > begin:
                votes = self.instead if end > start else self.between
                votes[start][" ".join(pieces[2 * there + 1] for there in range(begin, stop))] += 1

    def outcome(self) -> str:
        whole, lines = "".join(self.pieces), []
        place = 0
        for line in whole.split("\n"):
            said = []
            for sentence in sentences(line):
                pieces = _PIECE.split(sentence)
                said.append(self._sentence(pieces, place))
                place += len(pieces) // 2
            lines.append(" ".join(filter(None, said)))
        return "\n".join(line for line in lines if line)

    def _sentence(self, pieces: list[str], place: int) -> str:
        words = range(place, place + len(pieces) // 2)
        if 2 * sum(self._won(self.kept[word]) for word in words) < len(words) or not words:
            return ""
        said = pieces[0] if self._won(self.kept[place]) or self._other(self.instead[place]) else ""
        for word, (raw, after) in zip(words, zip(pieces[1::2], pieces[2::2], strict=True), strict=True):
            chosen = raw if self._won(self.kept[word]) else self._other(self.instead[word])
            added = self._other(self.between[word])
            said += f"{added} " if added else ""
            said = f"{said}{chosen}{after}" if chosen else said.rstrip() + after
        return _SPACES.sub(" ", said).strip()

    def _other(self, votes: Counter[str]) -> str:
        word, count = votes.most_common(1)[0] if votes else ("", 0)
        return word if self._won(count) else ""

    def _won(self, count: int) -> bool:
        return 2 * count > self.heard


def _plain(pieces: list[str]) -> list[str]:
    return ["".join(plain_words(word)) for word in pieces[1::2]]
