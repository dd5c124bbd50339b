"""The files of a report, given to whoever may have them, with an entry in the log of every child in them."""

from __future__ import annotations

import csv

from django.http import Http404, HttpResponse

from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.queries.reports import children_in, rows_of
from goldenthread.formats.guard import guarded
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import Viewer

ROW_HEADINGS = ("severity", "rule", "item", "message", "value", "case", "child_id", "person", "line",
                "measure", "what", "due", "ended", "days_late")  # fmt: skip


def file_of(viewer: Viewer, report: AreaReport, what: str) -> HttpResponse:
    stored = {"whole": report.whole, "tables": report.tables, "rows": report.rows}.get(what)
    if stored is None or report.summary is None:
        raise Http404
    children = children_in(report)
    with files.opened(stored) as stream:
        content = stream.read() if what != "rows" else b""
    audit.record(
        what="took a report of all cases away", by=viewer.account, at=viewer.at, children=children,
        stream=audit.stream_of_place(report.area_id), kind=report.kind, file=stored.name,
        sha256=stored.sha256,
    )  # fmt: skip
    if what == "rows":
        return _rows_file(report)
    answer = HttpResponse(content, content_type="application/zip" if what == "tables" else "application/xml")
    answer["Content-Disposition"] = f'attachment; filename="{stored.name}"'
    return answer


def _rows_file(report: AreaReport) -> HttpResponse:
    """Every row as a CSV file that a spreadsheet opens safely."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{report.kind}-{report.year or report.on}.csv"'
    rows = rows_of(report)[:]
    used = [name for name in ROW_HEADINGS if any(row.get(name) for row in rows)]
    writer = csv.writer(answer)
    writer.writerow(used)
    writer.writerows([guarded(str(row.get(name) or "")) for name in used] for row in rows)
    return answer
