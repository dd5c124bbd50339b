"""Running a consultation, and bringing its answers in, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.conversation.access import consultation_for, consultations_for, reply_for
from goldenthread.conversation.actions import consultations as actions
from goldenthread.conversation.actions.replies import About, Said, bring_back, bring_in, said_in, set_aside
from goldenthread.conversation.api import shapes
from goldenthread.conversation.api.public import whole
from goldenthread.conversation.queries.consultations import (
    consultation_lines,
    consultation_page,
    missing_of,
    warnings_about,
)
from goldenthread.conversation.queries.documents import (
    RESPONSE_FILE,
    read_upload,
    response_file,
    response_in,
    understood_as,
)
from goldenthread.conversation.queries.links import notes_on_reply
from goldenthread.conversation.queries.replies import ledger_of, lines_of, reply_lines, reply_page
from goldenthread.formats.consultation import begins_of, questions_in, recut
from goldenthread.formats.consultation.said import response_as_json
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission
from goldenthread.places.access import area_for

if TYPE_CHECKING:
    from goldenthread.conversation.models import Consultation

router = Router(tags=["public_consultations"])
RUN, READ = Permission.RUN_CONSULTATION, Permission.READ_ANSWERS
RUNS, READS = {"x-asks": RUN.name}, {"x-asks": READ.name}
ONE, REPLY = "/{uuid:public_id}", "/answers/{uuid:reply_id}"
DONE = {200: shapes.ToRun, **REFUSALS}
MOST_BYTES = 50_000_000


def _found(request: HttpRequest, public_id: UUID, permission: Permission) -> Consultation:
    return consultation_for(viewer_of(request), public_id, permission)


def _now(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    """How it stands after a change."""
    found = _found(request, public_id, READ)
    page = consultation_page(found, viewer_of(request).at)
    return whole(page) | {"missing": missing_of(found) if page.line.state == "written" else []}


def _about(request: HttpRequest, public_id: UUID) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {
        "consultation": _found(request, public_id, RUN), "by": viewer.account, "at": viewer.at,
    }  # fmt: skip


@router.get(
    "",
    response={200: list[shapes.PublicConsultationOut], **REFUSALS},
    openapi_extra=READS,
    summary="Consultations",
)
def consultations(request: HttpRequest) -> Any:
    """Of your areas, announced or not."""
    viewer = viewer_of(request)
    return consultation_lines(consultations_for(viewer, READ), viewer.at)


@router.post("", response={201: shapes.ToRun, **REFUSALS}, openapi_extra=RUNS, summary="Make a consultation")
def make(request: HttpRequest, sent: shapes.MakeConsultation) -> Any:
    """Without a document: add its questions afterwards."""
    viewer = viewer_of(request)
    area = area_for(viewer, sent.area_id, RUN)
    made = actions.make_consultation(
        area=area, name=sent.name, body=sent.body, kind=sent.kind, asked=None, by=viewer.account, at=viewer.at
    )
    return Status(201, _now(request, made.id))


class DocumentOf(Schema):
    area_id: UUID = Field(examples=["01934f6e-7a10-7c3e-9b1d-4f2a6c8e0d57"])
    name: shapes.Line = Field(examples=["How help is agreed"])
    body: shapes.Line = Field(examples=["Northmoor Council"])
    kind: Literal["conversation", "formal"] = Field("conversation", examples=["conversation"])


@router.post(
    "/from-document", response={201: shapes.ToRun, **REFUSALS}, openapi_extra=RUNS,
    summary="Make a consultation from its document",
)  # fmt: skip
def make_from(
    request: HttpRequest,
    file: Annotated[UploadedFile, File(examples=["consultation.docx"])],
    sent: Form[DocumentOf],
) -> Any:
    """Word, PDF or plain text. Its principles and questions are read out of it, to be put right."""
    viewer = viewer_of(request)
    area = area_for(viewer, sent.area_id, RUN)
    made = actions.make_consultation(
        area=area, name=sent.name, body=sent.body, kind=sent.kind, asked=questions_in(read_upload(file)),
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, _now(request, made.id))


@router.get(ONE, response=DONE, openapi_extra=READS, summary="One consultation, with what it still lacks")
def consultation(request: HttpRequest, public_id: UUID) -> Any:
    return _now(request, public_id)


@router.put(ONE, response=DONE, openapi_extra=RUNS, summary="Write what a consultation is about")
def write_about(request: HttpRequest, public_id: UUID, sent: shapes.AboutIn) -> Any:
    actions.write_about(**_about(request, public_id), **sent.model_dump())
    return _now(request, public_id)


@router.post(ONE + "/questions", response=DONE, openapi_extra=RUNS, summary="Add a question")
def add_question(request: HttpRequest, public_id: UUID, sent: shapes.QuestionAdd) -> Any:
    actions.add_question(**_about(request, public_id), **sent.model_dump())
    return _now(request, public_id)


@router.put(
    ONE + "/questions/{question_id}", response=DONE, openapi_extra=RUNS, summary="Put a question right"
)
def write_question(request: HttpRequest, public_id: UUID, question_id: UUID, sent: shapes.QuestionIn) -> Any:
    about = _about(request, public_id)
    actions.write_question(**about, question_id=question_id, **sent.model_dump())
    return _now(request, public_id)


@router.delete(
    ONE + "/questions/{question_id}", response=DONE, openapi_extra=RUNS, summary="Remove a question"
)
def remove_question(request: HttpRequest, public_id: UUID, question_id: UUID) -> Any:
    actions.remove_question(**_about(request, public_id), question_id=question_id)
    return _now(request, public_id)


@router.post(ONE + "/versions", response=DONE, openapi_extra=RUNS, summary="Promise a version")
def promise(request: HttpRequest, public_id: UUID, sent: shapes.VersionIn) -> Any:
    """It cannot be announced until the version is there."""
    actions.promise_version(**_about(request, public_id), **sent.model_dump())
    return _now(request, public_id)


@router.post(
    ONE + "/versions/{edition_id}", response=DONE, openapi_extra=RUNS, summary="Bring the file of a version"
)
def bring_version(
    request: HttpRequest,
    public_id: UUID,
    edition_id: UUID,
    file: Annotated[UploadedFile, File(examples=["consultation-easy-read.docx"])],
) -> Any:
    about = _about(request, public_id)
    stored = actions.keep_version(**about, content=file)
    actions.bring_version(**about, version_id=edition_id, file=stored)
    return _now(request, public_id)


@router.delete(
    ONE + "/versions/{edition_id}", response=DONE, openapi_extra=RUNS, summary="Do not promise a version"
)
def withdraw(request: HttpRequest, public_id: UUID, edition_id: UUID) -> Any:
    actions.withdraw_version(**_about(request, public_id), version_id=edition_id)
    return _now(request, public_id)


@router.get(
    ONE + "/warnings", response={200: list[shapes.WarningOut], **REFUSALS}, openapi_extra=RUNS,
    summary="What is doubtful about these days and questions",
)  # fmt: skip
def warnings(request: HttpRequest, public_id: UUID, asked: Query[shapes.DaysAsked]) -> Any:
    about = _found(request, public_id, RUN)
    actions.check_days(asked.opens_on, asked.closes_on)
    found = warnings_about(about, asked.opens_on, asked.closes_on)
    return [{"rule": one.rule.id, "says": one.says} for one in found]


@router.post(ONE + "/announce", response=DONE, openapi_extra=RUNS, summary="Announce a consultation")
def announce(request: HttpRequest, public_id: UUID, sent: shapes.AnnounceIn) -> Any:
    """What it asks stands from now on. It opens and closes by itself."""
    actions.announce(**_about(request, public_id), **sent.model_dump())
    return _now(request, public_id)


@router.post(ONE + "/extend", response=DONE, openapi_extra=RUNS, summary="Let it stay open for longer")
def extend(request: HttpRequest, public_id: UUID, sent: shapes.ExtendIn) -> Any:
    actions.extend(**_about(request, public_id), **sent.model_dump())
    return _now(request, public_id)


@router.get(
    ONE + "/answers", response={200: list[shapes.ReplyLineOut], **REFUSALS}, openapi_extra=READS,
    summary="The answers to a consultation",
)  # fmt: skip
def replies(request: HttpRequest, public_id: UUID, asked: Query[shapes.RepliesAsked]) -> Any:
    found = _found(request, public_id, READ)
    rows = reply_lines(found, only=asked.only, sought=asked.words)[asked.after : asked.after + asked.most]
    _log("read the list of answers", viewer_of(request), found)
    return lines_of([*rows])


@router.get(
    ONE + "/ledger", response={200: shapes.LedgerOut, **REFUSALS}, openapi_extra=READS,
    summary="What came in, what is set aside and why, what is analysed",
)  # fmt: skip
def ledger(request: HttpRequest, public_id: UUID) -> Any:
    return ledger_of(_found(request, public_id, READ))


@router.get(
    REPLY, response={200: shapes.ReplyOut, **REFUSALS}, openapi_extra=READS, summary="One answer, whole"
)
def reply(request: HttpRequest, reply_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = reply_for(viewer, reply_id, READ)
    _log("read an answer", viewer, found.consultation, answer=found.number)
    return _reply(request, reply_id)


def _reply(request: HttpRequest, reply_id: UUID) -> dict[str, Any]:
    found = reply_for(viewer_of(request), reply_id, READ)
    return asdict(reply_page(found)) | asdict(lines_of([found])[0])


@router.post(
    REPLY + "/aside", response={200: shapes.ReplyOut, **REFUSALS}, openapi_extra=READS,
    summary="Set an answer aside",
)  # fmt: skip
def aside(request: HttpRequest, reply_id: UUID, sent: shapes.AsideIn) -> Any:
    viewer = viewer_of(request)
    set_aside(reply=reply_for(viewer, reply_id, READ), by=viewer.account, at=viewer.at, **sent.model_dump())
    return _reply(request, reply_id)


@router.post(
    REPLY + "/back", response={200: shapes.ReplyOut, **REFUSALS}, openapi_extra=READS,
    summary="Bring an answer back",
)  # fmt: skip
def back(request: HttpRequest, reply_id: UUID, sent: shapes.WhyIn) -> Any:
    viewer = viewer_of(request)
    bring_back(reply=reply_for(viewer, reply_id, READ), why=sent.why, by=viewer.account, at=viewer.at)
    return _reply(request, reply_id)


@router.post(
    ONE + "/answers", response={201: shapes.Sent, **REFUSALS}, openapi_extra=READS,
    summary="Bring in an answer from paper, e-mail or another tool",
)  # fmt: skip
def type_in(request: HttpRequest, public_id: UUID, sent: shapes.BroughtIn) -> Any:
    viewer = viewer_of(request)
    made, code = bring_in(
        consultation=_found(request, public_id, READ),
        said=[Said(one.question_id, one.choice, one.words) for one in sent.answers],
        about=_who(sent), channel=sent.channel, evidence=sent.evidence, written_on=sent.written_on,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, {"number": made.number, "code": code, "notes": notes_on_reply(made)})


def _who(sent: shapes.AboutYou) -> About:
    return About(**{name: value for name, value in sent if name in About.__dataclass_fields__})


@router.post(
    ONE + "/documents", response={201: shapes.SplitOut, **REFUSALS}, openapi_extra=READS,
    summary="Send a long response, and see how it is understood",
)  # fmt: skip
def send_document(
    request: HttpRequest,
    public_id: UUID,
    file: Annotated[UploadedFile, File(examples=["answers-on-paper.pdf"])],
) -> Any:
    """Nothing counts as an answer until it is confirmed."""
    viewer = viewer_of(request)
    found = _found(request, public_id, READ)
    stored = files.keep(
        content=file, name=file.name or "", purpose=RESPONSE_FILE, most_bytes=MOST_BYTES, by=viewer.account,
        at=viewer.at, place_id=found.area_id,
    )  # fmt: skip
    response = response_in(stored, found)
    said = {"found": response_as_json(response), "begins": begins_of(response)}
    return Status(201, {"file_id": stored.id, **said})


@router.post(
    ONE + "/documents/{file_id}/confirm", response={201: shapes.Sent, **REFUSALS}, openapi_extra=READS,
    summary="Keep a long response as it is understood",
)  # fmt: skip
def confirm_document(request: HttpRequest, public_id: UUID, file_id: UUID, sent: shapes.DocumentIn) -> Any:
    viewer = viewer_of(request)
    found = _found(request, public_id, READ)
    stored = response_file(found, file_id)
    response = response_in(stored, found)
    response = response if sent.begins is None else recut(response, sent.begins)
    made, code = bring_in(
        consultation=found, said=said_in(response, understood_as(found, response.answers) | sent.to),
        about=_who(sent), channel="document", evidence=sent.evidence, written_on=sent.written_on, file=stored,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, {"number": made.number, "code": code, "notes": notes_on_reply(made)})


def _log(what: str, viewer: Viewer, consultation: Consultation, **facts: Any) -> None:
    audit.record(
        what=what, by=viewer.account, at=viewer.at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
