"""Which language a text is in: plain English by its commonest words, the rest by a library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

FEWEST_WORDS = 3
"""Of fewer words (and fewer than 12 characters) nobody can say."""
_FEWEST_CHARACTERS = 12
_ENGLISH_SHARE, _ENOUGH = 0.25, 0.5

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_IN_ONE = (
    "the and to of a in is it i that was for they with my not be are have we as on at but this so had "
    "were you should would if there from their been has more very can no all when who what our your "
    "an he she would which because them his her than or by will do people need needs"
)
_ENGLISH = frozenset(_ENGLISH_IN_ONE.split())
# Those spoken by most pupils and families here, besides English (DfE, Schools, pupils and their
# characteristics; ONS, Census 2021, TS024), as the library names them.
_SPOKEN_IN_ONE = (
    "ENGLISH WELSH POLISH ROMANIAN PUNJABI URDU BENGALI GUJARATI ARABIC PORTUGUESE SPANISH SOMALI "
    "TURKISH CHINESE TAMIL FRENCH ITALIAN GERMAN LITHUANIAN LATVIAN BULGARIAN ALBANIAN UKRAINIAN "
    "RUSSIAN PERSIAN HINDI GREEK HUNGARIAN CZECH SLOVAK VIETNAMESE YORUBA SHONA SWAHILI DUTCH"
)
_SPOKEN = _SPOKEN_IN_ONE.split()


@dataclass(frozen=True, slots=True)
class Spoken:
    """`code` is of ISO 639-1, "" if nobody can say; `confidence` is 0 to 1; `why` is for people."""

    code: str
    confidence: float
    why: str


def language_of(text: str) -> Spoken:
    """The language that most of the text is in. The first text that is not plainly English takes seconds,
    while the library reads its models.

    Source: lingua-language-detector, whose models are in its package.
    """
    words = _WORD.findall(text.casefold())
    if not words or (len(words) < FEWEST_WORDS and len("".join(words)) < _FEWEST_CHARACTERS):
        return Spoken("", 0.0, "Too short to say.")
    common = sum(word in _ENGLISH for word in words) / len(words)
    # Of the words, not of the text: the real quotation marks of a letter make it no less English.
    if len(words) >= 2 * FEWEST_WORDS and common >= _ENGLISH_SHARE and all(map(str.isascii, words)):
        return Spoken("en", 1.0, f"{common:.0%} of its words are the commonest of English.")
    return _detected(text)


def _detected(text: str) -> Spoken:
    best = _detector().compute_language_confidence_values(text)[0]
    if best.value < _ENOUGH:
        return Spoken("", round(best.value, 3), "It could be in several languages.")
    code = best.language.iso_code_639_1.name.lower()
    return Spoken(code, round(best.value, 3), f"The likeliest of {len(_SPOKEN)} languages by its letters.")


def let_models_go() -> None:
    """Give back the memory of the models, some 600 MB: the next text that needs them reads them anew."""
    if _detector.cache_info().currsize:
        _detector().unload_language_models()  # type: ignore[no-untyped-call]  # of a library in Rust
        _detector.cache_clear()


@cache
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    spoken = (getattr(Language, name) for name in _SPOKEN)
    return LanguageDetectorBuilder.from_languages(*spoken).build()
