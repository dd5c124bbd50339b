"""Councils that consult a school, for other programs of the school."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from goldenthread.casework.access import consultation_for
from goldenthread.casework.actions.answering import Reply, answer_consultation
from goldenthread.casework.api import consultation_shapes as shapes
from goldenthread.casework.api.ehc_plans import read_version
from goldenthread.casework.queries.caseload import CaseInFull
from goldenthread.casework.queries.consultations import answered_by, to_answer, to_answer_of
from goldenthread.casework.queries.school_cases import school_cases
from goldenthread.foundation import audit
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import SIGNED_IN, viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.people.asked import asks

router = Router(tags=["consultations"])
ONE = "/consultations/{consultation_id}"
_WHY = "a school that is consulted reads the draft that it was sent, and answers"


@router.get(
    "/consultations", response={200: shapes.ConsultationsOut, **REFUSALS},
    openapi_extra={"x-asks": SIGNED_IN},
    summary="The councils that consult your school",
)  # fmt: skip
def mine(request: HttpRequest) -> Any:
    """Over however many councils: what waits, the first due first, and what was answered."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        waiting, answered = to_answer(viewer), answered_by(viewer)
        if waiting:
            children = list(dict.fromkeys(line.child_id for line in waiting))
            audit.record(what="read who consults them", by=viewer.account, at=viewer.at, children=children)
    return {"waiting": waiting, "answered": answered}


@router.get(
    ONE, response={200: shapes.DraftToAnswer, **REFUSALS}, openapi_extra=asks(Permission.ANSWER_CONSULTATION),
    summary="Read the draft that a council sent your school",
)  # fmt: skip
def read(request: HttpRequest, consultation_id: UUID) -> Any:
    """Nothing else of the child. It is there until you answer."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        asked = consultation_for(viewer, consultation_id)
        audit.record(
            what="read a draft EHC plan as a school consulted", by=viewer.account, at=viewer.at,
            child_id=asked.child_id, setting=asked.setting.name,
        )  # fmt: skip
        line = to_answer_of(asked, viewer.today)
        return asdict(line) | {"draft": read_version(asked.plan) if asked.plan else None}


@router.post(
    ONE, response={201: shapes.ConsultationsOut, **REFUSALS},
    openapi_extra=asks(Permission.ANSWER_CONSULTATION), summary="Answer a council that consults your school",
)  # fmt: skip
def answer(
    request: HttpRequest,
    consultation_id: UUID,
    sent: Form[shapes.AnswerToGive],
    file: Annotated[UploadedFile | None, File(examples=["reply-of-the-school.pdf"])] = None,
) -> Any:
    """Once. The draft is then no longer there for you."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        asked = consultation_for(viewer, consultation_id)
        reply = Reply(sent.answer, sent.reason, sent.ground, sent.needed, sent.cost_a_year)
        answer_consultation(asked=asked, reply=reply, file=file, by=viewer.account, at=viewer.at)
        return Status(201, {"waiting": to_answer(viewer), "answered": answered_by(viewer)})


@router.get(
    "/school-cases", response={200: list[shapes.SchoolCaseOut], **REFUSALS},
    openapi_extra={"x-asks": SIGNED_IN},
    summary="Your school’s open cases with every council",
)  # fmt: skip
def cases(request: HttpRequest) -> Any:
    """The first due first."""
    viewer = viewer_of(request)
    found = school_cases(viewer)
    if found:
        children = list(dict.fromkeys(one.line.child_id for one in found))
        audit.record(what="read the school’s cases", by=viewer.account, at=viewer.at, children=children)
    return [one.line._asdict() | {"council": one.council, "clocks": _clocks(one.line)} for one in found]


def _clocks(line: CaseInFull) -> list[dict[str, Any]]:
    return [due._asdict() | {"who": due.who.value} for due in line.clocks]
