"""Where the council’s cases wait, for other programs, and passing many of them on at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from goldenthread.casework.actions.handing_over import hand_over_many
from goldenthread.casework.queries.caseload import caseload_among, in_full
from goldenthread.casework.queries.managing import Narrowed, open_cases, standing_of
from goldenthread.casework.states import LIVE_STAGES, CaseState
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible, account_by_id
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks
from goldenthread.places.access import areas_for

router = Router(tags=["managing"])
MANAGES = asks(Permission.MANAGE_CASES)


class TallyOut(Schema):
    """How many cases are open here, past a legal date, and past one with an excuse."""

    key: str = Field(examples=["assessing"])
    name: str
    cases: int
    late: int
    excused: int
    oldest: datetime | None


class StandingOut(Schema):
    """All open cases of your councils. A `key` narrows the list of cases by the same name."""

    stages: list[TallyOut]
    officers: list[TallyOut]
    teams: list[TallyOut]
    weeks: list[TallyOut] = Field(description="Cases without a plan, by the weeks since the request.")


class ManagedAsked(Schema):
    """What is left out narrows nothing."""

    stage: CaseState | None = None
    officer: UUID | Literal["nobody"] | None = None
    team: str = Field("", max_length=100, pattern="^[^\\x00]*$", description="A team, or `nobody`.")
    late: Literal["late", "excused"] | None = None
    weeks: Literal["1-6", "7-16", "17-20", "21-26", "27-40", "41"] | None = None
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=100_000, description="How many to pass over.")


class ManagedCaseOut(Schema):
    id: UUID
    number: str
    child_id: UUID
    child: str
    state: CaseState
    officer_id: UUID | None
    officer: str
    team: str
    due: date | None = Field(description="What the council must do first is due on this day.")
    excused: bool


class PassIn(Schema):
    """To whom, and why. `to` is left out for a team’s inbox."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"team": "Early years", "reason": "Priya Nair leaves on Friday."}}
    )
    to: UUID | None = None
    team: str = Field("", max_length=100)
    states: list[CaseState] = Field(
        sorted(LIVE_STAGES), description="At which stages; all of them if left out."
    )
    until: date | None = Field(None, description="Only as cover, to this day.")
    reason: str = Field(max_length=300)


class PassedOut(Schema):
    passed: int


@router.get(
    "/managing", response={200: StandingOut, **REFUSALS}, openapi_extra=MANAGES,
    summary="Where the council’s cases wait",
)  # fmt: skip
def standing(request: HttpRequest) -> Any:
    """By stage, officer, team and weeks since the request. No child is named."""
    viewer = viewer_of(request)
    areas = areas_for(viewer, Permission.MANAGE_CASES)
    return asdict(standing_of([area.id for area in areas], viewer.today))


@router.get(
    "/managing/cases", response={200: list[ManagedCaseOut], **REFUSALS}, openapi_extra=MANAGES,
    summary="The council’s open cases",
)  # fmt: skip
def cases(request: HttpRequest, asked: Query[ManagedAsked]) -> Any:
    """The first due first."""
    viewer = viewer_of(request)
    areas = [area.id for area in areas_for(viewer, Permission.MANAGE_CASES)]
    chosen = asked.dict(exclude={"most", "after"}, exclude_none=True)
    narrowed = Narrowed(**{name: str(value) for name, value in chosen.items()})
    page = open_cases(areas, narrowed, viewer.today)[asked.after : asked.after + asked.most]
    found = caseload_among(list(page), viewer.today)
    shown = [line.child_id for line in found.lines]
    audit.record(what="read the council’s cases", by=viewer.account, at=viewer.at, children=shown)
    return [
        {
            "id": line.id, "number": line.number, "child_id": line.child_id, "child": line.child,
            "state": line.state, "officer_id": line.officer_id, "officer": line.officer, "team": line.team,
            "due": line.due, "excused": bool(line.excused),
        }
        for line in in_full(found.lines)
    ]  # fmt: skip


@router.post(
    "/managing/officers/{account_id}/pass", response={200: PassedOut, **REFUSALS}, openapi_extra=MANAGES,
    summary="Pass on the cases of an officer",
)  # fmt: skip
def pass_many(request: HttpRequest, account_id: UUID, sent: PassIn) -> Any:
    """All that are meant go at once, or none does."""
    viewer = viewer_of(request)
    areas = areas_for(viewer, Permission.MANAGE_CASES)
    officer, to = account_by_id(account_id), account_by_id(sent.to) if sent.to else None
    if officer is None:
        raise NotVisible("officer", account_id)
    if sent.to and to is None:
        raise NotVisible("officer", sent.to, field="to")
    passed = hand_over_many(
        of=officer, areas=areas, states=sent.states, to=to, team=sent.team, until=sent.until,
        reason=sent.reason, by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return {"passed": passed}
