"""A toolkit, for those who fill it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.campaigns.access import RUN
from goldenthread.campaigns.actions import toolkit as actions
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.pages.running import page_for
from goldenthread.campaigns.queries.toolkit import KIND_WORDS, toolkit_of
from goldenthread.design.addresses import address
from goldenthread.design.forms import FileField, GovForm, RadioField, TextAreaField, TextField
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.pages.asking import FORM, asks, takes

MISSING_ALT = "Say what the picture shows, for people who do not see it"


class TextForm(GovForm):
    kind = RadioField("What is the text for?", KIND_WORDS.items(), missing="Choose what the text is for")
    title = TextField("What is it called?", missing="Enter what the text is called", longest=200)
    words = TextAreaField(
        "The text", missing="Write the text", rows=10,
        hint="Of a post the next page says on which networks it is too long.",
    )  # fmt: skip


class PictureForm(GovForm):
    file = FileField(
        "The picture", missing="Choose the picture",
        hint="A .png or .jpg. Where and when it was taken is left out of it.",
        kinds=(".png", ".jpg", ".jpeg"), most_bytes=actions.MOST_BYTES,
    )  # fmt: skip
    alt = TextAreaField(
        "What does the picture show?", missing=MISSING_ALT, rows=3, longest=actions.LONGEST_ALT
    )


class AltForm(GovForm):
    alt = TextAreaField(
        "What does the picture show?", missing=MISSING_ALT, rows=3, longest=actions.LONGEST_ALT
    )


def _back(campaign_id: UUID) -> str:
    return address("toolkit_run", campaign_id)


@asks(RUN)
def toolkit(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    found, page, _ = page_for(request, campaign_id)
    context = {"page": page, "line": page.line, "toolkit": toolkit_of(found), "kinds": KIND_WORDS}
    return render(request, "campaigns/running/toolkit.jinja", context)


@asks(RUN)
@takes(FORM)
def text_add(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)

    def act(said: dict[str, Any]) -> None:
        actions.add_text(**to, **said)

    return form_page(
        request, TextForm(sent(request)), act, title="Add a text", caption=page.line.name, button="Add it",
        back=_back(campaign_id),
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def text(request: HttpRequest, campaign_id: UUID, toolkit_text_id: UUID) -> HttpResponseBase:
    campaign, page, to = page_for(request, campaign_id)
    found = next((one for one in toolkit_of(campaign).texts if one.id == toolkit_text_id), None)
    if found is None:
        raise NotVisible("text", toolkit_text_id)
    removes = "extra" in request.POST
    begun = {"kind": found.kind, "title": found.title, "words": found.words}
    form: GovForm = NoForm(request.POST) if removes else TextForm(sent(request), initial=begun)

    def act(said: dict[str, Any]) -> None:
        if removes:
            actions.remove_text(**to, text_id=toolkit_text_id)
        else:
            actions.write_text(**to, text_id=toolkit_text_id, **said)

    return form_page(
        request, form, act, title="Change a text", caption=page.line.name, button="Save",
        back=_back(campaign_id), extra="Remove this text",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def picture_add(request: HttpRequest, campaign_id: UUID) -> HttpResponseBase:
    _, page, to = page_for(request, campaign_id)
    is_sent = request.method == "POST"

    def act(said: dict[str, Any]) -> None:
        actions.add_picture(**to, **said)

    return form_page(
        request, PictureForm(sent(request), request.FILES if is_sent else None), act, title="Add a picture",
        caption=page.line.name, button="Add it", back=_back(campaign_id), multipart=True,
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def picture(request: HttpRequest, campaign_id: UUID, picture_id: UUID) -> HttpResponseBase:
    campaign, page, to = page_for(request, campaign_id)
    found = next((one for one in toolkit_of(campaign).pictures if one.id == picture_id), None)
    if found is None:
        raise NotVisible("picture", picture_id)
    removes = "extra" in request.POST
    form: GovForm = NoForm(request.POST) if removes else AltForm(sent(request), initial={"alt": found.alt})

    def act(said: dict[str, Any]) -> None:
        if removes:
            actions.remove_picture(**to, picture_id=picture_id)
        else:
            actions.write_alt(**to, picture_id=picture_id, **said)

    return form_page(
        request, form, act, title="What the picture shows", caption=f"{page.line.name}: {found.name}",
        button="Save", back=_back(campaign_id), extra="Remove this picture",
    )  # fmt: skip


_ONE = "campaigning/<uuid:campaign_id>/toolkit/"
urlpatterns = [
    path(_ONE, toolkit, name="toolkit_run"),
    path(_ONE + "texts/", text_add, name="toolkit_text_add"),
    path(_ONE + "texts/<uuid:toolkit_text_id>/", text, name="toolkit_text"),
    path(_ONE + "pictures/", picture_add, name="picture_add"),
    path(_ONE + "pictures/<uuid:picture_id>/", picture, name="picture_change"),
]
