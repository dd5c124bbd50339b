"""Writing a roster as OneRoster 1.2, so that `read_roster` reads back the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from goldenthread.formats.columns import Column
from goldenthread.formats.delimited import plain_heading
from goldenthread.formats.oneroster.manifest import FILE_NAME, NOT_USED
from goldenthread.formats.oneroster.records import Record, Roster, UserId
from goldenthread.formats.oneroster.shapes import (
    DEMOGRAPHICS,
    HEADINGS,
    ROLES,
    SHAPES,
    Shape,
    common_columns,
)
from goldenthread.formats.oneroster.words import Mode, Status, Version
from goldenthread.formats.pupils.codes import Sex
from goldenthread.formats.zips import zipped

_PRIMARY = {True: "primary", False: "secondary", None: ""}
_SEXES = {Sex.FEMALE: "female", Sex.MALE: "male", None: ""}
_IN_BULK = {"status", "changed_at"}
"""In a file of all there is, the standard wants these empty."""


class CannotWrite(ValueError):
    """A value that OneRoster has no way to hold."""


def write_roster(roster: Roster) -> bytes:
    """A zip of the set, version 1.2, every file bulk. Files without records are declared absent.

    Records to be deleted are left out: in bulk files their absence says it. Other systems read these
    cells as they stand, so nothing is put before a cell that a spreadsheet would run as a formula:
    the set is for systems, not for opening. Raises CannotWrite for a comma inside a list, or braces
    or a colon inside the kind of a user's identifier.
    """
    files = {shape.file: _living(roster, shape) for shape in SHAPES}
    held = {file: records for file, records in files.items() if records}
    written = {shape.file_name: _file(shape, held[shape.file]) for shape in SHAPES if shape.file in held}
    return zipped({FILE_NAME: _manifest(roster, held), **written})


def _living(roster: Roster, shape: Shape) -> list[Record]:
    records: Iterable[Record] = getattr(roster, shape.field)
    return [record for record in records if record.status is not Status.TO_BE_DELETED]


def _manifest(roster: Roster, held: Iterable[str]) -> bytes:
    names = sorted((*HEADINGS, *NOT_USED), key=str.casefold)
    modes = {name: Mode.BULK if name in held else Mode.ABSENT for name in names}
    return _csv(
        [
            ["propertyName", "value"],
            ["manifest.version", "1.0"],
            ["oneroster.version", Version.ONE_TWO],
            *([f"file.{name}", mode] for name, mode in modes.items()),
            ["source.systemName", roster.source_name],
            ["source.systemCode", roster.source_code],
        ]
    )


def _file(shape: Shape, records: Iterable[Record]) -> bytes:
    columns = {
        plain_heading(column.headings[0]): column for column in (*common_columns(Mode.BULK), *shape.columns)
    }
    headings = HEADINGS[shape.file]
    placed = [columns.get(plain_heading(heading)) for heading in headings]
    rows = ([_cell(shape, column, record) for column in placed] for record in records)
    return _csv([headings, *rows])


def _cell(shape: Shape, column: Column | None, record: Record) -> str:
    if column is None or column.field in _IN_BULK:
        return ""
    value = getattr(record, column.field)
    if shape is ROLES and column.field == "primary":
        return _PRIMARY[value]
    if shape is DEMOGRAPHICS and column.field == "sex":
        return _SEXES[value]
    return _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return ",".join(map(_part, value))
    return str(value)


def _part(value: str | UserId) -> str:
    if isinstance(value, UserId):
        if set("{}:") & set(value.kind) or set("{}") & set(value.value) or not value.kind:
            raise CannotWrite(f"A user's identifier cannot be of the kind “{value.kind}”.")
        return f"{{{value.kind}:{value.value}}}"
    if "," in value or not value:
        raise CannotWrite(f"A list cannot hold “{value}”, because of its comma or as it is empty.")
    return value


def _csv(rows: Iterable[Iterable[str | StrEnum]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8")
