"""A child’s own details, as the returns need them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, GovForm, RadioField, SelectField, TextField
from goldenthread.formats.sen2.codes import NO_NUMBER
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.actions.details import Details, keep_details
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child

UNKNOWN = "unknown"
_YES_NO = {"yes": True, "no": False}


class DetailsForm(GovForm):
    born_on = DateField("Date of birth", missing="Enter the date of birth")
    sex = RadioField("Sex", [("F", "Female"), ("M", "Male"), (UNKNOWN, "Not known")], inline=True)
    ethnicity = TextField(
        "Ethnicity", hint="The code of four letters that the school census uses.", longest=4
    )
    postcode = TextField("Postcode", hint="Of where they live.", longest=8)
    upn = TextField("Unique pupil number (UPN)", longest=13)
    uln = TextField("Unique learner number (ULN)", longest=10)
    no_upn_because = SelectField(
        "If there is no number, why?",
        [(code, words[0].upper() + words[1:]) for code, words in NO_NUMBER.codes.items()],
        ask="There is a number, or the reason is not known",
    )
    disabled = RadioField(
        "Do they have a disability?",
        [("yes", "Yes"), ("no", "No"), (UNKNOWN, "Not known")],
        inline=True,
        hint="As the Equality Act 2010 means it. The lists of an inspection ask for it.",
    )


@about_child(Permission.KEEP_DETAILS)
@takes(FORM)
def details(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=_known(child))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        said = Details(
            born_on=data["born_on"], sex="" if data["sex"] == UNKNOWN else data["sex"], upn=data["upn"] or "", uln=data["uln"] or "",
            no_upn_because=data["no_upn_because"] or "", ethnicity=data["ethnicity"] or "",
            postcode=data["postcode"] or "", disabled=_YES_NO.get(data["disabled"]),
        )  # fmt: skip
        try:
            keep_details(child=child, details=said, by=viewer.account, at=viewer.at)
            messages.success(request, f"The details of {child.name} are kept.")
            return redirect("child_details", child_id=child.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    audit.record(what="read the child’s details", by=viewer.account, at=viewer.at, child_id=child.id)
    return render(request, "people/details.jinja", {"child": child, "form": form})


def _known(child: Child) -> dict[str, object]:
    said = {None: UNKNOWN, True: "yes", False: "no"}[child.disabled]
    names = ("born_on", "ethnicity", "postcode", "upn", "uln", "no_upn_because")
    return {name: getattr(child, name) or "" for name in names} | {
        "sex": child.sex or UNKNOWN, "disabled": said,
    }  # fmt: skip


urlpatterns = [path("children/<uuid:child_id>/details/", details, name="child_details")]
