"""Which heading fills which field, as data; and reading a row by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.formats.cells import words
from goldenthread.formats.delimited import Row, Table, plain_heading
from goldenthread.formats.faults import Effect, Fault, Unreadable, WrongFile
from goldenthread.formats.lettering import UNREADABLE

_FILL_IT_IN = "Fill it in and send the file again."
_DELETE_ONE = "Delete or rename one of the two columns."


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record, the headings it may stand under, and how its cells are read.

    `read` takes a stripped cell that is not empty and gives the value or raises Unreadable.
    `nothing` is the value when the cell is empty. With `expected`, a file without the column is
    refused. With `needed`, a row whose cell is empty or bad is left out; with `decisive`, only one
    whose cell is bad; otherwise the cell alone is left out.
    """

    field: str
    headings: tuple[str, ...]
    read: Callable[[str], Any] = words
    nothing: Any = ""
    expected: bool = False
    needed: bool = False
    decisive: bool = False

    @property
    def cost(self) -> Effect:
        """What a bad cell costs."""
        return Effect.ROW_LEFT_OUT if self.needed or self.decisive else Effect.CELL_LEFT_OUT


@dataclass(frozen=True, slots=True)
class Placed:
    """A column found in a file, or not (`index` is then None), and other headings it passed over."""

    column: Column
    index: int | None
    heading: str
    passed_over: tuple[str, ...] = ()

    def text(self, row: Row) -> str:
        return "" if self.index is None else row.cells[self.index].strip()


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one file in their places.

    `empty` are the cells that mean nothing there; `clean` is done to any other cell before reading.
    """

    name: str
    placed: tuple[Placed, ...]
    empty: frozenset[str]
    clean: Callable[[str], str]

    def values(self, row: Row) -> tuple[dict[str, Any] | None, list[Fault]]:
        """The fields of this row, or None when a needed one has no good value, and its faults."""
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for place in self.placed:
            text, column = place.text(row), place.column
            if text in self.empty and not column.needed:
                values[column.field] = column.nothing
            else:
                values[column.field] = self._value(place, text, row.line, faults)
        if any(fault.effect is Effect.ROW_LEFT_OUT for fault in faults):
            return None, [replace(fault, effect=Effect.ROW_LEFT_OUT) for fault in faults]
        return values, faults

    def fault(self, line: int, field: str, value: str, said: Unreadable, effect: Effect) -> Fault:
        """A fault of the field on this line, by the heading that the file gives it."""
        heading = self.place(field).heading
        return Fault(self.name, line, heading, value, said.reason, said.remedy, effect)

    def place(self, field: str) -> Placed:
        return next(place for place in self.placed if place.column.field == field)

    def unread(self, row: Row, values: Mapping[str, Any]) -> frozenset[str]:
        """The fields whose cell says something that `values` was read without."""
        return frozenset(
            place.column.field
            for place in self.placed
            if place.text(row) not in self.empty and values[place.column.field] == place.column.nothing
        )

    def missing(self) -> tuple[Fault, ...]:
        """One fault that names every column of ours that the file does not have, if any."""
        absent = [place.heading for place in self.placed if place.index is None]
        if not absent:
            return ()
        reason = f"These columns are not in the file: {', '.join(absent)}."
        remedy = "Get a file that has them if you need them."
        return (Fault(self.name, None, "", "", reason, remedy, Effect.FILE_LEFT_OUT),)

    def doubled(self) -> tuple[Fault, ...]:
        """A fault for each field that two columns of the file could fill. The better name wins."""
        return tuple(
            Fault(self.name, None, other, "", _used(place), _DELETE_ONE, Effect.KEPT)
            for place in self.placed
            for other in place.passed_over
        )

    def _value(self, place: Placed, text: str, line: int, faults: list[Fault]) -> Any:
        column = place.column
        try:
            plain = "" if text in self.empty else self.clean(text).strip()
            value = column.read(plain) if plain else _empty(column, place.heading)
        except Unreadable as said:
            faults.append(self.fault(line, column.field, text, said, column.cost))
            return column.nothing
        if UNREADABLE in text:
            faults.append(self.fault(line, column.field, text, _garbled(), Effect.KEPT))
        return value


def lay_out(
    table: Table,
    columns: Sequence[Column],
    wanted: str,
    empty: Iterable[str] = (),
    clean: Callable[[str], str] = str,
) -> Layout:
    """Find each column in the table. Columns that no field asks for are passed over.

    Where several headings of the file could fill one field, the one that comes first in the column's
    own list does, and `Layout.doubled` says so. Raises WrongFile when an expected column is missing,
    or when the file has the same heading twice, since either could be the wrong one.
    """
    placed = tuple(_placed(table, column) for column in columns)
    missing = [place.heading for place in placed if place.column.expected and place.index is None]
    if missing:
        reason = f"These headings are missing: {', '.join(missing)}."
        raise WrongFile(table.name, reason, wanted)
    return Layout(table.name, placed, frozenset(("", *empty)), clean)


def any_heading_of(columns: Sequence[Column]) -> Callable[[str], bool]:
    """Whether a heading is one that these columns know."""
    known = {plain_heading(heading) for column in columns for heading in column.headings}
    return lambda heading: plain_heading(heading) in known


def _placed(table: Table, column: Column) -> Placed:
    known = list(dict.fromkeys(map(plain_heading, column.headings)))
    headings = list(map(plain_heading, table.headings))
    found = [headings.index(heading) for heading in known if heading in headings]
    if not found:
        return Placed(column, None, column.headings[0])
    names = [table.headings[index] for index in found]
    for index, name in zip(found, names, strict=True):
        if headings.count(headings[index]) > 1:
            raise WrongFile(table.name, f"The heading “{name}” is there twice.", _DELETE_ONE)
    return Placed(column, found[0], names[0], tuple(names[1:]))


def _used(place: Placed) -> str:
    return f"This was passed over, since “{place.heading}” gives the same thing."


def _empty(column: Column, heading: str) -> Any:
    if column.needed:
        raise Unreadable(f"{heading} is empty.", _FILL_IT_IN)
    return column.nothing


def _garbled() -> Unreadable:
    return Unreadable(
        "A letter was damaged before the file reached us.",
        "Save the file again as “CSV UTF-8”, or put the letter right after the import.",
    )
