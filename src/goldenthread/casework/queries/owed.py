"""What must be done since it was agreed, set or ordered, each with its time and whether it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from goldenthread.casework.queries.case_page import CasePage, EventLine
from goldenthread.law.appeals import SET
from goldenthread.law.time_limits import Clock, EventKind, State

K = EventKind
COUNCIL = "The council"


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that must be done, since it was agreed, set or ordered: by the council, or by `who`."""

    event_id: UUID
    kind: EventKind
    what: str
    words: str
    due: date
    state: State
    days_late: int
    excused: bool
    done_on: date | None
    who: str = COUNCIL

    @property
    def is_open(self) -> bool:
        return self.state in (State.RUNNING, State.LATE)

    @property
    def is_ticked(self) -> bool:
        """Whether it is done when somebody says so, and not by an act that is recorded anyway."""
        return self.kind in SET


def owed_of(line: EventLine, clock: Clock) -> Owed:
    done = clock.stopped_by if clock.stopped_by and clock.stopped_by.kind in clock.limit.done_by else None
    return Owed(
        line.id, line.event.kind, line.event.about or clock.limit.must, line.reason, clock.due, clock.state,
        clock.days_late, clock.excused, done.on if done else None,
    )  # fmt: skip


def owed_since(page: CasePage, lines: Sequence[EventLine], line: EventLine) -> tuple[Owed, ...]:
    """What must be done since this event, each with its time; nothing that something else made needless."""
    if line.event.kind is K.OTHERS_AGREED:
        return (_of_somebody(page, lines, line),)
    begun = [clock for clock in page.clocks if clock.started_by == line.event]
    return tuple(replace(owed_of(line, clock), words="") for clock in begun if clock.state is not State.ENDED)


def _of_somebody(page: CasePage, lines: Sequence[EventLine], line: EventLine) -> Owed:
    """What somebody promised for a day: no law sets them one, so no clock runs."""
    due = line.event.for_day or line.event.on
    since = [one.event for one in lines if one.event.kind is K.DONE_AS_SET and one.event.on >= line.event.on]
    done = next((event.on for event in since if event.about == line.event.about), None)
    late = max(0, ((done or page.today) - due).days)
    kept, open_ = (State.DONE_LATE, State.LATE) if late else (State.IN_TIME, State.RUNNING)
    state = kept if done else open_
    return Owed(line.id, line.event.kind, line.event.about, "", due, state, late, False, done)
