"""`goldenthread conversation code` and `themes`: files in, figures out, with what they cost."""

from __future__ import annotations

import csv
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from goldenthread.analysis.agreement import agreement, agreement_by_theme, answer_f1
from goldenthread.analysis.coding import Coder, Coding, learn
from goldenthread.analysis.limits import FEWEST_EXAMPLES, MOST_LEARNT_FROM
from goldenthread.analysis.shares import Share, shares, shares_elsewhere
from goldenthread.analysis.themes import Candidate, candidates, how_many
from goldenthread.analysis.vectors import MODEL, depth_for, vectors
from goldenthread.config.returns import peak_megabytes
from goldenthread.formats.coded_answers import CodedAnswers, read_coded_answers
from goldenthread.formats.faults import WrongFile

_QUOTED, _MOST_WORDS = 3, 200
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "onnxruntime")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of `conversation code`."""

    data: Path
    text: str
    labels: str
    coded: int | None
    test: Path | None
    seed: int
    out: Path | None


@dataclass(frozen=True, slots=True)
class _Part:
    """Answers of one file, in its order: which line, what they say, what people gave them."""

    lines: tuple[int, ...]
    texts: tuple[str, ...]
    coded: Any

    @classmethod
    def of(cls, read: CodedAnswers, rows: Sequence[int] | None = None) -> _Part:
        answers = read.answers if rows is None else [read.answers[row] for row in rows]
        table = np.array([answer.themes for answer in answers], np.bool_).reshape(
            len(answers), len(read.themes)
        )
        lines, texts = (tuple(getattr(answer, name) for answer in answers) for name in ("line", "text"))
        return cls(lines, texts, table)


def code_file(asked: Asked) -> dict[str, Any]:
    """Learn from coded answers drawn at random, code the rest and the test part, and report."""
    began, worked = time.perf_counter(), time.process_time()
    data = read_coded_answers(asked.data, asked.text, asked.labels)
    test = read_coded_answers(asked.test, asked.text, asked.labels) if asked.test else None
    sample, rest = _drawn(asked, data)
    other = _Part.of(test) if test else _Part((), (), np.zeros((0, len(data.themes)), np.bool_))
    depth = depth_for([*sample.texts, *rest.texts, *other.texts])
    coder = learn(sample.texts, sample.coded, depth)
    of_rest, of_other = coder.code(rest.texts), coder.code(other.texts)
    if asked.out:
        _write(asked.out, data.themes, [("data", rest, of_rest), ("test", other, of_other)])
    settings = {"seed": asked.seed, "coded": len(sample.lines), "depth": int(depth), "model": MODEL} | {
        name: version(name) for name in _LIBRARIES
    }
    return {
        "settings": settings,
        "hash": _hash(settings, data, test),
        "answers": _counts(data, test, sample),
        **_figures(coder, sample, other, of_other if test else None),
        "themes": _themes(data.themes, coder, sample, rest, of_rest, other, of_other),
        "for_people": {
            "data": _lines(rest, of_rest),
            "test": _lines(other, of_other),
            "because": "A person is expected to agree with the machine by less than half.",
        },
        **_cost(began, worked),
    }


def _drawn(asked: Asked, data: CodedAnswers) -> tuple[_Part, _Part]:
    """The answers that are learnt from, drawn at random by the seed, and the rest."""
    size = len(data.answers)
    wanted = min(size, MOST_LEARNT_FROM) if asked.coded is None else asked.coded
    if wanted > size:
        reason = f"{wanted:,} coded answers were asked for, but it has {size:,} that say something."
        raise WrongFile(asked.data.name, reason, "Ask for fewer, or send more.")
    order = np.random.default_rng(asked.seed).permutation(size)
    return _Part.of(data, sorted(order[:wanted])), _Part.of(data, sorted(order[wanted:]))


def _counts(data: CodedAnswers, test: CodedAnswers | None, sample: _Part) -> dict[str, Any]:
    counts: dict[str, Any] = {
        "data": len(data.answers),
        "learnt_from": len(sample.lines),
        "blank_in_data": data.blank,
        "not_read_in_data": len(data.faults),
        "faults": [str(fault) for fault in data.faults[:_MOST_WORDS]],
    }
    if test is None:
        return counts
    known = set(sample.texts)
    return counts | {
        "test": len(test.answers),
        "blank_in_test": test.blank,
        "not_read_in_test": len(test.faults),
        "in_test_and_learnt_from": sum(answer.text in known for answer in test.answers),
        "faults": [str(fault) for fault in (*data.faults, *test.faults)][:_MOST_WORDS],
    }


def _figures(coder: Coder, sample: _Part, other: _Part, of_other: Coding | None) -> dict[str, Any]:
    """How the machine agrees with people: on the test part, or else on the coded answers left out in turn."""
    own = round(answer_f1(sample.coded, coder.of_sample.chosen), 4)
    if of_other is None:
        judged, machine, on = sample.coded, coder.of_sample.chosen, "coded answers, each left out in turn"
    else:
        judged, machine, on = other.coded, of_other.chosen, "the test file, which nothing was learnt from"
    together = agreement(judged, machine)
    return {
        "f1": round(answer_f1(judged, machine), 4) if len(judged) else None,
        "f1_judged_on": on,
        "f1_left_out": own,
        "f1_all_decisions": _rounded(together.f1),
        "kappa_all_decisions": _rounded(together.kappa),
    }


def _themes(
    names: Sequence[str],
    coder: Coder,
    sample: _Part,
    rest: _Part,
    of_rest: Coding,
    other: _Part,
    of_other: Coding,
) -> list[dict[str, Any]]:
    known = shares(sample.coded, coder.of_sample.evidence, of_rest.evidence)
    judged = other if len(other.lines) else sample
    machine = of_other if len(other.lines) else coder.of_sample
    elsewhere: Sequence[Share | None] = [None] * len(names)
    if len(other.lines):
        elsewhere = shares_elsewhere(sample.coded, coder.of_sample.evidence, of_other.evidence)
    agreed = agreement_by_theme(judged.coded, machine.chosen)
    everyone = np.concatenate([sample.coded, rest.coded])
    return [
        {
            "theme": name,
            "examples": int(sample.coded[:, each].sum()),
            "coded_by_machine": coder.learnt[each],
            **({} if coder.learnt[each] else {"why_not": f"Fewer than {FEWEST_EXAMPLES} examples."}),
            "share": _share(known[each]),
            "share_in_labels": round(float(everyone[:, each].mean()), 4),
            "share_in_test": _share(elsewhere[each]),
            "share_in_test_labels": round(float(other.coded[:, each].mean()), 4)
            if len(other.lines)
            else None,
            "f1": _rounded(agreed[each].f1),
            "kappa": _rounded(agreed[each].kappa),
        }
        for each, name in enumerate(names)
    ]


def _share(share: Share | None) -> dict[str, float] | None:
    return None if share is None else {name: round(value, 4) for name, value in asdict(share).items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _lines(part: _Part, coding: Coding) -> list[int]:
    return [line for line, unsure in zip(part.lines, coding.unsure, strict=True) if unsure]


def _write(out: Path, names: Sequence[str], parts: Sequence[tuple[str, _Part, Coding]]) -> None:
    """Each coded answer by the line it stands on, with the score of each theme, 0 to 1."""
    with out.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["file", "line", "themes", "expected agreement", "for people", *names])
        for file, part, coding in parts:
            for row, line in enumerate(part.lines):
                given = [name for name, chosen in zip(names, coding.chosen[row], strict=True) if chosen]
                scores = [f"{score:.3f}" for score in coding.likely[row]]
                sure = [f"{coding.agreement[row]:.3f}", "yes" if coding.unsure[row] else "no"]
                rows.writerow([file, line, "; ".join(given), *sure, *scores])


def _hash(settings: dict[str, Any], data: CodedAnswers, test: CodedAnswers | None) -> str:
    """Of all that decides the result: the settings, and what was read of both files."""
    read = [[asdict(answer) for answer in part.answers] for part in (data, test) if part]
    whole = json.dumps([settings, data.themes, read], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _cost(began: float, worked: float) -> dict[str, float]:
    return {
        "seconds": round(time.perf_counter() - began, 3),
        "processor_seconds": round(time.process_time() - worked, 3),
        "peak_megabytes": round(peak_megabytes(), 1),
    }


def coding_in_words(report: dict[str, Any]) -> list[str]:
    """The report for people."""
    counted = report["answers"]
    lines = [
        f"Learnt from {counted['learnt_from']:,} of {counted['data']:,} coded answers, drawn at random.",
        f"F1 {report['f1']} on {report['f1_judged_on']}.",
        "Share of all answers, with its 95 % interval:",
    ]
    for theme in report["themes"]:
        share = theme["share"]
        between = f"{share['low']:.1%} to {share['high']:.1%}"
        left = "" if theme["coded_by_machine"] else " Left to people: too few examples."
        lines.append(f"  {theme['theme']}: {share['share']:.1%} ({between}).{left}")
    people = sum(len(report["for_people"][part]) for part in ("data", "test"))
    cost = f"{report['processor_seconds']:.0f} processor seconds, {report['peak_megabytes']:.0f} MB"
    return [*lines, f"{people:,} answers are for people to look at. {cost}.", *counted["faults"]]


def candidate_themes(path: Path, text: str, number: int | None, seed: int) -> dict[str, Any]:
    """Groups of answers that say much the same, for people to read and name."""
    began, worked = time.perf_counter(), time.process_time()
    read = read_coded_answers(path, text)
    part = _Part.of(read)
    wanted = number or how_many(len(part.texts))
    depth = depth_for(part.texts)
    found, left = candidates(part.texts, vectors(part.texts, depth), wanted, seed)
    settings = {"seed": seed, "number": wanted, "depth": int(depth), "model": MODEL}
    return {
        "settings": settings,
        "hash": _hash(settings, read, None),
        "answers": len(part.texts),
        "blank": read.blank,
        "faults": [str(fault) for fault in read.faults[:_MOST_WORDS]],
        "themes": [
            {
                "size": group.size,
                "words": list(group.words),
                "quotations": [
                    {"line": part.lines[row], "text": part.texts[row]} for row in _quoted(part, group)
                ],
                "lines": [part.lines[row] for row in group.answers],
            }
            for group in found
        ],
        "left_over": [part.lines[row] for row in left],
        **_cost(began, worked),
    }


def _quoted(part: _Part, group: Candidate) -> list[int]:
    """The answers nearest the middle, each wording once."""
    once = {part.texts[row].casefold(): row for row in reversed(group.answers)}
    return list(reversed(once.values()))[:_QUOTED]


def candidates_in_words(report: dict[str, Any]) -> list[str]:
    """The groups for people, none of them named."""
    lines = [f"{len(report['themes'])} groups of {report['answers']:,} answers. A person names them."]
    for number, theme in enumerate(report["themes"], 1):
        lines.append(f"{number}. {theme['size']:,} answers: {', '.join(theme['words'])}")
        lines += [f"   “{quoted['text'][:_MOST_WORDS]}”" for quoted in theme["quotations"]]
    return [*lines, f"{len(report['left_over']):,} answers in no group.", *report["faults"]]
