"""Back to a request without an account: the code that was given with it leads to each step so far.

A code that is not there is answered like any other that is not there, and few can be tried in an hour. The
page names no child, so that a code found on a sheet of paper tells nobody about whom it is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.casework.asked import may_look
from goldenthread.casework.pages.clock_steps import steps_of
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.requests import Followed, followed
from goldenthread.casework.states import WITH_PLAN
from goldenthread.design.forms import GovForm, TextField
from goldenthread.foundation import audit, clock
from goldenthread.foundation.pages.asking import FORM, public, takes
from goldenthread.foundation.wall import lifted

# Who is not family learns whether there will be an assessment, and no more of the child.
UP_TO_THE_ANSWER = 2


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
        with lifted("whoever has the code of a request reads its steps without an account"):
            found = followed(form.cleaned_data["code"])
            if found:
                return render(request, "casework/public/followed.jinja", _steps(found, clock.now()))
        form.add_error("code", "No request has this code. Check each letter and figure")
    return render(request, "casework/public/follow.jinja", {"form": form})


def _steps(found: Followed, at: datetime) -> dict[str, Any]:
    audit.record(
        what="followed a request by its code", by=None, at=at, stream=audit.stream_of_place(found.area_id),
        request=found.code,
    )  # fmt: skip
    page = case_page(found.case, clock.today()) if found.case else None
    steps = steps_of(page) if page else []
    if page and not found.is_family:
        steps = [] if page.state in WITH_PLAN else steps[:UP_TO_THE_ANSWER]
    return {"found": found, "steps": steps}


urlpatterns = [path("assessment/follow/", follow, name="assessment_follow")]
