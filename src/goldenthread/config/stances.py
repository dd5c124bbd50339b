"""`goldenthread conversation stance`: files in, stances out that nobody can take for what people said."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from goldenthread.analysis.stance import INFERRED, Inferred, Trust, learn_stance, trust
from goldenthread.analysis.vectors import MODEL, depth_for
from goldenthread.config.returns import peak_megabytes
from goldenthread.formats.chosen_columns import chosen_columns
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.guard import guarded

_MOST_STANCES = 7
Rows = list[tuple[int, str, str]]


def stances_in_file(
    path: Path, text: str, stance: str, coded: int | None, seed: int, out: Path | None
) -> Any:
    """Learn from rows that people judged, and infer the stance of all others. Raises WrongFile.

    With `coded`, only so many, drawn at random, are learnt from, and the others that were judged are a test.
    Rows count from 1, the first under the headings.
    """
    began, worked = time.perf_counter(), time.process_time()
    judged, open_ = _read(path, text, stance)
    sample, others = _drawn(path.name, judged, coded, seed)
    depth = depth_for([words for _, words, _ in (*judged, *open_)])
    reader = learn_stance([words for _, words, _ in sample], [said for *_, said in sample], depth)
    of_others = reader.infer([words for _, words, _ in others])
    inferred = reader.infer([words for _, words, _ in open_])
    if out:
        _write(out, [*others, *open_], [*of_others, *inferred])
    elsewhere = trust([said for *_, said in others], [one.stance for one in of_others]) if others else None
    return {
        "settings": {"seed": seed, "depth": int(depth), "model": MODEL},
        "how": INFERRED,
        "learnt_from": len(sample),
        "trust": _figures(reader.trust, "the answers it learnt from, each left out in turn"),
        "trust_elsewhere": _figures(elsewhere, "judged answers that nothing was learnt from"),
        "inferred": len(inferred),
        "stances": dict(sorted(Counter(one.stance for one in inferred).items())),
        "seconds": round(time.perf_counter() - began, 3),
        "processor_seconds": round(time.process_time() - worked, 3),
        "peak_megabytes": round(peak_megabytes(), 1),
    }


def _read(path: Path, text: str, stance: str) -> tuple[Rows, Rows]:
    """The rows that people judged and those that they did not, none of them blank."""
    table = chosen_columns(path)
    words, judged = table.needed(text), table.needed(stance)
    rows = [
        (row, cells[words].strip(), cells[judged].strip())
        for row, cells in enumerate(table.rows(), 1)
        if cells[words].strip()
    ]
    found = {said for *_, said in rows if said}
    if len(found) > _MOST_STANCES:
        reason = f"The column “{stance}” has {len(found)} different values; stances are few."
        raise WrongFile(table.name, reason, f"Put one of at most {_MOST_STANCES} there, or leave it empty.")
    return [row for row in rows if row[2]], [row for row in rows if not row[2]]


def _drawn(name: str, judged: Rows, coded: int | None, seed: int) -> tuple[Rows, Rows]:
    if coded is None:
        return judged, []
    if coded > len(judged):
        reason = f"{coded:,} judged answers were asked for, but it has {len(judged):,}."
        raise WrongFile(name, reason, "Ask for fewer.")
    order = np.random.default_rng(seed).permutation(len(judged))
    return [judged[row] for row in sorted(order[:coded])], [judged[row] for row in sorted(order[coded:])]


def _figures(found: Trust | None, judged_on: str) -> dict[str, Any] | None:
    if found is None:
        return None
    rounded = {name: round(value, 4) for name, value in asdict(found).items()}
    return rounded | {"judged_on": judged_on}


def _write(out: Path, rows: Rows, inferred: Sequence[Inferred]) -> None:
    with out.open("w", newline="", encoding="utf-8") as stream:
        lines = csv.writer(stream)
        lines.writerow(["row", "stance", "how", "likely", "judged by people"])
        for (row, _, judged), one in zip(rows, inferred, strict=True):
            lines.writerow([row, guarded(one.stance), "inferred", f"{one.likely:.3f}", guarded(judged)])


def stances_in_words(report: dict[str, Any]) -> list[str]:
    """The report for people: never a stance without how often it is right."""
    found = report["trust_elsewhere"] or report["trust"]
    lines = [
        f"Each stance is {report['how']}.",
        f"It is right in {found['accuracy']:.0%} of {found['answers']:,} answers ({found['judged_on']}).",
        f"Always saying the commonest is right in {found['commonest']:.0%}. F1 {found['f1']:.2f}, a mean.",
    ]
    lines += [f"  {stance}: {count:,} (inferred)" for stance, count in report["stances"].items()]
    return [*lines, "Ask it as a closed question where you can: then nothing need be inferred."]
