"""What was ordered or agreed in one case and is done in another, because that one runs already."""

from __future__ import annotations

from datetime import date, datetime

from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.models import Case
from goldenthread.casework.states import OPEN
from goldenthread.foundation.models import Account
from goldenthread.law.appeals import GOES_ON_ELSEWHERE
from goldenthread.law.time_limits import EventKind


def goes_on_in(case: Case, kind: EventKind) -> Case:
    """The case in which this is done: this one, unless it is over and another of the child runs in its area.

    A child has one open case in an area, so an order cannot open a second. It cannot be refused either.
    """
    if case.state in OPEN or kind not in GOES_ON_ELSEWHERE:
        return case
    running = Case.objects.filter(child=case.child_id, area=case.area_id, state__in=OPEN)
    found = running.exclude(id=case.id).select_related("area", "child", "coordinator").first()
    return locked(found) if found else case


def carry_on(*, case: Case, there: Case, on: date, words: str, by: Account, at: datetime) -> None:
    """Say in the case that is over where what was ordered or agreed is done."""
    what = Happened(EventKind.CARRIED_ON, on, there.number, reason=words)
    record_event(case=case, what=what, by=by, at=at)
