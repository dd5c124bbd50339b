"""The commands for campaigns, opinion groups and key points, as somebody at a terminal runs them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.test_campaigns import ELSE, LETTER, OWN
from tests.analysis.test_opinions import two_camps

pytestmark = pytest.mark.pure


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def test_campaigns_are_told_by_row_with_what_was_kept_and_added(run: Any, tmp_path: Path) -> None:
    texts = [ELSE[0], *[LETTER] * 4, f"{OWN}\n\n{LETTER}", ""]
    file = written(tmp_path / "answers.csv", ("id", "What do you say?"), *enumerate(texts))
    code, report = run("conversation", "campaigns", str(file), "--text", "What do you say?")
    assert code == 0
    assert (report["texts"], report["in_campaigns"], report["fewest_words"]) == (7, 5, 20)
    [group] = report["groups"]
    assert (group["size"], group["identical"], group["varied"], group["shared_text"]) == (5, 4, 1, LETTER)
    assert [member["row"] for member in group["members"]] == [2, 3, 4, 5, 6]
    assert group["members"][-1] == {"row": 6, "kept": 1.0, "identical": False, "added": [OWN]}


def test_a_column_that_is_not_there_is_refused_with_those_that_are(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path / "answers.csv", ("id", "answer"), (1, LETTER))
    code, report = run("conversation", "campaigns", str(file), "--text", "text")
    assert code == 2
    assert report["remedy"] == "The columns are: id, answer."


def test_votes_one_a_row_and_a_person_a_row_give_the_same_groups(run: Any, tmp_path: Path) -> None:
    table = two_camps()
    long = [
        (9 - vote, person, statement, vote)
        for person, row in zip(table.people, table.votes.tolist(), strict=True)
        for statement, vote in enumerate(row)
    ]
    wide = [(person, "", *row) for person, row in zip(table.people, table.votes.tolist(), strict=True)]
    first = written(tmp_path / "votes.csv", ("timestamp", "voter-id", "comment-id", "vote"), *long)
    other = written(tmp_path / "people.csv", ("participant", "group-id", *range(12)), *wide)
    reports = [run("conversation", "groups", str(path))[1] for path in (first, other)]
    for report in reports:
        assert (report["people"], report["statements"], report["votes"], report["in_groups"]) == (
            60,
            12,
            720,
            60,
        )
        assert [(group["group"], group["size"]) for group in report["groups"]] == [("A", 40), ("B", 20)]
        assert {bridge["statement"] for bridge in report["bridges"][:2]} == {"5", "6"}
    assert reports[0]["group_of"] == reports[1]["group_of"]


def test_a_vote_that_is_none_is_refused(run: Any, tmp_path: Path) -> None:
    file = written(tmp_path / "votes.csv", ("person", "statement", "vote"), ("a", "1", "perhaps"))
    code, report = run("conversation", "groups", str(file))
    assert (code, report["refused"]) == (2, f"{file.name}: A vote is “perhaps”.")
