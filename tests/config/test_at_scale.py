"""`goldenthread conversation at-scale`: any number of answers in pieces, with one result however done."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from goldenthread.analysis.vectors import Depth
from goldenthread.config.at_scale import analysing, letters
from goldenthread.config.at_scale.analysing import Asked, analyse
from goldenthread.config.at_scale.cutting import read_coded
from goldenthread.foundation.engine.running import Task
from tests.analysis.answers import THEMES, answers
from tests.analysis.test_campaigns import LETTER, OWN, varied

pytestmark = [pytest.mark.pure, pytest.mark.slow]
SENT = 12
TEXTS = [
    *answers(60)[0],
    "Mae angen mwy o gymorth ar fy mhlentyn yn yr ysgol bob dydd, ac nid oes neb yn gwrando arnom ni.",
    "=Ring me: my number is 07700 900123 or write to s.jones@school.example",
    f"{OWN}\n\n{LETTER}",
    *varied(0.1, SENT - 1),
    "",
    "  ",
]
ANSWERS = len(TEXTS) - 2
CODED_ROWS = range(1, 41)


def written(path: Path, texts: Sequence[str] = TEXTS) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["number", "Answer"])
        rows.writerows([number, text] for number, text in enumerate(texts))
    return path


def coded(path: Path, rows: Sequence[int] = CODED_ROWS, texts: Sequence[str] = TEXTS) -> Path:
    given = answers(60)[1]
    with path.open("w", newline="", encoding="utf-8") as stream:
        lines = csv.writer(stream)
        lines.writerow(["row", "Answer", *THEMES])
        lines.writerows([row, texts[row - 1], *map(int, given[(row - 1) % 60])] for row in rows)
    return path


def asked(folder: Path, out: str = "out", **more: Any) -> Asked:
    usual = {"coded": coded(folder / "coded.csv"), "labels": ",".join(THEMES), "layers": 0, "at_once": 20}
    return Asked(written(folder / "data.csv"), "Answer", folder / out, **usual | more)


def outcome(folder: Path) -> list[dict[str, str]]:
    with (folder / "answers.csv").open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_each_answer_is_told_and_all_are_counted(tmp_path: Path) -> None:
    report = analyse(asked(tmp_path))
    told = outcome(tmp_path / "out")
    assert [int(row["row"]) for row in told] == list(range(1, ANSWERS + 1))
    assert {row["coded by"] for row in told[:40]} == {"people"}
    assert {row["coded by"] for row in told[40:62]} == {"machine"}
    assert (told[60]["language"], report["languages"]["cy"]) == ("cy", 1)
    assert (told[61]["personal data"], told[61]["remove before publishing"]) == (
        "e-mail address; telephone number",
        "yes",
    )
    assert {row["letter"] for row in told[62:]} == {"1"}
    assert told[62]["coded by"] == "machine, from the words added to the letter"
    assert not (tmp_path / "out" / "work").exists()
    counted = ("answers", "blank", "in_letters", "texts_not_compared", "rounds_of_comparing")
    assert [report[name] for name in counted] == [ANSWERS, 2, SENT, 0, 1]
    [letter] = report["letters"]
    assert (letter["size"], letter["with_own_words"] >= 1) == (SENT, True)
    assert [theme["theme"] for theme in report["coding"]["themes"]] == THEMES
    assert (report["coding"]["learnt_from"], report["coding"]["shares_of"]) == (40, ANSWERS - SENT)
    saved = json.loads((tmp_path / "out" / "report.json").read_text())
    assert saved == {name: value for name, value in report.items() if name != "cost"}


def test_shares_are_those_of_all_answers_looked_at_together(tmp_path: Path) -> None:
    from goldenthread.analysis.coding import learn
    from goldenthread.analysis.shares import shares

    report = analyse(asked(tmp_path))
    people = answers(60)[1][:40]
    coder = learn(TEXTS[:40], people, Depth(report["settings"]["depth"]))
    found = shares(people, coder.of_sample.evidence, coder.code(TEXTS[40 : ANSWERS - SENT]).evidence)
    told = [theme["share"]["share"] for theme in report["coding"]["themes"]]
    assert told == pytest.approx([share.share for share in found], abs=1e-3)


def test_two_workers_come_to_the_same_hash(tmp_path: Path) -> None:
    one, two = analyse(asked(tmp_path)), analyse(asked(tmp_path, "other", workers=2))
    assert one["result_hash"] == two["result_hash"]
    assert (tmp_path / "out/answers.csv").read_bytes() == (tmp_path / "other/answers.csv").read_bytes()
    changed = analyse(asked(tmp_path, "third", fewest=SENT + 1))
    assert changed["result_hash"] != one["result_hash"]
    assert changed["letters"] == []


def test_a_run_that_was_stopped_goes_on_and_ends_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = analyse(asked(tmp_path))
    tell = analysing.tell
    done: list[Task] = []

    def stop_at_third(kept: Any, task: Task) -> Any:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(task)
        return tell(kept, task)

    monkeypatch.setattr(analysing, "tell", stop_at_third)
    with pytest.raises(KeyboardInterrupt):
        analyse(asked(tmp_path, "again"))
    monkeypatch.undo()
    again = analyse(asked(tmp_path, "again"))
    assert again["result_hash"] == whole["result_hash"]
    pieces = -(-ANSWERS // 20)
    assert again["cost"]["pieces_done_now"] == pieces - 2 + 1  # and the letters’ shared texts
    assert again["cost"]["pieces_found_done"] == whole["cost"]["pieces_done_now"] - (pieces - 2 + 1)


def test_letters_are_found_in_rounds_where_they_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST_TOGETHER", 8)
    report = analyse(asked(tmp_path))
    assert (report["in_letters"], report["rounds_of_comparing"]) == (SENT, 1)
    assert report["texts_not_compared"] == 0


def test_drawn_answers_are_coded_and_given_back(tmp_path: Path) -> None:
    first = analyse(asked(tmp_path, coded=None, labels=",".join(THEMES), draw=30, seed=3))
    assert first["coding"] is None
    assert (tmp_path / "out/work").is_dir()
    with (tmp_path / "out/to-code.csv").open(newline="", encoding="utf-8") as stream:
        drawn = list(csv.DictReader(stream))
    assert len(drawn) == 30
    assert max(int(row["row"]) for row in drawn) <= ANSWERS - SENT  # no letter among them
    again = analyse(asked(tmp_path, "other", coded=None, draw=62, seed=4))
    assert again["answers_hash"] == first["answers_hash"]
    back = read_coded(tmp_path / "other/to-code.csv", "Answer", ",".join(THEMES))
    assert back.texts[62] == TEXTS[61]  # what a spreadsheet might have run is guarded, and read as it was
    second = analyse(asked(tmp_path, seed=3))
    assert second["cost"]["pieces_found_done"] > 0


@pytest.mark.parametrize(
    "change, refused",
    [
        ({"text": "Reply"}, "coded.csv: There is no column “Reply”."),
        ({"coded": ([1, 1], TEXTS)}, "coded.csv: On line 3, “1” is no row, or was there before."),
        ({"coded": ([1, 999], TEXTS)}, "data.csv: Row 999 was coded, but nothing is written there."),
        ({"coded": ([1, 2], ["No", "No"])}, "data.csv: Row 1 says something else than where it was coded."),
        ({"coded": (range(1, 5), TEXTS)}, "Fewer than ten coded answers teach nothing."),
        ({"labels": ""}, "coded.csv: It is not said which columns are themes."),
        ({"labels": "money"}, "coded.csv: There is no column “money”."),
        ({"data": "number,Answer\n1,  \n"}, "data.csv: Nothing is written in that column."),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(run: Any, tmp_path: Path, change: dict[str, Any], refused: str) -> None:
    data = written(tmp_path / "data.csv")
    if "data" in change:
        data.write_text(change["data"])
    rows, texts = change.get("coded", (CODED_ROWS, TEXTS))
    longer = [*texts, *("" for _ in range(1000))]
    file = coded(tmp_path / "coded.csv", rows, longer)
    code, said = run(
        "conversation", "at-scale", data, "--text", change.get("text", "Answer"), "--out", tmp_path / "out",
        "--coded", file, "--labels", change.get("labels", ",".join(THEMES)),
    )  # fmt: skip
    assert (code, said["refused"]) == (2, refused)


def test_it_is_said_in_words_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = analyse(asked(tmp_path))
    words = "\n".join(analysing.in_words(report))
    assert f"{ANSWERS} answers; 2 rows where nothing was written." in words
    assert f"Letter 1: {SENT} sent it" in words
    assert "transport: " in words
    assert report["result_hash"] in words
    told = capsys.readouterr().err
    assert "Looking at words: 4 of 4 pieces." in told
