"""How fast a council’s return is read, checked, reported and written: 1,000 children, 10,000 and 100,000.

`python -m benchmarks.sen2` prints the rows of this alone. Each file is made up, lies in a temporary folder
while it is measured, and is checked by the command, in a process of its own, so that its peak of memory is
its own. Whether a child takes as long in a large file as in a small one is told by processor time, since
other work on the machine stretches the other.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from goldenthread.formats.identifiers import upn_check_letter
from goldenthread.formats.sen2 import Record, made, whole_return, write_return
from goldenthread.formats.sen2.codes import NEED as NEED_CODES
from goldenthread.formats.sen2.structure import (
    ACTIVE_PLAN,
    ASSESSMENT,
    COLLECTION,
    HEADER,
    NAMED_PLAN,
    PERSON,
    PLACEMENT,
    PLAN_DETAIL,
    REQUEST,
    SOURCE,
)
from goldenthread.formats.sen2.structure import NEED as NEED_MODULE

Values = dict[str, str | date | bool | None]
CENSUS = date(2026, 1, 15)
SIZES = (1_000, 10_000, 100_000)
USUAL, MANY = SIZES[1:]
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0
MOST_GROWTH = 1.15
"""How many times as long a child may take in a larger file as in the smallest and still be called linear."""
TRIES = 4
"""The least time of so many counts. The largest file, which is long enough to even out, is tried once."""
FAULTY = 50
"""One child in so many has a fault, so that reporting is measured too."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One file: how many children and megabytes, and what it costs. Microseconds are the processor's."""

    children: int
    megabytes: float
    seconds_to_write: float
    seconds_to_check: float
    writing: float
    checking: float
    peak: float
    faults: int


def measure_return(children: int, tries: int = TRIES) -> Measured:
    """Write a return of so many children and check it with the command, and take the least of the tries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return.xml"
        writing = [_write(children, path) for _ in range(tries)]
        reports = [_check(path) for _ in range(tries)]
        size = path.stat().st_size
    if reports[0]["persons"] != children:
        raise RuntimeError("Children were lost between writing and reading.")
    return Measured(
        children,
        size / 1e6,
        min(seconds for seconds, _ in writing),
        min(report["seconds"] for report in reports),
        min(processor for _, processor in writing) / children * 1e6,
        min(report["processor_seconds"] for report in reports) / children * 1e6,
        max(report["peak_megabytes"] for report in reports),
        len(reports[0]["faults"]),
    )


def _write(children: int, path: Path) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    with path.open("wb") as stream:
        write_return(whole_return(header(), map(child, range(children))), stream)
    return time.perf_counter() - clock, time.process_time() - processor


def _check(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "goldenthread.config.command", "sen2", "check", str(path), "--json"]
    ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own command
    return dict(json.loads(ran.stdout))


def rows() -> tuple[list[str], bool]:
    """The tables of the return on the page of performance, and whether every limit was held."""
    each = [measure_return(size, TRIES if size < MANY else 1) for size in SIZES]
    usual = each[SIZES.index(USUAL)]
    growth = [(one.checking / each[0].checking, one.writing / each[0].writing) for one in each]
    held = [usual.seconds_to_check < MOST_SECONDS, usual.seconds_to_write < MOST_SECONDS]
    held += [one.peak < MOST_MEGABYTES for one in each]
    held += [more < MOST_GROWTH for both in growth for more in both]
    lines = [
        "| SEN2 return | Faults reported | Checked | Processor, each child | Peak memory | Made and written "
        "| Processor, each child |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *[_row(one, *more) for one, more in zip(each, growth, strict=True)],
        f"| Limit | | {MOST_SECONDS:.0f} s for {USUAL:,} | {MOST_GROWTH} times the first "
        f"| {MOST_MEGABYTES:.0f} MB | {MOST_SECONDS:.0f} s for {USUAL:,} | {MOST_GROWTH} times the first |",
    ]
    return lines, all(held)


def _row(one: Measured, checking: float, writing: float) -> str:
    return (
        f"| {one.children:,} children, {one.megabytes:.0f} MB | {one.faults:,} "
        f"| {one.seconds_to_check:.1f} s "
        f"| {one.checking:.0f} µs ({checking:.2f}) | {one.peak:.0f} MB | {one.seconds_to_write:.1f} s "
        f"| {one.writing:.0f} µs ({writing:.2f}) |"
    )


def header() -> Record:
    details = made(COLLECTION, {"Collection": "SEN2", "Year": "2026", "ReferenceDate": CENSUS})
    source = made(SOURCE, {"SourceLevel": "L", "LEA": "352", "DateTime": "2026-01-20T09:00:00"})
    return made(HEADER, {}, (details, source))


def child(number: int) -> Record:
    """A made-up child, with every module of the return; every fiftieth has a fault."""
    rest = f"352{number:09}"
    values: Values = {
        "Surname": f"Surname{number}",
        "Forename": f"Forename{number % 997}",
        "PersonBirthDate": date(2010, 9, 1) + timedelta(days=number % 3000),
        "Sex": "F",
        "Ethnicity": "not filled",
        "PostCode": "M16 0EX",
        "UPN": upn_check_letter(rest) + rest,
    }
    return made(PERSON, values, _requests(number))


def _requests(number: int) -> Iterator[Record]:
    """One request that led to a plan; every tenth child has an earlier one that was refused."""
    if number % 10 == 0:
        yield made(REQUEST, {**_asked(date(2025, 1, 7)), "RequestOutcome": "N"})
    day = date(2025, 2, 1) + timedelta(days=number % 60)
    asked = _asked(day, told="" if number % FAULTY == 0 else None)
    yield made(REQUEST, {**asked, "RequestOutcome": "Y"}, (_assessment(number, day), _active(number, day)))


def _asked(day: date, told: str | None = None) -> Values:
    return {
        "ReceivedDate": day,
        "RequestSource": "2",
        "RYA": False,
        "RequestOutcomeDate": day + timedelta(weeks=5) if told is None else told,
        "RequestMediation": False,
        "RequestTribunal": False,
    }


def _assessment(number: int, day: date) -> Record:
    issued = day + timedelta(weeks=19)
    place = {"URN": str(100_000 + number % 800), "PlacementRank": "1", **_units()}
    named = made(PLAN_DETAIL, place)
    plan = made(NAMED_PLAN, {"StartDate": issued, "PB": False, "OA": False}, (named,))
    flags = dict.fromkeys(
        ("AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"), False
    )
    outcome: Values = {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": issued, **flags, "Week20": False}
    return made(ASSESSMENT, outcome, (plan,))


def _active(number: int, day: date) -> Record:
    types = list(NEED_CODES.codes)
    places = [
        made(
            PLACEMENT,
            {
                "URN": str(100_000 + number % 800 + each),
                "PlacementRank": str(each + 1),
                **_units(),
                "EntryDate": day + timedelta(weeks=22),
            },
        )
        for each in range(2)
    ]
    needs = [
        made(NEED_MODULE, {"SENtype": types[(number + each) % len(types)], "SENtypeRank": str(each + 1)})
        for each in range(2)
    ]
    return made(ACTIVE_PLAN, {}, (*places, *needs))


def _units() -> Values:
    return {"SENunitIndicator": False, "ResourcedProvisionIndicator": False}


if __name__ == "__main__":
    printed, is_held = rows()
    print("\n".join(printed))
    raise SystemExit(0 if is_held else 1)
