"""The cache of open clocks, which lists of cases read: worked out from the events, and again by command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from goldenthread.casework.models import Case, KeptClock
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.casework.queries.live import LIVE
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.prepared import insert_rows
from goldenthread.law.time_limits import Clock, Event, clocks
from goldenthread.law.time_limits.limit import Shape, Who

BATCH = 500
FINAL_PLAN = "limit.final-plan"
COLUMNS = (
    "id", "child_id", "case_id", "limit", "who", "about", "started_on", "due", "excused", "promised",
)  # fmt: skip
Row = tuple[UUID | date | str | bool | None, ...]


def keep_clocks(case: Case, events: Sequence[Event], today: date) -> None:
    """Put the open clocks of one case in the place of those kept before."""
    KeptClock.objects.filter(case=case).delete()
    insert_rows(KeptClock, COLUMNS, _kept(case.id, case.child_id, events, today))
    _repeat_first(Case.objects.filter(id=case.id))


def rebuild_clocks(today: date, area_id: UUID | None = None) -> int:
    """Work out every live case’s clocks again, a few hundred cases at a time. Gives the number of cases."""
    cases = Case.objects.filter(LIVE).order_by("id").values_list("id", "child_id")
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
    insert_rows(
        KeptClock,
        COLUMNS,
        [
            kept
            for case_id, child_id in children.items()
            for kept in _kept(case_id, child_id, events.get(case_id, []), today)
        ],
    )
    _repeat_first(Case.objects.filter(id__in=children))


def _repeat_first(cases: QuerySet[Case]) -> None:
    """What the council and others must do first stands with the case, so that cases are counted by it."""
    own = KeptClock.objects.filter(case=OuterRef("id"))
    first = own.filter(who=Who.COUNCIL.name).order_by("due", "limit")
    begun = own.filter(limit=FINAL_PLAN).order_by("started_on")
    others = own.exclude(who=Who.COUNCIL.name).order_by("due")
    cases.update(
        due=Subquery(first.values("due")[:1]),
        due_excused=Subquery(first.values("excused")[:1]),
        others_due=Subquery(others.values("due")[:1]),
        begun_on=Subquery(begun.values("started_on")[:1]),
    )


def _kept(case_id: UUID, child_id: UUID, events: Sequence[Event], today: date) -> list[Row]:
    """The rows to keep, as columns: for a whole council, making instances would cost more than the law."""
    return [
        (
            new_id(), child_id, case_id, clock.limit.id, clock.limit.who.name, clock.started_by.about,
            clock.started_by.on, clock.due, clock.excused, clock.promised.on if clock.promised else None,
        )
        for clock in clocks(events, today)
        if _must_be_kept(clock)
    ]  # fmt: skip


def _must_be_kept(clock: Clock) -> bool:
    """Only what somebody must do: a right that ends makes nobody late."""
    return clock.is_open and clock.limit.shape is Shape.AT_MOST
