"""How a visitor without an account is known while they answer, and how a flood is slowed."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from goldenthread.campaigns.access import survey_draft_marked
from goldenthread.campaigns.codes import email_mark
from goldenthread.campaigns.models import SurveyDraft
from goldenthread.conversation.codes import mark_of, source_mark
from goldenthread.foundation.failures import Conflict

ANSWERING = "answering a survey"
# By connection generous, since a school, a library or a hall full of people has one connection: it slows a
# program, not a person. By address strict: nobody’s mailbox is filled from here.
FROM_ONE_PLACE = {
    "answer": "300/h/ip",
    "sign": "200/h/ip",
    "find": "120/h/ip",
    "postcode": "300/h/ip",
    "mail": "4/h/key",
}


class TooMuch(Conflict):
    """Nothing is lost: wait, and send it again."""

    def __init__(self) -> None:
        super().__init__("Too much came from here. Nothing is lost: wait an hour and try again.")


class Answering(NamedTuple):
    """The answer that this browser is writing, and its code."""

    draft: SurveyDraft
    code: str


def answering(request: HttpRequest, survey_id: UUID) -> Answering | None:
    """What this browser has begun and not sent."""
    code = request.session.get(ANSWERING, {}).get(str(survey_id))
    draft = survey_draft_marked(mark_of(code)) if code else None
    return Answering(draft, code) if draft and draft.survey_id == survey_id else None


def keep_code(request: HttpRequest, survey_id: UUID, code: str) -> None:
    request.session[ANSWERING] = {**request.session.get(ANSWERING, {}), str(survey_id): code}


def let_code_go(request: HttpRequest, survey_id: UUID) -> None:
    kept = dict(request.session.get(ANSWERING, {}))
    kept.pop(str(survey_id), None)
    request.session[ANSWERING] = kept


def check_rate(request: HttpRequest, what: str) -> None:
    """Raises TooMuch once this connection has done this too often."""
    if not ratelimit.consume(request, app="campaigns", action=what, config=FROM_ONE_PLACE):
        raise TooMuch


def check_asked(request: HttpRequest, email: str) -> None:
    """Raises TooMuch for a flood from one connection, or of mails to one address."""
    check_rate(request, "sign")
    key = email_mark(email)
    if not ratelimit.consume(request, app="campaigns", action="mail", key=key, config=FROM_ONE_PLACE):
        raise TooMuch


def source_of(request: HttpRequest, thing: UUID) -> str:
    return source_mark(request.META.get("REMOTE_ADDR", ""), str(thing))
