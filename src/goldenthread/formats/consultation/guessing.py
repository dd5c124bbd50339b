"""What a column of another tool most likely is, for a person to put right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from goldenthread.formats.consultation.labels import label_of
from goldenthread.formats.consultation.sheets import Is

_ALIKE = 0.75
_NAMES: Mapping[Is, re.Pattern[str]] = {
    Is.ID: re.compile(r"(respon(se|dent)|reply|unique|submission)?[ _-]?(id|number|ref(erence)?)\.?", re.I),
    Is.DATE: re.compile(r".*\b(date|submitted|completed|end(ed)?|timestamp|created)\b.*", re.I),
    Is.REGION: re.compile(r".*\bregion\b.*|where do you live.*", re.I),
    Is.AGE: re.compile(r".*\b(age|how old)\b.*", re.I),
    Is.WHO: re.compile(r".*\b(who are you|i am (a|an)|role|are you a|capacity)\b.*", re.I),
    Is.QUOTE: re.compile(r".*\bquot(e|ed|ing)\b.*", re.I),
    Is.PUBLISH: re.compile(r".*\bpublish(ed)?\b.*", re.I),
    Is.ORGANISATION: re.compile(r".*\borgani[sz]ation\b.*", re.I),
}


def guessed(heading: str, questions: Sequence[tuple[str, str, str]]) -> tuple[Is, str]:
    """What a heading names, and the id of its question. `questions` are id, number and words of each."""
    label = label_of(heading)
    words = label.words if label and label.words else heading
    best, alike = "", _ALIKE
    for own, number, asked in questions:
        like = SequenceMatcher(None, words.casefold(), asked.casefold(), autojunk=False).ratio()
        if like > alike:
            best, alike = own, like
        elif label and not label.words and str(label.number) == number:
            best, alike = own, 1.0
    if best:
        return Is.WORDS, best
    return next((what for what, name in _NAMES.items() if name.fullmatch(heading.strip())), Is.LEAVE), ""


def matched(value: str, ours: Sequence[tuple[str, str]]) -> str:
    """Which of our answers these words are: the same ones, or much alike; nothing where none is."""
    plain = " ".join(value.casefold().split())
    for own, words in ours:
        if plain in (words.casefold(), own):
            return own
    near = [
        (SequenceMatcher(None, plain, words.casefold(), autojunk=False).ratio(), own) for own, words in ours
    ]
    like, own = max(near, default=(0.0, ""))
    return own if like >= 0.8 else ""
