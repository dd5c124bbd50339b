"""A session on top of what was promised: recording one, and putting its record right."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse

from goldenthread.design.forms import (
    CheckboxField,
    DateField,
    GovForm,
    HiddenField,
    NumberField,
    RadioField,
    TextField,
)
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.deliveries import Status
from goldenthread.people import access
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions import corrections
from goldenthread.plans.actions.extra_sessions import record_extra
from goldenthread.plans.actions.what_happened import LONGEST, WhatHappened
from goldenthread.plans.queries.account_page import ProvisionRead, provision_read


class ExtraForm(GovForm):
    """When the extra session was, and how long it lasted."""

    on = DateField("When was it?", missing="Enter the day, like 20 11 2026", hint="For example, 20 11 2026")
    minutes = NumberField(
        "How many minutes did it last?", missing="Enter how many minutes it lasted, like 20",
        least=1, most=LONGEST, suffix="minutes",
    )  # fmt: skip
    another = CheckboxField("This was another extra session on the same day")
    client_key = HiddenField()

    def __init__(self, *args: Any, starts_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["on"]
        field.earliest, field.latest = starts_on, today
        if not self._saw_the_first():
            del self.fields["another"]

    def _saw_the_first(self) -> bool:
        """The box is there once somebody has been told that an extra session of that day stands already."""
        return "another" in self.data or "asked_another" in self.data

    def ask_for_another(self, words: str) -> None:
        self.fields["another"] = self.base_fields["another"]
        self.add_error("another", words)

    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "on": data["on"], "minutes": data["minutes"], "another": data.get("another", False),
            "client_key": _key(data["client_key"]),
        }  # fmt: skip


class ExtraCorrectionForm(GovForm):
    """What really happened at a session that was recorded as an extra one."""

    status = RadioField(
        "What happened?",
        [("happened", "It happened"), ("missed", "It did not take place: take it out of the account")],
        missing="Choose what happened",
        reveals={"happened": "minutes"},
    )
    minutes = NumberField(
        "How many minutes did it last?", missing="Enter how many minutes it lasted, like 20",
        least=1, most=LONGEST, suffix="minutes",
    )  # fmt: skip
    why = TextField(
        "Why are you changing the record?", longest=300,
        hint="The first record stays in the history, with this reason.",
    )  # fmt: skip

    def said(self) -> WhatHappened:
        return WhatHappened(Status(self.cleaned_data["status"]), self.cleaned_data["minutes"])


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


@about_child(Permission.RECORD)
@takes(FORM)
def extra_session(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    """A session that nobody promised: a day and its minutes. The account shows it apart."""
    viewer = viewer_of(request)
    read = provision_read(child, strand, viewer.today, viewer.at)
    sent = request.POST if request.method == "POST" else None
    form = ExtraForm(
        sent, starts_on=read.starts_on, today=viewer.today, initial={"client_key": f"{new_id()}"}
    )
    if form.is_bound and form.is_valid() and _recorded(request, child, strand, form):
        return redirect(_extra_of(child, strand))
    audit.record(what="read account", by=viewer.account, at=viewer.at, child_id=child.id, strand=strand)
    return render(request, "plans/delivery/extra.jinja", _around(child, read) | {"form": form})


def _recorded(request: HttpRequest, child: Child, strand: UUID, form: ExtraForm) -> bool:
    viewer = viewer_of(request)
    try:
        record_extra(child=child, strand=strand, by=viewer.account, at=viewer.at, **form.said())
    except Refused as refused:
        if refused.field == "another":
            form.ask_for_another(str(refused))
        else:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


def _around(child: Child, read: ProvisionRead) -> dict[str, Any]:
    return {"child": child, "title": read.now.title, "back_url": _extra_of(child, read.now.strand)}


def _extra_of(child: Child, strand: UUID) -> str:
    """Where extra sessions stand: below all the promised ones."""
    return reverse("account_sessions", args=[child.id, strand]) + "#extra"


@about_child(Permission.RECORD)
@takes(FORM)
def extra_correct(request: HttpRequest, child: Child, strand: UUID, record_id: UUID) -> HttpResponseBase:
    """Put the record of an extra session right, or take it back."""
    viewer = viewer_of(request)
    read, record = provision_read(child, strand, viewer.today), corrections.record_of(child, record_id)
    if (record.on, record.slot) in {line.session[:2] for line in read.account.lines}:
        raise NotVisible("extra session", record_id, child.id)
    begun = {"status": record.status, "minutes": record.minutes or None}
    form = ExtraCorrectionForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_bound and form.is_valid() and _corrected(request, child, record_id, form):
        return redirect(_extra_of(child, strand))
    audit.record(what="read account", by=viewer.account, at=viewer.at, child_id=child.id, strand=strand)
    context = _around(child, read) | {"form": form, "on": record.on}
    return render(request, "plans/delivery/extra_correct.jinja", context)


def _corrected(request: HttpRequest, child: Child, record_id: UUID, form: ExtraCorrectionForm) -> bool:
    viewer = viewer_of(request)
    try:
        corrections.correct_record(
            child=child, record_id=record_id, what=form.said(), why=form.cleaned_data["why"] or "",
            by=viewer.account, at=viewer.at,
            others_too=allows(access.roles_around(viewer, child.id), Permission.CORRECT),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


_ACCOUNT = "children/<uuid:child_id>/account/<uuid:strand>/"
urlpatterns = [
    path(f"{_ACCOUNT}extra/", extra_session, name="extra_session"),
    path(f"{_ACCOUNT}records/<uuid:record_id>/extra/", extra_correct, name="extra_correct"),
]
