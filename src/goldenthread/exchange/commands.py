"""What the command line makes of the record for others: reports as plain data, words for people."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from goldenthread.exchange.annex_a import faults_of, lists_of, write_lists
from goldenthread.exchange.measures import counts_of
from goldenthread.exchange.sen2.records import Filled
from goldenthread.exchange.sen2.rows import children_of
from goldenthread.exchange.sen2.writing import checked, header_of, write_csv_of, write_made_return
from goldenthread.formats.sen2.collection import CENSUS_DAYS
from goldenthread.foundation import audit
from goldenthread.foundation.clock import now, today
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.wall import lifted
from goldenthread.law.measures import measured
from goldenthread.places.models import Area

_MOST_WORDS = 200


class NoSuchArea(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(f"There is no council with the code {code} here.", field="area")


def write_sen2(area: str, year: int, out: Path, csv: Path | None, filled: Filled) -> dict[str, Any]:
    """Make the return of a council and check it. NoSuchArea and NoCensusDay are raised before writing."""
    began, at = time.perf_counter(), now()
    with lifted("a council’s return is made of all its cases"):
        council = area_of(area)
        header = header_of(council.code, year, at)
        lines = write_made_return(header, children_of(council.id, CENSUS_DAYS[year]), out, filled)
        _in_log("wrote the SEN2 return", council, out, year=year)
    report = checked(out, lines, filled)
    files = write_csv_of(out, csv) if csv else []
    return {
        "file": str(out),
        "csv": files,
        "census": CENSUS_DAYS[year].isoformat(),
        "is_draft": today() < CENSUS_DAYS[year],
        **report,
        "seconds": round(time.perf_counter() - began, 3),
    }


def sen2_in_words(report: dict[str, Any]) -> list[str]:
    """The faults by their rule, where to look for each, and the sum."""
    shown = [
        f"{fault['case'] or 'The file'}: {fault['item'] + ': ' if fault['item'] else ''}{fault['message']} "
        f"[{fault['rule']}, {fault['severity']}]"
        for fault in report["faults"][:_MOST_WORDS]
    ]
    count = sum(report["faults_by_rule"].values())
    if count > len(shown):
        shown.append(f"… and {count - len(shown):,} more. Ask for --json to have them all.")
    if report["is_draft"]:
        shown.append(f"The census day, {report['census']}, has not come yet: this is how things stand today.")
    return [
        *shown,
        f"{report['file']}: {report['persons']:,} children, {count:,} faults. {report['seconds']:.1f} s.",
    ]


def write_annex_a(area: str, out: Path) -> dict[str, Any]:
    """Write the lists of an inspection as on today, with every published rule held against them."""
    began, on = time.perf_counter(), today()
    with lifted("the lists of an inspection are of every child of a council"):
        council = area_of(area)
        lists = lists_of(council.id, on)
        files = write_lists(lists, out)
        _in_log("wrote the lists of an inspection", council, out)
    faults = faults_of(lists, on)
    return {
        "out": str(out),
        "files": files,
        "on": on.isoformat(),
        "rows": {f"list_{of}": len(rows) for of, rows in lists.items()},
        "faults": faults,
        "faults_by_rule": dict(sorted(Counter(fault["rule"] for fault in faults).items())),
        "seconds": round(time.perf_counter() - began, 3),
    }


def annex_a_in_words(report: dict[str, Any]) -> list[str]:
    """The faults in a line each, the first 200, and how many children there are."""
    shown = [
        f"List {fault['list']}, row {fault['row']}: {fault['message']} [{fault['rule']}, {fault['severity']}]"
        for fault in report["faults"][:_MOST_WORDS]
    ]
    more = len(report["faults"]) - len(shown)
    shown += [f"… and {more:,} more. Ask for --json to have them all."] if more else []
    with_plans, supported = report["rows"].values()
    return [*shown, f"{report['out']}: {with_plans:,} children with plans, {supported:,} with SEN support."]


def measure_area(area: str, year: int) -> dict[str, Any]:
    """The national measures of a council for a year, at the census after it, or today if sooner."""
    began = time.perf_counter()
    on = min(CENSUS_DAYS.get(year + 1, date(year + 1, 1, 31)), today())
    with lifted("a council’s measures are counted over all its cases"):
        council = area_of(area)
        cases, counts = counts_of(council.id, year, on)
    return {
        "area": council.code,
        "name": council.name,
        "year": year,
        "on": on.isoformat(),
        "cases": cases,
        "measures": measured(counts),
        "seconds": round(time.perf_counter() - began, 3),
    }


def measures_in_words(report: dict[str, Any]) -> list[str]:
    """Each measure in a line, then what was counted."""
    lines = [
        f"{one['says']} {one['in_time']:,} of {one['of']:,}: {one['percent']} %."
        if one["of"]
        else f"{one['says']} There is none."
        for one in report["measures"]
    ]
    of = f"{report['name']}, {report['year']}, as at {report['on']}."
    return [*lines, f"{of} {report['cases']:,} cases read."]


def area_of(code: str) -> Area:
    found = Area.objects.filter(code=code).first()
    if found is None:
        raise NoSuchArea(code)
    return found


@transaction.atomic
def _in_log(what: str, council: Area, out: Path, year: int | None = None) -> None:
    """What went out of the house, and of which council; a folder has no sum of its own."""
    audit.record(
        what=what, by=None, at=now(), stream=audit.stream_of_place(council.id), file=out.name,
        sha256=sha256_of(out) if out.is_file() else "", year=year,
    )  # fmt: skip
