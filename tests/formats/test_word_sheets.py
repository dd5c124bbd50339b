"""A plain document as a Word file: read back as it was meant."""

from __future__ import annotations

from io import BytesIO

import docx

from goldenthread.formats.consultation import read_document
from goldenthread.formats.sheets import Grid, Heading, Items, Quoted, Sheet, ToWriteOn, Words, paragraphs
from goldenthread.formats.word.sheets import write_sheet

SHEET = Sheet(
    "An open letter",
    "Swing Society",
    (Words("To the council\nof Northmoor"), Heading("We ask"), Items(("Swings", "Slides")), ToWriteOn(3)),
)


def test_headings_lists_title_and_language_are_real() -> None:
    made = docx.Document(BytesIO(write_sheet(SHEET)))
    assert [(one.style.name, one.text) for one in made.paragraphs if one.style and one.text] == [
        ("Title", "An open letter"), ("Normal", "To the council\nof Northmoor"), ("Heading 1", "We ask"),
        ("List Bullet", "Swings"), ("List Bullet", "Slides"),
    ]  # fmt: skip
    properties = made.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "An open letter", "Swing Society", "en-GB",
    )  # fmt: skip


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert write_sheet(SHEET) == write_sheet(SHEET)


def test_it_is_a_word_file_that_our_own_reader_takes() -> None:
    found = read_document(write_sheet(SHEET), "letter.docx")
    assert "Swings" in "\n".join(block.text for block in found.blocks)


def test_what_no_document_can_hold_is_left_out() -> None:
    made = docx.Document(BytesIO(write_sheet(Sheet("A\0B", "", (Words("<w:p>\x08&\ud800"),)))))
    assert [one.text for one in made.paragraphs] == ["AB", "<w:p>&"]


def test_typed_words_become_paragraphs_and_lists() -> None:
    assert paragraphs("One\r\nline\n\nWe ask:\n- Swings\n• Slides\n\nThank you") == (
        Words("One\nline"), Words("We ask:"), Items(("Swings", "Slides")), Words("Thank you"),
    )  # fmt: skip


def test_a_table_has_a_head_that_is_marked_and_a_quotation_a_style() -> None:
    grid = Grid("Who said it", ("Who", "Answers"), (("Parents\x07", "10"), ("Schools", "not shown")))
    made = write_sheet(Sheet("Heard", "Us", (grid, Quoted("I knew.", "A parent"))))
    document = docx.Document(BytesIO(made))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", "Answers"],
        ["Parents", "10"],
        ["Schools", "not shown"],
    ]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    said = [(one.style.name, one.text) for one in document.paragraphs if one.style and one.text]
    assert ("Caption", "Who said it") in said
    assert ("Quote", "“I knew.” A parent") in said
