"""What machines read of a consultation: campaign letters, opinion groups, key points, personal data.

Campaigns are measured on letters and texts that no threshold was chosen on: every other one of each.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.key_points import measure_key_points
from benchmarks.letters import Letter, chained, own_texts, real_letters, sent
from goldenthread.analysis.campaigns import find_campaigns
from goldenthread.analysis.languages import language_of
from goldenthread.analysis.opinions import opinion_groups
from goldenthread.analysis.opinions.votes import VoteTable
from goldenthread.analysis.personal_data import personal_data
from goldenthread.config.returns import peak_megabytes

CHOSEN_ON, JUDGED_ON = 0, 1
SHARES = (0.0, 0.05, 0.1, 0.2)
SIZES = (10, 20, 50, 200)
LARGEST, ALL = 50_000, 100_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the page: what, measured, limit or baseline, and whether it was held."""

    what: str
    measured: str
    limit: str
    held: bool

    def __str__(self) -> str:
        return f"| {self.what} | {self.measured} | {self.limit} |"


def measure_letters_and_votes(data: Path) -> tuple[list[str], bool]:
    """The rows as Markdown, and whether every limit was held. `data` is the folder of public files."""
    if not (data / "consultations").is_dir():
        return ["The public files are not here: set REAL_DATA_DIR."], True
    lines = [*campaign_lines(data), *opinion_lines(), *other_lines(data)]
    head = ["| What | Measured | Limit or baseline |", "|---|---:|---:|"]
    return [*head, *map(str, lines)], all(line.held for line in lines)


def judged_letters(data: Path, part: int, chance: random.Random) -> tuple[list[Letter], list[str]]:
    """Campaigns of several sizes among real texts, and the texts that neither are letters nor were added."""
    own = own_texts(data)
    random.Random(99).shuffle(own)  # noqa: S311 - which half is judged is no secret
    own = own[part::2]
    letters = real_letters(data.parent / "seeds")[part::2]
    letters += [text for text in own if 40 <= len(text.split()) <= 120][:10]
    rest = [text for text in own if text not in set(letters)]
    added, nobodys = rest[: len(rest) // 3], rest[len(rest) // 3 :]
    words = [word for text in rest for word in text.split()]
    made = [
        sent(letter, campaign, chance.choice(SHARES), [added.pop() if added else ""], words, chance)
        for campaign, letter in enumerate(letters)
        for _ in range(SIZES[campaign % len(SIZES)])
    ]
    return [*made, *(Letter(text, -1) for text in nobodys)], nobodys


def precision_and_recall(letters: Sequence[Letter]) -> tuple[float, dict[float, float]]:
    """Of all that were put into groups, how many are of its commonest campaign; and of those sent, by the
    share of words changed, how many were."""
    found: set[int] = set()
    placed = 0
    for campaign in find_campaigns([letter.text for letter in letters]):
        rows = [member.row for member in campaign.members]
        [(commonest, _)] = Counter(letters[row].campaign for row in rows).most_common(1)
        placed += len(rows)
        found |= {row for row in rows if letters[row].campaign == commonest != -1}
    sent_by = Counter(letter.changed for letter in letters if letter.campaign != -1)
    found_by = Counter(letters[row].changed for row in found)
    return len(found) / max(1, placed), {share: found_by[share] / sent_by[share] for share in sorted(sent_by)}


def campaign_lines(data: Path) -> list[Line]:
    chance = random.Random(2)  # noqa: S311 - made-up letters
    precision, recall = precision_and_recall(judged_letters(data, JUDGED_ON, chance)[0])
    few, many = recall[0.1], recall[0.2]
    seconds, megabytes, whole = (float(said) for said in _apart("scale", data).split())
    return [
        Line("Campaign letters: precision", f"{precision:.3f}", "at least 0.99", precision >= 0.99),
        Line("Recall, 10 % of words changed", f"{few:.3f}", "at least 0.97 (MinHash 0.97)", few >= 0.97),
        Line("Recall, 20 %", f"{many:.3f}", "at least 0.90 (MinHash 0.78 to 0.89)", many >= 0.9),
        Line(f"{ALL:,} texts, one campaign of {LARGEST:,}", f"{seconds:.0f} CPU s", "60 CPU s", seconds < 60),
        Line("Their memory, all told", f"{megabytes:,.0f} MB", "1,000 MB (MinHash 1,600)", megabytes < 1000),
        Line("Letters of that campaign that were found", f"{whole:.4f}", "at least 0.97", whole >= 0.97),
    ]


def opinion_lines(people: int = 100_000, statements: int = 500) -> list[Line]:
    """Two camps of made-up people, each having voted on a fifth of the statements."""
    chance = np.random.default_rng(0)
    votes = chance.choice(
        np.array([-1, 0, 1, 2], dtype=np.int8), p=[0.05, 0.03, 0.12, 0.8], size=(people, statements)
    )
    camp = np.arange(people) % 3 == 0
    votes[(chance.random(votes.shape) < 0.5) & camp[:, None] & (votes != 2)] *= -1
    names = tuple(map(str, range(people))), tuple(map(str, range(statements)))
    seconds = _cpu(lambda: opinion_groups(VoteTable(*names, votes)))
    return [
        Line(
            f"Opinion groups of {people:,} people, {statements} statements",
            f"{seconds:.1f} s",
            "2 s",
            seconds < 2,
        )
    ]


def other_lines(data: Path) -> list[Line]:
    texts = (own_texts(data) * 2)[:20_000]
    f1 = measure_key_points(data)
    rules = _cpu(lambda: [personal_data(text) for text in texts])
    told = _cpu(lambda: [language_of(text) for text in texts])
    return [
        Line("Key points: F1 on questions not learned from", f"{f1:.3f}", "at least 0.50", f1 >= 0.5),
        Line("Personal data in 20,000 texts", f"{rules:.1f} CPU s", "21 CPU s (presidio)", rules < 21),
        Line("Language of 20,000 texts", f"{told:.1f} CPU s", "14 CPU s (lingua alone)", told < 14),
    ]


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _apart(what: str, data: Path) -> str:
    """In a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.letters_and_votes", what, str(data)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own


def _scale(data: Path) -> str:
    texts, rows = _many(data)
    began = time.process_time()
    found = find_campaigns(texts)
    seconds = time.process_time() - began
    largest = {member.row for member in found[0].members}
    return f"{seconds} {peak_megabytes()} {len(largest & rows) / len(rows)}"


def _many(data: Path) -> tuple[list[str], set[int]]:
    """100,000 texts, half of them one campaign: the texts, and the rows of the campaign."""
    chance = random.Random(5)  # noqa: S311 - made-up letters
    letters, nobodys = judged_letters(data, JUDGED_ON, chance)
    letter = real_letters(data.parent / "seeds")[3]
    words = [word for text in nobodys for word in text.split()]
    texts = [each.text for each in letters]
    texts += chained(nobodys, ALL - LARGEST - len(texts), chance)
    for own in chained(nobodys, LARGEST, chance):
        texts.append(sent(letter, 0, chance.choice(SHARES), [own], words, chance).text)
    return texts, set(range(ALL - LARGEST, ALL))


if __name__ == "__main__":
    if sys.argv[1] == "scale":
        print(_scale(Path(sys.argv[2])))
    else:
        print("\n".join(measure_letters_and_votes(Path(sys.argv[1]))[0]))
