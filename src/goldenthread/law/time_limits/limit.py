"""One row of the table of time limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.law.rules import Rule
from goldenthread.law.time_limits.events import EventKind
from goldenthread.law.time_limits.periods import Period


class Who(StrEnum):
    """Who must act, or may."""

    COUNCIL = "the council"
    BODY = "whoever was asked for advice"
    SETTING = "the setting"
    ARRANGER = "whoever arranges the review"
    FAMILY = "the family"
    ADVISER = "the mediation adviser"
    HEALTH = "the health body"


class SetDay(StrEnum):
    """What a day that both sides agreed in writing does to a limit, if the event that starts it says one.

    IN_ITS_PLACE: it takes the place of the law’s. NOT_AFTER: the law’s day stays, unless the agreed one is
    earlier: something that comes before what the day is for.
    """

    IN_ITS_PLACE = "in its place"
    NOT_AFTER = "not after"


class Shape(StrEnum):
    """What kind of limit it is.

    AT_MOST: something must be done by a day. AT_LEAST: this long must be left before something is done.
    MAY: a right that ends; nobody is late who does not use it.
    """

    AT_MOST = "at most"
    AT_LEAST = "at least"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Excuse:
    """An event for which the limit need not be kept, and where that is written.

    `weeks`: how long somebody must at least be away, where the event is an absence.
    """

    kind: EventKind
    place: str
    weeks: int = 4


@dataclass(frozen=True, slots=True)
class OrLater:
    """Another way to count, from the latest of other events: the later of both days counts.

    The events are those `before` the clock started, or else those after it and before it starts again.
    """

    kinds: tuple[EventKind, ...]
    period: Period
    before: bool = False


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """What starts it, how long it is, what ends it, what excuses it and what follows.

    `must` completes “The council had to …”. `after`: it holds only once one of these has happened since it
    began. `or_aim`: another way to count, from the day that the event is about, if it says one: the later of
    both days counts. `set_day`: what a day that was agreed in writing does to it. `anew`: a later event that
    starts it takes the place of a clock that still runs. `aimed`: it is counted from the day that the event
    is about, such as a meeting or a move. `from_receipt`: whether the day of receipt is itself the first day
    is not said.
    """

    rule: Rule
    who: Who
    must: str
    starts: tuple[EventKind, ...]
    period: Period
    done_by: tuple[EventKind, ...]
    ended_by: tuple[EventKind, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    after: tuple[EventKind, ...] = ()
    or_later: OrLater | None = None
    or_aim: Period | None = None
    set_day: SetDay | None = None
    shape: Shape = Shape.AT_MOST
    anew: bool = False
    aimed: bool = False
    from_receipt: bool = False
    tribunal_days: bool = False
    follows: str = ""

    @property
    def id(self) -> str:
        return self.rule.id
