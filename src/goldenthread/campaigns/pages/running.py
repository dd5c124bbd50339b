"""A campaign, for those who run it: made, written, made public, ended; and its timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.campaigns.access import RUN, campaign_for, campaigns_for, runner_words, runners_for
from goldenthread.campaigns.actions import campaigns as actions
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.queries.campaigns import (
    CampaignPage,
    campaign_lines,
    campaign_page,
    consultations_to_link,
    handed_in_of,
)
from goldenthread.campaigns.queries.mps import letters_begun
from goldenthread.campaigns.states import LETTER_WORDS, STATE_WORDS, SURVEY_WORDS, State
from goldenthread.conversation.access import announced
from goldenthread.design.addresses import address
from goldenthread.design.forms import GovForm, RadioField, SelectField, TextAreaField, TextField
from goldenthread.design.parts import Given, choices
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.places.access import areas_for

if TYPE_CHECKING:
    from goldenthread.campaigns.models import Campaign

NO_NAME, NO_PURPOSE = "Enter the name of the campaign", "Write what the campaign wants to change"


class MakeForm(GovForm):
    runner = RadioField("Who runs it?", (), missing="Choose who runs it")
    name = TextField("What is it called?", missing=NO_NAME, longest=200)
    purpose = TextAreaField(
        "What should change, and why?", missing=NO_PURPOSE, hint="What people read first.", rows=6
    )


class AboutForm(GovForm):
    name = TextField("Name", missing=NO_NAME, longest=200)
    purpose = TextAreaField("What should change, and why", missing=NO_PURPOSE, rows=8)
    contact = TextAreaField(
        "How people reach you",
        hint="Everybody reads it. Groups send their answers there: an address, an e-mail address, or both.",
        rows=3, longest=1_000,
    )  # fmt: skip
    consultation = SelectField("The public consultation that it is about", (), ask="None")


class AsksForm(GovForm):
    pledge_ask = TextAreaField(
        "What do you ask people to pledge?",
        hint="Such as: what will your school do by next summer? Leave it empty if you ask for no pledges.",
        rows=4, longest=2_000,
    )  # fmt: skip
    points = TextAreaField(
        "Points to make when writing to one’s MP",
        hint="A line each. People get these points and no ready letter, because an MP counts letters that "
        "say the same as one. Leave it empty if you do not ask people to write.",
        rows=8,
    )  # fmt: skip


class EntryForm(GovForm):
    when = TextField(
        "When?", missing="Say when, like March 2022",
        hint="As exactly as you know it: 9 April 2024, March 2022, June to July 2024, or 2023.",
        longest=60, width=20,
    )  # fmt: skip
    title = TextField("What happened, or will?", missing="Say what happened, or will", longest=200)
    words = TextAreaField(
        "More about it", hint="A line that begins with a dash becomes an item of a list.", rows=8
    )
    address = TextField("A web address to read more", longest=300, spellcheck=False)


def run_url(campaign_id: UUID, part: str = "") -> str:
    found = address("campaign_run", campaign_id)
    return f"{found}#{part}" if part else found


@asks(RUN)
def campaigning(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    lines = campaign_lines(campaigns_for(viewer))
    try:
        areas = areas_for(viewer, RUN)
    except NotPermitted:
        areas = []
    context = {"lines": lines, "words": STATE_WORDS, "areas": areas}
    return render(request, "campaigns/running/list.jinja", context)


@asks(RUN)
@takes(FORM)
def make(request: HttpRequest) -> HttpResponseBase:
    viewer = viewer_of(request)
    runners = {str(one.id): one for one in runners_for(viewer)}
    form = MakeForm(sent(request), initial={"runner": next(iter(runners)) if len(runners) == 1 else None})
    offer(form, "runner", [(key, runner_words(one)) for key, one in runners.items()])

    def act(said: dict[str, Any]) -> str:
        made = actions.make_campaign(
            runner=runners[said["runner"]], name=said["name"], purpose=said["purpose"], by=viewer.account,
            at=viewer.at,
        )  # fmt: skip
        return run_url(made.id)

    return form_page(
        request, form, act, title="Make a campaign", button="Make it", back=address("campaigning"),
        lead="Nobody else sees it until you make it public.",
    )  # fmt: skip


@asks(RUN)
def campaign(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = campaign_for(viewer, campaign_id)
    page = campaign_page(found, viewer.at, viewer.today, whole=True)
    context = {
        "page": page,
        "line": page.line,
        "words": STATE_WORDS[page.line.state],
        "survey_words": SURVEY_WORDS,
        "letter_words": LETTER_WORDS,
        "begun": letters_begun(found),
        "handed_in": handed_in_of(found),
        "why_down": found.taken_down_why,
    }
    return render(request, "campaigns/running/campaign.jinja", context)


def page_for(request: HttpRequest, campaign_id: UUID) -> tuple[Campaign, CampaignPage, dict[str, Any]]:
    """The campaign, all of it, and what every action about it takes."""
    viewer = viewer_of(request)
    found = campaign_for(viewer, campaign_id)
    page = campaign_page(found, viewer.at, viewer.today, whole=True)
    return found, page, {"campaign": found, "by": viewer.account, "at": viewer.at}


@asks(RUN)
@takes(FORM)
def about(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)
    begun = {
        "name": page.line.name, "purpose": page.purpose, "contact": page.contact,
        "consultation": str(page.consultation_id or ""),
    }  # fmt: skip
    form = AboutForm(sent(request), initial=begun)
    offer(form, "consultation", [(str(one), words) for one, words in consultations_to_link()])

    def act(said: dict[str, Any]) -> None:
        chosen = said.pop("consultation")
        actions.write_about(**to, **said, consultation=announced(UUID(chosen)) if chosen else None)

    return form_page(
        request, form, act, title="What it is about", caption=page.line.name, button="Save",
        back=run_url(campaign_id),
    )  # fmt: skip


def offer(form: GovForm, name: str, given: Iterable[Given]) -> None:
    """The answers to choose from, where they are not the same for every campaign."""
    form.fields[name].offered = choices(given)  # type: ignore[attr-defined]  # a field where one chooses


@asks(RUN)
@takes(FORM)
def asked(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)
    begun = {"pledge_ask": page.pledge_ask, "points": "\n".join(page.points)}

    def act(said: dict[str, Any]) -> None:
        actions.write_asks(**to, **said)

    return form_page(
        request, AsksForm(sent(request), initial=begun), act, title="What you ask of people",
        caption=page.line.name, button="Save", back=run_url(campaign_id),
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def step(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    """Make it public; once it is, end it."""
    _, page, to = page_for(request, campaign_id)
    is_written = page.line.state is State.WRITTEN

    def act(said: dict[str, Any]) -> None:
        (actions.publish if is_written else actions.end)(**to)

    return form_page(
        request, NoForm(sent(request)), act, caption=page.line.name, back=run_url(campaign_id),
        title="Make it public?" if is_written else "End the campaign?",
        button="Make it public" if is_written else "End it",
        lead="Everybody can read it from then on. You can go on changing it." if is_written
        else "It can still be read. Nothing is signed, pledged or written in it any more.",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def entry_add(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)

    def act(said: dict[str, Any]) -> None:
        actions.add_entry(**to, **said)

    return form_page(
        request, EntryForm(sent(request)), act, title="Add to the timeline", caption=page.line.name,
        button="Add it", back=run_url(campaign_id, "timeline"),
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def entry(request: HttpRequest, campaign_id: UUID, entry_id: UUID) -> HttpResponseBase:
    """Change it, or take it out."""
    _, page, to = page_for(request, campaign_id)
    found = next((one for one in (*page.past, *page.to_come) if one.id == entry_id), None)
    if found is None:
        raise NotVisible("entry", entry_id)
    begun = {"when": found.when, "title": found.title, "words": found.words, "address": found.link}
    removes = "extra" in request.POST
    form: GovForm = NoForm(request.POST) if removes else EntryForm(sent(request), initial=begun)

    def act(said: dict[str, Any]) -> None:
        if removes:
            actions.remove_entry(**to, entry_id=entry_id)
        else:
            actions.change_entry(**to, entry_id=entry_id, **said)

    return form_page(
        request, form, act, title="Change the timeline", caption=page.line.name, button="Save",
        back=run_url(campaign_id, "timeline"), extra="Take it out", extra_words="",
    )  # fmt: skip


_ONE = "campaigning/<uuid:campaign_id>/"
urlpatterns = [
    path("campaigning/", campaigning, name="campaigning"),
    path("campaigning/make/", make, name="campaign_make"),
    path(_ONE, campaign, name="campaign_run"),
    path(_ONE + "about/", about, name="campaign_about"),
    path(_ONE + "asks/", asked, name="campaign_asks"),
    path(_ONE + "step/", step, name="campaign_step"),
    path(_ONE + "timeline/", entry_add, name="timeline_add"),
    path(_ONE + "timeline/<uuid:entry_id>/", entry, name="timeline_entry"),
]
