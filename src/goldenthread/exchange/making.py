"""Makes the files of a report in a folder: whole, as tables, and the rows that its page leads through.

Rows are sorted by two keys, their groups, so that a page of one group is read without the others.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from goldenthread.exchange.annex_a import faults_of, lists_of, write_lists
from goldenthread.exchange.measures import cases_counted
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.sen2.rows import ChildRows, children_of
from goldenthread.exchange.sen2.writing import checked, header_of, write_csv_of, write_made_return
from goldenthread.formats.sen2.checking import check_parts, check_return, report_as_json
from goldenthread.formats.sen2.csv_reading import read_csv_return
from goldenthread.law.measures import MEASURES, Counts, measured

Row = dict[str, Any]
Tick = Callable[[int], None]
BATCH = 500
_SEVERITIES = ("error", "query")
_BECAME = ("in_time", "late", "over_a_year", "overdue", "running")
_MEASURES = tuple(measure.id for measure in MEASURES)


class Group(NamedTuple):
    """Rows that belong together: faults of one rule, or cases of one measure of which the same became."""

    first: str
    second: str
    number: int
    says: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came out: counts, the rows, and the files that are given away."""

    summary: dict[str, Any]
    rows: list[Row]
    children: list[str] = field(default_factory=list)  # whose data are in the files
    whole: Path | None = None
    tables: Path | None = None


def make(report: AreaReport, folder: Path, sent: Path | None, filled: Any, tick: Tick) -> Made:
    """Raises WrongFile for a file of another system that cannot be read."""
    kinds: Mapping[str, Callable[[], Made]] = {
        AreaReport.Kind.SEN2: lambda: _sen2(report, folder, filled, tick),
        AreaReport.Kind.SENT: lambda: _sent(report, sent, filled),
        AreaReport.Kind.LISTS: lambda: _lists(report, folder),
        AreaReport.Kind.MEASURES: lambda: _measures(report, tick),
    }
    return kinds[report.kind]()


def write_rows(made: Made, out: Path) -> None:
    """The children in the first line, then a row in each, in the order of their groups."""
    with out.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(made.children) + "\n")
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in made.rows)


def _sen2(report: AreaReport, folder: Path, filled: Any, tick: Tick) -> Made:
    whole = folder / f"sen2-{report.area.code}-{report.year}.xml"
    header = header_of(report.area.code, report.year or 0, report.at)
    children: list[str] = []
    lines = write_made_return(
        header, _counting(children_of(report.area_id, report.on), children, tick), whole, filled
    )
    said = checked(whole, lines, filled)
    tables = whole.with_suffix(".zip")
    write_csv_of(whole, tables)
    return _faulted(said, children, whole, tables)


def _counting(rows: Iterable[ChildRows], children: list[str], tick: Tick) -> Iterator[ChildRows]:
    for row in rows:
        children.append(str(row.id))
        yield row
        if len(children) % BATCH == 0:
            tick(len(children))


def _sent(report: AreaReport, sent: Path | None, filled: Any) -> Made:
    if sent is None:
        raise LookupError(f"Report {report.id} has no file.")
    is_tables = sent.suffix == ".zip"
    found = check_parts(read_csv_return(sent), filled) if is_tables else check_return(sent, filled=filled)
    return _faulted(report_as_json(found), [])


def _faulted(
    said: Mapping[str, Any], children: list[str], whole: Path | None = None, tables: Path | None = None
) -> Made:
    rows, groups = _grouped(said["faults"], ("severity", "rule"), lambda row: str(row["message"]))
    told = ("persons", "rows", "faults_not_listed", "whole", "not_checked")
    summary = {name: said[name] for name in told}
    return Made(summary | {"groups": groups}, rows, children, whole, tables)


def _lists(report: AreaReport, folder: Path) -> Made:
    lists = lists_of(report.area_id, report.on)
    tables = folder / f"inspection-lists-{report.area.code}-{report.on.isoformat()}.zip"
    write_lists(lists, tables)
    faults = [
        {**fault, "child_id": fault["child"], "item": fault["column"]}
        for fault in faults_of(lists, report.on)
    ]
    rows, groups = _grouped(faults, ("severity", "rule"), lambda row: str(row["message"]))
    children = [str(row["Unique ID"]) for each in lists.values() for row in each]
    summary = {
        "lists": {str(of): len(each) for of, each in lists.items()},
        "persons": len(children),
        "faults_not_listed": 0,
    }
    return Made(summary | {"groups": groups}, rows, children, tables=tables)


def _measures(report: AreaReport, tick: Tick) -> Made:
    rows: list[Row] = []
    counts: Counts = Counter()
    read = 0

    def told(number: int) -> None:
        nonlocal read
        read = number
        tick(number)

    for one in cases_counted(report.area_id, report.year or 0, report.on, told):
        counts[one.measure, one.what] += 1
        stopped = one.clock.stopped_by
        rows.append(
            {
                "measure": one.measure, "what": one.what, "case": one.number, "case_id": str(one.case_id),
                "child_id": str(one.child_id), "due": one.clock.due.isoformat(),
                "ended": stopped.on.isoformat() if stopped else "", "days_late": one.clock.days_late,
            }
        )  # fmt: skip
    rows, groups = _grouped(rows, ("measure", "what"), lambda row: "")
    children = sorted({row["child_id"] for row in rows})
    return Made({"cases": read, "measures": measured(counts), "groups": groups}, rows, children)


def _grouped(
    rows: Iterable[Row], keys: tuple[str, str], says: Callable[[Row], str]
) -> tuple[list[Row], list[Group]]:
    """The rows in order of their groups, and the groups with their numbers."""
    first, second = keys
    ordered = sorted(rows, key=lambda row: (_place(row[first]), str(row[first]), _place(row[second]),
                                            str(row[second])))  # fmt: skip
    groups = []
    for (one, two), found in groupby(ordered, key=lambda row: (str(row[first]), str(row[second]))):
        of = list(found)
        groups.append(Group(one, two, len(of), says(of[0])))
    return ordered, groups


def _place(key: object) -> int:
    """Where a key stands among those of its kind; a rule stands by its number."""
    order = (*_SEVERITIES, *_MEASURES, *_BECAME)
    return order.index(str(key)) if key in order else 0
