"""Panels, for other programs: agenda, papers, members, stepping back, advice."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from goldenthread.casework.access import case_for, works_on
from goldenthread.casework.actions.panels import (
    add_member,
    advise,
    make_panel,
    move_panel,
    put_before,
    remove_member,
    step_back,
)
from goldenthread.casework.queries.panels import (
    MemberLine,
    agenda_of,
    council_areas,
    item_for,
    item_page,
    members_of,
    panel_for,
    panel_to_keep,
    panels_of,
    seat_of,
)
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks
from goldenthread.places.access import area_for

router = Router(tags=["panels"])
KEEPS, READS = asks(Permission.SEE_CASELOAD), asks(Permission.READ_PANEL_PAPERS)
WORKS = asks(Permission.WORK_CASE)
ITEM = "/panels/items/{item_id}"


class PanelOut(Schema):
    id: UUID
    name: str = Field(examples=["Thursday panel"])
    area: str
    meets_on: date
    items: int


class MemberOut(Schema):
    """Who sits. `why` says what ties them to a case; `may_sit` whether they may all the same."""

    id: UUID
    name: str
    sits_as: str = Field(examples=["educational psychologist"])
    may_sit: bool
    why: str
    stepped_back: bool
    reason: str


class AgendaOut(Schema):
    id: UUID
    child: str
    number: str
    question: str
    advised: str
    reason: str
    away: list[str] = Field(description="Who stepped back.")


class OnePanelOut(Schema):
    id: UUID
    name: str
    meets_on: date
    members: list[MemberOut]
    agenda: list[AgendaOut]


class PaperOut(Schema):
    title: str
    who: str
    on: date
    words: str
    provision: str


class ItemOut(Schema):
    """One case before a panel, with its papers."""

    id: UUID
    panel_id: UUID
    case_id: UUID
    child: str
    question: str
    looks_at: str
    members: list[MemberOut]
    papers: list[PaperOut]
    advised: str
    reason: str
    decisions: list[str]


class PanelIn(Schema):
    name: str = Field(max_length=100, examples=["Thursday panel"])
    meets_on: date


class MoveIn(Schema):
    meets_on: date = Field(examples=["2027-01-18"])


class MemberIn(Schema):
    """With an address they read the papers here, until the panel has met."""

    name: str = Field(max_length=200, examples=["Ivy Stone"])
    sits_as: str = Field(max_length=200, examples=["health visitor"])
    email: str = Field("", max_length=254, examples=["ivy.stone@example.org"])
    address_checked: bool = False


class BeforeIn(Schema):
    panel_id: UUID
    question: str = Field(max_length=300, examples=["Does she need a plan?"])
    looks_at: UUID | None = Field(None, description="The decision that is looked at again.")


class AwayIn(Schema):
    """Left out, `member_id` is your own seat; an officer names any."""

    member_id: UUID | None = None
    reason: str = Field(max_length=300, examples=["I taught the child."])


class AdvisedIn(Schema):
    advised: str = Field(examples=["yes", "no", "more"])
    reason: str = Field(max_length=20_000)


@router.get("/panels", response=list[PanelOut], openapi_extra={"x-asks": SIGNED_IN}, summary="Panels")
def panels(request: HttpRequest) -> Any:
    """Those of your council, and those on which you sit until they have met."""
    viewer = viewer_of(request)
    return [asdict(one) for one in panels_of(viewer, council_areas(viewer))]


@router.post(
    "/areas/{area_id}/panels", response={201: OnePanelOut, **REFUSALS}, openapi_extra=KEEPS,
    summary="Make a panel",
)  # fmt: skip
def make(request: HttpRequest, area_id: UUID, sent: PanelIn) -> Any:
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.SEE_CASELOAD)
    made = make_panel(area=area, **sent.dict(), by=viewer.account, at=viewer.at)
    return Status(201, _panel(request, made.id))


@router.get(
    "/panels/{panel_id}", response={200: OnePanelOut, **REFUSALS}, openapi_extra=READS,
    summary="A panel and its agenda",
)  # fmt: skip
def panel(request: HttpRequest, panel_id: UUID) -> Any:
    """Only the cases that you may read, and not those from which you stepped back."""
    return _panel(request, panel_id)


@router.post(
    "/panels/{panel_id}/members", response={201: OnePanelOut, **REFUSALS}, openapi_extra=KEEPS,
    summary="Add a member to a panel",
)  # fmt: skip
def member(request: HttpRequest, panel_id: UUID, sent: MemberIn) -> Any:
    viewer = viewer_of(request)
    found = panel_to_keep(viewer, panel_id, Permission.SEE_CASELOAD)
    add_member(panel=found, **sent.dict(), by=viewer.account, at=viewer.at)
    return Status(201, _panel(request, panel_id))


@router.post(
    "/panels/{panel_id}/move", response={200: OnePanelOut, **REFUSALS}, openapi_extra=KEEPS,
    summary="Move a panel to another day",
)  # fmt: skip
def move(request: HttpRequest, panel_id: UUID, sent: MoveIn) -> Any:
    """Its members read the papers until then, and are told."""
    viewer = viewer_of(request)
    found = panel_to_keep(viewer, panel_id, Permission.SEE_CASELOAD)
    move_panel(panel=found, meets_on=sent.meets_on, by=viewer.account, at=viewer.at)
    return _panel(request, panel_id)


@router.delete(
    "/panels/{panel_id}/members/{member_id}", response={204: None, **REFUSALS}, openapi_extra=KEEPS,
    summary="Remove a member from a panel",
)  # fmt: skip
def remove(request: HttpRequest, panel_id: UUID, member_id: UUID) -> Any:
    """From this moment they see none of the papers. They are told."""
    viewer = viewer_of(request)
    found = panel_to_keep(viewer, panel_id, Permission.SEE_CASELOAD)
    remove_member(panel=found, member_id=member_id, by=viewer.account, at=viewer.at)
    return Status(204, None)


@router.post(
    "/cases/{case_id}/panels", response={201: ItemOut, **REFUSALS}, openapi_extra=WORKS,
    summary="Put a case before a panel",
)  # fmt: skip
def before(request: HttpRequest, case_id: UUID, sent: BeforeIn) -> Any:
    """Its members read the request and the advice until they have met."""
    viewer = viewer_of(request)
    case = case_for(viewer, case_id, Permission.WORK_CASE)
    found = panel_to_keep(viewer, sent.panel_id, Permission.SEE_CASELOAD)
    made = put_before(
        panel=found, case=case, question=sent.question, looks_at=sent.looks_at, by=viewer.account,
        at=viewer.at,
    )  # fmt: skip
    return Status(201, _item(item_page(made)))


@router.get(ITEM, response={200: ItemOut, **REFUSALS}, openapi_extra=READS, summary="The papers of one case")
def item(request: HttpRequest, item_id: UUID) -> Any:
    """For those who sit on it, until the panel has met, and for the council."""
    viewer = viewer_of(request)
    found = item_for(viewer, item_id, Permission.READ_PANEL_PAPERS)
    audit.record(
        what="read the papers of a panel", by=viewer.account, at=viewer.at, child_id=found.child_id,
        case=found.case.number,
    )  # fmt: skip
    return _item(item_page(found))


@router.post(
    f"{ITEM}/step-back", response={204: None, **REFUSALS}, openapi_extra=READS,
    summary="Step back from a case",
)  # fmt: skip
def away(request: HttpRequest, item_id: UUID, sent: AwayIn) -> Any:
    """Whoever steps back does not see the case any more."""
    viewer = viewer_of(request)
    found = item_for(viewer, item_id, Permission.READ_PANEL_PAPERS)
    own = seat_of(found, viewer)
    works = works_on(viewer, found.case)
    member_id = sent.member_id if works and sent.member_id else own
    if member_id is None or (sent.member_id and sent.member_id != member_id):
        raise NotVisible("panel member", sent.member_id, found.child_id, "member_id")
    step_back(item=found, member_id=member_id, reason=sent.reason, by=viewer.account, at=viewer.at)
    return Status(204, None)


@router.post(
    f"{ITEM}/advice", response={201: ItemOut, **REFUSALS}, openapi_extra=WORKS,
    summary="Record what a panel advises",
)  # fmt: skip
def advice(request: HttpRequest, item_id: UUID, sent: AdvisedIn) -> Any:
    """From the day on which it meets. An officer decides, and answers for it."""
    viewer = viewer_of(request)
    found = item_for(viewer, item_id, Permission.WORK_CASE)
    advise(item=found, **sent.dict(), by=viewer.account, at=viewer.at)
    return Status(201, _item(item_page(item_for(viewer, item_id, Permission.WORK_CASE))))


def _panel(request: HttpRequest, panel_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    found, _ = panel_for(viewer, panel_id)
    return {
        "id": found.id,
        "name": found.name,
        "meets_on": found.meets_on,
        "members": [_member(one) for one in members_of(found.id)],
        "agenda": [asdict(one) for one in agenda_of(viewer, found)],
    }


def _member(one: MemberLine) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "sits_as": one.sits_as, "may_sit": one.stands.may,
        "why": one.stands.why, "stepped_back": one.stepped_back, "reason": one.reason,
    }  # fmt: skip


def _item(page: Any) -> dict[str, Any]:
    return {
        "id": page.id, "panel_id": page.panel.id, "case_id": page.case.id, "child": page.case.child.name,
        "question": page.question, "looks_at": page.looks_at,
        "members": [_member(one) for one in page.members],
        "papers": [asdict(one) for one in page.papers],
        "advised": page.advised, "reason": page.reason, "decisions": page.decisions,
    }  # fmt: skip
