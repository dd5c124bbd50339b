"""Jobs that survive a crash: a worker, and what becomes of the job of a worker that died.

The library claims a job and marks it done. It leaves a job whose worker was killed as RUNNING for ever;
`release_abandoned` finds those and puts them back, so every job must be one that may be run again.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from goldenthread.foundation.ids import new_id
from goldenthread.foundation.nightly import ask_for_the_night
from goldenthread.foundation.presence import is_present, present
from goldenthread.foundation.sessions import SessionStore

OURS = "goldenthread-"
MOST_ATTEMPTS = 3
LONGEST_UNKNOWN = timedelta(hours=6)
SWEEP_SECONDS = 3600
GAVE_UP = "The worker was killed while it did this job, three times. Look at the machine's log for why."


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobNow:
    """Where a job stands. `result` is what it gave back, once it is done."""

    state: JobState
    since: datetime
    result: Any = None


_STATES = {
    TaskResultStatus.READY: JobState.WAITING,
    TaskResultStatus.RUNNING: JobState.RUNNING,
    TaskResultStatus.SUCCESSFUL: JobState.DONE,
    TaskResultStatus.FAILED: JobState.FAILED,
}


def enqueue_once(task: Task[..., Any], subject: UUID, by: UUID, **more: Any) -> None:
    """Ask for `task(subject, by, …)`, unless it was asked for already and has not failed."""
    now = job_about(task, subject)
    if now is None or now.state is JobState.FAILED:
        task.enqueue(str(subject), str(by), **more)


def job_about(task: Task[..., Any], subject: UUID) -> JobNow | None:
    """The latest job of this kind about this thing, if it was ever asked for."""
    found = (
        DBTaskResult.objects.filter(task_path=task.module_path, args_kwargs__args__0=str(subject))
        .order_by("-enqueued_at")
        .first()
    )
    if found is None:
        return None
    since = found.finished_at or found.started_at or found.enqueued_at
    return JobNow(_STATES[TaskResultStatus(found.status)], since, found.return_value)


def release_abandoned(at: datetime) -> int:
    """Put back every job whose worker is dead, and give up one that has killed three. How many."""
    running = DBTaskResult.objects.running().only("id", "worker_ids", "started_at")
    return sum(_release(job) for job in running if _is_abandoned(job, at))


def _is_abandoned(job: DBTaskResult[..., Any], at: datetime) -> bool:
    worker = job.worker_ids[-1] if job.worker_ids else ""
    if worker.startswith(OURS):
        return not is_present(worker)
    return bool(job.started_at and job.started_at < at - LONGEST_UNKNOWN)


def _release(job: DBTaskResult[..., Any]) -> int:
    """By a conditional UPDATE, so that two workers that find it release it once."""
    spent = len(job.worker_ids) >= MOST_ATTEMPTS
    changes: dict[str, Any] = (
        {"status": TaskResultStatus.FAILED, "finished_at": timezone.now(), "traceback": GAVE_UP}
        if spent
        else {"status": TaskResultStatus.READY, "started_at": None}
    )
    still = DBTaskResult.objects.filter(id=job.id, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    return still.update(**changes)


class _Rounds(Worker):
    """The library's worker, asked for one round of all that waits at a time."""

    def __init__(self, name: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """All that waits now, one after another. Two workers never claim the same job."""
        while self.running and (job := self._claimed()):
            self.run_task(job)

    def _claimed(self) -> DBTaskResult[..., Any] | None:
        try:
            with exclusive_transaction():
                job = DBTaskResult.objects.ready().filter(backend_name=self.backend_name).get_locked()
                if job is not None:
                    job.claim(self.worker_id)
        except OperationalError as error:
            if is_locked_database_exception(error):
                return None  # somebody writes at length: it is asked for again in a moment
            raise
        return job


def work(*, once: bool = False, pause: float = 1.0, under: int = 0) -> None:
    """Do jobs as they come; with `once`, only those that wait now. Stops after the job in hand.

    `under` is the process that started this one: when it is gone, so is the reason to go on.
    """
    name = f"{OURS}{new_id()}"
    worker = _Rounds(name)
    if not once:
        worker.configure_signals()
    swept = float("-inf")
    with present(name):
        while worker.running and under in (0, os.getppid()):
            release_abandoned(timezone.now())
            if time.monotonic() - swept > SWEEP_SECONDS:
                SessionStore.clear_expired()  # what somebody typed may wait in one: see held.py
                if not once:
                    ask_for_the_night(timezone.now())
                swept = time.monotonic()
            worker.run()
            if once:
                return
            close_old_connections()
            time.sleep(pause)
