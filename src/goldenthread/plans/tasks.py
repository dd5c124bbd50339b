"""Jobs of the thread. Each may be run again without harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django_tasks import task
from django_tasks.base import Task

from goldenthread.foundation import clock
from goldenthread.foundation.wall import lifted
from goldenthread.plans.actions import accounts
from goldenthread.plans.queries.school_deliveries import settings_with_plans


@task()
def work_out_accounts(setting_id: str) -> int:
    """Work out every provision's account of one school, to today."""
    with lifted("the nightly accounts are of every child of a school"):
        return accounts.work_out_accounts(setting_id=UUID(setting_id), at=clock.now())


def jobs_of_the_night() -> Iterable[tuple[Task[..., Any], str]]:
    """The accounts of every school that has plans."""
    return [(work_out_accounts, str(setting_id)) for setting_id, _ in settings_with_plans()]
