"""Statements as pages and the API read them: what a person has said of them, and what those who ask see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.analysis.personal_data import personal_data
from goldenthread.conversation.models import (
    Consultation,
    Question,
    Statement,
    StatementDecision,
    Vote,
)
from goldenthread.conversation.statement_policy import POINT_WORDS
from goldenthread.conversation.states import STATEMENT_WORDS, StatementState, Step, steps_from

SOURCE_WORDS = dict(Statement.Source.choices)
VOTE_WORDS = {1: "You agree", 0: "You passed", -1: "You disagree"}


@dataclass(frozen=True, slots=True)
class BallotLine:
    """A statement, and what this person last said of it; None where nothing. `voted`: how many people did."""

    id: UUID
    number: int
    words: str
    is_open: bool
    voted: int
    vote: int | None


@dataclass(frozen=True, slots=True)
class BallotOfQuestion:
    """`lines` are what is put to people, and what was when this person voted."""

    id: UUID
    place: int
    number: str
    words: str
    lines: tuple[BallotLine, ...]

    @property
    def open(self) -> tuple[BallotLine, ...]:
        return tuple(one for one in self.lines if one.is_open)

    @property
    def said(self) -> tuple[BallotLine, ...]:
        return tuple(one for one in self.lines if one.vote is not None)

    @property
    def left(self) -> int:
        return sum(one.vote is None for one in self.open)


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    """What this person suggested, and what became of it."""

    question: str
    words: str
    state: StatementState
    state_words: str
    why: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """All that one person can say something of. `key` decides the order among those seen equally often."""

    key: str
    questions: tuple[BallotOfQuestion, ...]
    suggested: tuple[SuggestedLine, ...]

    @property
    def of(self) -> int:
        return sum(len(one.open) for one in self.questions)

    @property
    def left(self) -> int:
        return sum(one.left for one in self.questions)

    @property
    def said(self) -> int:
        return sum(len(one.said) for one in self.questions)

    def line(self, statement_id: UUID) -> tuple[BallotOfQuestion, BallotLine] | None:
        return next(
            ((one, line) for one in self.questions for line in one.lines if line.id == statement_id), None
        )

    def next_of(self, question_id: UUID) -> BallotLine | None:
        """What this person has said nothing of and fewest others have; among equals in an order of their own.

        The same person comes to the same one, however often they ask.
        """
        lines = [line for one in self.questions if one.id == question_id for line in one.open]
        return min((one for one in lines if one.vote is None), key=self._turn, default=None)

    def _turn(self, line: BallotLine) -> tuple[int, str]:
        return line.voted, hashlib.sha256(f"{self.key} {line.id}".encode()).hexdigest()


def ballot_of(consultation: Consultation, key: str) -> Ballot:
    """Of whoever votes by the code with this mark; of nobody where it is empty. At most five queries."""
    votes = _last_votes(key) if key else {}
    rows = Statement.objects.filter(question__principle__consultation=consultation)
    lines: dict[UUID, list[BallotLine]] = {}
    for question, id, number, words, state, voted in rows.order_by("number").values_list(
        "question", "id", "number", "words", "standing__state", "standing__voted"
    ):
        is_open, vote = state == StatementState.OPEN, votes.get(id)
        if is_open or vote is not None:
            lines.setdefault(question, []).append(BallotLine(id, number, words, is_open, voted, vote))
    asked = Question.objects.filter(id__in=list(lines)).order_by("place")
    questions = tuple(
        BallotOfQuestion(id, place, number, words, tuple(lines[id]))
        for id, place, number, words in asked.values_list("id", "place", "number", "words")
    )
    return Ballot(key, questions, _suggested(key) if key else ())


def how_many_open(consultation_id: UUID) -> int:
    """How many statements are put to people. One query."""
    rows = Statement.objects.filter(question__principle__consultation=consultation_id)
    return rows.filter(standing__state=StatementState.OPEN).count()


def _last_votes(key: str) -> dict[UUID, int]:
    rows = Vote.objects.filter(voter__mark=key).order_by("at", "id")
    return dict(rows.values_list("statement", "vote"))


def _suggested(key: str) -> tuple[SuggestedLine, ...]:
    rows = list(
        Statement.objects.filter(suggested_by__mark=key)
        .order_by("at", "id")
        .values_list("id", "question__number", "words", "standing__state")
    )
    last = _last_decisions([id for id, *_ in rows])
    return tuple(
        SuggestedLine(
            question, words, StatementState(state), STATEMENT_WORDS[StatementState(state)],
            last[id].said if id in last and last[id].step != Step.LET_IN else "",
        )
        for id, question, words, state in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DecisionLine:
    step: Step
    reason: str
    why: str
    by: str
    at: datetime

    @property
    def said(self) -> str:
        return ". ".join(filter(None, [self.reason, self.why]))


def _last_decisions(statements: Iterable[UUID]) -> dict[UUID, DecisionLine]:
    rows = StatementDecision.objects.filter(statement__in=list(statements)).order_by("at", "id")
    return {
        statement: DecisionLine(Step(what), POINT_WORDS.get(reason, ""), why, by, at)
        for statement, what, reason, why, by, at in rows.values_list(
            "statement", "what", "reason", "why", "by__name", "at"
        )
    }


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement as those who ask see it. `answer_id` and `answer`: the reply that it was drawn from."""

    id: UUID
    question_id: UUID
    number: int
    words: str
    source: str
    source_words: str
    state: StatementState
    state_words: str
    voted: int
    by: str
    answer_id: UUID | None
    answer: int | None
    at: datetime
    last: DecisionLine | None

    @property
    def steps(self) -> tuple[Step, ...]:
        return steps_from(self.state)

    @property
    def suspects(self) -> tuple[str, ...]:
        """What may be personal in a suggestion that waits: a hint for whoever decides, and no verdict."""
        if self.state is not StatementState.WAITING:
            return ()
        return tuple(self.words[span.start : span.end] for span in personal_data(self.words).spans)


def statement_lines(consultation: Consultation) -> list[StatementLine]:
    """In the order of the questions, then of their arrival. Two queries."""
    return _lines(Statement.objects.filter(question__principle__consultation=consultation))


def statement_line(statement: Statement) -> StatementLine:
    return _lines(Statement.objects.filter(id=statement.id))[0]


def _lines(rows: QuerySet[Statement]) -> list[StatementLine]:
    found = list(rows.select_related("standing", "by", "answer__reply").order_by("question__place", "number"))
    last = _last_decisions([one.id for one in found])
    return [
        StatementLine(
            one.id, one.question_id, one.number, one.words, one.source, SOURCE_WORDS[one.source],
            StatementState(one.standing.state), STATEMENT_WORDS[StatementState(one.standing.state)],
            one.standing.voted, one.by.name if one.by else "", one.answer.reply_id if one.answer else None,
            one.answer.reply.number if one.answer else None, one.at, last.get(one.id),
        )
        for one in found
    ]  # fmt: skip
