"""Recording what happened: by one tap, with a reason, different for each child, for one child, made good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse

from goldenthread.design.words import clock
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.deliveries import Status
from goldenthread.people import access
from goldenthread.people.models import Child, TeachingClass
from goldenthread.people.pages.asking import about_child, in_class
from goldenthread.plans import session_words as words
from goldenthread.plans.actions import corrections
from goldenthread.plans.actions.delivery import Entry, record_group, record_session
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.pages.delivery_forms import EachForm, MadeGoodForm, SessionForm, WhyForm, begun_with
from goldenthread.plans.queries.class_page import recordable_in
from goldenthread.plans.queries.day import DaySession, Group, group_with, sessions_of

TAPPED = {
    "happened": WhatHappened(Status.HAPPENED),
    "missed": WhatHappened(Status.MISSED, said_why=False),
}


@dataclass(frozen=True, slots=True)
class Tapped:
    """A group of a day with the pages around it: where to say why, and where it came from."""

    group: Group
    on: date
    why: str
    back: str
    log: dict[str, Any]  # where in the log the reading of it is entered: of whom, and in which chain


def _in_class(request: HttpRequest, here: TeachingClass, on: str, strand: UUID, slot: int) -> Tapped:
    day = words.day_of(on)
    children = recordable_in(viewer_of(request), here, day)
    why, back = reverse("why_session", args=[here.id, on, strand, slot]), ""
    if request.GET.get("back") == "today":
        why, back = f"{why}?back=today", _today(request, day)
    group, back = _group(children, day, strand, slot), back or reverse("class_day", args=[here.id, on])
    of = list(dict.fromkeys(session.child.id for session in group.sessions))
    return Tapped(group, day, why, back, {"children": of, "stream": audit.stream_of_place(here.setting_id)})


def _today(request: HttpRequest, day: date) -> str:
    """The page of one’s own sessions on a day."""
    page = reverse("today")
    return page if day == viewer_of(request).today else f"{page}?on={day}"


def _of_child(request: HttpRequest, child: Child, on: str, strand: UUID, slot: int) -> Tapped:
    day = words.day_of(on)
    why = reverse("why_childs_session", args=[child.id, strand, on, slot])
    group = _group([child], day, strand, slot)
    return Tapped(group, day, why, _today(request, day), {"child_id": child.id})


def _log_read(request: HttpRequest, **of: Any) -> None:
    """Once for the page: of one child, or of those whose sessions stand on it."""
    viewer = viewer_of(request)
    audit.record(what="read a session", by=viewer.account, at=viewer.at, **of)


def _group(children: Sequence[Child], on: date, strand: UUID, slot: int) -> Group:
    group = group_with(sessions_of(children, on), strand, slot)
    if group is None:
        raise NotVisible("session", f"{strand} {on} {slot}")
    return group


@in_class(Permission.RECORD)
@takes(FORM)
def tap_session(
    request: HttpRequest, teaching_class: TeachingClass, on: str, strand: UUID, slot: int
) -> HttpResponseBase:
    return _tap(request, _in_class(request, teaching_class, on, strand, slot))


@about_child(Permission.RECORD)
@takes(FORM)
def tap_childs_session(
    request: HttpRequest, child: Child, strand: UUID, on: str, slot: int
) -> HttpResponseBase:
    return _tap(request, _of_child(request, child, on, strand, slot))


def _tap(request: HttpRequest, tapped: Tapped) -> HttpResponseBase:
    """One tap. Our script keeps "Did not happen" at once; without it, the reason comes first."""
    outcome = TAPPED.get(request.POST.get("outcome", ""))
    by_script = "application/json" in request.headers.get("Accept", "")
    if request.method != "POST" or outcome is None:
        return redirect(tapped.back)
    if outcome.status is Status.MISSED and not by_script:
        return redirect(tapped.why)
    viewer = viewer_of(request)
    entries = [
        _entry(session, tapped.on, outcome) for session in tapped.group.waiting or tapped.group.sessions
    ]
    try:
        record_group(entries=entries, by=viewer.account, at=viewer.at, client_key=_key(request))
    except Conflict as conflict:
        if not by_script:
            raise
        return JsonResponse({"words": str(conflict)}, status=409)
    if not by_script:
        return redirect(tapped.back)
    return JsonResponse(_said(tapped, outcome, f"{viewer.account.name}, {clock(viewer.at)}"))


def _said(tapped: Tapped, outcome: WhatHappened, who: str) -> dict[str, Any]:
    """What a tap's line says once it is recorded, and where to change it or to say why."""
    if outcome.status is Status.MISSED:
        missed = f"Did not happen. {who}."
        return {"recorded": True, "words": missed, "change": tapped.why, "change_words": "Say why"}
    first = tapped.group.first
    single = reverse("session", args=[first.child.id, first.strand, f"{tapped.on}", first.slot])
    change = single if len(tapped.group.sessions) == 1 else tapped.back
    return {"recorded": True, "words": f"Happened. {who}", "change": change}


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent. An empty form that was sent is still sent: it has errors to show."""
    return request.POST if request.method == "POST" else None


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("client_key", ""))
    except ValueError:
        return None


def _entry(session: DaySession, on: date, what: WhatHappened) -> Entry:
    return Entry(session.child, session.strand, on, session.slot, what)


@in_class(Permission.RECORD)
@takes(FORM)
def why_session(
    request: HttpRequest, teaching_class: TeachingClass, on: str, strand: UUID, slot: int
) -> HttpResponseBase:
    return _why(request, _in_class(request, teaching_class, on, strand, slot))


@about_child(Permission.RECORD)
@takes(FORM)
def why_childs_session(
    request: HttpRequest, child: Child, strand: UUID, on: str, slot: int
) -> HttpResponseBase:
    return _why(request, _of_child(request, child, on, strand, slot))


def _why(request: HttpRequest, tapped: Tapped) -> HttpResponseBase:
    """One question: why the sessions of a group did not happen."""
    asked = [s for s in tapped.group.sessions if s.known is None or s.known.lacks_a_reason]
    if not asked:
        return redirect(tapped.back)
    form = WhyForm(_sent(request), names=[session.name for session in asked])
    if request.method == "POST" and form.is_valid() and _say_why(request, tapped, asked, form):
        return redirect(tapped.back)
    context = {
        "form": form, "title": words.group_title(Group(tuple(asked))), "on": tapped.on,
        "back_url": tapped.back,
    }  # fmt: skip
    _log_read(request, **tapped.log)
    return render(request, "plans/delivery/why.jinja", context)


def _say_why(request: HttpRequest, tapped: Tapped, asked: Sequence[DaySession], form: WhyForm) -> bool:
    viewer, what = viewer_of(request), form.said()
    try:
        corrections.say_why(
            entries=[_entry(session, tapped.on, what) for session in asked if session.known is None],
            unsaid=[(session.child, session.known.record_id) for session in asked if session.known],
            by=viewer.account,
            at=viewer.at,
            what=what,
            others_too=_may_correct(request, asked[0].child),
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


def _may_correct(request: HttpRequest, child: Child) -> bool:
    return allows(access.roles_around(viewer_of(request), child.id), Permission.CORRECT)


@in_class(Permission.RECORD)
@takes(FORM)
def each_session(
    request: HttpRequest, teaching_class: TeachingClass, on: str, strand: UUID, slot: int
) -> HttpResponseBase:
    """What happened to each child of a group, in one form and one transaction."""
    tapped = _in_class(request, teaching_class, on, strand, slot)
    if not tapped.group.waiting:
        return redirect(tapped.back)
    form = EachForm(_sent(request), sessions=tapped.group.waiting)
    if request.method == "POST" and form.is_valid() and _record_each(request, tapped, form):
        return redirect(tapped.back)
    context = {
        "form": form, "rows": form.rows(), "title": words.group_title(tapped.group), "on": tapped.on,
        "back_url": tapped.back,
    }  # fmt: skip
    _log_read(request, **tapped.log)
    return render(request, "plans/delivery/each.jinja", context)


def _record_each(request: HttpRequest, tapped: Tapped, form: EachForm) -> bool:
    viewer = viewer_of(request)
    entries = [_entry(s, tapped.on, form.said(number)) for number, s in enumerate(form.sessions)]
    try:
        record_group(entries=entries, by=viewer.account, at=viewer.at)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


@about_child(Permission.RECORD)
@takes(FORM)
def session(request: HttpRequest, child: Child, strand: UUID, on: str, slot: int) -> HttpResponseBase:
    """One child's session: record what was forgotten, or put a record right."""
    day = words.day_of(on)
    found = next((s for s in _group([child], day, strand, slot).sessions if s.key == (strand, slot)), None)
    if found is None:
        raise NotVisible("session", f"{strand} {on} {slot}", child.id)
    back = _back(request, child, strand, on)
    begun = begun_with(found.known, request.GET.get("status", ""))
    form = SessionForm(_sent(request), session=found, initial=begun)
    if request.method == "POST" and form.is_valid() and _record_one(request, found, day, form):
        return redirect(back)
    context = {
        "form": form, "title": words.session_title(found), "on": day, "child": child, "back_url": back,
        "known": words.known_words(found.known, day, found.name) if found.known else "",
        "kind": words.KIND[found.known.status] if found.known else "none",
    }  # fmt: skip
    _log_read(request, child_id=child.id)
    return render(request, "plans/delivery/session.jinja", context)


