"""Running a campaign, its open letters and pledges, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.campaigns.access import (
    RUN,
    campaign_for,
    campaigns_for,
    letter_for,
    pledge_for,
    runner_words,
    runners_for,
    signatory_for,
)
from goldenthread.campaigns.actions import campaigns as actions
from goldenthread.campaigns.actions import letters as letter_actions
from goldenthread.campaigns.actions import pledges as pledge_actions
from goldenthread.campaigns.actions.signing import Signer, bring_back, invite, set_aside
from goldenthread.campaigns.api import sent as given
from goldenthread.campaigns.api import shapes
from goldenthread.campaigns.api.public import ONE, whole
from goldenthread.campaigns.api.signing import whole_letter
from goldenthread.campaigns.queries.campaigns import campaign_lines, campaign_page, handed_in_of
from goldenthread.campaigns.queries.letters import letter_page, signatory_lines, signing_of
from goldenthread.campaigns.queries.pledges import all_pledges, pledge_lines
from goldenthread.conversation.access import announced
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of

if TYPE_CHECKING:
    from goldenthread.campaigns.models import Campaign, Letter

router = Router(tags=["campaigning"])
RUNS = {"x-asks": RUN.name}
LETTER, PLEDGE = "/letters/{open_letter_id}", "/pledges/{pledge_id}"
SIGNATURE = "/signatures/{signatory_id}"
CAMPAIGN = {200: shapes.CampaignToRun, **REFUSALS}
A_LETTER = {200: shapes.OpenLetterToRun, **REFUSALS}
PLEDGES = {200: list[shapes.PledgeOut], **REFUSALS}


def to_act(request: HttpRequest, campaign_id: UUID) -> dict[str, Any]:
    """The campaign, by whom and when: what every action about it takes."""
    viewer = viewer_of(request)
    return {"campaign": campaign_for(viewer, campaign_id), "by": viewer.account, "at": viewer.at}


def _campaign(request: HttpRequest, campaign_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    found = campaign_for(viewer, campaign_id)
    page = campaign_page(found, viewer.at, viewer.today, whole=True)
    return whole(found, page) | {"handed_in": handed_in_of(found)}


@router.get("", response={200: shapes.MineOut, **REFUSALS}, openapi_extra=RUNS, summary="Your campaigns")
def campaigns(request: HttpRequest) -> Any:
    """Those that you run, and for whom you may make one."""
    viewer = viewer_of(request)
    runners = [{"id": one.id, "name": runner_words(one)} for one in runners_for(viewer)]
    return {"campaigns": campaign_lines(campaigns_for(viewer)), "runners": runners}


@router.post(
    "", response={201: shapes.CampaignToRun, **REFUSALS}, openapi_extra=RUNS, summary="Make a campaign"
)
def make(request: HttpRequest, sent: given.CampaignMake) -> Any:
    viewer = viewer_of(request)
    runner = next((one for one in runners_for(viewer) if one.id == sent.runner_id), None)
    if runner is None:
        raise NotVisible("organisation", sent.runner_id, field="runner_id")
    made = actions.make_campaign(
        runner=runner, name=sent.name, purpose=sent.purpose, by=viewer.account, at=viewer.at
    )
    return Status(201, _campaign(request, made.id))


@router.get(ONE, response=CAMPAIGN, openapi_extra=RUNS, summary="A campaign that you run")
def campaign(request: HttpRequest, campaign_id: UUID) -> Any:
    return _campaign(request, campaign_id)


@router.put(ONE, response=CAMPAIGN, openapi_extra=RUNS, summary="Write what a campaign is about")
def write_about(request: HttpRequest, campaign_id: UUID, sent: given.CampaignAbout) -> Any:
    to, said = to_act(request, campaign_id), sent.model_dump()
    linked = said.pop("consultation_id")
    actions.write_about(**to, **said, consultation=announced(linked) if linked else None)
    return _campaign(request, campaign_id)


@router.put(
    ONE + "/asks", response=CAMPAIGN, openapi_extra=RUNS, summary="Write what a campaign asks of people"
)
def write_asks(request: HttpRequest, campaign_id: UUID, sent: given.CampaignAsks) -> Any:
    to = to_act(request, campaign_id)
    actions.write_asks(**to, pledge_ask=sent.pledge_ask, points="\n".join(sent.points))
    return _campaign(request, campaign_id)


@router.post(ONE + "/publish", response=CAMPAIGN, openapi_extra=RUNS, summary="Make a campaign public")
def publish(request: HttpRequest, campaign_id: UUID) -> Any:
    actions.publish(**to_act(request, campaign_id))
    return _campaign(request, campaign_id)


@router.post(ONE + "/end", response=CAMPAIGN, openapi_extra=RUNS, summary="End a campaign")
def end(request: HttpRequest, campaign_id: UUID) -> Any:
    actions.end(**to_act(request, campaign_id))
    return _campaign(request, campaign_id)


@router.post(ONE + "/timeline", response=CAMPAIGN, openapi_extra=RUNS, summary="Add to a timeline")
def add_entry(request: HttpRequest, campaign_id: UUID, sent: given.EntryIn) -> Any:
    actions.add_entry(**to_act(request, campaign_id), **sent.model_dump())
    return _campaign(request, campaign_id)


@router.put(ONE + "/timeline/{entry_id}", response=CAMPAIGN, openapi_extra=RUNS, summary="Change a timeline")
def change_entry(request: HttpRequest, campaign_id: UUID, entry_id: UUID, sent: given.EntryIn) -> Any:
    actions.change_entry(**to_act(request, campaign_id), entry_id=entry_id, **sent.model_dump())
    return _campaign(request, campaign_id)


@router.delete(
    ONE + "/timeline/{entry_id}", response=CAMPAIGN, openapi_extra=RUNS, summary="Take out of a timeline"
)
def remove_entry(request: HttpRequest, campaign_id: UUID, entry_id: UUID) -> Any:
    actions.remove_entry(**to_act(request, campaign_id), entry_id=entry_id)
    return _campaign(request, campaign_id)


def _letter(request: HttpRequest, letter_id: UUID) -> dict[str, Any]:
    found = letter_for(viewer_of(request), letter_id)
    lines = signatory_lines(found)
    return whole_letter(letter_page(found)) | {"signing": signing_of(found, lines), "signatories": lines}


def _to_letter(request: HttpRequest, letter_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {"letter": letter_for(viewer, letter_id), "by": viewer.account, "at": viewer.at}


@router.post(
    ONE + "/letters", response={201: shapes.OpenLetterToRun, **REFUSALS}, openapi_extra=RUNS,
    summary="Write an open letter",
)  # fmt: skip
def make_letter(request: HttpRequest, campaign_id: UUID, sent: given.LetterMake) -> Any:
    made: Letter = letter_actions.make_letter(**to_act(request, campaign_id), **sent.model_dump())
    return Status(201, _letter(request, made.id))


@router.get(LETTER, response=A_LETTER, openapi_extra=RUNS, summary="An open letter, and who signed")
def letter(request: HttpRequest, open_letter_id: UUID) -> Any:
    """No operation gives out an e-mail address."""
    return _letter(request, open_letter_id)


@router.post(LETTER + "/texts", response=A_LETTER, openapi_extra=RUNS, summary="Change the text of a letter")
def write_text(request: HttpRequest, open_letter_id: UUID, sent: given.LetterTextIn) -> Any:
    """Everybody who signed before is asked by mail whether they sign the new text."""
    letter_actions.write_text(**_to_letter(request, open_letter_id), **sent.model_dump())
    return _letter(request, open_letter_id)


@router.put(
    LETTER + "/order", response=A_LETTER, openapi_extra=RUNS, summary="Order the names under a letter"
)
def order(request: HttpRequest, open_letter_id: UUID, sent: given.OrderIn) -> Any:
    letter_actions.order_names(**_to_letter(request, open_letter_id), order=sent.order)
    return _letter(request, open_letter_id)


@router.post(LETTER + "/publish", response=A_LETTER, openapi_extra=RUNS, summary="Publish a letter")
def publish_letter(request: HttpRequest, open_letter_id: UUID) -> Any:
    letter_actions.publish_letter(**_to_letter(request, open_letter_id))
    return _letter(request, open_letter_id)


@router.post(LETTER + "/close", response=A_LETTER, openapi_extra=RUNS, summary="Close a letter for signing")
def close_letter(request: HttpRequest, open_letter_id: UUID) -> Any:
    letter_actions.close_letter(**_to_letter(request, open_letter_id))
    return _letter(request, open_letter_id)


@router.post(LETTER + "/invited", response=A_LETTER, openapi_extra=RUNS, summary="Invite people to sign")
def invited(request: HttpRequest, open_letter_id: UUID, sent: given.SignersInvited) -> Any:
    signers = [Signer(**one.model_dump()) for one in sent.signers]
    invite(**_to_letter(request, open_letter_id), signers=signers)
    return _letter(request, open_letter_id)


@router.post(SIGNATURE + "/aside", response=A_LETTER, openapi_extra=RUNS, summary="Set a signature aside")
def aside(request: HttpRequest, signatory_id: UUID, sent: given.ReasonGiven) -> Any:
    viewer = viewer_of(request)
    found = signatory_for(viewer, signatory_id)
    set_aside(signed=found, why=sent.why, by=viewer.account, at=viewer.at)
    return _letter(request, found.letter_id)


@router.post(SIGNATURE + "/back", response=A_LETTER, openapi_extra=RUNS, summary="Bring a signature back")
def back(request: HttpRequest, signatory_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = signatory_for(viewer, signatory_id)
    bring_back(signed=found, by=viewer.account, at=viewer.at)
    return _letter(request, found.letter_id)


def _pledges(campaign: Campaign) -> Any:
    return pledge_lines(all_pledges(campaign))


@router.get(ONE + "/pledges", response=PLEDGES, openapi_extra=RUNS, summary="All pledges to a campaign")
def pledges(request: HttpRequest, campaign_id: UUID) -> Any:
    return _pledges(campaign_for(viewer_of(request), campaign_id))


@router.post(ONE + "/pledges", response=PLEDGES, openapi_extra=RUNS, summary="Enter a pledge given in public")
def enter_pledge(request: HttpRequest, campaign_id: UUID, sent: given.PledgeEntered) -> Any:
    to = to_act(request, campaign_id)
    signer = Signer(sent.name, "", sent.role, sent.organisation)
    pledge_actions.enter_pledge(
        **to, signer=signer, words=sent.words, by_when=sent.by_when, said_where=sent.said_where
    )
    return _pledges(to["campaign"])


def _to_pledge(request: HttpRequest, pledge_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {"pledge": pledge_for(viewer, pledge_id), "by": viewer.account, "at": viewer.at}


@router.post(PLEDGE + "/seen", response=PLEDGES, openapi_extra=RUNS, summary="Let a pledge be seen")
def let_be_seen(request: HttpRequest, pledge_id: UUID) -> Any:
    to = _to_pledge(request, pledge_id)
    pledge_actions.let_be_seen(**to)
    return _pledges(to["pledge"].campaign)


@router.post(PLEDGE + "/aside", response=PLEDGES, openapi_extra=RUNS, summary="Set a pledge aside")
def pledge_aside(request: HttpRequest, pledge_id: UUID, sent: given.ReasonGiven) -> Any:
    to = _to_pledge(request, pledge_id)
    set_aside(signed=to["pledge"], why=sent.why, by=to["by"], at=to["at"])
    return _pledges(to["pledge"].campaign)


@router.post(PLEDGE + "/back", response=PLEDGES, openapi_extra=RUNS, summary="Bring a pledge back")
def pledge_back(request: HttpRequest, pledge_id: UUID) -> Any:
    to = _to_pledge(request, pledge_id)
    bring_back(signed=to["pledge"], by=to["by"], at=to["at"])
    return _pledges(to["pledge"].campaign)


@router.post(PLEDGE + "/news", response=PLEDGES, openapi_extra=RUNS, summary="Say what became of a pledge")
def news(request: HttpRequest, pledge_id: UUID, sent: given.NewsIn) -> Any:
    to = _to_pledge(request, pledge_id)
    pledge_actions.tell_news(**to, **sent.model_dump())
    return _pledges(to["pledge"].campaign)
