"""A person's own keys for other programs: seen, made, ended. The letters of a key are shown once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from goldenthread.design.forms import GovForm, RadioField, TextField
from goldenthread.foundation.access import key_for
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.keys import LONGEST_DAYS, end_key, make_key
from goldenthread.foundation.pages.asking import FORM, signed_in, takes, viewer_of
from goldenthread.foundation.queries import own_keys


class KeyForm(GovForm):
    name = TextField(
        "What is the key for?",
        missing="Say what the key is for, like “Timetable program”",
        hint="The name of the program that gets it. One key for each program.",
        longest=100,
    )
    days = RadioField(
        "How long does it last?",
        [("30", "30 days"), ("90", "90 days"), (f"{LONGEST_DAYS}", "A year")],
        missing="Choose how long it lasts",
    )


@signed_in
def keys(request: HttpRequest) -> HttpResponseBase:
    return render(request, "foundation/keys/list.jinja", {"keys": own_keys(viewer_of(request))})


@signed_in
@takes(FORM)
def make(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        name, days = form.cleaned_data["name"], int(form.cleaned_data["days"])
        try:
            key, letters = make_key(
                account=viewer.account, name=name, days=days, by=viewer.account, at=viewer.at
            )
            return render(request, "foundation/keys/made.jinja", {"key": key, "letters": letters})
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "foundation/keys/make.jinja", {"form": form})


@signed_in
@takes(FORM)
def end(request: HttpRequest, key_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    key = key_for(viewer, key_id)
    if request.method == "POST":
        end_key(account=viewer.account, name=key.name, by=viewer.account, at=viewer.at)
        messages.success(request, f"The key “{key.name}” has ended. It opens nothing more.")
        return redirect("keys")
    return render(request, "foundation/keys/end.jinja", {"key": key})
