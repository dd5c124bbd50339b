"""What is done once a night. Rooms say it when the house is made; the first worker awake asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from goldenthread.foundation.wall import lifted

NIGHT_IS_OVER = 2  # o’clock: from then on the day before is whole
Jobs = Callable[[], Iterable[tuple[Task[..., Any], str]]]
"""The tasks of the night, each with the id of the thing that it is about."""

_NIGHTLY: list[Jobs] = []


def every_night(jobs: Jobs) -> None:
    if jobs not in _NIGHTLY:
        _NIGHTLY.append(jobs)


def ask_for_the_night(at: datetime) -> int:
    """Ask for whatever was not asked for since midnight, once the night is over. How many jobs.

    Each may be run again without harm, so that two workers who ask at once do none.
    """
    here = timezone.localtime(at)
    if here.hour < NIGHT_IS_OVER:
        return 0
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    asked = 0
    with lifted("the jobs of the night are of every school and council"):
        for task, subject in [job for jobs in _NIGHTLY for job in jobs()]:
            if not _was_asked(task, subject, midnight):
                task.enqueue(subject)
                asked += 1
    return asked


def _was_asked(task: Task[..., Any], subject: str, since: datetime) -> bool:
    found = DBTaskResult.objects.filter(task_path=task.module_path, args_kwargs__args__0=subject)
    return found.filter(enqueued_at__gte=since).exists()
