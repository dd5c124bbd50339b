"""Back to a request without an account: the code that was given with it leads to each step so far.

A code that is not there is answered like any other that is not there, and few can be tried in an hour. The
page names no child, so that a code found on a sheet of paper tells nobody about whom it is.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.asked import follow_request, may_look
from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.case_page import CasePage
from goldenthread.casework.queries.requests import Followed
from goldenthread.casework.states import WITH_PLAN
from goldenthread.design.forms import GovForm, TextField
from goldenthread.design.parts import ClockStep
from goldenthread.foundation import clock
from goldenthread.foundation.pages.asking import FORM, public, takes

UP_TO_THE_ANSWER = 2  # steps: that it came, and whether there will be an assessment


class CodeForm(GovForm):
    code = TextField(
        "What is the code of your request?",
        missing="Enter the code of your request",
        hint="Ten letters and figures. It was shown when you sent the request, and stands in our letter.",
        longest=20,
    )


@public("whoever has the code of a request reads its steps; no code can be guessed, and no name is shown")
@takes(FORM)
def follow(request: HttpRequest) -> HttpResponseBase:
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not may_look(request):
            return render(request, "casework/public/too_many_codes.jinja", status=429)
        found = follow_request(form.cleaned_data["code"], clock.now())
        if found:
            context = {"found": found[0], "steps": _steps(*found)}
            return render(request, "casework/public/followed.jinja", context)
        form.add_error("code", "No request has this code. Check each letter and figure")
    return render(request, "casework/public/follow.jinja", {"form": form})


def _steps(found: Followed, page: CasePage | None) -> list[ClockStep]:
    """Who is not family learns whether there will be an assessment, and no more of the child."""
    if page is None or (page.state in WITH_PLAN and not found.is_family):
        return []
    steps = steps_of(page)
    return steps if found.is_family else steps[:UP_TO_THE_ANSWER]


urlpatterns = [path("assessment/follow/", follow, name="assessment_follow")]
