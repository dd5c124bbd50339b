"""An officer's caseload: what is late, due and blocked, and the inbox of cases that nobody has."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.pages.caseload_words import counts_of, lead_of, work_of
from goldenthread.casework.queries.caseload import caseload_of, in_full, inbox_of, number_in_inbox
from goldenthread.casework.queries.requests import waiting_requests
from goldenthread.design.paging import paged
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import asks, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import areas_for

A_PAGE = 25


@asks(Permission.SEE_CASELOAD)
def caseload(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    areas = [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)]
    found = caseload_of(viewer, areas)
    what = request.GET.get("what", "")
    chosen = found.among(what) if what else found.lines
    page, address = paged(request, [*chosen], A_PAGE)
    shown = [line.child_id for line in page.object_list]
    audit.record(what="read the caseload", by=viewer.account, at=viewer.at, children=shown)
    context = {
        "today": viewer.today,
        "lead": lead_of(found),
        "counts": counts_of(found, what),
        "what": what,
        "work": [work_of(line, found) for line in in_full([*page.object_list])],
        "page": page,
        "address": address,
        "number": len(chosen),
        "waiting": waiting_requests(areas),
        "inbox": number_in_inbox(viewer, areas),
    }
    return render(request, "casework/caseload/caseload.jinja", context)


@asks(Permission.SEE_CASELOAD)
def inbox(request: HttpRequest) -> HttpResponseBase:
    """The cases of the council that no officer has, the first due first."""
    viewer = viewer_of(request)
    found = inbox_of(viewer, [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)])
    page, address = paged(request, [*found.lines], A_PAGE)
    shown = [line.child_id for line in page.object_list]
    audit.record(what="read the team inbox", by=viewer.account, at=viewer.at, children=shown)
    context = {
        "work": [work_of(line, found, take=True) for line in in_full([*page.object_list])],
        "page": page,
        "address": address,
        "number": len(found.lines),
    }
    return render(request, "casework/caseload/inbox.jinja", context)


urlpatterns = [
    path("caseload/", caseload, name="caseload"),
    path("caseload/inbox/", inbox, name="case_inbox"),
]
