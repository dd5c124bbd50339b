"""EHC plans, for other programs: written beside the advice, served, answered, made final, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from goldenthread.casework.access import check_takes_own_data, works_on
from goldenthread.casework.actions.answering import (
    Reply,
    answer_words,
    consult,
    enter_reply,
    prefer,
    say_of_draft,
)
from goldenthread.casework.actions.ehc_plan import (
    LineMoved,
    Source,
    Where,
    add_line,
    begin_version,
    drop_version,
    make_final,
    serve,
    take_out_line,
    write_ehc_line,
)
from goldenthread.casework.actions.letters import Told, Why
from goldenthread.casework.actions.receiving import CameIn
from goldenthread.casework.api import ehc_plan_shapes as shapes
from goldenthread.casework.api.cases import A_CASE, CASE, done
from goldenthread.casework.asked import AskedCase, ask_case
from goldenthread.casework.bundles import Purpose, bundle_of
from goldenthread.casework.documents import WORD, file_answer, pdf_of, word_answer
from goldenthread.casework.queries.answers import (
    consulted_of,
    evidence_of,
    not_asked,
    preferences_of,
    said_of,
)
from goldenthread.casework.queries.ehc_plan import (
    BlockRead,
    PlanHead,
    PlanRead,
    advice_beside,
    answer_until,
    changes_between,
    plan_of,
    plans_of,
    read_ehc_plan,
    remarks_on,
    sentence_of,
    written_of,
)
from goldenthread.casework.queries.package_lines import part_sentence_of, parts_beside
from goldenthread.casework.queries.section_f import delivered_of
from goldenthread.casework.sections import PLACES
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.permissions import Permission, allows
from goldenthread.law.ehc_plan_checks import SECTION
from goldenthread.people.access import roles_around
from goldenthread.people.asked import asks
from goldenthread.places.queries.schools import school_called
from goldenthread.plans.api.documents import Size, gives
from goldenthread.plans.queries.speakers import may_answer

if TYPE_CHECKING:
    from goldenthread.casework.models import Case, EhcPlan

router = Router(tags=["ehc_plans"])
PLAN = f"{CASE}/plan"
VERSION = f"{PLAN}/versions/{{plan_id}}"
LINE = f"{PLAN}/lines/{{strand}}"
A_VERSION = {201: shapes.EhcPlanOut, **REFUSALS}
ANSWERS = {201: shapes.AnswersOut, **REFUSALS}


class NothingWritten(Conflict):
    def __init__(self) -> None:
        super().__init__("No version is being written. Begin one to change the plan.")


@router.get(
    f"{PLAN}/versions", response={200: list[shapes.EhcPlanHead], **REFUSALS},
    openapi_extra=asks(Permission.READ_CASE), summary="The versions of an EHC plan",
)  # fmt: skip
def versions(request: HttpRequest, case_id: UUID) -> Any:
    """The newest first. One being written, or given up, is there for the council’s officers only."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    works = works_on(asked.viewer, asked.case)
    asked.log("read the versions of the EHC plan")
    return [_head(head) for head in plans_of(asked.case) if works or head.served_on or head.final_on]


def _head(head: PlanHead) -> dict[str, Any]:
    return asdict(head) | {"state_words": head.state_words}


@router.post(
    f"{PLAN}/versions", response=A_VERSION, openapi_extra=asks(Permission.WORK_CASE),
    summary="Begin a version of the EHC plan",
)  # fmt: skip
def begin(request: HttpRequest, case_id: UUID) -> Any:
    """With the lines of the last. The one being written, if there is one."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    return Status(201, _version(asked, begin_version(**asked.about)))


@router.get(
    VERSION, response={200: shapes.EhcPlanOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="Read a version of the EHC plan",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID, plan_id: UUID) -> Any:
    """Each section with its lines and where they come from; what changed since the version before it."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    plan = _seen(asked, plan_id)
    asked.log("read the EHC plan", version=plan.number)
    return _version(asked, plan)


