"""Returns in the browser: ask for one, see it made, see where each fault is mended, take it away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import FileField, GovForm, RadioField
from goldenthread.design.paging import paged
from goldenthread.design.words import plain_date
from goldenthread.exchange.access import report_for, reports_of, works_for
from goldenthread.exchange.actions.reports import (
    ask_again,
    ask_for_lists,
    ask_for_measures,
    ask_for_return,
    send_return,
)
from goldenthread.exchange.beside import missing_words
from goldenthread.exchange.making import Row
from goldenthread.exchange.models import AreaReport
from goldenthread.exchange.pages import words
from goldenthread.exchange.queries.published import published_for
from goldenthread.exchange.queries.reports import groups_of, known_of, rows_of
from goldenthread.exchange.taking_away import file_of
from goldenthread.exchange.tasks import MOST_BYTES, make_report
from goldenthread.formats.sen2.collection import CENSUS_DAYS
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.jobs import JobState, job_about
from goldenthread.foundation.pages.asking import FORM, FORM_ONLY, asks, takes, viewer_of
from goldenthread.foundation.pages.imports import progress
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import areas_for
from goldenthread.places.models import Area
from goldenthread.places.pages.asking import asking

A_PAGE = 25
MOST_EARLIER = 10
MAKES = Permission.MAKE_RETURNS
Kind = AreaReport.Kind


class AskForm(GovForm):
    """Which council, if there are several, and which year."""

    def __init__(self, *args: Any, areas: list[Area], years: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(areas) > 1:
            offered = [(str(area.id), area.name) for area in areas]
            self.fields["area"] = RadioField("Which council?", offered, missing="Choose the council")
        if years:
            self.fields["year"] = RadioField("Which year?", years, missing="Choose the year")


class SendForm(AskForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, years=[], **kwargs)
        self.fields["file"] = FileField(
            "The return that another system made",
            missing="Choose the file",
            hint="The XML file, or a zip of the CSV files.",
            kinds=(".xml", ".zip"),
            most_bytes=MOST_BYTES,
        )


@asks(MAKES)
def returns(request: HttpRequest) -> HttpResponseBase:
    """What can be made of the council’s record, and what was made last."""
    earlier = list(reports_of(viewer_of(request))[:MOST_EARLIER])
    return render(
        request, "exchange/returns.jinja", {"earlier": [(words.title_of(one), one) for one in earlier]}
    )


@asks(MAKES)
@takes(FORM)
def sen2(request: HttpRequest) -> HttpResponseBase:
    """The return of a year."""
    viewer = viewer_of(request)
    years = [(f"{year}", f"{year}, census of {plain_date(day)}") for year, day in _collections(viewer)]
    return _asked(request, ask_for_return, "SEN2 return", Kind.SEN2, years)


@asks(MAKES)
@takes(FORM)
def measures(request: HttpRequest) -> HttpResponseBase:
    """The national measures of a year."""
    year = viewer_of(request).today.year
    years = [(f"{one}", f"{one}" if one < year else f"{one}, so far") for one in range(year, year - 4, -1)]
    return _asked(request, ask_for_measures, "National measures", Kind.MEASURES, years)


@asks(MAKES)
@takes(FORM)
def lists(request: HttpRequest) -> HttpResponseBase:
    """The lists of an area inspection, as on today."""
    return _asked(request, ask_for_lists, "Lists for an inspection", Kind.LISTS, [])


def _collections(viewer: Viewer) -> list[tuple[int, Any]]:
    """The collection that comes next, then the two before it."""
    to_come = [year for year, day in CENSUS_DAYS.items() if day >= viewer.today]
    last = to_come[0] if to_come else max(CENSUS_DAYS)
    return [(year, CENSUS_DAYS[year]) for year in (last, last - 1, last - 2) if year in CENSUS_DAYS]


def _asked(
    request: HttpRequest, act: Any, title: str, kind: str, years: list[tuple[str, str]]
) -> HttpResponseBase:
    """A form that asks for a report; sent, it leads to the report’s page, where it can be seen being made."""
    viewer = viewer_of(request)
    areas = areas_for(viewer, MAKES)
    first = {"year": years[0][0]} if years else {}
    form = AskForm(
        request.POST if request.method == "POST" else None, areas=areas, years=years, initial=first
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        year = {"year": int(data["year"])} if years else {}
        try:
            made = act(area=_area(areas, data), **year, by=viewer.account, at=viewer.at)
            return redirect("return_report", report_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    earlier = list(reports_of(viewer).filter(kind=kind)[:MOST_EARLIER])
    context = {"form": form, "title": title, "kind": kind, "earlier": earlier, "areas": areas,
               "one": words.title_of}  # fmt: skip
    return render(request, "exchange/ask.jinja", context)


def _area(areas: list[Area], data: dict[str, Any]) -> Area:
    return next((area for area in areas if str(area.id) == data.get("area")), areas[0])


@asks(MAKES)
@takes(FORM)
def check(request: HttpRequest) -> HttpResponseBase:
    """A return that another system made: refused here if it is none, and checked as a job."""
    viewer, sent = viewer_of(request), request.method == "POST"
    areas = areas_for(viewer, MAKES)
    form = SendForm(request.POST if sent else None, request.FILES if sent else None, areas=areas)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = send_return(
                area=_area(areas, form.cleaned_data), content=file, name=file.name, by=viewer.account,
                at=viewer.at,
            )  # fmt: skip
            return redirect("return_report", report_id=made.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "exchange/check.jinja", {"form": form})


about_report = asking("report_id", report_for, MAKES)


@about_report
def report(request: HttpRequest, report: AreaReport) -> HttpResponseBase:
    """While it is made, how far it is; then what came out, and the rows of the group that was asked for."""
    viewer = viewer_of(request)
    job = job_about(make_report, report.id)
    context: dict[str, Any] = {"report": report, "title": words.title_of(report), "Kind": Kind}
    if report.summary is not None:
        context |= _found(request, viewer, report)
    answer = progress(request, job, "exchange/report.jinja", context, viewer.at)
    if job and job.state is JobState.RUNNING and report.summary is not None:
        del answer["Refresh"]  # it is there, though the worker has not said so yet
    return answer


def _found(request: HttpRequest, viewer: Viewer, report: AreaReport) -> dict[str, Any]:
    groups = groups_of(report)
    first = _known(request.GET.get("first", ""), {group.first for group in groups})
    second = _known(request.GET.get("second", ""), {group.second for group in groups})
    found: dict[str, Any] = {
        "lead": words.lead_of(report, viewer.today), "facts": words.facts_of(report),
        "counted": words.counted_of(report), "groups": words.group_rows(report), "first": first,
        "second": second, "chosen": words.chosen_words(report, first, second), "lines": [], "is_gone": False,
        "is_broken": (report.summary or {}).get("whole") is False,
        "severities": [("", "Errors and queries"), *words.SEVERITIES.items()],
        "rules": words.rules_of(groups), "measures": words.measures_of(report), "bars": words.bars_of(report),
        "kinds": words.KINDS, "unchecked": words.unchecked_of(report),
        "officer": works_for(viewer, report.area_id),
    }  # fmt: skip
    if report.kind == Kind.MEASURES:
        found |= _published(report)
    if report.kind == Kind.MEASURES and not (first or second):
        return found
    try:
        page, address = paged(request, rows_of(report, first, second), A_PAGE)
        rows: list[Row] = list(page.object_list)
    except files.FileGone:
        return found | {"is_gone": True}
    known = known_of(viewer, rows)
    audit.record(
        what="read a report of all cases", by=viewer.account, at=viewer.at, kind=report.kind,
        stream=audit.stream_of_place(report.area_id), children=[child.id for child in known.values()],
    )  # fmt: skip
    lines = [words.line_of(report, row, known, officer=found["officer"]) for row in rows]
    return found | {"lines": lines, "page": page, "address": address, "number": page.paginator.count}


def _published(report: AreaReport) -> dict[str, Any]:
    """What the yearly statistics say of the same council, its region and England, or that nothing is here."""
    year = report.year or 0
    published = published_for(report.area.code, year)
    return {
        "published": words.published_of(report, published), "region": words.region_of(published),
        "release": missing_words(published, report.area.name, year), "shares": words.SHARES,
    }  # fmt: skip


def _known(asked: str, known: set[str]) -> str:
    return asked if asked in known else ""


@about_report
@takes(FORM_ONLY)
def again(request: HttpRequest, report: AreaReport) -> HttpResponseBase:
    """The same once more, after something was mended."""
    viewer = viewer_of(request)
    try:
        made = ask_again(report=report, by=viewer.account, at=viewer.at)
    except Refused:
        return redirect("return_check")
    return redirect("return_report", report_id=made.id)


@about_report
def file(request: HttpRequest, report: AreaReport, what: str) -> HttpResponseBase:
    """The whole, as tables, or its rows. Every child in it is told of in the log."""
    return file_of(viewer_of(request), report, what)


_REPORT = "returns/<uuid:report_id>/"
urlpatterns = [
    path("returns/", returns, name="returns"),
    path("returns/sen2/", sen2, name="return_sen2"),
    path("returns/sen2/check/", check, name="return_check"),
    path("returns/inspection/", lists, name="return_lists"),
    path("returns/measures/", measures, name="return_measures"),
    path(_REPORT, report, name="return_report"),
    path(_REPORT + "again/", again, name="return_again"),
    path(_REPORT + "files/<slug:what>/", file, name="return_file"),
]
