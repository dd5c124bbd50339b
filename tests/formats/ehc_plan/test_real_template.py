"""The template that is tested in Change Programme areas, as it was published."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from goldenthread.formats.ehc_plan import Advice, EhcPlan, Kind, NeedRow, fill_template, read_plan
from tests.formats.ehc_plan.plans import AYO
from tests.formats.real_files import real_file

pytestmark = [pytest.mark.real_data, pytest.mark.slow]


def template() -> Path:
    return real_file("ehcp_template/ehcp_template_change_programme.docx")


def test_each_section_of_it_is_found_and_nothing_in_it_is_astray() -> None:
    read = read_plan(template())
    assert Counter(fault.kind for fault in read.faults) == {Kind.UNFILLED: 10}
    assert read.plan.other == ()
    assert read.plan == EhcPlan(advice=read.plan.advice)


def test_each_of_its_marks_is_reported() -> None:
    with ZipFile(template()) as archive:
        marks = archive.read("word/document.xml").count(b"{{")
    counted = [fault.reason.split()[0] for fault in read_plan(template()).faults]
    assert sum(map(int, counted)) == marks


def test_its_rows_of_advice_say_what_is_asked_for() -> None:
    assert [advice.requested.split()[0] for advice in read_plan(template()).plan.advice] == [
        "Medical",
        "Educational",
        "Social",
        "Advice",
        "Provision",
        "Advice",
    ]
    assert read_plan(template()).plan.advice[0] == Advice("Medical advice")


def test_plan_that_fills_it_is_read_back_the_same() -> None:
    filled = fill_template(template(), AYO)
    read = read_plan(filled)
    assert read.plan == AYO
    assert {fault.kind for fault in read.faults} == {Kind.OUTSIDE}


def test_more_rows_than_it_has_are_added() -> None:
    rows = tuple(NeedRow(f"need {place}", f"provision {place}", f"outcome {place}") for place in range(25))
    plan = replace(AYO, areas=tuple(replace(area, rows=rows) for area in AYO.areas))
    assert read_plan(fill_template(template(), plan)).plan == plan


def test_its_own_words_and_looks_stay(tmp_path: Path) -> None:
    path = tmp_path / "filled.docx"
    path.write_bytes(fill_template(template(), AYO))
    before, after = Document(str(template())), Document(str(path))
    assert len(after.tables) == len(before.tables)
    headings = [each.text for each in before.paragraphs if each.text.strip()]
    assert [text for text in headings if text not in [each.text for each in after.paragraphs]] == []
    assert after.tables[4].rows[0].cells[0].text == before.tables[4].rows[0].cells[0].text
    assert (after.core_properties.author, after.core_properties.last_modified_by) == ("", "")
