"""Two texts side by side, word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

WORD_OR_SPACE = re.compile(r"\S+|\s+")


class Part(NamedTuple):
    """A stretch of a text; `marked` when it is not in the other text."""

    words: str
    marked: bool


def side_by_side(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts in parts. Joined again, the parts of each are that text to the letter."""
    old, new = WORD_OR_SPACE.findall(before), WORD_OR_SPACE.findall(after)
    left: list[Part] = []
    right: list[Part] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        _add(left, old[a:b], kind != "equal")
        _add(right, new[c:d], kind != "equal")
    return tuple(left), tuple(right)


def _add(parts: list[Part], words: Sequence[str], marked: bool) -> None:
    if words:
        parts.append(Part("".join(words), marked))
