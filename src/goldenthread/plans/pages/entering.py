"""Pages for words that did not come through a page: entered by the school, put right by the family."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse

from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import Asked
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.entering import Came, correct_comment, enter_comment, enter_response
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.codes import FamilyAnswer
from goldenthread.plans.pages.entering_forms import (
    CorrectionForm,
    EnterAnswerForm,
    EnterCommentForm,
    lines_of,
)
from goldenthread.plans.pages.together import done, given, told
from goldenthread.plans.queries.document import document
from goldenthread.plans.queries.speakers import may_answer
from goldenthread.plans.queries.together import comment_of

SAME_PAPER = ("who", "how", "on", "paper")


@about_child(Permission.ENTER_FOR_FAMILY)
@takes(FORM)
def enter_answer(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """What one of the family answers, on paper, by telephone or at a meeting."""
    asked = Asked(viewer_of(request), child)
    people = may_answer(child.id, asked.viewer.today)
    form = EnterAnswerForm(given(request), people=people)

    def act() -> None:
        enter_response(
            **asked.about,
            version_id=version_id,
            answer=FamilyAnswer(form.cleaned_data["answer"]),
            reasons=form.reasons,
            came=Came(**form.came()),
        )

    if done(request, form, act, lambda: told(asked, "Entered", " and can correct it")):
        return redirect("plan_comments", child.id)
    version = version_of(child, version_id)
    context = {"child": child, "form": form, "version": version, "people": people}
    return render(request, "plans/together/enter_answer.jinja", context)


@about_child(Permission.ENTER_FOR_FAMILY)
@takes(FORM)
def enter_comments(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """What one of the family says about a line; then on to the next, or back."""
    asked = Asked(viewer_of(request), child)
    people = may_answer(child.id, asked.viewer.today)
    version = document(version_of(child, version_id).id)
    form = EnterCommentForm(
        given(request), people=people, lines=lines_of(version), initial=_same_paper(request)
    )

    def act() -> None:
        enter_comment(
            **asked.about,
            version_id=version_id,
            strand=form.strand,
            words=form.cleaned_data["words"],
            came=Came(**form.came()),
        )

    if done(request, form, act, lambda: told(asked, "Entered", " and can correct it")):
        if "another" in request.POST:
            kept = {name: form.cleaned_data[name] or "" for name in SAME_PAPER}
            return redirect(f"{reverse('plan_enter_comment', args=[child.id, version_id])}?{urlencode(kept)}")
        return redirect("plan_comments", child.id)
    asked.log("read shared plan", version=version_id)
    context = {"child": child, "form": form, "version": version.version, "people": people}
    return render(request, "plans/together/enter_comment.jinja", context)


def _same_paper(request: HttpRequest) -> dict[str, Any]:
    """What the last comment from the same paper was entered with."""
    kept: dict[str, Any] = {name: request.GET[name] for name in SAME_PAPER if request.GET.get(name)}
    if "on" in kept:
        kept["on"] = _day(kept["on"])
    return kept


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@about_child(Permission.COMMENT)
@takes(FORM)
def correct(request: HttpRequest, child: Child, comment_id: UUID) -> HttpResponseBase:
    """Put right what was entered for me."""
    asked = Asked(viewer_of(request), child)
    said = comment_of(child.id, comment_id)
    form = CorrectionForm(given(request), initial={"words": said.words})

    def act() -> None:
        correct_comment(**asked.about, comment_id=comment_id, words=form.cleaned_data["words"])

    if done(request, form, act, "Corrected. The school reads your own words now."):
        return redirect("plan_shared", child.id)
    mine = said.entered is not None and said.by_id == asked.viewer.account.id
    context = {"child": child, "form": form, "said": said, "mine": mine}
    return render(request, "plans/together/correct.jinja", context)


_CHILD = "children/<uuid:child_id>/plan/"
urlpatterns = [
    path(_CHILD + "shared/<uuid:version_id>/enter-answer/", enter_answer, name="plan_enter_answer"),
    path(_CHILD + "shared/<uuid:version_id>/enter-comment/", enter_comments, name="plan_enter_comment"),
    path(_CHILD + "comments/<uuid:comment_id>/correct/", correct, name="plan_comment_correct"),
]
