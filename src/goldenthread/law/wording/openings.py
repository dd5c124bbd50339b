"""Phrases are looked for only at the words that could begin one: most words of a line can begin none.

Trying each list of phrases at every letter of a line was most of the time that a check took. Here a list
knows the openings of its phrases, up to three letters of the first word, and a line is cut once into the
openings of its words. Every digit counts as the same letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]  # how a pattern is read has no public name
from re import _parser  # type: ignore[attr-defined]  # the same
from typing import Any

_LETTERS = 3
_WORD_OPENS = re.compile(rf"\b\w{{1,{_LETTERS}}}")
_AFTER_WORD = re.compile(r"\W.*", re.DOTALL)
_DIGIT, _ANY = "0", "_"
_SAME_DIGIT = str.maketrans("123456789", _DIGIT * 9)


class CouldBeginAnywhereError(ValueError):
    """A phrase whose first letters nobody can tell would be looked for at every word."""

    def __init__(self, source: str) -> None:
        super().__init__(f"Begin each phrase with letters or digits that can be told: {source}")


class Phrases:
    """A pattern that begins where a word does. It finds what `re` would find, and sooner.

    A digit is one from 0 to 9. Raises `CouldBeginAnywhereError`.
    """

    def __init__(self, source: str) -> None:
        self.pattern = re.compile(source)
        self._openings = frozenset(
            _AFTER_WORD.sub("", letters) for letters in _beginnings(_parser.parse(source))
        )
        if any(not opening or _ANY in opening for opening in self._openings):
            raise CouldBeginAnywhereError(source)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        end = 0
        for start, opening in _openings_in(text):
            if opening in self._openings and start >= end:
                found = self.pattern.match(text, start)
                if found:
                    end = found.end()
                    yield found

    def search(self, text: str) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.pattern.match(text, start)


@lru_cache(maxsize=512)
def _openings_in(text: str) -> tuple[tuple[int, str], ...]:
    """Each word of the text: where it starts, and its first letters."""
    opens = _WORD_OPENS.finditer(text.translate(_SAME_DIGIT))
    return tuple((word.start(), word.group()) for word in opens)


def _beginnings(parts: Iterable[tuple[Any, Any]]) -> set[str]:
    """The first letters of everything that a pattern, as Python reads it, can match; `_LETTERS` or fewer."""
    found = {""}
    for kind, value in parts:
        if all(len(letters) == _LETTERS for letters in found):
            break
        found = _followed_by(found, _letters_of(kind, value))
    return found


def _followed_by(before: set[str], after: set[str]) -> set[str]:
    return {(a if len(a) == _LETTERS else a + b)[:_LETTERS] for a in before for b in after}


def _letters_of(kind: Any, value: Any) -> set[str]:
    if kind is sre.LITERAL:
        return {chr(value).translate(_SAME_DIGIT)}
    if kind is sre.IN:
        return {letter for one in value for letter in _class_of(*one)}
    if kind is sre.BRANCH:
        return {letters for branch in value[1] for letters in _beginnings(branch)}
    if kind is sre.SUBPATTERN:
        return _beginnings(value[3])
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _repeated(*value)
    return {""} if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT) else {_ANY}


def _repeated(fewest: int, most: int, parts: Iterable[tuple[Any, Any]]) -> set[str]:
    once, found, so_far = _beginnings(parts), set[str](), {""}
    for times in range(min(most, _LETTERS) + 1):
        if times >= min(fewest, _LETTERS):
            found |= so_far
        so_far = _followed_by(so_far, once)
    return found


def _class_of(kind: Any, value: Any) -> str:
    if kind is sre.LITERAL:
        return chr(value).translate(_SAME_DIGIT)
    if kind is sre.RANGE:
        return "".join(map(chr, range(value[0], value[1] + 1))).translate(_SAME_DIGIT)
    return _DIGIT if value is sre.CATEGORY_DIGIT else _ANY
