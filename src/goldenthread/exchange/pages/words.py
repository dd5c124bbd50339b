"""The words of a report: its title, its counts, its groups, a row of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.design.addresses import address
from goldenthread.design.parts import Bar, Fact
from goldenthread.design.words import plain_date, plural
from goldenthread.exchange.beside import Share, beside
from goldenthread.exchange.making import Group, Row
from goldenthread.exchange.mending import mended_at
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.queries.published import Published
from goldenthread.exchange.queries.reports import Known, groups_of
from goldenthread.exchange.sen2.writing import TO_BE_FILLED
from goldenthread.formats.published_figures import Level
from goldenthread.formats.sen2.structure import MODULES

Kind = AreaReport.Kind
SEVERITIES = {"error": "Errors", "query": "To be looked at"}
BECAME = {
    "in_time": "in time",
    "late": "late",
    "over_a_year": "over a year",
    "overdue": "not done and late",
    "running": "not due yet",
}
MEASURE_WORDS = {
    "requests-in-6-weeks": "Requests decided in 6 weeks",
    "refusals-in-16-weeks": "Refusals of a plan told in 16 weeks",
    "plans-in-20-weeks": "Plans issued in 20 weeks, with exceptions",
    "plans-in-20-weeks-without-exceptions": "Plans issued in 20 weeks, without exceptions",
    "reviews-in-4-weeks": "Decisions told within 4 weeks of the annual review",
}
KINDS = (("good", "In time"), ("part", "Late"), ("miss", "Not done and late"))
SHARES = (("good", "In time"), ("none", "Not in time"))


def title_of(report: AreaReport) -> str:
    if report.kind == Kind.SEN2:
        return f"SEN2 return {report.year}"
    if report.kind == Kind.SENT:
        return "SEN2 return of another system"
    if report.kind == Kind.LISTS:
        return "Lists for an inspection"
    return f"National measures {report.year}"


def lead_of(report: AreaReport, today: date) -> str:
    """What came out, in one sentence."""
    summary = report.summary or {}
    if report.kind == Kind.MEASURES:
        return f"Counted over {plural(summary['cases'], 'case')}, as things stood on {plain_date(report.on)}."
    faults = sum(group.number for group in groups_of(report)) + summary.get("faults_not_listed", 0)
    empty = len(summary.get("not_checked", ()))
    unchecked = f" {plural(empty, 'code set')} {'is' if empty == 1 else 'are'} empty: not all was checked."
    children = plural(summary["persons"], "child", "children")
    of = "Nothing is wrong" if not faults else f"{plural(faults, 'fault')} to mend"
    draft = " The census day has not come yet: this is how things stand today." if (
        report.kind == Kind.SEN2 and today < report.on) else ""  # fmt: skip
    return f"{children}. {of}.{unchecked if empty else ''}{draft}"


def facts_of(report: AreaReport) -> list[Fact]:
    found = [
        Fact("Council", report.area.name),
        Fact("Asked for", plain_date(report.at), f"by {report.by.name}"),
    ]
    if report.kind == Kind.SEN2:
        found.insert(1, Fact("Census day", plain_date(report.on)))
    if report.kind == Kind.SENT and report.whole:
        found.insert(1, Fact("File", report.whole.name))
    return found


def counted_of(report: AreaReport) -> list[tuple[str, str]]:
    """How many there are of each module, or in each list."""
    summary = report.summary or {}
    if report.kind == Kind.LISTS:
        names = ("Children with an EHC plan (list 1)", "Children with SEN support (list 2)")
        return [(name, f"{summary['lists'][of]:,}") for of, name in zip(("1", "2"), names, strict=True)]
    return [
        (module.says, f"{summary['rows'][module.name]:,}")
        for module in MODULES
        if module.base >= 100 and module.name in summary.get("rows", {})
    ]


def group_rows(report: AreaReport) -> list[tuple[str, Group, str]]:
    """The faults by severity and rule, each with the address of its list."""
    there = address("return_report", report_id=report.id)
    return [
        (says_of(group), group, f"{there}?first={group.first}&second={group.second}#rows")
        for group in groups_of(report)
    ]


def says_of(group: Group) -> str:
    if group.second != TO_BE_FILLED:
        return group.says
    return "To be filled in: the record, or a code set, does not have what belongs here."


def unchecked_of(report: AreaReport) -> list[tuple[str, str, str]]:
    """What no rule could judge: the items with their rules, what is said of them, and where it is filled."""
    return [
        (one["which"], one["says"], address("code_set", area_id=report.area_id, codes=one["codes"]))
        for one in (report.summary or {}).get("not_checked", ())
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the page shows it: whom it is about, what is said, and where it is mended."""

    who: str
    case: str
    says: str
    small: str
    href: str
    do: str


