"""Writes a return as CSV: one file for each module, each row with its id and that of the row it belongs to.

What has no column of its own (a second value, an attribute, what was not understood) stands as XML under
More, so that nothing is lost. Empty values are left out. Cells are safe to open in a spreadsheet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from goldenthread.formats.guard import guarded
from goldenthread.formats.sen2.record import Kept, Record
from goldenthread.formats.sen2.structure import MODULES, Module
from goldenthread.formats.sen2.writing import add_kept

ID, OF, MORE = "Id", "Of", "More"


def file_name(module: Module) -> str:
    return f"{module.name.casefold()}.csv"


def headings(module: Module) -> tuple[str, ...]:
    return (ID, OF, *(item.name for item in module.items), MORE)


def csv_return(records: Iterable[Record]) -> dict[str, bytes]:
    """The files of these headers and children by their names, UTF-8 with its mark. Also of no rows."""
    tables = {module: _Table(module) for module in MODULES}
    for record in records:
        _add(record, "", tables)
    return {file_name(module): table.out.getvalue().encode("utf-8-sig") for module, table in tables.items()}


class _Table:
    """One file as it is written, and how many rows it has."""

    def __init__(self, module: Module) -> None:
        self.rows = 0
        self.out = StringIO()
        self.writer = csv.writer(self.out)
        self.writer.writerow(headings(module))


def _add(record: Record, of: str, tables: dict[Module, _Table]) -> None:
    table = tables[record.module]
    table.rows += 1
    own = str(table.rows)
    plain = {name: text for name, text in record.texts.items() if name not in record.attributes}
    cells = [plain.get(item.name, "") for item in record.module.items]
    table.writer.writerow([own, of, *map(guarded, (*cells, _more(record)))])
    for inner in record.records:
        _add(inner, own, tables)


def _more(record: Record) -> str:
    """What has no column, as XML in an element of its own, which carries the record's own attributes."""
    marked = [Kept(name, record[name], attributes) for name, attributes in record.attributes.items() if name]
    again = [Kept(name, text) for name, text in record.again]
    around = Kept(MORE, "", record.attributes.get("", {}), [*marked, *again, *record.kept])
    if not (around.nodes or around.attributes):
        return ""
    lines: list[str] = []
    add_kept(lines, around, "")
    return "".join(line.removesuffix("\n").lstrip("\t") for line in lines)
