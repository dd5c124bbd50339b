"""What the proposals of the reform would mean for a child with a plan, and that they are not law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.pages.asking import about_case
from goldenthread.casework.queries.reform import reform_of
from goldenthread.casework.states import WITH_PLAN
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from goldenthread.casework.models import Case


@about_case(Permission.READ_CASE)
def reform(request: HttpRequest, case: Case) -> HttpResponseBase:
    viewer = viewer_of(request)
    audit.record(
        what="read what the reform would change", by=viewer.account, at=viewer.at, child_id=case.child_id,
        case=case.number,
    )  # fmt: skip
    context = {"case": case, "found": reform_of(case, viewer.today), "has_plan": case.state in WITH_PLAN}
    return render(request, "casework/case/reform.jinja", context)


urlpatterns = [path("cases/<uuid:case_id>/reform/", reform, name="case_reform")]
