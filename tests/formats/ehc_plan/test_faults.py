"""What is wrong with a file is said with its section, table, row and remedy; nothing of it is lost."""

from __future__ import annotations

import pytest

from goldenthread.formats.ehc_plan import Kind, NeedRow, OtherText, PlanFault, PlanRead, read_plan
from tests.formats.ehc_plan.word_files import BFE, area, national, p, tbl, tc, tr, word

COGNITION = "Cognition and learning"
NAME = "Sections B, F and E, cognition and learning"
KEY = "cognition_and_learning"
PICTURE = '<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>'


def faults_of(*pieces: str) -> tuple[PlanRead, list[PlanFault]]:
    read = read_plan(word(*pieces))
    return read, [fault for fault in read.faults if fault.kind is not Kind.MISSING]


def said(faults: list[PlanFault]) -> list[tuple[str, str, int, int, str]]:
    return [(fault.kind, fault.section, fault.table, fault.row, fault.value) for fault in faults]


def test_file_of_the_national_shape_has_only_marks_that_nobody_filled_in() -> None:
    faults = read_plan(national()).faults
    assert said(list(faults)) == [
        ("unfilled", "Personal details", 1, 2, "{{ name }}"),
        ("unfilled", "Section A1", 3, 2, "{{ history }}"),
    ]


def test_sections_that_are_missing_are_named_with_the_heading_that_would_be_known() -> None:
    read = read_plan(word(p("Sign-off")))
    missing = [fault for fault in read.faults if fault.kind is Kind.MISSING]
    assert [fault.section for fault in missing] == [
        "Personal details",
        "Services currently involved",
        "Section A1",
        "Section A2",
        "Sections B, F and E, communication and interaction",
        "Sections B, F and E, cognition and learning",
        "Sections B, F and E, social, emotional and mental health difficulties",
        "Sections B, F and E, sensory and/or physical needs",
        "Sections C and G",
        "Sections D, H1 and H2",
        "Section I",
        "Section J",
        "Section K",
    ]
    assert str(missing[10]) == (
        "Section I: This section is missing: its heading was not found. If it is in the file, give it the "
        "heading of the national layout: “I – Placement”."
    )


def test_section_that_stands_twice_is_kept_as_one_and_named() -> None:
    read, faults = faults_of(
        area(COGNITION, tr("a", "b", "c")), p("Sign-off"), area(COGNITION, tr("d", "e", "f"))
    )
    assert said(faults) == [("twice", NAME, 2, 1, "")]
    assert read.plan.areas[1].rows == (NeedRow(*"abc"), NeedRow(*"def"))


def test_place_that_is_filled_in_twice_keeps_both() -> None:
    read, faults = faults_of(p("I - Placement"), tbl(tr("Name", "Oak"), tr("Name", "Elm")))
    assert said(faults) == [("twice", "Section I", 1, 2, "Elm")]
    assert (read.plan.placement.name, read.plan.other) == ("Oak", (OtherText("I", "Elm"),))


@pytest.mark.parametrize(
    "row, rows, other, fault",
    [
        (tr("", "b", "c"), (NeedRow("", "b", "c"),), (), ("unpaired", NAME, 1, 5, "b")),
        (tr("", "", "c"), (NeedRow("", "", "c"),), (), ("unpaired", NAME, 1, 5, "c")),
        (tr("a", "", "c"), (NeedRow("a", "", "c"),), (), ("unpaired", NAME, 1, 5, "a")),
        (tr(("wide", 3)), (), ("wide",), ("unpaired", NAME, 1, 5, "wide")),
        (tr("a", "b", "c", "more"), (NeedRow(*"abc"),), ("more",), ("unpaired", NAME, 1, 5, "more")),
    ],
    ids=["no_need", "outcome_alone", "no_provision", "across_all", "column_too_many"],
)
def test_row_that_cannot_be_paired_is_kept_and_named(
    row: str, rows: tuple[NeedRow, ...], other: tuple[str, ...], fault: tuple[str, str, int, int, str]
) -> None:
    read, faults = faults_of(area(COGNITION, row))
    assert (read.plan.areas[1].rows, [text.text for text in read.plan.other]) == (rows, list(other))
    assert said(faults) == [fault]


def test_cell_that_runs_across_two_columns_belongs_to_neither() -> None:
    read, faults = faults_of(area(COGNITION, tr("a", ("b and c", 2))))
    assert read.plan.areas[1].rows == (NeedRow("a"),)
    assert read.plan.other == (OtherText(KEY, "b and c"),)
    assert said(faults) == [("unpaired", NAME, 1, 5, "b and c"), ("unpaired", NAME, 1, 5, "a")]


