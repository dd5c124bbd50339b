"""The dated events of cases, as law.time_limits takes them: those that were not set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from goldenthread.casework.models import Case, CaseEvent
from goldenthread.casework.states import BEGINNINGS
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.prepared import prepared
from goldenthread.law.time_limits import Event, EventKind

Row = tuple[UUID, str, date, str, date | None, date | None, str]
# On one day, what opens a case or opens it again comes before what was done about it.
_FIRST = (
    EventKind.PLAN_TRANSFERRED_IN, EventKind.ORDERED_TO_ASSESS, EventKind.NOT_OPPOSED_TO_ASSESS,
    EventKind.ORDERED_TO_MAKE_PLAN, EventKind.NOT_OPPOSED_TO_MAKE_PLAN,
)  # fmt: skip
# A letter that could not be sent when it was written tells of its event on the day on which it is posted.
COUNTS_FROM = Coalesce("told_by_post__on", "on")
ORDER = {kind: (kind not in _FIRST, place) for place, kind in enumerate(EventKind)}


def events_of(case_id: UUID) -> list[Event]:
    """The events of one case, in the order of a case. One query."""
    return events_of_cases([case_id]).get(case_id, [])


def events_of_cases(case_ids: Collection[UUID]) -> dict[UUID, list[Event]]:
    """The events of each of these cases, in order. One query."""
    found: dict[UUID, list[Event]] = defaultdict(list)
    for case_id, kind, on, about, until, for_day, by in _events(case_ids):
        found[case_id].append(Event(EventKind(kind), on, about, until, for_day, by))
    for events in found.values():
        events.sort(key=in_order)
    return dict(found)


def in_order(event: Event) -> tuple[date, tuple[bool, int], str]:
    return event.on, ORDER[event.kind], event.about


def event_begins(case: Case, event_id: UUID) -> bool:
    """Whether the case begins with this event, which is one of its own. One query."""
    kind = CaseEvent.objects.filter(case=case, id=event_id).values_list("kind", flat=True).first()
    if kind is None:
        raise NotVisible("event", event_id, case.child_id)
    return kind in BEGINNINGS


@prepared
def _events(case_ids: Collection[UUID]) -> QuerySet[CaseEvent, Row]:
    return CaseEvent.objects.filter(case__among=case_ids, set_aside__isnull=True).values_list(
        "case_id", "kind", COUNTS_FROM, "about", "until", "for_day", "by__name"
    )
