"""Delivery for other programs: record, correct, make good, the account, the sessions of a day."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Body, Router, Status
from pydantic import Field

from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.api_shapes import REFUSALS, Fault
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.people import access
from goldenthread.people.asked import ask, asks
from goldenthread.people.models import Child
from goldenthread.plans.actions import corrections
from goldenthread.plans.actions.delivery import Entry, Ground, ground_of, record_session
from goldenthread.plans.actions.extra_sessions import record_extra
from goldenthread.plans.api.days import Day
from goldenthread.plans.api.delivery_shapes import (
    AccountOut,
    BatchOut,
    CorrectionIn,
    ExtraIn,
    MadeGoodIn,
    MadeGoodOut,
    RecordIn,
    RecordOut,
    SessionsOut,
)
from goldenthread.plans.queries.account_page import account_to, beyond, histories_of, provision_read
from goldenthread.plans.queries.calendar_changes import calendar_changes_of

router = Router(tags=["delivery"])
MOST_AT_ONCE = 500
Answer = Status[Any]


@router.post(
    "/records", response={201: RecordOut, **REFUSALS}, openapi_extra=asks(Permission.RECORD),
    summary="Record what happened to one promised session",
)  # fmt: skip
def record(request: HttpRequest, given: RecordIn) -> Answer:
    viewer = viewer_of(request)
    child = access.child_for(viewer, given.child_id, Permission.RECORD)
    made = record_session(entry=_entry(given, child), by=viewer.account, at=viewer.at)
    return Status(201, RecordOut.of(made))


@router.post(
    "/records/batch", response={200: list[BatchOut], **REFUSALS}, openapi_extra=asks(Permission.RECORD),
    summary="Record many sessions: each is judged by itself, and has an answer of its own",
)  # fmt: skip
def record_many(
    request: HttpRequest, given: Annotated[list[RecordIn], Field(max_length=MOST_AT_ONCE), Body()]
) -> Answer:
    viewer = viewer_of(request)
    wanted = {item.child_id for item in given}
    known = access.children_for(viewer, Permission.RECORD).filter(id__in=wanted)
    children = {child.id: child for child in known}
    ground = ground_of(children, {item.strand for item in given})
    return Status(200, [_one_of_many(request, item, children, ground) for item in given])


def _one_of_many(
    request: HttpRequest, item: RecordIn, children: dict[UUID, Child], ground: Ground
) -> BatchOut:
    viewer = viewer_of(request)
    try:
        child = children.get(item.child_id) or access.child_for(viewer, item.child_id, Permission.RECORD)
        made = record_session(entry=_entry(item, child), by=viewer.account, at=viewer.at, ground=ground)
    except (NotVisible, NotPermitted, Refused) as fault:
        return _refused(item, fault)
    return BatchOut.model_construct(
        status=201, client_key=item.client_key, record=RecordOut.of(made), faults=[]
    )


def _refused(item: RecordIn, fault: Exception) -> BatchOut:
    statuses = ((NotVisible, 404), (NotPermitted, 403), (Conflict, 409))
    status = next((status for kind, status in statuses if isinstance(fault, kind)), 422)
    words = "We could not find that." if status == 404 else str(fault)
    field = "child_id" if status in (403, 404) else getattr(fault, "field", "")
    return BatchOut(status=status, client_key=item.client_key, faults=[Fault(field=field, message=words)])


def _entry(given: RecordIn, child: Child) -> Entry:
    return Entry(child, given.strand, given.on, given.slot, given.said(), given.extra, given.client_key)


@router.post(
    "/children/{child_id}/records/{record_id}/corrections", response={201: RecordOut, **REFUSALS},
    openapi_extra=asks(Permission.RECORD), summary="Correct a record: the old one stays in the history",
)  # fmt: skip
def correct(request: HttpRequest, child_id: UUID, record_id: UUID, given: CorrectionIn) -> Answer:
    asked = ask(request, child_id, Permission.RECORD)
    made = corrections.correct_record(
        **asked.about, record_id=record_id, what=given.said(), why=given.why, client_key=given.client_key,
        others_too=allows(access.roles_around(asked.viewer, child_id), Permission.CORRECT),
    )  # fmt: skip
    return Status(201, RecordOut.of(made))


@router.post(
    "/children/{child_id}/records/{record_id}/made-good", response={201: MadeGoodOut, **REFUSALS},
    openapi_extra=asks(Permission.RECORD), summary="Say that a missed session was made good",
)  # fmt: skip
def make_good(request: HttpRequest, child_id: UUID, record_id: UUID, given: MadeGoodIn) -> Answer:
    asked = ask(request, child_id, Permission.RECORD)
    made = corrections.make_good(**asked.about, record_id=record_id, on=given.on, minutes=given.minutes)
    return Status(201, MadeGoodOut.of(made))


@router.get(
    "/children/{child_id}/accounts/{strand}", response={200: AccountOut, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN), summary="The account of one provision, to any day",
)  # fmt: skip
def account(request: HttpRequest, child_id: UUID, strand: UUID, until: Day | None = None) -> Answer:
    asked = ask(request, child_id, Permission.READ_PLAN)
    found = account_to(asked.child, strand, until or asked.viewer.today, asked.viewer.at)
    changes = calendar_changes_of(child_id, strand, found.until)
    asked.log("read account", strand=strand)
    return Status(200, AccountOut.of(strand, found, changes))


@router.get(
    "/children/{child_id}/accounts/{strand}/sessions", response={200: SessionsOut, **REFUSALS},
    openapi_extra=asks(Permission.READ_PLAN), summary="Every session of an account, with what was said of it",
)  # fmt: skip
def sessions(request: HttpRequest, child_id: UUID, strand: UUID, until: Day | None = None) -> Answer:
    """The newest first, with who recorded each and every correction; then those beyond the promise."""
    asked = ask(request, child_id, Permission.READ_PLAN)
    today = asked.viewer.today
    read = provision_read(asked.child, strand, min(until or today, today), asked.viewer.at)
    histories = histories_of(asked.child, strand)
    asked.log("read sessions", strand=strand)
    return Status(200, SessionsOut.of(read, histories, beyond(read, histories)))


@router.post(
    "/children/{child_id}/accounts/{strand}/extra", response={201: RecordOut, **REFUSALS},
    openapi_extra=asks(Permission.RECORD), summary="Record a session beyond the promise",
)  # fmt: skip
def extra(request: HttpRequest, child_id: UUID, strand: UUID, given: ExtraIn) -> Answer:
    """The account shows it apart. To take it back, correct its record to “missed”."""
    asked = ask(request, child_id, Permission.RECORD)
    return Status(201, RecordOut.of(record_extra(**asked.about, strand=strand, **given.dict())))
