"""The heads over columns, and which cell of a row belongs under which head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.formats.ehc_plan.headings import heading_form, normal, without_asides
from goldenthread.formats.ehc_plan.layout import Block, Column
from goldenthread.formats.ehc_plan.placed import Astray
from goldenthread.formats.ehc_plan.words import Cell, Row


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one table, in order. A head that the layout does not have is None."""

    columns: tuple[Column | None, ...]
    row: Row

    def stand_again_in(self, row: Row) -> bool:
        """Whether the row repeats the heads, as at the top of a page."""
        return normal(row.text) == normal(self.row.text)

    def of(self, row: Row) -> Iterator[tuple[Cell, str, Astray | None]]:
        """Each cell with the key of its column, or with why it has none."""
        heads = self.row.own_cells
        is_even = len(row.cells) == len(heads)
        for place, cell in enumerate(row.cells):
            over = [place] if is_even else [at for at, head in enumerate(heads) if _overlap(head, cell)]
            column = self.columns[over[0]] if over else None
            if len(over) > 1:
                yield cell, "", Astray.ACROSS_COLUMNS
            elif column:
                yield cell, column.key, None
            else:
                yield cell, heads[over[0]].text if over else "", Astray.UNKNOWN_COLUMN


def heads_of(block: Block, row: Row) -> Heads | None:
    """The heads, if this row holds at least two that the block has, none of them twice."""
    columns = tuple(_column(block, cell.text) for cell in row.own_cells)
    known = [column for column in columns if column]
    return Heads(columns, row) if len(known) > 1 and len(set(known)) == len(known) else None


def _column(block: Block, text: str) -> Column | None:
    forms = (heading_form(text), heading_form(without_asides(text)))
    found = (column for form in forms for column in block.columns if form and column.is_called(form))
    return next(found, None)


def _overlap(head: Cell, cell: Cell) -> bool:
    return head.column < cell.column + cell.span and cell.column < head.column + head.span
