"""How a visitor without an account is known, and how a flood is slowed."""

from __future__ import annotations

import secrets
from uuid import UUID

from allauth.core.internal import ratelimit
from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

from goldenthread.conversation.codes import mark_of
from goldenthread.events.access import question_marked, sign_up_marked, table_marked
from goldenthread.events.codes import source_mark, supporter_mark
from goldenthread.events.models import PanelQuestion, SignUp, Table

CODE, TABLE, SUPPORTER, SUPPORTED = "event code", "table code", "supporter", "supported"
# Generous, since a hall, a school or a library has one connection: it slows a program, not a person.
FROM_ONE_PLACE = {
    "sign_up": "60/h/ip", "find": "120/h/ip", "lost": "10/h/ip", "ask": "120/h/ip", "support": "300/5m/ip",
    "table": "600/h/ip",
}  # fmt: skip


def may(request: HttpRequest, what: str) -> bool:
    """Whether this connection has not yet done this too often."""
    return bool(ratelimit.consume(request, app="events", action=what, config=FROM_ONE_PLACE))


def keep_code(request: HttpRequest, code: str, under: str = CODE) -> None:
    request.session[under] = code


def own_place(request: HttpRequest) -> SignUp | None:
    """The place that this browser has the code of."""
    return sign_up_marked(_mark(request, CODE)) if CODE in request.session else None


def own_question(request: HttpRequest) -> PanelQuestion | None:
    return question_marked(_mark(request, CODE)) if CODE in request.session else None


def own_table(request: HttpRequest) -> Table | None:
    return table_marked(_mark(request, TABLE)) if TABLE in request.session else None


def _mark(request: HttpRequest, under: str) -> str:
    return mark_of(str(request.session[under]))


def supporter(request: HttpRequest, event_id: UUID) -> tuple[str, str]:
    """The marks of who supports: of the place, or else of this browser, and where it is connected."""
    place = own_place(request)
    if place is not None and place.event_id == event_id:
        return supporter_mark(str(place.id)), ""
    name = request.session.setdefault(SUPPORTER, secrets.token_hex(16))
    return supporter_mark(name), source_mark(get_client_ip(request) or "", str(event_id))


def has_supported(request: HttpRequest) -> set[str]:
    return set(request.session.get(SUPPORTED, ()))


def note_support(request: HttpRequest, question_id: UUID) -> None:
    """Remembered in this browser too, so that finding a code does not make two of one person."""
    request.session[SUPPORTED] = sorted(has_supported(request) | {str(question_id)})
