"""Events for everybody, and what a code opens: no account is needed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from ninja import Query, Router, Status

from goldenthread.conversation.codes import mark_of
from goldenthread.events.access import published, published_ones, question_marked, sign_up_marked
from goldenthread.events.actions.sending import mail_new_code
from goldenthread.events.actions.sign_ups import Person, accept, change_sign_up, give_up, sign_up
from goldenthread.events.api import shapes
from goldenthread.events.asked import may
from goldenthread.events.queries.events import EventLine, EventPage, event_lines, event_page
from goldenthread.events.queries.panel import asked_by, one_question
from goldenthread.events.queries.people import my_place
from goldenthread.events.queries.positions import position_of
from goldenthread.events.words import measured_from
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS, Faults

if TYPE_CHECKING:
    from goldenthread.events.models import SignUp

router = Router(tags=["events"])
ANYONE = {"x-asks": "anyone"}
TOO_MANY = Status(429, {"faults": [{"field": "", "message": "Too much came from here. Wait an hour."}]})
OPEN = {**REFUSALS, 429: Faults}
ONE = "/{uuid:event_id}"


def line_of(line: EventLine) -> dict[str, Any]:
    return asdict(line) | {"free": line.free}


def whole(page: EventPage) -> dict[str, Any]:
    return asdict(page) | line_of(page.line)


@router.get(
    "", auth=None, response={200: shapes.EventsOut, **REFUSALS}, openapi_extra=ANYONE, summary="Events"
)
def events(request: HttpRequest, asked: Query[shapes.EventsAsked]) -> Any:
    """Those that are published. With a postcode: the nearest first, and how far each is."""
    near = position_of(asked.postcode) if asked.postcode else None
    lines = event_lines(published_ones(), clock.now(), near)
    return {"measured": measured_from(asked.postcode, near), "events": [line_of(one) for one in lines]}


@router.get(
    ONE, auth=None, response={200: shapes.EventOut, **REFUSALS}, openapi_extra=ANYONE, summary="One event"
)
def event(request: HttpRequest, event_id: UUID) -> Any:
    return whole(event_page(published(event_id), clock.now()))


@router.post(
    ONE + "/sign-ups", auth=None, response={201: shapes.SignedUp, **OPEN}, openapi_extra=ANYONE,
    summary="Sign up for an event",
)  # fmt: skip
def sign_up_for(request: HttpRequest, event_id: UUID, sent: shapes.SignUpIn) -> Any:
    """A place, or the end of the waiting list."""
    found = published(event_id)
    if not may(request, "sign_up"):
        return TOO_MANY
    made, code = sign_up(event=found, person=person_of(sent), wish=sent.wish or uuid4(), at=clock.now())
    return Status(201, {"standing": made.standing, "number": made.number, "code": code})


def person_of(sent: shapes.PersonIn) -> Person:
    return Person(**{name: getattr(sent, name) for name in Person.__dataclass_fields__})


@router.post(
    ONE + "/lost-code", auth=None, response={200: shapes.DoneOut, **OPEN}, openapi_extra=ANYONE,
    summary="Have a new code sent",
)  # fmt: skip
def lost(request: HttpRequest, event_id: UUID, sent: shapes.LostIn) -> Any:
    """To the address itself, if it has a place. The answer is the same if it has none."""
    found = published(event_id)
    if not may(request, "lost"):
        return TOO_MANY
    mail_new_code.enqueue(str(found.id), sent.email.lower())
    return {"done": True}


@router.post(
    "/places/read", auth=None, response={200: shapes.MyPlaceOut, **OPEN}, openapi_extra=ANYONE,
    summary="One’s own place, by its code",
)  # fmt: skip
def read_place(request: HttpRequest, sent: shapes.EventCode) -> Any:
    found = _place(request, sent.code)
    return found if isinstance(found, Status) else _mine(found)


@router.put(
    "/places", auth=None, response={200: shapes.MyPlaceOut, **OPEN}, openapi_extra=ANYONE,
    summary="Change what one said",
)  # fmt: skip
def change_place(request: HttpRequest, sent: shapes.ChangeIn) -> Any:
    return _act(
        request, sent.code, lambda own: change_sign_up(sign_up=own, person=person_of(sent), at=clock.now())
    )


@router.post(
    "/places/take", auth=None, response={200: shapes.MyPlaceOut, **OPEN}, openapi_extra=ANYONE,
    summary="Take the place that is kept for one",
)  # fmt: skip
def take_place(request: HttpRequest, sent: shapes.EventCode) -> Any:
    return _act(request, sent.code, lambda own: accept(sign_up=own, at=clock.now()))


@router.post(
    "/places/give-up", auth=None, response={200: shapes.MyPlaceOut, **OPEN}, openapi_extra=ANYONE,
    summary="Give one’s place up",
)  # fmt: skip
def give_place_up(request: HttpRequest, sent: shapes.EventCode) -> Any:
    return _act(request, sent.code, lambda own: give_up(sign_up=own, at=clock.now()))


@router.post(
    "/questions/read", auth=None, response={200: shapes.PanelQuestionOut, **OPEN}, openapi_extra=ANYONE,
    summary="What became of a question to the panel, by its code",
)  # fmt: skip
def read_question(request: HttpRequest, sent: shapes.EventCode) -> Any:
    if not may(request, "find"):
        return TOO_MANY
    found = question_marked(mark_of(sent.code))
    if found is None:
        raise NotVisible("question", "by code")
    return one_question(found)


def _place(request: HttpRequest, code: str) -> SignUp | Status[Any]:
    if not may(request, "find"):
        return TOO_MANY
    found = sign_up_marked(mark_of(code))
    if found is None:
        raise NotVisible("place", "by code")
    return found


def _act(request: HttpRequest, code: str, act: Any) -> Any:
    found = _place(request, code)
    if isinstance(found, Status):
        return found
    act(found)
    found.refresh_from_db()
    return _mine(found)


def _mine(own: SignUp) -> dict[str, Any]:
    place = my_place(own, clock.now())
    given = asdict(place)
    given.pop("page")
    return given | {"event": line_of(place.page.line), "questions": asked_by(own)}
