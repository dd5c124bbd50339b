"""`goldenthread conversation code` and `themes`, as outsiders run them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from goldenthread.analysis.vectors import Depth
from tests.analysis.answers import answers

pytestmark = [pytest.mark.pure, pytest.mark.slow]
LABELS = "Waiting, and delay,staff,transport"


@pytest.fixture(autouse=True)
def _shallow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.config.theme_coding.depth_for", lambda texts: Depth.WORDS)


def written(path: Path, number: int, seed: int = 0, blank: int = 0) -> Path:
    texts, coded = answers(number, seed)
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Answer", "Waiting, and delay", "staff", "transport", "note"])
        rows.writerows([text, *map(int, row), "n"] for text, row in zip(texts, coded, strict=True))
        rows.writerows([" ", 0, 0, 0, "n"] for _ in range(blank))
    return path


def test_f1_shares_and_cost_are_told(run: Any, tmp_path: Path) -> None:
    data, test = written(tmp_path / "data.csv", 90, blank=2), written(tmp_path / "test.csv", 60, seed=1)
    asked = ("conversation", "code", "--data", data, "--text", "answer", "--labels", LABELS, "--test", test)
    code, said = run(*asked, "--coded", 50, "--seed", 4, "--out", tmp_path / "out.csv")
    assert (code, said["f1"] > 0.9, said["f1_judged_on"]) == (
        0,
        True,
        "the test file, which nothing was learnt from",
    )
    counted = {name: said["answers"][name] for name in ("data", "learnt_from", "blank_in_data", "test")}
    assert counted == {"data": 90, "learnt_from": 50, "blank_in_data": 2, "test": 60}
    assert [theme["theme"] for theme in said["themes"]] == ["Waiting, and delay", "staff", "transport"]
    for theme in said["themes"]:
        assert theme["share"]["low"] <= theme["share"]["share"] <= theme["share"]["high"]
    assert {"seconds", "processor_seconds", "peak_megabytes"} <= set(said)
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 1 + 40 + 60
    again = run(*asked, "--coded", 50, "--seed", 4)[1]
    assert [again[name] for name in ("hash", "f1", "themes")] == [
        said[name] for name in ("hash", "f1", "themes")
    ]


def test_without_a_test_file_each_coded_answer_is_left_out_in_turn(run: Any, tmp_path: Path) -> None:
    data = written(tmp_path / "data.csv", 40)
    code, said = run("conversation", "code", "--data", data, "--text", "Answer", "--labels", LABELS)
    assert (code, said["f1_judged_on"]) == (0, "coded answers, each left out in turn")
    assert said["themes"][0]["share"]["low"] == said["themes"][0]["share"]["high"]


@pytest.mark.parametrize(
    ("text", "labels", "coded", "refused"),
    [
        ("Reply", LABELS, 20, "data.csv: There is no column “Reply”."),
        ("Answer", "staff,money", 20, "data.csv: There is no column “money”."),
        ("Answer", "staff,staff", 20, "data.csv: A column is asked for twice."),
        (
            "Answer",
            LABELS,
            99,
            "data.csv: 99 coded answers were asked for, but it has 40 that say something.",
        ),
    ],
)
def test_what_cannot_be_used_is_said(
    run: Any, tmp_path: Path, text: str, labels: str, coded: int, refused: str
) -> None:
    data = written(tmp_path / "data.csv", 40)
    code, said = run(
        "conversation", "code", "--data", data, "--text", text, "--labels", labels, "--coded", coded
    )
    assert (code, said["refused"]) == (2, refused)


def test_a_label_that_is_no_yes_or_no_is_a_fault_with_its_line(run: Any, tmp_path: Path) -> None:
    data = written(tmp_path / "data.csv", 40)
    data.write_text(data.read_text() + "More,1,perhaps,0,n\n")
    said = run("conversation", "code", "--data", data, "--text", "Answer", "--labels", LABELS)[1]
    assert said["answers"]["not_read_in_data"] == 1
    assert said["answers"]["faults"][0].startswith("data.csv, line 42, staff: Whether a theme was given")


def test_candidate_themes_have_words_and_real_quotations(run: Any, tmp_path: Path) -> None:
    data = written(tmp_path / "data.csv", 60)
    code, said = run("conversation", "themes", data, "--text", "Answer", "--number", 3)
    assert (code, said["answers"], len(said["themes"])) == (0, 60, 3)
    lines = data.read_text().splitlines()
    for theme in said["themes"]:
        assert theme["words"]
        assert all(quoted["text"] in lines[quoted["line"] - 1] for quoted in theme["quotations"])


def test_too_few_answers_for_themes_are_refused(run: Any, tmp_path: Path) -> None:
    data = written(tmp_path / "data.csv", 5)
    code, said = run("conversation", "themes", data, "--text", "Answer", "--number", 9)
    assert (code, said["refused"]) == (2, "9 groups need at least 18 answers; there are 5.")


def test_no_wording_is_quoted_twice(run: Any, tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_text(
        "Answer\n" + "The taxi was late.\n" * 5 + "Kind teachers\nkind teachers\nPatient teachers\n"
    )
    said = run("conversation", "themes", data, "--text", "Answer", "--number", 2)[1]
    quoted = [[one["text"].casefold() for one in theme["quotations"]] for theme in said["themes"]]
    assert all(len(set(texts)) == len(texts) for texts in quoted)
    assert ["the taxi was late."] in quoted
