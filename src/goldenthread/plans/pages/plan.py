"""The plan: the whole thread on one page, its versions, and any two of them side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.design.words import first_upper
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.documents.plan_sheet import PlanSheet, plan_sheet, state_words
from goldenthread.plans.pages.whole import whole_checks
from goldenthread.plans.queries.comparison import Became, compare
from goldenthread.plans.queries.document import VersionHead, versions_of
from goldenthread.plans.queries.duty import latest_finding
from goldenthread.plans.queries.notes import Seen, seen_since
from goldenthread.plans.queries.plan_page import PlanPage, plan_page
from goldenthread.plans.queries.seen import may_of, seen_versions
from goldenthread.plans.states import VersionState


@about_child(Permission.READ_PLAN)
def plan(request: HttpRequest, child: Child) -> HttpResponse:
    """The version in force, with what happened to each promise. School and family open the same page."""
    viewer = viewer_of(request)
    page = plan_page(child.id, viewer.today, at=viewer.at)
    if page is None:
        return render(request, "plans/plan/none_yet.jinja", _none_yet(child, viewer))
    _log(viewer, child, page.document.version)
    return render(request, "plans/plan/plan.jinja", _shown(page, child, viewer))


@about_child(Permission.READ_PLAN)
def version(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """One version the family was shown: in force, ended, shared or replaced."""
    viewer = viewer_of(request)
    page = plan_page(child.id, viewer.today, version_id, at=viewer.at)
    if page is None:
        raise NotVisible("plan version", version_id, child.id)
    if page.document.version.state == VersionState.SHARED:
        return redirect("plan_shared", child.id)
    _log(viewer, child, page.document.version)
    return render(request, "plans/plan/plan.jinja", _shown(page, child, viewer))


@about_child(Permission.READ_PLAN)
def versions(request: HttpRequest, child: Child) -> HttpResponse:
    """Every version that was shared, newest first; a draft only for those who may read it."""
    viewer = viewer_of(request)
    may = may_of(viewer, child)
    seen = seen_versions(child, may)
    audit.record(what="read plan versions", by=viewer.account, at=viewer.at, child_id=child.id)
    context = {
        "child": child,
        "versions": seen,
        "draft": next((one for one in seen if one.state == VersionState.DRAFT), None),
        "shared": next((one for one in seen if one.state == VersionState.SHARED), None),
        "may": may,
        "state_words": state_words,
    }
    return render(request, "plans/plan/versions.jinja", context)


@about_child(Permission.READ_PLAN)
def comparison(request: HttpRequest, child: Child) -> HttpResponse:
    """Two versions side by side: `a` the earlier, `b` the later; without them, the last two."""
    viewer = viewer_of(request)
    seen = seen_versions(child, may_of(viewer, child))
    before, after = chosen(request.GET.get("a", ""), request.GET.get("b", ""), seen, child)
    context: dict[str, Any] = {"child": child, "versions": seen, "before": before, "after": after}
    if before and after:
        audit.record(
            what="compared plan versions",
            by=viewer.account,
            at=viewer.at,
            child_id=child.id,
            before=before.id,
            after=after.id,
        )
        context |= {
            "compared": compare(before.id, after.id),
            "kinds": BECAME_KINDS,
            "items": [(str(one.id), first_upper(one.name)) for one in seen],
            "names": [before.name, after.name],
        }
    return render(request, "plans/plan/comparison.jinja", context)


BECAME_KINDS = {
    Became.ADDED: ("done", "Added"),
    Became.CHANGED: ("part", "Changed"),
    Became.REMOVED: ("miss", "Removed"),
    Became.MOVED: ("good", "Moved"),
    Became.SAME: ("declined", "The same"),
}


def chosen(
    a: str, b: str, seen: tuple[VersionHead, ...], child: Child
) -> tuple[VersionHead | None, VersionHead | None]:
    """The two versions an address asks for, the earlier first. An id that is not there is not found."""
    by_id = {str(one.id): one for one in seen}
    for wanted in (a, b):
        if wanted and wanted not in by_id:
            raise NotVisible("plan version", wanted, child.id)
    latest = [one for one in seen if one.state != VersionState.SET_ASIDE]
    after = by_id.get(b) or (latest[0] if latest else None)
    others = [one for one in latest if after and one.id != after.id]
    before = by_id.get(a) or (others[0] if others else None)
    if before and after and _order(after) < _order(before):
        return after, before
    return before, after


def _order(head: VersionHead) -> tuple[int, int]:
    return head.number, head.issue


def _log(viewer: Viewer, child: Child, read: VersionHead) -> None:
    audit.record(what="read plan", by=viewer.account, at=viewer.at, child_id=child.id, version=read.id)


def _shown(page: PlanPage, child: Child, viewer: Viewer) -> dict[str, Any]:
    sheet = plan_sheet(page, child, viewer.today)
    may = may_of(viewer, child)
    return {
        "child": child,
        "sheet": sheet,
        "page": page,
        "whole": whole_checks(page),
        "may": may,
        "draft": page.stands(VersionState.DRAFT) if Permission.READ_DRAFT in may else None,
        "shared": page.stands(VersionState.SHARED),
        "reading": _reading(page, sheet),
        "seen": _seen(page, child, may),
    }


def _seen(page: PlanPage, child: Child, may: frozenset[Permission]) -> Seen:
    """What was seen since the version in force began; of another version, nothing."""
    head = page.document.version
    shown = Permission.READ_NOTES in may and head.state == VersionState.IN_FORCE
    return seen_since(child.id, head.in_force_on) if shown else Seen()


def _reading(page: PlanPage, sheet: PlanSheet) -> str:
    """What a reader must know first about a version that is not in force."""
    state = page.document.version.state
    if state == VersionState.IN_FORCE:
        return ""
    return {
        VersionState.SHARED: "This version is with the family. It is not in force yet.",
        VersionState.REPLACED: "The family had this issue before a later one replaced it.",
        VersionState.ENDED: "Another version took the place of this one. It is kept as it was.",
    }.get(state, sheet.state_words)


def _none_yet(child: Child, viewer: Viewer) -> dict[str, Any]:
    stand = {one.state: one for one in versions_of(child.id)}
    draft, shared = stand.get(VersionState.DRAFT), stand.get(VersionState.SHARED)
    may = may_of(viewer, child)
    found = latest_finding(child.id)
    return {
        "child": child,
        "found": found if found and not draft and not shared else None,
        "shared": shared,
        "may": may,
        "draft": draft if Permission.READ_DRAFT in may else None,
        "may_start": Permission.WRITE_PLAN in may
        and not draft
        and not shared
        and (found is None or found.plan_needed),
    }


urlpatterns = [
    path("children/<uuid:child_id>/plan/", plan, name="plan"),
    path("children/<uuid:child_id>/plan/versions/", versions, name="plan_versions"),
    path("children/<uuid:child_id>/plan/versions/<uuid:version_id>/", version, name="plan_version"),
    path("children/<uuid:child_id>/plan/compare/", comparison, name="plan_compare"),
]
