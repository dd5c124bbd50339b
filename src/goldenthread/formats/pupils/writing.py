"""Writing a list of pupils that a spreadsheet opens safely and `read_pupils` reads back the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from goldenthread.formats.days import written_day
from goldenthread.formats.guard import guarded
from goldenthread.formats.pupils.headings import columns_on
from goldenthread.formats.pupils.pupil import Pupil

_COLUMNS = columns_on(date.max)


def write_pupils(pupils: Iterable[Pupil]) -> bytes:
    """CSV in UTF-8 with its mark, which Excel needs, with our headings, dates as 01/09/2015.

    Cells that a spreadsheet would run as a formula are guarded (see `guard`). Read back, text comes
    with single spaces, and the few words that mean nothing (`-`, N/A) come as nothing.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.headings[0] for column in _COLUMNS)
    for pupil in pupils:
        writer.writerow(_cell(getattr(pupil, column.field)) for column in _COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | date | None) -> str:
    if isinstance(value, date):
        return written_day(value)
    return guarded(value or "")
