"""Building blocks for patterns over one line of plain English, already folded to lower case."""

from __future__ import annotations

import re

from goldenthread.law.wording.openings import Phrases

_FOLD = str.maketrans(
    {
        **{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "×": "x",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
    }
)
_SPACE = re.compile(r"(?<!-) (?![?*+{])")


def fold(text: str) -> str:
    """Lower case, straight quotes, plain dashes and spaces.

    One character always becomes one character, so that an offset in the folded text
    is an offset in the text as the person wrote it.
    """
    return text.translate(_FOLD)


def phrase(source: str) -> str:
    """A pattern in which a space stands for any number of them, but not in “[- ]” or before “?”."""
    return _SPACE.sub(" +", source)


def words(*choices: str) -> Phrases:
    """Matches any of these phrases as whole words; each choice is a small regular expression."""
    return Phrases(rf"\b(?:{'|'.join(phrase(choice) for choice in choices)})(?!\w)")


def word_list(text: str) -> frozenset[str]:
    """The words of a long plain list, written one after the other."""
    return frozenset(text.split())


def spelled(*choices: str) -> str:
    """The same choices as a group, to be built into a longer pattern."""
    return f"(?:{'|'.join(choices)})"


NUMBER = spelled(
    r"\d+(?:[.,]\d+)?",
    *["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    "fifteen",
    "twenty[- ]five",
    "twenty",
    "thirty",
    "forty[- ]five",
    "forty",
    "fifty",
    "sixty",
    "ninety",
    "a dozen",
    "a couple of",
)
