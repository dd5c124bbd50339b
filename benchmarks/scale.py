"""A great many answers made from real ones, analysed by two workers of the engine, killed and gone on with.

`python -m benchmarks.scale` measures up to 40,000; `--answers 1000000` one million as well. What is
looked at: that twice the answers cost twice the work, that no worker’s memory grows with them, and that a run
that was killed with all its workers ends with the hash of one that was not, and of one without the engine.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.conversation import COMMENTS, Comments
from benchmarks.letters import edited, own_texts, real_letters, sent
from goldenthread.analysis.campaigns import FEWEST_WORDS
from goldenthread.analysis.sentences import sentences

COMMAND = Path(sys.executable).with_name("goldenthread")
SIZES = (10_000, 20_000, 40_000)
WORKERS, CODED = 2, 1000
MOST_MEGABYTES, MOST_GROWTH, MOST_TIMES = 1_500.0, 1.15, 1.25
LETTERS, IN_LETTERS = 20, 0.1
"""So many campaigns, the largest with half of all letters; a tenth of all answers are letters."""
CHANGED = 0.35
"""Of the words of every sentence so many are others. Else, of a million answers made from a few thousand, a
hundred would share each sentence, which no hundred people do."""
LETTERS_CHANGED = (0.0, 0.05, 0.1, 0.2)
Row = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Ran:
    """A run that came to its end, as it reported."""

    report: dict[str, Any]

    @property
    def answers(self) -> int:
        return int(self.report["answers"])

    @property
    def cost(self) -> dict[str, Any]:
        cost: dict[str, Any] = self.report["cost"]
        return cost

    @property
    def hash(self) -> str:
        return str(self.report["result_hash"])


def measure_scale(data: Path, most: int = 0) -> tuple[list[str], bool]:
    """The rows of the page of performance, and whether every limit was held."""
    if not (data / COMMENTS).is_file():
        return [f"Not measured: {COMMENTS} is not here."], True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = [_made(data, folder, answers) for answers in (*SIZES, *([most] if most else []))]
        plain = [_run(file, file.with_suffix(".out"), "local") for file in files]
        middle = len(SIZES) - 1
        killed, ended = _killed(files[middle], folder / "killed", plain[middle])
        without = _run(files[0], folder / "without", "")
        found = _found_letters(files[-1])
    rows = [
        *_costs(plain),
        *_memory(plain),
        ("Seconds until the workers of a killed program were gone", f"{ended:.1f}", "20", ended <= 20),
        *_same(plain[middle], killed, "the whole", "killed in the middle and said again"),
        *_same(plain[0], without, "the engine", "two processes without the engine"),
        *_letters(plain[-1], *found),
    ]
    lines = ["| What | Measured | Limit |", "|---|---:|---:|"]
    lines += [f"| {what} | {measured} | {limit} |" for what, measured, limit, _ in rows]
    return [*lines, "", _of_a_million(plain), "", _steps(plain[-1])], all(held for *_, held in rows)


def _costs(plain: Sequence[Ran]) -> Iterator[Row]:
    for ran in plain:
        seconds, worked = ran.cost["seconds"], ran.cost["processor_seconds"]
        what = f"{ran.answers:,} answers, {WORKERS} workers of Dask: seconds, processor seconds"
        yield what, f"{seconds:,.0f}, {worked:,.0f}", "", True
    each = [_further(one, other) for one, other in pairwise(plain)]
    times = each[-1] / each[0]
    yield (
        f"Processor milliseconds for each further answer: {_list(ran.answers for ran in plain)}",
        ", ".join(f"{cost:.2f}" for cost in each),
        f"the last at most {MOST_TIMES} times the first",
        times <= MOST_TIMES,
    )


def _further(one: Ran, other: Ran) -> float:
    """What each answer costs that the other run had more. What is done once, however many, falls away."""
    more: float = other.cost["processor_seconds"] - one.cost["processor_seconds"]
    return 1000 * more / (other.answers - one.answers)


def _memory(plain: Sequence[Ran]) -> Iterator[Row]:
    peaks = [float(ran.cost["peak_megabytes_of_a_worker"]) for ran in plain]
    growth = peaks[-1] / peaks[0]
    told = f"{', '.join(f'{peak:,.0f}' for peak in peaks)}: {growth:.2f} times"
    limit = f"{MOST_MEGABYTES:,.0f}, {MOST_GROWTH} times"
    yield "Peak memory of a worker, MB", told, limit, max(peaks) <= MOST_MEGABYTES and growth <= MOST_GROWTH
    own = [float(ran.cost["peak_megabytes"]) for ran in plain]
    told = ", ".join(f"{peak:,.0f}" for peak in own)
    yield "The same of the program that hands out the work", told, limit[:5], max(own) <= MOST_MEGABYTES


def _same(one: Ran, other: Ran, called: str, how: str) -> Iterator[Row]:
    done, before = other.cost["pieces_done_now"], other.cost["pieces_found_done"]
    same = one.hash == other.hash
    there = f"{before:,} of {done + before:,} pieces were there"
    what = f"{other.answers:,} answers, {how} ({there}): the hash of {called}"
    yield what, "yes" if same else "no", "yes", same and ("killed" not in how or before > 0)


def _letters(ran: Ran, precision: float, recall: float) -> Iterator[Row]:
    what = f"Letters of {LETTERS} campaigns among {ran.answers:,}: precision, recall"
    left = f"; {ran.report['texts_not_compared']:,} not compared" if ran.report["texts_not_compared"] else ""
    held = precision >= 0.99 and recall >= 0.97
    yield what, f"{precision:.3f}, {recall:.3f}{left}", "0.99, 0.97", held


def _of_a_million(plain: Sequence[Ran]) -> str:
    last = plain[-1]
    more = 1_000_000 - last.answers
    minutes = (last.cost["processor_seconds"] + more * _further(plain[0], last) / 1000) / 60
    how = "Worked out from these, not measured" if more > 0 else "Measured"
    return f"A million answers: {minutes:.0f} processor minutes. {how}."


def _steps(ran: Ran) -> str:
    steps = ", ".join(f"{name.lower()} {cost:.0f}" for name, cost in ran.cost["by_step"].items())
    return f"Processor seconds of {ran.answers:,} answers by step: {steps}."


def _list(numbers: Iterable[int]) -> str:
    return " to ".join(f"{number:,}" for number in numbers)


def _run(file: Path, out: Path, engine: str) -> Ran:
    """To its end, by a program of its own."""
    command = _command(file, out, engine)
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    return Ran(json.loads(said.stdout.splitlines()[-1]))


def _command(file: Path, out: Path, engine: str) -> list[str]:
    coded = file.with_suffix(".coded")
    headings = coded.read_text().split("\n", 1)[0].split(",")[2:]
    return [
        str(COMMAND), "conversation", "at-scale", str(file), "--text", "answer", "--out", str(out),
        "--coded", str(coded), "--labels", ",".join(headings), "--layers", "0",
        "--workers", str(WORKERS), *(["--engine", engine] if engine else []), "--json",
    ]  # fmt: skip


def _killed(file: Path, out: Path, whole: Ran) -> tuple[Ran, float]:
    """Only the program that hands out the work is killed, half-way; then the same is said again.

    Gives that run, and the seconds until its workers had noticed and ended.
    """
    half = (whole.cost["pieces_done_now"] + whole.cost["pieces_found_done"]) // 2
    with subprocess.Popen(  # noqa: S603 - our own
        _command(file, out, "local"),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as running:  # fmt: skip
        cut = whole.answers // 2000
        while running.poll() is None and len(list((out / "work").glob("??/*.npz"))) < cut + half:
            time.sleep(0.2)
        running.kill()
    began = time.monotonic()
    while _is_there(running.pid) and time.monotonic() - began < 60:
        time.sleep(0.1)
    ended = time.monotonic() - began
    return _run(file, out, "local"), ended


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _made(data: Path, folder: Path, answers: int) -> Path:
    """The file of answers, the coded ones beside it, and which are letters."""
    chance = random.Random(answers)  # noqa: S311 - made-up answers
    comments = Comments.of(data / COMMENTS)
    file = folder / f"{answers}.csv"
    coded = _coded_rows(comments, answers, chance)
    letters = _letters_of(data, answers, chance)
    texts = _texts(data, chance)
    with file.open("w", newline="") as stream, file.with_suffix(".letters").open("w") as truth:
        rows = csv.writer(stream)
        rows.writerow(["answer"])
        for row in range(1, answers + 1):
            text, campaign = (comments.texts[coded[row]], -1) if row in coded else ("", -1)
            if not text:
                text, campaign = next(letters) if chance.random() < IN_LETTERS else (next(texts), -1)
            rows.writerow([text])
            truth.write(f"{campaign}\n")
    _write_coded(file.with_suffix(".coded"), comments, coded)
    return file


def _coded_rows(comments: Comments, answers: int, chance: random.Random) -> dict[int, int]:
    """Rows at random that hold real comments, each with its place among those that people coded."""
    rows = chance.sample(range(1, answers + 1), CODED)
    return {row: place % len(comments.texts) for place, row in enumerate(sorted(rows))}


def _write_coded(path: Path, comments: Comments, coded: dict[int, int]) -> None:
    with path.open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["row", "answer", *(f"Theme {theme}" for theme in range(comments.coded.shape[1]))])
        for row, place in coded.items():
            rows.writerow([row, comments.texts[place], *map(int, comments.coded[place])])


def _texts(data: Path, chance: random.Random) -> Iterator[str]:
    """One to three real sentences, a third of their words changed for others; one in thirty as it stands.

    No sentence has twenty words: several answers with one that long do share a text.
    """
    real = own_texts(data)
    said = [each for text in real for each in sentences(text) if len(each.split()) < FEWEST_WORDS]
    words = [word for text in real for word in text.split()]
    while True:
        if chance.random() < 1 / 30:
            yield chance.choice(real)
            continue
        text = " ".join(chance.choice(said) for _ in range(chance.choice((1, 1, 2, 2, 3))))
        yield edited(text, CHANGED, words, chance).strip() or "Nothing."


def _letters_of(data: Path, answers: int, chance: random.Random) -> Iterator[tuple[str, int]]:
    """Letters of campaigns: half of the first, a quarter of the second and so on, the smallest alike."""
    letters = real_letters(data.parent / "seeds")
    letters = [letters[each % len(letters)] for each in range(min(LETTERS, len(letters)))]
    own = own_texts(data)
    words = [word for text in own for word in text.split()]
    weights = [max(0.5 ** (each + 1), 0.01) for each in range(len(letters))]
    while True:
        [campaign] = chance.choices(range(len(letters)), weights)
        added = [edited(chance.choice(own), CHANGED, words, chance)]
        yield (
            sent(letters[campaign], campaign, chance.choice(LETTERS_CHANGED), added, words, chance).text,
            campaign,
        )


def _found_letters(file: Path) -> tuple[float, float]:
    """Precision and recall of the letters: a group stands for the campaign that most of it are of."""
    true = [int(line) for line in file.with_suffix(".letters").read_text().split()]
    with (file.with_suffix(".out") / "answers.csv").open(newline="") as stream:
        found = {int(row["row"]): row["letter"] for row in csv.DictReader(stream) if row["letter"]}
    groups: dict[str, Counter[int]] = defaultdict(Counter)
    for row, letter in found.items():
        groups[letter][true[row - 1]] += 1
    commonest = [group.most_common(1)[0] for group in groups.values()]
    right = sum(count for campaign, count in commonest if campaign >= 0)
    return right / max(1, len(found)), right / max(1, sum(campaign >= 0 for campaign in true))


if __name__ == "__main__":
    from goldenthread.config.settings import REAL_DATA_DIR

    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=0)
    printed, is_held = measure_scale(REAL_DATA_DIR, parser.parse_args().answers)
    print("\n".join(printed))
    raise SystemExit(0 if is_held else 1)
