"""A change of phase is recorded, so that its day in law runs; and a reassessment is asked for."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.models import Case, CaseEvent
from goldenthread.casework.queries.events import events_of
from goldenthread.foundation import notices
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.phases import MOVES
from goldenthread.law.time_limits import EventKind

K = EventKind


class RecordedAlready(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody has recorded this move already.")


@transaction.atomic
def record_phase(
    *, case: Case, kind: EventKind, moves_on: date, on: date, by: Account, at: datetime
) -> CaseEvent:
    """The child moves to the next phase on this day: the plan has a day before it to be ready by."""
    if kind not in MOVES:
        raise Refused("Choose which move it is.", field="kind")
    case = locked(case)
    for event in events_of(case.id):
        if (event.kind, event.for_day) == (kind, moves_on):
            raise RecordedAlready
    return record_event(case=case, what=Happened(kind, on, for_day=moves_on), by=by, at=at)


@transaction.atomic
def ask_reassessment(*, case: Case, words: str, by: Account, at: datetime) -> CaseEvent:
    """A family, or the school, asks for a reassessment: the council answers within 15 days."""
    today = timezone.localdate(at)
    if not words.strip():
        raise Refused("Say what has changed.", field="words")
    case = locked(case)
    waits = [one.kind for one in events_of(case.id) if one.kind in _OF_REASSESSMENT]
    if waits and waits[-1] is K.REASSESSMENT_REQUESTED:
        raise Conflict("A reassessment has been asked for already, and waits for the council’s answer.")
    what = Happened(K.REASSESSMENT_REQUESTED, today, reason=words)
    event = record_event(case=case, what=what, by=by, at=at)
    if case.coordinator_id:
        notices.tell(
            [case.coordinator_id], child_id=case.child_id, link=f"/cases/{case.id}/", at=at,
            what_changed=f"{by.name} asks for a reassessment of {case.child.short_name}.",
        )  # fmt: skip
    return event


_OF_REASSESSMENT = (K.REASSESSMENT_REQUESTED, K.REASSESSMENT_AGREED, K.REASSESSMENT_REFUSED)
