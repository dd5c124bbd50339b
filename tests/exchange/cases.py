"""Cases told in a line, written straight to the tables."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from goldenthread.casework.models import Case, CaseEvent, Request
from goldenthread.casework.states import state_after
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.places.models import Area
from tests.law.told import told

AT = datetime(2026, 1, 1, 9, tzinfo=UTC)
_numbers = count(1)


def make_case(area: Area, child: Child, line: str, by: Account, source: str = "") -> Case:
    events = told(line)
    number = f"{area.code}-2025-{next(_numbers):05}"
    case = Case.objects.create(
        child=child, area=area, number=number, state=state_after(event.kind for event in events), opened_at=AT
    )
    CaseEvent.objects.bulk_create(
        CaseEvent(
            child=child, case=case, kind=one.kind, on=one.on, about=one.about, until=one.until,
            for_day=one.for_day, by=by, at=AT,
        )
        for one in events
    )  # fmt: skip
    if source:
        Request.objects.create(
            area=area, code=f"C{number[-5:]}", received_on=events[0].on, how="web", source=source,
            child_first_name="A", child_last_name="B", child_born_on=child.born_on, asker_name="C", why="D",
            at=AT, child=child, case=case,
        )  # fmt: skip
    return case
