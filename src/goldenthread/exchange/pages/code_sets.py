"""The code sets of the return: which are empty, what each holds and from where, and filling one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, FileField, GovForm, TextAreaField, TextField
from goldenthread.exchange.actions.code_sets import (
    LONGEST_SOURCE,
    MOST_BYTES,
    codes_of_file,
    fill_code_set,
)
from goldenthread.exchange.queries.code_sets import code_set_of, code_sets_of
from goldenthread.formats.sen2.code_lists import codes_in
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for, areas_for
from goldenthread.places.models import Area
from goldenthread.places.pages.asking import asking

MAKES = Permission.MAKE_RETURNS
about_area = asking("area_id", area_for, MAKES)


class FillForm(GovForm):
    codes = TextAreaField(
        "The codes, one a line", hint="The code, a comma, its words. Such as: 1, what it means.", rows=8,
        longest=200_000,
    )  # fmt: skip
    file = FileField(
        "Or as a CSV file", hint="With the headings Code and Words. It takes the place of the lines above.",
        kinds=(".csv",), most_bytes=MOST_BYTES,
    )  # fmt: skip
    source = TextField(
        "Where are they from?", missing="Say where the codes are from", longest=LONGEST_SOURCE,
        hint="The name of the guide or letter, and the page.",
    )  # fmt: skip
    source_on = DateField("Of which day is that source?", missing="Enter the day of the source")

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("codes") or self.cleaned_data.get("file") or self.errors.get("file")):
            self.add_error("codes", "Enter the codes, one a line, or send them as a CSV file")
        return self.cleaned_data


@asks(MAKES)
def listed(request: HttpRequest) -> HttpResponseBase:
    """Every set, the empty ones first, for each council that this person makes the return of."""
    areas = areas_for(viewer_of(request), MAKES)
    context = {"areas": [(area, code_sets_of(area.id)) for area in areas]}
    return render(request, "exchange/code_sets.jinja", context)


@about_area
@takes(FORM)
def one(request: HttpRequest, area: Area, codes: str) -> HttpResponseBase:
    """One set with its versions, and the form that adds another."""
    viewer, sent = viewer_of(request), request.method == "POST"
    read = code_set_of(area.id, codes)
    first: dict[str, Any] = {"codes": "\n".join(f"{code}, {words}" for code, words in read.codes.items())}
    form = FillForm(request.POST if sent else None, request.FILES if sent else None, initial=first)
    if sent and form.is_valid():
        data = form.cleaned_data
        file = data["file"]
        try:
            found = codes_of_file(file, file.name) if file else codes_in(data["codes"] or "")
            fill_code_set(
                area=area, name=codes, codes=found, source=data["source"], source_on=data["source_on"],
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            return redirect("code_sets")
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "exchange/code_set.jinja", {"area": area, "read": read, "form": form})


urlpatterns = [
    path("returns/codes/", listed, name="code_sets"),
    path("returns/codes/<uuid:area_id>/<str:codes>/", one, name="code_set"),
]
