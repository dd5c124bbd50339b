"""Statements for those who ask: put beside a question, drawn from an answer, let in, taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from goldenthread.conversation.access import answer_to_question, consultation_for, statement_for
from goldenthread.conversation.actions.statements import (
    decide_statement,
    draw_statement,
    put_statements,
)
from goldenthread.conversation.actions.votes import judge_connection
from goldenthread.conversation.documents import votes_file
from goldenthread.conversation.pages.running import asked_in
from goldenthread.conversation.queries.consultations import consultation_page, question_in
from goldenthread.conversation.queries.statements import StatementLine, statement_line, statement_lines
from goldenthread.conversation.queries.votes import votes_ledger
from goldenthread.conversation.statement_policy import POINT_WORDS
from goldenthread.conversation.states import State, StatementState, Step
from goldenthread.design.forms import GovForm, RadioField, TextAreaField
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.pages.asking import FORM, asks, takes, viewer_of
from goldenthread.foundation.permissions import Permission

RUN, READ = Permission.RUN_CONSULTATION, Permission.READ_ANSWERS
STEP_WORDS = {
    Step.LET_IN: "Put it to people",
    Step.REFUSE: "Do not let it in",
    Step.WITHDRAW: "Take it back",
    Step.PUT_BACK: "Put it to people after all",
}
KINDS = {
    StatementState.WAITING: "due", StatementState.OPEN: "done", StatementState.REFUSED: "declined",
    StatementState.WITHDRAWN: "declined",
}  # fmt: skip


class PutForm(GovForm):
    words = TextAreaField(
        "Which statements do you put to people?", missing="Write at least one statement", rows=8,
        hint="A line each. One short sentence with one idea, of at most 140 characters, which people can "
        "agree or disagree with. Put some that you expect people to disagree with.", label_as_heading=True,
    )  # fmt: skip


class DrawForm(GovForm):
    words = TextAreaField(
        "What statement do you draw from it?", missing="Write the statement", longest=140, rows=3,
        hint="One short sentence with one idea, without anything that tells who wrote it.",
    )  # fmt: skip


class DecideForm(GovForm):
    """What can be decided from where it stands."""

    def __init__(self, steps: tuple[Step, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reveals = {Step.REFUSE.value: "reason"} if Step.REFUSE in steps else {}
        self.fields["step"] = RadioField(
            "What becomes of it?", [(step.value, STEP_WORDS[step]) for step in steps], reveals=reveals,
            missing="Choose what becomes of it",
        )  # fmt: skip
        if reveals:
            self.fields["reason"] = RadioField(
                "Why not? Whoever suggested it reads this", POINT_WORDS.items(), missing="Choose why not"
            )
        waits = Step.LET_IN in steps
        self.fields["why"] = TextAreaField(
            "Do you want to add something?" if waits else "Why?", rows=3, longest=2_000,
            hint="Read by whoever suggested it, if you do not let it in." if waits else "",
        )  # fmt: skip


class JudgeForm(GovForm):
    why = TextAreaField(
        "Why?", missing="Say why, for whoever looks at it after you", rows=3, longest=2_000,
        hint="Voting alike is no reason. A program that votes every few seconds is.",
    )  # fmt: skip


@asks(READ)
def statements(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """All statements by question; those that wait first; how many voted, and from where."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    page, lines = consultation_page(found, viewer.at), statement_lines(found)
    by_question: dict[UUID, list[StatementLine]] = {}
    for line in lines:
        by_question.setdefault(line.question_id, []).append(line)
    context = {
        "consultation": found,
        "line": page.line,
        "questions": [(one, by_question.get(one.id, [])) for one in page.questions],
        "waiting": [line for line in lines if line.state is StatementState.WAITING],
        "ledger": votes_ledger(found),
        "kinds": KINDS,
        "runs": _may_run(request, public_id),
        "can_put": page.line.state is not State.CLOSED,
    }
    return render(request, "conversation/running/statements.jinja", context)


def _may_run(request: HttpRequest, public_id: UUID) -> bool:
    try:
        consultation_for(viewer_of(request), public_id, RUN)
    except NotPermitted:
        return False
    return True


