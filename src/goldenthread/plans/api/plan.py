"""The plan for other programs: the version in force, any version, all versions, two compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, Viewer
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.account_words import sentence
from goldenthread.people.access import child_for, roles_around
from goldenthread.people.models import Child
from goldenthread.plans.api import plan_shapes as shapes
from goldenthread.plans.queries.comparison import Comparison, compare
from goldenthread.plans.queries.document import VersionHead, versions_of
from goldenthread.plans.queries.plain import plan_as_json
from goldenthread.plans.queries.plan_page import PlanPage, plan_page
from goldenthread.plans.states import VersionState

router = Router(tags=["plan"])
REFUSALS = {403: shapes.Faults, 404: shapes.Faults, 422: shapes.Faults}
READS: Mapping[str, Any] = {"x-asks": Permission.READ_PLAN.name}
ONLY_STAFF = (VersionState.DRAFT, VersionState.SET_ASIDE)


@router.get(
    "/children/{child_id}/in-force",
    response={200: shapes.PlanRead, **REFUSALS},
    openapi_extra=dict(READS),
    summary="Read the plan in force",
)
def read_in_force(request: HttpRequest, child_id: UUID) -> Any:
    """The plan in force, whole, with the account of each provision to today."""
    viewer, child = _asked(request, child_id)
    page = plan_page(child.id, viewer.today, at=viewer.at)
    if page is None:
        raise NotVisible("plan in force", child_id, child.id)
    return _read(viewer, child, page)


@router.get(
    "/children/{child_id}/versions",
    response={200: list[shapes.VersionRead], **REFUSALS},
    openapi_extra=dict(READS),
    summary="List the versions",
)
def read_versions(request: HttpRequest, child_id: UUID) -> Any:
    """Every version that was shared, newest first; drafts too, for those who may read them."""
    viewer, child = _asked(request, child_id)
    audit.record(what="read plan versions", by=viewer.account, at=viewer.at, child_id=child.id)
    return _seen(viewer, child)


@router.get(
    "/children/{child_id}/versions/{version_id}",
    response={200: shapes.PlanRead, **REFUSALS},
    openapi_extra=dict(READS),
    summary="Read one version",
)
def read_version(request: HttpRequest, child_id: UUID, version_id: UUID) -> Any:
    """One version that was shared, whole. A draft is read with the writing part."""
    viewer, child = _asked(request, child_id)
    page = plan_page(child.id, viewer.today, version_id, at=viewer.at)
    if page is None:
        raise NotVisible("plan version", version_id, child.id)
    return _read(viewer, child, page)


@router.get(
    "/children/{child_id}/comparison",
    response={200: shapes.ComparisonRead, **REFUSALS},
    openapi_extra=dict(READS),
    summary="Compare two versions",
)
def read_comparison(request: HttpRequest, child_id: UUID, a: UUID, b: UUID) -> Any:
    """From version `a` to version `b`: lines added, changed, removed or moved, and the words that differ."""
    viewer, child = _asked(request, child_id)
    by_id = {one.id: one for one in _seen(viewer, child)}
    for wanted in (a, b):
        if wanted not in by_id:
            raise NotVisible("plan version", wanted, child.id)
    audit.record(
        what="compared plan versions", by=viewer.account, at=viewer.at, child_id=child.id, before=a, after=b
    )
    return _compared(by_id[a], by_id[b], compare(a, b))


def _asked(request: HttpRequest, child_id: UUID) -> tuple[Viewer, Child]:
    viewer = viewer_of(request)
    return viewer, child_for(viewer, child_id, Permission.READ_PLAN)


def _seen(viewer: Viewer, child: Child) -> list[VersionHead]:
    drafts_too = allows(roles_around(viewer, child.id), Permission.READ_DRAFT)
    return [one for one in versions_of(child.id) if drafts_too or one.state not in ONLY_STAFF]


def _read(viewer: Viewer, child: Child, page: PlanPage) -> dict[str, Any]:
    version = page.document.version
    audit.record(what="read plan", by=viewer.account, at=viewer.at, child_id=child.id, version=version.id)
    return {
        "version": version,
        "until": page.until,
        "plan": plan_as_json(page.document),
        "accounts": [_account(page, line.strand, line.title) for line in page.document.provisions],
    }


def _account(page: PlanPage, strand: UUID, title: str) -> dict[str, Any]:
    account = page.accounts[strand]
    return {"strand": strand, "title": title, "sentence": sentence(account)} | account.total._asdict()


def _compared(before: VersionHead, after: VersionHead, found: Comparison) -> dict[str, Any]:
    return {"before": before, "after": after, "sentence": found.sentence, "lines": list(found.lines)}
