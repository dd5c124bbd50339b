"""Whom a council names for independent help: kept by its manager, and missed before a letter needs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.casework.pages.letter_words import in_area
from goldenthread.design.addresses import address
from goldenthread.design.forms import EmailField, GovForm, TextField
from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.independent_help import Contact, Local
from goldenthread.places.access import area_for
from goldenthread.places.actions.independent_help import keep_help
from goldenthread.places.queries.independent_help import contacts_in

if TYPE_CHECKING:
    from uuid import UUID

    from goldenthread.casework.models import Case
    from goldenthread.places.models import Area

WHO = {Local.MEDIATION: "mediation adviser", Local.SENDIASS: "SENDIASS"}


class ContactForm(GovForm):
    name = TextField("What is it called?", missing="Enter the name, as families know it", longest=200)
    telephone = TextField("Telephone number", longest=60)
    email = EmailField("E-mail address", autocomplete=None)
    website = TextField("Website", hint="Like www.example.org", longest=200)


def unnamed_help(viewer: Viewer, case: Case, unnamed: Sequence[Local]) -> dict[str, Any]:
    """What an officer is told before a letter goes that should name somebody: who, and where that is said."""
    words = [f"Your council has not said who its {WHO[kind]} is" for kind in unnamed]
    kept_at = _kept_at(viewer, case.area_id) if unnamed else ""
    return {"unnamed": words, "help_kept_at": kept_at}


def _kept_at(viewer: Viewer, area_id: UUID) -> str:
    """The page where it is said, for those who may."""
    try:
        area_for(viewer, area_id, Permission.KEEP_LETTERS)
    except (NotPermitted, NotVisible):
        return ""
    return address("local_help", area_id)


@in_area(Permission.KEEP_LETTERS)
def local_help(request: HttpRequest, area: Area) -> HttpResponseBase:
    """Who gives each kind of help in this area, and how families reach them."""
    contacts = contacts_in(area.id)
    named = [(kind, name, contacts.get(kind)) for kind, name in WHO.items()]
    return render(request, "casework/letters/help.jinja", {"area": area, "named": named})


@in_area(Permission.KEEP_LETTERS)
@takes(FORM)
def edit(request: HttpRequest, area: Area, kind: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    if kind not in WHO:
        raise Http404
    who = Local(kind)
    known = contacts_in(area.id).get(who)
    form = ContactForm(request.POST or None, initial=known._asdict() if known else {})
    if request.method == "POST" and form.is_valid():
        contact = Contact(*(form.cleaned_data[name] or "" for name in Contact._fields))
        try:
            keep_help(area=area, kind=who, contact=contact, by=viewer.account, at=viewer.at)
            messages.success(request, "Families and letters now name them.")
            return redirect("local_help", area_id=area.id)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"area": area, "form": form, "who": WHO[who]}
    return render(request, "casework/letters/help_edit.jinja", context)


_HELP = "letters/<uuid:area_id>/independent-help/"
urlpatterns = [
    path(_HELP, local_help, name="local_help"),
    path(_HELP + "<slug:kind>/", edit, name="local_help_edit"),
]
