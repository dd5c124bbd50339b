"""How late something is, and whether the law excuses it: said once, so that every page says the same."""

from __future__ import annotations

from typing import NamedTuple

from goldenthread.casework.queries.case_page import AdviceLine
from goldenthread.design.words import day_month, plural
from goldenthread.law.time_limits import Clock, State


class Lateness(NamedTuple):
    """The mark ("late", "excused" or none) and the words; both empty of what is not late."""

    mark: str = ""
    words: str = ""


def lateness(days: int, *, excused: bool) -> Lateness:
    """“9 days late”, “9 days late, excused”. Only what is late can be excused."""
    if days <= 0:
        return Lateness()
    return Lateness("excused" if excused else "late", f"{plural(days, 'day')} late{', excused' * excused}")


def lateness_of(clock: Clock) -> Lateness:
    """Of a clock that is late, or was when it was done."""
    if clock.state not in (State.LATE, State.DONE_LATE):
        return Lateness()
    return lateness(clock.days_late, excused=clock.excused)


def advice_lateness(line: AdviceLine) -> Lateness:
    return Lateness() if line.no_longer_due else lateness(line.days_late, excused=line.excused)


def advice_state(line: AdviceLine) -> Lateness:
    """Where one piece of advice stands: its mark and words in a list."""
    mark, late = advice_lateness(line)
    if line.answered_on:
        day = day_month(line.answered_on)
        return Lateness(mark or "done", f"{day}, came {late}" if late else day)
    if line.no_longer_due:
        return Lateness("none", "Never came")
    if late:
        return Lateness(mark, f"Not answered, {late}")
    return Lateness("due", f"Due {day_month(line.due)}" if line.due else "Not answered yet")
