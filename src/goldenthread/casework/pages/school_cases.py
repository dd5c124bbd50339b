"""The page of a school’s cases with every council."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.lateness import lateness
from goldenthread.casework.queries.school_cases import school_cases
from goldenthread.casework.queries.section_f import to_put_in_place
from goldenthread.casework.states import STATE_WORDS, WITH_PLAN
from goldenthread.foundation import audit
from goldenthread.foundation.pages.asking import signed_in, viewer_of
from goldenthread.law.time_limits.table import BY_NAME


@signed_in
def cases(request: HttpRequest) -> HttpResponseBase:
    """Every open case of the school’s children, whichever council has it."""
    viewer = viewer_of(request)
    found = school_cases(viewer)
    if found:
        children = list(dict.fromkeys(one.line.child_id for one in found))
        audit.record(what="read the school’s cases", by=viewer.account, at=viewer.at, children=children)
    lines = [
        (one, STATE_WORDS[one.line.state], [(due, BY_NAME[due.limit].must) for due in one.line.clocks[:3]])
        for one in found
    ]
    waiting = to_put_in_place([one.line.id for one in found])
    councils = sorted({one.council for one in found})
    context = {
        "lines": lines,
        "councils": councils,
        "today": viewer.today,
        "with_plan": WITH_PLAN,
        "waiting": waiting,
        "lateness": lateness,
    }
    return render(request, "casework/school_cases.jinja", context)


urlpatterns = [path("school-cases/", cases, name="school_cases")]
