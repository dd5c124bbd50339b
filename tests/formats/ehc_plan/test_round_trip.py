"""What is written is read back the same: in our own layout, and in a template that somebody else made."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from goldenthread.formats.ehc_plan import (
    Advice,
    AreaOfNeed,
    Contact,
    EhcPlan,
    Kind,
    NeedRow,
    NoSuchPlaceError,
    OtherText,
    fill_template,
    read_plan,
    write_plan,
)
from goldenthread.formats.faults import WrongFile
from tests.formats.ehc_plan.plans import AYO, plans
from tests.formats.ehc_plan.word_files import area, national, p, word

pytestmark = pytest.mark.slow
LENIENT = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def test_plan_comes_back_from_our_own_layout() -> None:
    assert read_plan(write_plan(AYO)).plan == AYO


def test_plan_comes_back_from_a_template() -> None:
    assert read_plan(fill_template(national(), AYO)).plan == AYO


def test_plan_comes_back_from_our_own_layout_as_a_template() -> None:
    assert read_plan(fill_template(write_plan(AYO), EhcPlan())).plan == EhcPlan(other=AYO.other)


@LENIENT
@given(plans)
def test_any_plan_comes_back_from_our_own_layout(plan: EhcPlan) -> None:
    assert read_plan(write_plan(plan)).plan == plan


@LENIENT
@given(plans)
def test_any_plan_comes_back_from_a_template(plan: EhcPlan) -> None:
    assert read_plan(fill_template(national(), plan)).plan == plan


def test_plan_without_other_text_has_no_fault_in_our_own_layout() -> None:
    assert read_plan(write_plan(replace(AYO, other=()))).faults == ()


def test_same_plan_gives_the_same_bytes() -> None:
    assert write_plan(AYO) == write_plan(AYO)


def test_third_parent_has_a_place_in_our_own_layout() -> None:
    plan = replace(AYO, contacts=(*AYO.contacts, Contact("Bisi Bello", "Aunt", "bisi@example.org")))
    assert read_plan(write_plan(plan)).plan == plan


def test_template_without_a_place_is_refused_and_says_for_what() -> None:
    plan = replace(AYO, contacts=(*AYO.contacts, Contact("Bisi Bello")))
    with pytest.raises(WrongFile) as raised:
        fill_template(national(), plan, "template.docx")
    assert raised.value.reason == (
        "This template has no place for all of the plan. Missing: Personal details."
    )


def test_template_with_one_area_names_every_section_it_lacks() -> None:
    plan = EhcPlan(
        history="Born early",
        areas=(AreaOfNeed("cognition_and_learning", "", (NeedRow("a", "b", "c"),)),),
        advice=(Advice("Medical advice"),),
    )
    with pytest.raises(WrongFile) as raised:
        fill_template(word(p("A1", bold=True), area("Cognition and learning", BLANK_ROW)), plan)
    assert raised.value.reason.endswith("Missing: Section A1; Section K.")


BLANK_ROW = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"


def test_rows_are_added_to_a_template_and_those_left_over_are_taken_out() -> None:
    many = tuple(NeedRow(f"need {place}", f"provision {place}", "") for place in range(15))
    plan = EhcPlan(areas=(AreaOfNeed("cognition_and_learning", "", many),))
    full = fill_template(national(rows=2), plan)
    assert read_plan(full).plan == plan
    few = replace(plan, areas=(AreaOfNeed("cognition_and_learning", "", many[:1]),))
    again = fill_template(full, few)
    assert read_plan(again).plan == few
    tables = Document(BytesIO(again)).tables
    assert [len(tables[place].rows) for place in (4, 5)] == [5, 5]


def test_words_of_a_council_in_its_template_stay_in_it() -> None:
    own = p("Our council’s own words") + area("Cognition and learning", BLANK_ROW)
    read = read_plan(fill_template(word(own), EhcPlan(details=EhcPlan().details)))
    assert (read.plan.other, [fault.value for fault in read.faults if fault.kind is Kind.OUTSIDE]) == (
        (OtherText("", "Our council’s own words"),),
        ["Our council’s own words"],
    )


def test_character_that_no_file_can_hold_is_seen_and_does_no_harm() -> None:
    plan = EhcPlan(history="a\0b\x1fc\ud800")
    assert plan.history == "a�b�c�"
    assert read_plan(write_plan(plan)).plan == plan


@pytest.mark.parametrize(
    "areas",
    [(AreaOfNeed("handwriting"),), (AreaOfNeed("cognition_and_learning"),) * 2],
    ids=["unknown", "twice"],
)
def test_area_that_the_layout_does_not_have_is_refused(areas: tuple[AreaOfNeed, ...]) -> None:
    with pytest.raises(NoSuchPlaceError, match="Give each area once"):
        EhcPlan(areas=areas)


def test_other_text_after_an_unknown_place_is_refused() -> None:
    with pytest.raises(NoSuchPlaceError, match="is no place of the layout"):
        OtherText("Q", "text")


def test_our_own_layout_is_made_for_everybody() -> None:
    data = write_plan(AYO)
    document = Document(BytesIO(data))
    properties = document.core_properties
    assert (properties.title, properties.language, properties.author) == (
        "Education, health and care plan",
        "en-GB",
        "",
    )
    with ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml")
        styles = archive.read("word/styles.xml")
        assert b'w:instr="NUMPAGES"' in archive.read("word/footer1.xml")
    assert (b"created" in core, b'w:lang w:val="en-GB"' in styles) == (False, True)
    headings = [each.text for each in document.paragraphs if each.style and "Heading 1" in each.style.name]
    assert " ".join(heading.split()[0] for heading in headings) == (
        "Child Services A1 A2 Special Sections Sections I J K Sign-off Notes"
    )
    with_heads = [
        table for table in document.tables if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(with_heads) == 8
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in document.tables)
