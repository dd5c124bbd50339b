"""What anybody may read of a campaign and do in it, for programs: no account is needed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from goldenthread.campaigns import access
from goldenthread.campaigns.actions.mps import begin_letter
from goldenthread.campaigns.api import sent as given
from goldenthread.campaigns.api import shapes
from goldenthread.campaigns.asked import check_rate
from goldenthread.campaigns.letters_to_mps import letter_of, mailto_of
from goldenthread.campaigns.queries.campaigns import (
    CampaignPage,
    campaign_lines,
    campaign_page,
    points_of,
)
from goldenthread.campaigns.queries.mps import constituency_of, letters_begun, mp_for, mp_of
from goldenthread.campaigns.queries.toolkit import Toolkit, picture_bytes, toolkit_of
from goldenthread.campaigns.sheets import WORD, kit_sheet, pack_of, pdf_of, word_of
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.formats.sheets import Sheet
from goldenthread.foundation import clock, files
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS, Faults

if TYPE_CHECKING:
    from goldenthread.campaigns.models import Campaign

router = Router(tags=["campaigns"])
ANYONE = {"x-asks": "anyone"}
OPEN = {**REFUSALS, 429: Faults}
ONE = "/{uuid:campaign_id}"
FILE = {200: None, **REFUSALS}


def whole(campaign: Campaign, page: CampaignPage) -> dict[str, Any]:
    return (
        asdict(page.line)
        | {name: getattr(page, name) for name in CampaignPage.__dataclass_fields__ if name != "line"}
        | {"letters_begun": letters_begun(campaign)}
    )


def _page(campaign: Campaign) -> CampaignPage:
    return campaign_page(campaign, clock.now(), clock.today())


def pdf_answer(sheet: Sheet) -> HttpResponse:
    return HttpResponse(pdf_of(sheet, clock.now()), content_type="application/pdf")


def word_answer(sheet: Sheet) -> HttpResponse:
    return HttpResponse(word_of(sheet), content_type=WORD)


@router.get("", auth=None, response=list[shapes.CampaignLineOut], openapi_extra=ANYONE, summary="Campaigns")
def campaigns(request: HttpRequest) -> Any:
    """Those that are public, and those that have ended, the newest first."""
    return campaign_lines(access.public_ones())


@router.get(
    ONE, auth=None, response={200: shapes.CampaignOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="One campaign, with its timeline",
)  # fmt: skip
def campaign(request: HttpRequest, campaign_id: UUID) -> Any:
    found = access.public_campaign(campaign_id)
    return whole(found, _page(found))


def with_points(campaign_id: UUID) -> Campaign:
    found = access.public_campaign(campaign_id)
    if not found.points or found.ended_at:
        raise NotVisible("letter to an MP", campaign_id)
    return found


@router.post(
    ONE + "/mp", auth=None, response={200: shapes.MpFound, **OPEN}, openapi_extra=ANYONE,
    summary="Whose MP it is, by postcode, and points to make",
)  # fmt: skip
def find_mp(request: HttpRequest, campaign_id: UUID, sent: given.PostcodeIn) -> Any:
    """The postcode is not kept."""
    found = with_points(campaign_id)
    check_rate(request, "postcode")
    return {"mp": mp_of(sent.postcode), "points": points_of(found)}


@router.post(
    ONE + "/mp/letter", auth=None, response={200: shapes.MpLetterOut, **OPEN}, openapi_extra=ANYONE,
    summary="A letter to an MP, to be sent by whoever wrote it",
)  # fmt: skip
def mp_letter(request: HttpRequest, campaign_id: UUID, sent: given.MpLetterIn) -> Any:
    """It is counted and compared, and kept nowhere. Nothing is sent from here."""
    found = with_points(campaign_id)
    check_rate(request, "postcode")
    mp = mp_for(sent.constituency_id) if sent.constituency_id else None
    begun = begin_letter(
        campaign=found, constituency=constituency_of(sent.constituency_id), words=sent.words, again=False,
        at=clock.now(),
    )  # fmt: skip
    letter = letter_of(sent.mp or (mp.name if mp else ""), sent.words, sent.name, sent.home)
    return {
        "letter": letter, "mailto": mailto_of(mp.email if mp else "", letter),
        "is_much_the_same": begun.is_much_the_same, "is_mostly_given": begun.is_mostly_given,
    }  # fmt: skip


def toolkit_as_json(found: Toolkit) -> dict[str, Any]:
    texts = [asdict(one) | {"fits": one.fits} for one in found.texts]
    return {"texts": texts, "pictures": found.pictures}


@router.get(
    ONE + "/toolkit", auth=None, response={200: shapes.ToolkitOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="Texts and pictures to use",
)  # fmt: skip
def toolkit(request: HttpRequest, campaign_id: UUID) -> Any:
    return toolkit_as_json(toolkit_of(access.public_campaign(campaign_id)))


@router.get(
    ONE + "/toolkit/pack.zip",
    auth=None,
    response=FILE,
    openapi_extra=ANYONE,
    summary="All of a toolkit as a zip",
)
def pack(request: HttpRequest, campaign_id: UUID) -> Any:
    found = access.public_campaign(campaign_id)
    data = pack_of(_page(found), toolkit_of(found), picture_bytes(found))
    return HttpResponse(data, content_type="application/zip")


@router.get(
    ONE + "/toolkit/pictures/{uuid:picture_id}", auth=None, response=FILE, openapi_extra=ANYONE,
    summary="One picture",
)  # fmt: skip
def picture(request: HttpRequest, campaign_id: UUID, picture_id: UUID) -> Any:
    stored = access.public_picture(campaign_id, picture_id).file
    with files.opened(stored) as stream:
        return HttpResponse(stream.read(), content_type=stored.content_type)


def _kit(campaign_id: UUID) -> Sheet:
    found = access.public_campaign(campaign_id)
    if found.consultation is None:
        raise NotVisible("group sheet", campaign_id)
    return kit_sheet(_page(found), consultation_page(found.consultation, clock.now()))


@router.get(
    ONE + "/group-sheet.pdf",
    auth=None,
    response=FILE,
    openapi_extra=ANYONE,
    summary="The sheet for groups as PDF",
)
def kit_pdf(request: HttpRequest, campaign_id: UUID) -> Any:
    return pdf_answer(_kit(campaign_id))


@router.get(
    ONE + "/group-sheet.docx", auth=None, response=FILE, openapi_extra=ANYONE,
    summary="The sheet for groups in Word",
)  # fmt: skip
def kit_word(request: HttpRequest, campaign_id: UUID) -> Any:
    return word_answer(_kit(campaign_id))