@asks(RUN)
@takes(FORM)
def put(request: HttpRequest, public_id: UUID, question_id: UUID) -> HttpResponseBase:
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    asked = asked_in(consultation_page(found, viewer.at), question_id)

    def act(said: dict[str, Any], **about: Any) -> None:
        put_statements(consultation=found, question_id=question_id, words=said["words"].splitlines(), **about)

    return _form_page(request, PutForm(_sent(request)), act, "put_statements", found, asked=asked)


@asks(RUN)
@takes(FORM)
def draw(request: HttpRequest, answer_id: UUID) -> HttpResponseBase:
    """From what somebody wrote, with their words above the form."""
    viewer = viewer_of(request)
    answer = answer_to_question(viewer, answer_id, RUN)
    reply = answer.reply
    audit.record(
        what="read an answer", by=viewer.account, at=viewer.at,
        stream=audit.stream_of_place(reply.consultation.area_id), consultation=reply.consultation.name,
        answer=reply.number,
    )  # fmt: skip

    def act(said: dict[str, Any], **about: Any) -> None:
        draw_statement(answer=answer, words=said["words"], **about)

    return _form_page(
        request, DrawForm(_sent(request)), act, "draw_statement", reply.consultation, reply=reply,
        answer=answer,
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def decide(request: HttpRequest, statement_id: UUID) -> HttpResponseBase:
    """One statement: let in or refused while it waits; taken back, or put back, afterwards."""
    viewer = viewer_of(request)
    found = statement_for(viewer, statement_id, RUN)
    line = statement_line(found)

    def act(said: dict[str, Any], **about: Any) -> None:
        decide_statement(
            statement=found, step=said["step"], reason=said.get("reason") or "", why=said["why"], **about
        )

    return _form_page(
        request, DecideForm(line.steps, _sent(request)), act, "decide_statement",
        found.question.principle.consultation, statement=line, question=found.question,
        kind=KINDS[line.state],
    )  # fmt: skip


@asks(RUN)
@takes(FORM)
def connection(request: HttpRequest, public_id: UUID, mark: str) -> HttpResponseBase:
    """Leave out what came from one connection, or count it after all."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, RUN)
    line = next((one for one in votes_ledger(found).connections if one.mark == mark), None)
    if line is None:
        raise NotVisible("connection", mark)

    def act(said: dict[str, Any], **about: Any) -> None:
        judge_connection(
            consultation=found, source_mark=mark, counts=not line.counts, why=said["why"], **about
        )

    return _form_page(
        request, JudgeForm(_sent(request)), act, "judge_connection", found, connection=line
    )  # fmt: skip


@asks(READ)
def table(request: HttpRequest, public_id: UUID, question_id: UUID) -> HttpResponseBase:
    """All votes on the statements beside a question as a table, without persons."""
    viewer = viewer_of(request)
    found = consultation_for(viewer, public_id, READ)
    return votes_file(question_in(found, question_id), viewer)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form_page(
    request: HttpRequest, form: GovForm, act: Any, template: str, consultation: Any, **context: Any
) -> HttpResponseBase:
    """One form: done, and back to the statements; or refused, with what was typed kept."""
    viewer, status = viewer_of(request), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data, by=viewer.account, at=viewer.at)
                return redirect("statements_run", public_id=consultation.id)
            except Refused as error:
                status = 409 if isinstance(error, Conflict) else 422
                form.add_error(error.field if error.field in form.fields else None, str(error))
    context |= {"form": form, "consultation": consultation}
    return render(request, f"conversation/running/{template}.jinja", context, status=status)


_ONE = "public-consultations/<uuid:public_id>/"
urlpatterns = [
    path(_ONE + "statements/", statements, name="statements_run"),
    path(_ONE + "questions/<uuid:question_id>/statements/", put, name="statements_put"),
    path(_ONE + "questions/<uuid:question_id>/votes.csv", table, name="votes_table"),
    path(_ONE + "statements/connections/<slug:mark>/", connection, name="votes_connection"),
    path("public-consultations/statements/<uuid:statement_id>/", decide, name="statement_decide"),
    path("public-consultations/answers/draw/<uuid:answer_id>/", draw, name="statement_draw"),
]  # fmt: skip
