"""Answering a consultation, for programs that help people to: no account is needed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.conversation.access import announced, announced_ones, draft_marked, reply_marked
from goldenthread.conversation.actions.replies import begin_draft, keep_about, keep_answer, send_draft
from goldenthread.conversation.api import shapes
from goldenthread.conversation.asked import may, source_of
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.queries.consultations import (
    ConsultationPage,
    consultation_lines,
    consultation_page,
    principles_of,
)
from goldenthread.conversation.queries.links import notes_on, notes_on_reply
from goldenthread.conversation.queries.replies import reply_page
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS, Faults
from goldenthread.foundation.failures import Refused

if TYPE_CHECKING:
    from goldenthread.conversation.models import Draft

router = Router(tags=["conversation"])
ANYONE = {"x-asks": "anyone"}
TOO_MANY = Status(429, {"faults": [{"field": "", "message": "Too much came from here. Wait an hour."}]})
OPEN = {**REFUSALS, 429: Faults}
ONE = "/{uuid:public_id}"


@router.get(
    "", auth=None, response=list[shapes.PublicConsultationOut], openapi_extra=ANYONE, summary="What is asked"
)
def conversations(request: HttpRequest) -> Any:
    """Every consultation that is announced, the newest first."""
    return consultation_lines(announced_ones(), clock.now())


@router.get(
    ONE, auth=None, response={200: shapes.ConsultationWhole, **REFUSALS}, openapi_extra=ANYONE,
    summary="One consultation with its questions",
)  # fmt: skip
def conversation(request: HttpRequest, public_id: UUID) -> Any:
    return whole(consultation_page(announced(public_id), clock.now()))


def whole(page: ConsultationPage) -> dict[str, Any]:
    return asdict(page.line) | {
        "about": page.about,
        "why_so_short": page.why_so_short,
        "answer_due_on": page.answer_due_on,
        "principles": page.principles,
        "versions": page.versions,
        "extensions": page.extensions,
    }


@router.post(
    ONE + "/answers", auth=None, response={201: shapes.Sent, **OPEN}, openapi_extra=ANYONE,
    summary="Send an answer",
)  # fmt: skip
def send(request: HttpRequest, public_id: UUID, sent: shapes.ReplyIn) -> Any:
    """Whole, at once. The code is its receipt: it is told now, and never again."""
    found = announced(public_id)
    if not may(request, "send_answer"):
        return TOO_MANY
    draft, code = begin_draft(consultation=found, at=clock.now())
    _keep(draft.id, sent)
    reply = send_draft(draft_id=draft.id, source_mark=source_of(request, public_id), at=clock.now())
    return Status(201, {"number": reply.number, "code": code, "notes": notes_on_reply(reply)})


@router.post(
    ONE + "/drafts", auth=None, response={201: shapes.Begun, **OPEN}, openapi_extra=ANYONE,
    summary="Begin an answer",
)  # fmt: skip
def begin(request: HttpRequest, public_id: UUID) -> Any:
    """To be gone on with, here or on the website, by its code."""
    if not may(request, "send_answer"):
        return TOO_MANY
    _, code = begin_draft(consultation=announced(public_id), at=clock.now())
    return Status(201, {"code": code})


@router.post(
    "/drafts/read", auth=None, response={200: shapes.DraftOut, **OPEN}, openapi_extra=ANYONE,
    summary="What is begun, by its code",
)  # fmt: skip
def read_draft(request: HttpRequest, asked: shapes.WithCode) -> Any:
    draft = _draft(request, asked.code)
    return draft if isinstance(draft, Status) else _as_json(draft)


@router.put(
    "/drafts", auth=None, response={200: shapes.DraftOut, **OPEN}, openapi_extra=ANYONE,
    summary="Keep more of an answer",
)  # fmt: skip
def keep_draft(request: HttpRequest, sent: shapes.DraftIn) -> Any:
    """An answer with neither a choice nor words takes out what was kept for its question."""
    draft = _draft(request, sent.code)
    if isinstance(draft, Status):
        return draft
    _keep(draft.id, sent)
    draft.refresh_from_db()
    return _as_json(draft)


@router.post(
    "/drafts/send", auth=None, response={201: shapes.Sent, **OPEN}, openapi_extra=ANYONE,
    summary="Send what is begun",
)  # fmt: skip
def send_begun(request: HttpRequest, asked: shapes.WithCode) -> Any:
    draft = _draft(request, asked.code)
    if isinstance(draft, Status):
        return draft
    mark = source_of(request, draft.consultation_id)
    reply = send_draft(draft_id=draft.id, source_mark=mark, at=clock.now())
    return Status(201, {"number": reply.number, "code": asked.code, "notes": notes_on_reply(reply)})


@router.post(
    "/receipts", auth=None, response={200: shapes.Receipt, **OPEN}, openapi_extra=ANYONE,
    summary="What became of an answer, by its code",
)  # fmt: skip
def receipt(request: HttpRequest, asked: shapes.WithCode) -> Any:
    if not may(request, "find_answer"):
        return TOO_MANY
    reply = reply_marked(mark_of(asked.code))
    if reply is None:
        raise NotVisible("answer", "by code")
    page = consultation_page(reply.consultation, clock.now())
    found = asdict(reply_page(reply))
    return found | {"consultation_id": reply.consultation_id, "answer_due_on": page.answer_due_on}


def _as_json(draft: Draft) -> dict[str, Any]:
    questions = [one for part in principles_of(draft.consultation) for one in part.questions]
    return {
        "consultation_id": draft.consultation_id, "answers": draft.answers, "about": draft.about,
        "notes": notes_on(questions, {UUID(one) for one in draft.answers}),
    }  # fmt: skip


def _draft(request: HttpRequest, code: str) -> Draft | Status[Any]:
    if not may(request, "find_answer"):
        return TOO_MANY
    draft = draft_marked(mark_of(code))
    if draft is None:
        raise NotVisible("answer", "by code")
    return draft


def _keep(draft_id: UUID, sent: shapes.ReplyIn | shapes.DraftIn) -> None:
    for one in sent.answers:
        if one.question_id is None:
            raise Refused("Say to which question each answer is.", "question_id")
        keep_answer(
            draft_id=draft_id, question_id=one.question_id, choice=one.choice, words=one.words, at=clock.now()
        )
    about = sent.model_dump(exclude={"answers", "code"}, exclude_unset=True)
    keep_about(draft_id=draft_id, about=about, at=clock.now())
