"""Reading the extract into schools, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.formats.columns import Layout, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, Table, open_table, plain_heading
from goldenthread.formats.faults import Effect, Fault, Unreadable, WrongFile
from goldenthread.formats.gias.agreement import contradictions
from goldenthread.formats.gias.headings import COLUMNS, EMPTY_CELLS, NEED_FIELDS
from goldenthread.formats.gias.school import School
from goldenthread.formats.given import Source, given

WANTED = (
    "On the website Get information about schools choose Downloads, “All establishment data”, "
    "and send us the CSV file as it comes out of the zip, without opening it in Excel."
)

_OTHER_DOWNLOADS = (
    ("LinkURN", "This is the file of links between schools, not the file of schools."),
    ("Group UID", "This is the file of trusts and other groups, not the file of schools."),
    ("GID", "This is the file of governors, not the file of schools."),
)


def read_schools(source: Source, name: str = "") -> Iterator[School | Fault]:
    """The schools of an extract and the faults in it, in the order of the file, as a stream.

    Raises WrongFile at once, before any row is given out, for a file that is not this extract. Only
    one row is held at a time, besides the URNs that have been seen.
    """
    table = open_table(given(source, name), any_heading_of(COLUMNS), WANTED)
    _check_download(table)
    return _schools(table, lay_out(table, COLUMNS, WANTED, EMPTY_CELLS))


def _check_download(table: Table) -> None:
    headings = set(map(plain_heading, table.headings))
    for heading, reason in _OTHER_DOWNLOADS:
        if plain_heading(heading) in headings:
            raise WrongFile(table.name, reason, WANTED)


def _schools(table: Table, layout: Layout) -> Iterator[School | Fault]:
    yield from table.faults
    yield from layout.missing()
    yield from layout.doubled()
    lines: dict[str, int] = {}
    for item in table.rows():
        if isinstance(item, Fault):
            yield item
        else:
            yield from _school(item, layout, lines)


def _school(row: Row, layout: Layout, lines: dict[str, int]) -> Iterator[School | Fault]:
    values, faults = layout.values(row)
    if values is not None and values["urn"] in lines:
        faults.append(_repeated(row, layout, lines[values["urn"]]))
    elif values is not None:
        lines[values["urn"]] = row.line
        faults += contradictions(values, layout, row)
        yield _built(values, layout.unread(row, values) if faults else frozenset())
    yield from faults


def _repeated(row: Row, layout: Layout, line: int) -> Fault:
    said = Unreadable(f"This URN was on line {line} already.", "Delete one of the two rows.")
    urn = layout.place("urn").text(row)
    return layout.fault(row.line, "urn", urn, said, Effect.ROW_LEFT_OUT)


def _built(values: dict[str, Any], unread: frozenset[str]) -> School:
    needs = tuple(need for field in NEED_FIELDS if (need := values.pop(field)))
    for field in ("type", "status", "phase"):
        code, name = values.pop(f"{field}_code"), values.pop(f"{field}_name")
        values[field] = code if code is not None else name
        if values[field] is None and unread & {f"{field}_code", f"{field}_name"}:
            unread |= {field}
    return School(**values, needs=needs, unread=unread)
