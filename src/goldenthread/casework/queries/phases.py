"""The children with a plan who move to the next phase this year, and whether their plans are ready for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.casework.models import Case
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.casework.states import WITH_PLAN
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.roles import held_on
from goldenthread.law.phases import MOVES, Move, next_move
from goldenthread.law.time_limits import Event, EventKind, State, clocks
from goldenthread.people.access import reached
from goldenthread.people.models import Child, Enrolment

K = EventKind


@dataclass(frozen=True, slots=True)
class PhaseMove:
    """One child’s move. `state` is none while nobody has recorded what the year group says is coming."""

    case_id: UUID
    number: str
    child: str
    setting: str
    officer: str
    kind: EventKind
    what: str
    moves_on: date
    ready_by: date
    state: State | None
    days_late: int
    done_on: date | None
    stage: str


def phase_moves_of(viewer: Viewer, areas: Collection[UUID]) -> tuple[PhaseMove, ...]:
    """The first due first. Three queries, whatever the number of children."""
    reach = Child.objects.filter(reached(viewer.account.id, viewer.today, Permission.WORK_CASE))
    cases = list(
        Case.objects.filter(area__in=areas, state__in=WITH_PLAN, child__in=reach).select_related(
            "child", "coordinator"
        )
    )
    placed = {
        row.child_id: row
        for row in Enrolment.objects.filter(
            held_on(viewer.today), child__in=[case.child_id for case in cases]
        )
        .select_related("setting")
        .order_by("starts_on")
    }
    events = events_of_cases([case.id for case in cases])
    found = [
        _phase_move(case, placed.get(case.child_id), events.get(case.id, []), viewer.today) for case in cases
    ]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.ready_by, one.child)))


def _phase_move(case: Case, place: Enrolment | None, events: list[Event], today: date) -> PhaseMove | None:
    running = [one for one in clocks(events, today) if one.started_by.kind in MOVES]
    last = max(running, key=lambda one: one.started_by.on, default=None)
    move = _move(place, today)
    if last is not None and last.started_by.for_day and last.started_by.for_day >= today:
        kind, on, ready, state = last.started_by.kind, last.started_by.for_day, last.due, last.state
        done = (
            last.stopped_by.on if last.stopped_by and last.state in (State.IN_TIME, State.DONE_LATE) else None
        )
        late, what = last.days_late, move.what if move else MOVES[kind].lower()
    elif move is not None:
        kind, on, ready, state, done, late, what = move.kind, move.on, move.ready_by, None, None, 0, move.what
    else:
        return None
    return PhaseMove(
        case.id, case.number, case.child.name, place.setting.name if place else "",
        case.coordinator.name if case.coordinator else "", kind, what, on, ready, state, late, done,
        _stage(events, on),
    )  # fmt: skip


def _move(place: Enrolment | None, today: date) -> Move | None:
    return next_move(place.year_group, today, leaves_at=place.setting.high_age) if place else None


_STAGES = {
    K.AMENDED_PLAN_FINALISED: "Plan sent",
    K.PLAN_FINALISED: "Plan sent",
    K.AMENDMENTS_SENT: "Changes sent",
    K.AMEND_DECIDED: "To be amended",
    K.MAINTAIN_DECIDED: "Plan stays",
    K.REVIEW_HELD: "Review held",
    K.REVIEW_ARRANGED: "Review arranged",
}


def _stage(events: list[Event], moves_on: date) -> str:
    """How far the review for the move is: the last step of it in the year before the move."""
    since = date(moves_on.year - 1, 9, 1)
    steps = [one for one in events if one.kind in _STAGES and one.on >= since]
    return _STAGES[steps[-1].kind] if steps else "Review not arranged"


def phase_of(case: Case, today: date) -> Move | None:
    """The move that the child’s year group says comes next."""
    place = (
        Enrolment.objects.filter(held_on(today), child=case.child_id)
        .select_related("setting")
        .order_by("starts_on")
    ).last()
    return _move(place, today)
