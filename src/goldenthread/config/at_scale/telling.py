"""What is told of each answer of a piece, as rows of the outcome, and what is counted in it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np

from goldenthread.config.at_scale.cutting import answers_of
from goldenthread.config.at_scale.learning import coded_once, coder_of
from goldenthread.config.at_scale.words import AGE, KINDS, LANGUAGE, SURE
from goldenthread.formats.guard import guarded
from goldenthread.foundation.engine.kept import Arrays, Kept, as_array
from goldenthread.foundation.engine.running import Task

HEADINGS = (
    "row", "language", "reading age", "personal data", "remove before publishing", "letter",
    "kept of letter", "coded by", "themes", "expected agreement", "for people",
)  # fmt: skip
PERSON, MACHINE, OWN_WORDS = "people", "machine", "machine, from the words added to the letter"


@dataclass(frozen=True, slots=True)
class _Read:
    """Of a piece: its answers, what was found in their words, and of which letter each is (0: of none)."""

    answers: Sequence[Any]
    words: Sequence[Any]
    letter: Sequence[int]
    of_letter: Mapping[str, Any]


def tell(kept: Kept, task: Task) -> Arrays:
    """`csv` are the rows; `counts` and `sums` (of the scores of answers that are no letters and were not
    learnt from, by theme) are put together over all pieces; `drawn` are answers that people might code."""
    read = _read(kept, task)
    said, sums, rest = _coded(kept, task, read)
    lines = io.StringIO()
    rows = csv.writer(lines, lineterminator="\n")
    for place, coded in enumerate(said):
        rows.writerow([*_known(read, place), *coded])
    return {
        "csv": np.frombuffer(lines.getvalue().encode(), np.uint8),
        "counts": as_array(_counts(read, said)),
        "sums": sums,
        "rest": np.array(rest),
        "drawn": as_array(list(_drawn(task, read))),
    }


def _read(kept: Kept, task: Task) -> _Read:
    answers = answers_of(kept, task.needs["piece"])
    letter, of_letter = [0] * len(answers), {}
    if name := task.needs["belongs"]:
        numbers: list[int] = task.settings["letters"]
        letter = [numbers[each] if each >= 0 else 0 for each in kept.load(name, "of")["of"]]
        of_letter = kept.words(name)
    return _Read(answers, kept.words(task.needs["look"]), letter, of_letter)


def _known(read: _Read, place: int) -> Iterator[Any]:
    words, letter = read.words[place], read.letter[place]
    yield read.answers[place][0]
    yield words[LANGUAGE]
    yield words[AGE] or ""
    yield "; ".join(words[KINDS])
    yield "yes" if words[SURE] else "no"
    yield letter or ""
    yield read.of_letter[str(place)][0] if letter else ""


def _coded(kept: Kept, task: Task, read: _Read) -> tuple[list[list[Any]], Any, int]:
    """What is said of the themes of each answer, the sum of scores, and of how many."""
    themes: list[str] = task.settings["themes"]
    said: list[list[Any]] = [[""] * (4 + len(themes)) for _ in read.answers]
    if not themes:
        return said, np.zeros(0), 0
    by_people: Mapping[str, Any] = task.needs["given"]
    texts = {place: text for place in range(len(said)) if (text := _to_code(read, place, by_people))}
    of_people = [place for place in range(len(said)) if _by_people(read, place, by_people)]
    learnt_from = {place for place in of_people if by_people[_row(read, place)][1]}
    coding, where = coded_once(coder_of(kept.folder, task.needs["coder"]), list(texts.values()))
    sums, rest = np.zeros(len(themes)), 0
    for place, at in zip(texts, where, strict=True):
        by = OWN_WORDS if read.letter[place] else MACHINE
        chosen = [themes[theme] for theme in np.flatnonzero(coding.chosen[at])]
        sure = "yes" if coding.unsure[at] else "no"
        scores = [f"{score:.3f}" for score in coding.likely[at]]
        said[place] = [by, "; ".join(chosen), f"{coding.agreement[at]:.3f}", sure, *scores]
        if not read.letter[place] and place not in learnt_from:
            sums += coding.evidence[at]
            rest += 1
    for place in of_people:
        marks = by_people[_row(read, place)][0]
        chosen = [name for name, given in zip(themes, marks, strict=True) if given]
        said[place] = [PERSON, "; ".join(chosen), "", "no", *map(str, marks)]
    return said, sums, rest


def _row(read: _Read, place: int) -> str:
    return str(read.answers[place][0])


def _by_people(read: _Read, place: int, by_people: Mapping[str, Any]) -> bool:
    return not read.letter[place] and _row(read, place) in by_people


def _to_code(read: _Read, place: int, by_people: Mapping[str, Any]) -> str:
    """The words that the machine codes: of a letter what its sender added; none of what it learnt from."""
    if read.letter[place]:
        return "\n".join(read.of_letter[str(place)][2])
    known = by_people.get(_row(read, place))
    return "" if known and known[1] else read.answers[place][1]


def _counts(read: _Read, said: Sequence[Sequence[Any]]) -> dict[str, Any]:
    letters: dict[int, list[int]] = {}
    for place, letter in enumerate(read.letter):
        if letter:
            _, identical, added = read.of_letter[str(place)]
            counted = letters.setdefault(letter, [0, 0, 0])
            for at, is_so in enumerate((True, identical, bool(added))):
                counted[at] += is_so
    return {
        "languages": Counter(words[LANGUAGE] for words in read.words),
        "reading_ages": Counter(str(words[AGE]) for words in read.words if words[AGE]),
        "personal_data": Counter(kind for words in read.words for kind in words[KINDS]),
        "with_personal_data": sum(bool(words[KINDS]) for words in read.words),
        "remove_before_publishing": sum(words[SURE] for words in read.words),
        "coded_by": Counter(row[0] for row in said if row[0]),
        "for_people": sum(row[3] == "yes" for row in said),
        "letters": letters,
    }


def _drawn(task: Task, read: _Read) -> Iterator[list[Any]]:
    """Of those that are no letters, the answers with the smallest numbers by the seed: any is as likely."""
    wanted = task.settings["draw"]
    if not wanted:
        return
    seed = str(task.settings["seed"])
    free = [answer for answer, letter in zip(read.answers, read.letter, strict=True) if not letter]
    keyed = sorted((_key(seed, row), row, text) for row, text in free)
    yield from ([key, row, guarded(text)] for key, row, text in keyed[:wanted])


def _key(seed: str, row: int) -> str:
    return blake2b(f"{seed} {row}".encode(), digest_size=8).hexdigest()
