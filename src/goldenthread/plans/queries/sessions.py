"""What was promised: each provision as each version in force promised it, and the sessions of a day.

A provision keeps its promise across versions by its strand. A version's promise counts on the days on which
that version was in force: from `in_force_on`, to the day before `ended_on`. So a changed schedule
never rewrites what was promised before it, and a line that a new version drops is promised no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.law.schedule import Pattern, PatternError, Session, expected_sessions, sessions_on
from goldenthread.law.school_days import SchoolDays
from goldenthread.people.access import reached
from goldenthread.people.models import Child
from goldenthread.plans.models import Provision
from goldenthread.plans.states import VersionState

PROMISED = (VersionState.IN_FORCE, VersionState.ENDED)
COLUMNS = (
    "strand", "child_id", "version__plan__setting_id", "title", "who", "who_role", "group_size",
    "version__in_force_on", "version__ended_on", "version__plan__ended_on",
    "weekdays", "times", "every_weeks", "minutes", "starts_on", "ends_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promise:
    """A provision as one version promised it. It counts from `first` to `last`, both included.

    `pattern` is None when the line says nothing that can be counted.
    """

    strand: UUID
    child_id: UUID
    setting_id: UUID
    title: str
    who: str
    who_role: str
    group_size: int | None
    first: date
    last: date | None
    pattern: Pattern | None

    @property
    def starts_on(self) -> date:
        """The first day on which it was promised."""
        return max(self.first, self.pattern.starts_on) if self.pattern else self.first

    def sessions(self, school_days: SchoolDays, until: date) -> list[Session]:
        """The sessions of this promise up to and including `until`, oldest first."""
        if self.pattern is None:
            return []
        end = until if self.last is None else min(until, self.last)
        expected = expected_sessions(self.pattern, school_days, end)
        if expected and expected[0].on >= self.first:
            return expected
        return [session for session in expected if session.on >= self.first]

    def sessions_on(self, day: date, school_days: SchoolDays) -> list[Session]:
        """The sessions of this promise on one day, earliest first."""
        if self.pattern is None or day < self.first or (self.last is not None and day > self.last):
            return []
        return sessions_on(day, self.pattern, school_days)


def promises_of(children: Collection[UUID], strands: Collection[UUID] | None = None) -> list[Promise]:
    """Every promise ever in force for these children, the oldest version first. One query."""
    if len(children) == 1 and strands is not None:
        known = frozenset(strands)
        return [promise for promise in promises_of_child(*children) if promise.strand in known]
    rows = _of_children(children) if strands is None else _of_strands(children, strands)
    return [_promise(*row) for row in rows]


@prepared
def _of_children(children: Collection[UUID]) -> QuerySet[Provision, tuple[Any, ...]]:
    return _in_order(Provision.objects.filter(child__among=children, version__state__in=PROMISED))


@prepared
def _of_strands(
    children: Collection[UUID], strands: Collection[UUID]
) -> QuerySet[Provision, tuple[Any, ...]]:
    rows = Provision.objects.filter(child__among=children, strand__among=strands)
    return _in_order(rows.filter(version__state__in=PROMISED))


def promises_of_child(child_id: UUID) -> list[Promise]:
    """Every promise ever in force for one child, the oldest version first. One query."""
    return [_promise(*row) for row in _of_child(child_id)]


@prepared
def _of_child(child_id: UUID) -> QuerySet[Provision, tuple[Any, ...]]:
    return _in_order(Provision.objects.filter(child=child_id, version__state__in=PROMISED))


def promises_on(day: date, children: Collection[UUID]) -> list[Promise]:
    """What versions in force on a day promised to these children. One query."""
    return [_promise(*row) for row in _on(day, children)]


@prepared
def _on(day: date, children: Collection[UUID]) -> QuerySet[Provision, tuple[Any, ...]]:
    return _in_order(Provision.objects.filter(_in_force(day), child__among=children))


def promises_by(viewer: Viewer, on: date) -> list[Promise]:
    """What a day promised by this person's name, to children for whom they may record today. One query."""
    account = viewer.account
    return [_promise(*row) for row in _by_name(account.id, viewer.today, on, account.name)]


@prepared
def _by_name(account: UUID, today: date, day: date, name: str) -> QuerySet[Provision, tuple[Any, ...]]:
    children = Child.objects.filter(reached(account, today, Permission.RECORD))
    rows = Provision.objects.alias(lower=Lower("who")).filter(_in_force(day), lower=Lower(Value(name)))
    return _in_order(rows.filter(child__in=children.values("id")))


def _in_force(day: date) -> Q:
    not_ended = Q(version__ended_on__isnull=True) | Q(version__ended_on__gt=day)
    return not_ended & Q(version__state__in=PROMISED, version__in_force_on__lte=day)


def promises_in(setting_id: UUID) -> list[Promise]:
    """Every promise ever in force in a school, the oldest version first. One query."""
    rows = Provision.objects.filter(version__plan__setting=setting_id, version__state__in=PROMISED)
    return [_promise(*row) for row in _in_order(rows)]


def by_strand(promises: Iterable[Promise]) -> dict[UUID, list[Promise]]:
    found: dict[UUID, list[Promise]] = defaultdict(list)
    for promise in promises:
        found[promise.strand].append(promise)
    return found


def expected(promises: Iterable[Promise], school_days: SchoolDays, until: date) -> list[Session]:
    """All sessions of one provision, through all its versions."""
    return [session for promise in promises for session in promise.sessions(school_days, until)]


def _in_order(rows: QuerySet[Provision]) -> QuerySet[Provision, tuple[Any, ...]]:
    in_force = rows.filter(version__in_force_on__isnull=False)
    return in_force.order_by("version__in_force_on", "position").values_list(*COLUMNS)


def _promise(
    strand: UUID, child: UUID, setting: UUID, title: str, who: str, role: str, size: int | None,
    in_force_on: date, ended_on: date | None, plan_ended_on: date | None, *schedule: Any,
) -> Promise:  # fmt: skip
    ends = [day - timedelta(days=1) for day in (ended_on, plan_ended_on) if day is not None]
    last = min(ends) if ends else None
    pattern = pattern_of(*schedule, by_default=in_force_on)
    return Promise(strand, child, setting, title, who, role, size, in_force_on, last, pattern)


def pattern_of(
    weekdays: str,
    times: list[str],
    every_weeks: int,
    minutes: int | None,
    starts_on: date | None,
    ends_on: date | None,
    *,
    by_default: date,
) -> Pattern | None:
    """The schedule of a provision's line; None when it is not one that can be counted.

    Without a first day it begins on `by_default`.
    """
    return _pattern(weekdays, tuple(times), every_weeks, minutes or 0, starts_on or by_default, ends_on)


@lru_cache(maxsize=10_000)
def _pattern(
    weekdays: str,
    times: tuple[str, ...],
    every_weeks: int,
    minutes: int,
    starts_on: date,
    ends_on: date | None,
) -> Pattern | None:
    """Read once: many promises are the same, and each is asked for all day."""
    try:
        return Pattern(
            weekdays=frozenset(map(int, weekdays)),
            minutes=minutes,
            starts_on=starts_on,
            ends_on=ends_on,
            times=tuple(map(time.fromisoformat, times)),
            every_weeks=every_weeks,
        )
    except (PatternError, ValueError):
        return None
