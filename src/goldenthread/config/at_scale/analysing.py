"""The steps one after another, what came of them put together, and the report."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from goldenthread.analysis.agreement import agreement, answer_f1
from goldenthread.analysis.campaigns import FEWEST_MEMBERS
from goldenthread.analysis.limits import MOST_LEARNT_FROM
from goldenthread.analysis.shares import shares_from_sums
from goldenthread.analysis.vectors import MODEL, Depth, depth_for_pieces
from goldenthread.config.at_scale.cutting import AT_ONCE, ROW, Coded, Cut, cut, read_coded
from goldenthread.config.at_scale.learning import code_texts, coder_of, learn_codes
from goldenthread.config.at_scale.letters import Letters, find_letters
from goldenthread.config.at_scale.outcome import forget, together, write_answers, write_drawn, write_whole
from goldenthread.config.at_scale.telling import HEADINGS, tell
from goldenthread.config.at_scale.words import look
from goldenthread.config.returns import peak_megabytes
from goldenthread.formats.faults import WrongFile
from goldenthread.foundation.engine.kept import Kept, name_of
from goldenthread.foundation.engine.running import Run, Task
from goldenthread.foundation.engine.ways import way

LIBRARIES = (
    "numpy",
    "scipy",
    "scikit-learn",
    "onnxruntime",
    "lingua-language-detector",
    "textstat",
    "goldenthread",
)
ANSWERS, TO_CODE, REPORT, WORK = "answers.csv", "to-code.csv", "report.json", "work"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of `conversation at-scale`."""

    data: Path
    text: str
    out: Path
    coded: Path | None = None
    labels: str = ""
    draw: int = 0
    fewest: int = FEWEST_MEMBERS
    questions: Path | None = None
    layers: int | None = None
    seed: int = 0
    workers: int = 1
    engine: str = ""
    at_once: int = AT_ONCE


def analyse(asked: Asked) -> dict[str, Any]:
    """Do what is left to do, write what came of it to the folder, and give the report."""
    began, worked = time.perf_counter(), time.process_time()
    coded = _coded(asked)
    asked.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = Kept(asked.out / WORK)
    tell_people("Reading the file.")
    found = cut(kept, asked.data, asked.text, coded, asked.at_once)
    settings = _settings(asked, found)
    with way(asked.workers, asked.engine, asked.out / WORK) as doing:
        run = Run(kept, doing, peak_megabytes, tell_people, time.monotonic)
        whole = _Whole(asked, run, found, coded, settings)
        report = whole.report()
    write_whole(asked.out / REPORT, json.dumps(report, ensure_ascii=False, indent=1))
    if not asked.draw:
        forget(asked.out / WORK)
    own = time.process_time() - worked
    if asked.workers == 1 and not asked.engine:
        own -= sum(run.cost.values())  # it did the pieces as well
    return report | {
        "cost": {
            "seconds": round(time.perf_counter() - began, 1),
            "processor_seconds": round(own + sum(run.cost.values()), 1),
            "by_step": {"Reading, putting together": round(own, 1)}
            | {name: round(cost, 1) for name, cost in run.cost.items()},
            "pieces_done_now": run.done,
            "pieces_found_done": run.found,
            "peak_megabytes": round(peak_megabytes(), 1),
            "peak_megabytes_of_a_worker": round(run.megabytes, 1),
        }
    }


