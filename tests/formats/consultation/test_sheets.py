"""Tables of other tools: columns, rows, every fault with its place, the same row known again; and bombs."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from goldenthread.formats.consultation import workbook
from goldenthread.formats.consultation.guessing import guessed, matched
from goldenthread.formats.consultation.sheets import (
    Column,
    Is,
    Reply,
    TableGiven,
    open_sheet,
    replies_in,
    values_of,
)
from goldenthread.formats.faults import Fault, WrongFile

CSV = (
    b"Respondent ID,How?,Agree?,Region,Submitted,Quote me\r\n"
    b'7,"Of wood,\r\nand soon.",Yes,London,2026-11-02 09:15:22,yes\r\n'
    b"8,,No,,02/11/2026,no\r\n"
)
COLUMNS = (
    Column("Respondent ID", Is.ID),
    Column("How?", Is.WORDS, "q1"),
    Column("Agree?", Is.CHOICE, "q2", {"Yes": "yes", "No": "no"}),
    Column("Region", Is.REGION, "", {"London": "london"}),
    Column("Submitted", Is.DATE),
    Column("Quote me", Is.QUOTE),
)


def rows(content: bytes, columns: tuple[Column, ...] = COLUMNS) -> list[Reply | Fault]:
    return list(replies_in(open_sheet(content, "them.csv"), columns, "Autumn survey"))


def replies(content: bytes, columns: tuple[Column, ...] = COLUMNS) -> list[Reply]:
    return [one for one in rows(content, columns) if isinstance(one, Reply)]


def book(*lines: tuple[object, ...]) -> bytes:
    from openpyxl import Workbook

    made, out = Workbook(), io.BytesIO()
    for line in lines:
        made.active.append(line)
    made.save(out)
    return out.getvalue()


def test_each_row_is_a_reply() -> None:
    first, second = replies(CSV)
    assert first.said == (("q1", "", "Of wood,\r\nand soon."), ("q2", "yes", ""))
    assert first.about == {"region": "london", "may_quote": True}
    assert first.written_on == second.written_on == date(2026, 11, 2)
    assert second.said == (("q2", "no", ""),)


def test_a_workbook_is_read_as_its_csv() -> None:
    content = book(
        ("Respondent ID", "How?", "Agree?", "Region", "Submitted", "Quote me"),
        (7, "Of wood,\r\nand soon.", "Yes", "London", date(2026, 11, 2), "yes"),
        (None,),
        (8, None, "No", None, date(2026, 11, 2), "no"),
    )
    found = replies(content)
    assert [(one.line, one.mark) for one in found] == [
        (2, replies(CSV)[0].mark), (4, replies(CSV)[1].mark),
    ]  # fmt: skip
    assert found[0].said[1] == ("q2", "yes", "")


def test_every_fault_says_its_row_column_and_remedy() -> None:
    content = CSV + b"9,,Perhaps,,31/02/2026,maybe\r\n8,Wood,Yes,,,\r\n10,,,,,\r\n"
    faults = [one for one in rows(content) if isinstance(one, Fault)]
    assert [(one.line, one.column, one.value) for one in faults] == [
        (5, "Agree?", "Perhaps"), (5, "Submitted", "31/02/2026"), (5, "Quote me", "maybe"),
        (6, "Respondent ID", "8"), (7, "", ""),
    ]  # fmt: skip
    assert all(one.reason and one.remedy for one in faults)


def test_without_an_id_the_same_file_has_the_same_marks_and_twins_stay_two() -> None:
    columns = (Column("How?", Is.WORDS, "q1"),)
    content = b"How?\nWood\nWood\nSteel\n"
    marks = [one.mark for one in replies(content, columns)]
    assert marks == [one.mark for one in replies(content, columns)]
    assert len(set(marks)) == 3


def test_a_comma_or_a_semicolon_in_the_words_does_not_move_the_headings() -> None:
    content = b'How;Where\n"a, b, c, d; e";here\n'
    assert open_sheet(content, "x").headings == ("How", "Where")


def test_values_are_counted_up_to_a_bound() -> None:
    content = b"A,B\n" + b"".join(b"%d,yes\n" % number for number in range(200))
    found: TableGiven = open_sheet(content, "x")
    values = values_of(found, [0, 1])
    assert (len(values[0]), values[1]) == (61, ["yes"])


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty"), (b"A,B\n", "nothing under"), (b"A,A\n1,2\n", "Two columns"),
        (b"%PDF-1.4", "PDF"), (b"PK\x03\x04junk", "arrived broken|damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "older Excel"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(WrongFile, match=reason):
        open_sheet(content, "x")


def bomb(size: int, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(name, b"0" * size)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(WrongFile, match="unpacks to more than"):
        open_sheet(bomb(2_000_000), "x")


def test_a_workbook_with_a_path_that_leads_out_is_refused() -> None:
    with pytest.raises(WrongFile, match="leads out"):
        open_sheet(bomb(10, "../../etc/passwd"), "x")


def test_a_workbook_with_broken_xml_is_refused() -> None:
    with pytest.raises(WrongFile, match="damaged"):
        open_sheet(bomb(10), "x")


def test_columns_are_guessed_by_their_headings() -> None:
    questions = [("a", "1", "How could we build more?"), ("b", "2", "Who should test them?")]
    assert guessed("How could we build more", questions) == (Is.WORDS, "a")
    assert guessed("Q2", questions) == (Is.WORDS, "b")
    assert guessed("Respondent ID", questions) == (Is.ID, "")
    assert guessed("Favourite colour", questions) == (Is.LEAVE, "")
    assert matched("strongly  Agree", [("sa", "Strongly agree"), ("a", "Agree")]) == "sa"
    assert matched("Maybe", [("sa", "Strongly agree")]) == ""
