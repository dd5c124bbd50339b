"""The plan on paper: tagged PDF, large print, the draft with its mark, and one page about the child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils.text import slugify

from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.account import add_up
from goldenthread.law.account_words import figures_sentence
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.documents.press import press
from goldenthread.plans.pages.plan import may_of, seen_versions
from goldenthread.plans.pages.plan_sheet import PlanSheet, plan_sheet
from goldenthread.plans.pages.profile import profile
from goldenthread.plans.queries.document import VersionHead
from goldenthread.plans.queries.plan_page import PlanPage, plan_page, version_page
from goldenthread.plans.states import STATE_WORDS, VersionState

PRINT, LARGE_PRINT, PROFILE = 12, 18, 12
ACCOUNT_HEAD = ("Provision", "Promised", "Happened", "Missed", "Made good", "Not recorded", "Minutes")
WATERMARKS = {
    VersionState.DRAFT: "Draft",
    VersionState.SHARED: "Not in force",
    VersionState.REPLACED: "Replaced",
    VersionState.ENDED: "Ended",
    VersionState.SET_ASIDE: "Set aside",
}


@about_child(Permission.READ_PLAN)
def documents(request: HttpRequest, child: Child) -> HttpResponse:
    """What can be printed, posted or downloaded now."""
    viewer = viewer_of(request)
    offered = (VersionState.IN_FORCE, VersionState.SHARED, VersionState.DRAFT)
    found = [one for one in seen_versions(child, may_of(viewer, child)) if one.state in offered]
    audit.record(what="read plan versions", by=viewer.account, at=viewer.at, child_id=child.id)
    return render(
        request,
        "plans/documents/documents.jinja",
        {"child": child, "versions": found, "state_words": STATE_WORDS},
    )


@about_child(Permission.READ_PLAN)
def plan_pdf(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """One version as a PDF; `?size=large` in large print. A draft only for those who may read it."""
    viewer = viewer_of(request)
    large = request.GET.get("size") == "large"
    page = _page(viewer, child, version_id)
    version = page.document.version
    made = press("plan", _plan_data(page, child, viewer, large=large), viewer.at)
    _log(viewer, child, version, "printed plan")
    name = f"{child.name}-plan-version-{version.number}{'-large-print' if large else ''}"
    return _pdf(made, name)


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
    sheet = plan_sheet(page, child, viewer.today, on_paper=True)
    data = _paper(page, sheet, PROFILE) | asdict(profile(page.document, sheet))
    made = press("profile", data, viewer.at)
    _log(viewer, child, page.document.version, "printed profile")
    return _pdf(made, f"{child.name}-one-page")


def _page(viewer: Viewer, child: Child, version_id: UUID) -> PlanPage:
    seen = seen_versions(child, may_of(viewer, child))
    head = next((one for one in seen if one.id == version_id), None)
    if head is None:
        raise NotVisible("plan version", version_id, child.id)
    return version_page(child.id, viewer.today, head, seen, viewer.at)


def _plan_data(page: PlanPage, child: Child, viewer: Viewer, *, large: bool) -> dict[str, Any]:
    sheet = plan_sheet(page, child, viewer.today, on_paper=True)
    rows = list(_account_rows(page))
    total = add_up(account.total for account in page.accounts.values())
    return _paper(page, sheet, LARGE_PRINT if large else PRINT) | {
        "sheet": asdict(sheet),
        "notice": "" if page.document.version.state == VersionState.IN_FORCE else sheet.state_words,
        "until": plain_date(page.until),
        "account": rows,
        "account_head": ACCOUNT_HEAD,
        "account_words": f"{figures_sentence(total)}. The school and the family see the same figures.",
    }


def _paper(page: PlanPage, sheet: PlanSheet, size: int) -> dict[str, Any]:
    version = page.document.version
    return {
        "title": sheet.title,
        "author": page.whereabouts.setting,
        "size": size,
        "watermark": WATERMARKS.get(version.state, ""),
        "footer": f"{sheet.title}, version {version.number}, printed with the account to "
        f"{plain_date(page.until)}",
    }


def _account_rows(page: PlanPage) -> Iterator[tuple[str, ...]]:
    for line in page.document.provisions:
        account = page.accounts.get(line.strand)
        if account is None or not account.total.promised:
            continue
        total = account.total
        counts = (total.promised, total.happened, total.missed, total.made_good, total.not_recorded)
        minutes = f"{total.minutes_had} of {total.minutes_promised}"
        yield (line.title or "No title yet", *map(str, counts), minutes)


def _log(viewer: Viewer, child: Child, version: VersionHead, what: str) -> None:
    audit.record(what=what, by=viewer.account, at=viewer.at, child_id=child.id, version=version.id)


def _pdf(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slugify(name)}.pdf"'
    return response


_CHILD = "children/<uuid:child_id>/plan/"
urlpatterns = [
    path(_CHILD + "documents/", documents, name="plan_documents"),
    path(_CHILD + "versions/<uuid:version_id>/plan.pdf", plan_pdf, name="plan_pdf"),
    path(_CHILD + "profile/", profile_page, name="plan_profile"),
    path(_CHILD + "profile/profile.pdf", profile_pdf, name="plan_profile_pdf"),
]