def tell_people(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _coded(asked: Asked) -> Coded | None:
    if asked.coded is None:
        return None
    if not asked.labels.strip():
        raise WrongFile(
            asked.coded.name, "It is not said which columns are themes.", "Name them with --labels."
        )
    return read_coded(asked.coded, asked.text, asked.labels)


def _settings(asked: Asked, found: Cut) -> dict[str, Any]:
    questions = asked.questions.read_text(encoding="utf-8").split("\n") if asked.questions else []
    depth = depth_for_pieces(found.word_pieces) if asked.layers is None else Depth(asked.layers)
    return {
        "seed": asked.seed,
        "fewest": asked.fewest,
        "asked": [each for each in questions if each.strip()],
        "draw": asked.draw,
        "depth": int(depth),
        "model": MODEL,
        "answers_in_a_piece": asked.at_once,
        "versions": {name: version(name) for name in LIBRARIES},
    }


@dataclass(slots=True)
class _Whole:
    asked: Asked
    run: Run
    found: Cut
    coded: Coded | None
    settings: dict[str, Any]

    def report(self) -> dict[str, Any]:
        looks = self.run.step(
            "Looking at words", look,
            (Task("words", self._of("asked", "versions"), {"piece": piece}) for piece in self.found.pieces),
        )  # fmt: skip
        letters = find_letters(self.run, self.found, looks, self.settings)
        numbers = _numbers(letters, self.asked.fewest)
        learnt = self._learnt(letters, numbers)
        told = self._told(looks, letters, numbers, learnt)
        counts, sums, rest = together(self.run.kept, told)
        answers_hash = write_answers(self.asked.out / ANSWERS, self._headings(), self.run.kept, told)
        if self.asked.draw:
            names = [each.strip() for each in self.asked.labels.split(",") if each.strip()]
            headings = [ROW, self.asked.text, *names]
            write_drawn(self.asked.out / TO_CODE, headings, self.asked.draw, self.run.kept, told)
        of_letters = counts.pop("letters")
        report = {
            "settings": self.settings,
            "data_hash": name_of(self.settings, self.found.hash, self._given()),
            "answers": self.found.answers,
            "blank": self.found.blank,
            **counts,
            "in_letters": sum(sizes[0] for sizes in of_letters.values()),
            "letters": self._letters(letters, numbers, of_letters, learnt),
            "rounds_of_comparing": letters.rounds,
            "texts_not_compared": letters.not_compared,
            "coding": self._coding(learnt, sums, rest) if learnt else None,
            "answers_hash": answers_hash,
        }
        return report | {"result_hash": name_of(report)}

    def _of(self, *names: str) -> dict[str, Any]:
        return {name: self.settings[name] for name in names}

    def _given(self) -> list[Any]:
        return [self.coded.themes, sorted(self.coded.by_row.items())] if self.coded else []

    def _headings(self) -> Sequence[str]:
        return [*HEADINGS, *(self.coded.themes if self.coded else ())]

    def _learnt(self, letters: Letters, numbers: list[int]) -> _Learnt | None:
        """Learn from the coded answers that are no letters, or from 5,000 of them drawn by the seed."""
        if self.coded is None:
            return None
        rows = [row for row in sorted(self.coded.by_row) if not self._letter_of(letters, numbers, row)]
        in_letters = len(self.coded.by_row) - len(rows)
        order = np.random.default_rng(self.settings["seed"]).permutation(len(rows))
        rows = sorted(rows[each] for each in order[:MOST_LEARNT_FROM])
        needs = {
            "pieces": self.found.pieces,
            "where": [self.found.where[row] for row in rows],
            "given": [self.coded.by_row[row] for row in rows],
        }
        settings = self._of("depth", "model", "versions")
        [name] = self.run.step("Learning", learn_codes, [Task("learning", settings, needs)])
        return _Learnt(name, rows, in_letters, np.array(needs["given"], np.bool_))

    def _letter_of(self, letters: Letters, numbers: list[int], row: int) -> int:
        piece, place = self.found.where[row]
        name = letters.belongs[piece]
        of = int(self.run.kept.load(name, "of")["of"][place]) if name else -1
        return numbers[of] if of >= 0 else 0

    def _told(
        self, looks: Sequence[str], letters: Letters, numbers: list[int], learnt: _Learnt | None
    ) -> list[str]:
        settings = {
            "letters": numbers,
            "themes": list(self.coded.themes) if self.coded else [],
            **self._of("draw", "seed"),
        }
        given = self._given_by_piece(learnt)
        return self.run.step(
            "Coding the answers" if learnt else "Telling of each answer", tell,
            (
                Task("telling", settings, {
                    "piece": piece, "look": known, "belongs": belongs,
                    "coder": learnt.name if learnt else "", "given": given.get(number, {}),
                })
                for number, (piece, known, belongs) in enumerate(
                    zip(self.found.pieces, looks, letters.belongs, strict=True)
                )
            ),
        )  # fmt: skip

    def _given_by_piece(self, learnt: _Learnt | None) -> dict[int, dict[str, Any]]:
        """Of each piece by row: what people gave, and whether it was learnt from."""
        given: dict[int, dict[str, Any]] = {}
        if learnt and self.coded:
            known = set(learnt.rows)
            for row, marks in self.coded.by_row.items():
                of_piece = given.setdefault(self.found.where[row][0], {})
                of_piece[str(row)] = [[int(mark) for mark in marks], row in known]
        return given

    def _letters(
        self, letters: Letters, numbers: list[int], counted: dict[str, Any], learnt: _Learnt | None
    ) -> list[dict[str, Any]]:
        shown = sorted((number, family) for family, number in enumerate(numbers) if number)
        texts = [letters.families[family].shared_text for _, family in shown]
        themes: list[list[str]] = [[] for _ in texts]
        if learnt and self.coded and texts:
            needs = {"coder": learnt.name, "texts": texts}
            [name] = self.run.step("Coding the letters", code_texts, [Task("texts", {}, needs)])
            themes = [[self.coded.themes[each] for each in some] for some in self.run.kept.words(name)]
        return [
            {
                "letter": number,
                **dict(zip(("size", "identical", "with_own_words"), counted[str(number)], strict=True)),
                "shared_text": text,
                "themes": given,
            }
            for (number, _), text, given in zip(shown, texts, themes, strict=True)
        ]

    def _coding(self, learnt: _Learnt, sums: Any, rest: int) -> dict[str, Any]:
        """Shares of all answers that are no letters."""
        assert self.coded is not None  # noqa: S101 - for the type checker: something was learnt
        coder = coder_of(self.run.kept.folder, learnt.name)
        sample = coder.of_sample
        found = shares_from_sums(learnt.given, sample.evidence, sums, rest)
        return {
            "learnt_from": len(learnt.rows),
            "coded_in_letters": learnt.in_letters,
            "shares_of": rest + len(learnt.rows),
            "f1_left_out": round(answer_f1(learnt.given, sample.chosen), 4),
            "kappa_left_out": _rounded(agreement(learnt.given, sample.chosen).kappa),
            "themes": [
                {
                    "theme": name,
                    "examples": int(learnt.given[:, each].sum()),
                    "coded_by_machine": coder.learnt[each],
                    "share": {key: round(value, 4) for key, value in asdict(found[each]).items()},
                }
                for each, name in enumerate(self.coded.themes)
            ],
        }


@dataclass(frozen=True, slots=True)
class _Learnt:
    name: str
    rows: list[int]
    in_letters: int
    given: Any


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _numbers(letters: Letters, fewest: int) -> list[int]:
    """For each family the number of its letter, the largest 1; 0 if it has too few."""
    order = sorted(range(len(letters.sizes)), key=lambda family: (-letters.sizes[family], family))
    numbers = [0] * len(order)
    for number, family in enumerate(order, 1):
        numbers[family] = number if letters.sizes[family] >= fewest else 0
    return numbers


def in_words(report: dict[str, Any]) -> list[str]:
    """The report for people."""
    lines = [f"{report['answers']:,} answers; {report['blank']:,} rows where nothing was written."]
    languages = ", ".join(f"{code or 'not told'} {count:,}" for code, count in report["languages"].items())
    lines.append(f"Languages: {languages}.")
    lines.append(
        f"{report['with_personal_data']:,} may tell who somebody is; in "
        f"{report['remove_before_publishing']:,} something must go before publishing."
    )
    lines += [
        f"Letter {letter['letter']}: {letter['size']:,} sent it, {letter['identical']:,} word for word, "
        f"{letter['with_own_words']:,} added words of their own. “{letter['shared_text'][:100]}…”"
        for letter in report["letters"]
    ]
    lines += _coding_in_words(report["coding"]) if report["coding"] else []
    cost = report["cost"]
    return [
        *lines,
        f"The same data and settings give: {report['result_hash']}",
        f"{cost['seconds']:,.0f} seconds, {cost['processor_seconds']:,.0f} processor seconds; a worker had "
        f"{cost['peak_megabytes_of_a_worker']:,.0f} MB at most. "
        f"{cost['pieces_found_done']:,} pieces were done before.",
    ]


def _coding_in_words(coding: dict[str, Any]) -> list[str]:
    lines = [
        f"Learnt from {coding['learnt_from']:,} coded answers (F1 {coding['f1_left_out']}, each left out in "
        f"turn). Shares of the {coding['shares_of']:,} answers that are no letters, with 95 % intervals:"
    ]
    for theme in coding["themes"]:
        share = theme["share"]
        left = "" if theme["coded_by_machine"] else " Left to people: too few examples."
        lines.append(
            f"  {theme['theme']}: {share['share']:.1%} ({share['low']:.1%} to {share['high']:.1%}).{left}"
        )
    return lines
