"""Who comes to an event and what they need, for those who hold it; the door, with a signal or without."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import HiddenField
from goldenthread.design.words import clock
from goldenthread.events.access import RUN, event_for, sign_up_for
from goldenthread.events.actions.door import tick
from goldenthread.events.actions.sending import mark_told
from goldenthread.events.actions.sign_ups import accept, give_up, sign_up
from goldenthread.events.pages.person_forms import WholeForm, person_of
from goldenthread.events.pages.presenting import NoForm, say_beside, sent
from goldenthread.events.queries.events import event_lines
from goldenthread.events.queries.people import door_of, message_of, needs_of, people_of, to_tell
from goldenthread.events.states import Standing
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

CAME = {"came": True, "back": False}
ENTERED = "entered sign-up"


class EnterForm(WholeForm):
    wish = HiddenField()


@asks(RUN)
def people(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    _log("read who comes to an event", viewer, found)
    lines = people_of(found)
    context = {
        "event": found,
        "line": event_lines([found], viewer.at)[0],
        "groups": [
            (words, [one for one in lines if one.standing in standings])
            for words, standings in (
                ("Has a place", (Standing.PLACE,)),
                ("Offered a place", (Standing.OFFERED,)),
                ("On the waiting list", (Standing.WAITING,)),
                ("Not coming", (Standing.GIVEN_UP, Standing.LAPSED)),
            )
        ],
        "to_tell": to_tell(found),
    }
    return render(request, "events/running/people.jinja", context)


@asks(RUN)
def needs(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    """For the venue: what people need, and nobody’s name."""
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    _log("read what people need at an event", viewer, found)
    return render(request, "events/running/needs.jinja", {"event": found, "needs": needs_of(found)})


@asks(RUN)
@takes(FORM)
def enter(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    """Somebody who rang, wrote or stands at the door."""
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    form = EnterForm(sent(request), initial={"wish": uuid4(), "seats": "1"})
    if request.method == "POST" and form.is_valid():
        try:
            made, code = sign_up(
                event=found, person=person_of(form.cleaned_data), wish=_wish(form.cleaned_data),
                by=viewer.account, at=viewer.at,
            )  # fmt: skip
            request.session[ENTERED] = [str(made.id), code]
            return redirect("event_entered", sign_up_id=made.id)
        except Refused as error:
            say_beside(form, error)
    return render(request, "events/running/enter.jinja", {"form": form, "event": found})


def _wish(given: dict[str, Any]) -> UUID:
    try:
        return UUID(given["wish"])
    except ValueError:
        return uuid4()


@asks(RUN)
def entered(request: HttpRequest, sign_up_id: UUID) -> HttpResponseBase:
    """The code for whoever was entered: shown once, to whoever entered them."""
    found = sign_up_for(viewer_of(request), sign_up_id)
    kept = request.session.get(ENTERED)
    if not kept or kept[0] != str(sign_up_id):
        return redirect("event_people", event_id=found.event_id)
    context = {"sign_up": found, "code": kept[1], "has_place": found.standing == Standing.PLACE}
    return render(request, "events/running/entered.jinja", context)


@asks(RUN)
@takes(FORM)
def give_up_for(request: HttpRequest, sign_up_id: UUID) -> HttpResponseBase:
    """Somebody rang or wrote that they cannot come."""
    return _for_them(request, sign_up_id, give_up, "give_up_for")


@asks(RUN)
@takes(FORM)
def accept_for(request: HttpRequest, sign_up_id: UUID) -> HttpResponseBase:
    """Somebody rang or wrote that they take the place that is kept."""
    return _for_them(request, sign_up_id, accept, "accept_for")


def _for_them(request: HttpRequest, sign_up_id: UUID, act: Any, template: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = sign_up_for(viewer, sign_up_id)
    form = NoForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            act(sign_up=found, by=viewer.account, at=viewer.at)
            return redirect("event_people", event_id=found.event_id)
        except Refused as error:
            say_beside(form, error)
    _log("read who comes to an event", viewer, found.event)
    return render(request, f"events/running/{template}.jinja", {"form": form, "sign_up": found})


@asks(RUN)
@takes(FORM)
def told(request: HttpRequest, event_id: UUID, message_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    message = message_of(event_for(viewer, event_id), message_id)
    if message is None:
        raise NotVisible("message", message_id)
    if request.method == "POST":
        mark_told(message=message, by=viewer.account, at=viewer.at)
    return redirect("event_people", event_id=event_id)


@asks(RUN)
def door(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    """Who may come in. Ticks made without a signal wait on the device; the same page prints as a list."""
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    _log("read the list at the door", viewer, found)
    context = {"event": found, "door": door_of(found), "line": event_lines([found], viewer.at)[0]}
    return render(request, "events/running/door.jinja", context)


@asks(RUN)
@takes(FORM)
def tick_person(request: HttpRequest, event_id: UUID, sign_up_id: UUID) -> HttpResponseBase:
    return _tick(request, event_id, sign_up_id)


@asks(RUN)
@takes(FORM)
def tick_walk_in(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    return _tick(request, event_id, None)


def _tick(request: HttpRequest, event_id: UUID, sign_up_id: UUID | None) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    came = CAME.get(request.POST.get("outcome", ""))
    by_script = "application/json" in request.headers.get("Accept", "")
    if came is None:
        return redirect("event_door", event_id=event_id)
    try:
        tick(
            event=found, sign_up_id=sign_up_id, came=came, tap=_key(request), by=viewer.account, at=viewer.at
        )
    except Conflict as conflict:
        if not by_script:
            raise
        return JsonResponse({"words": str(conflict)}, status=409)
    if not by_script:
        return redirect("event_door", event_id=event_id)
    return JsonResponse({"recorded": True, "words": _said(came, sign_up_id, viewer)})


def _said(came: bool, sign_up_id: UUID | None, viewer: Viewer) -> str:
    what = ("Here" if came else "Not here") if sign_up_id else ("Counted" if came else "Taken off")
    return f"{what}. {viewer.account.name}, {clock(viewer.at)}"


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("client_key", ""))
    except ValueError:
        return uuid4()


def _log(what: str, viewer: Viewer, event: Any) -> None:
    audit.record(
        what=what, by=viewer.account, at=viewer.at, event=event.name,
        stream=audit.stream_of_place(event.consultation.area_id),
    )  # fmt: skip


_ONE, _PERSON = "events/<uuid:event_id>/run/", "events/people/<uuid:sign_up_id>/"
urlpatterns = [
    path(_ONE + "people/", people, name="event_people"),
    path(_ONE + "needs/", needs, name="event_needs"),
    path(_ONE + "people/enter/", enter, name="event_enter"),
    path(_ONE + "told/<uuid:message_id>/", told, name="event_told"),
    path(_ONE + "door/", door, name="event_door"),
    path(_ONE + "door/<uuid:sign_up_id>/", tick_person, name="event_tick"),
    path(_ONE + "door/walk-in/", tick_walk_in, name="event_walk_in"),
    path(_PERSON + "entered/", entered, name="event_entered"),
    path(_PERSON + "give-up/", give_up_for, name="event_give_up_for"),
    path(_PERSON + "accept/", accept_for, name="event_accept_for"),
]
