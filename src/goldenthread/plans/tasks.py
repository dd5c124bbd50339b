"""Jobs of the thread. Each may be run again without harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django_tasks import task
from django_tasks.base import Task

from goldenthread.foundation import clock
from goldenthread.foundation.wall import lifted
from goldenthread.plans.actions import accounts, accounts_ahead
from goldenthread.plans.queries.school_deliveries import settings_with_plans


@task()
def work_out_accounts(setting_id: str) -> int:
    """Work out every provision's account of one school, to today."""
    with lifted("the nightly accounts are of every child of a school"):
        return accounts.work_out_accounts(setting_id=UUID(setting_id), at=clock.now())


@task()
def send_accounts_ahead(setting_id: str) -> int:
    """Lead the families of one school to what happened, two weeks before the review."""
    with lifted("the nightly messages before reviews are to every family of a school"):
        return accounts_ahead.send_accounts_ahead(setting_id=UUID(setting_id), at=clock.now())


def jobs_of_the_night() -> Iterable[tuple[Task[..., Any], str]]:
    """The accounts of every school that has plans, and who is led to them before a review."""
    accounts_of = jobs_of_the_evening()
    return [*accounts_of, *((send_accounts_ahead, setting) for _, setting in accounts_of)]


def jobs_of_the_evening() -> list[tuple[Task[..., Any], str]]:
    """The accounts alone: from 6pm an account counts what nobody recorded of today."""
    return [(work_out_accounts, str(setting_id)) for setting_id, _ in settings_with_plans()]
