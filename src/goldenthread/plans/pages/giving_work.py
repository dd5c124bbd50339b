"""Giving a thing on the desk to a colleague: to whom, and a few words if they help."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import GovForm, RadioField, TextField
from goldenthread.design.parts import Choice
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.people.queries.colleagues import Colleague
from goldenthread.plans.actions.giving_work import LONGEST_NOTE, give_work
from goldenthread.plans.desk_words import what_of
from goldenthread.plans.queries.given_work import given_work, item_on_desk, key_of, may_be_given_to


class GiveForm(GovForm):
    """To whom, and why."""

    note = TextField("A few words for them, if they help", longest=LONGEST_NOTE)

    def __init__(self, *args: Any, colleagues: tuple[Colleague, ...], me: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            Choice(
                f"{one.account_id}", f"{one.name}, {one.role}" + (" (you)" if one.account_id == me else "")
            )
            for one in colleagues
        ]
        to = RadioField(
            "Who will see to it?", offered, missing="Choose who will see to it",
            hint="Only those who work with this child, and may do this, are here.",
        )  # fmt: skip
        self.fields = {"to": to, **self.fields}


@about_child(Permission.SEE_DESK)
@takes(FORM)
def give(request: HttpRequest, child: Child, matter: str, about: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    item = item_on_desk(viewer, child.id, matter, about)
    has = given_work([child.id]).get(key_of(item))
    form = GiveForm(
        request.POST if request.method == "POST" else None,
        colleagues=may_be_given_to(item, viewer.today), me=viewer.account.id,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        to, note = UUID(form.cleaned_data["to"]), form.cleaned_data["note"] or ""
        try:
            give_work(item=item, to=to, note=note, by=viewer.account, at=viewer.at)
            return redirect("desk")
        except Refused as refused:
            form.add_error(refused.field, str(refused))
    audit.record(what="read work on the desk", by=viewer.account, at=viewer.at, child_id=child.id)
    return render(
        request,
        "plans/desk/give.jinja",
        {"form": form, "child": child, "what": what_of(item, viewer.today), "has": has},
    )


urlpatterns = [
    path("desk/give/<uuid:child_id>/<str:matter>/<uuid:about>/", give, name="desk_give"),
]
