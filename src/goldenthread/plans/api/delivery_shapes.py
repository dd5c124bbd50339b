"""What other programs send and get about delivery."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from goldenthread.foundation.api_shapes import Fault
from goldenthread.law.account import Account, Line, State
from goldenthread.law.account_words import sentence
from goldenthread.law.calendar_changes import How
from goldenthread.law.deliveries import Reason, SessionKey, Status
from goldenthread.law.school_days import Closed
from goldenthread.plans.actions.accounts import figures_of
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.api.plan_shapes import FiguresRead, LostForRead
from goldenthread.plans.queries.account_page import History, ProvisionRead
from goldenthread.plans.queries.accounts import reason_of
from goldenthread.plans.queries.calendar_changes import CalendarChanged
from goldenthread.plans.queries.class_page import ClassDay, ToDo
from goldenthread.plans.queries.day import DaySession, Group, groups_of

if TYPE_CHECKING:
    from goldenthread.plans.models import DeliveryRecord, MadeGood

Minutes = Annotated[int, Field(ge=0, le=600)]
Slot = Annotated[int, Field(ge=0, le=50)]
Note = Annotated[str, Field(max_length=300)]


class WhatIn(Schema):
    """What happened. Leave `minutes` out of a session that happened in full or was missed."""

    status: Status
    minutes: Minutes | None = None
    reason: Reason | None = None
    note: Note = ""

    def said(self) -> WhatHappened:
        return WhatHappened(self.status, self.minutes, self.reason, self.note)


class RecordIn(WhatIn):
    """One session of one child. Send it again with the same `client_key` and it is the same record."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "child_id": "0192f0c1-2d3e-7abc-8def-0123456789ab",
                    "strand": "0192f0c1-2d3e-7abc-8def-0123456789cd",
                    "on": "2026-11-19",
                    "slot": 0,
                    "status": "missed",
                    "reason": "staff_absent",
                    "note": "Meera was ill",
                    "client_key": "6f1c7a52-6f0e-4f4e-9f3e-0d2a5a3a1b11",
                }
            ]
        }
    )
    child_id: UUID
    strand: UUID
    on: date
    slot: Slot = 0
    extra: bool = False
    client_key: UUID | None = None


class CorrectionIn(WhatIn):
    """What really happened, and why the record was wrong."""

    why: Annotated[str, Field(max_length=300, examples=["It was written for the wrong day"])] = ""
    client_key: UUID | None = None


class MadeGoodIn(Schema):
    on: Annotated[date, Field(examples=["2026-11-24"])]
    minutes: Annotated[int, Field(ge=1, le=600, examples=[20])]


class ExtraIn(Schema):
    """A session that nobody promised. `another`: one of that day is recorded, and this is a second."""

    on: Annotated[date, Field(examples=["2026-11-24"])]
    minutes: Annotated[int, Field(ge=1, le=600, examples=[20])]
    another: bool = False
    client_key: UUID | None = None


class RecordOut(Schema):
    id: UUID
    child_id: UUID
    strand: UUID
    on: date
    slot: int
    status: Status
    minutes: int
    reason: Reason | None
    note: str
    corrects: UUID | None
    recorded_by: str
    recorded_at: datetime

    @staticmethod
    def of(record: DeliveryRecord) -> RecordOut:
        return RecordOut.model_construct(
            id=record.id,
            child_id=record.child_id,
            strand=record.strand,
            on=record.on,
            slot=record.slot,
            status=Status(record.status),
            minutes=record.minutes,
            reason=reason_of(record.reason),
            note=record.note,
            corrects=record.corrects_id,
            recorded_by=record.by.name,
            recorded_at=record.at,
        )


class BatchOut(Schema):
    """The answer to one item of a list: its record, or its faults. `status` is as of a single send."""

    status: int
    client_key: UUID | None
    record: RecordOut | None = None
    faults: list[Fault] = []


class MadeGoodOut(Schema):
    id: UUID
    record_id: UUID
    on: date
    minutes: int

    @staticmethod
    def of(given: MadeGood) -> MadeGoodOut:
        return MadeGoodOut(id=given.id, record_id=given.record_id, on=given.on, minutes=given.minutes)


class HalfTermFigures(FiguresRead):
    name: str = Field(examples=["November, to the 20th"])
    starts_on: date


class FiguresOut(Schema):
    """In all, of each half-term, and by reason."""

    total: FiguresRead
    half_terms: list[HalfTermFigures]
    by_reason: list[LostForRead]


class CalendarChangedOut(Schema):
    """A change of the school calendar after the day. `days` has one for each session that it touched."""

    how: How
    days: list[date]
    what: str = Field(examples=["26 October 2026 was a school day after all"])
    why: str
    who: str
    at: datetime


class AccountOut(Schema):
    """The account of a provision. The figures close: see the reference of the account."""

    strand: UUID
    until: date
    sentence: str
    figures: FiguresOut
    not_recorded_on: list[date]
    calendar_changes: list[CalendarChangedOut]

    @staticmethod
    def of(strand: UUID, account: Account, changes: Iterable[CalendarChanged]) -> AccountOut:
        return AccountOut(
            strand=strand,
            until=account.until,
            sentence=sentence(account),
            figures=FiguresOut.model_validate(figures_of(account)),
            not_recorded_on=[session.on for session in account.not_recorded],
            calendar_changes=[CalendarChangedOut.from_orm(one) for one in changes],
        )


class SaidOut(Schema):
    """One record, as somebody made it. `why` is said of a correction."""

    record_id: UUID
    status: Status
    minutes: int
    reason: Reason | None
    note: str
    why: str
    who: str
    at: datetime


