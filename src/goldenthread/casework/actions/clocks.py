"""The cache of open clocks, which lists of cases read: worked out from the events, and again by command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from goldenthread.casework.models import Case, KeptClock
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.casework.states import OPEN
from goldenthread.law.time_limits import Clock, Event, clocks
from goldenthread.law.time_limits.limit import Shape

BATCH = 500


def keep_clocks(case: Case, events: Sequence[Event], today: date) -> None:
    """Put the open clocks of one case in the place of those kept before."""
    KeptClock.objects.filter(case=case).delete()
    KeptClock.objects.bulk_create(_kept(case.id, case.child_id, events, today))


def rebuild_clocks(today: date, area_id: UUID | None = None) -> int:
    """Work out every open case’s clocks again, a few hundred cases at a time. Gives the number of cases."""
    cases = Case.objects.filter(state__in=OPEN).order_by("id").values_list("id", "child_id")
    if area_id:
        cases = cases.filter(area=area_id)
    known = list(cases)
    for first in range(0, len(known), BATCH):
        _rebuild(dict(known[first : first + BATCH]), today)
    return len(known)


@transaction.atomic
def _rebuild(children: dict[UUID, UUID], today: date) -> None:
    list(Case.objects.select_for_update().filter(id__in=children).order_by("id").values_list("id"))
    events = events_of_cases(list(children))
    KeptClock.objects.filter(case__in=list(children)).delete()
    KeptClock.objects.bulk_create(
        kept
        for case_id, child_id in children.items()
        for kept in _kept(case_id, child_id, events.get(case_id, []), today)
    )


def _kept(case_id: UUID, child_id: UUID, events: Sequence[Event], today: date) -> list[KeptClock]:
    return [
        KeptClock(
            case_id=case_id, child_id=child_id, limit=clock.limit.id, who=clock.limit.who.name,
            about=clock.started_by.about, started_on=clock.started_by.on, due=clock.due,
            excused=clock.excused, promised=clock.promised.on if clock.promised else None,
        )
        for clock in clocks(events, today)
        if _must_be_kept(clock)
    ]  # fmt: skip


def _must_be_kept(clock: Clock) -> bool:
    """Only what somebody must do: a right that ends makes nobody late."""
    return clock.is_open and clock.limit.shape is Shape.AT_MOST
