"""Campaign letters among any number of answers: those that share long runs are compared, some ten thousand
at a time, and every answer is then told whether it is one of the letters that were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.campaigns.families import Family, belonging, find_families
from goldenthread.analysis.campaigns.long_runs import in_several, part_of, suspects
from goldenthread.analysis.campaigns.wordings import runs_of
from goldenthread.config.at_scale.cutting import Cut, answers_of
from goldenthread.foundation.engine.kept import Arrays, Kept, as_array
from goldenthread.foundation.engine.running import Run, Task

MOST_TOGETHER = 30_000
"""Different texts compared with one another at once: under half a gigabyte."""
_MOST_COPIES = 20
"""A text that was sent so often word for word is what its letters began from, however much more often."""
_CHARACTERS_OF_PART = 24_000_000
"""Some four million long runs: what is sorted at once."""


@dataclass(frozen=True, slots=True)
class Letters:
    """`belongs` is for each piece what is kept of its letters; `families` are numbered through it."""

    belongs: list[str]
    families: list[Family]
    sizes: NDArray[np.int64]
    rounds: int
    not_compared: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Texts that share long runs and are in no family yet."""

    pieces: NDArray[np.int32]
    places: NDArray[np.int32]
    marks: NDArray[np.uint64]

    def only(self, which: NDArray[np.bool_]) -> _Waiting:
        return _Waiting(self.pieces[which], self.places[which], self.marks[which])


def find_letters(run: Run, found: Cut, looks: Sequence[str], settings: dict[str, Any]) -> Letters:
    """The rounds end when all that wait were compared, or when a round has found nothing."""
    waiting = _waiting(run, found, looks, settings)
    families: list[Family] = []
    belongs, rounds = [""] * len(found.pieces), 0
    not_compared = 0
    while len(waiting.marks):
        chosen, all_of_them = _chosen(waiting)
        rounds += 1
        new = _round(run, found, waiting, chosen, settings)
        if new:
            belongs = _belongs(run, found, new, len(families), belongs)
            families += _families_in(run.kept, new)
            waiting = waiting.only(_are_free(run.kept, belongs, waiting))
        if all_of_them or not new:
            not_compared = 0 if all_of_them else len(waiting.marks)
            break
    sizes = np.zeros(len(families), np.int64)
    for name in filter(None, belongs):
        of = run.kept.load(name, "of")["of"]
        sizes += np.bincount(of[of >= 0], minlength=len(families))
    return Letters(belongs, families, sizes, rounds, not_compared)


def _waiting(run: Run, found: Cut, looks: Sequence[str], settings: dict[str, Any]) -> _Waiting:
    parts = 1 + found.characters // _CHARACTERS_OF_PART
    needs = {"looks": list(looks)}
    often = run.step(
        "Counting runs of words", count_part,
        (Task("often", {"part": part, "of": parts}, needs) for part in range(parts)),
    )  # fmt: skip
    names = run.step(
        "Looking for letters", suspect,
        (
            Task("suspects", {"place": place}, {"look": look, "often": often})
            for place, look in enumerate(looks)
        ),
    )  # fmt: skip
    read = [run.kept.load(name) for name in names]
    sizes = [len(each["places"]) for each in read]
    return _Waiting(
        np.repeat(np.arange(len(read), dtype=np.int32), sizes),
        np.concatenate([each["places"] for each in read]),
        np.concatenate([each["marks"] for each in read]),
    )


def count_part(kept: Kept, task: Task) -> Arrays:
    """Of one range of numbers, which runs of each piece are found in several texts."""
    part, of = task.settings["part"], task.settings["of"]
    pieces = []
    for look in task.needs["looks"]:
        runs = kept.load(look, "runs")["runs"]
        pieces.append(runs[part_of(runs, part, of)])
    flags = in_several(pieces)
    starts = np.cumsum([0, *map(len, flags)])
    return {"flags": np.packbits(np.concatenate(flags)), "starts": starts}


