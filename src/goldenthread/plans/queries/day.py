"""The sessions of one day, and what has been recorded of each: for a class, a group or one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.prepared import prepared
from goldenthread.law.deliveries import Reason, Status
from goldenthread.law.school_days import Closed, SchoolDays
from goldenthread.people.models import Child
from goldenthread.places.queries.school_days import school_days_around, school_days_of
from goldenthread.plans.models import DeliveryRecord
from goldenthread.plans.queries.accounts import reason_of
from goldenthread.plans.queries.sessions import Promise, promises_by, promises_on

Key = tuple[UUID, int]
LOOK_BACK = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Known:
    """What counts now for a session: the latest record of it, who made it and when."""

    record_id: UUID
    status: Status
    minutes: int
    reason: Reason | None
    note: str
    by_id: UUID
    who: str
    at: datetime

    @property
    def lacks_a_reason(self) -> bool:
        return self.status is not Status.HAPPENED and self.reason is None


@dataclass(frozen=True, slots=True)
class DaySession:
    """One child's session of the day. `name` is how the class says it."""

    child: Child
    name: str
    strand: UUID
    slot: int
    at: time | None
    minutes: int
    title: str
    who: str
    known: Known | None

    @property
    def key(self) -> Key:
        return self.strand, self.slot


@dataclass(frozen=True, slots=True)
class Group:
    """Sessions with the same title, time and person: one group, recorded by one tap."""

    sessions: tuple[DaySession, ...]

    @property
    def first(self) -> DaySession:
        return self.sessions[0]

    @property
    def waiting(self) -> tuple[DaySession, ...]:
        """Those that nobody has recorded yet."""
        return tuple(session for session in self.sessions if session.known is None)

    @property
    def names(self) -> list[str]:
        return [session.name for session in self.sessions]


def sessions_of(children: Sequence[Child], on: date) -> list[DaySession]:
    """The promised sessions of these children on a day, in order of time. Four queries for one school."""
    return _in_order(children, promises_on(on, [child.id for child in children]), on)


def my_sessions(viewer: Viewer, on: date) -> tuple[DaySession, ...]:
    """A day's sessions that name this person, of every child for whom they may record. Five queries."""
    promises = promises_by(viewer, on)
    children = _children([promise.child_id for promise in promises])
    return tuple(_in_order(children, promises, on))


def my_open_days(viewer: Viewer) -> dict[date, int]:
    """The days of the last fortnight with sessions that name this person and that nobody recorded.

    The latest first, with how many there are. Four queries.
    """
    promises = promises_by(viewer, viewer.today)
    since, yesterday = viewer.today - LOOK_BACK, viewer.today - timedelta(days=1)
    school_days = school_days_of({promise.setting_id for promise in promises})
    known = set(
        _known_between({p.child_id for p in promises}, {p.strand for p in promises}, since, yesterday)
    )
    expected = (
        (session.on, promise.strand, session.slot)
        for promise in promises
        for session in promise.sessions(school_days[promise.setting_id], yesterday)
        if session.on >= since and session.on not in school_days[promise.setting_id].late_closures
    )
    found = Counter(on for on, strand, slot in expected if (strand, on, slot) not in known)
    return dict(sorted(found.items(), reverse=True))


def my_closed_day(viewer: Viewer, on: date) -> Closed | None:
    """Why no school is open on a day of those whose sessions name this person. Three queries."""
    settings = {promise.setting_id for promise in promises_by(viewer, on)}
    found = [days.closed_on(on) for days in school_days_of(settings).values()]
    closed = [one for one in found if one]
    if not closed or len(closed) < len(found):
        return None
    before = max((one.before for one in closed if one.before), default=None)
    return Closed(closed[0].why, before, min((one.after for one in closed if one.after), default=None))


@prepared
def _known_between(
    children: Collection[UUID], strands: Collection[UUID], first: date, last: date
) -> QuerySet[DeliveryRecord, tuple[UUID, date, int]]:
    rows = DeliveryRecord.objects.filter(
        child__among=children, strand__among=strands, on__range=(first, last), corrected_by__isnull=True
    )
    return rows.values_list("strand", "on", "slot")


@prepared
def _children(ids: Collection[UUID]) -> QuerySet[Child, Child]:
    return Child.objects.filter(id__among=ids)


def _in_order(children: Sequence[Child], promises: Sequence[Promise], on: date) -> list[DaySession]:
    by_id = {child.id: child for child in children}
    days = {setting: school_days_around(setting, on) for setting in {p.setting_id for p in promises}}
    names = names_in_class(children)
    found = known_of(promises, on)
    sessions = [
        session
        for promise in promises
        for session in _sessions(promise, by_id[promise.child_id], names, on, days, found)
    ]
    return sorted(sessions, key=lambda s: (s.at or time.max, s.title.casefold(), s.who.casefold(), s.name))


def _sessions(
    promise: Promise,
    child: Child,
    names: Mapping[UUID, str],
    on: date,
    days: Mapping[UUID, SchoolDays],
    found: Mapping[Key, Known],
) -> Iterable[DaySession]:
    for session in promise.sessions_on(on, days[promise.setting_id]):
        key = promise.strand, session.slot
        yield DaySession(
            child, names[child.id], *key, session.at, session.minutes, promise.title, promise.who,
            found.get(key),
        )  # fmt: skip


def known_of(promises: Collection[Promise], on: date) -> dict[Key, Known]:
    """What counts now of these promises' sessions of a day. One query.

    Records are sought by child too: the table's index begins with the child.
    """
    rows = _records({p.child_id for p in promises}, {p.strand for p in promises}, on)
    return {
        (strand, slot): Known(id, Status(status), minutes, reason_of(reason), note, by_id, who, at)
        for strand, slot, id, status, minutes, reason, note, by_id, who, at in rows
    }


@prepared
def _records(
    children: Collection[UUID], strands: Collection[UUID], on: date
) -> QuerySet[DeliveryRecord, tuple[Any, ...]]:
    rows = DeliveryRecord.objects.filter(
        child__among=children, strand__among=strands, on=on, corrected_by__isnull=True
    )
    return rows.values_list(
        "strand", "slot", "id", "status", "minutes", "reason", "note", "by_id", "by__name", "at"
    )


def groups_of(sessions: Iterable[DaySession]) -> list[Group]:
    """The same sessions by title, time and person, in the order of the day."""
    groups: dict[tuple[object, ...], list[DaySession]] = {}
    for session in sessions:
        same = session.at, session.title.strip().casefold(), session.who.strip().casefold()
        groups.setdefault(same, []).append(session)
    return [Group(tuple(group)) for group in groups.values()]


def group_with(sessions: Iterable[DaySession], strand: UUID, slot: int) -> Group | None:
    """The group in which this session is."""
    for group in groups_of(sessions):
        if any(session.key == (strand, slot) for session in group.sessions):
            return group
    return None


def names_in_class(children: Iterable[Child]) -> dict[UUID, str]:
    """First names; with the family name too where two children share one."""
    known = list(children)
    firsts = Counter(child.short_name for child in known)
    return {
        child.id: child.short_name
        if firsts[child.short_name] == 1
        else f"{child.short_name} {child.last_name}"
        for child in known
    }
