"""What every import in the browser shares: what it would do, what is wrong with the file, how far it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from textwrap import shorten
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.design.parts import Fact
from goldenthread.design.words import plain_date
from goldenthread.formats.guard import guarded
from goldenthread.foundation.jobs import JobNow, JobState

LOOK_AGAIN_SECONDS = 5
TOO_LONG_WAITING = timedelta(minutes=1)
MOST_SHOWN = 50
_LONGEST = 200
_HEADINGS = {
    "file": "File",
    "line": "Line",
    "column": "Column",
    "value": "Found",
    "reason": "What is wrong",
    "remedy": "What to do",
    "effect": "What became of it",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The first rows of something that an import would do."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, for its page. `notes` are sentences that somebody should read first."""

    facts: Sequence[Fact]
    tables: Sequence[Rows]
    faults: Sequence[Mapping[str, Any]]
    changes_nothing: bool
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def fault_rows(self) -> Rows:
        return fault_rows(self.faults)


def changes_said(fields: Iterable[tuple[str, Any, Any]], words: Mapping[str, str]) -> str:
    """What becomes of each column, as (ours, before, after). `words`: those we call otherwise."""
    return "; ".join(
        f"{words.get(name) or name.replace('_', ' ').capitalize()}: {_said(before)} becomes {_said(after)}"
        for name, before, after in fields
    )


def _said(value: Any) -> str:
    if value in (None, ""):
        return "not recorded"
    return plain_date(value) if hasattr(value, "isoformat") else str(value)


def fault_rows(faults: Sequence[Mapping[str, Any]]) -> Rows:
    """As many as a page bears; the download has them all."""
    rows = [
        (_where(one), shorten(f"{one['reason']} {_found(one)}", _LONGEST), one["remedy"], one["effect"])
        for one in faults[:MOST_SHOWN]
    ]
    return Rows("What is wrong with the file", ("Where", "What", "What to do", "So"), rows)


def _where(fault: Mapping[str, Any]) -> str:
    line = f"line {fault['line']}" if fault["line"] else ""
    return ", ".join(part for part in (fault["file"], line, fault["column"]) if part)


def _found(fault: Mapping[str, Any]) -> str:
    return f"Found “{fault['value']}”." if fault.get("value") else ""


def faults_file(faults: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """Every fault as a CSV file that a spreadsheet opens safely."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="what-is-wrong.csv"'
    writer = csv.writer(response)
    writer.writerow(_HEADINGS.values())
    for fault in faults:
        writer.writerow(guarded(str(fault.get(key) or "")) for key in _HEADINGS)
    return response


def progress(
    request: HttpRequest, job: JobNow | None, template: str, context: dict[str, Any], at: datetime
) -> HttpResponse:
    """The page of a job: it looks again by itself until the job is done."""
    going = job is not None and job.state in (JobState.WAITING, JobState.RUNNING)
    stuck = job is not None and job.state is JobState.WAITING and at - job.since > TOO_LONG_WAITING
    context |= {"job": job, "state": job.state.value if job else "", "stuck": stuck}
    response = render(request, template, context)
    if going:
        # A header and not a <meta>: a page that reloads under a reader must at least be the same page.
        response["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response
