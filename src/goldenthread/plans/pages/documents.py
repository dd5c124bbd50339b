"""The plan on paper: tagged PDF, large print, the draft with its mark, and one page about the child."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.documents.plan import print_plan, print_profile
from goldenthread.plans.documents.plan_sheet import plan_sheet
from goldenthread.plans.documents.profile import profile
from goldenthread.plans.queries.document import VersionHead
from goldenthread.plans.queries.plan_page import plan_page
from goldenthread.plans.queries.seen import may_of, seen_page, seen_versions
from goldenthread.plans.states import STATE_WORDS, VersionState

ASK = {RoleKind.PARENT, RoleKind.YOUNG_PERSON, RoleKind.HELPER}
FOR_FAMILY = "Paper is a right: ask the school to post any of these to you."
FOR_STAFF = "Paper is a right: a family that asks gets by post whatever was shared with it."
NOTHING_FOR_FAMILY = (
    "There is no plan to print yet. When the school shares a version, it can be printed from here."
)
NOTHING_FOR_STAFF = "There is no plan to print yet. Once a draft is begun, it can be printed from here."


@about_child(Permission.READ_PLAN)
def documents(request: HttpRequest, child: Child) -> HttpResponse:
    """What can be printed, posted or downloaded now."""
    viewer = viewer_of(request)
    offered = (VersionState.IN_FORCE, VersionState.SHARED, VersionState.DRAFT)
    found = [one for one in seen_versions(child, may_of(viewer, child)) if one.state in offered]
    audit.record(what="read plan versions", by=viewer.account, at=viewer.at, child_id=child.id)
    asks = bool(roles_around(viewer, child.id) & ASK)
    context = {
        "child": child,
        "versions": found,
        "state_words": STATE_WORDS,
        "lead": FOR_FAMILY if asks else FOR_STAFF,
        "nothing_yet": NOTHING_FOR_FAMILY if asks else NOTHING_FOR_STAFF,
    }
    return render(request, "plans/documents/documents.jinja", context)


@about_child(Permission.READ_PLAN)
def plan_pdf(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """One version as a PDF; `?size=large` in large print. A draft only for those who may read it."""
    viewer = viewer_of(request)
    large = request.GET.get("size") == "large"
    page = seen_page(viewer, child, version_id)
    printed = print_plan(page, child, viewer, large=large)
    _log(viewer, child, page.document.version, "printed plan")
    return printed.answer()


@about_child(Permission.READ_PLAN)
def profile_page(request: HttpRequest, child: Child) -> HttpResponse:
    """One page about the child, on the screen."""
    viewer = viewer_of(request)
    page = plan_page(child.id, viewer.today, at=viewer.at)
    if page is None:
        return render(request, "plans/documents/no_profile.jinja", {"child": child})
    _log(viewer, child, page.document.version, "read profile")
    sheet = plan_sheet(page, child, viewer.today, on_paper=True)
    context = {"child": child, "profile": profile(page.document, sheet)}
    return render(request, "plans/documents/profile.jinja", context)


@about_child(Permission.READ_PLAN)
def profile_pdf(request: HttpRequest, child: Child) -> HttpResponseBase:
    """The same, on one sheet of paper."""
    viewer = viewer_of(request)
    page = plan_page(child.id, viewer.today, at=viewer.at)
    if page is None:
        raise NotVisible("one-page profile", child.id, child.id)
    printed = print_profile(page, child, viewer)
    _log(viewer, child, page.document.version, "printed profile")
    return printed.answer()


def _log(viewer: Viewer, child: Child, version: VersionHead, what: str) -> None:
    audit.record(what=what, by=viewer.account, at=viewer.at, child_id=child.id, version=version.id)


_CHILD = "children/<uuid:child_id>/plan/"
urlpatterns = [
    path(_CHILD + "documents/", documents, name="plan_documents"),
    path(_CHILD + "versions/<uuid:version_id>/plan.pdf", plan_pdf, name="plan_pdf"),
    path(_CHILD + "profile/", profile_page, name="plan_profile"),
    path(_CHILD + "profile/profile.pdf", profile_pdf, name="plan_profile_pdf"),
]
