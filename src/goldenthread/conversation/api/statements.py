"""Statements for those who ask, and all votes on them, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from goldenthread.conversation.access import answer_to_question, consultation_for, statement_for
from goldenthread.conversation.actions.statements import (
    decide_statement,
    draw_statement,
    put_statements,
)
from goldenthread.conversation.actions.votes import judge_connection
from goldenthread.conversation.api import statements_shapes as shapes
from goldenthread.conversation.documents import votes_file
from goldenthread.conversation.queries.consultations import question_in
from goldenthread.conversation.queries.statements import statement_line, statement_lines
from goldenthread.conversation.queries.votes import votes_ledger
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.pages.asking import viewer_of
from goldenthread.foundation.permissions import Permission

if TYPE_CHECKING:
    from goldenthread.conversation.models import Consultation

router = Router(tags=["public_consultations"])
RUN, READ = Permission.RUN_CONSULTATION, Permission.READ_ANSWERS
RUNS, READS = {"x-asks": RUN.name}, {"x-asks": READ.name}
ONE, STATEMENT = "/{uuid:public_id}", "/statements/{uuid:statement_id}"
MADE = {201: list[shapes.StatementOut], **REFUSALS}


@router.get(
    ONE + "/statements", response={200: shapes.StatementsToRun, **REFUSALS}, openapi_extra=READS,
    summary="All statements, and how many voted",
)  # fmt: skip
def statements(request: HttpRequest, public_id: UUID) -> Any:
    return _all(consultation_for(viewer_of(request), public_id, READ))


def _all(found: Consultation) -> dict[str, Any]:
    ledger = votes_ledger(found)
    return asdict(ledger) | {"counted": ledger.counted, "statements": statement_lines(found)}


@router.post(
    ONE + "/questions/{uuid:question_id}/statements", response=MADE, openapi_extra=RUNS,
    summary="Put statements to people",
)  # fmt: skip
def put(request: HttpRequest, public_id: UUID, question_id: UUID, sent: shapes.PutIn) -> Any:
    """All or none. Their words do not change afterwards."""
    viewer = viewer_of(request)
    made = put_statements(
        consultation=consultation_for(viewer, public_id, RUN), question_id=question_id, words=sent.words,
        by=viewer.account, at=viewer.at,
    )  # fmt: skip
    return Status(201, [statement_line(one) for one in made])


@router.post(
    "/answers/{uuid:answer_id}/statements", response=MADE, openapi_extra=RUNS,
    summary="Draw a statement from an answer",
)  # fmt: skip
def draw(request: HttpRequest, answer_id: UUID, sent: shapes.DrawStatementIn) -> Any:
    """Word for word only where whoever wrote it may be quoted."""
    viewer = viewer_of(request)
    answer = answer_to_question(viewer, answer_id, RUN)
    made = draw_statement(answer=answer, words=sent.words, by=viewer.account, at=viewer.at)
    return Status(201, [statement_line(made)])


@router.get(
    STATEMENT, response={200: shapes.StatementOut, **REFUSALS}, openapi_extra=RUNS, summary="One statement"
)
def statement(request: HttpRequest, statement_id: UUID) -> Any:
    return statement_line(statement_for(viewer_of(request), statement_id, RUN))


@router.post(
    STATEMENT + "/decisions", response={200: shapes.StatementOut, **REFUSALS}, openapi_extra=RUNS,
    summary="Let a statement in, refuse it, take it back",
)  # fmt: skip
def decide(request: HttpRequest, statement_id: UUID, sent: shapes.DecideIn) -> Any:
    viewer = viewer_of(request)
    found = statement_for(viewer, statement_id, RUN)
    decide_statement(statement=found, by=viewer.account, at=viewer.at, **sent.model_dump())
    return statement_line(found)


@router.post(
    ONE + "/connections/{mark}", response={200: shapes.StatementsToRun, **REFUSALS}, openapi_extra=RUNS,
    summary="Leave out the votes of one connection, or count them",
)  # fmt: skip
def judge(request: HttpRequest, public_id: UUID, mark: str, sent: shapes.JudgeIn) -> Any:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    judge_connection(
        consultation=found, source_mark=mark, counts=sent.counts, why=sent.why, by=viewer.account,
        at=viewer.at,
    )  # fmt: skip
    return _all(found)


@router.get(
    ONE + "/questions/{uuid:question_id}/votes.csv", response=REFUSALS, openapi_extra=READS,
    summary="All votes as a table, without persons",
)  # fmt: skip
def table(request: HttpRequest, public_id: UUID, question_id: UUID) -> HttpResponse:
    """As `goldenthread conversation groups` reads it. People are numbered; nothing tells who or when."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    return votes_file(question_in(found, question_id), viewer)
