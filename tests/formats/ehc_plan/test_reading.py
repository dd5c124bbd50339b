"""A filled-in national template is read however people and programs have treated it."""

from __future__ import annotations

import pytest

from goldenthread.formats.ehc_plan import (
    Advice,
    Contact,
    EhcPlan,
    Kind,
    Line,
    NeedRow,
    OtherText,
    Placement,
    SignOff,
    SocialCareRow,
    fill_template,
    lines_of,
    read_plan,
)
from tests.formats.ehc_plan.plans import AYO
from tests.formats.ehc_plan.word_files import BFE, area, p, run, tbl, tc, tr, word

COGNITION = "Cognition and learning"
_T = "<w:r><w:t>{}</w:t></w:r>"
INSERTED = f"<w:ins>{_T.format('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
MOVED = f"<w:moveFrom>{_T.format('gone')}</w:moveFrom><w:moveTo>{_T.format('here')}</w:moveTo>"
COMMENT = '<w:commentRangeStart w:id="1"/>' + run("said") + '<w:r><w:commentReference w:id="1"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("4 May")}'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
DRAWN_TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CONTROL = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('in a control')}</w:sdtContent></w:sdt>"
UNFILLED = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    f"{run('Click here to enter text.')}</w:sdtContent></w:sdt>"
)
TICKED = (
    '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    "</w:fldChar></w:r>"
)
CHOSEN = (
    '<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
    '<w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r>'
)


