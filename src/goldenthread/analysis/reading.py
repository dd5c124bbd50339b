"""At what age could somebody read this? By a published formula, with what it can and cannot tell.

The formula is the Automated Readability Index (Senter and Smith, Aerospace Medical Research
Laboratories, 1967). It counts the letters of words and the words of sentences, and needs no
dictionary: the formulas that count syllables fetch one over the network, and nothing here may.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

FORMULA = "Automated Readability Index"
YOUNGEST, OLDEST = 5, 18
# The table that goes with the formula gives 1 to ages 5 to 6, and 6 to ages 10 to 11: we take the older.
_AGE_AT_GRADE_0 = 5
_FEWEST_WORDS, _ENOUGH_WORDS = 40, 100
_NEEDED_BY_NEITHER = ("scipy.stats", "scipy", "sklearn", "pandas", "matplotlib")

_POINT_IN_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")
_SHORTENED = re.compile(r"\b(e\.g|i\.e|Mrs?|Ms|Dr|St|approx|incl)\.", re.IGNORECASE)
_LINE_WITHOUT_END = re.compile(r"(?<![.!?:;,\s])[^\S\n]*(?=\n|\Z)")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """`years` is the age at which most could read the text, from 5 to 18 (18 means 18 or more)."""

    years: int
    formula: str
    note: str

    def __str__(self) -> str:
        return f"{self.years} or over" if self.years == OLDEST else str(self.years)


def reading_age(text: str) -> ReadingAge | None:
    """The reading age of a text of at least 40 words, or None: of less, nobody can say.

    Each line counts as a sentence even if no full stop ends it. Source: see the module.
    """
    words = word_count(text)
    if words < _FEWEST_WORDS:
        return None
    grade = _grade(_shape(text))
    years = min(OLDEST, max(YOUNGEST, math.ceil(grade) + _AGE_AT_GRADE_0))
    return ReadingAge(years, FORMULA, _note(words))


def word_count(text: str) -> int:
    """How many words a reader meets; “one-to-one” is one."""
    return len(_WORD.findall(text))


def _note(words: int) -> str:
    rough = "" if words >= _ENOUGH_WORDS else " The text is short, so this is rough."
    return f"From the length of words and sentences only: read it aloud as well.{rough}"


def _shape(text: str) -> str:
    """The same words and sentences in length, without what they say.

    The library remembers what it was last given, and a child's plan is not its to keep.
    """
    text = _SHORTENED.sub(lambda match: match.group().replace(".", ""), text)
    text = _LINE_WITHOUT_END.sub(".", _POINT_IN_NUMBER.sub(":", text))
    return _LETTER_OR_DIGIT.sub("a", text)


def _grade(shape: str) -> float:
    with _unseen(*_NEEDED_BY_NEITHER):
        # Takes a second to import, and most pages never ask.
        from textstat import textstat

    return float(textstat.automated_readability_index(shape))


@contextmanager
def _unseen(*names: str) -> Iterator[None]:
    """These packages cannot be imported meanwhile, unless they are already.

    The library imports another that loads them wherever they are found, for things that we never ask: four
    seconds, in which a teacher would wait for a page to be saved.
    """
    hidden = [name for name in names if name not in sys.modules]
    nothing: Any = None  # how the interpreter is told that there is no such package
    sys.modules.update(dict.fromkeys(hidden, nothing))
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
