"""The link of a letter: it confirms an address, or deletes it. Opening it alone does neither."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import FORM, public, takes
from goldenthread.report.access import follow_named
from goldenthread.report.actions.receipts import confirm_news, stop_news
from goldenthread.report.links import follow_in


@public("only who has the link of a letter comes to it")
@takes(FORM)
def news_link(request: HttpRequest, token: str) -> HttpResponseBase:
    named = follow_in(token)
    if named is None:
        raise NotVisible("address", "by link")
    follow = follow_named(named)
    done, problem = "", ""
    if follow is None:
        done = "deleted"
    elif request.method == "POST" and "stop" in request.POST:
        stop_news(reply=follow.reply, at=clock.now())
        done = "deleted"
    elif request.method == "POST":
        try:
            confirm_news(follow=follow, at=clock.now())
            done = "confirmed"
        except Refused as error:
            problem = str(error)
    confirmed = follow is not None and follow.confirmed_at is not None
    context = {"token": token, "done": done, "problem": problem, "confirmed": confirmed}
    return render(request, "report/public/news_link.jinja", context)


urlpatterns = [path("conversation/news/<str:token>/", news_link, name="news_link")]