@pytest.mark.parametrize(
    "runs, says",
    [
        (run("Reg") + run("ular he") + run("lp"), "Regular help"),
        (INSERTED + run("help"), "new help"),
        (MOVED, "here"),
        (COMMENT, "said"),
        (FIELD, "4 May"),
        (run("beside ") + DRAWN_TWICE, "beside\nin a box"),
        (CONTROL, "in a control"),
        (UNFILLED, ""),
        (f"<w:hyperlink>{run('a link')}</w:hyperlink>", "a link"),
        (f"<w:smartTag>{run('smart')}</w:smartTag>", "smart"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co‑op"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" yes"), "☒ yes"),
        ('<w:r><w:sym w:char="nonsense"/></w:r>', "�"),
        (TICKED + run(" yes"), "☒ yes"),
        (CHOSEN, "Yes"),
    ],
    ids=[
        *("runs", "tracked", "moved", "comment", "field", "text_box", "control", "unfilled", "link", "smart"),
        *("breaks", "hyphen", "symbol", "bad_symbol", "check_box", "list"),
    ],
)
def test_text_of_a_cell_is_what_people_see(runs: str, says: str) -> None:
    read = read_plan(word(area(COGNITION, tr("need", tc(p(runs)), "outcome"))))
    assert read.plan.areas[1].rows == (NeedRow("need", says, "outcome"),)


def test_paragraphs_of_a_cell_are_lines_and_a_table_in_it_a_line_for_each_row() -> None:
    inner = tbl(tr("What", "How often"), tr("Reading", "daily"))
    read = read_plan(word(area(COGNITION, tr("need", tc(p("first") + p() + inner + p("last")), ""))))
    assert read.plan.areas[1].rows[0].provision == "first\n\nWhat | How often\nReading | daily\nlast"


_HEADINGS = [
    ("Cognition and learning", 1),
    ("COGNITION & LEARNING", 1),
    ("2.1  Cognition and Learning:", 1),
    ("Section B: Cognition and learning needs", 1),
    ("Cognition and learning (continued)", 1),
    ("Social, emotional and mental health", 2),
    ("Sensory and physical needs", 3),
    ("Sensory and/or Physical difficulties", 3),
]


@pytest.mark.parametrize("heading, place", _HEADINGS)
@pytest.mark.parametrize("style", ["Heading2", "bold"])
def test_heading_above_a_table_is_known_however_it_is_written(heading: str, place: int, style: str) -> None:
    above = p(heading, bold=True) if style == "bold" else p(heading, style)
    read = read_plan(word(above, tbl(BFE, tr("need", "provision", "outcome"))))
    assert read.plan.areas[place].rows == (NeedRow("need", "provision", "outcome"),)


@pytest.mark.parametrize("heading, place", _HEADINGS)
def test_heading_inside_a_table_is_known_however_it_is_written(heading: str, place: int) -> None:
    read = read_plan(word(area(heading, tr("need", "provision", "outcome"))))
    assert read.plan.areas[place].rows == (NeedRow("need", "provision", "outcome"),)


def test_plain_text_with_the_words_of_a_weak_heading_is_text() -> None:
    read = read_plan(word(p("A1", "Heading1"), p("Placement"), p("She left."), p("I - Placement")))
    assert (read.plan.history, read.plan.placement.name) == ("Placement\nShe left.", "")


@pytest.mark.parametrize(
    "heads, row",
    [
        (("E – Outcomes", "B – Special educational needs", "F – Provision"), ("c", "a", "b")),
        (("Section B - SEN needs", "Section F: Special Educational Provision", "Outcomes"), ("a", "b", "c")),
        (("B", "F", "E"), ("a", "b", "c")),
    ],
    ids=["other_order", "worded", "letters"],
)
def test_columns_are_known_by_their_heads(heads: tuple[str, ...], row: tuple[str, ...]) -> None:
    read = read_plan(word(p(COGNITION, "Heading2"), tbl(tr(*heads), tr(*row))))
    assert (read.plan.areas[1].rows, _of(read, Kind.UNPAIRED)) == ((NeedRow("a", "b", "c"),), [])


def test_heads_that_stand_again_and_tables_that_were_split_are_one_section() -> None:
    read = read_plan(
        word(area(COGNITION, tr("a", "b", "c"), BFE, tr("d", "e", "f")), p(), tbl(tr("g", "h", "i")))
    )
    assert read.plan.areas[1].rows == (NeedRow(*"abc"), NeedRow(*"def"), NeedRow(*"ghi"))


def test_tables_that_were_joined_are_two_sections() -> None:
    first, second = area(COGNITION, tr("a", "b", "c")), area("Sensory and/or physical needs", tr(*"def"))
    joined = first.removesuffix("</w:tbl>") + second.removeprefix("<w:tbl><w:tblPr/><w:tblGrid/>")
    plan = read_plan(word(joined)).plan
    assert (plan.areas[1].rows, plan.areas[3].rows) == ((NeedRow(*"abc"),), (NeedRow(*"def"),))


def test_need_that_is_merged_over_rows_stands_in_each() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    read = read_plan(
        word(
            area(COGNITION, tr(tc("need", 1, start), "b", "c"), tr(tc("", 1, on), "d", ""), tr("x", "y", ""))
        )
    )
    assert read.plan.areas[1].rows == (
        NeedRow("need", "b", "c"),
        NeedRow("need", "d", ""),
        NeedRow("x", "y", ""),
    )
    assert _of(read, Kind.UNPAIRED) == []


def test_rows_and_cells_in_content_controls_and_rows_tracked_as_deleted() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    gone = tr("x", "y", "z").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    read = read_plan(
        word(
            control.format(
                area(
                    COGNITION, control.format(tr("a", control.format(tc("b")), "c")), gone, tr("d", "e", "f")
                )
            )
        )
    )
    assert read.plan.areas[1].rows == (NeedRow(*"abc"), NeedRow(*"def"))


def test_whole_plan_framed_by_a_table_is_read() -> None:
    framed = tbl(tr(tc(p("I - Placement") + tbl(tr("Name", "Oak"), tr("Type", "Special")) + area(COGNITION))))
    plan = read_plan(word(framed)).plan
    assert (plan.placement.name, plan.placement.type) == ("Oak", "Special")


def test_labels_with_their_text_in_the_same_cell_or_in_a_paragraph() -> None:
    read = read_plan(
        word(
            p("Personal details", "Heading1"),
            p("Name: Ayo Bello"),
            tbl(tr("Date of birth: 1 May 2016", "Sex: Male"), tr("1. Preferred name", "Ay")),
        )
    )
    details = read.plan.details
    assert (details.name, details.date_of_birth, details.sex, details.preferred_name) == (
        *("Ayo Bello", "1 May 2016", "Male", "Ay"),
    )


def test_label_and_its_text_in_one_cell_of_a_section() -> None:
    rows = [tr(("Strengths\nAyo is kind\nand brave", 3)), BFE, tr("a", "b", "c")]
    plan = read_plan(word(p(COGNITION, "Heading2"), tbl(*rows))).plan
    assert (plan.areas[1].strengths, plan.areas[1].rows) == ("Ayo is kind\nand brave", (NeedRow(*"abc"),))


def test_prompt_of_a_control_around_a_cell_is_no_text_and_can_be_written_over() -> None:
    prompt = run("Click or tap here to enter text.").replace(
        "<w:r>", '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    )
    control = (
        "<w:sdt><w:sdtPr><w:placeholder/><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{tc(p(prompt))}</w:sdtContent></w:sdt>"
    )
    template = word(p("I - Placement"), tbl(tr("Name", control), tr("Type", "Special")))
    read = read_plan(template)
    assert (read.plan.placement, [fault.value for fault in read.faults if fault.kind is Kind.UNFILLED]) == (
        Placement("", "Special"),
        ["{{ Click or tap here to enter text. }}"],
    )
    plan = EhcPlan(placement=Placement("Oak", "Special"))
    assert read_plan(fill_template(template, plan)).plan == plan


def test_labels_of_each_parent_are_told_apart() -> None:
    read = read_plan(
        word(
            p("Personal details", "Heading1"),
            tbl(
                tr("Main contact: Parent or carer 1 (or young person)", "Funmi", "Relationship", "Mother"),
                tr("Parent or carer 2:", "Tunde", "Relationship:", "Father"),
                tr("Home address (if different to parent or carer 1):", "2 Elm Road"),
                tr("Parent or carer 3:", "Bisi", "E-mail", "b@example.org"),
            ),
        )
    )
    assert read.plan.contacts == (
        Contact("Funmi", "Mother"),
        Contact("Tunde", "Father", home_address="2 Elm Road"),
        Contact("Bisi", email="b@example.org"),
    )


def test_views_stand_under_their_labels_or_beside_them() -> None:
    under = word(p("A2", "Heading1"), tbl(*map(tr, ("Views", "I like trains", "Strengths", "Kind", "Brave"))))
    beside = word(p("A2", "Heading1"), tbl(tr("Views", "I like trains"), tr("Strengths", "Kind\nBrave")))
    assert read_plan(under).plan.views == read_plan(beside).plan.views
    assert read_plan(beside).plan.views.strengths == "Kind\nBrave"


def test_social_care_advice_and_sign_off() -> None:
    read = read_plan(
        word(
            p("Section D: Social care needs", "Heading1"),
            tbl(tr("D – Social care needs", "H1", "H2", "E"), tr("a", "b", "c", "d")),
            p("K - Advice and information", "Heading1"),
            tbl(
                tr("Advice and information requested:", "Date received", "Who from", "Appended Yes/No"),
                tr("Medical advice", "", "", "YES/ NO"),
                tr("Social care", "3 May", "Jo", "Yes"),
            ),
            p("Sign-off"),
            tbl(tr("Local authority officer – name", "Signature", "Date"), tr("Jo Marsh", "JM", "4 May")),
        )
    )
    assert read.plan.social_care.rows == (SocialCareRow("a", "b", "c", "d"),)
    assert read.plan.advice == (Advice("Medical advice"), Advice("Social care", "3 May", "Jo", "Yes"))
    assert read.plan.sign_offs == (SignOff("Jo Marsh", "JM", "4 May"),)


def test_headers_footers_and_notes_are_kept_once() -> None:
    note = "<w:footnote>" + p("See the report") + "</w:footnote>"
    aside = {
        "header1": p("OFFICIAL"),
        "header2": p("OFFICIAL"),
        "footer1": p("Page 1 of 12") + p("2") + p("Page 1: Ayo") + tbl(tr("a", "b")),
        "footnotes": note,
    }
    assert read_plan(word(p("Sign-off"), aside=aside)).plan.other == (
        OtherText("notes", "See the report"),
        OtherText("header", "OFFICIAL"),
        OtherText("footer", "Page 1: Ayo"),
        OtherText("footer", "a | b"),
    )


def test_files_of_the_strict_kind_are_read() -> None:
    data = word(area(COGNITION, tr("a", "b", "c")))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    from tests.formats.ehc_plan.word_files import W, package, parts

    made = parts(area(COGNITION, tr("a", "b", "c")))
    made["word/document.xml"] = made["word/document.xml"].replace(W.encode(), strict.encode())
    assert read_plan(package(made)).plan == read_plan(data).plan


def test_every_line_knows_its_section_its_area_and_its_row() -> None:
    lines = lines_of(AYO)
    assert Line("F", "cognition_and_learning", 1, "provision", "Precision teaching daily") in lines
    assert [line for line in lines if line.section in ("C", "G", "D", "H1", "H2", "I")] == [
        Line("C", "health", 0, "strengths", "Fit"),
        Line("C", "health", 1, "need", "Asthma"),
        Line("D", "social_care", 0, "strengths", "Loved"),
        Line("D", "social_care", 1, "need", "Stairs"),
        Line("G", "health", 1, "provision", "A nurse reviews the inhaler each term"),
        Line("H1", "social_care", 1, "h1", "A rail"),
        Line("H2", "social_care", 1, "h2", "A short break"),
        Line("I", "", 0, "name", "Oak Primary"),
        Line("I", "", 0, "type", "Mainstream"),
    ]


def test_plan_that_says_nothing_has_no_lines() -> None:
    assert lines_of(EhcPlan()) == ()


def _of(read: object, kind: Kind) -> list[object]:
    return [fault for fault in getattr(read, "faults", ()) if fault.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "D was referred to social care in 2019",
        "C has good health now",
        "G gets health provision at home",
        "The views, interests and aspirations of Ayo were heard in May",
        "Services involved with the child include the hospital",
        "A1 in his history test",
    ],
)
def test_sentence_that_begins_like_a_heading_is_text(text: str) -> None:
    framed = word(p("A1", "Heading1"), p(text), tbl(tr(text)))
    assert read_plan(framed).plan.history == f"{text}\n{text}"
