"""The class page for other programs: the sessions of a day, what to do for each child, notes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import class_for
from goldenthread.people.asked import ask, asks
from goldenthread.plans.actions.observations import add_observation
from goldenthread.plans.api.days import Day
from goldenthread.plans.api.delivery_shapes import ClassDayOut, MyDayOut, NoteIn, NoteOut, NoteRead
from goldenthread.plans.queries.class_page import class_day
from goldenthread.plans.queries.day import my_closed_day, my_open_days, my_sessions
from goldenthread.plans.queries.notes import notes_about

router = Router(tags=["delivery"])


@router.get(
    "/classes/{class_id}/sessions", response={200: ClassDayOut, **REFUSALS},
    openapi_extra=asks(Permission.SEE_CLASS), summary="A class on a day: its sessions, and what to do",
)  # fmt: skip
def sessions(request: HttpRequest, class_id: UUID, on: Day | None = None) -> Any:
    """Class notes and adjustments of each child's plan in force, and those owed without a plan."""
    viewer = viewer_of(request)
    found = class_for(viewer, class_id, Permission.SEE_CLASS)
    day = class_day(viewer, found, on or viewer.today)
    audit.record(
        what="read sessions", by=viewer.account, at=viewer.at, children=day.children,
        stream=audit.stream_of_place(found.setting_id),
    )  # fmt: skip
    return ClassDayOut.of_class(day)


@router.get(
    "/today", response={200: MyDayOut}, openapi_extra={"x-asks": SIGNED_IN},
    summary="The sessions that name you today",
)  # fmt: skip
def today(request: HttpRequest, on: Day | None = None) -> Any:
    """Of every child for whom you may record. `on` asks for a day before: `left_open` says which."""
    viewer = viewer_of(request)
    day = min(on or viewer.today, viewer.today)
    mine = my_sessions(viewer, day)
    if children := list(dict.fromkeys(session.child.id for session in mine)):
        audit.record(
            what="read today", by=viewer.account, at=viewer.at, children=children,
            stream=f"account:{viewer.account.id}",
        )  # fmt: skip
    closed = None if mine else my_closed_day(viewer, day)
    return MyDayOut.of_mine(day, mine, my_open_days(viewer), closed)


@router.post(
    "/children/{child_id}/notes", response={201: NoteOut, **REFUSALS},
    openapi_extra=asks(Permission.OBSERVE), summary="Add a note about a child",
)  # fmt: skip
def add_note(request: HttpRequest, child_id: UUID, sent: NoteIn) -> Any:
    """What was seen in class. It stays as it was written; the family reads it too."""
    return Status(201, add_observation(**ask(request, child_id, Permission.OBSERVE).about, **sent.dict()))


@router.get(
    "/children/{child_id}/notes", response={200: list[NoteRead], **REFUSALS},
    openapi_extra=asks(Permission.READ_NOTES), summary="The notes about a child",
)  # fmt: skip
def notes(request: HttpRequest, child_id: UUID) -> Any:
    """What was seen, the newest first."""
    asked = ask(request, child_id, Permission.READ_NOTES)
    asked.log("read notes")
    return list(notes_about(child_id))
