"""Where the child is placed under the plan: every place, a new one, and the end of one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.access import works_on
from goldenthread.casework.actions.placements import Place, end_placement, place_child
from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.placements import (
    STAYS,
    WITHOUT,
    PlacementLine,
    named_in_force,
    placed_on,
    placements_of,
)
from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.design.parts import Choice
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.queries.schools import school_called

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

SETTING, DAY = "setting", "day"
_WHERE = [
    Choice(SETTING, "In a school, college or other setting"),
    *[
        Choice(code, words, divider="or" if number == 0 else "")
        for number, (code, words) in enumerate(WITHOUT.items())
    ],
]
WHOLE = "whole"
_PARTS = [
    (WHOLE, "In the setting as a whole"),
    ("unit", "In its SEN unit"),
    ("resourced", "In its resourced provision"),
]


class PlaceForm(GovForm):
    where = RadioField(
        "Where is the child placed?", _WHERE, missing="Choose where the child is placed",
        reveals={SETTING: "school"},
    )  # fmt: skip
    school = TextField("Which setting?", hint="Its name, or its number (URN).", longest=200)
    part = RadioField("In which part of it?", _PARTS, missing="Choose in which part of it")
    residential = RadioField(
        "Does the child stay there?",
        [(code or DAY, words) for code, words in STAYS.items()],
        missing="Choose whether the child stays there",
    )
    rank = RadioField(
        "Is it the only place?",
        [("1", "Yes, or the first of two"), ("2", "No, the second, beside the first")],
        missing="Choose whether it is the only place",
    )
    starts_on = DateField("From which day?", missing="Enter the day from which the child is there")
    agreed_by = TextField("Who agreed to it?", missing="Say who agreed to it", longest=200)


class EndForm(GovForm):
    how = RadioField(
        "Does it end, or was it never so?",
        [
            ("ends", "It ends, or ended"),
            Choice("never", "It was recorded wrongly", hint="It stays in the record, and counts no more."),
        ],
        missing="Choose whether it ends or was recorded wrongly",
        reveals={"ends": "ends_on"},
    )
    ends_on = DateField("On which day does it end?", hint="The first day on which the child is not there.")
    reason = TextAreaField("Why?", missing="Say why", rows=3)


@about_case(Permission.READ_CASE)
def places(request: HttpRequest, case: Case) -> HttpResponseBase:
    """Every place under the plan, and what section I names."""
    viewer = viewer_of(request)
    lines = placements_of(case.id)
    audit.record(
        what="read where the child is placed", by=viewer.account, at=viewer.at, child_id=case.child_id
    )
    context = {
        "case": case,
        "lines": lines,
        "now": placed_on(lines, viewer.today),
        "named": named_in_force(case.id),
        "works": works_on(viewer, case),
        "today": viewer.today,
    }
    return render(request, "casework/placements/list.jinja", context)


@about_case(Permission.WORK_CASE)
@takes(FORM)
def place(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    first = {
        "where": SETTING,
        "school": named_in_force(case.id),
        "part": WHOLE,
        "residential": DAY,
        "rank": "1",
    }
    form = PlaceForm(request.POST or None, initial={**first, "agreed_by": viewer.account.name})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        in_setting = data["where"] == SETTING
        try:
            there = Place(
                school_called(data["school"] or "") if in_setting else None,
                "" if in_setting else data["where"],
                int(data["rank"]),
                in_setting and data["part"] == "unit",
                in_setting and data["part"] == "resourced",
                "" if data["residential"] == DAY else data["residential"],
            )
            place_child(
                case=case, place=there, starts_on=data["starts_on"], agreed_by=data["agreed_by"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("case_placements", case_id=case.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/placements/place.jinja", {"case": case, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def end(request: HttpRequest, case: Case, placement_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    line = _line(case, placement_id)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if data["how"] == "ends" and data["ends_on"] is None:
            form.add_error("ends_on", "Enter the day on which it ends")
        else:
            try:
                end_placement(
                    case=case, placement_id=line.id, reason=data["reason"], by=viewer.account, at=viewer.at,
                    ends_on=data["ends_on"] if data["how"] == "ends" else None,
                )  # fmt: skip
                return redirect("case_placements", case_id=case.id)
            except Refused as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "casework/placements/end.jinja", {"case": case, "line": line, "form": form})


def _line(case: Case, placement_id: UUID) -> PlacementLine:
    found = next((one for one in placements_of(case.id) if one.id == placement_id), None)
    if found is None:
        raise Http404
    return found


_PLACES = "cases/<uuid:case_id>/placements/"
urlpatterns = [
    path(_PLACES, places, name="case_placements"),
    path(_PLACES + "new/", place, name="case_place"),
    path(_PLACES + "<uuid:placement_id>/end/", end, name="case_placement_end"),
]
