"""What the parts of a Word document turn out to be, once they are held against the layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.formats.word.words import Cell, Row


class Astray(StrEnum):
    """Why a text has no place of its own."""

    OUTSIDE = "outside"
    UNKNOWN_LABEL = "unknown_label"
    UNKNOWN_COLUMN = "unknown_column"
    ACROSS_COLUMNS = "across_columns"
    NO_COLUMNS = "no_columns"


@dataclass(frozen=True, slots=True)
class Where:
    """The key of the block, "" before the first; the table in the document and the row in it, 0 for none."""

    block: str
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A heading. `again` if this block had begun before."""

    where: Where
    again: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """The text that stands beside its label, or after it in the same cell (then `cell` is None)."""

    where: Where
    key: str
    text: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """Text under its label or its heading. Several follow each other."""

    where: Where
    key: str
    text: str
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Rowed:
    """A row under the columns of its block: its cells by the key of the column."""

    where: Where
    row: Row
    cells: Mapping[str, tuple[Cell, ...]]

    def texts(self) -> dict[str, str]:
        return {key: "\n".join(cell.text for cell in cells) for key, cells in self.cells.items()}


@dataclass(frozen=True, slots=True)
class Stray:
    """Text without a place of its own."""

    where: Where
    text: str
    why: Astray


Placed = Opened | Labelled | Running | Rowed | Stray
