"""What a council does for organisations: adds them, gives roles in them, takes a campaign down."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import path

from goldenthread.campaigns.access import RUN, campaign_in_area, organisation_in_area, organisations_in
from goldenthread.campaigns.actions import campaigns as actions
from goldenthread.campaigns.pages.forms import NoForm, form_page, sent
from goldenthread.campaigns.queries.campaigns import campaign_line, campaign_lines, campaigns_in
from goldenthread.campaigns.states import STATE_WORDS, State
from goldenthread.design.addresses import address
from goldenthread.design.forms import EmailField, GovForm, TextAreaField, TextField
from goldenthread.foundation.accounts import KnownByAnotherName
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.pages.letting_in import AddressCheckedField
from goldenthread.foundation.permissions import RoleKind
from goldenthread.places.access import area_for
from goldenthread.places.actions.organisations import (
    add_organisation,
    end_role_in_organisation,
    give_role_in_organisation,
)
from goldenthread.places.queries.roles import held_in_organisation


class AddForm(GovForm):
    name = TextField(
        "What is the organisation called?", missing="Enter the name of the organisation", longest=200,
        label_as_heading=True,
    )  # fmt: skip


class GiveForm(GovForm):
    name = TextField("Their name", missing="Enter their name", longest=200)
    email = EmailField("Their e-mail address", missing="Enter their e-mail address", autocomplete=None)
    evidence = TextField(
        "On what evidence?", missing="Say on what evidence", hint="Such as: minutes of 3 July.", longest=300
    )


class EndForm(GovForm):
    reason = TextField(
        "Why does the role end?", missing="Say why the role ends", hint="It is kept in the log.", longest=200
    )


class DownForm(GovForm):
    why = TextAreaField(
        "Why is it taken down?", missing="Say why, in words for those who run it", rows=4, longest=2_000
    )


@asks(RUN)
def organisations(request: HttpRequest, area_id: UUID) -> HttpResponseBase:
    """The organisations of an area, and all campaigns in it."""
    area = area_for(viewer_of(request), area_id, RUN)
    lines = campaign_lines(campaigns_in(area_id))
    context = {"area": area, "organisations": organisations_in(area_id), "lines": lines, "words": STATE_WORDS}
    return render(request, "campaigns/running/organisations.jinja", context)


@asks(RUN)
@takes(FORM)
def add(request: HttpRequest, area_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, RUN)

    def act(said: dict[str, Any]) -> str:
        made = add_organisation(area=area, by=viewer.account, at=viewer.at, **said)
        return address("organisation", made.id)

    return form_page(
        request, AddForm(sent(request)), act, title="Add an organisation", button="Add it",
        back=address("campaign_organisations", area_id), shows_title=False,
    )  # fmt: skip


@asks(RUN)
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = organisation_in_area(viewer, organisation_id)
    roles = held_in_organisation(found.id, viewer.today)
    return render(request, "campaigns/running/organisation.jinja", {"organisation": found, "roles": roles})


@asks(RUN)
@takes(FORM)
def give(request: HttpRequest, organisation_id: UUID) -> HttpResponseBase:
    """Whoever has this address runs campaigns for the organisation."""
    viewer = viewer_of(request)
    found = organisation_in_area(viewer, organisation_id)
    form = GiveForm(sent(request))
    asked = "address_checked" in request.POST
    if asked:
        form.fields["address_checked"] = AddressCheckedField()

    def act(said: dict[str, Any]) -> None:
        try:
            give_role_in_organisation(
                organisation=found, kind=RoleKind.CAMPAIGNER, by=viewer.account, at=viewer.at, **said
            )
        except KnownByAnotherName:
            form.fields["address_checked"] = AddressCheckedField()
            raise

    return form_page(
        request, form, act, title="Who runs campaigns for it?", caption=found.name, button="Give the role",
        back=address("organisation", organisation_id),
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def end(request: HttpRequest, organisation_id: UUID, held_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = organisation_in_area(viewer, organisation_id)

    def act(said: dict[str, Any]) -> None:
        end_role_in_organisation(organisation=found, role_id=held_id, by=viewer.account, at=viewer.at, **said)

    return form_page(
        request, EndForm(sent(request)), act, title="End a role", caption=found.name, button="End it",
        back=address("organisation", organisation_id), lead="It opens nothing more, from this moment.",
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def take_down(request: HttpRequest, area_id: UUID, campaign_id: UUID) -> HttpResponseBase:
    """What must not stand in public; or put it back."""
    viewer = viewer_of(request)
    found = campaign_in_area(viewer, area_id, campaign_id)
    is_down = campaign_line(found).state is State.TAKEN_DOWN
    form: GovForm = NoForm(sent(request)) if is_down else DownForm(sent(request))

    def act(said: dict[str, Any]) -> None:
        if is_down:
            actions.put_back(campaign=found, by=viewer.account, at=viewer.at)
        else:
            actions.take_down(campaign=found, by=viewer.account, at=viewer.at, **said)

    return form_page(
        request, form, act, caption=found.name, back=address("campaign_organisations", area_id),
        title="Put it back?" if is_down else "Take a campaign down",
        button="Put it back" if is_down else "Take it down",
        lead="Everybody sees it again." if is_down
        else "Nobody sees it any more but those who run it. They are told why. Nothing of it is lost.",
    )  # fmt: skip


_AREA = "campaigning/areas/<uuid:area_id>/"
_ONE = "campaigning/organisations/<uuid:organisation_id>/"
urlpatterns = [
    path(_AREA, organisations, name="campaign_organisations"),
    path(_AREA + "add/", add, name="organisation_add"),
    path(_AREA + "campaigns/<uuid:campaign_id>/", take_down, name="campaign_take_down"),
    path(_ONE, organisation, name="organisation"),
    path(_ONE + "give/", give, name="organisation_role_give"),
    path(_ONE + "roles/<uuid:held_id>/end/", end, name="organisation_role_end"),
]
