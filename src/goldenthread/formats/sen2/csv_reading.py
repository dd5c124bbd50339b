"""Reads a return from CSV files as `csv_return` writes them, in a folder or a zip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from sys import intern
from typing import NamedTuple

from goldenthread.formats.bundle import Bundle, opened_bundle
from goldenthread.formats.delimited import Row, Table, open_table
from goldenthread.formats.faults import Fault, WrongFile
from goldenthread.formats.given import Source, given
from goldenthread.formats.guard import unguarded
from goldenthread.formats.sen2.csv_writing import ID, MORE, OF, file_name
from goldenthread.formats.sen2.reading import Read, named
from goldenthread.formats.sen2.recognising import recognised
from goldenthread.formats.sen2.record import Kept, Record
from goldenthread.formats.sen2.remarks import (
    BAD_MORE,
    BAD_ROW,
    NO_FILE,
    NOBODYS,
    SAME_ID,
    ReadingRule,
    Remark,
    remark_on,
)
from goldenthread.formats.sen2.structure import HEADER, PERSON, Module
from goldenthread.formats.sen2.tree import trees

_WANTED = "Send the CSV files of the return, with the headings Id, Of and the names of the items."
_NOBODY = ""
MOST_ROWS = 1_000_000
"""Some 100,000 children. A larger return is sent as XML, which is read child by child."""
_NOT_ITEMS = frozenset((ID, OF, MORE))


class _Row(NamedTuple):
    """A row as it is held until its turn comes: its id, line, and cells in the order of the headings."""

    own: str
    line: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class _File:
    """The rows of one module by the id of the row that each belongs to."""

    name: str
    headings: tuple[str, ...] = ()
    rows: dict[str, list[_Row]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def remark(self, rule: ReadingRule, line: int | None, more: str = "") -> None:
        self.remarks.append(replace(remark_on(rule, line, more=more), file=self.name))


def read_csv_return(source: Source, name: str = "") -> Iterator[Read]:
    """The header, then each child, as `read_return` gives them, with a remark for each fault.

    The rows of a file may stand in any order. Lines are those of the file that a remark names. All rows
    are held in memory, so there is a most of them. Raises WrongFile for more, and when no file of children
    can be read.
    """
    with opened_bundle(source, name) as bundle:
        if bundle.file(file_name(PERSON)) is None:
            raise WrongFile(bundle.name, f"There is no file {file_name(PERSON)} in it.", _WANTED)
        files = {module: _read(bundle, module) for top in (HEADER, PERSON) for module in top.and_inside()}
    if sum(len(file.ids) for file in files.values()) > MOST_ROWS:
        raise WrongFile(bundle.name, f"There are over {MOST_ROWS:,} rows in it.", "Send the return as XML.")
    for file in files.values():
        yield from file.remarks
    place = 0
    for top in (HEADER, PERSON):
        for row in files[top].rows.pop(_NOBODY, []):
            place += top is PERSON
            yield from _grown(row, top, files, place)
    for file in files.values():
        for rows in file.rows.values():
            yield from (replace(remark_on(NOBODYS, row.line), file=file.name) for row in rows)


def _grown(row: _Row, top: Module, files: dict[Module, _File], place: int) -> Iterator[Read]:
    remarks: list[Remark] = []
    record = _record(row, top, files, remarks)
    person = named(record, place) if top is PERSON else ""
    yield from (replace(remark, person=person) for remark in remarks)
    yield record


def _record(row: _Row, module: Module, files: dict[Module, _File], remarks: list[Remark]) -> Record:
    """The record of a row with all that belongs to it taken out of the other files."""
    found: list[Remark] = []
    record = recognised(_node(row, module, files[module], found), module, found)
    record.file = files[module].name
    remarks += [replace(remark, file=files[module].name) for remark in found]
    for deeper in module.modules:
        for inner in files[deeper].rows.pop(row.own, []):
            record.records.append(_record(inner, deeper, files, remarks))
            record.records[-1].around = record
    return record


def _read(bundle: Bundle, module: Module) -> _File:
    file = _File(file_name(module))
    found = bundle.file(file.name)
    if found is None:
        file.remark(NO_FILE, None)
        return file
    known = {*_NOT_ITEMS, *module.by_name}
    table = open_table(found, known.__contains__, _WANTED, may_be_empty=True)
    file.headings = tuple(dict.fromkeys(table.headings))
    for row in table.rows():
        if isinstance(row, Fault):
            file.remark(BAD_ROW, row.line, row.reason)
        else:
            _take(file, table, row)
    return file


def _take(file: _File, table: Table, row: Row) -> None:
    cells = dict(zip(table.headings, map(unguarded, row.cells), strict=False))
    own = cells.get(ID, "")
    if not own or own in file.ids:
        file.remark(SAME_ID if own else BAD_ROW, row.line, "" if own else "It has no Id.")
        return
    file.ids.add(own)
    held = _Row(own, row.line, tuple(map(intern, cells.values())))
    file.rows.setdefault(cells.get(OF, _NOBODY), []).append(held)


def _node(row: _Row, module: Module, file: _File, remarks: list[Remark]) -> Kept:
    """The row as an element, with what stands as XML under More put back among its own."""
    cells = dict(zip(file.headings, row.cells, strict=True))
    items = [
        Kept(name, text, line=row.line) for name, text in cells.items() if text and name not in _NOT_ITEMS
    ]
    node = Kept(module.name, "", {}, items, row.line)
    if more := cells.get(MORE):
        found = _elements(more, file.name)
        if not found:
            remarks.append(remark_on(BAD_MORE, row.line))
        for around in found:
            node.attributes = around.attributes
            node.nodes += [_on_line(inner, row.line) for inner in around.nodes]
            node.text += around.text
    return node


def _elements(more: str, name: str) -> list[Kept]:
    try:
        return [part for part in trees(given(f"<r>{more}</r>".encode(), name)) if isinstance(part, Kept)]
    except WrongFile:
        return []


def _on_line(node: Kept, line: int) -> Kept:
    return Kept(node.name, node.text, node.attributes, [_on_line(each, line) for each in node.nodes], line)
