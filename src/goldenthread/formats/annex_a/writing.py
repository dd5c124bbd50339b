"""Writes a list as CSV: days as the published validator reads them, cells safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from goldenthread.formats.annex_a.columns import LISTS, ListRow, Value
from goldenthread.formats.guard import guarded


def list_as_csv(of: int, rows: Iterable[ListRow]) -> bytes:
    """The file of a list, UTF-8 with its mark; with its headings also when nobody is in it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(LISTS[of])
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in LISTS[of]])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return guarded(value or "")
