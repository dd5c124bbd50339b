"""The sentences of what somebody wrote, and where each of them stands."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, none of them blank."""
    return [text[start:end] for start, end in sentence_places(text)]


def sentence_places(text: str) -> list[tuple[int, int]]:
    """Where each of them begins and ends, in characters from 0."""
    ends = [*((gap.start(), gap.end()) for gap in _SENTENCE.finditer(text)), (len(text), len(text))]
    places, begin = [], 0
    for end, after in ends:
        piece = text[begin:end]
        start = begin + len(piece) - len(piece.lstrip())
        if stripped := piece.strip():
            places.append((start, start + len(stripped)))
        begin = after
    return places
