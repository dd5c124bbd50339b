"""Holding events, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.conversation.access import consultation_for
from goldenthread.events.access import RUN, event_for, events_run_by, question_for, sign_up_for, table_for
from goldenthread.events.actions import events as actions
from goldenthread.events.actions.door import tick
from goldenthread.events.actions.notes import give_table_again, make_table
from goldenthread.events.actions.panel import answer, moderate, put_before_panel
from goldenthread.events.actions.sending import mark_told
from goldenthread.events.actions.sign_ups import accept, give_up, sign_up
from goldenthread.events.actions.taking import take_into_analysis
from goldenthread.events.api import running_shapes, shapes
from goldenthread.events.api.public import line_of, person_of, whole
from goldenthread.events.queries.events import event_lines, event_page
from goldenthread.events.queries.notes import tables_of
from goldenthread.events.queries.panel import (
    most_from_one_place,
    one_question,
    questions_of,
    unread_in,
    unread_of,
)
from goldenthread.events.queries.people import door_of, message_of, needs_of, people_of, to_tell
from goldenthread.events.queries.taken import taken_of
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of

if TYPE_CHECKING:
    from goldenthread.events.models import Event

router = Router(tags=["events_run"])
RUNS = {"x-asks": RUN.name}
ONE, PERSON = "/{uuid:event_id}", "/people/{uuid:sign_up_id}"
QUESTION, TABLE = "/questions/{uuid:panel_question_id}", "/tables/{uuid:table_id}"
DONE = {200: running_shapes.EventRunOut, **REFUSALS}


def _now(request: HttpRequest, event_id: UUID) -> dict[str, Any]:
    """How it stands after a change."""
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    page = event_page(found, viewer.at)
    return whole(page) | {
        "online_link": found.online_link,
        "to_tell": len(to_tell(found)),
        "unread": unread_in([found.id]).get(found.id, 0),
    }


def _about(request: HttpRequest, event_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {"event": event_for(viewer, event_id), "by": viewer.account, "at": viewer.at}


def _by(request: HttpRequest) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {"by": viewer.account, "at": viewer.at}


@router.get(
    "",
    response={200: list[shapes.EventLineOut], **REFUSALS},
    openapi_extra=RUNS,
    summary="Events that you run",
)
def events(request: HttpRequest) -> Any:
    viewer = viewer_of(request)
    return [line_of(one) for one in event_lines(events_run_by(viewer), viewer.at)]


@router.post(
    "", response={201: running_shapes.EventRunOut, **REFUSALS}, openapi_extra=RUNS, summary="Make an event"
)
def make(request: HttpRequest, sent: running_shapes.MakeEvent) -> Any:
    """Nobody sees it until it is published."""
    found = consultation_for(viewer_of(request), sent.consultation_id, RUN)
    made = actions.make_event(
        consultation=found, details=_details(sent), capacity=sent.capacity, **_by(request)
    )
    return Status(201, _now(request, made.id))


def _details(sent: running_shapes.DetailsIn) -> actions.Details:
    return actions.Details(**{name: getattr(sent, name) for name in actions.Details.__dataclass_fields__})


@router.get(ONE, response=DONE, openapi_extra=RUNS, summary="One event that you run")
def event(request: HttpRequest, event_id: UUID) -> Any:
    return _now(request, event_id)


@router.put(ONE, response=DONE, openapi_extra=RUNS, summary="Change what an event says")
def write(request: HttpRequest, event_id: UUID, sent: running_shapes.DetailsIn) -> Any:
    """Everybody who signed up is told of another name, time, place or link."""
    actions.write_event(**_about(request, event_id), details=_details(sent))
    return _now(request, event_id)


@router.post(ONE + "/publish", response=DONE, openapi_extra=RUNS, summary="Publish an event")
def publish(request: HttpRequest, event_id: UUID) -> Any:
    actions.publish_event(**_about(request, event_id))
    return _now(request, event_id)


@router.put(ONE + "/capacity", response=DONE, openapi_extra=RUNS, summary="Change for how many there is room")
def capacity(request: HttpRequest, event_id: UUID, sent: running_shapes.CapacityIn) -> Any:
    """More places go to whoever waits."""
    actions.change_capacity(**_about(request, event_id), capacity=sent.capacity)
    return _now(request, event_id)


@router.post(ONE + "/cancel", response=DONE, openapi_extra=RUNS, summary="Cancel an event")
def cancel(request: HttpRequest, event_id: UUID, sent: running_shapes.CancelIn) -> Any:
    """Everybody who signed up is told why."""
    actions.cancel_event(**_about(request, event_id), why=sent.why)
    return _now(request, event_id)


@router.get(
    ONE + "/people",
    response={200: running_shapes.PeopleOut, **REFUSALS},
    openapi_extra=RUNS,
    summary="Who comes",
)
def people(request: HttpRequest, event_id: UUID) -> Any:
    found = _read(request, event_id, "read who comes to an event")
    return {"people": people_of(found), "to_tell": to_tell(found)}


@router.post(
    ONE + "/people", response={201: shapes.SignedUp, **REFUSALS}, openapi_extra=RUNS,
    summary="Sign somebody up who rang or wrote",
)  # fmt: skip
def enter(request: HttpRequest, event_id: UUID, sent: shapes.SignUpIn) -> Any:
    made, code = sign_up(**_about(request, event_id), person=person_of(sent), wish=sent.wish or uuid4())
    return Status(201, {"standing": made.standing, "number": made.number, "code": code})


@router.post(PERSON + "/give-up", response=DONE, openapi_extra=RUNS, summary="Give a place up for somebody")
def give_up_for(request: HttpRequest, sign_up_id: UUID) -> Any:
    found = sign_up_for(viewer_of(request), sign_up_id)
    give_up(sign_up=found, **_by(request))
    return _now(request, found.event_id)


@router.post(PERSON + "/take", response=DONE, openapi_extra=RUNS, summary="Take a kept place for somebody")
def accept_for(request: HttpRequest, sign_up_id: UUID) -> Any:
    found = sign_up_for(viewer_of(request), sign_up_id)
    accept(sign_up=found, **_by(request))
    return _now(request, found.event_id)


@router.post(
    ONE + "/told/{uuid:message_id}", response=DONE, openapi_extra=RUNS, summary="Say that somebody was told"
)
def told(request: HttpRequest, event_id: UUID, message_id: UUID) -> Any:
    message = message_of(event_for(viewer_of(request), event_id), message_id)
    if message is None:
        raise NotVisible("message", message_id)
    mark_told(message=message, **_by(request))
    return _now(request, event_id)


@router.get(
    ONE + "/needs",
    response={200: running_shapes.NeedsOut, **REFUSALS},
    openapi_extra=RUNS,
    summary="What people need",
)
def needs(request: HttpRequest, event_id: UUID) -> Any:
    """For the venue, without a name."""
    return needs_of(_read(request, event_id, "read what people need at an event"))


@router.get(
    ONE + "/door", response={200: running_shapes.DoorOut, **REFUSALS}, openapi_extra=RUNS, summary="The door"
)
def door(request: HttpRequest, event_id: UUID) -> Any:
    return door_of(_read(request, event_id, "read the list at the door"))


@router.post(
    ONE + "/door",
    response={200: running_shapes.DoorOut, **REFUSALS},
    openapi_extra=RUNS,
    summary="Tick who came",
)
def tick_one(request: HttpRequest, event_id: UUID, sent: running_shapes.TickIn) -> Any:
    about = _about(request, event_id)
    tick(**about, **sent.model_dump())
    return door_of(about["event"])


@router.get(
    ONE + "/questions", response={200: running_shapes.PanelRunOut, **REFUSALS}, openapi_extra=RUNS,
    summary="All questions to the panel",
)  # fmt: skip
def questions(request: HttpRequest, event_id: UUID) -> Any:
    found = event_for(viewer_of(request), event_id)
    return {
        "questions": questions_of(found),
        "suspects": {str(one.question.id): list(one.suspects) for one in unread_of(found)},
        "from_one_connection": {str(one): most for one, most in most_from_one_place(found).items()},
        "taken": {str(one): now for one, now in taken_of(found).items()},
    }


@router.post(
    ONE + "/questions/taken", response={200: running_shapes.PanelRunOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Take questions to the panel into the analysis",
)  # fmt: skip
def take(request: HttpRequest, event_id: UUID, sent: running_shapes.TakeQuestionsIn) -> Any:
    """Each becomes an answer of its own kind to a question of the consultation, and is counted apart."""
    take_into_analysis(**_about(request, event_id), numbers=sent.numbers, question_id=sent.question_id)
    return questions(request, event_id)


@router.post(
    QUESTION + "/moderation", response={200: shapes.PanelQuestionOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Publish or refuse a question",
)  # fmt: skip
def moderate_question(request: HttpRequest, panel_question_id: UUID, sent: running_shapes.ModerateIn) -> Any:
    return _about_question(request, panel_question_id, moderate, **sent.model_dump())


@router.post(
    QUESTION + "/answers", response={200: shapes.PanelQuestionOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Say what became of a question",
)  # fmt: skip
def answer_question(request: HttpRequest, panel_question_id: UUID, sent: running_shapes.PanelAnswerIn) -> Any:
    return _about_question(request, panel_question_id, answer, **sent.model_dump())


@router.post(
    QUESTION + "/put", response={200: shapes.PanelQuestionOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Put a question to the panel",
)  # fmt: skip
def put(request: HttpRequest, panel_question_id: UUID) -> Any:
    """The screen shows it."""
    return _about_question(request, panel_question_id, put_before_panel)


def _about_question(request: HttpRequest, question_id: UUID, act: Any, **given: Any) -> Any:
    viewer = viewer_of(request)
    act(question=question_for(viewer, question_id), **given, **_by(request))
    return one_question(question_for(viewer, question_id))


@router.get(
    ONE + "/tables", response={200: list[shapes.TableOut], **REFUSALS}, openapi_extra=RUNS,
    summary="Tables and their notes",
)  # fmt: skip
def tables(request: HttpRequest, event_id: UUID) -> Any:
    return [asdict(one) for one in tables_of(event_for(viewer_of(request), event_id))]


@router.post(
    ONE + "/tables",
    response={201: running_shapes.TableMade, **REFUSALS},
    openapi_extra=RUNS,
    summary="Add a table",
)
def add_table(request: HttpRequest, event_id: UUID, sent: running_shapes.NoteTakerIn) -> Any:
    made, code = make_table(**_about(request, event_id), note_taker=sent.note_taker)
    return Status(201, {"number": made.number, "code": code})


@router.post(
    TABLE + "/code", response={200: running_shapes.TableMade, **REFUSALS}, openapi_extra=RUNS,
    summary="Give a table another code",
)  # fmt: skip
def table_again(request: HttpRequest, table_id: UUID, sent: running_shapes.NoteTakerIn) -> Any:
    found = table_for(viewer_of(request), table_id)
    code = give_table_again(table=found, note_taker=sent.note_taker, **_by(request))
    return {"number": found.number, "code": code}


def _read(request: HttpRequest, event_id: UUID, what: str) -> Event:
    viewer = viewer_of(request)
    found = event_for(viewer, event_id)
    audit.record(
        what=what, by=viewer.account, at=viewer.at, event=found.name,
        stream=audit.stream_of_place(found.consultation.area_id),
    )  # fmt: skip
    return found
