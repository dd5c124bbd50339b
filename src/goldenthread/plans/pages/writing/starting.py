"""Starting a plan or a draft, and giving a draft up."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, takes, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.models import Child
from goldenthread.people.pages.asking import about_child
from goldenthread.plans.actions.drafts import open_draft, open_plan, set_aside_draft
from goldenthread.plans.actions.steps import version_of
from goldenthread.plans.pages.writing.forms import SetAsideForm, StartForm
from goldenthread.plans.queries.document import draft_of, versions_of
from goldenthread.plans.queries.duty import latest_finding


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def start(request: HttpRequest, child: Child) -> HttpResponseBase:
    """On to the draft there is; otherwise one button that starts the plan, or its next draft."""
    viewer = viewer_of(request)
    if (head := draft_of(child.id)) is not None:
        return redirect("draft", child.id, head.id)
    stands = next(iter(versions_of(child.id)), None)
    form = StartForm(request.POST or None if stands is None else None)
    if request.method == "POST" and (stands or form.is_valid()):
        try:
            if stands:
                version = open_draft(child=child, by=viewer.account, at=viewer.at)
            else:
                came_from = form.cleaned_data["brought_from"]
                version = open_plan(child=child, brought_from=came_from, by=viewer.account, at=viewer.at)
            return redirect("draft", child.id, version.id)
        except Refused as refused:
            form = StartForm({"brought_from": request.POST.get("brought_from", "")})
            form.full_clean()
            form.add_error("brought_from" if refused.field == "brought_from" else None, str(refused))
    audit.record(what="looked at starting a plan", by=viewer.account, at=viewer.at, child_id=child.id)
    found = None if stands else latest_finding(child.id)
    context = {"child": child, "stands": stands, "form": form, "found": found}
    return render(request, "plans/writing/start.jinja", context)


@about_child(Permission.WRITE_PLAN)
@takes(FORM)
def set_aside(request: HttpRequest, child: Child, version_id: UUID) -> HttpResponseBase:
    """Give a draft up, with the reason. The family never sees it; it is kept."""
    viewer = viewer_of(request)
    version = version_of(child, version_id)
    form = SetAsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_aside_draft(
                child=child,
                version_id=version.id,
                why=form.cleaned_data["why"],
                by=viewer.account,
                at=viewer.at,
            )
            messages.success(request, "The draft is set aside. It is kept, and the family has not seen it.")
            return redirect("plan", child.id)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"child": child, "version": version, "form": form}
    return render(request, "plans/writing/set_aside.jinja", context)
