"""`goldenthread plan import`: what a plan in a Word file says, shown and not saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.config.command import main
from goldenthread.formats.ehc_plan import write_plan
from goldenthread.formats.ehc_plan.layout import AREAS
from goldenthread.law.areas import BroadArea
from tests.formats.ehc_plan.plans import AYO
from tests.formats.ehc_plan.word_files import area, p, tr, word

Said = tuple[int, dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run_it(*words: str | Path) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main([*map(str, words)])
        return int(ended.value.code or 0), capsys.readouterr().out

    return run_it


def imported(run: Any, path: Path) -> Said:
    code, out = run("plan", "import", path, "--json")
    return code, json.loads(out.splitlines()[-1])


@pytest.fixture
def ayo(tmp_path: Path) -> Path:
    path = tmp_path / "ayo.docx"
    path.write_bytes(write_plan(AYO))
    return path


@pytest.mark.slow
def test_plan_is_shown_section_by_section_and_not_saved(run: Any, ayo: Path) -> None:
    code, said = imported(run, ayo)
    assert (code, said["file"], said["saved"]) == (0, "ayo.docx", False)
    assert [(each["section"], len(each["lines"])) for each in said["sections"]] == [
        *(("details", 15), ("services", 8), ("A1", 1), ("A2", 4), ("B", 4), ("C", 2), ("D", 2), ("E", 4)),
        *(("F", 3), ("G", 1), ("H1", 1), ("H2", 1), ("I", 2), ("J", 2), ("K", 5), ("sign_off", 3)),
    ]
    assert [line for section in said["sections"] for line in section["lines"] if line["section"] == "H1"] == [
        {"section": "H1", "area": "social_care", "row": 1, "part": "h1", "text": "A rail"}
    ]
    assert said["counts"] == {
        "lines": 58,
        "by_section": {each["section"]: len(each["lines"]) for each in said["sections"]},
        "other": 7,
        "faults": 5,
        "faults_by_kind": {"outside": 5},
        "hints": said["counts"]["hints"],
    }


@pytest.mark.slow
def test_each_sentence_of_provision_is_checked_for_its_wording(run: Any, ayo: Path) -> None:
    said = imported(run, ayo)[1]
    checked = [(hint["section"], hint["area"], hint["row"], hint["clean"]) for hint in said["wording"]]
    assert checked[:4] == [
        ("F", "communication_and_interaction", 1, True),
        ("F", "communication_and_interaction", 1, False),
        ("F", "communication_and_interaction", 2, True),
        ("F", "cognition_and_learning", 1, False),
    ]
    assert [section for section, *_ in checked] == ["F", "F", "F", "F", "G", "H1", "H2"]
    vague = said["wording"][1]
    assert vague["text"] == "Regular support as appropriate."
    assert all(remark["rule"] and remark["reason"] for remark in vague["remarks"])
    assert said["counts"]["hints"] == sum(len(hint["remarks"]) for hint in said["wording"])


def test_fault_names_its_section_table_row_and_remedy(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(word(area("Cognition and learning", tr("", "Reads daily", ""))))
    code, said = imported(run, path)
    fault = next(fault for fault in said["faults"] if fault["kind"] == "unpaired")
    assert (code, fault["section"], fault["table"], fault["row"], fault["value"]) == (
        *(0, "Sections B, F and E, cognition and learning", 1, 5, "Reads daily"),
    )
    assert fault["remedy"].startswith("Write the need in the same row")


def test_file_that_is_no_plan_is_refused(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(word(p("Dear Sir")))
    code, said = imported(run, path)
    assert (code, said["refused"]) == (
        2,
        "letter.docx: This Word file has none of the headings of an EHC plan.",
    )


@pytest.mark.slow
def test_people_are_told_the_counts_the_faults_and_the_hints(run: Any, ayo: Path) -> None:
    code, out = run("plan", "import", ayo)
    lines = out.splitlines()
    assert (code, lines[0]) == (0, "Personal details (details): 15")
    assert "F, communication_and_interaction, row 1: Regular support as appropriate." in lines
    assert lines[-1].startswith("58 lines read, 5 faults, ")
    assert lines[-1].endswith(" Nothing was saved.")


def test_areas_are_called_as_the_law_calls_them() -> None:
    assert list(BroadArea) == list(AREAS)
