"""A plain document of our own, such as an open letter, as a Word file that everybody can read."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from goldenthread.formats.sheets import Block, Grid, Heading, Items, Quoted, Sheet, ToWriteOn, Words
from goldenthread.formats.zips import zipped

_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, and so no document, can hold."""
_LANGUAGE, _FONT = "en-GB", "Arial"
_BLACK, _MARGIN = RGBColor(0, 0, 0), Cm(2)
_SIZES = (
    ("Normal", 12), ("Title", 22), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 12), ("Caption", 11),
    ("Quote", 12),
)  # fmt: skip


def write_sheet(sheet: Sheet) -> bytes:
    """The sheet as a Word file (.docx), with real headings and lists, its title and its language.

    The same sheet gives the same bytes. Characters that no document can hold are left out.
    """
    document = _blank(sheet)
    document.add_paragraph(_clean(sheet.title), style="Title")
    for block in sheet.blocks:
        _add(document, block)
    out = BytesIO()
    document.save(out)
    with ZipFile(out) as archive:  # a zip carries the hour at which it was made; this one does not
        return zipped({entry: archive.read(entry) for entry in archive.namelist()})


def _blank(sheet: Sheet) -> WordDocument:
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _clean(sheet.title), _clean(sheet.author), ""
    properties.language, properties.last_modified_by = _LANGUAGE, ""
    for element in list(properties._element):
        if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
            properties._element.remove(element)
    for tree, name in ((document.styles.element, "w:lang"), (document.settings.element, "w:themeFontLang")):
        for language in tree.iter(qn(name)):
            language.set(qn("w:val"), _LANGUAGE)
    for name, points in _SIZES:
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(points), _BLACK
        for fonts in style.element.iter(qn("w:rFonts")):
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
    return document


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(_clean(block.words), block.level)
        case Words():
            first, *more = _clean(block.words).split("\n")
            run = document.add_paragraph().add_run(first)
            for line in more:
                run.add_break()
                run.add_text(line)
        case Items():
            for item in block.items:
                document.add_paragraph(_clean(item), style="List Bullet")
        case Grid():
            _add_table(document, block)
        case Quoted():
            quote = document.add_paragraph(f"“{_clean(block.words)}”", style="Quote")
            quote.add_run(f" {_clean(block.who)}").italic = False
        case ToWriteOn():
            for _ in range(block.lines):
                _line_to_write_on(document)


def _add_table(document: WordDocument, grid: Grid) -> None:
    """Its head stands again on each page and is marked as one; a row does not break across pages."""
    document.add_paragraph(_clean(grid.caption), style="Caption").paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, grid.head, strict=True):
        cell.paragraphs[0].add_run(_clean(words)).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in grid.rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = _clean(words)
    for line in table.rows:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    document.add_paragraph()


def _line_to_write_on(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(0)
    border = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "8D99A6")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().append(borders)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
