"""The heads over columns, and which cell of a row belongs under which head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.formats.ehc_plan.headings import LONGEST, heading_form, normal, without_asides
from goldenthread.formats.ehc_plan.layout import VOCABULARY, Block, Column
from goldenthread.formats.ehc_plan.placed import Astray
from goldenthread.formats.word.words import Cell, Row, kept

_MOST_COLUMNS = 63
"""Word has no more."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one table, in order. A head that the layout does not have is None.

    `more` are the texts of the row that are not its known heads.
    """

    columns: tuple[Column | None, ...]
    row: Row
    more: tuple[str, ...]

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
    if len(row.own_cells) > _MOST_COLUMNS:
        return None
    found = [_column(block, cell.text) for cell in row.own_cells]
    known = [column for column, _ in found if column]
    if len(known) < 2 or len(set(known)) < len(known):
        return None
    return Heads(tuple(column for column, _ in found), row, tuple(rest for _, rest in found if rest))


def _column(block: Block, text: str) -> tuple[Column | None, str]:
    """The column that the text names, as a whole or in its first line, and what else it says."""
    first, *others = text.split("\n")
    for named, rest in ((text, ""), (first, kept("\n".join(others)))):
        if len(named) > LONGEST:
            continue
        for form in (heading_form(named), heading_form(without_asides(named))):
            for column in block.columns if form and VOCABULARY.issuperset(form.split()) else ():
                if column.is_called(form):
                    return column, rest
    return None, text


def _overlap(head: Cell, cell: Cell) -> bool:
    return head.column < cell.column + cell.span and cell.column < head.column + head.span
