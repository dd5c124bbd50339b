"""Where answers stand, as a machine inferred it from what people judged: never what somebody said themselves.

All numbers of people here may be shown: rounded to 5, none under 10 (docs/decisions/0024).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.conversation.models import Answer, Question
from goldenthread.themes.models import Run, StanceInferred
from goldenthread.themes.protecting import Cells
from goldenthread.themes.queries.figures import Figure, Group, band, figure_in, groups_in
from goldenthread.themes.queries.population import left_out
from goldenthread.themes.queries.runs import latest_done
from goldenthread.themes.states import STANCE_WORDS, Stance


@dataclass(frozen=True, slots=True)
class StanceFigures:
    """How many stand so; `learnt`: the sample had enough examples of it to infer it."""

    stance: str
    words: str
    figure: Figure
    who: tuple[Group, ...]
    region: tuple[Group, ...]
    cells: Cells
    learnt: bool

    @property
    def band(self) -> str:
        return band(self.figure.share or 0)


@dataclass(frozen=True, slots=True)
class StancesFound:
    """All stances of a question, from one run, with how far to trust them.

    `judged` answers of the sample were learnt from; `accuracy` and `f1` are on these, each left out in turn.
    `commonest` is how often whoever always says the commonest stance is right; None: too few to say.
    """

    run_id: UUID
    at: datetime
    data_hash: str
    result_hash: str
    answers: int
    judged: int
    accuracy: float
    f1: float
    commonest: float | None
    stances: tuple[StanceFigures, ...]
    cells: Cells

    @property
    def all_read(self) -> bool:
        """Whether people judged every answer, so that nothing is inferred."""
        return all(one.figure.low is None for one in self.stances)


@dataclass(frozen=True, slots=True)
class StanceSaid:
    """One answer that was inferred to stand so."""

    answer_id: UUID
    number: int
    words: str
    likely: float


def stances_of(question: Question) -> StancesFound | None:
    """As last inferred. One query, whatever the number of answers."""
    run = latest_done(question, Run.Kind.STANCES)
    return _found(run) if run else None


def _found(run: Run) -> StancesFound:
    found, trust = run.result, run.result["trust"]
    assert run.ended_at is not None  # noqa: S101 - for the type checker: a constraint of the table
    return StancesFound(
        run_id=run.id, at=run.ended_at, data_hash=run.data_hash, result_hash=run.result_hash,
        answers=found["answers"], judged=found["judged"], accuracy=trust["accuracy"], f1=trust["f1"],
        commonest=trust["commonest"],
        stances=tuple(_stance(one) for one in sorted(found["stances"], key=_in_order)),
        cells=found["cells"],
    )  # fmt: skip


def _in_order(one: Mapping[str, Any]) -> int:
    return list(Stance).index(Stance(one["stance"]))


def _stance(one: Mapping[str, Any]) -> StanceFigures:
    return StanceFigures(
        one["stance"], STANCE_WORDS[Stance(one["stance"])], figure_in(one), groups_in(one, "who"),
        groups_in(one, "region"), one["cells"], one["learnt"],
    )  # fmt: skip


def inferred_to_be(question: Question, run_id: UUID, stance: str) -> QuerySet[StanceInferred]:
    """The likeliest first; none that was set aside since."""
    rows = StanceInferred.objects.filter(~left_out(question.id, "answer__"), run=run_id, stance=stance)
    return rows.select_related("answer__reply").order_by("-likely", "id")


def stances_said(rows: Any) -> list[StanceSaid]:
    return [StanceSaid(one.answer_id, one.answer.reply.number, one.answer.words, one.likely) for one in rows]


def inferred_of(answer: Answer) -> StanceInferred | None:
    """What was last inferred of one answer that people have not judged."""
    rows = StanceInferred.objects.filter(answer=answer).select_related("run")
    return rows.order_by("-run__ended_at", "-id").first()
