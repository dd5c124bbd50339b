"""The cases that an officer, a team or a council has: what is late, due, and whom each one waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from goldenthread.casework.models import Case, Handover, KeptClock
from goldenthread.casework.queries.covers import covering
from goldenthread.casework.queries.live import LIVE
from goldenthread.casework.states import CaseState
from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.law.time_limits.limit import Who
from goldenthread.people.access import reached_by_row

Rows = QuerySet[Any, tuple[Any, ...]]
WEEK = timedelta(days=7)


class Due(NamedTuple):
    """One open clock of a case."""

    case_id: UUID
    limit: str
    who: Who
    about: str
    due: date
    excused: bool
    promised: date | None


class CaseLine(NamedTuple):
    """One case of a list. `due` is what the council itself must do first, `others_due` what others must."""

    id: UUID
    number: str
    child_id: UUID
    state: CaseState
    due: date | None
    excused: bool | None
    others_due: date | None


class CaseInFull(NamedTuple):
    """The same, with what only the cases on the page need."""

    id: UUID
    number: str
    child_id: UUID
    state: CaseState
    due: date | None
    excused: bool | None
    others_due: date | None
    child: str
    officer_id: UUID | None
    officer: str
    team: str
    clocks: tuple[Due, ...]  # the first due first

    @property
    def first(self) -> Due | None:
        """What the council must do first; what anybody must, where the council must do nothing."""
        own = (one for one in self.clocks if one.who is Who.COUNCIL)
        return next(own, next(iter(self.clocks), None))

    def blocked_by(self, today: date) -> tuple[Due, ...]:
        """What others were to do by now and have not."""
        return tuple(one for one in self.clocks if one.who is not Who.COUNCIL and one.due < today)


@dataclass(frozen=True)
class Caseload:
    """The most pressing first."""

    lines: tuple[CaseLine, ...]
    today: date

    def among(self, what: str) -> tuple[CaseLine, ...]:
        """The cases of one list."""
        return tuple(line for line in self.lines if what in self.lists_of(line))

    def lists_of(self, line: CaseLine | CaseInFull) -> tuple[str, ...]:
        """Every list that a case is in: a case can be in several."""
        found = ["all"]
        if line.due:
            if line.due < self.today:
                found.append("excused" if line.excused else "late")
            elif line.due == self.today:
                found.append("today")
            elif line.due <= self.today + WEEK:
                found.append("week")
        if line.others_due and line.others_due < self.today:
            found.append("blocked")
        return tuple(found)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many cases each list has."""
        return Counter(name for line in self.lines for name in self.lists_of(line))


def caseload_of(viewer: Viewer, areas: Collection[UUID]) -> Caseload:
    """The cases of these councils that this officer has or covers today, and that are open or still owe
    something. One query, however many."""
    return _caseload(_mine(viewer.account.id, viewer.today, areas), viewer.today)


def number_in_inbox(viewer: Viewer, areas: Collection[UUID]) -> int:
    """How many open cases no officer has, without reading them. One query."""
    return sum(number for _, number in _number_unowned(viewer.account.id, viewer.today, areas))


def inbox_of(viewer: Viewer, areas: Collection[UUID]) -> Caseload:
    """The open cases of these councils that no officer has. One query."""
    return _caseload(_unowned(viewer.account.id, viewer.today, areas), viewer.today)


def caseload_among(case_ids: Collection[UUID], today: date) -> Caseload:
    """These cases, which the caller has been let see. One query."""
    return _caseload(_among(case_ids), today)


def in_full(lines: Sequence[CaseLine]) -> list[CaseInFull]:
    """These cases with the names and with everything that is due in each. Two queries."""
    ids = [line.id for line in lines]
    names = {
        id: (f"{first} {last}", officer_id, officer, team)
        for id, first, last, officer_id, officer, team in _names(ids)
    }
    clocks: dict[UUID, list[Due]] = {}
    for case_id, limit, who, about, due, excused, promised in _clocks(ids):
        one = Due(case_id, limit.removeprefix("limit."), Who[who], about, due, bool(excused), promised)
        clocks.setdefault(case_id, []).append(one)
    return [CaseInFull(*line, *names[line.id], tuple(clocks.get(line.id, ()))) for line in lines]


def _caseload(rows: Iterable[tuple[Any, ...]], today: date) -> Caseload:
    lines = [*map(CaseLine._make, rows)]
    lines.sort(key=lambda line: (line.due or line.others_due or date.max, line.number))
    return Caseload(tuple(lines), today)


_COLUMNS = ("id", "number", "child", "state", "due", "due_excused", "others_due")


@prepared
def _mine(account: UUID, today: date, areas: Collection[UUID]) -> Rows:
    covered = Handover.objects.filter(covering(today), to=account)
    rows = _reached(account, today).filter(LIVE, area__among=areas)
    return rows.filter(Q(coordinator=account) | Q(id__in=covered.values("case"))).values_list(*_COLUMNS)


@prepared
def _unowned(account: UUID, today: date, areas: Collection[UUID]) -> Rows:
    rows = _reached(account, today).filter(LIVE, area__among=areas)
    return rows.filter(coordinator__isnull=True).values_list(*_COLUMNS)


@prepared
def _number_unowned(account: UUID, today: date, areas: Collection[UUID]) -> Rows:
    rows = _reached(account, today).filter(LIVE, area__among=areas)
    return rows.filter(coordinator__isnull=True).order_by().values_list("area").annotate(Count("id"))


def _reached(account: UUID, today: date) -> QuerySet[Case]:
    """The cases of children whom this person may work for: a council that was responsible is so no more."""
    return Case.objects.filter(reached_by_row(account, today, Permission.WORK_CASE))


@prepared
def _among(cases: Collection[UUID]) -> Rows:
    return Case.objects.filter(id__among=cases).values_list(*_COLUMNS)


@prepared
def _names(cases: Sequence[UUID]) -> Rows:
    rows = Case.objects.filter(id__among=cases)
    officer = Coalesce("coordinator__name", Value(""))
    return rows.values_list("id", "child__first_name", "child__last_name", "coordinator", officer, "team")


@prepared
def _clocks(cases: Sequence[UUID]) -> Rows:
    rows = KeptClock.objects.filter(case__among=cases).order_by("due", "limit")
    return rows.values_list("case", "limit", "who", "about", "due", "excused", "promised")
