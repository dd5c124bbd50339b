"""A plan made together: shared, read, commented on, answered, agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.forms import GovForm
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import Asked
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions import sharing, together
from goldenthread.plans.actions.force import put_in_force
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.codes import Became, ContactKind, FamilyAnswer
from goldenthread.plans.documents.plan_sheet import plan_sheet
from goldenthread.plans.lines import Line
from goldenthread.plans.pages import together_forms as forms
from goldenthread.plans.pages.together_words import (
    comment_rows,
    contact_words,
    response_rows,
    told_words,
)
from goldenthread.plans.queries.agreement import agreement_on
from goldenthread.plans.queries.audience import family_accounts, family_names
from goldenthread.plans.queries.comparison import compare
from goldenthread.plans.queries.document import VersionHead, document, draft_of, shared_of
from goldenthread.plans.queries.lines import line_words
from goldenthread.plans.queries.plan_page import PlanPage, plan_page
from goldenthread.plans.queries.seen import may_of
from goldenthread.plans.queries.sharing import share_check
from goldenthread.plans.queries.together import (
    CommentRead,
    comment_of,
    comments_beside,
    contacts_of,
    response_of,
    responses_beside,
    talked_of,
)
from goldenthread.plans.states import VersionState

Act = Callable[[], object]
MENDS = {
    "need-without-outcome": (Line.OUTCOME, "Add an outcome"),
    "outcome-without-provision": (Line.PROVISION, "Add provision"),
}


@about_child(Permission.READ_PLAN)
def shared(request: HttpRequest, child: Child) -> HttpResponse:
    """The version that is with the family: every line can be commented on, and each comment's end is seen."""
    viewer = viewer_of(request)
    asked = Asked(viewer, child)
    may = may_of(viewer, child)
    head = shared_of(child.id)
    page = plan_page(child.id, viewer.today, head.id, at=viewer.at) if head else None
    if page is None:
        return render(request, "plans/together/nothing_shared.jinja", {"child": child})
    version = page.document.version
    asked.log("read shared plan", version=version.id)
    comments, responses = comments_beside(version), responses_beside(version)
    now = [one for one in responses if one.version_id == version.id]
    before = _known_before(page)
    context = {
        "child": child,
        "sheet": plan_sheet(page, child, viewer.today),
        "version": version,
        "may": may,
        "draft": page.stands(VersionState.DRAFT),
        "before": before,
        "changed": compare(before.id, version.id).sentence if before else "",
        "rows": comment_rows(comments, viewer.account.id, version),
        "talk": _talk(child, version.id, may, comments),
        "responses": response_rows(now, viewer.account.id, version),
        "earlier": response_rows([one for one in responses if one not in now], viewer.account.id, version),
        "answered": any(one.by_id == viewer.account.id for one in now),
    }
    return render(request, "plans/together/shared.jinja", context)


def _known_before(page: PlanPage) -> VersionHead | None:
    """What the family had before this one: its earlier issue, or else the plan in force."""
    ours = page.document.version
    issues = [
        one
        for one in page.versions
        if one.plan_id == ours.plan_id and one.number == ours.number and one.state == VersionState.REPLACED
    ]
    return max(issues, key=lambda one: one.issue, default=None) or page.stands(VersionState.IN_FORCE)


def _talk(
    child: Child, version_id: UUID, may: frozenset[Permission], comments: tuple[CommentRead, ...]
) -> dict[str, Any]:
    """Which lines have comments, and whether this person may add one."""
    counts: dict[str, int] = {}
    for one in comments:
        counts[str(one.strand)] = counts.get(str(one.strand), 0) + 1
    may_comment = Permission.COMMENT in may
    return {"child": child.id, "version": version_id, "may": may_comment, "counts": counts}


@about_child(Permission.COMMENT)
@takes(FORM)
def comment(
    request: HttpRequest, child: Child, version_id: UUID, strand: UUID | None = None
) -> HttpResponseBase:
    """One comment, on a line or on the whole plan."""
    asked = Asked(viewer_of(request), child)
    form = forms.CommentForm(given(request))

    def act() -> None:
        together.comment(
            **asked.about, version_id=version_id, strand=strand, words=form.cleaned_data["words"]
        )

    if done(request, form, act, "Your comment is with the school. You will be told what became of it."):
        return redirect("plan_shared", child.id)
    version = version_of(child, version_id)
    line = line_words(version.id, strand) if strand else None
    context = {"child": child, "form": form, "line": line, "version": version}
    return render(request, "plans/together/comment.jinja", context)


