"""Moves between councils, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from goldenthread.casework.access import kept_case_for
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.actions.moving import (
    Born,
    Council,
    bring_in_and_take_over,
    learn_of_move,
    plan_moves_in,
    tell_of_transfer,
    transfer_case,
)
from goldenthread.casework.api import moving_shapes as shapes
from goldenthread.casework.api.cases import A_CASE, CASE, case_out, done
from goldenthread.casework.api.ehc_plans import read_version
from goldenthread.casework.asked import ask_case
from goldenthread.casework.documents import WORD, file_answer, word_answer
from goldenthread.casework.moved import kept_record
from goldenthread.casework.queries.case_page import case_page
from goldenthread.casework.queries.ehc_plan import plan_of
from goldenthread.casework.queries.moving import (
    CameWith,
    came_with,
    file_that_came,
    kept_by,
    sent_versions,
    transfer_of,
    version_that_came,
)
from goldenthread.casework.queries.requests import children_moving_in
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.people.asked import asks
from goldenthread.places.access import area_for, areas_for
from goldenthread.plans.api.documents import gives

router = Router(tags=["moves"])
MOVED = "/moved/{case_id}"
_WHY = "a council reads its own record of children who moved away"


@router.post(
    f"{CASE}/move", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Record that the family moves",
)  # fmt: skip
def learn(request: HttpRequest, case_id: UUID, sent: shapes.MoveToRecord) -> Any:
    """The legal time to transfer the plan runs from the day on which the council learned of it."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    learn_of_move(
        **asked.about, to=Council(sent.code, sent.council), moves_on=sent.moves_on,
        learned_on=sent.learned_on, evidence=sent.evidence,
    )  # fmt: skip
    return done(request, case_id)


@router.post(
    f"{CASE}/transfer", response={201: shapes.TransferOut, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="Transfer a case to the other council",
)  # fmt: skip
def transfer(request: HttpRequest, case_id: UUID, sent: shapes.CaseToTransfer) -> Any:
    """From that day your council reads its own record of the case, and no more of the child."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    transfer_case(**asked.about, on=sent.on, whole=sent.whole, reason=sent.reason)
    with lifted(_WHY):
        return Status(201, transfer_of(case_id))


@router.post(
    f"{CASE}/tell-of-transfer", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Tell the family that the plan came",
)  # fmt: skip
def tell(request: HttpRequest, case_id: UUID, sent: shapes.TransferToTell) -> Any:
    """Whether the child is assessed again, and when the plan is reviewed. The letter is kept as sent."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    tell_of_transfer(
        **asked.about, reassess=sent.reassess, review_on=sent.review_on, words=sent.words,
        told=Told(sent.told_on, sent.how),
    )  # fmt: skip
    return done(request, case_id)


@router.get(
    f"{CASE}/came-with", response={200: shapes.CameWithOut, **REFUSALS},
    openapi_extra=asks(Permission.READ_CASE), summary="What came with a plan from the council before",
)  # fmt: skip
def came(request: HttpRequest, case_id: UUID) -> Any:
    """The decision, every version that the family was sent, and the advice."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    found = came_with(asked.case)
    if found is None:
        raise NotVisible("transfer", case_id, asked.case.child_id)
    asked.log("read what came with the plan")
    return _came(found)


def _came(found: CameWith) -> dict[str, Any]:
    versions = [asdict(head) | {"state_words": head.state_words} for head in found.versions]
    return asdict(found) | {"versions": versions}


@router.get(
    f"{CASE}/came-with/advice/{{advice_id}}/file", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, "application/octet-stream", "The file"),
    summary="The file of a piece of advice from before the transfer",
)  # fmt: skip
def came_file(request: HttpRequest, case_id: UUID, advice_id: UUID) -> HttpResponse:
    """As it was sent."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    answer = file_answer(file_that_came(asked.case, advice_id))
    asked.log("took the file of advice away", advice=advice_id)
    return answer


