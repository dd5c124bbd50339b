"""Jobs of the campaigns. Each may be run again without harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django_tasks import task
from django_tasks.base import Task

from goldenthread.campaigns.actions.forgetting import forget
from goldenthread.foundation.clock import now


@task()
def forget_old(_: str) -> dict[str, int]:
    """Take out what was never confirmed or never sent, and has had its time."""
    return forget(at=now())


def jobs_of_the_night() -> Iterable[tuple[Task[..., Any], str]]:
    return [(forget_old, "campaigns")]
