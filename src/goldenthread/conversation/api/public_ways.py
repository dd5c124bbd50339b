"""Answering by pictures and by a collector’s link, and the form on paper: no account is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from goldenthread.conversation.access import (
    announced,
    collector_counting,
    collector_handing_out,
    draft_marked,
)
from goldenthread.conversation.actions.collectors import begin_collected
from goldenthread.conversation.actions.shown import show, take_out
from goldenthread.conversation.api import ways_shapes as shapes
from goldenthread.conversation.api.public import ANYONE, ONE, OPEN, TOO_MANY
from goldenthread.conversation.api.shapes import Begun, WithCode
from goldenthread.conversation.asked import may
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.documents import paper_form
from goldenthread.conversation.queries.collectors import how_many_came
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.conversation.queries.papers import rule_of
from goldenthread.conversation.queries.shown import shown_in_draft
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goldenthread.conversation.models import Draft

router = Router(tags=["conversation"])


@router.post(
    "/drafts/shown", auth=None, response={201: list[shapes.ShownInAnswerOut], **OPEN}, openapi_extra=ANYONE,
    summary="Show or tell in another way",
)  # fmt: skip
def show_in_draft(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(examples=["drawing.jpg"])],
    sent: Form[shapes.ShowIn],
) -> Any:
    """A picture, sound or film in an answer that is begun. It is known by its content, not its name."""
    if not may(request, "show"):
        return TOO_MANY
    draft = _draft(sent.code)
    show(
        draft_id=draft.id, content=file, name=file.name or "", about=sent.about, question_id=sent.question_id,
        at=clock.now(),
    )  # fmt: skip
    return Status(201, shown_in_draft(draft))


@router.post(
    "/drafts/shown/{shown_id}/out", auth=None, response={200: list[shapes.ShownInAnswerOut], **OPEN},
    openapi_extra=ANYONE, summary="Take out what is shown",
)  # fmt: skip
def take_shown_out(request: HttpRequest, shown_id: UUID, asked: WithCode) -> Any:
    if not may(request, "find_answer"):
        return TOO_MANY
    draft = _draft(asked.code)
    take_out(draft_id=draft.id, shown_id=shown_id, at=clock.now())
    return shown_in_draft(draft)


def _draft(code: str) -> Draft:
    draft = draft_marked(mark_of(code))
    if draft is None:
        raise NotVisible("answer", "by code")
    return draft


@router.post(
    "/collect/{link}/drafts", auth=None, response={201: Begun, **OPEN}, openapi_extra=ANYONE,
    summary="Begin an answer by a collector’s link",
)  # fmt: skip
def begin(request: HttpRequest, link: str) -> Any:
    """Each person has a code of their own."""
    if not may(request, "send_answer"):
        return TOO_MANY
    _, code = begin_collected(collector=collector_handing_out(link), at=clock.now())
    return Status(201, {"code": code})


@router.get(
    "/collected/{link}", auth=None, response={200: shapes.HowMany, **OPEN}, openapi_extra=ANYONE,
    summary="How many answers came by a collector",
)  # fmt: skip
def collected(request: HttpRequest, link: str) -> Any:
    found = collector_counting(link)
    return {"name": found.name, "came": how_many_came(found)}


class SizeAsked(Schema):
    large: bool = False


@router.get(
    ONE + "/form.pdf",
    response=OPEN,
    auth=None,
    openapi_extra=ANYONE,
    summary="The form on paper, with its own code",
)
def form(request: HttpRequest, public_id: UUID, asked: Query[SizeAsked]) -> HttpResponse | Status[Any]:
    found, now = announced(public_id), clock.now()
    post_to = rule_of(found).post_to
    if not post_to:
        raise NotVisible("paper form", public_id)
    if not may(request, "print"):
        return TOO_MANY
    return paper_form(consultation_page(found, now), post_to, copies=1, large=asked.large, at=now).answer()
