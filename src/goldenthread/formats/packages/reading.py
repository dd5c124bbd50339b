"""Reading the file of a package: the whole of it, or every reason why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.formats.columns import Layout, any_heading_of, lay_out
from goldenthread.formats.days import read_day
from goldenthread.formats.delimited import Row, Table, open_table
from goldenthread.formats.faults import Effect, Fault, Unreadable
from goldenthread.formats.given import Source, given
from goldenthread.formats.guard import unguarded
from goldenthread.formats.packages.package import Example, ProvisionPackage, RolePart, Said, Status
from goldenthread.formats.packages.rows import COLUMNS, KINDS, MANY, WANTED

NOTHING = Effect.NOTHING_READ
FILL_IN = "Fill it in and send the file again."


@dataclass(frozen=True, slots=True)
class PackageRead:
    """The package, or None with the faults: a package with a fault in it is not read at all."""

    package: ProvisionPackage | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """One good row."""

    line: int
    what: str
    cells: dict[str, Any]


def read_package(source: Source, name: str = "") -> PackageRead:
    """One version of a package from a CSV file with the rows of `rows.KINDS`: in any order, outcomes first.

    Raises WrongFile for a file that is no such table. Every fault has its line, its column and what to do.
    """
    table = open_table(given(source, name), any_heading_of(COLUMNS), WANTED)
    layout = lay_out(table, COLUMNS, WANTED, (), unguarded)
    rows: list[_Given] = []
    faults: list[Fault] = [*table.faults, *layout.doubled()]
    for item in _rows(table, layout):
        (faults if isinstance(item, Fault) else rows).append(item)  # type: ignore[arg-type]  # one or the other
    met = _kinds_met(table, layout)
    faults += [*_repeated(rows, layout), *_missing(met, table.name), *_together(rows, layout, met)]
    singles = _Singles(rows, layout, faults)
    made = _made(rows, singles)
    refused = any(fault.effect is NOTHING for fault in faults)
    faults.sort(key=lambda fault: fault.line or 0)
    return PackageRead(None if refused else ProvisionPackage(**made), tuple(faults))


def _rows(table: Table, layout: Layout) -> Iterator[_Given | Fault]:
    for item in table.rows():
        if isinstance(item, Fault):
            yield _costs_all(item)
            continue
        values, faults = layout.values(item)
        yield from map(_costs_all, faults)
        if values is None:
            continue
        empty = [cell for cell in KINDS[values["what"]].cells if values[cell] in ("", None)]
        yield from (_empty(layout, item.line, cell) for cell in empty)
        if not empty:
            yield _Given(item.line, values["what"], values)


def _costs_all(fault: Fault) -> Fault:
    """In a package a row that is left out would leave out a promise: so nothing is read."""
    if fault.effect is Effect.KEPT:
        return fault
    return Fault(fault.file, fault.line, fault.column, fault.value, fault.reason, fault.remedy, NOTHING)


def _empty(layout: Layout, line: int, cell: str) -> Fault:
    heading = layout.place(cell).heading
    return layout.fault(line, cell, "", Unreadable(f"{heading} is empty.", FILL_IN), NOTHING)


def _kinds_met(table: Table, layout: Layout) -> Counter[str]:
    """How often each kind of row stands in the file, whatever is wrong with it."""
    place = layout.place("what")
    rows = (row for row in table.rows() if isinstance(row, Row))
    return Counter(" ".join(place.text(row).casefold().split()) for row in rows)


def _repeated(rows: list[_Given], layout: Layout) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        once = KINDS[row.what].once
        key = (row.what, "" if once else row.cells["id"].casefold())
        line = first.setdefault(key, row.line)
        if line != row.line:
            said = (
                Unreadable(f"There is a row “{row.what}” on line {line} already.", "Delete one of them.")
                if once
                else Unreadable(f"This id was on line {line} already.", "Give each its own id.")
            )
            column = "what" if once else "id"
            yield layout.fault(row.line, column, str(row.cells[column]), said, NOTHING)


def _missing(met: Counter[str], file: str) -> Iterator[Fault]:
    for kind in KINDS.values():
        if kind.needed and kind.what not in met:
            remedy = f"Add it. {kind.says}."
            yield Fault(file, None, "", "", f"There is no row “{kind.what}”.", remedy, NOTHING)


def _together(rows: list[_Given], layout: Layout, met: Counter[str]) -> Iterator[Fault]:
    """What one row asks of the others."""
    at = {row.what: row for row in reversed(rows)}
    outcome = at.get("outcome")
    before = [
        row for row in rows if row.what in ("criterion", "part") and outcome and row.line < outcome.line
    ]
    if before:
        said = Unreadable("This stands before the outcomes.", "Put the outcomes first: the rest serves them.")
        yield layout.fault(before[0].line, "what", before[0].what, said, NOTHING)
    if ("variant of" in met) != ("why it differs" in met):
        row = at.get("variant of") or at.get("why it differs")
        said = Unreadable(
            "A council’s own version says what it is a variant of, and why it differs.",
            "Add the other row: “variant of” with the national version, “why it differs” with the reason.",
        )
        yield layout.fault(row.line if row else 1, "what", row.what if row else "", said, NOTHING)
    parts = [row for row in rows if row.what == "part"]
    if met["part"] == 1 and parts:
        said = Unreadable("There is one part only.", "Name at least two roles: a package is built by a team.")
        yield layout.fault(parts[0].line, "what", "part", said, NOTHING)


class _Singles:
    """The rows that stand once, by kind. What cannot be read is added to the faults."""

    def __init__(self, rows: list[_Given], layout: Layout, faults: list[Fault]) -> None:
        self.rows = {row.what: row for row in reversed(rows) if row.what not in MANY}
        self.layout, self.faults = layout, faults

    def text(self, what: str, longest: int = 4_000) -> str:
        def read(words: str) -> str:
            if len(words) > longest:
                raise Unreadable(f"This is longer than {longest} characters.", "Shorten it.")
            return words

        return self.read(what, read) or ""

    def read(self, what: str, reader: Callable[[str], Any]) -> Any:
        row = self.rows.get(what)
        if row is None:
            return None
        try:
            return reader(row.cells["words"])
        except Unreadable as said:
            self.faults.append(self.layout.fault(row.line, "words", row.cells["words"], said, NOTHING))
            return None


def _status(words: str) -> Status:
    try:
        return Status(words.casefold())
    except ValueError:
        known = ", ".join(Status)
        raise Unreadable("We do not know this status.", f"Write one of: {known}.") from None


def _made(rows: list[_Given], singles: _Singles) -> dict[str, Any]:
    def each(what: str) -> list[dict[str, Any]]:
        return [row.cells for row in rows if row.what == what]

    package = singles.rows.get("package")
    first: date | None = singles.read("from", read_day)

    def last_day(words: str) -> date:
        day = read_day(words)
        if first and day < first:
            raise Unreadable("This is before the first day.", "Check both days.")
        return day

    return {
        "code": package.cells["id"] if package else "",
        "name": package.cells["name"] if package else "",
        "version": singles.text("version", 20),
        "status": singles.read("status", _status),
        "from_day": first,
        "until": singles.read("until", last_day),
        "source": singles.text("source", 300),
        "variant_of": singles.text("variant of", 20),
        "variant_reason": singles.text("why it differs"),
        "outcomes": tuple(Said(one["id"], one["words"]) for one in each("outcome")),
        "criteria": tuple(Said(one["id"], one["words"]) for one in each("criterion")),
        "parts": tuple(
            RolePart(one["id"], one["name"], one["words"], one["required"]) for one in each("part")
        ),
        "examples": tuple(Example(one["id"], one["name"], one["words"]) for one in each("example")),
    }