def _seen(asked: AskedCase, plan_id: UUID) -> EhcPlan:
    return plan_of(asked.case, plan_id, family=not works_on(asked.viewer, asked.case))


def _version(asked: AskedCase, plan: EhcPlan) -> dict[str, Any]:
    """A version as whoever asks may read it."""
    viewer, case = asked
    works = works_on(viewer, case)
    is_family = allows(roles_around(viewer, case.child_id), Permission.RESPOND_TO_DRAFT)
    version = read_ehc_plan(plan)
    before = plan_of(case, plan.based_on_id, family=not works) if plan.based_on_id else None
    delivered = _delivered(asked, version)
    return {
        **_head(version.head),
        "sections": [_section(block, version, delivered, works=works) for block in version.blocks],
        "remarks": remarks_on(version, case, viewer.today) if works else [],
        "changed_since": before.number if before else None,
        "changes": changes_between(read_ehc_plan(before), version) if before else [],
        "said": said_of(case, plan),
        "preferred": preferences_of(case) if works or is_family else [],
    }


def read_version(plan: EhcPlan) -> dict[str, Any]:
    """A version alone, as the family had it: without where each line comes from in the advice."""
    version = read_ehc_plan(plan)
    lines = [
        asdict(line) | {"section": line.section, "delivered": "", "advice_id": None, "quoted": ""}
        for line in version.lines
    ]
    return {**_head(version.head), "lines": lines}


def _delivered(asked: AskedCase, version: PlanRead) -> dict[UUID, str]:
    if version.head.state != "final":
        return {}
    of_f = frozenset(line.strand for line in version.lines if SECTION.get((line.block, line.part)) == "F")
    return delivered_of(asked.case.child, of_f, asked.viewer.at)


def _section(
    block: BlockRead, version: PlanRead, delivered: Mapping[UUID, str], *, works: bool
) -> dict[str, Any]:
    kept_back = {} if works else {"advice_id": None, "quoted": ""}
    return {
        "block": block.key,
        "letters": block.letters,
        "title": block.title,
        "places": [place for place in PLACES.values() if place.block == block.key],
        "lines": [
            asdict(line) | {"section": line.section, "delivered": delivered.get(line.strand, "")} | kept_back
            for line in version.lines
            if line.block == block.key
        ],
    }


