"""The cases that an officer, a team or a council has: what is late, due, and whom each one waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from goldenthread.casework.models import Case, Handover, KeptClock
from goldenthread.casework.queries.covers import covering
from goldenthread.casework.states import OPEN, CaseState
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


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case of a list, with its clocks, the first due first."""

    id: UUID
    number: str
    child_id: UUID
    child: str
    state: CaseState
    officer_id: UUID | None
    officer: str
    team: str
    clocks: tuple[Due, ...]

    @property
    def mine(self) -> Due | None:
        """What the council itself must do first."""
        return next((one for one in self.clocks if one.who is Who.COUNCIL), None)

    @property
    def first(self) -> Due | None:
        return self.mine or next(iter(self.clocks), None)

    def blocked_by(self, today: date) -> tuple[Due, ...]:
        """What others were to do by now and have not."""
        return tuple(one for one in self.clocks if one.who is not Who.COUNCIL and one.due < today)


@dataclass(frozen=True, slots=True)
class Caseload:
    lines: tuple[CaseLine, ...]
    today: date

    def among(self, what: str) -> tuple[CaseLine, ...]:
        """The cases of one list, the most pressing first."""
        return tuple(line for line in self.lines if what in self.lists_of(line))

    def lists_of(self, line: CaseLine) -> frozenset[str]:
        """Every list that a case is in: a case can be in several."""
        found = {"all"}
        due = line.mine.due if line.mine else None
        if due and due < self.today:
            found.add("excused" if line.mine and line.mine.excused else "late")
        elif due and due == self.today:
            found.add("today")
        elif due and due <= self.today + WEEK:
            found.add("week")
        if line.blocked_by(self.today):
            found.add("blocked")
        return frozenset(found)

    def count(self) -> Counter[str]:
        return Counter(name for line in self.lines for name in self.lists_of(line))


def caseload_of(viewer: Viewer, areas: Collection[UUID]) -> Caseload:
    """The open cases of these councils that this officer has, or covers today. Two queries, however many."""
    return _caseload(_mine(viewer.account.id, viewer.today, areas, OPEN), viewer.today)


def number_in_inbox(viewer: Viewer, areas: Collection[UUID]) -> int:
    """How many open cases no officer has, without reading them. One query."""
    return sum(number for _, number in _number_unowned(viewer.account.id, viewer.today, areas, OPEN))


def inbox_of(viewer: Viewer, areas: Collection[UUID]) -> Caseload:
    """The open cases of these councils that no officer has. Two queries."""
    return _caseload(_unowned(viewer.account.id, viewer.today, areas, OPEN), viewer.today)


def caseload_among(case_ids: Collection[UUID], today: date) -> Caseload:
    """These cases, which the caller has been let see. Two queries."""
    return _caseload(_among(case_ids), today)


def _caseload(rows: Iterable[tuple[Any, ...]], today: date) -> Caseload:
    cases = list(rows)
    clocks: dict[UUID, list[Due]] = {}
    for case_id, limit, who, about, due, excused, promised in _clocks([row[0] for row in cases]):
        one = Due(case_id, limit.removeprefix("limit."), Who[who], about, due, bool(excused), promised)
        clocks.setdefault(case_id, []).append(one)
    lines = [
        CaseLine(
            id, number, child_id, f"{first} {last}", CaseState(state), officer_id, officer or "", team,
            tuple(clocks.get(id, ())),
        )
        for id, number, child_id, first, last, state, officer_id, officer, team in cases
    ]  # fmt: skip
    never = date.max
    lines.sort(key=lambda line: (line.first.due if line.first else never, line.number))
    return Caseload(tuple(lines), today)


_COLUMNS = (
    "id", "number", "child", "child__first_name", "child__last_name", "state", "coordinator",
    "coordinator__name", "team",
)  # fmt: skip


@prepared
def _mine(account: UUID, today: date, areas: Collection[UUID], states: Collection[str]) -> Rows:
    covered = Handover.objects.filter(covering(today), to=account)
    rows = _reached(account, today).filter(area__among=areas, state__among=states)
    return rows.filter(Q(coordinator=account) | Q(id__in=covered.values("case"))).values_list(*_COLUMNS)


@prepared
def _unowned(account: UUID, today: date, areas: Collection[UUID], states: Collection[str]) -> Rows:
    rows = _reached(account, today).filter(area__among=areas, state__among=states)
    return rows.filter(coordinator__isnull=True).values_list(*_COLUMNS)


@prepared
def _number_unowned(account: UUID, today: date, areas: Collection[UUID], states: Collection[str]) -> Rows:
    rows = _reached(account, today).filter(area__among=areas, state__among=states)
    return rows.filter(coordinator__isnull=True).order_by().values_list("area").annotate(Count("id"))


def _reached(account: UUID, today: date) -> QuerySet[Case]:
    """The cases of children whom this person may work for: a council that was responsible is so no more."""
    return Case.objects.filter(reached_by_row(account, today, Permission.WORK_CASE))


@prepared
def _among(cases: Collection[UUID]) -> Rows:
    return Case.objects.filter(id__among=cases).values_list(*_COLUMNS)


@prepared
def _clocks(cases: Sequence[UUID]) -> Rows:
    rows = KeptClock.objects.filter(case__among=cases).order_by("due", "limit")
    return rows.values_list("case", "limit", "who", "about", "due", "excused", "promised")
