"""Papers, e-mail, tables of other tools, pictures and collectors, for other programs."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from goldenthread.conversation.access import (
    collector_for,
    consultation_for,
    mail_for,
    paper_for,
    reply_for,
    sheet_for,
    shown_for,
)
from goldenthread.conversation.actions.collectors import end_collector, make_collector
from goldenthread.conversation.actions.mails import confirm_mail, dismiss_mail, keep_mails
from goldenthread.conversation.actions.papers import number_paper, set_paper_rule, settle_paper, type_paper
from goldenthread.conversation.actions.replies import About
from goldenthread.conversation.actions.sheets import describe_sheet
from goldenthread.conversation.actions.shown import write_down
from goldenthread.conversation.api import ways_shapes as shapes
from goldenthread.conversation.api.shapes import Sent, WhyIn
from goldenthread.conversation.documents import MOST_COPIES, paper_form
from goldenthread.conversation.queries.collectors import collector_lines
from goldenthread.conversation.queries.consultations import consultation_page
from goldenthread.conversation.queries.documents import understood_as
from goldenthread.conversation.queries.links import notes_on, notes_on_reply
from goldenthread.conversation.queries.mails import MAIL_FILE, mail_line, mail_lines, mail_whole
from goldenthread.conversation.queries.papers import (
    CHOICE,
    WORDS,
    differences_of,
    paper_line,
    paper_lines,
    rates_of,
    rule_of,
    typed_answers,
)
from goldenthread.conversation.queries.sheets import (
    SHEET_FILE,
    known_columns,
    opened_sheet,
    plan_of,
    sheet_file,
    sheet_lines,
    taken_of,
    values_to_match,
)
from goldenthread.conversation.queries.shown import shown_in_reply, shown_line
from goldenthread.conversation.tasks import bring_in_kept_sheet
from goldenthread.formats.consultation import begins_of, passages_in, recut
from goldenthread.formats.consultation.sheets import TABLED, Column
from goldenthread.foundation import audit, files
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.api_shapes import REFUSALS, Job, job_as_json
from goldenthread.foundation.jobs import enqueue_once, job_about
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from django.http import FileResponse, HttpResponse

    from goldenthread.conversation.models import Consultation, Mail, Sheet
    from goldenthread.formats.consultation import Response

router = Router(tags=["public_consultations"])
RUN, READ = Permission.RUN_CONSULTATION, Permission.READ_ANSWERS
RUNS, READS = {"x-asks": RUN.name}, {"x-asks": READ.name}
ONE = "/{uuid:public_id}"
MOST_BYTES = 200_000_000


def _found(viewer: Viewer, public_id: UUID, permission: Permission = READ) -> Consultation:
    return consultation_for(viewer, public_id, permission)


@router.get(
    ONE + "/papers", response={200: shapes.PapersOut, **REFUSALS}, openapi_extra=READS,
    summary="Papers, and how often two people type the same",
)  # fmt: skip
def papers(request: HttpRequest, public_id: UUID) -> Any:
    found = _found(viewer_of(request), public_id)
    return {"rule": rule_of(found), "papers": paper_lines(found), "rates": rates_of(found)}


@router.put(
    ONE + "/papers/rule", response={200: shapes.RuleOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Say how papers are taken in",
)  # fmt: skip
def papers_rule(request: HttpRequest, public_id: UUID, sent: shapes.RuleIn) -> Any:
    viewer = viewer_of(request)
    found = _found(viewer, public_id, RUN)
    set_paper_rule(consultation=found, by=viewer.account, at=viewer.at, **sent.model_dump())
    return rule_of(found)


@router.post(
    ONE + "/papers", response={201: shapes.TypedPaperOut, **REFUSALS}, openapi_extra=READS,
    summary="Give the next paper its number",
)  # fmt: skip
def paper_number(request: HttpRequest, public_id: UUID) -> Any:
    viewer = viewer_of(request)
    made = number_paper(consultation=_found(viewer, public_id), by=viewer.account, at=viewer.at)
    return Status(201, paper_line(made))


class CopiesAsked(Schema):
    copies: int = Field(1, ge=1, le=MOST_COPIES)
    large: bool = False


@router.get(
    ONE + "/papers/forms.pdf",
    response=REFUSALS,
    openapi_extra=READS,
    summary="Paper forms to hand out, each with its own code",
)
def forms(request: HttpRequest, public_id: UUID, asked: Query[CopiesAsked]) -> HttpResponse:
    viewer = viewer_of(request)
    found = _found(viewer, public_id)
    _log("printed paper forms", viewer, found, copies=asked.copies)
    page, post_to = consultation_page(found, viewer.at), rule_of(found).post_to
    return paper_form(page, post_to, copies=asked.copies, large=asked.large, at=viewer.at).answer()


@router.post(
    "/papers/{paper_id}/typings", response={201: shapes.TypedOut, **REFUSALS}, openapi_extra=READS,
    summary="Type in a paper, the first time or the second",
)  # fmt: skip
def paper_type(request: HttpRequest, paper_id: UUID, sent: shapes.TypedIn) -> Any:
    """Whoever types it the second time is another person, and is not shown what the first typed."""
    viewer = viewer_of(request)
    found = paper_for(viewer, paper_id, READ)
    said = sent.model_dump(mode="json", exclude={"answers"})
    for one in sent.answers:
        said |= {f"{CHOICE}{one.question_id}": one.choice, f"{WORDS}{one.question_id}": one.words}
    done = type_paper(paper=found, said=said, by=viewer.account, at=viewer.at)
    questions = consultation_page(found.consultation, viewer.at).questions
    notes = notes_on(questions, typed_answers(found, viewer.account))
    return Status(201, {"paper": paper_line(found), "code": done[1] if done else "", "notes": notes})


@router.get(
    "/papers/{paper_id}/differences", response={200: list[shapes.TypingDifferenceOut], **REFUSALS},
    openapi_extra=READS, summary="Where the two who typed a paper differ",
)  # fmt: skip
def paper_differences(request: HttpRequest, paper_id: UUID) -> Any:
    return differences_of(paper_for(viewer_of(request), paper_id, READ))


@router.post(
    "/papers/{paper_id}/settle", response={201: shapes.TypedOut, **REFUSALS}, openapi_extra=READS,
    summary="Say what a paper says where the two differ",
)  # fmt: skip
def paper_settle(request: HttpRequest, paper_id: UUID, sent: shapes.SettleIn) -> Any:
    viewer = viewer_of(request)
    found = paper_for(viewer, paper_id, READ)
    reply, code = settle_paper(paper=found, said=sent.said, by=viewer.account, at=viewer.at)
    return Status(201, {"paper": paper_line(found), "code": code, "notes": notes_on_reply(reply)})


@router.get(
    ONE + "/mails", response={200: list[shapes.MailOut], **REFUSALS}, openapi_extra=READS,
    summary="E-mail that was brought in",
)  # fmt: skip
def mails(request: HttpRequest, public_id: UUID) -> Any:
    return mail_lines(_found(viewer_of(request), public_id))


@router.post(
    ONE + "/mails", response={201: shapes.MailsKeptOut, **REFUSALS}, openapi_extra=READS,
    summary="Bring in saved e-mail",
)  # fmt: skip
def mails_keep(
    request: HttpRequest, public_id: UUID, file: Annotated[UploadedFile, File(examples=["inbox.mbox"])]
) -> Any:
    """One message (.eml) or many (.mbox). Nothing counts as an answer until it is confirmed."""
    viewer = viewer_of(request)
    found = _found(viewer, public_id)
    stored = files.keep(
        content=file, name=file.name or "", purpose=MAIL_FILE, most_bytes=MOST_BYTES, by=viewer.account,
        at=viewer.at, place_id=found.area_id,
    )  # fmt: skip
    return Status(201, keep_mails(consultation=found, file=stored, by=viewer.account, at=viewer.at))


@router.get(
    "/mails/{mail_id}", response={200: shapes.MailWholeOut, **REFUSALS}, openapi_extra=READS,
    summary="One e-mail, and how it is understood",
)  # fmt: skip
def mail(request: HttpRequest, mail_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = mail_for(viewer, mail_id, READ)
    whole = mail_whole(found)
    _log("read an e-mail", viewer, found.consultation, mail=str(found.id))
    return asdict(mail_line(found)) | {
        "parts": parts_of(whole.response),
        "passages": [one.text for one in passages_in(whole.response)],
        "shown": [one.name for one in whole.shown],
        "left_out": whole.left_out,
    }


def parts_of(response: Response) -> list[dict[str, Any]]:
    return [
        {
            "position": one.position, "begins": begin, "number": one.number, "heading": one.heading,
            "words": [each.text for each in one.passages],
        }
        for one, begin in zip(response.answers, begins_of(response), strict=True)
    ]  # fmt: skip


def _mail_as_put(mail: Mail, sent: shapes.MailConfirmIn) -> dict[str, Any]:
    whole = mail_whole(mail)
    response = whole.response if sent.begins is None else recut(whole.response, sent.begins)
    kept = tuple(one for place, one in enumerate(whole.shown) if sent.keep is None or place in sent.keep)
    to = understood_as(mail.consultation, response.answers) | sent.to
    about = About(**{name: value for name, value in sent if name in About.__dataclass_fields__})
    return {"whole": replace(whole, shown=kept), "response": response, "to": to, "about": about}


@router.post(
    "/mails/{mail_id}/confirm", response={201: Sent, **REFUSALS}, openapi_extra=READS,
    summary="Keep an e-mail as an answer",
)  # fmt: skip
def mail_confirm(request: HttpRequest, mail_id: UUID, sent: shapes.MailConfirmIn) -> Any:
    viewer = viewer_of(request)
    found = mail_for(viewer, mail_id, READ)
    made, code = confirm_mail(
        mail=found, evidence=sent.evidence, written_on=sent.written_on, by=viewer.account, at=viewer.at,
        **_mail_as_put(found, sent),
    )  # fmt: skip
    return Status(201, {"number": made.number, "code": code, "notes": notes_on_reply(made)})


@router.post(
    "/mails/{mail_id}/dismiss", response={200: shapes.MailOut, **REFUSALS}, openapi_extra=READS,
    summary="Say that an e-mail is no answer",
)  # fmt: skip
def mail_dismiss(request: HttpRequest, mail_id: UUID, sent: WhyIn) -> Any:
    viewer = viewer_of(request)
    found = mail_for(viewer, mail_id, READ)
    dismiss_mail(mail=found, why=sent.why, by=viewer.account, at=viewer.at)
    return mail_line(found)


@router.get(
    ONE + "/sheets", response={200: list[shapes.SheetOut], **REFUSALS}, openapi_extra=READS,
    summary="Tables of other tools",
)  # fmt: skip
def sheets(request: HttpRequest, public_id: UUID) -> Any:
    return sheet_lines(_found(viewer_of(request), public_id))


@router.post(
    ONE + "/sheets", response={201: shapes.SheetKept, **REFUSALS}, openapi_extra=READS,
    summary="Send a table of another tool, and see what its columns seem to be",
)  # fmt: skip
def sheet_keep(
    request: HttpRequest, public_id: UUID, file: Annotated[UploadedFile, File(examples=["answers.xlsx"])]
) -> Any:
    viewer = viewer_of(request)
    found = _found(viewer, public_id)
    stored = files.keep(
        content=file, name=file.name or "", purpose=SHEET_FILE, most_bytes=MOST_BYTES, by=viewer.account,
        at=viewer.at, place_id=found.area_id,
    )  # fmt: skip
    questions = consultation_page(found, viewer.at).questions
    with opened_sheet(stored) as table:
        source, columns = known_columns(found, table.headings, questions)
        tabled = [place for place, one in enumerate(columns) if one.what in TABLED]
        values = values_to_match(table, tabled)
    return Status(201, {"file_id": stored.id, "source": source, "columns": columns, "values": values})


@router.post(
    ONE + "/sheets/{file_id}/columns", response={201: shapes.SheetPlanOut, **REFUSALS}, openapi_extra=READS,
    summary="Say what each column is, and see what it would bring in",
)  # fmt: skip
def sheet_describe(request: HttpRequest, public_id: UUID, file_id: UUID, sent: shapes.ColumnsIn) -> Any:
    viewer = viewer_of(request)
    found = _found(viewer, public_id)
    columns = [Column(one.heading, one.what, one.question, one.table) for one in sent.columns]
    made = describe_sheet(
        consultation=found, file=sheet_file(found, file_id), source=sent.source, columns=columns,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, _plan(made))


@router.get(
    "/sheets/{sheet_id}", response={200: shapes.SheetPlanOut, **REFUSALS}, openapi_extra=READS,
    summary="What a table would bring in, with every fault",
)  # fmt: skip
def sheet(request: HttpRequest, sheet_id: UUID) -> Any:
    return _plan(sheet_for(viewer_of(request), sheet_id, READ))


def _plan(sheet: Sheet) -> dict[str, Any]:
    plan = plan_of(sheet)
    faults = [asdict(one) | {"effect": one.effect.value} for one in plan.faults]
    counts = {"new": plan.new, "here": plan.here, "bad": plan.bad, "faults": faults}
    return {"sheet_id": sheet.id, "rows": sheet.rows_in_file, "taken": taken_of(sheet), **counts}


@router.post(
    "/sheets/{sheet_id}/confirm", response={202: Job, **REFUSALS}, openapi_extra=READS,
    summary="Bring in the rows of a table",
)  # fmt: skip
def sheet_confirm(request: HttpRequest, sheet_id: UUID, sent: shapes.TakeIn) -> Any:
    """A job. Rows that are here already are not taken twice."""
    viewer = viewer_of(request)
    found = sheet_for(viewer, sheet_id, READ)
    enqueue_once(bring_in_kept_sheet, found.id, viewer.account.id, only_good=sent.only_good)
    return Status(202, job_as_json(job_about(bring_in_kept_sheet, found.id)))


@router.get(
    "/sheets/{sheet_id}/job", response={200: Job, **REFUSALS}, openapi_extra=READS,
    summary="How far the rows of a table are",
)  # fmt: skip
def sheet_job(request: HttpRequest, sheet_id: UUID) -> Any:
    return job_as_json(job_about(bring_in_kept_sheet, sheet_for(viewer_of(request), sheet_id, READ).id))


@router.get(
    "/answers/{uuid:reply_id}/shown", response={200: list[shapes.ShownInAnswerOut], **REFUSALS},
    openapi_extra=READS,
    summary="What an answer shows, and what is written down of it",
)  # fmt: skip
def shown_in(request: HttpRequest, reply_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = reply_for(viewer, reply_id, READ)
    _log("read what an answer shows", viewer, found.consultation, answer=found.number)
    return shown_in_reply(found)


@router.get(
    "/shown/{shown_id}",
    response=REFUSALS,
    openapi_extra=READS,
    summary="A picture, sound or film of an answer",
)
def shown(request: HttpRequest, shown_id: UUID) -> HttpResponse | FileResponse:
    viewer = viewer_of(request)
    found = shown_for(viewer, shown_id, READ)
    if found.reply:
        _log("opened what an answer shows", viewer, found.reply.consultation, answer=found.reply.number)
    return files.handed_out(found.file)


@router.post(
    "/shown/{shown_id}/words", response={201: shapes.ShownInAnswerOut, **REFUSALS}, openapi_extra=READS,
    summary="Write down what is said or shown",
)  # fmt: skip
def shown_words(request: HttpRequest, shown_id: UUID, sent: shapes.WriteDownIn) -> Any:
    """The words are a part of the answer from then on."""
    viewer = viewer_of(request)
    found = shown_for(viewer, shown_id, READ)
    write_down(shown=found, words=sent.words, by=viewer.account, at=viewer.at)
    return Status(201, shown_line(found))


@router.get(
    ONE + "/collectors", response={200: list[shapes.CollectorOut], **REFUSALS}, openapi_extra=RUNS,
    summary="Who collects answers for others",
)  # fmt: skip
def collectors(request: HttpRequest, public_id: UUID) -> Any:
    return collector_lines(_found(viewer_of(request), public_id, RUN))


@router.post(
    ONE + "/collectors", response={201: list[shapes.CollectorOut], **REFUSALS}, openapi_extra=RUNS,
    summary="Let somebody collect answers",
)  # fmt: skip
def collector_make(request: HttpRequest, public_id: UUID, sent: shapes.CollectorIn) -> Any:
    viewer = viewer_of(request)
    found = _found(viewer, public_id, RUN)
    make_collector(consultation=found, name=sent.name, by=viewer.account, at=viewer.at)
    return Status(201, collector_lines(found))


@router.post(
    "/collectors/{collector_id}/end", response={200: list[shapes.CollectorOut], **REFUSALS},
    openapi_extra=RUNS, summary="End a collecting link",
)  # fmt: skip
def collector_end(request: HttpRequest, collector_id: UUID) -> Any:
    viewer = viewer_of(request)
    found = collector_for(viewer, collector_id, RUN)
    end_collector(collector=found, by=viewer.account, at=viewer.at)
    return collector_lines(found.consultation)


def _log(what: str, viewer: Viewer, consultation: Consultation, **facts: Any) -> None:
    audit.record(
        what=what, by=viewer.account, at=viewer.at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