def test_cell_that_was_split_is_joined_again() -> None:
    heads = tr(("B – Special Educational Needs", 2), ("F – Provision", 2), ("E – Outcomes", 2))
    read, faults = faults_of(p(COGNITION, "Heading1"), tbl(heads, tr("a1", "a2", ("b", 2), ("c", 2))))
    assert (read.plan.areas[1].rows, faults) == ((NeedRow("a1\na2", "b", "c"),), [])


def test_column_that_the_layout_does_not_have_keeps_its_head_with_its_text() -> None:
    heads = BFE.removesuffix("</w:tr>") + tc("Who pays") + "</w:tr>"
    read, faults = faults_of(p(COGNITION, "Heading1"), tbl(heads, tr("a", "b", "c", "the school")))
    assert read.plan.other == (OtherText(KEY, "Who pays"), OtherText(KEY, "Who pays: the school"))
    assert said(faults) == [
        ("unpaired", NAME, 1, 1, "Who pays"),
        ("unpaired", NAME, 1, 2, "Who pays: the school"),
    ]


def test_text_that_was_written_into_a_head_is_kept() -> None:
    heads = tr("B – Special educational needs\nSee page 3", "F – Provision", "E – Outcomes")
    read, faults = faults_of(p(COGNITION, "Heading1"), tbl(heads, tr("a", "b", "c")))
    assert (read.plan.areas[1].rows, read.plan.other) == (
        (NeedRow(*"abc"),),
        (OtherText(KEY, "See page 3"),),
    )
    assert said(faults) == [("unpaired", NAME, 1, 1, "See page 3")]


def test_rows_without_heads_are_not_guessed_at() -> None:
    read, faults = faults_of(p(COGNITION, "Heading1"), tbl(tr("a", "b", "c")))
    assert (read.plan.areas[1].rows, read.plan.other) == ((), (OtherText(KEY, "a | b | c"),))
    assert [fault.reason for fault in faults] == [
        "Nothing over this row says which column is which. It was kept as other text."
    ]


def test_label_that_the_layout_does_not_have_is_kept_with_its_text() -> None:
    read, faults = faults_of(
        p("Personal details", "Heading1"), tbl(tr("UPN:", "A123", "Name:", "Ayo"), tr("Sex:", "Male"))
    )
    assert (read.plan.details.name, read.plan.details.sex) == ("Ayo", "Male")
    assert read.plan.other == (OtherText("details", "UPN: A123"),)
    assert said(faults) == [("outside", "Personal details", 1, 1, "UPN: A123")]


def test_text_outside_of_everything_is_kept_where_it_stood() -> None:
    read, faults = faults_of(
        p("Draft of May"),
        tbl(tr("Ref", "12")),
        p("I - Placement"),
        tbl(tr("Name", "Oak")),
        p("Named on appeal\nsee order"),
    )
    assert read.plan.other == (
        OtherText("", "Draft of May"),
        OtherText("", "Ref | 12"),
        OtherText("I", "Named on appeal\nsee order"),
    )
    assert said(faults) == [
        ("outside", "Before the first section", 0, 0, "Draft of May"),
        ("outside", "Before the first section", 1, 1, "Ref | 12"),
        ("outside", "Section I", 0, 0, "Named on appeal see order"),
    ]


def test_marks_of_the_template_are_empty_and_counted_once_for_a_section() -> None:
    read, faults = faults_of(
        area(COGNITION, tr("{{ need_1 }}", "b {{ how_often }}", ""), tr("{{ need_2 }}", "", ""))
    )
    assert read.plan.areas[1].rows == (NeedRow("", "b {{ how_often }}", ""),)
    assert [fault.reason for fault in faults] == [
        "Provision stands in a row with no need. It was kept.",
        "3 places here still hold a mark of the template. They were read as empty.",
    ]


def test_picture_is_named_where_it_is() -> None:
    read, faults = faults_of(
        p("A2", "Heading1"), tbl(tr("Views"), tr(tc(p("<w:r><w:t>Me: </w:t></w:r>" + PICTURE))))
    )
    assert read.plan.views.views == "Me:"
    assert said(faults) == [("no_text", "Section A2", 1, 2, "")]


def test_every_fault_says_what_to_do() -> None:
    _, faults = faults_of(p("x"), area(COGNITION, tr("", "b", PICTURE and tc(p(PICTURE)))), p("y"))
    assert all(fault.reason.endswith(".") and fault.remedy.endswith(".") for fault in faults)
    assert str(faults[-1]) == (
        f"{NAME}: This text stands in no place of the layout. It was kept as other text. Found “y”. "
        "Move it to the place that it belongs to."
    )