@router.get(
    f"{CASE}/came-with/{{plan_id}}", response={200: shapes.VersionThatCame, **REFUSALS},
    openapi_extra=asks(Permission.READ_CASE), summary="Read a version from before the transfer",
)  # fmt: skip
def came_version(request: HttpRequest, case_id: UUID, plan_id: UUID) -> Any:
    """As the family had it."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    _, plan = version_that_came(asked.case, plan_id)
    asked.log("read the EHC plan", version=plan.number)
    return read_version(plan)


@router.post(
    "/councils/{area_id}/plans-in/children", response={200: list[shapes.ChildToTakeOver], **REFUSALS},
    openapi_extra=asks(Permission.SEE_CASELOAD), summary="Look for the child whose plan moves in",
)  # fmt: skip
def look(request: HttpRequest, area_id: UUID, sent: shapes.ChildToLookFor) -> Any:
    """By last name and date of birth. Nobody else is looked for."""
    viewer = viewer_of(request)
    area_for(viewer, area_id, Permission.SEE_CASELOAD)
    return list(children_moving_in(sent.last_name, sent.born_on, viewer.today))


@router.post(
    "/councils/{area_id}/plans-in", response=A_CASE, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="Open the case of a plan that moves in",
)  # fmt: skip
def moves_in(request: HttpRequest, area_id: UUID, sent: shapes.PlanMovingIn) -> Any:
    """From a council outside. `child_id` null: the child is not here yet."""
    viewer = viewer_of(request)
    area = area_for(viewer, area_id, Permission.SEE_CASELOAD)
    case = plan_moves_in(
        area=area, born=Born(sent.first_name, sent.last_name, sent.born_on), child_id=sent.child_id,
        from_council=Council(sent.code, sent.council), on=sent.on, made_on=sent.made_on,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return done(request, case.id)


@router.post(
    f"{CASE}/plan/bring-in", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Put the plan of the council before in force",
)  # fmt: skip
def bring_in(
    request: HttpRequest,
    case_id: UUID,
    sent: Form[shapes.PlanToTakeOver],
    file: Annotated[UploadedFile | None, File(examples=["plan-of-the-other-council.pdf"])] = None,
) -> Any:
    """A Word file in the national layout; without one, the version that was brought in by command."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    bring_in_and_take_over(
        **asked.about, content=file.read() if file else None, name=(file.name or "") if file else "",
        signed_by=sent.signed_by,
    )  # fmt: skip
    return done(request, case_id)


@router.get(
    "/moved", response={200: list[shapes.KeptOut], **REFUSALS}, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="The cases that moved to other councils",
)  # fmt: skip
def moved(request: HttpRequest) -> Any:
    """Those of which your council keeps its own record. The last first."""
    viewer = viewer_of(request)
    areas = areas_for(viewer, Permission.SEE_CASELOAD)
    with lifted(_WHY):
        lines = kept_by([area.id for area in areas])
        children = [line.child_id for line in lines]
        audit.record(what="read which cases moved away", by=viewer.account, at=viewer.at, children=children)
    return list(lines)


@router.get(
    MOVED, response={200: shapes.KeptCase, **REFUSALS}, openapi_extra=asks(Permission.SEE_CASELOAD),
    summary="Your own record of a case that moved away",
)  # fmt: skip
def moved_case(request: HttpRequest, case_id: UUID) -> Any:
    """As it stood on the day of the transfer. To read only."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        case = kept_case_for(viewer, case_id)
        audit.record(
            what="read the record of a case that moved away", by=viewer.account, at=viewer.at,
            child_id=case.child_id, case=case.number,
        )  # fmt: skip
        page = case_page(case, viewer.today)
        versions = [asdict(head) | {"state_words": head.state_words} for head in sent_versions(case)]
        return {"case": case_out(page, works=False), "transfer": transfer_of(case.id), "versions": versions}


@router.get(
    f"{MOVED}/record.pdf", response=REFUSALS,
    openapi_extra=gives(Permission.SEE_CASELOAD, "application/pdf", "The record"),
    summary="Your own record of a case that moved away, as a PDF",
)  # fmt: skip
def moved_record(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """With advice and letters."""
    return kept_record(viewer_of(request), case_id).answer()


@router.get(
    f"{MOVED}/versions/{{plan_id}}/plan.docx", response=REFUSALS,
    openapi_extra=gives(Permission.SEE_CASELOAD, WORD, "The EHC plan"),
    summary="Take a version of a plan that moved away as a Word file",
)  # fmt: skip
def moved_plan(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """To send to a council that does not work here."""
    viewer = viewer_of(request)
    with lifted(_WHY):
        case = kept_case_for(viewer, case_id)
        plan = plan_of(case, plan_id, family=True)
        audit.record(
            what="took the EHC plan away as a Word file", by=viewer.account, at=viewer.at,
            child_id=case.child_id, version=plan.number,
        )  # fmt: skip
        return word_answer(plan, case)
