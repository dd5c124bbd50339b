"""The codes of one set as somebody found them: CSV with the headings Code and Words, or lines of text."""

from __future__ import annotations

from goldenthread.formats.columns import Column, any_heading_of, lay_out
from goldenthread.formats.delimited import open_table
from goldenthread.formats.faults import Fault, Read, gathered
from goldenthread.formats.given import Source, given

WANTED = "Send a CSV file with the headings Code and Words, a row for each code."
CodeAndWords = tuple[str, str]
_COLUMNS = (
    Column("code", ("Code", "Value"), expected=True, needed=True),
    Column("words", ("Words", "Description", "Meaning", "Label"), expected=True, needed=True),
)


def read_codes(source: Source, name: str = "") -> Read[CodeAndWords]:
    """The codes of the file in its order, and each row that cannot be read. Raises WrongFile."""
    table = open_table(given(source, name), any_heading_of(_COLUMNS), WANTED)
    layout = lay_out(table, _COLUMNS, WANTED)
    found: list[CodeAndWords | Fault] = list(table.faults)
    for row in table.rows():
        if isinstance(row, Fault):
            found.append(row)
            continue
        values, faults = layout.values(row)
        found += faults
        if values:
            found.append((values["code"], values["words"]))
    return gathered(found)


def codes_in(text: str) -> list[CodeAndWords]:
    """One code a line, a comma, its words. A line without a comma is a code without words."""
    lines = [line.partition(",") for line in text.splitlines() if line.strip()]
    return [(code.strip(), words.strip()) for code, _, words in lines]
