"""How well answers are coded and grouped, on comments that people coded, and what 20,000 answers cost.

`python -m benchmarks.conversation` prints the rows of this alone. The comments are an NHS trust’s
(data/consultations/themes_nhs_comments); nothing is learnt from, or chosen by, the part that is judged.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.agreement import answer_f1
from goldenthread.analysis.coding import learn
from goldenthread.analysis.shares import shares
from goldenthread.analysis.themes import candidates, how_many
from goldenthread.analysis.vectors import Depth, Vectors, depth_for, vectors
from goldenthread.config.returns import peak_megabytes

COMMENTS = "consultations/themes_nhs_comments/comments_neas.csv"
_NOT_THEMES = {"Not assigned", "Labelling not possible", "Safeguarding concerns?"}
_FEWEST = 30
LIMITS = {300: (0.71, 0.688), 1000: (0.76, 0.739), 1965: (0.78, 0.759)}
"""For each number of coded answers: at least so much F1, and what a plain baseline had."""
SEEDS, DRAWS = 3, 30
MANY, MOST_SECONDS, MOST_MEGABYTES, LEAST_NMI = 20_000, 150.0, 1500.0, 0.28


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments with at least one of the themes that have thirty examples, each text once."""

    texts: list[str]
    coded: NDArray[np.bool_]

    @classmethod
    def of(cls, path: Path) -> Comments:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        headings = list(rows[0])
        names = [name for name in headings[headings.index("Not assigned") :] if name not in _NOT_THEMES]
        once = {
            row["FFT answer"]: row
            for row in reversed(rows)
            if row["Labelling not possible"] != "1" and row["FFT answer"].strip() not in {"", "None", "N/A"}
        }
        table = np.array([[row[name] == "1" for name in names] for row in reversed(once.values())])
        table = table[:, table.sum(axis=0) >= _FEWEST]
        kept = np.flatnonzero(table.any(axis=1))
        texts = list(reversed(once))
        return cls([texts[row] for row in kept], table[kept])


def rows(data: Path) -> tuple[list[str], bool]:
    """The table of the conversation on the page of performance, and whether every limit was held."""
    path = data / COMMENTS
    if not path.is_file():
        return [f"Not measured: {COMMENTS} is not here."], True
    comments = Comments.of(path)
    read = vectors(comments.texts, Depth.WHOLE)
    found = [
        *_coding_rows(comments, read),
        *_share_rows(comments, read),
        _group_row(comments, read),
        *_cost_apart(path),
    ]
    lines = ["| What | Measured | Limit | Baseline |", "|---|---:|---:|---:|", *(line for line, _ in found)]
    return lines, all(held for _, held in found)


def _coding_rows(comments: Comments, read: Vectors) -> list[tuple[str, bool]]:
    found = []
    for size, (least, plain) in LIMITS.items():
        each = [_f1(comments, read, size, seed) for seed in range(SEEDS)]
        line = f"| F1, {size:,} coded, {SEEDS} splits (least {min(each):.3f}) | {np.mean(each):.3f} "
        found.append((f"{line}| {least} | {plain} |", min(each) >= least))
    return found


def _f1(comments: Comments, read: Vectors, size: int, seed: int) -> float:
    order = np.random.default_rng(seed).permutation(len(read))
    test, sample = np.split(order, [round(0.4 * len(order))])
    sample = sample[:size]
    coder = learn(_of(comments, sample), comments.coded[sample], Depth.WHOLE, read[sample])
    return answer_f1(coder.code(_of(comments, test), read[test]).chosen, comments.coded[test])


def _of(comments: Comments, chosen: Sequence[int] | NDArray[np.intp]) -> list[str]:
    return [comments.texts[row] for row in chosen]


