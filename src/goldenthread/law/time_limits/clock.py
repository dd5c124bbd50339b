"""The clocks of a case at any day: what is due, what is late and by how much, what is excused and why.

A clock is a pure function of dated events. Only events up to the day asked about are seen, so that what
happens later never changes an earlier answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from goldenthread.law.time_limits.events import EXCEPTIONS, Event, EventKind
from goldenthread.law.time_limits.excusing import Reason, reasons
from goldenthread.law.time_limits.limit import OrLater, SetDay, Shape, TimeLimit
from goldenthread.law.time_limits.periods import Period, tribunal_day
from goldenthread.law.time_limits.table import LIMITS


class State(StrEnum):
    """Where a clock stands. An excused one keeps its state: it is counted apart, and never as in time."""

    RUNNING = "running"
    LATE = "late"
    IN_TIME = "in time"
    DONE_LATE = "done late"
    TOO_EARLY = "too early"
    OVER = "over"
    ENDED = "ended"
    STARTED_AGAIN = "started again"


@dataclass(frozen=True, slots=True)
class Promise:
    """A date that the council set itself. It changes nothing about the legal limit."""

    on: date
    made_on: date
    by: str


@dataclass(frozen=True, slots=True)
class Later:
    """Another way to count that gave a later day: how long, since when, and from what besides the start."""

    period: Period
    since: date
    kind: EventKind | None


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a limit, and how it was come to.

    `from_receipt`: the day of receipt was the first. `put_off`: the day on which it would have ended, did the
    tribunal not leave out days.
    """

    due: date
    from_receipt: bool = False
    later: Later | None = None
    put_off: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one case. `days_late`: days after `due`; of one too early, days before its end."""

    limit: TimeLimit
    started_by: Event
    counted: Counted
    state: State
    days_late: int = 0
    stopped_by: Event | None = None
    reasons: tuple[Reason, ...] = ()
    promised: Promise | None = None

    @property
    def due(self) -> date:
        return self.counted.due

    @property
    def counted_by(self) -> Period:
        """How long, in the way of counting that gave the last day."""
        return self.counted.later.period if self.counted.later else self.limit.period

    @property
    def excused(self) -> bool:
        return any(reason.counts for reason in self.reasons)

    @property
    def is_open(self) -> bool:
        return self.state in (State.RUNNING, State.LATE)


def clocks(events: Iterable[Event], on: date, *, receipt_is_first_day: bool = False) -> tuple[Clock, ...]:
    """Every clock that has started by `on`, the first due first. Events after `on` are not seen.

    The order of the events does not matter: those of one day are taken in the order of a case. Whether the
    day of receipt is itself the first of the weeks is not said in the regulations; councils count from the
    day after. Sources: each limit's own rule.
    """
    known = sorted((event for event in events if event.on <= on), key=_in_order)
    case = Case(
        on,
        known,
        [event for event in known if event.kind in EXCEPTIONS],
        [event for event in known if event.kind is EventKind.DATE_PROMISED],
        receipt_is_first_day,
    )
    found = [
        _clock(limit, case, place)
        for place, event in enumerate(known)
        for limit in _STARTED_BY[event.kind]
        if limit.rule.holds_on(event.on)
    ]
    return tuple(sorted((clock for clock in found if clock), key=lambda clock: clock.due))


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a case on a day, in order, with its exceptions and promises picked out."""

    on: date
    known: Sequence[Event]
    exceptions: Sequence[Event]
    promises: Sequence[Event]
    receipt_is_first_day: bool


_ORDER = {kind: place for place, kind in enumerate(EventKind)}
_STARTED_BY = {kind: [limit for limit in LIMITS if kind in limit.starts] for kind in EventKind}


def _in_order(event: Event) -> tuple[date, int, str]:
    return event.on, _ORDER[event.kind], event.about


def _clock(limit: TimeLimit, case: Case, place: int) -> Clock | None:
    """The clock of this limit that the event at `place` started."""
    start, since = case.known[place], case.known[place + 1 :]
    if limit.after and not any(event.kind in limit.after for event in since):
        return None
    counted = _counted(limit, case, place)
    due = counted.due
    stop = next((event for event in since if _stops(limit, start, event)), None)
    state, days = _state(limit, due, stop, case.on)
    excuses = reasons(limit, start, due, case.exceptions, case.known) if case.exceptions else ()
    promised = _promised(limit, start, case.promises) if case.promises else None
    return Clock(limit, start, counted, state, days, stop, excuses, promised)


def _counted(limit: TimeLimit, case: Case, place: int) -> Counted:
    start, later = case.known[place], None
    from_receipt = limit.from_receipt and case.receipt_is_first_day
    due = limit.period.last_day((start.for_day or start.on) if limit.aimed else start.on)
    if from_receipt:
        due -= timedelta(days=1)
    for way in _other_ways(limit, case.known, place):
        if (day := way.period.last_day(way.since)) > due:
            due, later = day, way
    if limit.set_day and start.for_day:
        due = start.for_day if limit.set_day is SetDay.IN_ITS_PLACE else min(due, start.for_day)
    moved = tribunal_day(due) if limit.tribunal_days else due
    return Counted(moved, from_receipt, later, due if moved != due else None)


def _other_ways(limit: TimeLimit, known: Sequence[Event], place: int) -> list[Later]:
    ways: list[Later] = []
    if limit.or_later:
        period = limit.or_later.period
        ways += [Later(period, one.on, one.kind) for one in _others(limit, limit.or_later, known, place)]
    if limit.or_aim and (aim := known[place].for_day):
        ways.append(Later(limit.or_aim, aim, None))
    return ways


def _others(limit: TimeLimit, other: OrLater, known: Sequence[Event], place: int) -> list[Event]:
    """The events from which the other way counts."""
    among: Iterable[Event] = known[:place]
    if not other.before:
        among = takewhile(lambda event: event.kind not in limit.starts, known[place + 1 :])
    return [event for event in among if event.kind in other.kinds]


def _stops(limit: TimeLimit, start: Event, event: Event) -> bool:
    """It did what was due, made it needless, or started it again."""
    if event.kind in limit.done_by or (limit.anew and event.kind in limit.starts):
        return not start.about or event.about in ("", start.about)
    return event.kind in limit.ended_by


def _state(limit: TimeLimit, due: date, stop: Event | None, on: date) -> tuple[State, int]:
    if stop and stop.kind in limit.done_by:
        return _done(limit, due, stop.on)
    if stop:
        return (State.ENDED if stop.kind in limit.ended_by else State.STARTED_AGAIN), 0
    if on <= due:
        return State.RUNNING, 0
    return (State.LATE, (on - due).days) if limit.shape is Shape.AT_MOST else (State.OVER, 0)


def _done(limit: TimeLimit, due: date, done_on: date) -> tuple[State, int]:
    if limit.shape is Shape.AT_LEAST:
        early = (due + timedelta(days=1) - done_on).days
        return (State.TOO_EARLY, early) if early > 0 else (State.OVER, 0)
    late = (done_on - due).days
    return (State.DONE_LATE, late) if late > 0 else (State.IN_TIME, 0)


def _promised(limit: TimeLimit, start: Event, promises: Sequence[Event]) -> Promise | None:
    """The last date that was promised for this limit since it started."""
    name = limit.id.removeprefix("limit.")
    made = [one for one in promises if one.about in (name, limit.id) and one.on >= start.on]
    last = made[-1] if made else None
    return Promise(last.for_day, last.on, last.by) if last and last.for_day else None
