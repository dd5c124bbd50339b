"""Returns, lists and measures for other programs: ask, see how far it is, what is wrong, take it away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from ninja import File, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.exchange.access import report_for, reports_of
from goldenthread.exchange.actions.reports import (
    ask_again,
    ask_for_lists,
    ask_for_measures,
    ask_for_return,
    send_return,
)
from goldenthread.exchange.making import Row
from goldenthread.exchange.mending import mended_at
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.queries.reports import Known, groups_of, known_of, rows_of
from goldenthread.exchange.taking_away import file_of
from goldenthread.exchange.tasks import make_report
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.jobs import JobState, job_about
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks
from goldenthread.places.access import area_for

router = Router(tags=["returns"])
MAKES = asks(Permission.MAKE_RETURNS)
AREA, REPORT = "/areas/{area_id}", "/reports/{report_id}"
MOST_LISTED = 100


class FaultGroupOut(Schema):
    """Rows that belong together: faults of one rule, or cases of one measure of which the same became."""

    first: str = Field(examples=["error"])
    second: str = Field(examples=["112"])
    number: int
    says: str


class ReportOut(Schema):
    """Something made of all cases of a council. `summary` has counts, once it is done."""

    id: UUID
    area_id: UUID
    area: str
    kind: str = Field(examples=["sen2", "sent", "lists", "measures"])
    year: int | None
    on: date
    state: str = Field(examples=["waiting", "running", "done", "failed", "refused"])
    read: int = Field(description="How many children or cases so far.")
    refused: str = Field(description="Why a file that was sent could not be read.")
    asked_by: str
    asked_at: datetime
    summary: dict[str, Any] | None
    groups: list[FaultGroupOut]


class YearIn(Schema):
    year: int = Field(ge=1, le=9999, examples=[2027])


class RowsAsked(Schema):
    """What is left out narrows nothing."""

    first: str = Field("", max_length=60, pattern="^[^\\x00]*$")
    second: str = Field("", max_length=60, pattern="^[^\\x00]*$")
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=1_000_000, description="How many to pass over.")


class RowOut(Schema):
    """One fault, or one case that was counted. The child’s name where you may know of it."""

    child_id: UUID | None
    child: str
    case: str
    page: str = Field(description="Where in the pages the record is mended.")
    row: dict[str, Any] = Field(examples=[{"severity": "error", "rule": "112", "item": "Ethnicity"}])


@router.get("", response={200: list[ReportOut], **REFUSALS}, openapi_extra=MAKES, summary="What was made")
def reports(request: HttpRequest) -> Any:
    """The newest hundred of your councils."""
    return [_report(one) for one in reports_of(viewer_of(request))[:MOST_LISTED]]


@router.post(
    f"{AREA}/sen2", response={202: ReportOut, **REFUSALS}, openapi_extra=MAKES, summary="Make a SEN2 return"
)
def sen2(request: HttpRequest, area_id: UUID, sent: YearIn) -> Any:
    """A job: ask for the report until its state is `done`."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.MAKE_RETURNS)
    return _made(ask_for_return(area=area, year=sent.year, by=viewer.account, at=viewer.at))


@router.post(
    f"{AREA}/inspection", response={202: ReportOut, **REFUSALS}, openapi_extra=MAKES,
    summary="Make the lists of an inspection",
)  # fmt: skip
def inspection(request: HttpRequest, area_id: UUID) -> Any:
    """As on today. A job: ask for the report until its state is `done`."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.MAKE_RETURNS)
    return _made(ask_for_lists(area=area, by=viewer.account, at=viewer.at))


@router.post(
    f"{AREA}/measures", response={202: ReportOut, **REFUSALS}, openapi_extra=MAKES,
    summary="Count the national measures",
)  # fmt: skip
def measures(request: HttpRequest, area_id: UUID, sent: YearIn) -> Any:
    """At the census after the year, or today. A job: ask for the report until its state is `done`."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.MAKE_RETURNS)
    return _made(ask_for_measures(area=area, year=sent.year, by=viewer.account, at=viewer.at))


