"""Answers that another tool collected, as a table: what each column is, and each row as one reply."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from goldenthread.formats.consultation.workbook import rows_of_workbook
from goldenthread.formats.consultation.workbook_copy import rows_by_copy
from goldenthread.formats.days import BadDay, read_day
from goldenthread.formats.delimited import DELIMITERS, Row, Table
from goldenthread.formats.faults import Fault, WrongFile
from goldenthread.formats.given import GivenFile, Source, check_is_text, given
from goldenthread.formats.guard import unguarded
from goldenthread.formats.lettering import TextFile

WANTED = "Send CSV or an Excel workbook (.xlsx), with a heading for each column and a row for each answer."
LONGEST_ANSWER = 100_000
MOST_ROWS = 200_000
MOST_VALUES = 60
"""From this many different values on, a column is no choice: its cells are words."""
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_YES = frozenset({"yes", "y", "true", "1", "x", "agree", "i agree", "checked"})
_NO = frozenset({"", "no", "n", "false", "0", "disagree", "unchecked"})


class Is(StrEnum):
    """What a column can be."""

    LEAVE = "leave"
    WORDS = "words"
    CHOICE = "choice"
    WHO = "who"
    REGION = "region"
    AGE = "age"
    ORGANISATION = "organisation"
    QUOTE = "quote"
    PUBLISH = "publish"
    DATE = "date"
    ID = "id"


TABLED = frozenset({Is.CHOICE, Is.WHO, Is.REGION, Is.AGE})
"""Columns whose words have to be matched to ours."""
OF_A_QUESTION = frozenset({Is.WORDS, Is.CHOICE})


@dataclass(frozen=True, slots=True)
class Column:
    """`question` is the id of ours, for words and choices. `table`: their words, and ours for each."""

    heading: str
    what: Is
    question: str = ""
    table: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """One row. `said` is question, choice and words of each answer. `mark` tells the row from all others."""

    line: int
    mark: str
    said: tuple[tuple[str, str, str], ...]
    about: Mapping[str, str | bool]
    written_on: date | None


@dataclass(frozen=True, slots=True)
class TableGiven:
    """A table that was found to have headings. `rows` reads it again from the start."""

    name: str
    headings: tuple[str, ...]
    faults: tuple[Fault, ...]
    _file: GivenFile
    _delimiter: str
    _line: int
    _copy: Path | None

    def rows(self) -> Iterator[Row | Fault]:
        if self._delimiter:
            table = Table(self.name, self.headings, self._line, (), TextFile(self._file), self._delimiter)
            yield from table.rows()
            return
        width = len(self.headings)
        for number, cells in _of_workbook(self._file, self._copy):
            if number > self._line:
                yield Row(number, [*cells[:width], *[""] * (width - len(cells))])


def open_sheet(source: Source, name: str = "", copy: Path | None = None) -> TableGiven:
    """The table in this file. Its first row that says anything holds the headings. Raises WrongFile.

    `copy`: where the rows of a workbook are kept as plain lines, so that it is taken apart only once. It
    must be one file’s alone, and holds all that the workbook does.
    """
    file = given(source, name)
    with file.opened() as stream:
        is_workbook = stream.read(4) == b"PK\x03\x04"
    if is_workbook:
        line, cells = next(_of_workbook(file, copy), (0, []))
        delimiter, faults = "", tuple[Fault, ...]()
    else:
        check_is_text(file, WANTED)
        text = TextFile(file)
        delimiter, line, cells = _headings(text, file.name)
        faults = text.faults()
    headings = _named(cells)
    if len(headings) < 1 or not any(headings):
        raise WrongFile(file.name, "There are no headings in it.", WANTED)
    twice = [one for one, number in Counter(headings).items() if number > 1]
    if twice:
        reason = f"Two columns are called “{twice[0][:80]}”."
        raise WrongFile(file.name, reason, "Give each column its own heading.")
    found = TableGiven(file.name, headings, faults, file, delimiter, line, copy)
    number = sum(1 for _ in islice(found.rows(), MOST_ROWS + 1))
    if not number:
        raise WrongFile(file.name, "There is nothing under the headings.", WANTED)
    if number > MOST_ROWS:
        raise WrongFile(file.name, f"It has over {MOST_ROWS:,} rows.", "Split it.")
    return found


def _of_workbook(file: GivenFile, copy: Path | None) -> Iterator[tuple[int, list[str]]]:
    if copy is not None:
        yield from rows_by_copy(file, copy)
        return
    with file.opened() as stream:
        yield from rows_of_workbook(stream, file.name)


def _headings(text: TextFile, name: str) -> tuple[str, int, list[str]]:
    """The delimiter that cuts the first line into most cells; one column needs none."""
    for number, line in enumerate(text.lines(), 1):
        if line.strip():
            try:
                cut = {sign: next(csv.reader([line], delimiter=sign), []) for sign in DELIMITERS}
            except csv.Error as error:
                raise WrongFile(name, "The headings cannot be read.", WANTED) from error
            best = max(DELIMITERS, key=lambda sign: len(cut[sign]))
            return best, number, cut[best]
    raise WrongFile(name, "This file is empty.", WANTED)


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """The headings, a name for each; without the empty ones at the end that spreadsheets leave."""
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(one or f"Column {place}" for place, one in enumerate(names, 1))


def values_of(table: TableGiven, places: Sequence[int]) -> dict[int, list[str]]:
    """The different values of each of these columns, commonest first, up to one more than `MOST_VALUES`."""
    counted: dict[int, Counter[str]] = {place: Counter() for place in places}
    for row in table.rows():
        if isinstance(row, Row):
            for place, values in counted.items():
                value = _cell(row, place)
                if value and (value in values or len(values) <= MOST_VALUES):
                    values[value] += 1
    return {place: [value for value, _ in values.most_common()] for place, values in counted.items()}


def replies_in(table: TableGiven, columns: Sequence[Column], source: str) -> Iterator[Reply | Fault]:
    """Each row as a reply, or every fault of a row that is none.

    A row is told by its own id within `source`; without one by its content, and by how many rows before it
    say the same, so that the same file again brings the same marks and real twins stay two.
    """
    seen: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for row in table.rows():
        if isinstance(row, Fault):
            yield row
            continue
        faults: list[Fault] = []
        said, about, own, written_on = _row(table.name, columns, row, faults)
        if not said and not faults:
            faults.append(
                _fault(table.name, row, "", "", "Nothing is answered in this row.", "Leave it out.")
            )
        if own and own in lines:
            reason = f"This id stands in line {lines[own]} too."
            faults.append(
                _fault(table.name, row, _id_heading(columns), own, reason, "Give each row its own.")
            )
        if faults:
            yield from faults
            continue
        if own:
            lines[own] = row.line
        content = json.dumps([said, sorted(about.items()), str(written_on)], ensure_ascii=False)
        seen[content] += 1
        told = ["id", source, own] if own else ["content", content, str(seen[content])]
        mark = hashlib.sha256("\n".join(told).encode()).hexdigest()
        yield Reply(row.line, mark, said, about, written_on)


Said = tuple[tuple[str, str, str], ...]


def _row(
    name: str, columns: Sequence[Column], row: Row, faults: list[Fault]
) -> tuple[Said, dict[str, str | bool], str, date | None]:
    said: dict[str, list[str]] = {}
    about: dict[str, str | bool] = {}
    own, written_on = "", None
    for place, column in enumerate(columns):
        value = _cell(row, place)
        refuse = partial(_fault, name, row, column.heading, value)
        if column.what is Is.LEAVE or not value:
            continue
        if column.what is Is.WORDS:
            if len(value) > LONGEST_ANSWER:
                faults.append(refuse("This is longer than an answer can be.", "Shorten it, or leave it out."))
            said.setdefault(column.question, ["", ""])[1] = value
        elif column.what in TABLED:
            ours = column.table.get(value)
            if ours is None:
                reason = "It is not said which of our answers this is."
                faults.append(refuse(reason, "Go back, and match it to one, or to none."))
            elif ours and column.what is Is.CHOICE:
                said.setdefault(column.question, ["", ""])[0] = ours
            elif ours:
                about[column.what.value] = ours
        elif column.what is Is.ORGANISATION:
            about["organisation"] = value[:200]
        elif column.what is Is.ID:
            own = value
        elif column.what is Is.DATE:
            written_on = _day(value, faults, refuse)
        elif value.casefold() in _YES | _NO:
            about[f"may_{column.what.value}"] = value.casefold() in _YES
        else:
            faults.append(refuse("Whether somebody agrees is told by yes or no.", "Write yes or no there."))
    answers = tuple((question, *each) for question, each in said.items())
    return tuple((question, choice, words) for question, choice, words in answers), about, own, written_on


def _day(value: str, faults: list[Fault], refuse: partial[Fault]) -> date | None:
    try:
        return read_day(_TIME.sub("", value))
    except BadDay as error:
        faults.append(refuse(error.reason, error.remedy))
        return None


def _fault(name: str, row: Row, heading: str, value: str, reason: str, remedy: str) -> Fault:
    return Fault(name, row.line, heading, value, reason, remedy)


def _id_heading(columns: Sequence[Column]) -> str:
    return next((one.heading for one in columns if one.what is Is.ID), "")


def _cell(row: Row, place: int) -> str:
    return unguarded(row.cells[place]).strip() if place < len(row.cells) else ""
