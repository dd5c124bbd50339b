"""Requests for an assessment, for other programs: sent by anybody, from a child’s record, or matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.casework.access import request_for
from goldenthread.casework.actions.requests import (
    Words,
    ask_from_record,
    match_request,
    receive_request,
    set_request_aside,
)
from goldenthread.casework.api import case_shapes
from goldenthread.casework.api import request_shapes as shapes
from goldenthread.casework.api.cases import A_CASE, case_out, done
from goldenthread.casework.asked import ask_case, follow_request, may_look, may_send
from goldenthread.casework.codes import FROM_FAMILY, FROM_SETTING, FROM_WEBSITE
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.evidence import what_was_tried
from goldenthread.casework.queries.requests import all_areas, areas_to_ask, children_like, waiting_requests
from goldenthread.foundation import audit, clock
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.api_shapes import REFUSALS, Faults
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.pages.asking import ANYONE, viewer_of
from goldenthread.foundation.permissions import Permission, RoleKind
from goldenthread.law.time_limits.limit import Who
from goldenthread.people.access import roles_around
from goldenthread.people.asked import ask, asks
from goldenthread.places.access import area_for, areas_for
from goldenthread.places.models import Area

if TYPE_CHECKING:
    from goldenthread.casework.models import Request

router = Router(tags=["requests"])
FAMILY = frozenset({RoleKind.PARENT, RoleKind.YOUNG_PERSON})
OPEN_TO_ANYONE = {"x-asks": ANYONE}
REQUEST = "/requests/{request_id}"
ANSWER = "limit.decide-to-assess"


@router.get(
    "/councils", auth=None, response={200: list[shapes.CouncilOut]}, openapi_extra=OPEN_TO_ANYONE,
    summary="The councils that can be asked",
)  # fmt: skip
def councils(request: HttpRequest) -> Any:
    """No account is needed."""
    return list(all_areas())


@router.post(
    "/requests", auth=None, response={201: shapes.RequestSent, 422: Faults, 429: Faults},
    openapi_extra=OPEN_TO_ANYONE, summary="Ask for an assessment, without an account",
)  # fmt: skip
def send_request(request: HttpRequest, sent: shapes.RequestToSend) -> Any:
    """The answer is the same whether or not the child is known. From this day the council’s time runs."""
    if not may_send(request):
        message = "Too many requests came from here. Try again in an hour, or write to the council."
        return Status(429, {"faults": [{"field": "", "message": message}]})
    area = _council(all_areas(), sent.council_id)
    words = Words(**sent.dict(exclude={"council_id"}))
    return Status(201, receive_request(area=area, words=words, how=FROM_WEBSITE, by=None, at=clock.now()))


@router.post(
    "/requests/followed", auth=None, response={200: shapes.FollowedOut, 422: Faults, 429: Faults},
    openapi_extra=OPEN_TO_ANYONE, summary="Follow a request by its code, without an account",
)  # fmt: skip
def follow(request: HttpRequest, sent: shapes.CodeToFollow) -> Any:
    """Each legal date of the council so far. No child is named, and few codes can be tried in an hour."""
    if not may_look(request):
        message = "Too many codes were tried from here. Try again in an hour, or ring the council."
        return Status(429, {"faults": [{"field": "", "message": message}]})
    found = follow_request(sent.code, clock.now())
    if found is None:
        raise Refused("No request has this code. Check each letter and figure.", "code")
    about, page = found
    # Who is not family learns whether there will be an assessment, and no more of the child.
    shown = [one for one in page.clocks if about.is_family or one.limit.id == ANSWER] if page else []
    return {
        "code": about.code, "council": about.council, "received_on": about.received_on,
        "set_aside": about.set_aside, "case": about.case.number if about.case else "",
        "dates": [
            {"must": one.limit.must, "due": one.due, "state": one.state, "days_late": one.days_late}
            for one in shown
            if one.limit.who is Who.COUNCIL
        ],
    }  # fmt: skip


def _council(areas: Sequence[Area], wanted: UUID | None) -> Area:
    if len(areas) == 1 and wanted is None:
        return areas[0]
    found = next((area for area in areas if area.id == wanted), None)
    if found is None:
        raise Refused("Choose the council where the child lives.", "council_id")
    return found


@router.get(
    "/requests", response={200: list[shapes.RequestLine], **REFUSALS},
    openapi_extra=asks(Permission.SEE_CASELOAD), summary="Requests that wait to be matched",
)  # fmt: skip
def list_requests(request: HttpRequest) -> Any:
    """The oldest first, of the councils whose officer you are."""
    viewer = viewer_of(request)
    areas = [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)]
    for area in areas:
        _log(viewer, area, "read the requests")
    return list(waiting_requests(areas))


def _log(viewer: Viewer, area: UUID, what: str, **facts: Any) -> None:
    audit.record(what=what, by=viewer.account, at=viewer.at, stream=audit.stream_of_place(area), **facts)


@router.post(
    "/councils/{area_id}/requests", response={201: shapes.RequestOut, **REFUSALS},
    openapi_extra=asks(Permission.SEE_CASELOAD), summary="Enter a request from paper, e-mail or telephone",
)  # fmt: skip
def enter(request: HttpRequest, area_id: UUID, sent: shapes.RequestToEnter) -> Any:
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.SEE_CASELOAD)
    words = Words(**sent.dict(exclude={"received_on", "how"}))
    made = receive_request(
        area=area, words=words, how=sent.how, received_on=sent.received_on, by=viewer.account, at=viewer.at
    )
    return Status(201, _request(viewer, made))


@router.get(
    REQUEST, response={200: shapes.RequestOut, **REFUSALS}, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="Read a request, with the children it may be about",
)  # fmt: skip
def read_request(request: HttpRequest, request_id: UUID) -> Any:
    """Children born on that day with that last name. No others can be looked for."""
    viewer = viewer_of(request)
    sent = request_for(viewer, request_id)
    _log(viewer, sent.area_id, "read a request", request=sent.code)
    return _request(viewer, sent)


def _request(viewer: Viewer, sent: Request) -> dict[str, Any]:
    fields = shapes.RequestOut.model_fields.keys() - {"like"}
    return {name: getattr(sent, name) for name in fields} | {"like": children_like(sent, viewer.today)}


@router.post(
    f"{REQUEST}/match", response=A_CASE, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="Say which child a request is about, and open the case",
)  # fmt: skip
def match(request: HttpRequest, request_id: UUID, sent: shapes.RequestToMatch) -> Any:
    """A request is settled once. Its time runs from the day on which it came."""
    viewer = viewer_of(request)
    found = request_for(viewer, request_id)
    case = match_request(request=found, child_id=sent.child_id, by=viewer.account, at=viewer.at)
    return done(request, case.id)


@router.post(
    f"{REQUEST}/aside", response={200: shapes.RequestOut, **REFUSALS},
    openapi_extra=asks(Permission.SEE_CASELOAD), summary="Set a request aside",
)  # fmt: skip
def put_aside(request: HttpRequest, request_id: UUID, sent: case_shapes.ReasonToSetAside) -> Any:
    """It is no request, or the same one twice. It is kept with the reason."""
    viewer = viewer_of(request)
    found = request_for(viewer, request_id)
    set_request_aside(request=found, reason=sent.reason, by=viewer.account, at=viewer.at)
    return _request(viewer, request_for(viewer, request_id))


@router.get(
    "/children/{child_id}/request", response={200: shapes.AskedFromRecord, **REFUSALS},
    openapi_extra=asks(Permission.ASK_ASSESSMENT), summary="What would go with a request about a child",
)  # fmt: skip
def read_what_goes(request: HttpRequest, child_id: UUID) -> Any:
    """What was tried, delivered and found, from the child’s own record."""
    asked = ask(request, child_id, Permission.ASK_ASSESSMENT)
    asked.log("read what would go with a request")
    councils = areas_to_ask(child_id, asked.viewer.today)
    return {"councils": councils, "tried": what_was_tried(asked.child, asked.viewer.at)}


@router.post(
    "/children/{child_id}/request", response=A_CASE, openapi_extra=asks(Permission.ASK_ASSESSMENT),
    summary="Ask for an assessment from a child’s record",
)  # fmt: skip
def send_from_record(request: HttpRequest, child_id: UUID, sent: shapes.RequestFromRecord) -> Any:
    """There is nothing to match, so the case opens at once."""
    asked = ask(request, child_id, Permission.ASK_ASSESSMENT)
    area = _council(areas_to_ask(child_id, asked.viewer.today), sent.council_id)
    is_family = bool(roles_around(asked.viewer, child_id) & FAMILY)
    source = FROM_FAMILY if is_family else FROM_SETTING
    case = ask_from_record(**asked.about, area=area, source=source, why=sent.why, tried=sent.tried)
    opened = ask_case(request, case.id, Permission.READ_CASE)
    return Status(201, case_out(case_page(opened.case, opened.viewer.today), works=False))
