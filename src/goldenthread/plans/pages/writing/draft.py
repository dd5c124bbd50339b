"""The draft as a thread, with what is still to be written; and one part of it at a time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.people.access import roles_around
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.pages.writing.sheet import PARTS, draft_sheet, promised
from goldenthread.plans.queries.drafts import DraftRead, read_draft
from goldenthread.plans.queries.wording import wording_of
from goldenthread.plans.states import VersionState


@about_child(Permission.READ_DRAFT)
def draft(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """The whole draft. Those who may only read it see no edit links and no remarks on wording."""
    found = _read(request, child, version_id)
    if found.document.version.state != VersionState.DRAFT:
        return redirect("plan", child.id)
    return render(request, "plans/writing/draft.jinja", _context(request, child, found))


@about_child(Permission.WRITE_PLAN)
def part(request: HttpRequest, child: Child, version_id: UUID, part: str) -> HttpResponse:
    """One part of the draft: its lines, and a way to add another."""
    if part not in PARTS:
        raise NotVisible("part of a draft", part, child.id)
    found = _read(request, child, version_id)
    context = _context(request, child, found) | {"part": PARTS[part], "name": part}
    return render(request, "plans/writing/part.jinja", context)


def _read(request: HttpRequest, child: Child, version_id: UUID) -> DraftRead:
    viewer = viewer_of(request)
    found = read_draft(version_id, child.id, viewer.today)
    if found.document.version.child_id != child.id:
        raise NotVisible("plan version", version_id, child.id)
    audit.record(what="read draft", by=viewer.account, at=viewer.at, child_id=child.id, version=version_id)
    return found


def _context(request: HttpRequest, child: Child, found: DraftRead) -> dict[str, Any]:
    viewer = viewer_of(request)
    kinds = roles_around(viewer, child.id)
    may_write = allows(kinds, Permission.WRITE_PLAN)
    checks = wording_of(found.document, child.short_name) if may_write else {}
    return {
        "child": child,
        "draft": found,
        "document": found.document,
        "version": found.document.version,
        "sheet": draft_sheet(found, child, checks, viewer.today),
        "checks": checks,
        "promised": promised,
        "may_write": may_write,
        "may_share": allows(kinds, Permission.SHARE_PLAN),
    }