def _record_one(request: HttpRequest, found: DaySession, on: date, form: SessionForm) -> bool:
    viewer = viewer_of(request)
    try:
        if found.known is None:
            record_session(entry=_entry(found, on, form.said()), by=viewer.account, at=viewer.at)
        else:
            corrections.correct_record(
                child=found.child, record_id=found.known.record_id, what=form.said(),
                why=form.cleaned_data["why"] or "", by=viewer.account, at=viewer.at,
                others_too=_may_correct(request, found.child),
            )  # fmt: skip
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


def _back(request: HttpRequest, child: Child, strand: UUID, on: str) -> str:
    """Where the page was opened: today's, a class's, or the sessions one by one."""
    came_from = request.GET.get("back", "")
    if came_from == "today":
        return _today(request, words.day_of(on))
    try:
        return reverse("class_day", args=[UUID(came_from), on])
    except ValueError:
        return reverse("account_sessions", args=[child.id, strand])


@about_child(Permission.RECORD)
@takes(FORM)
def make_good(request: HttpRequest, child: Child, strand: UUID, record_id: UUID) -> HttpResponseBase:
    """When a missed session was made good, and for how long."""
    viewer = viewer_of(request)
    record = corrections.record_of(child, record_id)
    if record.strand != strand:
        raise NotVisible("record of a session", record_id, child.id)
    back = reverse("account_sessions", args=[child.id, strand])
    form = MadeGoodForm(_sent(request), missed_on=record.on, today=viewer.today)
    if request.method == "POST" and form.is_valid():
        try:
            corrections.make_good(
                child=child, record_id=record_id, by=viewer.account, at=viewer.at, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect(back)
    context = {"form": form, "child": child, "on": record.on, "back_url": back}
    _log_read(request, child_id=child.id)
    return render(request, "plans/delivery/make_good.jinja", context)


_IN_CLASS = "classes/<uuid:class_id>/<str:on>/<uuid:strand>/<int:slot>/"
_OF_CHILD = "children/<uuid:child_id>/sessions/<uuid:strand>/<str:on>/<int:slot>/"
urlpatterns = [
    path(f"{_IN_CLASS}tap/", tap_session, name="tap_session"),
    path(f"{_IN_CLASS}why/", why_session, name="why_session"),
    path(f"{_IN_CLASS}each/", each_session, name="each_session"),
    path(_OF_CHILD, session, name="session"),
    path(f"{_OF_CHILD}tap/", tap_childs_session, name="tap_childs_session"),
    path(f"{_OF_CHILD}why/", why_childs_session, name="why_childs_session"),
    path(
        "children/<uuid:child_id>/account/<uuid:strand>/records/<uuid:record_id>/made-good/",
        make_good, name="make_good",
    ),
]  # fmt: skip
