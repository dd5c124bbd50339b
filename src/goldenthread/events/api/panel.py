"""What the panel is asked, and notes of tables, for programs of whoever is in the room."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.conversation.codes import mark_of
from goldenthread.events.access import by_short, sign_up_marked, table_marked
from goldenthread.events.actions.notes import hand_in, take_back, write_note
from goldenthread.events.actions.panel import ask, support
from goldenthread.events.api import shapes
from goldenthread.events.api.public import ANYONE, OPEN, TOO_MANY
from goldenthread.events.asked import may
from goldenthread.events.codes import supporter_mark
from goldenthread.events.policy import POINTS, PROMISES
from goldenthread.events.queries.notes import table_page
from goldenthread.events.queries.panel import log_of, published_question, questions_of, screen_of, shown
from goldenthread.events.words import short_address
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS

if TYPE_CHECKING:
    from goldenthread.events.models import Table

router = Router(tags=["events"])
ONE = "/at/{slug:short}"


@router.get("/policy", auth=None, response=shapes.PolicyOut, openapi_extra=ANYONE, summary="The policy")
def policy(request: HttpRequest) -> Any:
    """By which points a question to the panel may be refused."""
    points = [{"point": point.value, "words": words, "more": more} for point, (words, more) in POINTS.items()]
    return {"points": points, "promises": list(PROMISES)}


@router.get(
    ONE + "/questions", auth=None, response={200: list[shapes.PanelQuestionOut], **REFUSALS},
    openapi_extra=ANYONE, summary="What the panel is asked",
)  # fmt: skip
def questions(request: HttpRequest, short: str) -> Any:
    """Published questions, the most supported first."""
    return shown(questions_of(by_short(short)))


@router.post(
    ONE + "/questions", auth=None, response={201: shapes.PanelAskedOut, **OPEN}, openapi_extra=ANYONE,
    summary="Ask the panel",
)  # fmt: skip
def ask_panel(request: HttpRequest, short: str, sent: shapes.AskIn) -> Any:
    """Somebody reads it before it is shown."""
    event = by_short(short)
    if not may(request, "ask"):
        return TOO_MANY
    own = sign_up_marked(mark_of(sent.code)) if sent.code else None
    if sent.code and (own is None or own.event_id != event.id):
        raise NotVisible("place", "by code", field="code")
    made, code = ask(event=event, words=sent.words, sign_up=own, at=clock.now())
    return Status(201, {"number": made.number, "code": code or ""})


@router.post(
    ONE + "/questions/{uuid:panel_question_id}/support", auth=None,
    response={200: shapes.SupportedOut, **OPEN}, openapi_extra=ANYONE, summary="Support a question",
)  # fmt: skip
def support_question(
    request: HttpRequest, short: str, panel_question_id: UUID, sent: shapes.EventCode
) -> Any:
    """Once for each place: a program supports with the code of a place, and in no other way."""
    event = by_short(short)
    if not may(request, "support"):
        return TOO_MANY
    own = sign_up_marked(mark_of(sent.code))
    question = published_question(event, panel_question_id)
    if question is None:
        raise NotVisible("question", panel_question_id)
    if own is None or own.event_id != event.id:
        raise NotVisible("place", "by code", field="code")
    mark = supporter_mark(str(own.id))
    return {"counted": support(question=question, mark=mark, source_mark="", at=clock.now())}


@router.get(
    ONE + "/log", auth=None, response={200: shapes.LogOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="Questions that were not published, and why",
)  # fmt: skip
def log(request: HttpRequest, short: str) -> Any:
    return log_of(by_short(short))


@router.get(
    ONE + "/screen", auth=None, response={200: shapes.ScreenOut, **REFUSALS}, openapi_extra=ANYONE,
    summary="What the screen in the room shows",
)  # fmt: skip
def screen(request: HttpRequest, short: str) -> Any:
    event = by_short(short)
    found = screen_of(event, clock.now())
    shown_now = {"now": found.now, "next": found.next, "waiting": found.waiting}
    return shown_now | {"address": short_address(event.short)}


@router.post(
    "/tables/read", auth=None, response={200: shapes.TableOut, **OPEN}, openapi_extra=ANYONE,
    summary="The notes of a table, by its code",
)  # fmt: skip
def read_table(request: HttpRequest, sent: shapes.EventCode) -> Any:
    found = _table(request, sent.code)
    return found if isinstance(found, Status) else _whole(found)


@router.post(
    "/tables/notes", auth=None, response={201: shapes.TableOut, **OPEN}, openapi_extra=ANYONE,
    summary="Write a note",
)  # fmt: skip
def add_note(request: HttpRequest, sent: shapes.TableNoteIn) -> Any:
    found = _table(request, sent.code)
    if isinstance(found, Status):
        return found
    write_note(table=found, question_id=sent.question_id, words=sent.words, at=clock.now())
    return Status(201, _whole(found))


@router.post(
    "/tables/notes/{uuid:note_id}/remove", auth=None, response={200: shapes.TableOut, **OPEN},
    openapi_extra=ANYONE, summary="Take a note back",
)  # fmt: skip
def remove_note(request: HttpRequest, note_id: UUID, sent: shapes.EventCode) -> Any:
    found = _table(request, sent.code)
    if isinstance(found, Status):
        return found
    take_back(table=found, note_id=note_id, at=clock.now())
    return _whole(found)


@router.post(
    "/tables/hand-in", auth=None, response={201: shapes.NotesHandedIn, **OPEN}, openapi_extra=ANYONE,
    summary="Hand the notes of a table in",
)  # fmt: skip
def hand_notes_in(request: HttpRequest, sent: shapes.HandNotesIn) -> Any:
    """They become one answer of the consultation: a note of an event."""
    found = _table(request, sent.code)
    if isinstance(found, Status):
        return found
    reply, code = hand_in(table=found, may_publish=sent.may_publish, at=clock.now())
    return Status(201, {"number": reply.number, "code": code})


def _table(request: HttpRequest, code: str) -> Table | Status[Any]:
    if not may(request, "table"):
        return TOO_MANY
    found = table_marked(mark_of(code))
    if found is None:
        raise NotVisible("table", "by code")
    return found


def _whole(table: Table) -> dict[str, Any]:
    return asdict(table_page(table).line)
