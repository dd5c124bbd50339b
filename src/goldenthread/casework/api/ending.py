"""Ending a plan, changes of phase and reassessment, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from goldenthread.casework.actions.ceasing import answer_ceasing, consider_ceasing, end_plan
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.phases import ask_reassessment, record_phase
from goldenthread.casework.api.case_shapes import Line, Words
from goldenthread.casework.api.cases import A_CASE, CASE, done
from goldenthread.casework.asked import AskedCase, ask_case
from goldenthread.casework.ceasing_words import ceasing_of
from goldenthread.casework.codes import SentHow
from goldenthread.casework.queries.case_page import EventLine, case_page
from goldenthread.casework.queries.phases import phase_moves_of
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.law.reviews import CeasingGround
from goldenthread.law.time_limits import EventKind
from goldenthread.people.asked import asks
from goldenthread.places.access import areas_for

router = Router(tags=["cases"])
CEASE = f"{CASE}/cease"


class CeasingSaid(Schema):
    on: date
    about: str
    words: str
    by: str


class CeasingOut(Schema):
    """`stays` says why the plan cannot end today; empty when it can."""

    asked: CeasingSaid | None
    answers: list[CeasingSaid]
    decided: CeasingSaid | None
    ended_on: date | None
    stays: str


class CeasingToConsider(Schema):
    ground: CeasingGround = Field(examples=["not-necessary"])
    words: Words = Field(examples=["The school gives this help to others without a plan."])
    on: date = Field(examples=["2026-11-20"])
    how: SentHow = Field(SentHow.HERE, examples=["here"])


class CeasingAnswer(Schema):
    who: Line = Field(examples=["Funmi Bello"])
    words: Words = Field(examples=["She still needs it."])
    on: date = Field(examples=["2026-11-20"])


class PlanToEnd(Schema):
    on: date = Field(examples=["2026-11-20"])
    words: Words = ""


class PhaseToRecord(Schema):
    kind: EventKind = Field(examples=["transfer-of-phase"])
    moves_on: date = Field(examples=["2027-09-01"])
    on: date = Field(examples=["2026-11-20"])


class PhaseMoveOut(Schema):
    """A child who moves. `state` is null while nobody has recorded the move."""

    case_id: UUID
    number: str
    child: str
    setting: str
    officer: str
    kind: str = Field(examples=["transfer-of-phase"])
    what: str
    moves_on: date
    ready_by: date
    state: str | None
    days_late: int
    done_on: date | None
    stage: str


class ReassessmentToAsk(Schema):
    words: Words = Field(examples=["She has lost most of her hearing."])


@router.get(
    CEASE, response={200: CeasingOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read whether a plan ends",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID) -> Any:
    """The plan stays until the time to appeal is over, and while an appeal is heard."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read whether the plan ends")
    return _out(asked)


def _out(asked: AskedCase) -> dict[str, Any]:
    found = ceasing_of(asked.case, case_page(asked.case, asked.viewer.today))
    return {
        "asked": _said(found.asked),
        "answers": [_said(one) for one in found.answers],
        "decided": _said(found.decided),
        "ended_on": found.ended_on,
        "stays": found.stays,
    }


def _said(line: EventLine | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {"on": line.event.on, "about": line.event.about, "words": line.reason, "by": line.event.by}


@router.post(
    CEASE, response={201: CeasingOut, **REFUSALS}, openapi_extra=asks(Permission.WORK_CASE),
    summary="Ask whether a plan should end",
)  # fmt: skip
def consider(request: HttpRequest, case_id: UUID, sent: CeasingToConsider) -> Any:
    """The family is told why, by letter, and asked. Only then can it be decided."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    consider_ceasing(**asked.about, ground=sent.ground, words=sent.words, told=Told(sent.on, sent.how))
    return Status(201, _out(asked))


@router.post(
    f"{CEASE}/answers", response={201: CeasingOut, **REFUSALS}, openapi_extra=asks(Permission.DISAGREE),
    summary="Answer whether a plan should end",
)  # fmt: skip
def answer(request: HttpRequest, case_id: UUID, sent: CeasingAnswer) -> Any:
    """By the family; or by an officer, for whoever was asked."""
    asked = ask_case(request, case_id, Permission.DISAGREE)
    answer_ceasing(**asked.about, **sent.dict())
    return Status(201, _out(asked))


@router.post(f"{CEASE}/end", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE), summary="End a plan")
def end(request: HttpRequest, case_id: UUID, sent: PlanToEnd) -> Any:
    """Refused while it can be challenged, or is."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    end_plan(**asked.about, **sent.dict())
    return done(request, case_id)


@router.get(
    "/phases", response={200: list[PhaseMoveOut], **REFUSALS}, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="The children who move to the next phase",
)  # fmt: skip
def phases(request: HttpRequest) -> Any:
    """The first due first; those whose move nobody has recorded are among them."""
    viewer = viewer_of(request)
    audit.record(what="read the changes of phase", by=viewer.account, at=viewer.at)
    areas = [area.id for area in areas_for(viewer, Permission.SEE_CASELOAD)]
    return [asdict(one) for one in phase_moves_of(viewer, areas)]


@router.post(
    f"{CASE}/phase", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record a change of phase",
)  # fmt: skip
def phase(request: HttpRequest, case_id: UUID, sent: PhaseToRecord) -> Any:
    """The day by which the plan must be ready runs from the move."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    record_phase(**asked.about, **sent.dict())
    return done(request, case_id)


@router.post(
    f"{CASE}/reassessment", response={201: ReassessmentToAsk, **REFUSALS},
    openapi_extra=asks(Permission.ASK_ASSESSMENT), summary="Ask for a reassessment",
)  # fmt: skip
def reassess(request: HttpRequest, case_id: UUID, sent: ReassessmentToAsk) -> Any:
    """By the family or the school. The council answers within 15 days."""
    asked = ask_case(request, case_id, Permission.ASK_ASSESSMENT)
    ask_reassessment(**asked.about, **sent.dict())
    return Status(201, sent)
