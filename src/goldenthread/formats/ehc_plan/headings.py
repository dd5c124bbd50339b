"""How a heading, a label or a column is recognised: without regard to capitals, punctuation and numbering."""

from __future__ import annotations

import re

_APOSTROPHES = re.compile("['’‘`]")
_NUMBERING = re.compile(r"(?:sections? |part )?(?:\d+ )*(?:sections? |part )?")
_CONTINUED = re.compile(r" (?:continued|contd|cont)$")
_ASIDE = re.compile(r"\(.*?\)")
_COLON = re.compile("[:：]")


LONGEST = 300
"""No heading, label or head of a column is longer, so no longer text is looked at."""


def normal(text: str) -> str:
    """Small letters and figures alone, one space between words."""
    plain = _APOSTROPHES.sub("", text.casefold()).replace("&", " and ")
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def heading_form(text: str) -> str:
    """`normal`, without “Section” and numbers in front, and without “continued” behind."""
    return _CONTINUED.sub("", _NUMBERING.sub("", normal(text), count=1))


def without_asides(text: str) -> str:
    """The text without what stands in brackets."""
    return _ASIDE.sub(" ", text)


def halves(text: str) -> tuple[str, str]:
    """What stands before the first colon, and after it; the second is empty when there is none."""
    before, *after = _COLON.split(text, maxsplit=1)
    return before, after[0].strip() if after else ""


def is_continued(text: str) -> bool:
    """Whether a heading says that it goes on from before."""
    return bool(_CONTINUED.search(normal(text)))
