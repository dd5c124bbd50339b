"""The worked cases: one table, which the tests try and the reference page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from goldenthread.law.time_limits.clock import Clock, State, clocks
from goldenthread.law.time_limits.events import Event, EventKind

_EVENT = re.compile(
    r"(?P<kind>[\w-]+) (?P<on>[\d-]+)(?: until (?P<until>[\d-]+))?(?: for (?P<for_day>[\d-]+))?"
    r"(?: about (?P<about>.+?))?(?: by (?P<by>.+))?"
)


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """What happened, the day asked about, and what one time limit must then say."""

    text: str
    events: tuple[Event, ...]
    on: date
    limit: str
    due: date
    state: State
    days: int
    excused: bool

    def clock(self) -> Clock:
        """The clock that the engine makes of it."""
        found = [clock for clock in clocks(self.events, self.on) if clock.limit.id == f"limit.{self.limit}"]
        starts = next(event for event in self.events if event.kind in found[0].limit.starts)
        return next(clock for clock in found if clock.started_by == starts)


@cache
def worked_cases() -> tuple[WorkedCase, ...]:
    text = files(__package__).joinpath("worked_cases.txt").read_text(encoding="utf-8")
    return tuple(_case(line) for line in text.splitlines() if line and not line.startswith("#"))


def _case(line: str) -> WorkedCase:
    events, on, limit, due, state, days, excused = line.split(" | ")
    return WorkedCase(
        text=events,
        events=tuple(_event(part) for part in events.split("; ")),
        on=date.fromisoformat(on),
        limit=limit,
        due=date.fromisoformat(due),
        state=State(state),
        days=int(days),
        excused=excused == "yes",
    )


def _event(part: str) -> Event:
    found = _EVENT.fullmatch(part)
    if found is None:
        raise ValueError(f"This is not an event of a worked case: {part}")
    on, until, for_day = (_day(found[name]) for name in ("on", "until", "for_day"))
    assert on  # noqa: S101 - the pattern has found one
    return Event(EventKind(found["kind"]), on, found["about"] or "", until, for_day, found["by"] or "")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