def suspect(kept: Kept, task: Task) -> Arrays:
    """The places of texts of this piece that share enough, and how each is worded, as a number."""
    look, place = kept.load(task.needs["look"], "texts", "marks"), task.settings["place"]
    shared = np.concatenate([_flags(kept, often, place) for often in task.needs["often"]])
    places = suspects(look["texts"], shared).astype(np.int32)
    return {"places": places, "marks": look["marks"][places]}


def _flags(kept: Kept, often: str, place: int) -> NDArray[np.bool_]:
    counted = kept.load(often)
    start, end = counted["starts"][place : place + 2]
    some = np.unpackbits(counted["flags"][start // 8 : -(-end // 8)])
    return some[start % 8 : start % 8 + end - start].astype(np.bool_)


def _chosen(waiting: _Waiting) -> tuple[NDArray[np.bool_], bool]:
    """Of the wordings, those of the smallest numbers: by chance, and the same each time. And whether all."""
    wordings = np.unique(waiting.marks)
    if len(wordings) <= MOST_TOGETHER:
        return np.ones(len(waiting.marks), np.bool_), True
    return waiting.marks < wordings[MOST_TOGETHER], False


def _round(
    run: Run, found: Cut, waiting: _Waiting, chosen: NDArray[np.bool_], settings: dict[str, Any]
) -> str:
    """The name of the families that were found, or none."""
    some = waiting.only(chosen)
    _, first, copies = np.unique(some.marks, return_index=True, return_counts=True)
    order = np.argsort(first)
    rows = first[order]
    needs = {
        "pieces": found.pieces,
        "texts": np.column_stack([some.pieces[rows], some.places[rows]]).tolist(),
        "copies": np.minimum(copies[order], _MOST_COPIES).tolist(),
    }
    asked = {"fewest": settings["fewest"], "asked": settings["asked"]}
    [name] = run.step("Comparing letters", compare, [Task("families", asked, needs)])
    return name if len(run.kept.words(name)) else ""


def compare(kept: Kept, task: Task) -> Arrays:
    """What the texts that were chosen share."""
    wanted: dict[int, list[int]] = {}
    for piece, place in task.needs["texts"]:
        wanted.setdefault(piece, []).append(place)
    texts = []
    for piece, places in wanted.items():
        answers = answers_of(kept, task.needs["pieces"][piece])
        texts += [answers[place][1] for place in places]
    copies = np.array(task.needs["copies"], np.int64)
    families = find_families(texts, copies, task.settings["fewest"], runs_of(task.settings["asked"]))
    return {"words": as_array([[family.shared_text, family.common] for family in families])}


def _families_in(kept: Kept, name: str) -> list[Family]:
    return [Family(text, tuple(common)) for text, common in kept.words(name)]


def _belongs(run: Run, found: Cut, new: str, first: int, before: Sequence[str]) -> list[str]:
    return run.step(
        "Telling letters", belong,
        (
            Task("belongs", {"first": first}, {"piece": piece, "families": new, "before": known})
            for piece, known in zip(found.pieces, before, strict=True)
        ),
    )  # fmt: skip


def belong(kept: Kept, task: Task) -> Arrays:
    """`of` is the family of each answer or -1; `words` says more of each letter, by its place."""
    texts = [words for _, words in answers_of(kept, task.needs["piece"])]
    of, words = np.full(len(texts), -1, np.int32), {}
    if before := task.needs["before"]:
        known = kept.load(before)
        of, words = known["of"].copy(), kept.words(before)
    free = np.flatnonzero(of < 0)
    families = _families_in(kept, task.needs["families"])
    for each in belonging([texts[place] for place in free], families):
        place = int(free[each.text])
        of[place] = task.settings["first"] + each.family
        words[str(place)] = [each.kept, each.identical, list(each.added)]
    return {"of": of, "words": as_array(words)}


def _are_free(kept: Kept, belongs: Sequence[str], waiting: _Waiting) -> NDArray[np.bool_]:
    ends = np.searchsorted(waiting.pieces, np.arange(len(belongs) + 1))
    free = np.ones(len(waiting.marks), np.bool_)
    for name, start, end in zip(belongs, ends, ends[1:], strict=False):
        if end > start:
            free[start:end] = kept.load(name, "of")["of"][waiting.places[start:end]] < 0
    return free
