"""The machine is asked to do something; a worker does it, and goes on with it if it is killed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from goldenthread.conversation.models import Question
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.themes.logged import log
from goldenthread.themes.models import Candidate, Frame, Run
from goldenthread.themes.queries.frames import in_force
from goldenthread.themes.states import NotInForce, RunState
from goldenthread.themes.working.job import do_run, has_stopped

NEEDS_A_FRAME = (Run.Kind.CODING, Run.Kind.COUNTING)
UNDER_WAY = (RunState.WAITING, RunState.RUNNING)
MOST_CANDIDATES = 200
STOPPED = "It stopped at a fault of ours, which is in the log of the machine. Nothing is lost."


@transaction.atomic
def ask_for_run(
    *, question: Question, kind: str, seed: int, number: int | None = None, within: Candidate | None = None,
    by: Account, at: datetime,
) -> Run:  # fmt: skip
    """One run of a kind at a time. `number`: how many candidates to look for; `within`: only among these."""
    if kind not in Run.Kind.values:
        raise Refused("Choose what the machine is to do.", "kind")
    if number is not None and not 2 <= number <= MOST_CANDIDATES:
        raise Refused(f"Enter a number from 2 to {MOST_CANDIDATES}.", "number")
    Question.objects.select_for_update().get(id=question.id)
    for run in Run.objects.filter(question=question, kind=kind, state__in=UNDER_WAY):
        if not has_stopped(run):
            raise Conflict("The machine is doing this already.")
        Run.objects.filter(id=run.id).update(state=RunState.REFUSED, ended_at=at, refused=STOPPED)
    frame: Frame | None = None
    if kind in NEEDS_A_FRAME:
        frame = in_force(question)
        if frame is None:
            raise NotInForce
    settings: dict[str, Any] = {"number": number} if number else {}
    run = Run.objects.create(
        question=question, kind=kind, frame=frame, within=within, seed=seed, settings=settings, by=by, at=at
    )
    log("asked the machine", question, by, at, kind=kind, seed=seed, run=str(run.id))
    do_run.enqueue(str(run.id), str(by.id))  # with the run, or not at all
    return run
