"""What the yearly return asks of a case beside its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.actions.details import say_needs, say_youth_accommodation
from goldenthread.casework.pages.asking import about_case
from goldenthread.design.forms import GovForm, RadioField, SelectField
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.areas import TYPES_IN_A_PLAN

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

_SAID: dict[bool | None, str] = {True: "yes", False: "no"}


class DetailsForm(GovForm):
    was_there = RadioField(
        "Were they in relevant youth accommodation when the request came?",
        [("no", "No"), ("yes", "Yes")],
        missing="Say whether they were",
        hint="Like a young offender institution or a secure children’s home.",
    )


class NeedsForm(GovForm):
    primary = SelectField(
        "What is the main type of need?", [("", "Choose a type"), *TYPES_IN_A_PLAN.items()],
        missing="Choose the main type of need",
    )  # fmt: skip
    secondary = SelectField("Is there a second one?", [("", "No"), *TYPES_IN_A_PLAN.items()])


@about_case(Permission.WORK_CASE)
@takes(FORM)
def needs(request: HttpRequest, case: Case) -> HttpResponseBase:
    """The types of need that section B describes, which the return reads before the school’s plan."""
    viewer = viewer_of(request)
    known = {"primary": case.need_primary, "secondary": case.need_secondary}
    form = NeedsForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            say_needs(
                case=case, primary=data["primary"], secondary=data["secondary"] or "", by=viewer.account,
                at=viewer.at,
            )  # fmt: skip
        except Refused as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, "It is kept, and goes into the yearly return.")
            return redirect("case", case_id=case.id)
    return render(request, "casework/case/needs.jinja", {"case": case, "form": form})


@about_case(Permission.WORK_CASE)
@takes(FORM)
def details(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    known = {"was_there": _SAID.get(case.youth_accommodation)}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        say_youth_accommodation(
            case=case, was_there=form.cleaned_data["was_there"] == "yes", by=viewer.account, at=viewer.at
        )
        messages.success(request, "It is kept, and goes into the yearly return.")
        return redirect("case", case_id=case.id)
    return render(request, "casework/case/details.jinja", {"case": case, "form": form})


urlpatterns = [
    path("cases/<uuid:case_id>/details/", details, name="case_details"),
    path("cases/<uuid:case_id>/needs/", needs, name="case_needs"),
]
