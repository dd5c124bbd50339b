"""Jobs of the thread. Each may be run again without harm."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task

from goldenthread.foundation import clock
from goldenthread.foundation.wall import lifted
from goldenthread.plans.actions import accounts


@task()
def work_out_accounts(setting_id: str) -> int:
    """Work out every provision's account of one school, to today."""
    with lifted("the nightly accounts are of every child of a school"):
        return accounts.work_out_accounts(setting_id=UUID(setting_id), at=clock.now())
