"""Statements beside a question, and people who vote on them by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from goldenthread.config.demonstration.cast import Cast as TheCast
from goldenthread.conversation.actions.replies import begin_draft
from goldenthread.conversation.actions.statements import put_statements
from goldenthread.conversation.actions.votes import Cast, keep_votes
from goldenthread.conversation.models import Consultation, Statement
from tests.conversation.made import WHILE_OPEN, questions

WORDS = ("Swings should be of wood.", "Every park needs a swing.", "Tyres are fine.")


def put(
    consultation: Consultation, cast: TheCast, *words: str, place: int = 1, at: datetime = WHILE_OPEN
) -> list[Statement]:
    return put_statements(
        consultation=consultation, question_id=questions(consultation)[place - 1].id, words=words or WORDS,
        by=cast.people["lin"], at=at,
    )  # fmt: skip


def code_for(consultation: Consultation, at: datetime = WHILE_OPEN) -> str:
    """Of somebody who has begun, and written nothing."""
    return begin_draft(consultation=consultation, at=at)[1]


def vote(
    consultation: Consultation, code: str, votes: Iterable[tuple[Statement, int]], source: str = "",
    at: datetime = WHILE_OPEN,
) -> int:  # fmt: skip
    cast = [Cast(statement.id, said) for statement, said in votes]
    return keep_votes(consultation=consultation, code=code, votes=cast, source_mark=source, at=at)


def two_camps(consultation: Consultation, statements: Sequence[Statement], each: int = 14) -> list[str]:
    """So many who agree with the first half and disagree with the second, and so many the other way round.

    All agree with the last statement; the first person passes on one. Gives their codes.
    """
    half, codes = (len(statements) - 1) // 2, []
    for number in range(2 * each):
        side = 1 if number % 2 else -1
        said = [side if place < half else -side for place in range(len(statements) - 1)]
        said[0] = said[0] if number else 0
        codes.append(code_for(consultation))
        vote(consultation, codes[-1], zip(statements, [*said, 1], strict=True))
    return codes