def _share_rows(comments: Comments, read: Vectors) -> list[tuple[str, bool]]:
    true, errors, inside = comments.coded.mean(axis=0), [], []
    for seed in range(DRAWS):
        order = np.random.default_rng(100 + seed).permutation(len(read))
        sample, rest = np.split(order, [300])
        coder = learn(_of(comments, sample), comments.coded[sample], Depth.WHOLE, read[sample])
        machine = coder.code(_of(comments, rest), read[rest])
        found = shares(comments.coded[sample], coder.of_sample.evidence, machine.evidence)
        errors.append([abs(one.share - share) * 100 for one, share in zip(found, true, strict=True)])
        inside.append([one.low <= share <= one.high for one, share in zip(found, true, strict=True)])
    mean, worst, held = np.mean(errors), np.max(errors, axis=1).mean(), np.mean(inside)
    return [
        (
            f"| Shares, 300 coded, {DRAWS} draws: mean error, points | {mean:.2f} | 1 | 0.9 to 1.1 |",
            mean <= 1,
        ),
        (f"| The worst theme of a draw, on average | {worst:.2f} | 3 | 2.9 to 4.0 |", worst <= 3),
        (f"| 95 % intervals that hold the true share | {held:.1%} | 92 % | |", held >= 0.92),
    ]


def _group_row(comments: Comments, read: Vectors) -> tuple[str, bool]:
    from sklearn.metrics import normalized_mutual_info_score

    found, left = candidates(comments.texts, read, how_many(len(read)), 0)
    group = np.full(len(read), -1)
    for number, each in enumerate(found):
        group[list(each.answers)] = number
    single = np.flatnonzero(comments.coded.sum(axis=1) == 1)
    nmi = normalized_mutual_info_score(comments.coded[single].argmax(axis=1), group[single])
    share = len(left) / len(read)
    line = f"| Candidate themes against the human frame: NMI (left over {share:.1%}) | {nmi:.3f} "
    return f"{line}| {LEAST_NMI}, 5 % | 0.17 to 0.28, 31 % |", nmi > LEAST_NMI and share < 0.05


def _cost_apart(path: Path) -> list[tuple[str, bool]]:
    """In a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.conversation", str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own
    return [(line, held) for line, held in json.loads(said)]


def _cost(comments: Comments) -> list[tuple[str, bool]]:
    """Read, learnt from 300, coded, counted and grouped: texts made of halves of real ones."""
    texts, began = _many(comments.texts), time.process_time()
    depth = depth_for(texts)
    read = vectors(texts, depth)
    seen = time.process_time() - began
    coder = learn(texts[:300], comments.coded[:300], depth, read[:300])
    rest = coder.code(texts[300:], read[300:])
    shares(comments.coded[:300], coder.of_sample.evidence, rest.evidence)
    coded = time.process_time() - began - seen
    candidates(texts, read, how_many(len(texts)), 0)
    total = time.process_time() - began
    count = sum(len(text.split()) for text in texts)
    words = f"vectors {seen:.0f} by {depth:d} layers, coding {coded:.0f}, groups {total - seen - coded:.0f}"
    return [
        (
            f"| {len(texts):,} answers, {count:,} words, "
            f"processor seconds ({words}) | {total:.0f} | {MOST_SECONDS:.0f} with 4a to 4f | 174, vectors |",
            total < MOST_SECONDS,
        ),
        (
            f"| Peak memory, MB | {peak_megabytes():.0f} | {MOST_MEGABYTES:.0f} | 1,250 |",
            peak_megabytes() < MOST_MEGABYTES,
        ),
    ]


def _many(texts: Sequence[str]) -> list[str]:
    """The texts, then pairs of them one after the other, to 26 words on average, until there are enough."""
    made, step = list(texts), 1
    while len(made) < MANY:
        made += [f"{one} {texts[(row + step) % len(texts)]}" for row, one in enumerate(texts)]
        step += 1
    return made[:MANY]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_cost(Comments.of(Path(sys.argv[1])))))
        raise SystemExit(0)
    from goldenthread.config.settings import REAL_DATA_DIR

    printed, is_held = rows(REAL_DATA_DIR)
    print("\n".join(printed))
    raise SystemExit(0 if is_held else 1)