class MinutesGivenOut(Schema):
    """Minutes given on another day."""

    on: date
    minutes: int
    who: str
    at: datetime


class HistoryOut(Schema):
    """All that was said of a session, the oldest first. The last record counts."""

    on: date
    said: list[SaidOut]
    made_good: list[MinutesGivenOut]

    @staticmethod
    def of(on: date, history: History) -> dict[str, Any]:
        return {"on": on, "said": history.said, "made_good": history.given}


class SessionOfAccount(HistoryOut):
    """A promised session and what it comes to."""

    slot: int
    at: time | None
    state: State
    minutes: int
    minutes_delivered: int
    minutes_made_good: int


class SessionsOut(Schema):
    """Every session of a provision to `until`, the newest first; `extra` came beyond the promise."""

    strand: UUID
    title: str = Field(examples=["Word map"])
    until: date
    sessions: list[SessionOfAccount]
    extra: list[HistoryOut]

    @staticmethod
    def of(
        read: ProvisionRead,
        histories: Mapping[SessionKey, History],
        extra: Iterable[tuple[date, History]],
    ) -> dict[str, Any]:
        return {
            "strand": read.now.strand,
            "title": read.now.title,
            "until": read.account.until,
            "sessions": [_session(line, histories) for line in reversed(read.account.lines)],
            "extra": [HistoryOut.of(on, history) for on, history in extra],
        }


def _session(line: Line, histories: Mapping[SessionKey, History]) -> dict[str, Any]:
    session = line.session
    return HistoryOut.of(session.on, histories.get(session[:2], History())) | {
        "slot": session.slot,
        "at": session.at,
        "state": line.state,
        "minutes": session.minutes,
        "minutes_delivered": line.minutes_delivered,
        "minutes_made_good": line.minutes_made_good,
    }


class SessionOut(Schema):
    child_id: UUID
    name: str
    strand: UUID
    slot: int
    minutes: int
    record_id: UUID | None
    status: Status | None
    recorded_by: str | None

    @staticmethod
    def of(session: DaySession) -> SessionOut:
        known = session.known
        return SessionOut(
            child_id=session.child.id,
            name=session.name,
            strand=session.strand,
            slot=session.slot,
            minutes=session.minutes,
            record_id=known.record_id if known else None,
            status=known.status if known else None,
            recorded_by=known.who if known else None,
        )


class GroupOut(Schema):
    """Sessions that one tap records."""

    title: str
    at: str | None
    who: str
    sessions: list[SessionOut]

    @staticmethod
    def of(group: Group) -> GroupOut:
        first = group.first
        at = f"{first.at:%H:%M}" if first.at else None
        return GroupOut(
            title=first.title, at=at, who=first.who, sessions=[SessionOut.of(s) for s in group.sessions]
        )


class DayOut(Schema):
    on: date
    groups: list[GroupOut]

    @staticmethod
    def of(on: date, sessions: tuple[DaySession, ...]) -> DayOut:
        return DayOut(on=on, groups=[GroupOut.of(group) for group in groups_of(sessions)])


class ClosedOut(Schema):
    """Why there is no school on this day, and the nearest school days."""

    why: str = Field(examples=["it is a weekend"])
    school_day_before: date | None
    next_school_day: date | None

    @staticmethod
    def of(closed: Closed | None) -> ClosedOut | None:
        if closed is None:
            return None
        return ClosedOut(why=closed.why, school_day_before=closed.before, next_school_day=closed.after)


class OpenDay(Schema):
    on: date
    sessions: int = Field(description="That name you, and that nobody recorded.")


class MyDayOut(DayOut):
    left_open: list[OpenDay] = Field(description="The days of the last fortnight before today, latest first.")
    closed: ClosedOut | None

    @staticmethod
    def of_mine(
        on: date, sessions: tuple[DaySession, ...], left_open: dict[date, int], closed: Closed | None
    ) -> MyDayOut:
        day = DayOut.of(on, sessions)
        days = [OpenDay(on=open_day, sessions=number) for open_day, number in left_open.items()]
        return MyDayOut(on=on, groups=day.groups, left_open=days, closed=ClosedOut.of(closed))


class ToDoOut(Schema):
    """What to do for one child. `layers` is empty for a child with adjustments only."""

    child_id: UUID
    name: str = Field(examples=["Ayo Bello"])
    layers: list[str] = Field(examples=[["targeted"]])
    words: list[str] = Field(examples=[["Wait 10 seconds for his words."]])

    @staticmethod
    def of(one: ToDo) -> ToDoOut:
        child = one.child
        return ToDoOut(child_id=child.id, name=child.name, layers=list(one.layers), words=list(one.words))


class ClassDayOut(DayOut):
    """The page of a class: the sessions of a day, and what to do for each child."""

    to_do: list[ToDoOut]
    closed: ClosedOut | None

    @staticmethod
    def of_class(found: ClassDay) -> ClassDayOut:
        day = DayOut.of(found.on, found.sessions)
        to_do = [ToDoOut.of(one) for one in found.to_do]
        return ClassDayOut(on=day.on, groups=day.groups, to_do=to_do, closed=ClosedOut.of(found.closed))


class NoteIn(Schema):
    words: str = Field(examples=["He told Jack what he saw at the zoo, in three parts."])
    provision_strand: UUID | None = Field(None, description="The provision that it is about, if about one.")


class NoteOut(Schema):
    id: UUID
    child_id: UUID
    words: str
    provision_strand: UUID | None
    at: datetime


class NoteRead(Schema):
    id: UUID
    words: str
    provision_strand: UUID | None
    who: str
    at: datetime
