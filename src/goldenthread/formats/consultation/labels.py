"""How documents mark the beginning of a question, and of a section of several questions."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(\d{1,3})\s?([a-z])?(?![a-z0-9])"
_LABEL = re.compile(
    rf"(?:Q|Qu|Qn|Question|Consultation question)s?\s*\.?\s*(?:no\.?\s*)?{_NUMBER}"
    rf"((?:\s*(?:-|–|—|to|and|&|,)\s*\d{{1,3}}[a-z]?(?![a-z0-9]))*)"
    r"(\s*[.:)\]–—-])?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(r"(-|–|—|to|and|&|,)\s*(\d{1,3})")
_SECTION = re.compile(
    r"(?:Section|Part|Chapter|Theme|Principle)\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z]|\w+)\s*[:.–—-]\s*\S"
)
_MOST_WORDS = 500
"""Letters of a question. What is longer is text that begins with the name of one."""


@dataclass(frozen=True, slots=True)
class Label:
    """“Q12.” and the words behind it. `numbers` are all that it names, such as 13, 14 and 15 for “Q13–15”."""

    number: int | str
    numbers: tuple[int | str, ...]
    words: str


def label_of(text: str) -> Label | None:
    """The label that this text begins with, or None.

    “Q12. What …”, “Question 12: …”, “Q12 What …?” and “Question 12” alone are labels. “Question 12 asks
    whether” is none: it has no sign between, and is no question.
    """
    found = _LABEL.match(text) if len(text) <= _MOST_WORDS else None
    if found is None:
        return None
    digits, letter, more, sign, words = found.groups()
    if not sign and words and not words.rstrip().endswith("?"):
        return None
    number = f"{int(digits)}{letter.lower()}" if letter else int(digits)
    return Label(number, _all(number, more), words.strip())


def _all(number: int | str, more: str) -> tuple[int | str, ...]:
    numbers = [number]
    for sign, digits in _MORE.findall(more):
        last, this = numbers[-1], int(digits)
        up_to = sign in ("-", "–", "—", "to") and isinstance(last, int) and last < this <= last + 50
        numbers += range(last + 1, this + 1) if up_to and isinstance(last, int) else [this]
    return tuple(dict.fromkeys(numbers))


def begins_question(text: str) -> bool:
    found = _LABEL.match(text)
    return bool(found and (found[4] or not found[5]))


def begins_section(text: str) -> bool:
    return bool(_SECTION.match(text)) and len(text) <= 200
