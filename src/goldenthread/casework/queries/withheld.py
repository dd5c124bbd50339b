"""The words that are withheld from the papers of a case now, and their places in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from goldenthread.casework.models import Case, WordsWithheld


@dataclass(frozen=True, slots=True)
class Withheld:
    id: UUID
    text: str
    words: str
    law: str
    reason: str
    who: str


class Piece(NamedTuple):
    """A run of a line: its words, or the law that withholds them. Withheld words are not there at all."""

    words: str
    withheld: str = ""


def words_withheld(case: Case, purpose: str) -> list[Withheld]:
    """The first marked first. One query."""
    rows = WordsWithheld.objects.filter(case=case, purpose=purpose, shown__isnull=True).select_related("by")
    return [
        Withheld(row.id, row.text, row.words, row.law, row.reason, row.by.name)
        for row in rows.order_by("at", "id")
    ]


def stand_in(lines: Sequence[str], words: str) -> bool:
    """Whether these words stand in the text, however it breaks them into lines."""
    return next(_places("\n".join(lines), words), None) is not None


def pieces_of(lines: Sequence[str], withheld: Collection[Withheld]) -> list[list[Piece]]:
    """Each line cut up, without the words that are withheld. Markings that overlap hide all they cover."""
    whole = "\n".join(lines)
    hidden = [""] * len(whole)
    for one in withheld:
        for begin, end in _places(whole, one.words):
            hidden[begin:end] = [one.law] * (end - begin)
    pieces, begin = [], 0
    for line in lines:
        pieces.append(_cut(line, hidden[begin : begin + len(line)]))
        begin += len(line) + 1
    return pieces


def _places(whole: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand; how they are spaced does not matter."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if pattern:
        # one begins again inside another: “a b a” stands twice in “a b a b a”
        for found in re.finditer(f"(?={pattern})", whole):
            own = re.compile(pattern).match(whole, found.start())
            if own:
                yield own.span()


def _cut(line: str, hidden: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for letter, law in zip(line, hidden, strict=True):
        if pieces and pieces[-1].withheld == law:
            pieces[-1] = Piece("" if law else pieces[-1].words + letter, law)
        else:
            pieces.append(Piece("" if law else letter, law))
    return pieces
