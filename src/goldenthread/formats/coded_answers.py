"""A table of answers as CSV: what each says, and 0 or 1 for each theme that people gave it or did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.formats.delimited import Row, Table, open_table, plain_heading
from goldenthread.formats.faults import Fault, WrongFile, gathered
from goldenthread.formats.given import given

_YES = frozenset({"1", "1.0", "true", "yes", "y", "x"})
_NO = frozenset({"", "0", "0.0", "false", "no", "n"})
_MOST_COMMAS = 12
_WANTED = "Send CSV with a heading for each column, a row for each answer and 0 or 1 for each theme."


@dataclass(frozen=True, slots=True)
class CodedAnswer:
    """One answer. `line` is where it stands in the file; `themes` are in the order they were asked for."""

    line: int
    text: str
    themes: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class CodedAnswers:
    """The headings of the themes, all answers that say something, how many are blank, and rows not read."""

    themes: tuple[str, ...]
    answers: tuple[CodedAnswer, ...]
    blank: int
    faults: tuple[Fault, ...]


def read_coded_answers(path: Path, text: str, themes: str = "") -> CodedAnswers:
    """The answers in this file. `themes` names columns with commas between them; a name may have commas too.

    Headings are compared by their letters and digits, in any case. A blank answer is counted and left out. A
    theme’s cell may be 1, 0, yes, no, true, false, x or empty; a row with anything else is a fault. Raises
    WrongFile for what is no table, a column that is not there or there twice, and a theme asked for twice.
    """
    known = {plain_heading(each) for each in (text, *_joins(themes.split(",")))} - {""}
    table = open_table(given(path), lambda heading: plain_heading(heading) in known, _WANTED)
    names = list(_names(table, themes)) if themes.strip() else []
    places = [_place(table, wanted) for wanted in (text, *names)]
    if len(set(places)) < len(places):
        raise WrongFile(table.name, "A column is asked for twice.", "Name each column once.")
    read = gathered(_answer(table, row, places) if isinstance(row, Row) else row for row in table.rows())
    said = tuple(answer for answer in read.records if answer.text)
    faults = (*table.faults, *read.faults)
    headings = tuple(table.headings[place] for place in places[1:])
    return CodedAnswers(headings, said, len(read.records) - len(said), faults)


def _joins(parts: Sequence[str]) -> Iterator[str]:
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + _MOST_COMMAS) + 1):
            yield ",".join(parts[start:end])


def _names(table: Table, themes: str) -> Iterator[str]:
    """The names in the list: of those that begin at a place, the longest that is a heading."""
    headings = {plain_heading(heading) for heading in table.headings} - {""}
    parts = themes.split(",")
    while parts:
        sizes = range(min(len(parts), _MOST_COMMAS), 0, -1)
        size = next((each for each in sizes if plain_heading(",".join(parts[:each])) in headings), 1)
        yield ",".join(parts[:size])
        parts = parts[size:]


def _place(table: Table, wanted: str) -> int:
    exact = [place for place, heading in enumerate(table.headings) if heading == wanted.strip()]
    plain = plain_heading(wanted)
    alike = [place for place, heading in enumerate(table.headings) if plain_heading(heading) == plain]
    found = exact or alike
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongFile(table.name, f"There are two columns “{wanted.strip()}”.", "Rename one of the two.")
    there = ", ".join(f"“{heading}”" for heading in table.headings[:60])
    raise WrongFile(table.name, f"There is no column “{wanted.strip()}”.", f"The columns are: {there}.")


def _answer(table: Table, row: Row, places: Sequence[int]) -> CodedAnswer | Fault:
    marks = [row.cells[place].strip() for place in places[1:]]
    for place, mark in zip(places[1:], marks, strict=True):
        if mark.lower() not in _YES | _NO:
            reason, remedy = "Whether a theme was given is told by 1 or 0.", "Put 1 or 0 there."
            return Fault(table.name, row.line, table.headings[place], mark, reason, remedy)
    themes = tuple(mark.lower() in _YES for mark in marks)
    return CodedAnswer(row.line, row.cells[places[0]].strip(), themes)
