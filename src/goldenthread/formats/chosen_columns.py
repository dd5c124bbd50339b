"""A CSV file of anybody's making, read by the columns that somebody names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.formats.delimited import DELIMITERS, plain_heading
from goldenthread.formats.faults import WrongFile
from goldenthread.formats.given import GivenFile, check_is_text, given
from goldenthread.formats.lettering import TextFile

WANTED = "Send a CSV file whose first line has the headings."
_LONGEST_CELL = 1 << 20


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """`headings` as they stand in the file. `rows` reads it from the start again."""

    name: str
    headings: tuple[str, ...]
    delimiter: str
    text: TextFile

    def place(self, *headings: str) -> int | None:
        """Where the first of these headings is that the file has, or None."""
        plain = [plain_heading(heading) for heading in self.headings]
        return next((plain.index(known) for known in map(plain_heading, headings) if known in plain), None)

    def needed(self, *headings: str) -> int:
        """The same. Raises WrongFile if it has none of them."""
        place = self.place(*headings)
        if place is None:
            has = ", ".join(self.headings[:30])
            raise WrongFile(self.name, f"There is no column “{headings[0]}”.", f"The columns are: {has}.")
        return place

    def rows(self) -> Iterator[list[str]]:
        """The rows under the headings, each as long as they are; empty lines are no rows."""
        read = _records(self.text, self.delimiter)
        next(read)
        width = len(self.headings)
        for row in read:
            yield [*row, *[""] * (width - len(row))]

    def column(self, place: int) -> list[str]:
        return [row[place] for row in self.rows()]


def chosen_columns(path: Path, most: int | None = None) -> ChosenColumns:
    """Raises WrongFile for what is no text, has no headings or has a quotation mark that never closes.

    `most` is how large the file may be, in bytes; if it is not said, as large as any file that is read here.
    """
    file = given(path)
    check_is_text(file, WANTED, most)
    return _opened(file)


def _opened(file: GivenFile) -> ChosenColumns:
    text = TextFile(file)
    tried: list[tuple[Sequence[str], str]] = []
    for delimiter in DELIMITERS:
        try:
            tried.append((next(_records(text, delimiter), []), delimiter))
        except csv.Error as error:
            raise WrongFile(file.name, f"The first line cannot be read: {error}.", WANTED) from error
    headings, delimiter = max(tried, key=lambda each: len(each[0]))
    return ChosenColumns(file.name, tuple(cell.strip() for cell in headings), delimiter, text)


def _records(text: TextFile, delimiter: str) -> Iterator[list[str]]:
    usual = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from filter(None, csv.reader(text.lines(), delimiter=delimiter))
    finally:
        csv.field_size_limit(usual)
