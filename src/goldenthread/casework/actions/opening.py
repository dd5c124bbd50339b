"""A case opened: from a request, or for a plan that moved in. The council is then responsible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from goldenthread.casework.actions.events import Happened, check_none_open, record_event
from goldenthread.casework.models import Case
from goldenthread.casework.states import CaseState
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted
from goldenthread.law.time_limits import EventKind
from goldenthread.people.models import Child, Responsibility
from goldenthread.places.models import Area


@dataclass(frozen=True, slots=True)
class Beginning:
    """What opens a case: the event, its day, and on what evidence the council is responsible."""

    kind: EventKind
    on: date
    reason: str = ""
    evidence: str = ""
    about: str = ""
    for_day: date | None = None


@transaction.atomic
def open_case(*, child: Child, area: Area, begins: Beginning, by: Account, at: datetime) -> Case:
    """Open a case. Refused if the child has one that is open in this area."""
    with lifted("a council’s case number counts all its cases, which whoever asks may not see"):
        Area.objects.select_for_update().get(id=area.id)
        check_none_open(child, area.id)
        case = Case.objects.create(
            child=child,
            area=area,
            number=_number(area, begins.on.year),
            state=CaseState.NOTHING,
            opened_at=at,
        )
        Responsibility.objects.get_or_create(
            child=child,
            area=area,
            ends_on=None,
            defaults={"starts_on": begins.on, "evidence": f"Case {case.number}"},
        )
        audit.record(what="opened a case", by=by, at=at, child_id=child.id, case=case.number)
        happened = Happened(
            begins.kind, begins.on, begins.about, for_day=begins.for_day, reason=begins.reason,
            evidence=begins.evidence,
        )  # fmt: skip
        record_event(case=case, what=happened, by=by, at=at)
        case.refresh_from_db(fields=["state"])
    return case


def _number(area: Area, year: int) -> str:
    """The area’s code, the year, and a number that no other case of that year has. Never used twice."""
    begins = f"{area.code}-{year}-"
    last = Case.objects.filter(number__startswith=begins).order_by("-number").values_list("number", flat=True)
    newest = last.first()
    return f"{begins}{int(newest.rsplit('-', 1)[1]) + 1 if newest else 1:05}"
