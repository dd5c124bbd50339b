"""A person's own messages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from goldenthread.foundation import queries
from goldenthread.foundation.notices import mark_all_read
from goldenthread.foundation.pages.asking import FORM, signed_in, takes, viewer_of


@signed_in
@takes(FORM)
def notices(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    if request.method == "POST":
        mark_all_read(by=viewer.account, at=viewer.at)
        return redirect("notices")
    told = queries.told(viewer)
    context = {"notices": told, "any_new": any(not notice.read for notice in told)}
    return render(request, "foundation/notices.jinja", context)
