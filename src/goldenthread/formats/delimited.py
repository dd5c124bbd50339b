"""Delimited text (CSV, semicolons, tabs) as headings and rows, each row with the line it is on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from goldenthread.formats.faults import Fault, WrongFile
from goldenthread.formats.given import GivenFile, check_is_text
from goldenthread.formats.lettering import TextFile

DELIMITERS = ",;\t"
_LINES_BEFORE_HEADINGS = 10
"""Reports from school systems put their title and date above the headings."""
_CHECK_QUOTES = "Check the quotation marks on this line."


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line it begins on."""

    line: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was found to have headings. `rows` reads it again from the start, as a stream."""

    name: str
    headings: tuple[str, ...]
    line: int
    faults: tuple[Fault, ...]
    text: TextFile
    delimiter: str

    def rows(self) -> Iterator[Row | Fault]:
        """The rows under the headings. Blank rows are passed over; broken ones come as faults."""
        for item in _records(self.name, self.text, self.delimiter):
            if isinstance(item, Fault):
                yield item
            elif item.line > self.line and _has_words(item.cells):
                yield self._whole(item)

    def _whole(self, row: Row) -> Row | Fault:
        width = len(self.headings)
        if len(row.cells) < width or _has_words(row.cells[width:]):
            return self._uneven(row)
        if any("\0" in cell for cell in row.cells):
            reason = "This row has a character that is no text (NUL)."
            return Fault(self.name, row.line, "", "", reason, "Export the file again.")
        return row

    def _uneven(self, row: Row) -> Fault:
        reason = f"There are {len(self.headings)} headings but {len(row.cells)} cells."
        remedy = "Look for a missing or extra comma, or a cell with a comma and no quotation marks."
        return Fault(self.name, row.line, "", self.delimiter.join(row.cells), reason, remedy)


def open_table(
    file: GivenFile, is_heading: Callable[[str], bool], wanted: str, *, may_be_empty: bool = False
) -> Table:
    """The table in this file, its headings being the row with most cells that `is_heading` knows.

    Everything that would refuse the whole file is looked for now, before any row is given out:
    raises WrongFile for what is not text, too large, empty, cut off inside quotation marks, or
    without rows (unless it may be). `wanted` says what to send instead and ends every remedy.
    """
    check_is_text(file, wanted)
    text = TextFile(file)
    delimiter, headings = _headings(file.name, text, is_heading, wanted)
    if not _rows_under(file.name, text, delimiter, headings.line, wanted) and not may_be_empty:
        raise WrongFile(file.name, "There is nothing under the headings.", wanted)
    names = tuple(cell.strip() for cell in headings.cells)
    return Table(file.name, _trimmed(names), headings.line, text.faults(), text, delimiter)


@lru_cache(maxsize=4096)
def plain_heading(heading: str) -> str:
    """A heading as we compare it: letters and digits only, in small letters."""
    return "".join(char for char in heading.casefold() if char.isalnum())


def _headings(name: str, text: TextFile, is_heading: Callable[[str], bool], wanted: str) -> tuple[str, Row]:
    def known(candidate: tuple[str, Row]) -> int:
        return sum(map(is_heading, candidate[1].cells))

    try:
        return max(_first_rows(text), key=known)
    except (ValueError, csv.Error) as error:
        reason = f"There are no headings in the first {_LINES_BEFORE_HEADINGS} lines."
        raise WrongFile(name, reason, wanted) from error


def _first_rows(text: TextFile) -> list[tuple[str, Row]]:
    """Each of the first lines taken as headings, by each delimiter. Headings hold no line ends."""
    lines = list(islice(text.lines(), _LINES_BEFORE_HEADINGS))
    return [
        (delimiter, Row(number, cells))
        for delimiter in DELIMITERS
        for number, line in enumerate(lines, 1)
        for cells in csv.reader([line], delimiter=delimiter)
        if _has_words(cells)
    ]


def _has_words(cells: Sequence[str]) -> bool:
    return any(map(str.strip, cells))


def _trimmed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty headings at the end that spreadsheets leave."""
    while names and not names[-1]:
        names = names[:-1]
    return names


class _Lines(Iterator[str]):
    """The lines of a file, and whether the reader asked for one more than there are."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.ran_out = False

    def __next__(self) -> str:
        try:
            return next(self._lines)
        except StopIteration:
            self.ran_out = True
            raise


def _rows_under(name: str, text: TextFile, delimiter: str, line: int, wanted: str) -> int:
    """How many rows there are, having gone through all of them once for quotation marks."""
    return sum(
        isinstance(item, Fault) or (item.line > line and _has_words(item.cells))
        for item in _records(name, text, delimiter, refuse_with=wanted)
    )


def _records(name: str, text: TextFile, delimiter: str, refuse_with: str = "") -> Iterator[Row | Fault]:
    lines = _Lines(text.lines())
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield Row(line, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            if lines.ran_out or "field limit" in str(error):
                raise _never_closed(name, line, refuse_with) from error
            reason = "A quotation mark is not where one can be."
            yield Fault(name, line, "", "", reason, _CHECK_QUOTES)


def _never_closed(name: str, line: int, wanted: str) -> WrongFile:
    reason = (
        f"A quotation mark on line {line} is never closed, or a cell there holds over 130,000 "
        "characters, so the rest cannot be told apart."
    )
    return WrongFile(name, reason, f"The download may have been cut off: get it again. {wanted}")
