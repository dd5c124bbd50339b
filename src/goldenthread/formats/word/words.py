"""A Word document's XML as people see it: paragraphs and tables, with tracked changes taken as accepted.

Looked through: runs, content controls, links, fields (their result), insertions, text boxes. Left out:
deletions and comments. Works on any tree of elements, the standard library's and lxml's alike, and compares
names without their namespace, because strict and older files use others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element  # nosec - only the type; `package` makes the trees

_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
PICTURE = "\ufffc"
"""Stands in a text where there is a picture or another thing that is no text."""
_LEFT_OUT = frozenset(
    (
        *("del", "moveFrom", "delText", "instrText", "delInstrText"),
        *("pPr", "rPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "sdtEndPr", "rubyPr"),
    )
)
_BREAKS = frozenset(("br", "cr"))
_PICTURES = frozenset(("blip", "imagedata", "OLEObject", "altChunk", "contentPart", "relIds", "chart"))
_TICKED, _UNTICKED = "☒", "☐"
_SYMBOLS = {
    0xF0FE: _TICKED,
    0xF078: _TICKED,
    0xF0FD: _TICKED,
    0xF0A8: _UNTICKED,
    0xF06F: _UNTICKED,
    0xF0FC: "✓",
}
_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\W?\d*", re.IGNORECASE)
_NO_ENTRIES = ("0", "false", "off")


@dataclass(frozen=True)
class Paragraph:
    """Its text, with line breaks and the texts of boxes on it; whether it is styled as a heading, or bold."""

    element: Element
    text: str
    has_heading_style: bool = False
    is_bold: bool = False


@dataclass(frozen=True)
class Cell:
    """`column` and `span` count the grid's columns. A cell that `continues` is part of the one above it."""

    element: Element
    column: int
    span: int
    pieces: tuple[Paragraph | Table, ...]
    continues: bool = False

    @cached_property
    def text(self) -> str:
        """All its text. A table inside is a line for each row, its cells with | between them."""
        return kept("\n".join(_piece_text(piece) for piece in self.pieces))


@dataclass(frozen=True)
class Row:
    element: Element
    cells: tuple[Cell, ...]

    @cached_property
    def own_cells(self) -> tuple[Cell, ...]:
        """Those that do not continue a cell above."""
        return tuple(cell for cell in self.cells if not cell.continues)

    @cached_property
    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.own_cells if cell.text)

    @cached_property
    def text(self) -> str:
        return " | ".join(cell.text for cell in self.filled)


@dataclass(frozen=True)
class Table:
    element: Element
    rows: tuple[Row, ...]


def kept(text: str) -> str:
    """The text as it is kept: lines without white at their ends, none empty at the start or the end."""
    return "\n".join(line.strip() for line in _LINE_END.split(text)).strip()


def pieces_of(container: Element) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of a document, a cell, a header or a note, in order."""
    for child in container:
        match local(child):
            case "p":
                yield paragraph_of(child)
            case "tbl":
                yield Table(child, tuple(_rows(child)))
            case "altChunk":
                yield Paragraph(child, PICTURE)
            case "sdt" if prompt := _prompt(child):
                yield Paragraph(child, prompt)
            case "AlternateContent":
                yield from pieces_of(_choice(child))
            case name if name not in _LEFT_OUT:
                yield from pieces_of(child)


def paragraph_of(element: Element) -> Paragraph:
    own = _Text()
    boxes: list[str] = []
    _walk(element, own, boxes)
    said = "".join(own.parts)
    text = kept("\n".join(filter(None, (said, *boxes))))
    return Paragraph(element, text, _has_heading_style(element), own.is_bold and bool(said.strip()))


def local(element: Element) -> str:
    """The element's name without its namespace, or nothing for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """The attribute of this name in any namespace, or nothing."""
    found = element.attrib.items() if element is not None else ()
    return next((value for key, value in found if key.rpartition("}")[2] == name), "")


