"""Writes the return of a council child by child, then reads it back and holds every rule against it."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from goldenthread.exchange.sen2.records import About, Filled, Made, ToFill, Values, made_child
from goldenthread.exchange.sen2.rows import ChildRows
from goldenthread.exchange.written import write_files
from goldenthread.formats.sen2 import Record, Remark, made, read_return, whole_return, written_return
from goldenthread.formats.sen2.checking import check_return, report_as_json
from goldenthread.formats.sen2.collection import CENSUS_DAYS, Collection, collection_of
from goldenthread.formats.sen2.csv_writing import csv_return
from goldenthread.formats.sen2.structure import COLLECTION, HEADER, REQUEST, SOURCE
from goldenthread.foundation.failures import Refused

TO_BE_FILLED = "to be filled"
_REQUEST = f"<{REQUEST.name}>\n".encode()


class NoCensusDay(Refused):
    def __init__(self, year: int) -> None:
        known = ", ".join(map(str, CENSUS_DAYS))
        super().__init__(f"The census day of {year} is not known here. Known are {known}.", field="year")


@dataclass(slots=True)
class Lines:
    """Which case each line of the file is about: the first line of each request, and of each child."""

    starts: list[int] = field(default_factory=list)
    cases: list[About] = field(default_factory=list)
    to_fill: list[tuple[int, ToFill]] = field(default_factory=list)

    def add(self, line: int, piece: bytes, child: Made) -> None:
        """A child whose element begins on this line."""
        begins = [line + place for place, text in enumerate(piece.splitlines(keepends=True))
                  if text.endswith(_REQUEST)]  # fmt: skip
        self.starts += [line, *begins]
        self.cases += [child.cases[0], *child.cases]
        of = dict(zip((about.number for about in child.cases), begins, strict=True))
        self.to_fill += [(of[one.case], one) for one in child.to_fill]

    def about(self, line: int | None) -> About | None:
        place = bisect_right(self.starts, line) - 1 if line else -1
        return self.cases[place] if place >= 0 else None


def header_of(council: str, year: int, at: datetime) -> Record:
    """The header of this year’s return. Raises NoCensusDay."""
    if year not in CENSUS_DAYS:
        raise NoCensusDay(year)
    details: Values = {"Collection": "SEN2", "Year": str(year), "ReferenceDate": CENSUS_DAYS[year]}
    source: Values = {
        "SourceLevel": "L", "LEA": council, "SoftwareCode": "Golden Thread", "SerialNo": "1",
        "DateTime": localtime(at).strftime("%Y-%m-%dT%H:%M:%S"),
    }  # fmt: skip
    return made(HEADER, {}, [made(COLLECTION, details), made(SOURCE, source)])


def write_made_return(header: Record, children: Iterable[ChildRows], out: Path, filled: Filled) -> Lines:
    """Write the file, which is there whole or not at all; gives which case each line is about."""
    at, lines, line = collection_of(header, filled), Lines(), 1
    waiting: list[Made] = []
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("wb") as stream:
            for piece in written_return(whole_return(header, _records(children, at, filled, waiting))):
                if waiting:
                    lines.add(line, piece, waiting.pop())
                line += piece.count(b"\n")
                stream.write(piece)
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)
    return lines


def _records(
    children: Iterable[ChildRows], at: Collection, filled: Filled, waiting: list[Made]
) -> Iterator[Record]:
    """The records one at a time; the one given out last waits in `waiting` for its lines."""
    for child in children:
        found = made_child(child, at, filled)
        if found:
            waiting.append(found)
            yield found.record


def write_csv_of(file: Path, out: Path) -> list[str]:
    """The same return as CSV files, in a folder or one zip, read from the file that was written."""
    return write_files(csv_return(part for part in read_return(file) if isinstance(part, Record)), out)


def checked(file: Path, lines: Lines, filled: Filled) -> dict[str, Any]:
    """The report of `sen2 check` on the file, each fault with the case and the child that it is about."""
    report = check_return(file, filled=filled)
    report.add(_remark(line, one) for line, one in lines.to_fill)
    said = report_as_json(report)
    for fault in said["faults"]:
        about = lines.about(fault["line"])
        fault["case"] = about.number if about else ""
        fault["case_id"] = str(about.case_id) if about else ""
        fault["child_id"] = str(about.child_id) if about else ""
    return said


def _remark(line: int, one: ToFill) -> Remark:
    return Remark(TO_BE_FILLED, line, "", one.says, item=one.item)
