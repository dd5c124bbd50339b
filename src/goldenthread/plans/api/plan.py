"""The plan for other programs: the version in force, any version, all versions, two compared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import Faults
from goldenthread.foundation.permissions import Permission
from goldenthread.law.account_words import sentence
from goldenthread.people.asked import Asked, ask, asks
from goldenthread.plans.api import plan_shapes as shapes
from goldenthread.plans.queries.comparison import Comparison, compare
from goldenthread.plans.queries.document import VersionHead
from goldenthread.plans.queries.plain import plan_as_json
from goldenthread.plans.queries.plan_page import PlanPage, plan_page
from goldenthread.plans.queries.seen import may_of, seen_versions
from goldenthread.plans.queries.whole import wholeness_of

router = Router(tags=["plan"])
REFUSALS = dict.fromkeys((403, 404, 422), Faults)


@router.get(
    "/children/{child_id}/in-force",
    response={200: shapes.PlanRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read the plan in force",
)
def read_in_force(request: HttpRequest, child_id: UUID) -> Any:
    """The plan in force, whole, with the account of each provision to today."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    page = plan_page(child_id, asked.viewer.today, at=asked.viewer.at)
    if page is None:
        raise NotVisible("plan in force", child_id, child_id)
    return _read(asked, page)


@router.get(
    "/children/{child_id}/versions",
    response={200: list[shapes.VersionRead], **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="List the versions",
)
def read_versions(request: HttpRequest, child_id: UUID) -> Any:
    """Every version that was shared, newest first; drafts too, for those who may read them."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    asked.log("read plan versions")
    return _seen(asked)


@router.get(
    "/children/{child_id}/versions/{version_id}",
    response={200: shapes.PlanRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Read one version",
)
def read_version(request: HttpRequest, child_id: UUID, version_id: UUID) -> Any:
    """One version that was shared, whole. A draft is read with the writing part."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    page = plan_page(child_id, asked.viewer.today, version_id, at=asked.viewer.at)
    if page is None:
        raise NotVisible("plan version", version_id, child_id)
    return _read(asked, page)


@router.get(
    "/children/{child_id}/comparison",
    response={200: shapes.ComparisonRead, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN),
    summary="Compare two versions",
)
def read_comparison(request: HttpRequest, child_id: UUID, a: UUID, b: UUID) -> Any:
    """From version `a` to version `b`: lines added, changed, removed or moved, and the words that differ."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    by_id = {one.id: one for one in _seen(asked)}
    for wanted in (a, b):
        if wanted not in by_id:
            raise NotVisible("plan version", wanted, child_id)
    asked.log("compared plan versions", before=a, after=b)
    return _compared(by_id[a], by_id[b], compare(a, b))


def _seen(asked: Asked) -> list[VersionHead]:
    return list(seen_versions(asked.child, may_of(*asked)))


def _read(asked: Asked, page: PlanPage) -> dict[str, Any]:
    version = page.document.version
    asked.log("read plan", version=version.id)
    return {
        "version": version,
        "until": page.until,
        "plan": plan_as_json(page.document),
        "whole": list(wholeness_of(page.document, page.not_recorded).lines),
        "accounts": [_account(page, line.strand, line.title) for line in page.document.provisions],
    }


def _account(page: PlanPage, strand: UUID, title: str) -> dict[str, Any]:
    account = page.accounts[strand]
    said = {"strand": strand, "title": title, "sentence": sentence(account), "by_reason": account.by_reason}
    return said | account.total._asdict()


def _compared(before: VersionHead, after: VersionHead, found: Comparison) -> dict[str, Any]:
    return {"before": before, "after": after, "sentence": found.sentence, "lines": list(found.lines)}
