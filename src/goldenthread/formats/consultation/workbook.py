"""An Excel workbook as rows of text, read row by row, and only once it is known to be no bomb."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, BinaryIO
from zipfile import ZipFile

from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import MEBIBYTE
from goldenthread.formats.zips import ZIP_BROKEN, has_monstrous_directory, is_locked, leads_out

AGAIN = "Save it again as an Excel workbook (.xlsx) or as CSV UTF-8."
MOST_ENTRIES = 500
MOST_UNPACKED = 300 * MEBIBYTE
MOST_COLUMNS = 400
LONGEST_CELL = 200_000
_BROKEN = (*ZIP_BROKEN, KeyError, TypeError, AttributeError, IndexError, SyntaxError)
"""What a damaged workbook makes its reader raise."""


def rows_of_workbook(stream: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that has any, each with its number. Formulas give what they gave last.

    Raises WrongFile for what is damaged, locked, or unpacks to more than `MOST_UNPACKED`.
    """
    _check(stream, name)
    from openpyxl import load_workbook  # slow to load, and needed by few

    try:
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        with _closing(book):
            for sheet in book.worksheets:
                found = False
                if sheet.sheet_state != "visible":
                    continue
                for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
                    cells = [_said(value)[: LONGEST_CELL + 1] for value in row]
                    if any(cells):
                        found = True
                        yield number, cells
                if found:
                    return
    except _BROKEN as error:
        raise WrongFile(name, "This workbook is damaged and cannot be read.", AGAIN) from error


@contextmanager
def _closing(book: Any) -> Iterator[None]:
    try:
        yield
    finally:
        book.close()


def _check(stream: BinaryIO, name: str) -> None:
    if has_monstrous_directory(stream):
        raise WrongFile(name, "This workbook holds too many parts.", AGAIN)
    try:
        with ZipFile(stream) as archive:
            entries = archive.infolist()
            paths = {entry.filename.replace("\\", "/").casefold() for entry in entries}
    except ZIP_BROKEN as error:
        raise WrongFile(name, "This is no Excel workbook, or it arrived broken.", AGAIN) from error
    finally:
        stream.seek(0)
    if len(entries) > MOST_ENTRIES or len(paths) < len(entries):
        raise WrongFile(name, "This workbook holds too many parts, or one twice.", AGAIN)
    if any(leads_out(entry) for entry in entries):
        raise WrongFile(name, "This workbook holds a path that leads out of it, so it is not safe.", AGAIN)
    if any(is_locked(entry) for entry in entries):
        raise WrongFile(name, "This workbook is locked with a password.", "Take the password off.")
    if "xl/workbook.xml" not in paths:
        raise WrongFile(name, "This is a zip file, and no Excel workbook.", AGAIN)
    # What is read of an entry is never more than it declares, so the declared sizes are the bound.
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        size = MOST_UNPACKED // MEBIBYTE
        raise WrongFile(name, f"This workbook unpacks to more than {size} MiB.", "Split it. " + AGAIN)


def _said(value: Any) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
