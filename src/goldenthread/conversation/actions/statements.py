"""Statements: put beside a question by those who ask, drawn from answers, suggested by people, decided on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from goldenthread.conversation.actions.consultations import question_of
from goldenthread.conversation.actions.votes import only_while_open, voter_of
from goldenthread.conversation.models import (
    Answer,
    Consultation,
    Question,
    Statement,
    StatementDecision,
    StatementStanding,
)
from goldenthread.conversation.models.statements import LONGEST_STATEMENT
from goldenthread.conversation.queries.consultations import state_of
from goldenthread.conversation.statement_policy import Point
from goldenthread.conversation.states import State, StatementState, Step, leads_to
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account

MOST_PUT, MOST_BESIDE_A_QUESTION, MOST_SUGGESTED = 50, 500, 5
STANDS = (StatementState.WAITING, StatementState.OPEN)


@transaction.atomic
def put_statements(
    *, consultation: Consultation, question_id: UUID, words: Sequence[str], by: Account, at: datetime
) -> list[Statement]:
    """All of them or none. They are put to people at once, while the consultation is open."""
    _not_over(consultation, at)
    question = _locked(consultation, question_id)
    said = [plain for one in words if (plain := " ".join(one.split()))]
    if not said:
        raise Refused("Write at least one statement.", "words")
    if len(said) > MOST_PUT:
        raise Refused(f"Put at most {MOST_PUT} statements at once.", "words")
    about: dict[str, Any] = {"source": Statement.Source.LEAD, "by": by, "at": at}
    made = [_add(question, one, StatementState.OPEN, **about) for one in said]
    _log("put statements", consultation, by, at, question=question.number, statements=len(made))
    return made


@transaction.atomic
def draw_statement(*, answer: Answer, words: str, by: Account, at: datetime) -> Statement:
    """A statement of what somebody wrote. Word for word only if they let us quote them."""
    consultation = answer.reply.consultation
    if answer.question_id is None:
        raise Refused("These words are to no question, so a statement has no place to stand.", "words")
    _not_over(consultation, at)
    question = _locked(consultation, answer.question_id)
    plain = " ".join(words.split())
    if not answer.reply.may_quote and _same(plain) and _same(plain) in _same(answer.words):
        raise Refused(
            "Whoever wrote this did not agree to be quoted. Say it in other words than theirs.", "words"
        )
    about: dict[str, Any] = {"source": Statement.Source.DRAWN, "answer": answer, "by": by, "at": at}
    made = _add(question, plain, StatementState.OPEN, **about)
    _log("drew a statement from an answer", consultation, by, at, question=question.number,
         answer=answer.reply.number)  # fmt: skip
    return made


@transaction.atomic
def suggest_statement(
    *, consultation: Consultation, code: str, question_id: UUID, words: str, source_mark: str, at: datetime
) -> Statement:
    """It waits until somebody has read it. `code` as for `keep_votes`."""
    only_while_open(consultation, at)
    question = _locked(consultation, question_id)
    voter = voter_of(consultation=consultation, code=code, source_mark=source_mark, at=at)
    if Statement.objects.filter(suggested_by=voter, question=question).count() >= MOST_SUGGESTED:
        raise Refused(f"You have suggested {MOST_SUGGESTED} statements here, which is the most.", "words")
    return _add(
        question, " ".join(words.split()), StatementState.WAITING, source=Statement.Source.PUBLIC,
        suggested_by=voter, at=at,
    )  # fmt: skip


@transaction.atomic
def decide_statement(
    *, statement: Statement, step: str, reason: str, why: str, by: Account, at: datetime
) -> None:
    """Let in, refuse, take back or put back. Refusing needs a point of the policy, taking back a reason."""
    if step not in set(Step):
        raise Refused("Choose what becomes of it.", "step")
    standing = StatementStanding.objects.select_for_update().get(statement=statement)
    to = leads_to(StatementState(standing.state), Step(step))
    if to is None:
        raise Conflict("Somebody else has decided on this statement. Look at it again.")
    if step == Step.REFUSE and reason not in set(Point):
        raise Refused("Choose why it is not let in. Whoever suggested it reads this.", "reason")
    if step in (Step.WITHDRAW, Step.PUT_BACK) and not why.strip():
        raise Refused("Say why, for whoever looks at it after you.", "why")
    question = statement.question
    if to is StatementState.OPEN and _there(question, statement.words, but=statement.id):
        raise Refused("Another statement beside this question has the same words.", "step")
    StatementDecision.objects.create(
        statement=statement, what=step, reason=reason if step == Step.REFUSE else "", why=why.strip(),
        by=by, at=at,
    )  # fmt: skip
    standing.state = to
    standing.save(update_fields=["state"])
    consultation = question.principle.consultation
    _log("decided on a statement", consultation, by, at, question=question.number, statement=statement.number,
         step=step, reason=reason)  # fmt: skip


def _add(question: Question, words: str, state: StatementState, **about: Any) -> Statement:
    """The question is locked, so the number is the next one and the same words are seen."""
    if not words:
        raise Refused("Write the statement.", "words")
    if "\0" in words:
        raise Refused("Take out the character with the code 0.", "words")
    if len(words) > LONGEST_STATEMENT:
        raise Refused(
            f"Use {LONGEST_STATEMENT} characters or fewer: one short sentence. “{words[:40]}…” has "
            f"{len(words):,}.", "words",
        )  # fmt: skip
    if _there(question, words):
        raise Refused(f"“{words}” is there already. Each statement stands once.", "words")
    last = Statement.objects.filter(question=question).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_BESIDE_A_QUESTION:
        raise Refused("There are as many statements beside this question as people can read.", "words")
    made = Statement.objects.create(question=question, number=last + 1, words=words, **about)
    StatementStanding.objects.create(statement=made, state=state)
    return made


def _there(question: Question, words: str, but: UUID | None = None) -> bool:
    rows = Statement.objects.filter(question=question, standing__state__in=STANDS)
    rows = rows.exclude(id=but) if but else rows
    return _same(words) in map(_same, rows.values_list("words", flat=True))


def _same(words: str) -> str:
    """Letter case, spaces and the full stop do not make another statement."""
    return " ".join(words.casefold().split()).rstrip(".")


def _locked(consultation: Consultation, question_id: UUID) -> Question:
    question_of(consultation, question_id)
    return Question.objects.select_for_update().get(id=question_id)


def _not_over(consultation: Consultation, at: datetime) -> None:
    if state_of(consultation, at) is State.CLOSED:
        raise Conflict("This consultation has closed: nobody can vote on a statement any more.")


def _log(what: str, consultation: Consultation, by: Account, at: datetime, **facts: Any) -> None:
    audit.record(
        what=what, by=by, at=at, stream=audit.stream_of_place(consultation.area_id),
        consultation=consultation.name, **facts,
    )  # fmt: skip
