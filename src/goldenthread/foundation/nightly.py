"""What is done once a night, or once an evening too. Rooms say it when the house is made; the first worker
awake asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from goldenthread.foundation.wall import lifted

NIGHT_IS_OVER = 2  # o’clock: from then on the day before is whole
EVENING = 18  # o’clock: from then on what nobody recorded of today counts as not recorded
Jobs = Callable[[], Iterable[tuple[Task[..., Any], str]]]
"""The tasks of the night, each with the id of the thing that it is about."""

_DAILY: list[tuple[int, Jobs]] = []


def every_night(jobs: Jobs) -> None:
    _every_day(NIGHT_IS_OVER, jobs)


def every_evening(jobs: Jobs) -> None:
    """When the school day counts as over: for what pages work out from that moment, and lists keep."""
    _every_day(EVENING, jobs)


def _every_day(hour: int, jobs: Jobs) -> None:
    if (hour, jobs) not in _DAILY:
        _DAILY.append((hour, jobs))


def ask_for_the_night(at: datetime) -> int:
    """Ask, once it is time, for whatever was not asked for since midnight or this evening. How many jobs.

    Each may be run again without harm, so that two workers who ask at once do none.
    """
    here = timezone.localtime(at)
    now = [(hour, jobs) for hour, jobs in _DAILY if hour <= here.hour]
    asked = 0
    with lifted("the jobs of the night are of every school and council"):
        for hour, (task, subject) in [(hour, job) for hour, jobs in now for job in jobs()]:
            since = here.replace(hour=hour if hour == EVENING else 0, minute=0, second=0, microsecond=0)
            if not _was_asked(task, subject, since):
                task.enqueue(subject)
                asked += 1
    return asked


def _was_asked(task: Task[..., Any], subject: str, since: datetime) -> bool:
    found = DBTaskResult.objects.filter(task_path=task.module_path, args_kwargs__args__0=subject)
    return found.filter(enqueued_at__gte=since).exists()
