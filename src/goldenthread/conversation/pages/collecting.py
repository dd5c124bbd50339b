"""Collecting for others in the browser: who may, the link to hand out, and how many came."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import (
    collector_counting,
    collector_for,
    collector_handing_out,
    consultation_for,
)
from goldenthread.conversation.actions.collectors import begin_collected, end_collector, make_collector
from goldenthread.conversation.asked import keep_code
from goldenthread.conversation.queries.collectors import collector_lines, how_many_came
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.design.forms import GovForm, TextField
from goldenthread.foundation import clock
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, asks, public, takes, viewer_of
from goldenthread.foundation.permissions import Permission

RUN = Permission.RUN_CONSULTATION


class CollectorForm(GovForm):
    name = TextField(
        "Who collects answers?", missing="Enter who collects answers", longest=200,
        hint="As people know them: Leah at the Riverside youth club.",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def collectors(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    form = CollectorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        make_collector(consultation=found, name=form.cleaned_data["name"], by=viewer.account, at=viewer.at)
        return redirect("collectors", public_id=public_id)
    context = {"form": form, "consultation": found, "lines": collector_lines(found), "host": _host(request)}
    return render(request, "conversation/running/collectors.jinja", context)


def _host(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@asks(RUN)
@takes(FORM)
def collector_end(request: HttpRequest, collector_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = collector_for(viewer, collector_id, RUN)
    problem = ""
    if request.method == "POST":
        try:
            end_collector(collector=found, by=viewer.account, at=viewer.at)
            return redirect("collectors", public_id=found.consultation_id)
        except Refused as error:
            problem = str(error)
    context = {"collector": found, "consultation": found.consultation, "problem": problem}
    return render(request, "conversation/running/collector_end.jinja", context)


@public("a collecting link is for everybody it is given to; it leads to an empty answer")
@takes(FORM)
def collect(request: HttpRequest, link: str) -> HttpResponseBase:
    """Each person begins here, on a device of their own or on the collector’s, and gets their own code."""
    found = collector_handing_out(link)
    page = consultation_page(found.consultation, clock.now())
    problem = ""
    if request.method == "POST":
        try:
            _, code = begin_collected(collector=found, at=clock.now())
            keep_code(request, found.consultation_id, code)
            return redirect("conversation_questions", public_id=found.consultation_id)
        except Refused as error:
            problem = str(error)
    context = {"page": page, "line": page.line, "collector": found, "problem": problem}
    return render(request, "conversation/public/collect.jinja", context)


@public("it tells how many came, and nothing else")
def collected(request: HttpRequest, link: str) -> HttpResponseBase:
    found = collector_counting(link)
    page = consultation_page(found.consultation, clock.now())
    context = {"line": page.line, "collector": found, "number": how_many_came(found)}
    return render(request, "conversation/public/collected.jinja", context)


urlpatterns = [
    path("public-consultations/<uuid:public_id>/collectors/", collectors, name="collectors"),
    path("public-consultations/collectors/<uuid:collector_id>/end/", collector_end, name="collector_end"),
    path("conversation/collect/<slug:link>/", collect, name="conversation_collect"),
    path("conversation/collected/<slug:link>/", collected, name="conversation_collected"),
]
