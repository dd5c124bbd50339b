"""Pledges, for those who run the campaign: looked at, entered, followed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.campaigns.access import RUN, campaign_for, pledge_for
from goldenthread.campaigns.actions import pledges as actions
from goldenthread.campaigns.actions.signing import Signer, bring_back, set_aside
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.pages.letters import STATE_KINDS, AsideForm
from goldenthread.campaigns.pages.running import page_for
from goldenthread.campaigns.queries.pledges import HOW_KINDS, HOW_WORDS, all_pledges, pledge_lines
from goldenthread.campaigns.states import SIGNED_WORDS, SignedState
from goldenthread.design.addresses import address
from goldenthread.design.forms import DateField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of

A_PAGE = 25


class EnterForm(GovForm):
    name = TextField("Who pledged", missing="Enter who pledged", longest=200)
    role = TextField("Their role", longest=200)
    organisation = TextField("Their organisation", longest=200)
    words = TextAreaField(
        "What they pledged, in their words", missing="Write what they pledged", longest=1_000
    )
    by_when = DateField("By when", hint="Leave it empty if no day was said.")
    said_where = TextField(
        "Where it was given", missing="Say where it was given",
        hint="Such as: at the hustings on 9 April. Everybody reads it.", longest=200,
    )  # fmt: skip


class NewsForm(GovForm):
    how = RadioField("What became of it?", HOW_WORDS.items(), missing="Choose what became of it")
    words = TextAreaField("In words", missing="Say what happened, in your own words", rows=4, longest=2_000)
    on = DateField("On which day?", missing="Enter the day")


@asks(RUN)
def pledges(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)
    shown = Paginator(all_pledges(to["campaign"]), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": page, "line": page.line, "page": shown, "lines": pledge_lines(shown),
        "words": SIGNED_WORDS, "kinds": STATE_KINDS, "how_words": HOW_WORDS, "how_kinds": HOW_KINDS,
    }  # fmt: skip
    return render(request, "campaigns/running/pledges.jinja", context)


@asks(RUN)
@takes(FORM)
def enter(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = campaign_for(viewer, campaign_id)

    def act(said: dict[str, Any]) -> None:
        signer = Signer(said["name"], "", said["role"], said["organisation"])
        actions.enter_pledge(
            campaign=found, signer=signer, words=said["words"], by_when=said["by_when"],
            said_where=said["said_where"], by=viewer.account, at=viewer.at,
        )  # fmt: skip

    return form_page(
        request, EnterForm(sent(request)), act, title="Enter a pledge", caption=found.name, button="Enter it",
        back=address("pledges_run", campaign_id),
        lead="One that was given in public, such as at a meeting. Everybody sees it, and where it was given.",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def look(request: HttpRequest, pledge_id: UUID) -> HttpResponseBase:
    """Let it be seen, set it aside, or bring it back."""
    viewer = viewer_of(request)
    found = pledge_for(viewer, pledge_id)
    [line] = pledge_lines([found])
    about: dict[str, Any] = {"by": viewer.account, "at": viewer.at}
    seen, is_aside = "extra" in request.POST, line.state is SignedState.ASIDE
    form: GovForm = NoForm(sent(request)) if seen or is_aside else AsideForm(sent(request))

    def act(said: dict[str, Any]) -> None:
        if seen:
            actions.let_be_seen(pledge=found, **about)
        elif is_aside:
            bring_back(signed=found, **about)
        else:
            set_aside(signed=found, why=said["why"], **about)

    return form_page(
        request, form, act, caption=line.who, back=address("pledges_run", found.campaign_id),
        title="Bring it back?" if is_aside else "Look at a pledge", lead=line.words,
        button="Bring it back" if is_aside else "Set it aside",
        extra="Let it be seen" if line.state is SignedState.WAITS else "",
        extra_words="It is a pledge, names no child and insults nobody.",
        extra_first=True,
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def news(request: HttpRequest, pledge_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = pledge_for(viewer, pledge_id)
    [line] = pledge_lines([found])

    def act(said: dict[str, Any]) -> None:
        actions.tell_news(pledge=found, by=viewer.account, at=viewer.at, **said)

    return form_page(
        request, NewsForm(sent(request)), act, title="What became of a pledge", caption=line.who,
        lead=line.words, button="Add it", back=address("pledges_run", found.campaign_id),
    )  # fmt: skip


_ONE = "campaigning/<uuid:campaign_id>/pledges/"
urlpatterns = [
    path(_ONE, pledges, name="pledges_run"),
    path(_ONE + "enter/", enter, name="pledge_enter"),
    path("campaigning/pledges/<uuid:pledge_id>/", look, name="pledge_look"),
    path("campaigning/pledges/<uuid:pledge_id>/news/", news, name="pledge_news"),
]
