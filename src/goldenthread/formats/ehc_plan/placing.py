"""Where each text of a Word document belongs in the layout, in the order of the document.

Reading and filling both stand on this: what is recognised here is what is read and what is written to.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element  # nosec - only the type; `package` makes the trees

from goldenthread.formats.ehc_plan.columns import Heads, heads_of
from goldenthread.formats.ehc_plan.headings import LONGEST, halves, heading_form, is_continued, normal
from goldenthread.formats.ehc_plan.labels import Labels
from goldenthread.formats.ehc_plan.layout import (
    AREA_BLOCKS,
    BLOCKS,
    GUIDANCE,
    NOTES,
    SEN_HEADING,
    TITLES,
    VOCABULARY,
    Block,
)
from goldenthread.formats.ehc_plan.placed import (
    Astray,
    Labelled,
    Opened,
    Placed,
    Rowed,
    Running,
    Stray,
    Where,
)
from goldenthread.formats.word.words import Cell, Paragraph, Row, Table, kept

_LETTER = re.compile(r"(?:section )?[a-k]\d?")
_SEN_FORM = heading_form(SEN_HEADING)
_TEMPLATE_MARK = "{{"
Line = tuple[str, bool]
"""A line, and whether it looks like a heading."""


class Placer:
    """Goes through a document once. `ends` holds the last thing in the document of each block."""

    def __init__(self) -> None:
        self.ends: dict[str, Element] = {}
        self._block: Block | None = None
        self._begun: set[str] = set()
        self._labels = Labels()
        self._pending = ""
        self._heads: Heads | None = None
        self._in_tables = False
        self._has_content = False
        self._under_sen = False
        self._table = self._row = 0

    def placed(self, pieces: Iterable[Paragraph | Table]) -> Iterator[Placed]:
        """What each paragraph and row is. Empty rows and cells come too, since they can be filled."""
        for piece in pieces:
            found = list(self._piece(piece))
            yield from found
            if self._block and (found or isinstance(piece, Table)):
                self.ends[self._block.key] = piece.element

    @property
    def _where(self) -> Where:
        return Where(self._block.key if self._block else "", self._table if self._row else 0, self._row)

    def _piece(self, piece: Paragraph | Table) -> Iterator[Placed]:
        if isinstance(piece, Paragraph):
            yield from self._paragraph(piece)
        elif self._row:
            for row in piece.rows:
                yield from self._table_row(row, is_first=row is piece.rows[0])
        else:
            self._table += 1
            for self._row, row in enumerate(piece.rows, start=1):
                yield from self._table_row(row, is_first=row is piece.rows[0])
            self._row = 0

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Placed]:
        looks_so = paragraph.has_heading_style or paragraph.is_bold
        text = yield from self._headings([(line, looks_so) for line in paragraph.text.split("\n")])
        if not text:
            return
        if self._block and self._block is not NOTES and not self._in_tables:
            yield self._prose(self._block, text)
        else:
            yield Stray(self._where, text, Astray.OUTSIDE)

    def _headings(self, lines: Sequence[Line]) -> Generator[Placed, None, str]:
        """The headings that the lines begin with. Gives back what follows them, without the guidance."""
        rest: list[str] = []
        for line, looks_so in lines:
            block = None if any(rest) else self._heading(line, weak=looks_so)
            if block:
                yield self._open(block, line)
            elif not self._is_guidance(line):
                rest.append(line)
        self._under_sen = self._under_sen and not any(rest)
        return kept("\n".join(rest))

    def _heading(self, line: str, *, weak: bool) -> Block | None:
        """The block that this line heads. A weak heading is one that stands where headings stand."""
        form = heading_form(line) if len(line) <= LONGEST else ""
        if not form or not VOCABULARY.issuperset(form.split()):
            return None
        for block in (*BLOCKS, NOTES):
            is_enough = weak or (self._under_sen and block in AREA_BLOCKS)
            if re.fullmatch(block.strong, form) or (is_enough and re.fullmatch(block.weak, form)):
                return block
        return None

    def _is_guidance(self, line: str) -> bool:
        form = heading_form(line)
        self._under_sen = self._under_sen or form == _SEN_FORM
        return form in GUIDANCE or (self._block is None and form in TITLES)

    def _open(self, block: Block, line: str) -> Opened:
        again = block.key in self._begun and (block is not self._block or self._has_content)
        self._begun.add(block.key)
        self._block = block
        self._pending = block.first
        self._heads = None
        self._in_tables = self._has_content = self._under_sen = False
        return Opened(self._where, again and not is_continued(line))

    def _prose(self, block: Block, text: str) -> Placed:
        """A paragraph before the tables of its block: a label, a label with its text, or text under one."""
        self._has_content = True
        key, value = self._label(block, text)
        if key:
            self._pending = key if block.is_prose or not value else ""
            return Labelled(self._where, key, value)
        if self._pending:
            return Running(self._where, self._pending, text)
        return Stray(self._where, text, Astray.OUTSIDE)

    def _label(self, block: Block, text: str) -> tuple[str, str]:
        """The field that a label names, and the text that follows it on the next line or after a colon."""
        if _TEMPLATE_MARK in text:
            return "", ""
        if key := self._labels.field(block, text):
            return key, ""
        first, _, others = text.partition("\n")
        if others and (key := self._labels.field(block, first)):
            return key, others.strip()
        label, value = halves(text)
        return (self._labels.field(block, label), value) if value else ("", "")

    def _table_row(self, row: Row, *, is_first: bool) -> Iterator[Placed]:
        if wrapped := self._wrapped(row):
            for piece in wrapped.pieces:
                yield from self._piece(piece)
        elif title := self._title(row):
            text = yield from self._headings(title)
            if text:
                yield Stray(self._where, text, Astray.OUTSIDE)
        elif self._block and self._block is not NOTES:
            self._in_tables = True
            self._has_content = self._has_content or bool(row.text)
            yield from self._row_of(self._block, row, is_first=is_first)
        elif row.text:
            yield Stray(self._where, row.text, Astray.OUTSIDE)

    def _wrapped(self, row: Row) -> Cell | None:
        """The one cell of a row that only frames whole tables of the plan, as some councils' files do."""
        cell = row.cells[0] if len(row.cells) == 1 else None
        if not cell or not any(isinstance(piece, Table) for piece in cell.pieces):
            return None
        return cell if any(self._heading(line, weak=False) for line in cell.text.split("\n")) else None

    def _title(self, row: Row) -> list[Line]:
        """The lines of a row that begins with a heading, or none."""
        match row.filled:
            case (only,):
                lines = _lines(only)
            case (letter, words) if _LETTER.fullmatch(normal(letter.text)):
                first, *others = words.text.split("\n")
                lines = [(f"{letter.text} {first}", False), *((line, False) for line in others)]
            case _:
                return []
        line, looks_so = lines[0]
        is_title = self._heading(line, weak=looks_so) or heading_form(line) == _SEN_FORM
        return lines if is_title else []

    def _row_of(self, block: Block, row: Row, *, is_first: bool) -> Iterator[Placed]:
        heads = heads_of(block, row) if is_first or not self._heads else None
        if heads:
            self._heads, self._pending = heads, ""
            for text in heads.more:
                yield Stray(self._where, text, Astray.UNKNOWN_COLUMN)
        elif not self._heads:
            yield from self._fields(block, row)
        elif len(row.cells) > 1:
            yield from self._under_heads(self._heads, row)
        elif key := self._labels.field(block, row.text):
            self._heads, self._pending = None, key
        elif row.text:
            yield Stray(self._where, row.text, Astray.ACROSS_COLUMNS)

    def _under_heads(self, heads: Heads, row: Row) -> Iterator[Placed]:
        if heads.stand_again_in(row) or not row.own_cells:
            return
        cells: dict[str, list[Cell]] = {}
        for cell, key, why in heads.of(row):
            if why is None:
                cells.setdefault(key, []).append(cell)
            elif cell.text:
                yield Stray(self._where, ": ".join(filter(None, (key, cell.text))), why)
        yield Rowed(self._where, row, {key: tuple(own) for key, own in cells.items()})

    def _fields(self, block: Block, row: Row) -> Iterator[Placed]:
        """A row of labels with texts beside them, or of text under the label before it."""
        cells = deque(row.own_cells)
        if not any(self._label(block, cell.text)[0] for cell in cells):
            yield from self._under_label(block, row)
            return
        self._pending = ""
        while cells:
            cell = cells.popleft()
            key, value = self._label(block, cell.text)
            if key and not value and cells:
                beside = cells.popleft()
                self._pending = key if block.is_prose and not beside.text and not cells else ""
                yield Labelled(self._where, key, beside.text, beside)
            elif key:
                self._pending = key if block.is_prose or not value else ""
                yield Labelled(self._where, key, value)
            elif cell.text:
                is_pair = cells and not self._label(block, cells[0].text)[0]
                beside_text = cells.popleft().text if is_pair else ""
                text = ": ".join(filter(None, (cell.text.rstrip(":"), beside_text)))
                yield Stray(self._where, text, Astray.UNKNOWN_LABEL)

    def _under_label(self, block: Block, row: Row) -> Iterator[Placed]:
        text = kept("\n".join(line for line in row.text.split("\n") if not self._is_guidance(line)))
        if self._pending:
            yield Running(self._where, self._pending, text, row)
        elif text:
            why = Astray.NO_COLUMNS if block.columns and len(row.cells) > 1 else Astray.UNKNOWN_LABEL
            yield Stray(self._where, text, why)


def _lines(cell: Cell) -> list[Line]:
    styled = {
        line
        for piece in cell.pieces
        if isinstance(piece, Paragraph) and piece.has_heading_style
        for line in piece.text.split("\n")
    }
    return [(line, line in styled) for line in cell.text.split("\n")]
