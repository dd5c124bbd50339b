"""A clock in one sentence: what was due, by when, why then, what became of it, and where that is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.law.day_words import counted, long_date
from goldenthread.law.rules import Standing
from goldenthread.law.time_limits.clock import Clock, Counted, State
from goldenthread.law.time_limits.events import EVENT_WORDS, EventKind
from goldenthread.law.time_limits.excusing import Reason
from goldenthread.law.time_limits.limit import Shape, TimeLimit
from goldenthread.law.time_limits.periods import ON_THE_DAY

_AIMED_AT = {EventKind.REVIEW_ARRANGED: "the review meeting"}
_MOVE = "the move"


def sentence(clock: Clock, on: date) -> str:
    """“The council had to send the final plan by 25 May 2026, 20 weeks after …; it is 9 days late (…).”"""
    parts = [f"{_what(clock)}, {_counted_from(clock)}", _OUTCOMES[clock.state](clock, on)]
    parts += [_excuse(reason, clock.state) for reason in clock.reasons if clock.state in _CAN_BE_EXCUSED]
    if clock.promised:
        by = clock.promised.by or "the council"
        parts.append(f"{by} promised {long_date(clock.promised.on)} on {long_date(clock.promised.made_on)}")
    return f"{'; '.join(parts)} ({citation(clock.limit)})."


def citation(limit: TimeLimit) -> str:
    return "; ".join(map(str, limit.rule.citations))


def _what(clock: Clock) -> str:
    limit, by = clock.limit, long_date(clock.due)
    must = (
        f"{limit.must} ({clock.started_by.about})"
        if _says_what(limit) and clock.started_by.about
        else limit.must
    )
    who = f"{limit.who[0].upper()}{limit.who[1:]}"
    if limit.shape is Shape.MAY:
        return f"{who} {'may' if clock.is_open else 'could'} {must} until {by}"
    binds = limit.rule.standing is Standing.LAW
    verb = ("must" if binds else "is asked to") if clock.state is State.RUNNING else ""
    verb = verb or ("had to" if binds else "was asked to")
    return f"{who} {verb} {must} {'until' if limit.shape is Shape.AT_LEAST else 'by'} {by}"


def _says_what(limit: TimeLimit) -> bool:
    """Whether the event that starts it is about what must be done, and not about whom."""
    return limit.aimed or limit.set_day is not None


def _counted_from(clock: Clock) -> str:
    limit, start = clock.limit, clock.started_by
    if limit.set_day and clock.due == start.for_day:
        return f"the day agreed in writing on {long_date(start.on)}"
    if limit.aimed and limit.period == ON_THE_DAY:
        return f"the day set on {long_date(start.on)}"
    if limit.aimed:
        aim = _AIMED_AT.get(start.kind, _MOVE)
        return f"{limit.period.words} {aim} on {long_date(start.for_day or start.on)}"
    about = f" ({start.about})" if start.about and not _says_what(limit) else ""
    how_long = limit.period.words
    if clock.counted.from_receipt:
        how_long = how_long.replace(" after", " beginning with")
    words = f"{how_long} {long_date(start.on)}, when {EVENT_WORDS[start.kind]}{about}"
    return f"{words}{_later(clock.counted)}{_put_off(clock.counted)}"


def _later(counted: Counted) -> str:
    later = counted.later
    if later is None:
        return ""
    when = f", when {EVENT_WORDS[later.kind]}" if later.kind else ""
    return f", but {later.period.words} {long_date(later.since)}{when}, is later"


def _put_off(counted: Counted) -> str:
    if counted.put_off is None:
        return ""
    closed = "August" if counted.put_off.month == 8 else "the days from 25 December to 1 January"
    return f"; {long_date(counted.put_off)} would be the day, but the tribunal leaves out {closed}"


def _running(clock: Clock, on: date) -> str:
    left = (clock.due - on).days
    return f"{counted(left, 'day is', 'days are')} left" if left else "this is the last day"


def _late(clock: Clock, on: date) -> str:
    return f"this is {_days(clock)} late"


def _in_time(clock: Clock, on: date) -> str:
    return f"{_stopped(clock)}, in time"


def _done_late(clock: Clock, on: date) -> str:
    return f"{_stopped(clock)}, {_days(clock)} late"


def _too_early(clock: Clock, on: date) -> str:
    return f"{_stopped(clock)}, {_days(clock)} too early"


def _over(clock: Clock, on: date) -> str:
    return "that time is over"


def _ended(clock: Clock, on: date) -> str:
    return f"this is no longer due, because {_stopped(clock)}"


def _started_again(clock: Clock, on: date) -> str:
    return f"this was started again, because {_stopped(clock)}"


_OUTCOMES: dict[State, Callable[[Clock, date], str]] = {
    State.RUNNING: _running,
    State.LATE: _late,
    State.IN_TIME: _in_time,
    State.DONE_LATE: _done_late,
    State.TOO_EARLY: _too_early,
    State.OVER: _over,
    State.ENDED: _ended,
    State.STARTED_AGAIN: _started_again,
}


def _days(clock: Clock) -> str:
    return counted(clock.days_late, "day", "days")


def _stopped(clock: Clock) -> str:
    stop = clock.stopped_by
    return f"on {long_date(stop.on)} {EVENT_WORDS[stop.kind]}" if stop else "it ended"


# What was done in time, or is no longer due, needs no excuse.
_CAN_BE_EXCUSED = (State.LATE, State.DONE_LATE, State.RUNNING)


def _excuse(reason: Reason, state: State) -> str:
    until = f", until {long_date(reason.until)}" if reason.until else ""
    happened = f"on {long_date(reason.since)} {EVENT_WORDS[reason.kind]}{until}"
    if reason.counts:
        excuses = "would excuse a later day" if state is State.RUNNING else "excuses it"
        return f"{reason.place} {excuses}, because {happened}"
    why_not = f"{reason.why_not[0].lower()}{reason.why_not[1:]}".rstrip(".")
    excuse = "would not excuse a later day" if state is State.RUNNING else "does not excuse it"
    return f"{reason.place} {excuse}, though {happened}: {why_not}"
