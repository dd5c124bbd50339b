"""What the part of the API for statements and votes takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.conversation.actions.statements import MOST_PUT
from goldenthread.conversation.actions.votes import MOST_AT_ONCE
from goldenthread.conversation.api.shapes import Code, Words

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
Vote = Annotated[int, Field(ge=-1, le=1)]


class PublicStatementOut(Schema):
    id: UUID
    number: int
    words: str = Field(examples=["Every school should have a quiet room."])


class StatementsOfQuestion(Schema):
    """What is put to people beside one question. How others voted is told only after the close."""

    id: UUID
    number: str = Field(examples=["12"])
    words: str
    open: list[PublicStatementOut]


class BallotLineOut(PublicStatementOut):
    """`vote`: what was last said of it, 1 agree, 0 pass, -1 disagree; null where nothing."""

    is_open: bool
    vote: int | None


class BallotQuestionOut(Schema):
    """`next`: what this person has not seen and fewest others have; null where none is left."""

    id: UUID
    number: str
    words: str
    lines: list[BallotLineOut]
    left: int
    next: PublicStatementOut | None


class SuggestedOut(Schema):
    question: str
    words: str
    state: str = Field(examples=["waiting", "open", "refused", "withdrawn"])
    why: str


class BallotOut(Schema):
    """All that whoever has the code can say something of, and what they said."""

    consultation_id: UUID
    questions: list[BallotQuestionOut]
    suggested: list[SuggestedOut]


class VoteIn(Schema):
    statement_id: UUID
    vote: Vote = Field(description="1 agree, 0 pass, -1 disagree.")


class VotesIn(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])
    votes: list[VoteIn] = Field(min_length=1, max_length=MOST_AT_ONCE)


class SuggestIn(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])
    question_id: UUID
    words: Sentence


class DecisionOnStatementOut(Schema):
    step: str = Field(examples=["let_in", "refuse", "withdraw", "put_back"])
    reason: str
    why: str
    by: str
    at: datetime


class StatementOut(Schema):
    """`answer_id`: the reply from which it was drawn."""

    id: UUID
    question_id: UUID
    number: int
    words: str
    source: str = Field(examples=["lead", "drawn", "public"])
    state: str = Field(examples=["waiting", "open", "refused", "withdrawn"])
    voted: int
    by: str
    answer_id: UUID | None
    at: datetime
    last: DecisionOnStatementOut | None
    suspects: list[str] = Field(description="What may be personal in a suggestion that waits.")


class ConnectionOut(Schema):
    mark: str
    voters: int
    counts: bool
    why: str
    by: str


class StatementsToRun(Schema):
    """voters = left_out + counted. `connections`: those from which many voted."""

    voters: int
    left_out: int
    counted: int
    votes: int
    connections: list[ConnectionOut]
    statements: list[StatementOut]


class PutIn(Schema):
    words: list[Sentence] = Field(
        min_length=1, max_length=MOST_PUT, examples=[["Every school should have a quiet room."]]
    )


class DrawStatementIn(Schema):
    words: Sentence = Field(examples=["Families should not have to ask twice."])


class DecideIn(Schema):
    """`reason` is needed to refuse, `why` to take back and to put back."""

    step: Literal["let_in", "refuse", "withdraw", "put_back"] = Field(examples=["let_in"])
    reason: Literal["", "person", "harm", "several", "not_about", "same", "unclear"] = ""
    why: Words = ""


class JudgeIn(Schema):
    counts: bool
    why: Words = Field(examples=["A vote every two seconds, all night."])
