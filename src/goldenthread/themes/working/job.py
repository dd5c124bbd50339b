"""The job of every run. It may be run again: what is kept is not done twice."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce
from django_tasks import task

from goldenthread.foundation import clock
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.jobs import JobState, job_about
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.wall import lifted
from goldenthread.themes.access import run_for
from goldenthread.themes.logged import log
from goldenthread.themes.models import Run
from goldenthread.themes.states import RunState
from goldenthread.themes.working.progress import CannotBeDone, Outcome, Progress

Work = Callable[[Run, Progress], Outcome]


def work_of(kind: str) -> Work:
    """What does a kind of run. Imported only by the worker: no page is to load the mathematics."""
    from goldenthread.themes.working.candidates import find_candidates
    from goldenthread.themes.working.coding import code_answers
    from goldenthread.themes.working.counting import count_answers
    from goldenthread.themes.working.letters import find_letters
    from goldenthread.themes.working.opinions import find_opinions
    from goldenthread.themes.working.stances import find_stances
    from goldenthread.themes.working.words import look_at_words

    work: dict[str, Work] = {
        Run.Kind.CANDIDATES: find_candidates,
        Run.Kind.LETTERS: find_letters,
        Run.Kind.WORDS: look_at_words,
        Run.Kind.CODING: code_answers,
        Run.Kind.COUNTING: count_answers,
        Run.Kind.OPINIONS: find_opinions,
        Run.Kind.STANCES: find_stances,
    }
    return work[kind]


@task()
def do_run(run_id: str, account_id: str) -> str:
    """Do a run for the person who asked for it. Gives the hash of what came out."""
    with lifted("a job reads the answers to a question for somebody who may"):
        viewer = Viewer(Account.objects.get(id=account_id), clock.now())
        run = run_for(viewer, UUID(run_id), Permission.CODE_ANSWERS)
        if run.ended_at:
            return run.result_hash  # a worker was killed just after it had saved
        Run.objects.filter(id=run.id).update(state=RunState.RUNNING, began_at=Coalesce("began_at", viewer.at))
        try:
            outcome = work_of(run.kind)(run, Progress(run))
        except CannotBeDone as error:
            _end(run, RunState.REFUSED, refused=str(error)[:500])
            return ""
        _finish(run, outcome, viewer)
        return outcome.result_hash


def has_stopped(run: Run) -> bool:
    """Whether its job failed, or killed its worker three times: the run itself says nothing of that."""
    job = job_about(do_run, run.id)
    return job is not None and job.state is JobState.FAILED


@transaction.atomic
def _finish(run: Run, outcome: Outcome, viewer: Viewer) -> None:
    outcome.write()
    _end(
        run,
        RunState.DONE,
        data_hash=outcome.data_hash,
        result=outcome.result,
        result_hash=outcome.result_hash,
    )
    log(
        "the machine is done", run.question, viewer.account, clock.now(), kind=run.kind, run=str(run.id),
        data=outcome.data_hash, result=outcome.result_hash,
    )  # fmt: skip


def _end(run: Run, state: RunState, **what: object) -> None:
    Run.objects.filter(id=run.id).update(state=state, ended_at=clock.now(), **what)
