"""Tables of an event and their note-takers, for those who hold it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import GovForm, TextField
from goldenthread.events.access import RUN, event_for, table_for
from goldenthread.events.actions.notes import give_table_again, make_table
from goldenthread.events.pages.presenting import say_beside, sent
from goldenthread.events.queries.notes import tables_of
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

CODE = "code of a table"


class TableForm(GovForm):
    note_taker = TextField(
        "Who takes the notes?", missing="Enter who takes the notes", longest=200, label_as_heading=True
    )


@asks(RUN)
def tables(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    found = event_for(viewer_of(request), event_id)
    return render(request, "events/running/tables.jinja", {"event": found, "tables": tables_of(found)})


@asks(RUN)
@takes(FORM)
def add(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    form = TableForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made, code = make_table(event=found, by=viewer.account, at=viewer.at, **form.cleaned_data)
            request.session[CODE] = [str(made.id), code]
            return redirect("event_table_code", table_id=made.id)
        except Refused as error:
            say_beside(form, error)
    return render(request, "events/running/table.jinja", {"form": form, "event": found, "number": None})


@asks(RUN)
@takes(FORM)
def again(request: HttpRequest, table_id: UUID) -> HttpResponseBase:
    """Another code: the note-taker lost it, or somebody else takes over."""
    viewer = viewer_of(request)
    found = table_for(viewer, table_id)
    form = TableForm(sent(request), initial={"note_taker": found.note_taker})
    if request.method == "POST" and form.is_valid():
        try:
            code = give_table_again(table=found, by=viewer.account, at=viewer.at, **form.cleaned_data)
            request.session[CODE] = [str(found.id), code]
            return redirect("event_table_code", table_id=found.id)
        except Refused as error:
            say_beside(form, error)
    context = {"form": form, "event": found.event, "number": found.number}
    return render(request, "events/running/table.jinja", context)


@asks(RUN)
def code(request: HttpRequest, table_id: UUID) -> HttpResponseBase:
    """Shown once, to whoever made it, to be given to the note-taker."""
    found = table_for(viewer_of(request), table_id)
    kept = request.session.get(CODE)
    if not kept or kept[0] != str(table_id):
        return redirect("event_tables", event_id=found.event_id)
    return render(
        request, "events/running/table_code.jinja", {"table": found, "event": found.event, "code": kept[1]}
    )


urlpatterns = [
    path("events/<uuid:event_id>/run/tables/", tables, name="event_tables"),
    path("events/<uuid:event_id>/run/tables/add/", add, name="event_table_add"),
    path("events/tables/<uuid:table_id>/again/", again, name="event_table_again"),
    path("events/tables/<uuid:table_id>/code/", code, name="event_table_code"),
]
