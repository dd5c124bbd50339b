"""Where the cases of a council wait: by stage, officer, team and age. Counted in the database, never here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from goldenthread.casework.models import Case
from goldenthread.casework.queries.live import LIVE
from goldenthread.casework.states import BEFORE_PLAN, CaseState

WEEKS: Mapping[str, tuple[int, int | None]] = {
    "1-6": (1, 6), "7-16": (7, 16), "17-20": (17, 20), "21-26": (21, 26), "27-40": (27, 40), "41": (41, None),
}  # fmt: skip
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which open cases are meant. What is left empty narrows nothing."""

    stage: str = ""
    officer: str = ""  # an account's id, or NOBODY
    team: str = ""  # its name, or NOBODY
    late: str = ""  # "late" or "excused"
    weeks: str = ""  # a key of WEEKS

    @property
    def is_all(self) -> bool:
        return self == Narrowed()


@dataclass(frozen=True, slots=True)
class Tally:
    """One line of a table: what is counted, how many are open, late and late with an excuse."""

    key: str
    name: str
    cases: int
    late: int
    excused: int
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where all open cases of these councils stand."""

    stages: tuple[Tally, ...]
    officers: tuple[Tally, ...]
    teams: tuple[Tally, ...]
    weeks: tuple[Tally, ...]

    def total(self) -> Tally:
        return _sum("", "", self.stages)


def standing_of(areas: Collection[UUID], today: date) -> Standing:
    """Two queries, whose rows are counts: a few thousand at most, however many cases there are."""
    found = _open(areas)
    rows = _counted(found, today, "state", "coordinator", "coordinator__name", "team")
    by_state = {one.key: one for one in _together(rows, 0, 0)}
    return Standing(
        tuple(by_state[state] for state in CaseState if state in by_state),
        tuple(sorted(_together(rows, 1, 2), key=_by_name)),
        tuple(sorted(_together(rows, 3, 3), key=_by_name)),
        _weeks(_counted(_begun(found), today, "begun_on"), today),
    )


def names_in(areas: Collection[UUID]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The officers and the teams that have open cases, to narrow a list by. Two queries."""
    found = _open(areas)
    officers = found.order_by("coordinator__name").values_list("coordinator", "coordinator__name").distinct()
    teams = found.order_by("team").values_list("team", flat=True).distinct()
    return (
        [(str(id or NOBODY), name or "") for id, name in officers],
        [(team or NOBODY, team) for team in teams],
    )


def open_cases(areas: Collection[UUID], chosen: Narrowed, today: date) -> QuerySet[Case, UUID]:
    """The ids of these cases, the first due first: sliced a page at a time, never read whole."""
    found = _open(areas)
    if chosen.stage:
        found = found.filter(state=chosen.stage)
    if chosen.officer:
        found = found.filter(coordinator=_officer(chosen.officer))
    if chosen.team:
        found = found.filter(team="" if chosen.team == NOBODY else chosen.team)
    if chosen.late:
        found = found.filter(_late(today, excused=chosen.late == "excused"))
    if chosen.weeks in WEEKS:
        first, last = WEEKS[chosen.weeks]
        found = _begun(found).filter(begun_on__lte=today - timedelta(weeks=first - 1))
        if last:
            found = found.filter(begun_on__gt=today - timedelta(weeks=last))
    ids: QuerySet[Case, UUID] = found.order_by(F("due").asc(nulls_last=True), "number").values_list(
        "id", flat=True
    )
    return ids


def _officer(chosen: str) -> UUID | None:
    return None if chosen == NOBODY else UUID(chosen)


def stages_of(areas: Collection[UUID], officer: UUID) -> list[tuple[CaseState, int]]:
    """How many open cases an officer has at each stage. One query."""
    rows = _open(areas).filter(coordinator=officer).order_by()
    counted = dict(rows.values_list("state").annotate(Count("id")))
    return [(state, counted[state]) for state in CaseState if state in counted]


def _open(areas: Collection[UUID]) -> QuerySet[Case]:
    return Case.objects.filter(LIVE, area__in=areas)


def _begun(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those that have no plan yet, with the day from which the 20 weeks run."""
    return cases.filter(begun_on__isnull=False, state__in=BEFORE_PLAN)


def _late(today: date, *, excused: bool) -> Q:
    return Q(due__lt=today, due_excused=excused)


def _counted(cases: QuerySet[Case], today: date, *by: str) -> list[tuple[Any, ...]]:
    rows = cases.order_by().values_list(*by)
    return list(
        rows.annotate(
            cases=Count("id"),
            late=Count("id", filter=_late(today, excused=False)),
            excused=Count("id", filter=_late(today, excused=True)),
            oldest=Min("opened_at"),
        )
    )


def _tally(row: tuple[Any, ...], key: object, name: str | None) -> Tally:
    *_, cases, late, excused, oldest = row
    return Tally(str(key or NOBODY), name or "", cases, late, excused, oldest)


def _together(rows: list[tuple[Any, ...]], key: int, name: int) -> list[Tally]:
    """The rows added up by one of their columns."""
    found: dict[Any, list[Tally]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(_tally(row, row[key], row[name]))
    return [_sum(tallies[0].key, tallies[0].name, tallies) for tallies in found.values()]


def _by_name(one: Tally) -> tuple[bool, str]:
    return one.key == NOBODY, one.name


def _weeks(rows: list[tuple[Any, ...]], today: date) -> tuple[Tally, ...]:
    """The days on which cases began, put together by the weeks that have passed."""
    by_key: dict[str, list[Tally]] = {key: [] for key in WEEKS}
    for row in rows:
        week = (today - row[0]).days // 7 + 1
        key = next(key for key, (_, last) in WEEKS.items() if last is None or week <= last)
        by_key[key].append(_tally(row, key, key))
    return tuple(_sum(key, key, found) for key, found in by_key.items())


def _sum(key: str, name: str, found: Collection[Tally]) -> Tally:
    return Tally(
        key, name, sum(one.cases for one in found), sum(one.late for one in found),
        sum(one.excused for one in found), min((one.oldest for one in found if one.oldest), default=None),
    )  # fmt: skip
