"""Which sessions of days that have been a change of the school calendar touches, and those it touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.foundation.prepared import prepared
from goldenthread.law.calendar_changes import How, changed_days
from goldenthread.law.school_days import SchoolDays
from goldenthread.plans.models import CalendarChange, DeliveryRecord
from goldenthread.plans.queries.accounts import NOT_SAID
from goldenthread.plans.queries.sessions import promises_in

Key = tuple[UUID, UUID, How]


@dataclass(frozen=True, slots=True)
class Touched:
    """One provision of a child: a day for each session that a change touches, the oldest first."""

    child_id: UUID
    strand: UUID
    how: How
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the calendar does to the accounts of days that have been; nothing when it is empty."""

    touched: tuple[Touched, ...]

    def __bool__(self) -> bool:
        return bool(self.touched)

    @property
    def ways(self) -> tuple[How, ...]:
        """In which ways sessions are touched, in the order of `How`."""
        return tuple(how for how in How if any(one.how is how for one in self.touched))

    def of(self, how: How) -> tuple[Touched, ...]:
        return tuple(one for one in self.touched if one.how is how)

    def of_child(self, child_id: UUID) -> Effect:
        return Effect(tuple(one for one in self.touched if one.child_id == child_id))

    @property
    def children(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(one.child_id for one in self.touched))


def days_of(touched: Iterable[Touched]) -> list[date]:
    """A day for each session, the oldest first."""
    return sorted(day for one in touched for day in one.days)


def weeks_of(days: Iterable[date]) -> tuple[date, ...]:
    """The Monday of each week."""
    return tuple(sorted({day - timedelta(days=day.weekday()) for day in days}))


def effect_of(setting_id: UUID, before: SchoolDays, after: SchoolDays, last: date) -> Effect:
    """The sessions up to `last` that become others by this calendar. Two queries at most."""
    changed = changed_days(before, after, last)
    if not changed:
        return Effect(())
    explained = _explained([day for day, how in changed.items() if how in (How.CLOSED, How.OPENED)])
    found: Mapping[Key, list[date]] = defaultdict(list)
    for promise in promises_in(setting_id):
        for day, how in changed.items():
            sessions = promise.sessions_on(day, after if how is How.NEW else before)
            left = [one for one in sessions if (promise.strand, day, one.slot) not in explained]
            if left:
                found[promise.child_id, promise.strand, how] += [day] * len(left)
    return Effect(tuple(Touched(*key, tuple(days)) for key, days in found.items()))


def _explained(days: list[date]) -> frozenset[tuple[UUID, date, int]]:
    """The sessions of these days of which somebody said what happened: no closure says it for them."""
    if not days:
        return frozenset()
    unexplained = Q(status=DeliveryRecord.Status.MISSED, reason__in=("", NOT_SAID))
    last = DeliveryRecord.objects.filter(on__in=days, corrected_by__isnull=True).exclude(unexplained)
    return frozenset(last.values_list("strand", "on", "slot"))


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """A change that touched an account: a day for each session, and who made it when and why."""

    how: How
    days: tuple[date, ...]
    what: str
    why: str
    who: str
    at: datetime


def calendar_changes_of(child_id: UUID, strand: UUID, until: date) -> tuple[CalendarChanged, ...]:
    """The changes that touched this account up to a day, the oldest first. One query."""
    changes = []
    for how, days, what, why, who, at in _changes(child_id, strand):
        touched = tuple(day for day in map(date.fromisoformat, days) if day <= until)
        if touched:
            changes.append(CalendarChanged(How(how), touched, what, why, who, at))
    return tuple(changes)


@prepared
def _changes(child_id: UUID, strand: UUID) -> QuerySet[CalendarChange, tuple[Any, ...]]:
    rows = CalendarChange.objects.filter(child=child_id, strand=strand).order_by("at", "id")
    return rows.values_list("how", "days", "what", "why", "by__name", "at")
