"""What is published of a consultation, and what became of an answer, for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from goldenthread.conversation.access import announced, reply_marked
from goldenthread.conversation.api.public import ANYONE, ONE, OPEN, TOO_MANY
from goldenthread.conversation.asked import may
from goldenthread.conversation.codes import mark_of
from goldenthread.conversation.queries.shown import shown_in_reply
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.report import words
from goldenthread.report.access import edition_of, follow_named, published_edition
from goldenthread.report.actions.receipts import (
    ask_for_news,
    ask_to_take_out,
    confirm_news,
    mark_seen,
    stop_news,
)
from goldenthread.report.api import shapes
from goldenthread.report.api.evidence_shapes import EvidenceOut
from goldenthread.report.drawing import ThemeRow, lines_in
from goldenthread.report.files import KINDS, file_of
from goldenthread.report.links import follow_in
from goldenthread.report.open_data import report_json
from goldenthread.report.queries.evidence import evidence_of
from goldenthread.report.queries.published import Published, clock_of, published, with_points
from goldenthread.report.queries.quoted import quotable, quotes_in
from goldenthread.report.queries.receipt import Line, receipt_of
from goldenthread.themes.actions.objections import object_to_coding

if TYPE_CHECKING:
    from goldenthread.conversation.models import Reply

router = Router(tags=["conversation"])
RECEIPT = "/receipts"
Kind = Literal["report.docx", "report.pdf", "open-data.zip"]


def _read(public_id: UUID) -> Published:
    return published(published_edition(public_id), clock.now())


@router.get(
    ONE + "/report", auth=None, response={200: shapes.PublishedReportOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="What was heard, as it is published",
)  # fmt: skip
def report(request: HttpRequest, public_id: UUID) -> Any:
    """Before anything is published: by when the answer is due."""
    found, now = announced(public_id), clock.now()
    edition = edition_of(found)
    if edition is None:
        return {"editions": [], "clock": clock_of(found, now), "why_late": "", "report": None}
    read = published(edition, now)
    return {
        "editions": read.editions, "clock": read.clock, "why_late": read.why_late,
        "report": json.loads(report_json(read))["report"],
    }  # fmt: skip


@router.get(
    ONE + "/report/done", auth=None, response={200: list[shapes.ThemeOut], **REFUSALS}, openapi_extra=ANYONE,
    summary="You said, we did",
)  # fmt: skip
def done(request: HttpRequest, public_id: UUID, asked: Query[shapes.DoneAsked]) -> Any:
    return [
        theme_as_json(line)
        for line in lines_in(_read(public_id))
        if asked.outcome in ("", line.outcome) and asked.question in ("", line.question.number)
    ]


def theme_as_json(line: ThemeRow) -> dict[str, Any]:
    figure = line.figure
    return {
        "id": line.theme.id, "question": line.question.number, "name": line.theme.name,
        "heard": line.theme.heard, "outcome": line.outcome, "decisions": line.decided.history,
        "count": figure and (figure.count or None), "of": figure and figure.of,
        "share": figure and figure.share, "low": figure and figure.low, "high": figure and figure.high,
    }  # fmt: skip


@router.get(
    ONE + "/report/themes/{uuid:theme_id}", auth=None, response={200: shapes.ThemeWhole, **REFUSALS},
    openapi_extra=ANYONE, summary="One theme of a published report",
)  # fmt: skip
def theme(request: HttpRequest, public_id: UUID, theme_id: UUID) -> Any:
    read = _read(public_id)
    line = next((one for one in lines_in(read) if one.theme.id == theme_id), None)
    if line is None or line.question.figures is None:
        raise NotVisible("theme", theme_id)
    return theme_as_json(line) | {
        "quotations": quotes_in(read.report, [theme_id]).get(theme_id, []),
        "may_be_shown": quotable(line.question.figures, [theme_id])[theme_id],
        "how_we_know": words.how_we_know(line.question),
    }


@router.get(
    ONE + "/report/files/{kind}", auth=None, response=REFUSALS,
    openapi_extra=ANYONE | {"responses": {200: {"description": "The file"}}},
    summary="The report as a file, and its open data",
)  # fmt: skip
def file(request: HttpRequest, public_id: UUID, kind: Kind) -> HttpResponse:
    read = _read(public_id)
    return HttpResponse(file_of(read, kind, clock.now()), content_type=KINDS[kind])


@router.get(
    ONE + "/report/points", auth=None, response={200: list[shapes.PointOut], **REFUSALS},
    openapi_extra=ANYONE, summary="Was it fair? As everybody may read it",
)  # fmt: skip
def points(request: HttpRequest, public_id: UUID) -> Any:
    """The Gunning and the Consultation Principles, as the record speaks to them. No person is named."""
    report = with_points(_read(public_id), announced(public_id)).report
    return [replace(one, by=report.body if one.by else "") for one in report.points]


@router.get(
    ONE + "/report/evidence", auth=None, response={200: EvidenceOut, **REFUSALS},
    openapi_extra=ANYONE, summary="What events and campaigns brought, each kind by itself",
)  # fmt: skip
def evidence(request: HttpRequest, public_id: UUID) -> Any:
    return evidence_of(announced(public_id), _read(public_id).report, clock.now())


def _reply(request: HttpRequest, code: str) -> Reply | Status[Any]:
    if not may(request, "find_answer"):
        return TOO_MANY
    found = reply_marked(mark_of(code))
    if found is None:
        raise NotVisible("answer", "by code")
    return found


@router.post(
    RECEIPT + "/whole", auth=None, response={200: shapes.WholeReceipt, **OPEN}, openapi_extra=ANYONE,
    summary="What became of an answer, sentence by sentence, by its code",
)  # fmt: skip
def receipt(request: HttpRequest, asked: shapes.CodeSent) -> Any:
    found = _reply(request, asked.code)
    return found if isinstance(found, Status) else _receipt(found)


def _receipt(reply: Reply) -> dict[str, Any]:
    now = clock.now()
    read = receipt_of(reply, now)
    aside = read.reply.aside
    return {
        "consultation_id": reply.consultation_id, "number": reply.number, "at": reply.at,
        "set_aside": aside.reason if aside else "", "set_aside_why": aside.why if aside else "",
        "lines": [_line(one) for one in read.lines],
        "letters": [
            {
                "name": one.letter.name, "senders": one.letter.senders, "own_words": one.own_words,
                "themes": [_line(line) for line in one.lines],
            }
            for one in read.letters
        ],
        "shown": [
            {
                "kind": one.kind, "name": one.name, "about": one.about,
                "written_down": bool(one.written_down),
            }
            for one in shown_in_reply(reply)
        ],
        "objections": read.objections, "take_out_asked_at": read.take_out_asked_at, "email": read.email,
        "email_confirmed": read.email_confirmed, "clock": clock_of(reply.consultation, now),
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {
        "answer_id": line.answer_id, "question": line.question.number if line.question else "",
        "said": line.said, "theme_id": line.theme.id if line.theme else None,
        "theme": line.theme.name if line.theme else "",
        "heard": line.theme.heard if line.theme else "", "how": line.how, "by_machine": line.by_machine,
        "about": line.about, "decision": line.decided.now, "is_new": line.is_new,
    }  # fmt: skip


@router.post(
    RECEIPT + "/objections", auth=None, response={200: shapes.WholeReceipt, **OPEN}, openapi_extra=ANYONE,
    summary="This is not what I meant",
)  # fmt: skip
def object_to(request: HttpRequest, sent: shapes.ObjectIn) -> Any:
    found = _reply(request, sent.code)
    if isinstance(found, Status):
        return found
    object_to_coding(
        reply=found, answer_id=sent.answer_id, theme_id=sent.theme_id, words=sent.words, at=clock.now()
    )
    return _receipt(found)


@router.post(
    RECEIPT + "/take-out", auth=None, response={200: shapes.WholeReceipt, **OPEN}, openapi_extra=ANYONE,
    summary="Take my words out",
)  # fmt: skip
def take_out(request: HttpRequest, sent: shapes.TakeOutIn) -> Any:
    """None of them is shown from now on; somebody sets the answer aside."""
    found = _reply(request, sent.code)
    if isinstance(found, Status):
        return found
    ask_to_take_out(reply=found, words=sent.words, at=clock.now())
    return _receipt(found)


@router.post(
    RECEIPT + "/seen", auth=None, response={200: shapes.WholeReceipt, **OPEN}, openapi_extra=ANYONE,
    summary="I have seen what is new",
)  # fmt: skip
def seen(request: HttpRequest, sent: shapes.CodeSent) -> Any:
    found = _reply(request, sent.code)
    if isinstance(found, Status):
        return found
    mark_seen(reply=found, at=clock.now())
    return _receipt(found)


@router.post(
    RECEIPT + "/news", auth=None, response={200: shapes.NewsOut, **OPEN}, openapi_extra=ANYONE,
    summary="Tell me by e-mail when something is decided",
)  # fmt: skip
def news(request: HttpRequest, sent: shapes.AskForNews) -> Any:
    """Nothing more is sent until the link in the letter is followed."""
    found = _reply(request, sent.code)
    if isinstance(found, Status):
        return found
    if not may(request, "ask_for_news"):
        return TOO_MANY
    ask_for_news(reply=found, email=sent.email, at=clock.now())
    return {"confirmed": False}


@router.post(
    RECEIPT + "/news/stop", auth=None, response={200: shapes.NewsOut, **OPEN}, openapi_extra=ANYONE,
    summary="Delete my address, by the code",
)  # fmt: skip
def stop(request: HttpRequest, sent: shapes.CodeSent) -> Any:
    found = _reply(request, sent.code)
    if isinstance(found, Status):
        return found
    stop_news(reply=found, at=clock.now())
    return {"confirmed": False}


@router.post(
    RECEIPT + "/news/confirm", auth=None, response={200: shapes.NewsOut, **OPEN}, openapi_extra=ANYONE,
    summary="Confirm an address, by the link of the letter",
)  # fmt: skip
def confirm(request: HttpRequest, sent: shapes.LinkIn) -> Any:
    named = follow_in(sent.token)
    follow = follow_named(named) if named else None
    if follow is None:
        raise NotVisible("address", "by link")
    confirm_news(follow=follow, at=clock.now())
    return {"confirmed": True}
