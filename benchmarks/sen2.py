"""How fast a council's return is read, checked, reported and written: 10,000 children, and 100,000.

`python -m benchmarks.sen2` prints the rows of this alone. Each file is made up, lies in a temporary folder
while it is measured, and is checked in a process of its own so that its peak of memory is its own.
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

CENSUS = date(2026, 1, 15)
CHILDREN, MANY = 10_000, 100_000
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0
MOST_GROWTH = 1.3
"""How much longer a child may take in the large file than in the small one and still be called linear."""
FAULTY = 50
"""One child in so many has a fault, so that reporting is measured too."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One file: how many children, and the seconds and megabytes of writing and of checking it."""

    children: int
    megabytes: float
    writing: float
    checking: float
    peak: float
    faults: int


def measure_return(children: int) -> Measured:
    """Write a return of so many children, then check it with the command in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "return.xml"
        began = time.perf_counter()
        with path.open("wb") as stream:
            size = write_return(whole_return(header(), map(child, range(children))), stream)
        writing = time.perf_counter() - began
        command = [sys.executable, "-m", "goldenthread.config.command", "sen2", "check", str(path), "--json"]
        ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own command
        report = json.loads(ran.stdout)
    if report["persons"] != children:
        raise RuntimeError("Children were lost between writing and reading.")
    faults, peak = len(report["faults"]), report["peak_megabytes"]
    return Measured(children, size / 1e6, writing, report["seconds"], peak, faults)


def rows() -> tuple[list[str], bool]:
    """The lines of the table of performance, and whether every limit was held."""
    small, large = measure_return(CHILDREN), measure_return(MANY)
    growth = [(large.checking / small.checking) / 10, (large.writing / small.writing) / 10]
    held = [small.checking < MOST_SECONDS, small.writing < MOST_SECONDS, small.peak < MOST_MEGABYTES]
    held += [large.peak < MOST_MEGABYTES, *(each < MOST_GROWTH for each in growth)]
    lines = [
        f"| SEN2 return of {small.children:,} children ({small.megabytes:.0f} MB) read and checked, "
        f"{small.faults} faults reported | {small.checking:.1f} s, {small.peak:.0f} MB | "
        f"{MOST_SECONDS:.0f} s, {MOST_MEGABYTES:.0f} MB |",
        f"| The same written | {small.writing:.1f} s | {MOST_SECONDS:.0f} s |",
        f"| {large.children:,} children ({large.megabytes:.0f} MB) checked | {large.checking:.1f} s, "
        f"{large.peak:.0f} MB: {growth[0]:.2f} times as long for each child | {MOST_GROWTH} times, "
        f"{MOST_MEGABYTES:.0f} MB |",
        f"| The same written | {large.writing:.1f} s: {growth[1]:.2f} times as long for each child | "
        f"{MOST_GROWTH} times |",
    ]
    return lines, all(held)


def header() -> Record:
    details = made(COLLECTION, {"Collection": "SEN2", "Year": "2026", "ReferenceDate": CENSUS})
    source = made(SOURCE, {"SourceLevel": "L", "LEA": "352", "DateTime": "2026-01-20T09:00:00"})
    return made(HEADER, {}, (details, source))


def child(number: int) -> Record:
    """A made-up child, with every module of the return; every fiftieth has a fault."""
    rest = f"352{number:09}"
    values = {
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


def _asked(day: date, told: str | None = None) -> dict[str, str | date | bool | None]:
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
    outcome = {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": issued, **flags, "Week20": False}
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


def _units() -> dict[str, str | date | bool | None]:
    return {"SENunitIndicator": False, "ResourcedProvisionIndicator": False}


if __name__ == "__main__":
    printed, is_held = rows()
    print("\n".join(printed))
    raise SystemExit(0 if is_held else 1)
