"""What the machine was asked to do: how far it is, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from goldenthread.conversation.models import Question
from goldenthread.themes.models import Frame, Run
from goldenthread.themes.states import RunState

KIND_WORDS = dict(Run.Kind.choices)
KINDS = tuple(KIND_WORDS)


@dataclass(frozen=True, slots=True)
class RunRead:
    """One run. `left` is the time that its present stage is likely to take, once that can be told."""

    id: UUID
    kind: str
    state: RunState
    stage: str
    done: int
    of: int
    left: timedelta | None
    refused: str
    seed: int
    settings: dict[str, Any]
    data_hash: str
    result_hash: str
    result: dict[str, Any]
    by: str
    at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    within_id: UUID | None

    @property
    def under_way(self) -> bool:
        return self.state in (RunState.WAITING, RunState.RUNNING)


def run_read(run: Run, now: datetime, *, whole: bool = True) -> RunRead:
    """With what came out, unless `whole` is not asked for: lists leave it in the table."""
    return RunRead(
        run.id, run.kind, RunState(run.state), run.stage, run.done, run.of, _left(run, now), run.refused,
        run.seed, run.settings, run.data_hash, run.result_hash, run.result if whole else {}, run.by.name,
        run.at, run.began_at, run.ended_at, run.within_id,
    )  # fmt: skip


def runs_of(question: Question, kind: str = "", most: int = 20) -> list[Run]:
    """The newest first, without what came out of them."""
    rows = Run.objects.filter(question=question).select_related("by").defer("result").order_by("-at", "-id")
    return list((rows.filter(kind=kind) if kind else rows)[:most])


def latest_done(question: Question, kind: str, frame: Frame | None = None) -> Run | None:
    rows = Run.objects.filter(question=question, kind=kind, state=RunState.DONE, within__isnull=True)
    rows = rows.filter(frame=frame) if frame else rows
    return rows.select_related("by").order_by("-ended_at", "-id").first()


def under_way(question: Question) -> dict[str, Run]:
    """The runs that are waiting or running, by kind. One query."""
    rows = Run.objects.filter(question=question, state__in=[RunState.WAITING, RunState.RUNNING])
    return {run.kind: run for run in rows.select_related("by").order_by("at")}


def _left(run: Run, now: datetime) -> timedelta | None:
    if run.state != RunState.RUNNING or not run.done or not run.stage_began_at:
        return None
    return (now - run.stage_began_at) / run.done * max(0, run.of - run.done)