@router.get(
    f"{PLAN}/advice", response={200: list[shapes.AdviceToDrawFrom], **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="The advice of a case, sentence by sentence",
)  # fmt: skip
def advice(request: HttpRequest, case_id: UUID) -> Any:
    """To draw from, with the sections of the version being written that use each sentence already."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    asked.log("read the advice beside the EHC plan")
    return list(advice_beside(asked.case, written_of(asked.case)))


@router.get(
    f"{PLAN}/parts", response={200: list[shapes.PartToDrawFrom], **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="The parts of built packages, sentence by sentence",
)  # fmt: skip
def parts(request: HttpRequest, case_id: UUID) -> Any:
    """Those that are signed off, to draw from in the same way as from advice."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    asked.log("read the packages beside the EHC plan")
    return list(parts_beside(asked.case, written_of(asked.case)))


@router.post(
    f"{PLAN}/lines", response=A_VERSION, openapi_extra=asks(Permission.WORK_CASE),
    summary="Write a new line of the EHC plan",
)  # fmt: skip
def new_line(request: HttpRequest, case_id: UUID, sent: shapes.EhcLineToAdd) -> Any:
    """In a place of the version being written. Reading a version says which places there are."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    plan, where = _written(asked.case), Where(**sent.where.dict())
    source = _source(asked.case, sent.source) if sent.source else None
    add_line(
        plan=plan, where=where, words=sent.words, source=source, by=asked.viewer.account, at=asked.viewer.at
    )
    return Status(201, _version(asked, plan))


def _source(case: Case, drawn: shapes.SentenceToDraw) -> Source:
    if drawn.part_id and not drawn.advice_id:
        return Source(None, part_sentence_of(case, drawn.part_id, drawn.number), drawn.part_id)
    if drawn.advice_id and not drawn.part_id:
        return Source(drawn.advice_id, sentence_of(case, drawn.advice_id, drawn.number))
    raise Refused("Say of which advice, or of which part, but not both.", "source")


def _written(case: Case) -> EhcPlan:
    found = written_of(case)
    if found is None:
        raise NothingWritten
    return found


@router.put(
    LINE, response={200: shapes.EhcPlanOut, **REFUSALS, 409: shapes.TwoWordings},
    openapi_extra=asks(Permission.WORK_CASE), summary="Change a line of the EHC plan",
)  # fmt: skip
def write_line(request: HttpRequest, case_id: UUID, strand: UUID, sent: shapes.EhcLineToWrite) -> Any:
    """409 holds both texts when somebody else wrote it first."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    plan = _written(asked.case)
    try:
        write_ehc_line(plan=plan, strand=strand, **sent.dict(), by=asked.viewer.account, at=asked.viewer.at)
    except LineMoved as moved:
        return Status(409, _both(moved, sent.words))
    return _version(asked, plan)


def _both(moved: LineMoved, mine: str) -> dict[str, Any]:
    faults = [{"field": moved.field, "message": str(moved)}]
    texts = {"mine": mine, "theirs": moved.theirs, "by": moved.who, "revision": moved.revision}
    return {"faults": faults, **texts}


@router.delete(
    LINE, response={204: None, **REFUSALS}, openapi_extra=asks(Permission.WORK_CASE),
    summary="Take a line out of the EHC plan",
)  # fmt: skip
def take_out(request: HttpRequest, case_id: UUID, strand: UUID) -> Any:
    """Out of the version being written. Its words stay in the record of edits."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    take_out_line(plan=_written(asked.case), strand=strand, by=asked.viewer.account, at=asked.viewer.at)
    return Status(204, None)


@router.post(
    f"{PLAN}/drop", response={200: shapes.EhcPlanHead, **REFUSALS}, openapi_extra=asks(Permission.WORK_CASE),
    summary="Give up the version being written",
)  # fmt: skip
def drop(request: HttpRequest, case_id: UUID, sent: shapes.EhcPlanToDrop) -> Any:
    """It stays in the record, with the reason. A draft that the family has stays with it."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    plan = _written(asked.case)
    drop_version(plan=plan, reason=sent.reason, by=asked.viewer.account, at=asked.viewer.at)
    return _head(next(head for head in plans_of(asked.case) if head.id == plan.id))


@router.post(
    f"{PLAN}/serve", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Send a draft, or proposed amendments, to the family",
)  # fmt: skip
def send(request: HttpRequest, case_id: UUID, sent: shapes.EhcPlanToServe) -> Any:
    """The checks stop nobody. A draft names no school: section I is empty."""
    viewer, case = ask_case(request, case_id, Permission.WORK_CASE)
    serve(plan=_written(case), told=Told(sent.on, sent.how), by=viewer.account, at=viewer.at)
    return done(request, case_id)


@router.post(
    f"{PLAN}/final", response=A_CASE, openapi_extra=asks(Permission.WORK_CASE),
    summary="Make the EHC plan final, and send it",
)  # fmt: skip
def finish(request: HttpRequest, case_id: UUID, sent: shapes.EhcPlanToFinish) -> Any:
    """From then on the council must secure what it says. The version before is replaced."""
    viewer, case = ask_case(request, case_id, Permission.WORK_CASE)
    make_final(
        plan=_written(case), signed_by=sent.signed_by, why=Why(sent.on, sent.reason),
        told=Told(sent.on, sent.how), placed_from=sent.placed_from, early=sent.early,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return done(request, case_id)


@router.post(
    f"{VERSION}/words", response=A_VERSION, openapi_extra=asks(Permission.RESPOND_TO_DRAFT),
    summary="Say something about a draft, as its family",
)  # fmt: skip
def say(request: HttpRequest, case_id: UUID, plan_id: UUID, sent: shapes.FamilyWordsToSay) -> Any:
    """The officer is told. Saying nothing is never taken as agreement."""
    asked = ask_case(request, case_id, Permission.RESPOND_TO_DRAFT)
    plan = plan_of(asked.case, plan_id, family=True)
    say_of_draft(plan=plan, **sent.dict(), by=asked.viewer.account, at=asked.viewer.at)
    return Status(201, _version(asked, plan))


@router.post(
    f"{VERSION}/preferences", response=A_VERSION, openapi_extra=asks(Permission.RESPOND_TO_DRAFT),
    summary="Ask for a school or college, as the family",
)  # fmt: skip
def ask_for(request: HttpRequest, case_id: UUID, plan_id: UUID, sent: shapes.PreferenceToGive) -> Any:
    """The newest counts. The officer is told."""
    asked = ask_case(request, case_id, Permission.RESPOND_TO_DRAFT)
    plan = plan_of(asked.case, plan_id, family=True)
    prefer(
        plan=plan, setting=school_called(sent.school) if sent.school else None, words=sent.words,
        personal_budget=sent.personal_budget, by=asked.viewer.account, at=asked.viewer.at,
    )  # fmt: skip
    return Status(201, _version(asked, plan))


@router.post(
    f"{VERSION}/entered-words", response=ANSWERS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Enter what the family says of a draft",
)  # fmt: skip
def enter_words(request: HttpRequest, case_id: UUID, plan_id: UUID, sent: shapes.FamilyWordsToEnter) -> Any:
    """As it came by post, by e-mail, by telephone or at a meeting. The family is told."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    plan = plan_of(asked.case, plan_id, family=True)
    say_of_draft(
        plan=plan, words=sent.words, strand=sent.strand, came=_came(sent),
        by=asked.viewer.account, at=asked.viewer.at,
    )  # fmt: skip
    return Status(201, _answers(asked))


@router.post(
    f"{VERSION}/entered-preferences", response=ANSWERS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Enter which school or college the family asks for",
)  # fmt: skip
def enter_wish(request: HttpRequest, case_id: UUID, plan_id: UUID, sent: shapes.PreferenceToEnter) -> Any:
    """The one said last counts, whenever it is entered."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    plan = plan_of(asked.case, plan_id, family=True)
    prefer(
        plan=plan, setting=school_called(sent.school) if sent.school else None, words=sent.words,
        personal_budget=sent.personal_budget, came=_came(sent), by=asked.viewer.account, at=asked.viewer.at,
    )  # fmt: skip
    return Status(201, _answers(asked))


def _came(sent: shapes.CameIn) -> CameIn:
    return CameIn(sent.who, sent.how, sent.on)


@router.get(
    f"{PLAN}/answers", response={200: shapes.AnswersOut, **REFUSALS},
    openapi_extra=asks(Permission.WORK_CASE), summary="What the family and the settings answered",
)  # fmt: skip
def answers(request: HttpRequest, case_id: UUID) -> Any:
    """To every draft of the case."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    asked.log("read the family’s answers to the draft")
    return _answers(asked)


def _answers(asked: AskedCase) -> dict[str, Any]:
    viewer, case = asked
    preferred = preferences_of(case)
    return {
        "answer_until": answer_until(case, viewer.today),
        "said": said_of(case),
        "preferred": preferred,
        "not_asked": not_asked(case, preferred),
        "consulted": consulted_of(case, viewer.today),
        "may_answer": may_answer(case.child_id, viewer.today),
    }


@router.post(
    f"{PLAN}/answers/{{said_id}}", response=ANSWERS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Say what became of the family’s words",
)  # fmt: skip
def became(request: HttpRequest, case_id: UUID, said_id: UUID, sent: shapes.FamilyWordsToAnswer) -> Any:
    """Once, with the reason. The family is told."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    answer_words(**asked.about, said_id=said_id, **sent.dict())
    return Status(201, _answers(asked))


@router.post(
    f"{PLAN}/consultations", response=ANSWERS, openapi_extra=asks(Permission.WORK_CASE),
    summary="Consult a setting about a draft",
)  # fmt: skip
def ask_setting(request: HttpRequest, case_id: UUID, sent: shapes.SettingToConsult) -> Any:
    """About the version that was sent last."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    last = next((head for head in plans_of(asked.case) if head.served_on or head.final_on), None)
    if last is None:
        raise Refused("Serve a draft first: a setting is asked about a draft.")
    plan = plan_of(asked.case, last.id, family=False)
    consult(**asked.about, plan=plan, setting=school_called(sent.school), on=sent.on)
    return Status(201, _answers(asked))


@router.post(
    f"{PLAN}/consultations/{{consultation_id}}/reply", response=ANSWERS,
    openapi_extra=asks(Permission.WORK_CASE), summary="Enter the reply of a setting",
)  # fmt: skip
def reply(request: HttpRequest, case_id: UUID, consultation_id: UUID, sent: shapes.ReplyToEnter) -> Any:
    """Once, as it came."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    given = sent.dict(exclude={"on"})
    enter_reply(**asked.about, consultation_id=consultation_id, reply=Reply(**given), on=sent.on)
    return Status(201, _answers(asked))


@router.get(
    f"{PLAN}/consultations/{{consultation_id}}/evidence", response=REFUSALS,
    openapi_extra=gives(Permission.WORK_CASE, "application/octet-stream", "The file"),
    summary="Take the evidence that a setting sent",
)  # fmt: skip
def evidence(request: HttpRequest, case_id: UUID, consultation_id: UUID) -> HttpResponse:
    """As it came."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    answer = file_answer(evidence_of(asked.case, consultation_id))
    asked.log("took the evidence of a setting away")
    return answer


@router.get(
    f"{VERSION}/plan.docx", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, WORD, "The EHC plan"), summary="Take a version as a Word file",
)  # fmt: skip
def word(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """In the national layout."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    return word_answer(_taken_away(asked, plan_id, "a Word file"), asked.case)


@router.get(
    f"{VERSION}/plan.pdf", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, "application/pdf", "The EHC plan"),
    summary="Take a version as a PDF",
)  # fmt: skip
def pdf(request: HttpRequest, case_id: UUID, plan_id: UUID, size: Size = Size.PRINT) -> HttpResponse:
    """Tagged, in print or large print."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    plan = _taken_away(asked, plan_id, "a PDF")
    return pdf_of(plan, asked.case, asked.viewer.at, large=size is Size.LARGE).answer()


def _taken_away(asked: AskedCase, plan_id: UUID, how: str) -> EhcPlan:
    plan = _seen(asked, plan_id)
    asked.log(f"took the EHC plan away as {how}", version=plan.number)
    return plan


@router.get(
    f"{CASE}/papers/{{purpose}}", response=REFUSALS,
    openapi_extra=gives(Permission.READ_CASE, "application/pdf", "The papers"),
    summary="Take the papers of a case away",
)  # fmt: skip
def papers(request: HttpRequest, case_id: UUID, purpose: Purpose) -> HttpResponse:
    """As one file: for a complaint, for the tribunal, or everything that is held with who looked at it."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    if purpose is Purpose.OWN_DATA:
        check_takes_own_data(asked.viewer, asked.case)
    asked.log("took the papers of the case away", purpose=purpose.value)
    return bundle_of(asked.case, purpose, asked.viewer.today).answer()
