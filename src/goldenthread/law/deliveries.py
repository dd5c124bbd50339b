"""What was recorded about each session, and how facts only ever added become what counts now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What somebody said about a promised session. 'Not recorded' is not here: nobody says it."""

    HAPPENED = "happened"
    PART = "part"
    MISSED = "missed"


class Reason(StrEnum):
    """Why a session was missed or cut short."""

    CHILD_ABSENT = "child_absent"
    STAFF_ABSENT = "staff_absent"
    SPECIALIST_CANCELLED = "specialist_cancelled"
    SCHOOL_CLOSED = "school_closed"
    REFUSED = "refused"
    TIMETABLE = "timetable"
    OTHER = "other"


REASON_WORDS: Mapping[Reason, str] = {
    Reason.CHILD_ABSENT: "{name} {was} away",
    Reason.STAFF_ABSENT: "A member of staff was away",
    Reason.SPECIALIST_CANCELLED: "The specialist cancelled",
    Reason.SCHOOL_CLOSED: "The school was closed",
    Reason.REFUSED: "{name} did not want to take part",
    Reason.TIMETABLE: "Something else was on at that time",
    Reason.OTHER: "Another reason",
}
NO_REASON = "No reason given"


def reason_about(reason: Reason, name: str, was: str = "was") -> str:
    """The words of a reason about one child, several (“were”), or the one who reads (“You”, “were”)."""
    return REASON_WORDS[reason].format(name=name, was=was)


class RecordError(ValueError):
    """What was recorded does not fit together."""


class CatchUp(NamedTuple):
    """Minutes given on another day to make good a session that was missed or cut short."""

    on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """What counts now for one session: the latest record, and what was done to make it good.

    `minutes` are those given at the session itself. `note` is the recorder's own words. `offer_by`
    is the day by which a missed session is to be made good. Raises RecordError.
    """

    on: date
    slot: int
    status: Status
    minutes: int
    reason: Reason | None = None
    note: str = ""
    made_good: tuple[CatchUp, ...] = ()
    offer_by: date | None = None

    def __post_init__(self) -> None:
        check_record(self.status, self.minutes)

    @property
    def is_unexplained(self) -> bool:
        """Missed, and nobody said why."""
        return self.status is Status.MISSED and self.reason is None

    @property
    def made_good_on(self) -> date | None:
        """The day it was last made good."""
        return max((catch_up.on for catch_up in self.made_good), default=None)

    @property
    def made_good_minutes(self) -> int:
        return sum(catch_up.minutes for catch_up in self.made_good)


class Recorded(NamedTuple):
    """Somebody said what happened. A later one about the same session corrects an earlier one."""

    recorded_at: datetime
    on: date
    slot: int
    status: Status
    minutes: int
    reason: Reason | None = None
    note: str = ""


class MadeGood(NamedTuple):
    """A missed or cut-short session was made good on `made_good_on`.

    A later one about the same session and the same day corrects an earlier one; 0 minutes undo it.
    """

    recorded_at: datetime
    on: date
    slot: int
    made_good_on: date
    minutes: int


class ToBeOffered(NamedTuple):
    """Somebody undertook to make the session good by a day. None takes it back."""

    recorded_at: datetime
    on: date
    slot: int
    by: date | None


class Withdrawn(NamedTuple):
    """The record was a mistake, of the child or the day. The session is as if never recorded."""

    recorded_at: datetime
    on: date
    slot: int


Fact = Recorded | MadeGood | ToBeOffered | Withdrawn
SessionKey = tuple[date, int]


def check_record(status: Status, minutes: int) -> None:
    """Raise RecordError unless a session with this status can have lasted so many minutes."""
    if status is Status.MISSED and minutes != 0:
        raise RecordError("A missed session has no minutes. Say that it was cut short instead.")
    if status is not Status.MISSED and minutes < 1:
        raise RecordError("Enter how many minutes it lasted, like 20, or say that it was missed.")


def effective(facts: Iterable[Fact]) -> list[Delivery]:
    """What counts now: one Delivery for each session with a record that stands, oldest first.

    Facts may come in any order; the later `recorded_at` wins, and of two at one moment the later in
    `facts`. Making good is kept through a correction, because it happened all the same; where it
    or an undertaking to do so points at no record that stands (none was made, or it was withdrawn),
    the session counts as missed without a reason: nobody makes good what was given.
    """
    by_session: dict[SessionKey, list[Fact]] = {}
    for fact in facts:
        by_session.setdefault((fact.on, fact.slot), []).append(fact)
    folded = (_fold(key, by_session[key]) for key in sorted(by_session))
    return [delivery for delivery in folded if delivery is not None]


def _fold(key: SessionKey, facts: list[Fact]) -> Delivery | None:
    record: Recorded | None = None
    catch_ups: dict[date, int] = {}
    offer_by: date | None = None
    for fact in sorted(facts, key=_recorded_at):
        match fact:
            case Recorded():
                record = fact
            case Withdrawn():
                record = None
            case MadeGood(made_good_on=day, minutes=minutes):
                catch_ups[day] = minutes
            case ToBeOffered(by=by):
                offer_by = by
    made_good = tuple(CatchUp(day, catch_ups[day]) for day in sorted(catch_ups) if catch_ups[day])
    return _delivery(key, record, made_good, offer_by)


def _delivery(
    key: SessionKey,
    record: Recorded | None,
    made_good: tuple[CatchUp, ...],
    offer_by: date | None,
) -> Delivery | None:
    if record is not None:
        return Delivery(*record[1:], made_good=made_good, offer_by=offer_by)
    if made_good or offer_by:
        return Delivery(*key, Status.MISSED, 0, made_good=made_good, offer_by=offer_by)
    return None


def _recorded_at(fact: Fact) -> datetime:
    return fact.recorded_at
