"""The cases of a family’s children, for the page that it begins with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.casework.models import Case
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.casework.states import CaseState
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.law.time_limits import Clock, clocks
from goldenthread.people.access import reached_by_row

Rows = QuerySet[Any, tuple[Any, ...]]


class AtHome(NamedTuple):
    """One case: enough to say its step, and what is due in it."""

    id: UUID
    child_id: UUID
    child: str
    area: str
    state: CaseState
    clocks: tuple[Clock, ...]


def cases_at_home(viewer: Viewer, children: Collection[UUID]) -> list[AtHome]:
    """The cases of these children that this person may read, the newest first. Two queries."""
    rows = list(_cases(viewer.account.id, viewer.today, children))
    events = events_of_cases([row[0] for row in rows]) if rows else {}
    return [
        AtHome(id, child, called or first, area, CaseState(state), clocks(events.get(id, []), viewer.today))
        for id, child, called, first, area, state in rows
    ]


@prepared
def _cases(account: UUID, today: date, children: Collection[UUID]) -> Rows:
    reached = Case.objects.filter(reached_by_row(account, today, Permission.READ_CASE), child__among=children)
    rows = reached.exclude(state=CaseState.MOVED_OUT).order_by("-opened_at")
    return rows.values_list("id", "child", "child__called", "child__first_name", "area__name", "state")
