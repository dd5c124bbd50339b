"""Signing up without an account: one question a page. Nothing is kept of it until it is sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.addresses import address
from goldenthread.design.parts import SummaryRow
from goldenthread.events.access import published
from goldenthread.events.actions.sign_ups import SentAlready, sign_up
from goldenthread.events.asked import keep_code, may, own_place
from goldenthread.events.pages.person_forms import NEEDED, STEPS, person_of, said_of
from goldenthread.events.pages.presenting import sent
from goldenthread.events.queries.events import EventPage, event_page
from goldenthread.events.queries.people import my_place
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, public, takes

KEPT, DONE = "signing up", "signed up"
FIRST = "name"


@public("what is typed is kept in the visitor’s own session, and shown to nobody else")
@takes(FORM)
def step(request: HttpRequest, event_id: UUID, name: str) -> HttpResponseBase:
    if name not in STEPS:
        raise Http404
    page = event_page(published(event_id), clock.now())
    if not page.line.takes_sign_ups:
        return redirect("event", event_id=event_id)
    kept = _kept(request, event_id)
    form = STEPS[name](sent(request), initial=kept)
    steps = list(STEPS)
    at = steps.index(name)
    if request.method == "POST" and form.is_valid():
        _keep(request, event_id, {**kept, **form.cleaned_data})
        if request.GET.get("back") == "check" or at + 1 == len(steps):
            return redirect("event_sign_up_check", event_id=event_id)
        return redirect("event_sign_up", event_id=event_id, name=steps[at + 1])
    before = address("event_sign_up", event_id, steps[at - 1]) if at else address("event", event_id)
    context = {"form": form, "line": page.line, "number": at + 1, "of": len(steps), "before": before}
    return render(request, "events/public/step.jinja", context)


@public("it shows what this visitor typed, and sends it")
@takes(FORM)
def check(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    found = published(event_id)
    kept = _kept(request, event_id)
    if not all(kept.get(name) for name in NEEDED):
        done = request.session.get(DONE, "") == str(event_id)
        return redirect("event_signed_up" if done else "event", event_id=event_id)
    problem = ""
    if request.method == "POST":
        if not may(request, "sign_up"):
            return render(
                request, "events/public/too_many.jinja", {"back": address("event", event_id)}, status=429
            )
        try:
            _, code = sign_up(event=found, person=person_of(kept), wish=UUID(kept["wish"]), at=clock.now())
        except SentAlready:
            return redirect("event_signed_up", event_id=event_id)
        except Refused as error:
            problem = str(error)
        else:
            request.session[KEPT] = {}
            request.session[DONE] = str(event_id)
            keep_code(request, code)
            return redirect("event_signed_up", event_id=event_id)
    page = event_page(found, clock.now())
    return render(
        request, "events/public/check.jinja",
        {"page": page, "line": page.line, "rows": _rows(page, kept), "problem": problem},
    )  # fmt: skip


@public("it shows the code of what this visitor sent, and nothing else")
def signed_up(request: HttpRequest, event_id: UUID) -> HttpResponseBase:
    own = own_place(request)
    if own is None or request.session.get(DONE) != str(event_id) or own.event_id != event_id:
        return redirect("event", event_id=event_id)
    mine = my_place(own, clock.now())
    context = {"mine": mine, "line": mine.page.line, "code": request.session["event code"]}
    return render(request, "events/public/signed_up.jinja", context)


def _kept(request: HttpRequest, event_id: UUID) -> dict[str, Any]:
    found: dict[str, Any] = request.session.get(KEPT, {}).get(str(event_id), {})
    return found


def _keep(request: HttpRequest, event_id: UUID, answers: dict[str, Any]) -> None:
    """For one event at a time: what was begun for another is let go."""
    request.session[KEPT] = {str(event_id): {"wish": str(uuid4()), **answers}}


def _rows(page: EventPage, kept: dict[str, Any]) -> list[SummaryRow]:
    return [
        SummaryRow(
            label, words or "Not said", "Change",
            f"{address('event_sign_up', page.line.id, name)}?back=check", label.lower(),
        )
        for label, words, name in said_of(kept)
    ]  # fmt: skip


_ONE = "events/<uuid:event_id>/sign-up/"
urlpatterns = [
    path(_ONE + "check/", check, name="event_sign_up_check"),
    path(_ONE + "done/", signed_up, name="event_signed_up"),
    path(_ONE + "<slug:name>/", step, name="event_sign_up"),
]
