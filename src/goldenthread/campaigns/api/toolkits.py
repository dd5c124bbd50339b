"""Toolkits, and what a council does for the organisations that it gives room, for other programs."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.campaigns.access import (
    campaign_for,
    campaign_in_area,
    organisation_in_area,
    organisations_in,
)
from goldenthread.campaigns.actions import campaigns as campaign_actions
from goldenthread.campaigns.actions import toolkit as actions
from goldenthread.campaigns.api import sent as given
from goldenthread.campaigns.api import shapes
from goldenthread.campaigns.api.public import ONE, toolkit_as_json
from goldenthread.campaigns.api.running import RUNS, to_act
from goldenthread.campaigns.queries.campaigns import campaign_lines, campaigns_in
from goldenthread.campaigns.queries.toolkit import toolkit_of
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.places.access import area_for
from goldenthread.places.actions.organisations import (
    add_organisation,
    end_role_in_organisation,
    give_role_in_organisation,
)
from goldenthread.places.queries.roles import held_in_organisation

router = Router(tags=["campaigning"])
TOOLKIT = {200: shapes.ToolkitOut, **REFUSALS}
AREA, ORGANISATION = "/areas/{area_id}", "/organisations/{organisation_id}"
IN_AREA = {200: shapes.AreaCampaigns, **REFUSALS}
ROLES = {200: list[shapes.RoleHeldOut], **REFUSALS}
TEXTS, PICTURES = ONE + "/toolkit/texts", ONE + "/toolkit/pictures"


def _toolkit(request: HttpRequest, campaign_id: UUID) -> dict[str, Any]:
    return toolkit_as_json(toolkit_of(campaign_for(viewer_of(request), campaign_id)))


@router.get(ONE + "/toolkit", response=TOOLKIT, openapi_extra=RUNS, summary="A toolkit, public or not")
def toolkit(request: HttpRequest, campaign_id: UUID) -> Any:
    return _toolkit(request, campaign_id)


@router.post(TEXTS, response=TOOLKIT, openapi_extra=RUNS, summary="Add a text to a toolkit")
def add_text(request: HttpRequest, campaign_id: UUID, sent: given.ToolkitTextIn) -> Any:
    actions.add_text(**to_act(request, campaign_id), **sent.model_dump())
    return _toolkit(request, campaign_id)


@router.put(
    TEXTS + "/{toolkit_text_id}", response=TOOLKIT, openapi_extra=RUNS, summary="Change a text of a toolkit"
)
def write_text(
    request: HttpRequest, campaign_id: UUID, toolkit_text_id: UUID, sent: given.ToolkitTextIn
) -> Any:
    actions.write_text(**to_act(request, campaign_id), text_id=toolkit_text_id, **sent.model_dump())
    return _toolkit(request, campaign_id)


@router.delete(
    TEXTS + "/{toolkit_text_id}", response=TOOLKIT, openapi_extra=RUNS, summary="Remove a text from a toolkit"
)
def remove_text(request: HttpRequest, campaign_id: UUID, toolkit_text_id: UUID) -> Any:
    actions.remove_text(**to_act(request, campaign_id), text_id=toolkit_text_id)
    return _toolkit(request, campaign_id)


class PictureSays(Schema):
    alt: str = Field(max_length=500, examples=["A poster: Tell us what would help by 31 January"])


@router.post(PICTURES, response=TOOLKIT, openapi_extra=RUNS, summary="Add a picture to a toolkit")
def add_picture(
    request: HttpRequest,
    campaign_id: UUID,
    file: Annotated[UploadedFile, File(examples=["poster.png"])],
    sent: Form[PictureSays],
) -> Any:
    """Where and when it was taken is left out of it."""
    actions.add_picture(**to_act(request, campaign_id), file=file, alt=sent.alt)
    return _toolkit(request, campaign_id)


@router.put(
    PICTURES + "/{picture_id}", response=TOOLKIT, openapi_extra=RUNS, summary="Write what a picture shows"
)
def write_alt(request: HttpRequest, campaign_id: UUID, picture_id: UUID, sent: given.AltIn) -> Any:
    actions.write_alt(**to_act(request, campaign_id), picture_id=picture_id, alt=sent.alt)
    return _toolkit(request, campaign_id)


@router.delete(
    PICTURES + "/{picture_id}",
    response=TOOLKIT,
    openapi_extra=RUNS,
    summary="Remove a picture from a toolkit",
)
def remove_picture(request: HttpRequest, campaign_id: UUID, picture_id: UUID) -> Any:
    actions.remove_picture(**to_act(request, campaign_id), picture_id=picture_id)
    return _toolkit(request, campaign_id)


def _in_area(area_id: UUID) -> dict[str, Any]:
    return {
        "organisations": list(organisations_in(area_id)),
        "campaigns": campaign_lines(campaigns_in(area_id)),
    }


@router.get(
    AREA, response=IN_AREA, openapi_extra=RUNS, summary="The organisations of an area, and all campaigns"
)
def area(request: HttpRequest, area_id: UUID) -> Any:
    area_for(viewer_of(request), area_id, Permission.RUN_CAMPAIGN)
    return _in_area(area_id)


@router.post(
    AREA + "/organisations", response={201: shapes.OrganisationOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Add an organisation",
)  # fmt: skip
def add(request: HttpRequest, area_id: UUID, sent: given.NameIn) -> Any:
    viewer = viewer_of(request)
    found = area_for(viewer, area_id, Permission.RUN_CAMPAIGN)
    return Status(201, add_organisation(area=found, name=sent.name, by=viewer.account, at=viewer.at))


@router.post(
    AREA + "/campaigns/{campaign_id}/down",
    response=IN_AREA,
    openapi_extra=RUNS,
    summary="Take a campaign down",
)
def take_down(request: HttpRequest, area_id: UUID, campaign_id: UUID, sent: given.ReasonGiven) -> Any:
    viewer = viewer_of(request)
    found = campaign_in_area(viewer, area_id, campaign_id)
    campaign_actions.take_down(campaign=found, why=sent.why, by=viewer.account, at=viewer.at)
    return _in_area(area_id)


@router.post(
    AREA + "/campaigns/{campaign_id}/back",
    response=IN_AREA,
    openapi_extra=RUNS,
    summary="Put a campaign back",
)
def put_back(request: HttpRequest, area_id: UUID, campaign_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = campaign_in_area(viewer, area_id, campaign_id)
    campaign_actions.put_back(campaign=found, by=viewer.account, at=viewer.at)
    return _in_area(area_id)


@router.get(
    ORGANISATION, response=ROLES, openapi_extra=RUNS, summary="Who runs campaigns for an organisation"
)
def roles(request: HttpRequest, organisation_id: UUID) -> Any:
    viewer = viewer_of(request)
    return [*held_in_organisation(organisation_in_area(viewer, organisation_id).id, viewer.today)]


@router.post(
    ORGANISATION + "/roles", response=ROLES, openapi_extra=RUNS, summary="Let somebody run campaigns for one"
)
def give(request: HttpRequest, organisation_id: UUID, sent: given.CampaignerIn) -> Any:
    """Whoever has this address gets the role, and an account if need be."""
    viewer = viewer_of(request)
    found = organisation_in_area(viewer, organisation_id)
    give_role_in_organisation(
        organisation=found, kind=RoleKind.CAMPAIGNER, by=viewer.account, at=viewer.at, **sent.model_dump()
    )
    return [*held_in_organisation(found.id, viewer.today)]


@router.post(
    ORGANISATION + "/roles/{held_id}/end", response=ROLES, openapi_extra=RUNS,
    summary="End a role in an organisation",
)  # fmt: skip
def end(request: HttpRequest, organisation_id: UUID, held_id: UUID, sent: given.RoleEndIn) -> Any:
    viewer = viewer_of(request)
    found = organisation_in_area(viewer, organisation_id)
    end_role_in_organisation(
        organisation=found, role_id=held_id, reason=sent.reason, by=viewer.account, at=viewer.at
    )
    return [*held_in_organisation(found.id, viewer.today)]