@about_child(Permission.RESPOND)
@takes(FORM)
def respond(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """Agree, agree in part, or disagree."""
    asked = Asked(viewer_of(request), child)
    form = forms.ResponseForm(given(request))

    def act() -> None:
        together.respond(
            **asked.about,
            version_id=version_id,
            answer=FamilyAnswer(form.cleaned_data["answer"]),
            reasons=form.reasons,
        )

    if done(request, form, act, "Your answer is with the school."):
        return redirect("plan_shared", child.id)
    context = {"child": child, "form": form, "version": version_of(child, version_id)}
    return render(request, "plans/together/respond.jinja", context)


@about_child(Permission.READ_DRAFT)
def comments(request: HttpRequest, child: Child) -> HttpResponse:
    """What the family said, what still waits for an answer, and whether the plan reached them.

    Once a version is in force, what was said of it can still be answered here.
    """
    viewer = viewer_of(request)
    asked = Asked(viewer, child)
    version = talked_of(child.id)
    if version is None:
        return render(request, "plans/together/nothing_shared.jinja", {"child": child})
    asked.log("read comments on plan", version=version.id)
    said, responses = comments_beside(version), responses_beside(version)
    waiting = [one for one in said if one.waits]
    context = {
        "child": child,
        "version": version,
        "with_family": version.state == VersionState.SHARED,
        "draft": draft_of(child.id),
        "may": may_of(viewer, child),
        "waiting": list(zip(waiting, comment_rows(waiting, None, version), strict=True)),
        "rows": comment_rows([one for one in said if not one.waits], None, version),
        "responses": response_rows(responses, None, version),
        "answered": any(one.version_id == version.id for one in responses),
        "contacts": [contact_words(one) for one in contacts_of(child.id, version.id)],
    }
    return render(request, "plans/together/comments.jinja", context)


@about_child(Permission.ANSWER_COMMENT)
@takes(FORM)
def answer_comment(request: HttpRequest, child: Child, comment_id: UUID) -> HttpResponseBase:
    """What became of one comment, and why."""
    asked = Asked(viewer_of(request), child)
    form = forms.CommentAnswerForm(given(request))

    def act() -> None:
        together.answer_comment(
            **asked.about,
            comment_id=comment_id,
            became=Became(form.cleaned_data["became"]),
            reason=form.cleaned_data["reason"],
        )

    if done(request, form, act, lambda: told(asked, "Answered")):
        return redirect("plan_comments", child.id)
    context = {"child": child, "form": form, "said": comment_of(child.id, comment_id)}
    return render(request, "plans/together/answer_comment.jinja", context)


@about_child(Permission.ANSWER_COMMENT)
@takes(FORM)
def answer_response(request: HttpRequest, child: Child, response_id: UUID) -> HttpResponseBase:
    """What the school says to someone who agrees in part or disagrees."""
    asked = Asked(viewer_of(request), child)
    form = forms.ResponseAnswerForm(given(request))

    def act() -> None:
        together.answer_response(**asked.about, response_id=response_id, words=form.cleaned_data["words"])

    if done(request, form, act, lambda: told(asked, "Answered")):
        return redirect("plan_comments", child.id)
    said = response_rows([response_of(child.id, response_id)], None)[0]
    context = {"child": child, "form": form, "said": said}
    return render(request, "plans/together/answer_response.jinja", context)


@about_child(Permission.SHARE_PLAN)
@takes(FORM)
def share(request: HttpRequest, child: Child) -> HttpResponseBase:
    """What the family will get, what changed, and what a reader may stumble over. Remarks never block."""
    asked = Asked(viewer_of(request), child)
    draft = draft_of(child.id)
    if draft is None:
        return render(request, "plans/together/no_draft.jinja", {"child": child})
    form = forms.ShareForm(given(request))

    def act() -> None:
        sharing.share(**asked.about, version_id=form.cleaned_data["version"])

    if done(request, form, act, lambda: told(asked, "Shared", " what changed")):
        return redirect("plan_comments", child.id)
    asked.log("read draft plan", version=draft.id)
    context = {
        "child": child,
        "form": form,
        "draft": draft,
        "check": share_check(draft, child.short_name, asked.viewer.today),
        "mends": MENDS,
        "reaches": bool(family_accounts(child.id, asked.viewer.today)),
    }
    return render(request, "plans/together/share.jinja", context)


@about_child(Permission.SHARE_PLAN)
@takes(FORM)
def contact(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """Posted, read together, or a reminder: how the plan reaches the family."""
    asked = Asked(viewer_of(request), child)
    form = forms.ContactForm(given(request))

    def act() -> None:
        what = ContactKind(form.cleaned_data["what"])
        if what is ContactKind.REMINDED:
            sharing.remind(**asked.about, version_id=version_id)
        else:
            note = sharing.note_posted if what is ContactKind.POSTED else sharing.note_opened
            note(**asked.about, version_id=version_id, on=form.on)

    if done(request, form, act, "Noted."):
        return redirect("plan_comments", child.id)
    context = {"child": child, "form": form, "version": version_of(child, version_id)}
    return render(request, "plans/together/contact.jinja", context)


@about_child(Permission.PUT_IN_FORCE)
@takes(FORM)
def force(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """Whether it may start, why or what is missing, and from when."""
    asked = Asked(viewer_of(request), child)
    form = forms.ForceForm(given(request), initial={"on": asked.viewer.today})

    def act() -> None:
        put_in_force(
            **asked.about,
            version_id=version_id,
            on=form.cleaned_data["on"],
            why=form.cleaned_data["why"] or "",
        )

    if done(request, form, act, lambda: told(asked, "It is in force")):
        return redirect("plan", child.id)
    version = document(version_of(child, version_id).id).version
    if version.state != VersionState.SHARED:
        return render(request, "plans/together/not_shared.jinja", {"child": child, "version": version})
    context = {
        "child": child,
        "form": form,
        "version": version,
        "decision": agreement_on(version, asked.viewer.today),
        "waiting": sum(one.waits for one in comments_beside(version)),
        "may_enter": Permission.ENTER_FOR_FAMILY in may_of(asked.viewer, child),
    }
    return render(request, "plans/together/force.jinja", context)


def given(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None while it is only opened."""
    return request.POST if request.method == "POST" else None


def told(asked: Asked, what: str, of: str = "") -> str:
    """What was done, and who of the family hears of it: by name, lest somebody be thought to know."""
    return f"{what}. {told_words(family_names(asked.child.id, asked.viewer.today), asked.child, of)}"


def done(request: HttpRequest, form: GovForm, act: Act, said: str | Callable[[], str]) -> bool:
    """Whether the form was sent, fit and acted upon. A refusal stays with the form and what was typed."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as error:
        forms.blame(form, error)
        return False
    messages.success(request, said if isinstance(said, str) else said())
    return True


_CHILD = "children/<uuid:child_id>/plan/"
urlpatterns = [
    path(_CHILD + "shared/", shared, name="plan_shared"),
    path(_CHILD + "shared/<uuid:version_id>/comment/", comment, name="plan_comment"),
    path(_CHILD + "shared/<uuid:version_id>/comment/<uuid:strand>/", comment, name="plan_comment_line"),
    path(_CHILD + "shared/<uuid:version_id>/answer/", respond, name="plan_respond"),
    path(_CHILD + "shared/<uuid:version_id>/contact/", contact, name="plan_contact"),
    path(_CHILD + "shared/<uuid:version_id>/force/", force, name="plan_force"),
    path(_CHILD + "share/", share, name="plan_share"),
    path(_CHILD + "comments/", comments, name="plan_comments"),
    path(_CHILD + "comments/<uuid:comment_id>/", answer_comment, name="plan_comment_answer"),
    path(_CHILD + "responses/<uuid:response_id>/", answer_response, name="plan_response_answer"),
]
