"""Reads a return from CSV files as `csv_return` writes them, in a folder or a zip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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
_NOT_ITEMS = frozenset((ID, OF, MORE))


@dataclass(slots=True)
class _File:
    """The rows of one module by the id of the row that each belongs to, as elements."""

    name: str
    rows: dict[str, list[tuple[str, Kept]]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def remark(self, rule: ReadingRule, line: int | None, more: str = "") -> None:
        self.remarks.append(replace(remark_on(rule, line, more=more), file=self.name))


def read_csv_return(source: Source, name: str = "") -> Iterator[Read]:
    """The header, then each child, as `read_return` gives them, with a remark for each fault.

    The rows of a file may stand in any order. Lines are those of the file that a remark names. All rows
    are held in memory. Raises WrongFile when no file of children can be read.
    """
    with opened_bundle(source, name) as bundle:
        if bundle.file(file_name(PERSON)) is None:
            raise WrongFile(bundle.name, f"There is no file {file_name(PERSON)} in it.", _WANTED)
        files = {module: _read(bundle, module) for top in (HEADER, PERSON) for module in top.and_inside()}
    for file in files.values():
        yield from file.remarks
    place = 0
    for top in (HEADER, PERSON):
        for own, node in files[top].rows.pop(_NOBODY, []):
            place += top is PERSON
            yield from _grown(node, own, top, files, place)
    for file in files.values():
        for nodes in file.rows.values():
            yield from (replace(remark_on(NOBODYS, node.line), file=file.name) for _, node in nodes)


def _grown(node: Kept, own: str, top: Module, files: dict[Module, _File], place: int) -> Iterator[Read]:
    remarks: list[Remark] = []
    record = _record(node, own, top, files, remarks)
    person = named(record, place) if top is PERSON else ""
    yield from (replace(remark, person=person) for remark in remarks)
    yield record


def _record(
    node: Kept, own: str, module: Module, files: dict[Module, _File], remarks: list[Remark]
) -> Record:
    """The record of a row with all that belongs to it taken out of the other files."""
    found: list[Remark] = []
    record = recognised(node, module, found)
    record.file = files[module].name
    remarks += [replace(remark, file=files[module].name) for remark in found]
    for deeper in module.modules:
        for inner_own, inner in files[deeper].rows.pop(own, []):
            record.records.append(_record(inner, inner_own, deeper, files, remarks))
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
    for row in table.rows():
        if isinstance(row, Fault):
            file.remark(BAD_ROW, row.line, row.reason)
        else:
            _take(file, module, table, row)
    return file


def _take(file: _File, module: Module, table: Table, row: Row) -> None:
    cells = dict(zip(table.headings, map(unguarded, row.cells), strict=False))
    own = cells.get(ID, "")
    if not own or own in file.ids:
        file.remark(SAME_ID if own else BAD_ROW, row.line, "" if own else "It has no Id.")
        return
    file.ids.add(own)
    nodes = [
        Kept(name, text, line=row.line) for name, text in cells.items() if text and name not in _NOT_ITEMS
    ]
    node = Kept(module.name, "", {}, nodes, row.line)
    _add_more(file, node, cells.get(MORE, ""))
    file.rows.setdefault(cells.get(OF, _NOBODY), []).append((own, node))


def _add_more(file: _File, node: Kept, more: str) -> None:
    """Put what stands as XML under More back among the elements of the row."""
    if not more:
        return
    try:
        found = [
            part for part in trees(given(f"<r>{more}</r>".encode(), file.name)) if isinstance(part, Kept)
        ]
    except WrongFile:
        found = []
    if not found:
        file.remark(BAD_MORE, node.line)
    for around in found:
        node.attributes = around.attributes
        node.nodes += [_on_line(inner, node.line) for inner in around.nodes]
        node.text += around.text


def _on_line(node: Kept, line: int) -> Kept:
    return Kept(node.name, node.text, node.attributes, [_on_line(each, line) for each in node.nodes], line)