def inside(element: Element | None, *path: str) -> Element | None:
    """The first element that this path of local names leads to."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def _piece_text(piece: Paragraph | Table) -> str:
    return piece.text if isinstance(piece, Paragraph) else "\n".join(row.text for row in piece.rows)


def _rows(table: Element) -> Iterator[Row]:
    above: dict[int, tuple[Paragraph | Table, ...]] = {}
    for element, _ in _of_kind(table, "tr"):
        if inside(element, "trPr", "del") is None:
            yield Row(element, tuple(_cells(element, above)))


def _cells(row: Element, above: dict[int, tuple[Paragraph | Table, ...]]) -> Iterator[Cell]:
    """The cells of a row. `above` holds, by column, what stands in the cell that a merged one continues."""
    column = _number(inside(row, "trPr", "gridBefore"), 0)
    for element, prompt in _of_kind(row, "tc"):
        span = _number(inside(element, "tcPr", "gridSpan"), 1)
        merge = inside(element, "tcPr", "vMerge")
        pieces = (Paragraph(element, prompt),) if prompt else tuple(pieces_of(element))
        says = any(_piece_text(piece).strip() for piece in pieces)
        continues = (
            merge is not None and attribute(merge, "val") != "restart" and column in above and not says
        )
        pieces = above[column] if continues else pieces
        above.pop(column, None)
        if merge is not None:
            above[column] = pieces
        yield Cell(element, column, span, pieces, continues)
        column += span


def _of_kind(element: Element, kind: str, prompt: str = "") -> Iterator[tuple[Element, str]]:
    """The rows of a table or the cells of a row, also those in content controls and tracked changes.

    With each, the prompt of the content control around it, if nobody filled that in.
    """
    for child in element:
        name = local(child)
        if name == kind:
            yield child, prompt
        elif name == "sdt":
            yield from _of_kind(child, kind, _prompt(child))
        elif name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _of_kind(child, kind, prompt)


def _number(element: Element | None, otherwise: int) -> int:
    written = attribute(element, "val")
    return min(int(written), 1000) if written.isascii() and written.isdigit() else otherwise


class _Text:
    """The text of one paragraph as it grows. It is bold if each of its runs that says something is."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.is_bold = True


def _walk(element: Element, own: _Text, boxes: list[str]) -> None:
    for child in element:
        name = local(child)
        if name == "AlternateContent":
            _walk(_choice(child), own, boxes)
        elif name == "txbxContent":
            boxes.append(kept("\n".join(_piece_text(piece) for piece in pieces_of(child))))
        elif name == "sdt" and (prompt := _prompt(child)):
            own.parts.append(prompt)
        elif name == "r":
            _walk_run(child, own, boxes)
        elif name not in _LEFT_OUT:
            own.parts.append(_said(name, child))
            _walk(child, own, boxes)


def _walk_run(run: Element, own: _Text, boxes: list[str]) -> None:
    before = len(own.parts)
    _walk(run, own, boxes)
    if "".join(own.parts[before:]).strip():
        own.is_bold = own.is_bold and _is_on(inside(run, "rPr", "b"))


def _said(name: str, element: Element) -> str:
    """What this element itself adds to the text of its paragraph."""
    if name == "t":
        return element.text or ""
    if name in _BREAKS:
        return "\n"
    if name in _PICTURES:
        return PICTURE
    return _LEAVES[name](element) if name in _LEAVES else ""


def _symbol(element: Element) -> str:
    try:
        code = int(attribute(element, "char"), 16)
        return _SYMBOLS.get(code) or chr(code).encode("utf-8").decode("utf-8")
    except (ValueError, OverflowError):
        return "�"


def _check_box(element: Element) -> str:
    state = inside(element, "checked")
    state = inside(element, "default") if state is None else state
    return _TICKED if _is_on(state) else _UNTICKED


def _choice_of_list(element: Element) -> str:
    entries = [attribute(child, "val") for child in element if local(child) == "listEntry"]
    chosen = _number(inside(element, "result"), 0)
    return entries[chosen] if chosen < len(entries) else ""


_LEAVES = {
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "noBreakHyphen": lambda _: "‑",
    "sym": _symbol,
    "checkBox": _check_box,
    "ddList": _choice_of_list,
}


def _choice(element: Element) -> Element:
    """Of the same thing drawn in two ways, the newer one, unless it has nothing in it."""
    choices = [child for child in element if local(child) == "Choice" and len(child)]
    return (choices or [child for child in element if local(child) == "Fallback"] or [Element("none")])[0]


def _prompt(control: Element) -> str:
    """What a content control that nobody filled in shows, as a mark of the template. Else nothing."""
    if inside(control, "sdtPr", "showingPlcHdr") is None:
        return ""
    shown = " ".join("".join(child.text or "" for child in control.iter() if local(child) == "t").split())
    return "{{ " + shown.translate({ord("{"): None, ord("}"): None}) + " }}"


def _has_heading_style(paragraph: Element) -> bool:
    style = attribute(inside(paragraph, "pPr", "pStyle"), "val")
    return bool(_HEADING_STYLE.fullmatch(style)) or inside(paragraph, "pPr", "outlineLvl") is not None


def _is_on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val") not in _NO_ENTRIES
