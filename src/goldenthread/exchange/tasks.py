"""Jobs of exchange. Each may be run again without harm."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from goldenthread.exchange.making import Made, make, write_rows
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.queries.code_sets import filled_of
from goldenthread.formats.faults import WrongFile
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.clock import now
from goldenthread.foundation.models import Account, StoredFile
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.places.access import area_for

KEPT_FOR = timedelta(days=30)
MOST_BYTES = 500 * files.MEBIBYTE
SENT, FILE, ROWS = "return that was sent", "return that was made", "rows of a report"


@task()
def make_report(report_id: str, account_id: str) -> int:
    """Make the files of a report, for the person who asked. Gives how many rows its page has."""
    with lifted("a job reads every case of a council for somebody who may"):
        report = AreaReport.objects.select_related("area", "whole").get(id=report_id)
        viewer = Viewer(Account.objects.get(id=account_id), now())
        area_for(viewer, report.area_id, Permission.MAKE_RETURNS)
        if report.summary is not None or report.refused:
            return 0  # a worker was killed just after it had saved
        with tempfile.TemporaryDirectory() as folder:
            number = _made(report, Path(folder), viewer)
    later = timezone.now() + KEPT_FOR
    remove_files.using(run_after=later).enqueue(report_id)
    return number


def _made(report: AreaReport, folder: Path, viewer: Viewer) -> int:
    def tick(number: int) -> None:
        AreaReport.objects.filter(id=report.id).update(read=number)

    sent = files.path_of(report.whole) if report.whole else None
    try:
        made = make(report, folder, sent, filled_of(report.area_id), tick)
    except WrongFile as error:
        AreaReport.objects.filter(id=report.id).update(refused=f"{error.reason} {error.remedy}"[:500])
        return 0
    _keep(report, made, folder, viewer)
    return len(made.rows)


@transaction.atomic
def _keep(report: AreaReport, made: Made, folder: Path, viewer: Viewer) -> None:
    """The files and what was counted, all or nothing."""
    rows = folder / "rows.jsonl"
    write_rows(made, rows)
    report.rows = _kept(rows, ROWS, report, viewer)
    if made.whole:
        report.whole = _kept(made.whole, FILE, report, viewer)
    if made.tables:
        report.tables = _kept(made.tables, FILE, report, viewer)
    report.summary = made.summary
    report.read = made.summary.get("persons", made.summary.get("cases", 0))
    report.save()
    audit.record(
        what="made a report of all cases", by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(report.area_id), kind=report.kind, year=report.year, on=report.on,
    )  # fmt: skip


def _kept(path: Path, purpose: str, report: AreaReport, viewer: Viewer) -> StoredFile:
    with path.open("rb") as stream:
        return files.keep(
            content=File(stream), name=path.name, purpose=purpose, most_bytes=MOST_BYTES, by=viewer.account,
            at=viewer.at, place_id=report.area_id,
        )  # fmt: skip


@task()
def remove_files(report_id: str) -> None:
    """The files go, with all that they say of children; the counts stay."""
    report = AreaReport.objects.select_related("whole", "tables", "rows").get(id=UUID(report_id))
    for stored in (report.whole, report.tables, report.rows):
        if stored is not None:
            files.empty(stored)
