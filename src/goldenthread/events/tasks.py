"""Jobs of events. Each may be run again without harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django_tasks import task
from django_tasks.base import Task

from goldenthread.events.actions.looking_after import empty, remind
from goldenthread.events.actions.moving import end_offers
from goldenthread.events.queries.people import to_look_after
from goldenthread.foundation import clock
from goldenthread.foundation.wall import lifted


@task()
def look_after_event(event_id: str) -> int:
    """Offers that ended, reminders, and the details of people that are no longer needed."""
    with lifted("a job looks after an event"):
        at, event = clock.now(), UUID(event_id)
        ended = end_offers(event_id=event, at=at)
        return ended + remind(event_id=event, at=at) + empty(event_id=event, at=at)


def jobs_of_the_night() -> Iterable[tuple[Task[..., Any], str]]:
    return [(look_after_event, str(event_id)) for event_id in to_look_after()]
