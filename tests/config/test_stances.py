"""`goldenthread conversation stance`, as outsiders run it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from goldenthread.analysis.vectors import Depth
from goldenthread.config.stances import stances_in_words
from tests.analysis.test_stance import JUDGED, TEXTS

pytestmark = [pytest.mark.pure, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _shallow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.config.stances.depth_for", lambda texts: Depth.WORDS)


def written(path: Path, judged: list[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Answer", "Where they stand"])
        rows.writerows([*zip(TEXTS, judged, strict=True), ("I oppose this, all of it", ""), ("  ", "")])
    return path


def test_every_stance_is_marked_and_has_its_accuracy_beside_it(run: Any, tmp_path: Path) -> None:
    data, out = written(tmp_path / "data.csv", JUDGED), tmp_path / "out.csv"
    asked = ("conversation", "stance", data, "--text", "answer", "--stance", "where they stand")
    code, said = run(*asked, "--coded", 40, "--out", out)
    assert (code, said["learnt_from"], said["inferred"], said["stances"]) == (0, 40, 1, {"against": 1})
    assert said["how"] == "inferred by a machine from the words, and not said by the person"
    assert said["trust_elsewhere"]["answers"] == len(TEXTS) - 40
    with out.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(TEXTS) - 40 + 1
    assert {row["how"] for row in rows} == {"inferred"}
    words = "\n".join(stances_in_words(said))
    assert "against: 1 (inferred)" in words
    assert "It is right in" in words


@pytest.mark.parametrize(
    "change, refused",
    [
        (["--coded", "99"], "data.csv: 99 judged answers were asked for, but it has 72."),
        (["--stance", "side"], "data.csv: There is no column “side”."),
        (
            ["--stance", "Answer"],
            "data.csv: The column “Answer” has 73 different values; stances are few.",
        ),
    ],
)
def test_what_cannot_be_used_is_said(run: Any, tmp_path: Path, change: list[str], refused: str) -> None:
    data = written(tmp_path / "data.csv", JUDGED)
    usual = [] if "--stance" in change else ["--stance", "Where they stand"]
    code, said = run("conversation", "stance", data, "--text", "Answer", *usual, *change)
    assert (code, said["refused"]) == (2, refused)
