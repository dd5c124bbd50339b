"""Sentences of a document that say what it rests on, or why it does not answer."""

from __future__ import annotations

import re

_END = re.compile(r"([.!?][”’\"')\]]?)\s+(?=[“‘\"'(\[]?[A-Z0-9])")
_HOW_MANY = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a series of)"
_GATHERED = (
    r"(?:discussions?|workshops?|focus groups?|interviews?|round ?tables?|surveys?|events?|conversations?|"
    r"responses|respondents|meetings?|listening sessions?|parents|families|members|young people|schools)"
)
_EVIDENCE = re.compile(
    rf"\b(?:evidence|response|submission|views?|findings|answers?)\b[^.]{{0,60}}\b(?:draws?|drawing|drawn|based|"
    rf"informed by|gathered|collected|comes? from|built on)\b"
    r"|\b(?:we|our \w+) "
    r"(?:surveyed|held|consulted|interviewed|spoke (?:to|with)|heard from|asked|gathered|ran)\b"
    rf"|\bbased on (?:\w+ ){{0,4}}{_GATHERED}\b"
    rf"|\b{_HOW_MANY} (?:[\w-]+ ){{0,3}}{_GATHERED}\b",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"\b(?:have|has|are|is|do|did|will|would|could)(?: not|n[’']t) (?:be )?(?:yet )?"
    r"(?:respond|responded|responding|answer|answered|answering|comment|commented|commenting|addressed?|"
    r"offer(?:ed|ing)? a view)\b"
    r"|\b(?:no|not (?:have )?(?:sufficient|enough)) (?:direct )?(?:evidence|response|answer|view|comment)\b"
    r"|\bleft (?:this|these|some|several) (?:questions? )?(?:blank|unanswered)\b"
    r"|\bnot (?:able|in a position) to (?:respond|answer|comment)\b",
    re.IGNORECASE,
)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph: ended by a mark and followed by a capital, a digit or a quotation."""
    return [part.strip() for part in _END.sub(r"\1\n", text).split("\n") if part.strip()]


def evidence_in(sentence: str) -> bool:
    """Whether it says what a response rests on: who was asked, how many, in what way."""
    return bool(_EVIDENCE.search(sentence))


def declines(sentence: str) -> bool:
    """Whether it says that a question is not answered."""
    return bool(_DECLINES.search(sentence))