def line_of(report: AreaReport, row: Row, known: Mapping[str, Known], *, officer: bool) -> Line:
    """`officer`: whether the reader works on the council’s cases, and so knows its children by name."""
    child = known.get(row.get("child_id", "") or row.get("person", ""))
    case = str(row.get("case", ""))
    who = child.name if child else _unknown(row, officer=officer)
    if report.kind == Kind.MEASURES:
        href = address("case", case_id=row["case_id"]) if child else ""
        return Line(who, case, _when(row), "", href, "Case")
    own = report.kind != Kind.SENT
    case_id = row.get("case_id", "") if own else ""
    href, do = mended_at(row, str(child.id) if child else "", case_id, report.area_id)
    if not href:
        do = "In the file" if not own else "Not here" if officer else "By its officer"
    found = f"Found “{row['value']}”." if row.get("value") else ""
    line = f"Line {row['line']}." if row.get("line") else ""
    item = str(row.get("item", ""))
    item += "." if item and not item.endswith("?") else ""
    small = " ".join(filter(None, (item, found, "" if own else line)))
    return Line(who, case, row["message"], small, href, do)


def _unknown(row: Row, *, officer: bool) -> str:
    """A child whom the reader does not reach: one who moved away, or is only in a file; or any, for somebody
    who makes the return and works on no case."""
    if row.get("child_id") and not officer:
        return "The child of this case" if row.get("case") else "A child without a case"
    if row.get("child_id"):
        return "A child of whom your council has no record to mend"
    return str(row.get("person") or "The whole file")


def _when(row: Row) -> str:
    due = plain_date(date.fromisoformat(row["due"]))
    if not row["ended"]:
        return f"Due {due}, not done."
    ended = plain_date(date.fromisoformat(row["ended"]))
    late = f", {plural(row['days_late'], 'day')} late" if row["days_late"] else ", in time"
    return f"Due {due}, done {ended}{late}."


def measures_of(report: AreaReport) -> list[dict[str, Any]]:
    """Each measure with its numbers, each number with the list of its cases."""
    there = address("return_report", report_id=report.id)
    return [
        {
            "name": MEASURE_WORDS[one["measure"]],
            "share": f"{one['percent']} %" if one["of"] else "None to count",
            "of": one["of"],
            "numbers": [
                (one[what], f"{there}?first={one['measure']}&second={what}#rows")
                for what in ("in_time", "late", "over_a_year", "overdue")
            ],
        }
        for one in (report.summary or {}).get("measures", ())
    ]


def published_of(report: AreaReport, published: Published) -> list[dict[str, Any]]:
    """Each measure beside what was published, with the bars of its chart and the cells of its row."""
    if not published.figures:
        return []
    return [
        {
            "name": MEASURE_WORDS[one.measure],
            "sentence": one.sentence,
            "bars": [
                Bar(share.whose, _of_words(share), {"good": share.percent, "none": 100 - share.percent})
                for share in one.shares
                if share.percent is not None
            ],
            "cells": [
                share.words if share else "Not published"
                for share in (one.own, one.council, one.region, one.england)
            ],
        }
        for one in beside((report.summary or {}).get("measures", ()), published, report.area.name)
    ]


def _of_words(share: Share) -> str:
    of = f", {share.in_time:,} of {share.of:,}" if share.in_time is not None and share.of else ""
    return f"{share.percent} % in time{of}"


def region_of(published: Published) -> str:
    rows = (row.name for (_, level), row in published.figures.items() if level is Level.REGIONAL)
    return next(rows, "Region")


def bars_of(report: AreaReport) -> list[Bar]:
    return [
        Bar(
            MEASURE_WORDS[one["measure"]],
            f"{one['in_time']:,} of {one['of']:,} in time",
            {
                "good": one["in_time"],
                "part": one["late"],
                "miss": one["of"] - one["in_time"] - one["late"],
            },
        )
        for one in (report.summary or {}).get("measures", ())
        if one["of"]
    ]


def chosen_words(report: AreaReport, first: str, second: str) -> str:
    """Which rows a list holds, in one line."""
    if report.kind == Kind.MEASURES:
        return ": ".join(filter(None, (MEASURE_WORDS.get(first, ""), BECAME.get(second, ""))))
    says = next((says_of(group) for group in groups_of(report) if group.second == second), "")
    return ". ".join(filter(None, (SEVERITIES.get(first, ""), says)))


def rules_of(groups: Iterable[Group]) -> list[tuple[str, str]]:
    return [("", "Every rule"), *((group.second, f"{group.second}: {says_of(group)}") for group in groups)]
