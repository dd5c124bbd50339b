"""Jobs of casework. Each may be run again without harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django_tasks import task
from django_tasks.base import Task

from goldenthread.casework.actions import clocks
from goldenthread.casework.queries.requests import all_areas
from goldenthread.foundation.clock import today
from goldenthread.foundation.wall import lifted


@task()
def rebuild_clocks(area_id: str) -> int:
    """Work out the open clocks of one council’s cases, as of today: days pass, and the law changes."""
    with lifted("the nightly clocks are of every case of a council"):
        return clocks.rebuild_clocks(today(), UUID(area_id))


def jobs_of_the_night() -> Iterable[tuple[Task[..., Any], str]]:
    """The open clocks of every council."""
    return [(rebuild_clocks, str(area.id)) for area in all_areas()]
