"""Asking for a return, the lists of an inspection or the measures, and sending a file to be checked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from goldenthread.exchange.measures import measured_on
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.sen2.writing import NoCensusDay
from goldenthread.exchange.tasks import MOST_BYTES, SENT, make_report
from goldenthread.formats.sen2 import read_return
from goldenthread.formats.sen2.collection import CENSUS_DAYS
from goldenthread.formats.sen2.csv_reading import read_csv_return
from goldenthread.foundation import audit, files
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.places.models import Area

Kind = AreaReport.Kind


@transaction.atomic
def ask_for_return(*, area: Area, year: int, by: Account, at: datetime) -> AreaReport:
    """The SEN2 return of a year, as on its census day. Raises NoCensusDay."""
    if year not in CENSUS_DAYS:
        raise NoCensusDay(year)
    return _asked(area=area, kind=Kind.SEN2, year=year, on=CENSUS_DAYS[year], by=by, at=at)


@transaction.atomic
def ask_for_lists(*, area: Area, by: Account, at: datetime) -> AreaReport:
    """The lists of an inspection, as on today."""
    return _asked(area=area, kind=Kind.LISTS, year=None, on=timezone.localdate(at), by=by, at=at)


@transaction.atomic
def ask_for_measures(*, area: Area, year: int, by: Account, at: datetime) -> AreaReport:
    """The national measures of a year, at the census after it, or today if that is sooner."""
    today = timezone.localdate(at)
    return _asked(area=area, kind=Kind.MEASURES, year=year, on=measured_on(year, today), by=by, at=at)


def send_return(*, area: Area, content: File[bytes], name: str, by: Account, at: datetime) -> AreaReport:
    """A return of another system, to be checked. What is no return at all is refused and not kept."""
    stored = files.keep(
        content=content, name=name, purpose=SENT, most_bytes=MOST_BYTES, by=by, at=at, place_id=area.id
    )
    try:
        with files.read_or_refused():
            path = files.path_of(stored)
            next(iter(read_csv_return(path) if path.suffix == ".zip" else read_return(path)), None)
    except Refused:
        files.discard(stored)
        raise
    with transaction.atomic():
        return _asked(area=area, kind=Kind.SENT, year=None, on=timezone.localdate(at), by=by, at=at,
                      whole=stored)  # fmt: skip


@transaction.atomic
def ask_again(*, report: AreaReport, by: Account, at: datetime) -> AreaReport:
    """The same once more, after something was mended; the earlier one stays."""
    about: dict[str, Any] = {"area": report.area, "by": by, "at": at}
    if report.kind == Kind.SEN2:
        return ask_for_return(year=report.year or 0, **about)
    if report.kind == Kind.MEASURES:
        return ask_for_measures(year=report.year or 0, **about)
    if report.kind == Kind.LISTS:
        return ask_for_lists(**about)
    raise Refused("A file that was sent is checked once. Send the mended file.")


def _asked(*, by: Account, at: datetime, **what: object) -> AreaReport:
    report = AreaReport.objects.create(by=by, at=at, **what)
    audit.record(
        what="asked for a report of all cases", by=by, at=at, stream=audit.stream_of_place(report.area_id),
        kind=report.kind, year=report.year,
    )  # fmt: skip
    make_report.enqueue(str(report.id), str(by.id))  # with the report, or not at all
    return report
