"""Who thinks alike of the statements beside a question, and what all of them agree on, as last worked out.

All numbers of people here may be shown: rounded to 5, none under 10 (`analysis.small_numbers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from goldenthread.conversation.models import Consultation, Question, Statement
from goldenthread.themes.models import Run
from goldenthread.themes.queries.runs import latest_done

AGREE, DISAGREE = "agree", "disagree"


@dataclass(frozen=True, slots=True)
class Side:
    """How many of some people voted on a statement, and how; None is under 10."""

    voted: int | None
    agree: int | None
    passed: int | None
    disagree: int | None

    def share(self, vote: str) -> float | None:
        """Of those who voted; None where one of the numbers is under 10.

        Each number is rounded by itself, so they can come to more than all: shares are then of what they come
        to, and add up.
        """
        count = {AGREE: self.agree, DISAGREE: self.disagree}.get(vote, self.passed)
        if not count or not self.voted:
            return None
        parts = (self.agree, self.passed, self.disagree)
        shown = sum(part or 0 for part in parts)
        return round(count / (max(self.voted, shown) if None in parts else shown), 2)


@dataclass(frozen=True, slots=True)
class StatementVotes:
    """A statement with everybody’s votes, and those of each group in the order of the groups."""

    number: int
    words: str
    all: Side
    groups: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class MarkOfGroup:
    """A statement that sets a group apart: `times` as likely to have this vote as all others."""

    number: int
    vote: str
    times: float


@dataclass(frozen=True, slots=True)
class OpinionGroupRead:
    name: str
    size: int | None
    apart: tuple[MarkOfGroup, ...]


@dataclass(frozen=True, slots=True)
class BridgeRead:
    """A statement on which most of every group have the same vote. `consensus` is 0 to 1."""

    number: int
    vote: str
    consensus: float


@dataclass(frozen=True, slots=True)
class OpinionsFound:
    """What came out of a run. `people` and `in_groups` are rounded; votes are a sum over all of them."""

    people: int | None
    in_groups: int | None
    votes: int | None
    groups: tuple[OpinionGroupRead, ...]
    bridges: tuple[BridgeRead, ...]
    statements: tuple[StatementVotes, ...]

    def statement(self, number: int) -> StatementVotes:
        return next(one for one in self.statements if one.number == number)


@dataclass(frozen=True, slots=True)
class OpinionsRead:
    """The same with what is needed to work it out again."""

    run_id: UUID
    at: datetime
    seed: int
    data_hash: str
    result_hash: str
    found: OpinionsFound


FOUND: TypeAdapter[OpinionsFound] = TypeAdapter(OpinionsFound)


def opinions_of(question: Question) -> OpinionsRead | None:
    """As last worked out; None where nobody asked for it. One query."""
    run = latest_done(question, Run.Kind.OPINIONS)
    if run is None:
        return None
    assert run.ended_at is not None  # noqa: S101 - for the type checker: a constraint of the table
    found: dict[str, Any] = run.result["found"]
    return OpinionsRead(
        run.id, run.ended_at, run.seed, run.data_hash, run.result_hash, FOUND.validate_python(found)
    )


def with_statements(consultation: Consultation) -> list[tuple[UUID, str, str]]:
    """The questions of this consultation beside which statements stand: id, number, words. One query."""
    beside = Statement.objects.filter(question__principle__consultation=consultation).values("question")
    rows = Question.objects.filter(id__in=beside).order_by("place")
    return list(rows.values_list("id", "number", "words"))


def has_statements(question: Question) -> bool:
    return Statement.objects.filter(question=question).exists()
