"""The register of constituencies: which postcode is in which, and who its MP is.

Plain CSV, in one file or several, each with some of the columns: postcodes with a constituency's code (as in
the ONS Postcode Directory: pcds, pcon), and constituencies with their name and MP. No data comes with us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.formats.cells import BadCell, email, postcode, words
from goldenthread.formats.columns import Column, Layout, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, Table, open_table
from goldenthread.formats.faults import Effect, Fault, Unreadable, WrongFile
from goldenthread.formats.given import Source, given

WANTED = (
    "Send a CSV file with the headings Postcode and Constituency code, or Constituency code, Constituency, "
    "MP, MP email and MP address."
)


@dataclass(frozen=True, slots=True)
class ConstituencyRow:
    """What one row says; "" for what it does not. `code` is the name where the file has no codes."""

    postcode: str
    code: str
    name: str
    mp: str
    email: str
    address: str


def _line(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        plain = words(text)
        if len(plain) > longest:
            raise BadCell(f"This is longer than {longest} characters.", "Shorten it.")
        return plain

    return read


COLUMNS = (
    Column("postcode", ("Postcode", "pcds", "pcd8", "pcd7", "pcd"), postcode, decisive=True),
    Column("code", ("Constituency code", "pcon25cd", "pcon24cd", "pcon"), _line(60)),
    Column("name", ("Constituency", "Constituency name", "pcon25nm", "pcon24nm"), _line(200)),
    Column("mp", ("MP", "MP name", "Member"), _line(200)),
    Column("email", ("MP email", "MP e-mail", "Email"), email),
    Column("address", ("MP address", "Address"), _line(500)),
)


def read_constituencies(source: Source, name: str = "") -> Iterator[ConstituencyRow | Fault]:
    """The rows and the faults of the file, in its order, as a stream.

    Raises WrongFile for a file that names no constituency, or says nothing about the ones it names. A row is
    left out for a bad postcode, or for no constituency at all; a bad e-mail address alone is left out.
    """
    table = open_table(given(source, name), any_heading_of(COLUMNS), WANTED)
    layout = lay_out(table, COLUMNS, WANTED)
    has = {place.column.field for place in layout.placed if place.index is not None}
    if not has & {"code", "name"} or not has & {"postcode", "mp", "name"}:
        raise WrongFile(table.name, "This file does not say what is in which constituency.", WANTED)
    return _rows(table, layout)


def _rows(table: Table, layout: Layout) -> Iterator[ConstituencyRow | Fault]:
    yield from table.faults
    for item in table.rows():
        if isinstance(item, Fault):
            yield item
        else:
            yield from _row(item, layout)


def _row(row: Row, layout: Layout) -> Iterator[ConstituencyRow | Fault]:
    values, faults = layout.values(row)
    yield from faults
    if values is None:
        return
    code = values["code"] or values["name"][:60]
    if not code:
        said = Unreadable("This row names no constituency.", "Put its code, or its name.")
        yield layout.fault(row.line, "code", "", said, Effect.ROW_LEFT_OUT)
        return
    yield ConstituencyRow(**values | {"code": code})


_BEFORE = (
    "# The file of constituencies and MPs",
    "",
    "`goldenthread import constituencies FILE.csv` brings in which postcode is in which constituency, and",
    "who its MP is: for the page on which people write to their MP. No data comes with us.",
    "",
    "It is a CSV file with headings. Any of these columns may be there, under any of their names; others are",
    "passed over. Bring in one file that has all of it, or one of postcodes and one of MPs, in any order:",
    "they meet by the constituency’s code.",
    "",
    "| Heading | What it says |",
    "|---|---|",
)
_AFTER = (
    "",
    "The ONS Postcode Directory has `pcds` and `pcon`. Its files for each postcode area, in the folder",
    "`Data/multi_csv` of the download, are small enough; the one for the whole country is larger than the",
    "300 MiB that are read at once. What is in a file is put in or put right; nothing is removed. The",
    "same file a second time changes nothing. A bad row is left out and named.",
    "",
)
_SAYS = {
    "postcode": "a postcode, with or without its space",
    "code": "what tells the constituency from others; where there is none, its name does",
    "name": "what the constituency is called",
    "mp": "the name of its MP, as a letter is addressed",
    "email": "where the MP reads mail from constituents",
    "address": "where the MP reads letters, on one line",
}


def constituencies_markdown() -> str:
    """The reference page of the file."""
    rows = [
        f"| {', '.join(f'`{one}`' for one in column.headings)} | {_SAYS[column.field]} |"
        for column in COLUMNS
    ]
    return "\n".join([*_BEFORE, *rows, *_AFTER])
