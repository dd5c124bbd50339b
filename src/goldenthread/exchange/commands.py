"""What the command line makes of the record for others: reports as plain data, words for people."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.db import transaction

from goldenthread.design.words import plural
from goldenthread.exchange.actions.published import bring_in_figures
from goldenthread.exchange.annex_a import faults_of, lists_of, write_lists
from goldenthread.exchange.beside import as_json, beside, missing_words
from goldenthread.exchange.measures import counts_of, measured_on
from goldenthread.exchange.queries.code_sets import filled_of
from goldenthread.exchange.queries.published import Published, published_for
from goldenthread.exchange.sen2.records import Filled
from goldenthread.exchange.sen2.rows import children_of
from goldenthread.exchange.sen2.writing import checked, header_of, write_csv_of, write_made_return
from goldenthread.formats.sen2.collection import CENSUS_DAYS
from goldenthread.formats.sen2.not_checked import in_words
from goldenthread.foundation import audit
from goldenthread.foundation.clock import now, today
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.files import sha256_of
from goldenthread.foundation.reports import fault_in_words, faults_as_json
from goldenthread.foundation.wall import lifted
from goldenthread.law.measures import measured
from goldenthread.places.models import Area

_MOST_WORDS = 200


class NoSuchArea(Refused):
    def __init__(self, code: str) -> None:
        super().__init__(f"There is no council with the code {code} here.", field="area")


def write_sen2(area: str, year: int, out: Path, csv: Path | None, filled: Filled) -> dict[str, Any]:
    """Make the return of a council and check it. NoSuchArea and NoCensusDay are raised before writing.

    `filled` takes the place of the code sets that the council has filled in its pages.
    """
    began, at = time.perf_counter(), now()
    with lifted("a council’s return is made of all its cases"):
        council = area_of(area)
        header = header_of(council.code, year, at)
        filled = filled_of(council.id) | {name: dict(codes) for name, codes in filled.items()}
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
    children = plural(report["persons"], "child", "children")
    return [
        *shown,
        *in_words(report["not_checked"], "on the page Returns, Code sets, or with --codes"),
        f"{report['file']}: {children}, {plural(count, 'fault')}. {report['seconds']:.1f} s.",
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
    children = plural(with_plans, "child", "children")
    return [*shown, f"{report['out']}: {children} with plans, {supported:,} with SEN support."]


def measure_area(area: str, year: int) -> dict[str, Any]:
    """The national measures of a council for a year, at the census after it, or today if sooner."""
    began = time.perf_counter()
    on = measured_on(year, today())
    with lifted("a council’s measures are counted over all its cases"):
        council = area_of(area)
        cases, counts = counts_of(council.id, year, on)
        published = published_for(council.code, year)
    return {
        "area": council.code,
        "name": council.name,
        "year": year,
        "on": on.isoformat(),
        "cases": cases,
        "measures": _with_published(measured(counts), published, council.name),
        "published": missing_words(published, council.name, year),
        "seconds": round(time.perf_counter() - began, 3),
    }


def _with_published(measures: list[dict[str, Any]], published: Published, name: str) -> list[dict[str, Any]]:
    """Each measure with what was published for the same council, region and England; null if nothing was."""
    found = beside(measures, published, name)
    return [
        {**one, "published": as_json(each) if published.figures else None}
        for one, each in zip(measures, found, strict=True)
    ]


def measures_in_words(report: dict[str, Any]) -> list[str]:
    """Each measure in a line, what was published under it, then what was counted."""
    lines = []
    for one in report["measures"]:
        own = f"{one['in_time']:,} of {one['of']:,}: {one['percent']} %." if one["of"] else "There is none."
        lines.append(f"{one['says']} {own}")
        lines += [f"  {words}" for words in _published_in_words(one["published"])]
    of = f"{report['name']}, {report['year']}, as at {report['on']}."
    return [*lines, report["published"], f"{of} {report['cases']:,} cases read."]


def _published_in_words(published: dict[str, Any] | None) -> list[str]:
    if published is None:
        return []
    shares = [published[whose] for whose in ("council", "region", "england") if published[whose]]
    return ["; ".join(f"{one['name']}: {one['says']}" for one in shares) + ".", published["sentence"]]


def import_figures(file: Path) -> dict[str, Any]:
    """Bring in the published figures of a release. Raises WrongFile."""
    with lifted("published figures belong to nobody: a command brings them in"):
        brought = bring_in_figures(path=file, name=file.name, by=None, at=now())
    return {
        "file": str(file), "created": brought.created, "unchanged": brought.unchanged,
        "by_year": brought.by_year, **faults_as_json(brought.faults),
    }  # fmt: skip


def figures_in_words(report: dict[str, Any]) -> list[str]:
    years = ", ".join(f"{year}: {number:,}" for year, number in report["by_year"].items())
    said = f"{report['created']:,} figures new, {report['unchanged']:,} here already. By year: {years}."
    return [*map(fault_in_words, [*report["rejected"], *report["noted"]]), said]


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
