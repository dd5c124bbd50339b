"""How a visitor without an account is known while they answer, and how a flood is slowed."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from goldenthread.conversation.access import draft_marked
from goldenthread.conversation.codes import mark_of, source_mark
from goldenthread.conversation.models import Draft

ANSWERING, VOTING = "answering", "voting"
# Generous, since a school, a library or an event has one connection: it slows a program, not a person.
FROM_ONE_PLACE = {
    "send_answer": "300/h/ip",
    "begin_to_vote": "300/h/ip",
    "vote": "6000/h/ip",  # a school of sixty, of a hundred statements each
    "suggest": "60/h/ip",
    "find_answer": "120/h/ip",
    "show": "300/h/ip",
    "print": "60/h/ip",
    "ask_for_news": "30/h/ip",
}


class Answering(NamedTuple):
    """The answer that this browser is writing, and its code."""

    draft: Draft
    code: str


def answering(request: HttpRequest, consultation_id: UUID) -> Answering | None:
    """What this browser has begun and not sent."""
    code = request.session.get(ANSWERING, {}).get(str(consultation_id))
    draft = draft_marked(mark_of(code)) if code else None
    return Answering(draft, code) if draft and draft.consultation_id == consultation_id else None


def keep_code(request: HttpRequest, consultation_id: UUID, code: str) -> None:
    request.session[ANSWERING] = {**request.session.get(ANSWERING, {}), str(consultation_id): code}
    _let_go(request, VOTING, consultation_id)  # somebody else begins at this device


def voting(request: HttpRequest, consultation_id: UUID) -> str:
    """The code by which this browser says what it thinks of statements; empty if it has none.

    That of the answer it is writing; or of one it sent, if somebody asked to go on with that one.
    """
    known = (request.session.get(name, {}).get(str(consultation_id)) for name in (ANSWERING, VOTING))
    return next(filter(None, known), "")


def go_on_voting(request: HttpRequest, consultation_id: UUID, code: str) -> None:
    request.session[VOTING] = {**request.session.get(VOTING, {}), str(consultation_id): code}


def let_code_go(request: HttpRequest, consultation_id: UUID) -> None:
    _let_go(request, ANSWERING, consultation_id)


def _let_go(request: HttpRequest, what: str, consultation_id: UUID) -> None:
    kept = dict(request.session.get(what, {}))
    if kept.pop(str(consultation_id), None):
        request.session[what] = kept


def may(request: HttpRequest, what: str) -> bool:
    """Whether this connection has not yet done this too often."""
    return bool(ratelimit.consume(request, app="conversation", action=what, config=FROM_ONE_PLACE))


def source_of(request: HttpRequest, consultation_id: UUID) -> str:
    return source_mark(request.META.get("REMOTE_ADDR", ""), str(consultation_id))


def source_of_votes(request: HttpRequest, consultation_id: UUID) -> str:
    return source_mark(request.META.get("REMOTE_ADDR", ""), str(consultation_id), of="source of votes")
