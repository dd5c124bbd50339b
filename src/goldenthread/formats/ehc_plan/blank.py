"""The national layout as an empty Word document of our own, made so that everybody can read it.

The same headings, tables and order as the template. Unlike it: each section has a real heading, the heads of
columns are marked and stand again on each page, pages are numbered, the language and the title are set,
labels stand beside their texts and nothing is laid out with empty rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row

from goldenthread.formats.ehc_plan.layout import (
    AREA_BLOCKS,
    BLOCKS,
    CONTACT_FIELDS,
    CONTACTS,
    DETAILS,
    SEN_HEADING,
    TITLE,
    Block,
)

_LANGUAGE = "en-GB"
_FONT = "Arial"
_BLACK = RGBColor(0, 0, 0)
_LONG_EDGE, _SHORT_EDGE, _MARGIN = Cm(29.7), Cm(21), Cm(2)
_LABEL_WIDTH = Cm(7)
_TEXT_WIDTH = _LONG_EDGE - 2 * _MARGIN
_FEWEST_CONTACTS = 2


def blank_plan(contacts: int = _FEWEST_CONTACTS) -> WordDocument:
    """An empty plan with places for this many parents or carers, two at least."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _number_pages(document)
    document.add_paragraph(TITLE, style="Title")
    for block in BLOCKS:
        if block is AREA_BLOCKS[0]:
            document.add_heading(SEN_HEADING, 1)
        document.add_heading(block.heading, 2 if block in AREA_BLOCKS else 1)
        _add_tables(document, block, max(contacts, _FEWEST_CONTACTS))
    return document


def set_properties(document: WordDocument) -> None:
    """The title, and no names or hours: they would be those of the empty layout, not of the plan in it."""
    properties = document.core_properties
    properties.title = properties.title or TITLE
    properties.author = properties.last_modified_by = properties.comments = ""
    for element in list(properties._element):
        if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
            properties._element.remove(element)


def _set_page(document: WordDocument) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = _LONG_EDGE, _SHORT_EDGE
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    document.core_properties.language = _LANGUAGE


def _number_pages(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        paragraph._p.append(number)


def _set_styles(document: WordDocument) -> None:
    for tree, name in ((document.styles.element, "w:lang"), (document.settings.element, "w:themeFontLang")):
        for language in tree.iter(qn(name)):
            language.set(qn("w:val"), _LANGUAGE)
    for name, points in (("Normal", 11), ("Title", 24), ("Heading 1", 16), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(points)
        style.font.color.rgb = _BLACK
        for fonts in style.element.iter(qn("w:rFonts")):
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)


def _add_tables(document: WordDocument, block: Block, contacts: int) -> None:
    if block.fields:
        _add_labels(document, block.heading, (field.label for field in block.fields))
    if block is DETAILS:
        document.add_heading(CONTACTS, 2)
        labels = [field.label.format(number) for number in range(1, contacts + 1) for field in CONTACT_FIELDS]
        _add_labels(document, CONTACTS, labels)
    if block.columns:
        document.add_paragraph()
        _add_columns(document, block.heading, [column.heading for column in block.columns])


def _add_labels(document: WordDocument, caption: str, labels: Iterable[str]) -> None:
    """A table with the labels as the heads of its rows."""
    table = _table(document, caption, [_LABEL_WIDTH, _TEXT_WIDTH - _LABEL_WIDTH])
    _say_where_heads_are(table, row="0", column="1")
    for label in labels:
        _write_head(_add_row(table).cells[0], label)


def _add_columns(document: WordDocument, caption: str, headings: Sequence[str]) -> None:
    """A table with its heads in the first row, which stands again on each page, and an empty row."""
    table = _table(document, caption, [_TEXT_WIDTH // len(headings)] * len(headings))
    _say_where_heads_are(table, row="1", column="0")
    heads = _add_row(table)
    for cell, heading in zip(heads.cells, headings, strict=True):
        _write_head(cell, heading)
    heads._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _add_row(table)


def _table(document: WordDocument, caption: str, widths: Sequence[int]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    words = OxmlElement("w:tblCaption")
    words.set(qn("w:val"), caption)
    table._tbl.tblPr.append(words)
    return table


def _add_row(table: Table) -> _Row:
    return cast(_Row, table.add_row())  # type: ignore[no-untyped-call]  # python-docx left this one untyped


def _say_where_heads_are(table: Table, *, row: str, column: str) -> None:
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.attrib.pop(qn("w:val"), None)
        for name, value in (("firstRow", row), ("firstColumn", column)):
            look.set(qn(f"w:{name}"), value)


def _write_head(cell: _Cell, text: str) -> None:
    cell.paragraphs[0].add_run(text).bold = True
