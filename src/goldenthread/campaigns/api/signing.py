"""Reading and signing open letters, making pledges, for programs: no account is needed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status

from goldenthread.campaigns import access
from goldenthread.campaigns.actions import pledges as pledging
from goldenthread.campaigns.actions.signing import (
    Signer,
    checked_email,
    confirm,
    sign,
    take_pledge_back,
    take_signature_back,
)
from goldenthread.campaigns.api import sent as given
from goldenthread.campaigns.api import shapes
from goldenthread.campaigns.api.public import ANYONE, FILE, ONE, OPEN, pdf_answer, word_answer
from goldenthread.campaigns.asked import check_asked, check_rate, source_of
from goldenthread.campaigns.queries.letters import LetterPage, letter_page, own_signature
from goldenthread.campaigns.queries.pledges import pledge_lines, seen_pledges
from goldenthread.campaigns.sheets import letter_sheet
from goldenthread.conversation.codes import mark_of
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.failures import Refused

if TYPE_CHECKING:
    from goldenthread.campaigns.models import Pledge, Signatory

router = Router(tags=["campaigns"])
LETTER = "/letters/{uuid:open_letter_id}"
Number = Annotated[int, Path(ge=1, le=10_000)]


def whole_letter(page: LetterPage) -> dict[str, Any]:
    names = ("version", "earlier", "signatures", "unnamed", "before", "total", "organisations")
    return asdict(page.line) | {name: getattr(page, name) for name in names}


@router.get(
    LETTER, auth=None, response={200: shapes.OpenLetterOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="An open letter and who signed it",
)  # fmt: skip
def letter(request: HttpRequest, open_letter_id: UUID) -> Any:
    return whole_letter(letter_page(access.public_letter(open_letter_id)))


@router.get(
    LETTER + "/texts/{int:version_number}", auth=None, response={200: shapes.OpenLetterOut, **REFUSALS},
    openapi_extra=ANYONE, summary="An earlier text of a letter",
)  # fmt: skip
def letter_text(request: HttpRequest, open_letter_id: UUID, version_number: Number) -> Any:
    return whole_letter(letter_page(access.public_letter(open_letter_id), version_number))


@router.get(
    LETTER + "/letter.pdf", auth=None, response=FILE, openapi_extra=ANYONE, summary="The letter as PDF"
)
def letter_pdf(request: HttpRequest, open_letter_id: UUID) -> Any:
    return pdf_answer(letter_sheet(letter_page(access.public_letter(open_letter_id))))


@router.get(
    LETTER + "/letter.docx", auth=None, response=FILE, openapi_extra=ANYONE, summary="The letter in Word"
)
def letter_word(request: HttpRequest, open_letter_id: UUID) -> Any:
    return word_answer(letter_sheet(letter_page(access.public_letter(open_letter_id))))


@router.post(
    LETTER + "/signatures", auth=None, response={202: shapes.AskedByMail, **OPEN}, openapi_extra=ANYONE,
    summary="Sign an open letter",
)  # fmt: skip
def sign_letter(request: HttpRequest, open_letter_id: UUID, sent: given.SignerIn) -> Any:
    """A mail goes to the address. The name stands once the link in it is followed."""
    found = access.public_letter(open_letter_id)
    signer = Signer(**sent.model_dump())
    check_asked(request, checked_email(signer.email))
    sign(letter=found, signer=signer, source_mark=source_of(request, open_letter_id), at=clock.now())
    return Status(202, {"asked": True})


def _signatory(request: HttpRequest, by: given.ByLink) -> Signatory:
    if by.token:
        return access.signatory_by_token(by.token)
    check_rate(request, "find")
    found = access.signatory_marked(mark_of(by.code))
    if found is None:
        raise NotVisible("signature", "by code")
    return found


@router.post(
    "/signatures/read", auth=None, response={200: shapes.OwnSignatureOut, **OPEN}, openapi_extra=ANYONE,
    summary="A signature, for whoever gave it",
)  # fmt: skip
def read_signature(request: HttpRequest, by: given.ByLink) -> Any:
    return own_signature(_signatory(request, by))


@router.post(
    "/signatures/confirm", auth=None, response={200: shapes.OwnSignatureOut, **OPEN}, openapi_extra=ANYONE,
    summary="Confirm a signature, or sign the changed text",
)  # fmt: skip
def confirm_signature(request: HttpRequest, by: given.ByLink) -> Any:
    """By the link of the mail only: it shows that the address is theirs."""
    if not by.token:
        raise Refused("Send the last part of the link in the mail.", "token")
    confirm(signatory=access.signatory_by_token(by.token), at=clock.now())
    return own_signature(access.signatory_by_token(by.token))


@router.post(
    "/signatures/take-back", auth=None, response={204: None, **OPEN}, openapi_extra=ANYONE,
    summary="Take a name off",
)  # fmt: skip
def take_back_signature(request: HttpRequest, by: given.ByLink) -> Any:
    take_signature_back(signatory=_signatory(request, by), at=clock.now())
    return Status(204, None)


@router.get(
    ONE + "/pledges", auth=None, response={200: list[shapes.PledgeOut], **REFUSALS}, openapi_extra=ANYONE,
    summary="The pledges that everybody reads",
)  # fmt: skip
def pledges(request: HttpRequest, campaign_id: UUID) -> Any:
    return pledge_lines(seen_pledges(access.public_campaign(campaign_id)))


@router.post(
    ONE + "/pledges", auth=None, response={202: shapes.AskedByMail, **OPEN}, openapi_extra=ANYONE,
    summary="Make a pledge",
)  # fmt: skip
def make_pledge(request: HttpRequest, campaign_id: UUID, sent: given.PledgeIn) -> Any:
    """A mail goes to the address. It is seen once it is confirmed and somebody has looked at it."""
    found = access.public_campaign(campaign_id)
    check_asked(request, checked_email(sent.email))
    signer = Signer(sent.name, sent.email, sent.role, sent.organisation)
    mark = source_of(request, campaign_id)
    pledging.pledge(
        campaign=found,
        signer=signer,
        words=sent.words,
        by_when=sent.by_when,
        source_mark=mark,
        at=clock.now(),
    )
    return Status(202, {"asked": True})


def _pledge(request: HttpRequest, by: given.ByLink) -> Pledge:
    if by.token:
        return access.pledge_by_token(by.token)
    check_rate(request, "find")
    found = access.pledge_marked(mark_of(by.code))
    if found is None:
        raise NotVisible("pledge", "by code")
    return found


@router.post(
    "/pledges/read", auth=None, response={200: shapes.PledgeOut, **OPEN}, openapi_extra=ANYONE,
    summary="A pledge, for whoever made it",
)  # fmt: skip
def read_pledge(request: HttpRequest, by: given.ByLink) -> Any:
    return pledge_lines([_pledge(request, by)])[0]


@router.post(
    "/pledges/confirm", auth=None, response={200: shapes.PledgeOut, **OPEN}, openapi_extra=ANYONE,
    summary="Confirm a pledge",
)  # fmt: skip
def confirm_pledge(request: HttpRequest, by: given.ByLink) -> Any:
    """By the link of the mail only."""
    if not by.token:
        raise Refused("Send the last part of the link in the mail.", "token")
    pledging.confirm_pledge(pledge=access.pledge_by_token(by.token), at=clock.now())
    return pledge_lines([access.pledge_by_token(by.token)])[0]


@router.post(
    "/pledges/news", auth=None, response={200: shapes.PledgeOut, **OPEN}, openapi_extra=ANYONE,
    summary="Say what became of one’s pledge",
)  # fmt: skip
def own_news(request: HttpRequest, sent: given.OwnNews) -> Any:
    found = _pledge(request, sent)
    pledging.tell_news(pledge=found, how=sent.how, words=sent.words, on=sent.on, by=None, at=clock.now())
    return pledge_lines([found])[0]


@router.post(
    "/pledges/take-back", auth=None, response={204: None, **OPEN}, openapi_extra=ANYONE,
    summary="Take a pledge back",
)  # fmt: skip
def take_back_pledge(request: HttpRequest, by: given.ByLink) -> Any:
    take_pledge_back(pledge=_pledge(request, by), at=clock.now())
    return Status(204, None)
