"""Saying what one thinks of statements, for programs that help people to: no account is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.conversation.access import announced, consultation_marked
from goldenthread.conversation.actions.statements import suggest_statement
from goldenthread.conversation.actions.votes import Cast, keep_votes
from goldenthread.conversation.api import statements_shapes as shapes
from goldenthread.conversation.api.public import ANYONE, ONE, OPEN, TOO_MANY
from goldenthread.conversation.api.shapes import WithCode
from goldenthread.conversation.asked import may, source_of_votes
from goldenthread.conversation.codes import mark_of, votes_mark
from goldenthread.conversation.queries.statements import ballot_of
from goldenthread.conversation.queries.votes import is_new_voter
from goldenthread.foundation import clock
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.api_shapes import REFUSALS

if TYPE_CHECKING:
    from goldenthread.conversation.models import Consultation

router = Router(tags=["conversation"])


@router.get(
    ONE + "/statements", auth=None, response={200: list[shapes.StatementsOfQuestion], **REFUSALS},
    openapi_extra=ANYONE, summary="Statements that are put to people",
)  # fmt: skip
def statements(request: HttpRequest, public_id: UUID) -> Any:
    """By question. Begin an answer to get a code, and say with it what somebody thinks of them."""
    return ballot_of(announced(public_id), "").questions


@router.post(
    "/votes/read", auth=None, response={200: shapes.BallotOut, **OPEN}, openapi_extra=ANYONE,
    summary="What was said of statements, by its code",
)  # fmt: skip
def read(request: HttpRequest, asked: WithCode) -> Any:
    """The code of an answer, begun or sent; with the statement that comes next beside each question."""
    if not may(request, "find_answer"):
        return TOO_MANY
    return _ballot(_found(asked.code), asked.code)


@router.post(
    "/votes", auth=None, response={201: shapes.BallotOut, **OPEN}, openapi_extra=ANYONE,
    summary="Say what somebody thinks of statements",
)  # fmt: skip
def vote(request: HttpRequest, sent: shapes.VotesIn) -> Any:
    """All or none. The last vote on a statement counts; what was said before is kept."""
    new = is_new_voter(sent.code)
    if not may(request, "vote") or (new and not may(request, "begin_to_vote")):
        return TOO_MANY
    found = _found(sent.code)
    keep_votes(
        consultation=found, code=sent.code, votes=[Cast(one.statement_id, one.vote) for one in sent.votes],
        source_mark=source_of_votes(request, found.id), at=clock.now(),
    )  # fmt: skip
    return Status(201, _ballot(found, sent.code))


@router.post(
    "/statements", auth=None, response={201: shapes.BallotOut, **OPEN}, openapi_extra=ANYONE,
    summary="Suggest a statement",
)  # fmt: skip
def suggest(request: HttpRequest, sent: shapes.SuggestIn) -> Any:
    """Somebody reads it before others see it. What became of it, and why, is read with the code."""
    if not may(request, "suggest"):
        return TOO_MANY
    found = _found(sent.code)
    suggest_statement(
        consultation=found, code=sent.code, question_id=sent.question_id, words=sent.words,
        source_mark=source_of_votes(request, found.id), at=clock.now(),
    )  # fmt: skip
    return Status(201, _ballot(found, sent.code))


def _found(code: str) -> Consultation:
    found = consultation_marked(mark_of(code))
    if found is None:
        raise NotVisible("answer", "by code")
    return found


def _ballot(consultation: Consultation, code: str) -> dict[str, Any]:
    ballot = ballot_of(consultation, votes_mark(code))
    return {
        "consultation_id": consultation.id,
        "questions": [
            {
                "id": one.id, "number": one.number, "words": one.words, "lines": one.lines, "left": one.left,
                "next": ballot.next_of(one.id),
            }
            for one in ballot.questions
        ],
        "suggested": ballot.suggested,
    }  # fmt: skip
