"""Holding events: made, written, published, given more places, cancelled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from goldenthread.conversation.access import consultation_for, consultations_for
from goldenthread.conversation.queries.consultations import principles_of
from goldenthread.design.forms import GovForm
from goldenthread.events.access import RUN, event_for, events_run_by
from goldenthread.events.actions import events as actions
from goldenthread.events.pages.event_forms import FIELDS, CancelForm, CapacityForm, MakeForm, WriteForm
from goldenthread.events.pages.presenting import NoForm, say_beside, sent
from goldenthread.events.queries.events import event_lines, event_page, point_of
from goldenthread.events.queries.panel import unread_in
from goldenthread.events.queries.people import to_tell
from goldenthread.events.queries.positions import position_of
from goldenthread.events.states import STAGE_WORDS, Stage
from goldenthread.events.words import short_address
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of


@asks(RUN)
def events_run(request: HttpRequest) -> HttpResponseBase:
    """Of all consultations that this person runs."""
    viewer = viewer_of(request)
    lines = event_lines(events_run_by(viewer), viewer.at)
    context = {
        "lines": lines,
        "words": STAGE_WORDS,
        "unread": unread_in(one.id for one in lines),
        "consultations": list(consultations_for(viewer, RUN)),
    }
    return render(request, "events/running/list.jinja", context)


@asks(RUN)
@takes(FORM)
def make(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    form = MakeForm(principles_of(found), sent(request))
    if request.method == "POST" and form.is_valid():
        capacity = form.cleaned_data.pop("capacity")
        try:
            made = actions.make_event(
                consultation=found, details=form.details, capacity=capacity, by=viewer.account, at=viewer.at
            )
            return redirect("event_run", event_id=made.id)
        except Refused as error:
            _beside(form, error)
    return render(request, "events/running/make.jinja", {"form": form, "consultation": found})


def _beside(form: GovForm, error: Refused) -> None:
    error.field = FIELDS.get(error.field, error.field)
    say_beside(form, error)


@asks(RUN)
def event_run(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    """Everything that there is to do about one event."""
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    page = event_page(found, viewer.at)
    context = {
        "page": page,
        "line": page.line,
        "words": STAGE_WORDS[page.line.stage],
        "link": found.online_link,
        "to_tell": len(to_tell(found)),
        "unread": unread_in([found.id]).get(found.id, 0),
        "short_address": short_address(found.short),
        "changes": page.line.stage not in (Stage.OVER, Stage.CANCELLED),
    }
    return render(request, "events/running/event.jinja", context)


@asks(RUN)
@takes(FORM)
def write(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    form = WriteForm(principles_of(found.consultation), sent(request), initial=_begun(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_event(event=found, details=form.details, by=viewer.account, at=viewer.at)
            return redirect("event_run", event_id=event_id)
        except Refused as error:
            _beside(form, error)
    return _page(request, found, "write", form)


def _begun(found: Any) -> dict[str, Any]:
    names = (
        "name", "about", "online_link", "venue", "address", "postcode", "easting", "northing", "region",
        "access", "access_words", "languages",
    )  # fmt: skip
    starts, ends = timezone.localtime(found.starts_at), timezone.localtime(found.ends_at)
    begun = {name: getattr(found, name) for name in names}
    if point_of(found) == getattr(position_of(found.postcode), "point", None):
        begun |= {"easting": None, "northing": None}  # they follow from the postcode, and follow it anew
    return begun | {
        "principle": str(found.principle_id or ""), "held": "online" if found.is_online else "room",
        "on": starts.date(), "starts": starts.time(), "ends": ends.time(),
    }  # fmt: skip


@asks(RUN)
@takes(FORM)
def publish(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    form = NoForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish_event(event=found, by=viewer.account, at=viewer.at)
            return redirect("event_run", event_id=event_id)
        except Refused as error:
            say_beside(form, error)
    return _page(request, found, "publish", form, page=event_page(found, viewer.at))


@asks(RUN)
@takes(FORM)
def capacity(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    form = CapacityForm(sent(request), initial={"capacity": found.capacity})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_capacity(event=found, by=viewer.account, at=viewer.at, **form.cleaned_data)
            return redirect("event_run", event_id=event_id)
        except Refused as error:
            say_beside(form, error)
    return _page(request, found, "capacity", form)


@asks(RUN)
@takes(FORM)
def cancel(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    form = CancelForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_event(event=found, by=viewer.account, at=viewer.at, **form.cleaned_data)
            return redirect("event_run", event_id=event_id)
        except Refused as error:
            say_beside(form, error)
    (line,) = event_lines([found], viewer.at)
    return _page(request, found, "cancel", form, line=line)


def _page(request: HttpRequest, found: Any, template: str, form: GovForm, **more: Any) -> HttpResponseBase:
    context = {"form": form, "event": found, **more}
    return render(request, f"events/running/{template}.jinja", context)


_ONE = "events/<uuid:event_id>/run/"
urlpatterns = [
    path("events/run/", events_run, name="events_run"),
    path("events/make/<uuid:public_id>/", make, name="event_make"),
    path(_ONE, event_run, name="event_run"),
    path(_ONE + "write/", write, name="event_write"),
    path(_ONE + "publish/", publish, name="event_publish"),
    path(_ONE + "places/", capacity, name="event_capacity"),
    path(_ONE + "cancel/", cancel, name="event_cancel"),
]
