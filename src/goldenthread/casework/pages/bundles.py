"""The papers of a case, as one file: for a complaint, for somebody’s own data, for the tribunal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.bundles import TITLES, Purpose, bundle_of
from goldenthread.casework.pages.asking import about_case
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from goldenthread.casework.models import Case

ABOUT = {
    Purpose.COMPLAINT: "What happened and when, each legal date, the decisions, letters, advice and plan.",
    Purpose.TRIBUNAL: "The same, in the order that a tribunal reads.",
    Purpose.OWN_DATA: "The same, and everyone who looked at the record.",
}


@about_case(Permission.READ_CASE)
def bundles(request: HttpRequest, case: Case) -> HttpResponseBase:
    offered = [(purpose.value, TITLES[purpose], words) for purpose, words in ABOUT.items()]
    return render(request, "casework/case/bundles.jinja", {"case": case, "offered": offered})


@about_case(Permission.READ_CASE)
def bundle(request: HttpRequest, case: Case, purpose: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    if purpose not in set(Purpose):
        raise Http404
    audit.record(
        what="took the papers of the case away", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number, purpose=purpose,
    )  # fmt: skip
    return bundle_of(case, Purpose(purpose), viewer.today).answer()


urlpatterns = [
    path("cases/<uuid:case_id>/papers/", bundles, name="case_bundles"),
    path("cases/<uuid:case_id>/papers/<slug:purpose>/", bundle, name="case_bundle"),
]
