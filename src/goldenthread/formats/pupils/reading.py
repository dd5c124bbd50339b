"""Reading a list of pupils."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from goldenthread.formats.columns import Layout, any_heading_of, lay_out
from goldenthread.formats.delimited import Row, Table, open_table
from goldenthread.formats.faults import Effect, Fault, Unreadable
from goldenthread.formats.given import Source, given
from goldenthread.formats.guard import unguarded
from goldenthread.formats.pupils.headings import EMPTY_CELLS, columns_on
from goldenthread.formats.pupils.pupil import Pupil

WANTED = (
    "Send a CSV file with a row for each pupil and at least the headings First name, Last name and "
    "Date of birth."
)
_NUMBERS = {"upn": "UPN", "uln": "ULN", "nhs_number": "NHS number"}


@dataclass(slots=True)
class _Seen:
    """On which line each number, and each name with its date of birth, was first met."""

    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[tuple[str, str, date], int] = field(default_factory=dict)


def read_pupils(source: Source, name: str = "", *, on: date) -> Iterator[Pupil | Fault]:
    """The pupils of a list and the faults in it, in its order, as a stream.

    Commas, semicolons or tabs; headings as in `headings`, with up to nine lines of title before them.
    `on` is the day of reading, against which dates of birth are judged. Raises WrongFile at once for
    a file that is no such list.

    A row is left out when it has no usable first name, last name or date of birth, or when its UPN,
    ULN or NHS number stood in a row before. Any other bad cell alone is left out. Two rows with the
    same names and date of birth are both read, and reported.
    """
    columns = columns_on(on)
    table = open_table(given(source, name), any_heading_of(columns), WANTED)
    return _pupils(table, lay_out(table, columns, WANTED, EMPTY_CELLS, unguarded))


def _pupils(table: Table, layout: Layout) -> Iterator[Pupil | Fault]:
    yield from table.faults
    yield from layout.doubled()
    seen = _Seen()
    for item in table.rows():
        if isinstance(item, Fault):
            yield item
        else:
            yield from _pupil(item, layout, seen)


def _pupil(row: Row, layout: Layout, seen: _Seen) -> Iterator[Pupil | Fault]:
    values, faults = layout.values(row)
    yield from faults
    if values is None:
        return
    pupil = Pupil(**values, line=row.line)
    again = [_repeated(pupil, field, layout, line) for field, line in _met_before(pupil, seen)]
    yield from again
    if not again:
        yield pupil
        yield from _remembered(pupil, layout, seen)


def _met_before(pupil: Pupil, seen: _Seen) -> Iterator[tuple[str, int]]:
    for number in _NUMBERS:
        line = seen.lines.get((number, getattr(pupil, number)))
        if line is not None:
            yield number, line


def _repeated(pupil: Pupil, number: str, layout: Layout, line: int) -> Fault:
    reason = f"This {_NUMBERS[number]} was on line {line} already."
    said = Unreadable(reason, "Delete one of the rows, or put the right number in each.")
    value = getattr(pupil, number)
    return layout.fault(pupil.line, number, value, said, Effect.ROW_LEFT_OUT)


def _remembered(pupil: Pupil, layout: Layout, seen: _Seen) -> Iterator[Fault]:
    for number in _NUMBERS:
        if value := getattr(pupil, number):
            seen.lines[number, value] = pupil.line
    person = (pupil.first_name.casefold(), pupil.last_name.casefold(), pupil.born_on)
    first = seen.people.setdefault(person, pupil.line)
    if first != pupil.line:
        reason = f"Line {first} has the same names and date of birth."
        said = Unreadable(reason, "If this is the same child, delete one of the rows.")
        found = f"{pupil.first_name} {pupil.last_name}"
        yield layout.fault(pupil.line, "first_name", found, said, Effect.KEPT)
