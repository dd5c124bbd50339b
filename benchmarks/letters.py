"""Campaign letters made from real texts with simulated edits, among real texts that are nobody's letter."""

from __future__ import annotations

import csv
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

COMMENTS = "consultations/themes_nhs_comments/comments_neas.csv"
ARGUMENTS = ("consultations/key_points/arguments_dev.csv", "consultations/key_points/arguments_train.csv")
LONG_ANSWERS = "003_33d6a2cc1bb5617e.txt"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
NAMES = ("Jane Smith", "A. Patel", "Tom Okafor", "Siân Jones", "M. Kowalska", "R. Begum", "Chris Lee")


@dataclass(frozen=True, slots=True)
class Letter:
    """One text; `campaign` is -1 for nobody's letter; `own` is what its sender added."""

    text: str
    campaign: int
    changed: float = 0.0
    own: str = ""


def own_texts(data: Path) -> list[str]:
    """Real comments and arguments, each once, by nobody's letter."""
    with (data / COMMENTS).open(encoding="utf-8", errors="replace", newline="") as file:
        texts = [row["FFT answer"].strip() for row in csv.DictReader(file)]
    for place in ARGUMENTS:
        with (data / place).open(encoding="utf-8", newline="") as file:
            texts += [row["argument"].strip() for row in csv.DictReader(file)]
    return sorted({text for text in texts if text})


def real_letters(seeds: Path, fewest: int = 60, most: int = 260) -> list[str]:
    """The answers of a long response without their questions, cut between paragraphs to letters’ length."""
    text = (seeds / LONG_ANSWERS).read_text()
    letters = []
    for answer in re.split(r"(?m)^\s*Q\d{1,2}\.\s", text)[1:]:
        letter: list[str] = []
        for paragraph in [line for line in answer.split("\n") if line.strip()][1:]:
            if len(" ".join([*letter, paragraph]).split()) > most:
                break
            letter.append(paragraph.strip())
        if len(" ".join(letter).split()) >= fewest:
            letters.append("\n".join(letter))
    return letters


def edited(letter: str, share: float, words: Sequence[str], chance: random.Random) -> str:
    """The letter with this share of its words replaced (6 in 10), left out or added to (2 in 10 each)."""
    pieces = re.split(r"(\s+)", letter)
    places = range(0, len(pieces), 2)
    for place in places if share == 1 else _some(places, share, chance):
        how = chance.random()
        if how < 0.6:
            pieces[place] = words[int(chance.random() * len(words))]
        elif how < 0.8:
            pieces[place] += " " + words[int(chance.random() * len(words))]
        else:
            pieces[place] = ""
    return "".join(pieces)


def _some(places: Sequence[int], share: float, chance: random.Random) -> Iterator[int]:
    """Each place by chance, leaping from one to the next."""
    at = -1
    while share > 0:
        at += 1 + int(math.log(1 - chance.random()) / math.log(1 - share))
        if at >= len(places):
            return
        yield places[at]


def moved(letter: str, chance: random.Random) -> str:
    """Two sentences change places."""
    sentences = _SENTENCE.split(letter)
    if len(sentences) > 2:
        one, other = chance.sample(range(len(sentences)), 2)
        sentences[one], sentences[other] = sentences[other], sentences[one]
    return " ".join(sentences)


def sent(letter: str, campaign: int, share: float, own: Sequence[str], words: Sequence[str],
         chance: random.Random) -> Letter:  # fmt: skip
    """As one of many sends it: edited, perhaps with sentences moved, half with a paragraph of one's own."""
    text = edited(letter, share, words, chance)
    if share and chance.random() < 0.3:
        text = moved(text, chance)
    added = chance.choice(own) if chance.random() < 0.5 else ""
    if added:
        text = f"{added}\n\n{text}" if chance.random() < 0.5 else f"{text}\n\n{added}"
    if chance.random() < 0.5:
        text = f"Dear Minister,\n{text}\nYours,\n{chance.choice(NAMES)}"
    return Letter(text, campaign, share, added)


def chained(texts: Sequence[str], count: int, chance: random.Random) -> Iterator[str]:
    """Made-up texts of 20 to 80 words in which each word follows the one before as in real texts."""
    follows: dict[str, list[str]] = {}
    starts = []
    for text in texts:
        words = text.split()
        starts.append(words[0])
        for one, other in pairwise(words):
            follows.setdefault(one, []).append(other)
    for _ in range(count):
        line = [chance.choice(starts)]
        for _ in range(chance.randint(19, 79)):
            line.append(chance.choice(follows.get(line[-1]) or starts))
        yield " ".join(line)