@router.post(
    f"{AREA}/check", response={202: ReportOut, **REFUSALS}, openapi_extra=MAKES,
    summary="Check a return of another system",
)  # fmt: skip
def check(
    request: HttpRequest, area_id: UUID, file: Annotated[UploadedFile, File(examples=["sen2-return.xml"])]
) -> Any:
    """The XML, or a zip of the CSV files. Nothing of it comes into the record."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.MAKE_RETURNS)
    return _made(
        send_return(area=area, content=file, name=file.name or "file", by=viewer.account, at=viewer.at)
    )


@router.get(REPORT, response={200: ReportOut, **REFUSALS}, openapi_extra=MAKES, summary="A report")
def report(request: HttpRequest, report_id: UUID) -> Any:
    return _report(report_for(viewer_of(request), report_id, Permission.MAKE_RETURNS))


@router.post(
    f"{REPORT}/again", response={202: ReportOut, **REFUSALS}, openapi_extra=MAKES, summary="Make it again"
)
def again(request: HttpRequest, report_id: UUID) -> Any:
    """After something was mended. The earlier one stays."""
    viewer = viewer_of(request)
    found = report_for(viewer, report_id, Permission.MAKE_RETURNS)
    return _made(ask_again(report=found, by=viewer.account, at=viewer.at))


@router.get(
    f"{REPORT}/rows", response={200: list[RowOut], **REFUSALS}, openapi_extra=MAKES,
    summary="What is wrong, or what was counted",
)  # fmt: skip
def rows(request: HttpRequest, report_id: UUID, asked: Query[RowsAsked]) -> Any:
    """By severity and rule, or by measure and what became of it."""
    viewer = viewer_of(request)
    found = report_for(viewer, report_id, Permission.MAKE_RETURNS)
    page = rows_of(found, asked.first, asked.second)[asked.after : asked.after + asked.most]
    known = known_of(viewer, page)
    audit.record(
        what="read a report of all cases", by=viewer.account, at=viewer.at, kind=found.kind,
        stream=audit.stream_of_place(found.area_id), children=[child.id for child in known.values()],
    )  # fmt: skip
    return [_row(row, known, found.area_id) for row in page]


@router.get(
    f"{REPORT}/files/{{what}}", response=REFUSALS, summary="Take a report away",
    openapi_extra=MAKES | {"responses": {200: {"description": "The XML, the zip of CSV files, or the rows"}}},
)  # fmt: skip
def file(request: HttpRequest, report_id: UUID, what: Literal["whole", "tables", "rows"]) -> HttpResponseBase:
    """Every child in it is told of in the log."""
    viewer = viewer_of(request)
    return file_of(viewer, report_for(viewer, report_id, Permission.MAKE_RETURNS), what)


def _made(report: AreaReport) -> Any:
    return Status(202, _report(report))


def _report(report: AreaReport) -> dict[str, Any]:
    summary = report.summary
    return {
        "id": report.id, "area_id": report.area_id, "area": report.area.name, "kind": report.kind,
        "year": report.year, "on": report.on, "state": _state(report), "read": report.read,
        "refused": report.refused, "asked_by": report.by.name, "asked_at": report.at,
        "summary": {name: value for name, value in summary.items() if name != "groups"} if summary else None,
        "groups": [group._asdict() for group in groups_of(report)],
    }  # fmt: skip


def _state(report: AreaReport) -> str:
    if report.summary is not None:
        return JobState.DONE
    job = job_about(make_report, report.id)
    return "refused" if report.refused else job.state if job else JobState.WAITING


def _row(row: Row, known: Mapping[str, Known], area_id: UUID) -> dict[str, Any]:
    child = known.get(row.get("child_id", "") or row.get("person", ""))
    page = ""
    if "rule" in row:
        page, _ = mended_at(row, str(child.id) if child else "", row.get("case_id", ""), area_id)
    return {
        "child_id": child.id if child else None, "child": child.name if child else "",
        "case": row.get("case", ""), "page": page, "row": row,
    }  # fmt: skip
