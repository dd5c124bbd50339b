"""Pages of concerns: raise one, read it, answer it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField
from goldenthread.design.words import Spoken
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, signed_in, takes, viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind, allows
from goldenthread.people.access import child_for, roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.people.queries.contacts import listed_like
from goldenthread.plans.actions.concerns import answer_concern, raise_concern
from goldenthread.plans.actions.duty import begin_walk
from goldenthread.plans.codes import ANSWERS, QUESTION
from goldenthread.plans.queries.concerns import concern_for, concerns_for


class RaiseForm(GovForm):
    """Two questions; neither asks for a diagnosis."""

    words = TextAreaField(
        "What worries you?",
        missing="Say what worries you, in your own words",
        hint="What did you see or hear? You do not need a diagnosis, or the right words.",
        rows=4,
    )
    tried = TextAreaField(
        "What has been tried, and did it help?", hint="Leave it empty if nothing yet.", rows=3
    )


class AskForm(GovForm):
    words = TextAreaField(
        "What do you want to ask about this account?",
        missing="Write your question",
        label_as_heading=True,
        rows=4,
    )


class AnswerForm(GovForm):
    outcome = RadioField("What happens now?", ANSWERS, missing="Choose what happens now")
    reason = TextAreaField(
        "Why?", missing="Give the reason, so that whoever raised it knows why", hint="They read this.", rows=4
    )
    look_again_on = DateField("When will you look again?", hint="Needed if you watch and look again.")


@signed_in
def concerns(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = concerns_for(viewer)
    if found:
        children = list(dict.fromkeys(line.child_id for line in found))
        audit.record(what="read concerns", by=viewer.account, at=viewer.at, children=children)
    context = {
        "waiting": [line for line in found if not line.outcome],
        "answered": [line for line in found if line.outcome],
        "today": viewer.today,
    }
    return render(request, "plans/concerns/list.jinja", context)


@signed_in
def choose_child(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    sought = request.GET.get("name", "").strip()
    children = listed_like(viewer, Permission.RAISE_CONCERN, sought)
    context = {"children": children[:50], "number": len(children), "sought": sought}
    return render(request, "plans/concerns/choose.jinja", context)


@about_child(Permission.RAISE_CONCERN)
@takes(FORM)
def raise_one(request: HttpRequest, child: Child) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = RaiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            words, tried = form.cleaned_data["words"], form.cleaned_data["tried"] or ""
            concern = raise_concern(child=child, words=words, tried=tried, by=viewer.account, at=viewer.at)
            return redirect("concern", concern_id=concern.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "plans/concerns/raise.jinja", {"child": child, "form": form})


@about_child(Permission.RAISE_CONCERN)
@takes(FORM)
def ask_about_account(request: HttpRequest, child: Child, strand: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            concern = raise_concern(
                child=child,
                words=form.cleaned_data["words"],
                kind=QUESTION,
                provision_strand=strand,
                by=viewer.account,
                at=viewer.at,
            )
            return redirect("concern", concern_id=concern.id)
        except Refused as error:
            form.add_error(error.field or None, str(error))
    return render(request, "plans/concerns/ask.jinja", {"child": child, "form": form, "strand": strand})


@signed_in
def concern(request: HttpRequest, concern_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    line = concern_for(viewer, concern_id)
    audit.record(what="read a concern", by=viewer.account, at=viewer.at, child_id=line.child_id)
    kinds = roles_around(viewer, line.child_id)
    context = {
        "line": line,
        "about": Spoken(line.child, reads=RoleKind.YOUNG_PERSON in kinds),
        "may_answer": allows(kinds, Permission.ANSWER_CONCERN) and not line.outcome,
        "today": viewer.today,
    }
    return render(request, "plans/concerns/concern.jinja", context)


@asks(Permission.ANSWER_CONCERN)
@takes(FORM)
def answer(request: HttpRequest, concern_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    line = concern_for(viewer, concern_id)
    child = child_for(viewer, line.child_id, Permission.ANSWER_CONCERN)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_concern(
                child=child, concern_id=concern_id, **form.cleaned_data, by=viewer.account, at=viewer.at
            )
        except Refused as error:
            form.add_error(error.field or None, str(error))
        else:
            return _onward(request, child, concern_id, form.cleaned_data["outcome"])
    return render(request, "plans/concerns/answer.jinja", {"line": line, "form": form})


def _onward(request: HttpRequest, child: Child, concern_id: UUID, outcome: str) -> HttpResponseBase:
    """An answer that asks which duty is owed leads straight into the questions."""
    viewer = viewer_of(request)
    if outcome == "ask_duty" and allows(roles_around(viewer, child.id), Permission.DECIDE_DUTY):
        walk = begin_walk(child=child, concern_id=concern_id, by=viewer.account, at=viewer.at)
        return redirect("duty_walk", child_id=child.id, walk_id=walk.id)
    return redirect("concern", concern_id=concern_id)


urlpatterns = [
    path("concerns/", concerns, name="concerns"),
    path("concerns/new/", choose_child, name="raise_concern_for"),
    path("concerns/<uuid:concern_id>/", concern, name="concern"),
    path("concerns/<uuid:concern_id>/answer/", answer, name="concern_answer"),
    path("children/<uuid:child_id>/concern/", raise_one, name="raise_concern"),
    path("children/<uuid:child_id>/account/<uuid:strand>/ask/", ask_about_account, name="ask_about_account"),
]
