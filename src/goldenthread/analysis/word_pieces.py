"""Text as the numbers of its word pieces, as BERT’s uncased vocabulary counts them.

The vocabulary `word_pieces.txt` is Google’s (BERT, Apache-2.0, its licence lies beside it): a piece on each
line, numbered by the line.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

START, END, UNKNOWN = 101, 102, 100
_LONGEST_WORD = 100


def word_pieces(text: str, most: int) -> list[int]:
    """The numbers of the pieces of a text, between the marks of its start and end: at most `most` in all."""
    pieces: list[int] = []
    for word in _words(text):
        pieces.extend(_pieces_of(word))
        if len(pieces) >= most - 2:
            break
    return [START, *pieces[: most - 2], END]


def _words(text: str) -> list[str]:
    """Small letters without accents; each mark of punctuation is a word of its own."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(map(_spaced, letters)).split()


@lru_cache(maxsize=4096)
def _spaced(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Mn" or (kind in {"Cc", "Cf"} and not letter.isspace()):
        return ""
    if kind.startswith("P") or letter in "$+<=>^`|~" or "\u4e00" <= letter <= "\u9fff":
        return f" {letter} "
    return letter


@lru_cache(maxsize=100_000)
def _pieces_of(word: str) -> tuple[int, ...]:
    """The longest piece that the word begins with, then the longest that goes on from there, to its end."""
    known, pieces, start = _vocabulary(), [], 0
    if len(word) > _LONGEST_WORD:
        return (UNKNOWN,)
    while start < len(word):
        mark = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in known), 0)
        if not end:
            return (UNKNOWN,)
        pieces.append(known[mark + word[start:end]])
        start = end
    return tuple(pieces)


@cache
def _vocabulary() -> dict[str, int]:
    lines = files("goldenthread.analysis").joinpath("word_pieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(lines.split("\n"))}
