"""What the return needs of the record, a few hundred children at a time, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.casework.models import BudgetDecision, Case, EhcLine, EhcPlan, Placement
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.casework.queries.placements import last_ends
from goldenthread.foundation.prepared import prepared
from goldenthread.law.areas import NEED_TYPES
from goldenthread.law.time_limits import Event
from goldenthread.people.models import Enrolment
from goldenthread.plans.models import Need

BATCH = 500
MOST_NEEDS = 2
Rows = QuerySet[Any, tuple[Any, ...]]


class Person(NamedTuple):
    first_name: str
    last_name: str
    born_on: date
    sex: str
    upn: str | None
    uln: str | None
    ethnicity: str
    postcode: str
    no_upn_because: str
    disabled: bool | None


class Place(NamedTuple):
    """Where a plan says that a child learns."""

    rank: int
    urn: str | None
    setting_code: str
    starts_on: date
    ends_on: date | None
    in_sen_unit: bool
    in_resourced_provision: bool
    residential: str
    phase: str


class Budget(NamedTuple):
    """What was decided of a personal budget on a day. `pays_for` is set for a direct payment."""

    on: date
    agreed: bool
    pays_for: str


class OnRoll(NamedTuple):
    """A school or other setting that a child is on the roll of."""

    urn: str
    name: str
    phase: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case. `section_i` is the name in section I of the final plan. `budgets`: the first first."""

    id: UUID
    number: str
    source: str
    events: Sequence[Event]
    places: Sequence[Place]
    section_i: str
    youth_accommodation: bool | None = None
    budgets: Sequence[Budget] = ()
    needs: Sequence[str] = ()  # as the officer has said them
    first_final: date | None = None  # of the versions here: of a plan that moved in, the one that came


@dataclass(frozen=True, slots=True)
class ChildRows:
    """A child with all cases of the council. `needs` are census codes, the first one first."""

    id: UUID
    person: Person
    cases: Sequence[CaseRow]
    on_roll: Sequence[OnRoll]
    needs: Sequence[str]


def children_of(area_id: UUID, on: date) -> Iterator[ChildRows]:
    """Every child who has or had a case with the council, as it stands on a day, a batch at a time."""
    ids = list(
        Case.objects.filter(area=area_id).order_by("child_id").values_list("child_id", flat=True).distinct()
    )
    for first in range(0, len(ids), BATCH):
        yield from _batch(area_id, ids[first : first + BATCH], on)


def _batch(area_id: UUID, ids: Sequence[UUID], on: date) -> Iterator[ChildRows]:
    rows = _cases(area_id, ids)
    case_ids = [row[0] for row in rows]
    events = events_of_cases(case_ids)
    places, budgets = _stays(case_ids), _by_first(_budgets(case_ids), Budget._make)
    names: dict[UUID, str] = dict(_section_i(case_ids))
    finals: dict[UUID, date] = dict(_finals(case_ids))
    on_roll = on_roll_of(ids, on)
    needs = needs_of(ids, on)
    people: dict[UUID, Person] = {}
    cases: dict[UUID, list[CaseRow]] = defaultdict(list)
    for case_id, number, child_id, source, in_youth, first, second, *person in rows:
        people[child_id] = Person._make(person)
        cases[child_id].append(
            CaseRow(
                case_id, number, source or "", events.get(case_id, ()), places.get(case_id, ()),
                names.get(case_id, ""), in_youth, budgets.get(case_id, ()),
                [code for code in (first, second) if code], finals.get(case_id),
            )
        )  # fmt: skip
    for child_id, person_of in people.items():
        yield ChildRows(
            child_id, person_of, cases[child_id], on_roll.get(child_id, ()), needs.get(child_id, ())
        )


def on_roll_of(ids: Collection[UUID], on: date) -> dict[UUID, list[OnRoll]]:
    """Where each of these children was on roll on a day, the longest first. One query."""
    return _by_first(_on_roll(ids, on), OnRoll._make)


def needs_of(ids: Collection[UUID], on: date) -> dict[UUID, list[str]]:
    """The first two census types of each child’s plan at school in force on a day. One query.

    What says that nobody has assessed the need is left out: it is not for children with a plan.
    """
    found: dict[UUID, list[str]] = defaultdict(list)
    for child_id, code in _needs(ids, on):
        known, kind = found[child_id], NEED_TYPES.get(code)
        if kind and not kind.only_without_plan and code not in known and len(known) < MOST_NEEDS:
            known.append(code)
    return dict(found)


def _by_first(rows: Collection[tuple[Any, ...]], made: Any) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for of, *rest in rows:
        found[of].append(made(rest))
    return dict(found)


@prepared
def _cases(area: UUID, children: Collection[UUID]) -> Rows:
    rows = Case.objects.filter(area=area, child__among=children).order_by("child_id", "number")
    return rows.values_list(
        "id", "number", "child_id", "request__source", "youth_accommodation",
        "need_primary", "need_secondary",
        *(f"child__{name}" for name in Person._fields),
    )  # fmt: skip


def _stays(cases: Collection[UUID]) -> dict[UUID, list[Place]]:
    """The places of each case that count, each with its last day. Two queries."""
    ends, found = last_ends(cases), defaultdict[UUID, list[Place]](list)
    for id, case, rank, urn, code, starts_on, unit, resourced, residential, phase in _places(cases):
        ends_on = ends.get(id, (None, ""))[0]
        if id not in ends or ends_on:
            place = Place(rank, urn, code, starts_on, ends_on, unit, resourced, residential, phase or "")
            found[case].append(place)
    return dict(found)


@prepared
def _places(cases: Collection[UUID]) -> Rows:
    rows = Placement.objects.filter(case__among=cases).order_by("rank", "starts_on", "at")
    return rows.values_list(
        "id", "case_id", "rank", "setting__urn", "setting_code", "starts_on", "in_sen_unit",
        "in_resourced_provision", "residential", "setting__phase",
    )  # fmt: skip


@prepared
def _budgets(cases: Collection[UUID]) -> Rows:
    rows = BudgetDecision.objects.filter(
        decision__case__among=cases, decision__event__set_aside__isnull=True
    ).order_by("decision__event__on", "at")
    return rows.values_list("decision__case_id", "decision__event__on", "agreed", "pays_for")


@prepared
def _section_i(cases: Collection[UUID]) -> Rows:
    rows = EhcLine.objects.filter(
        plan__case__among=cases, plan__state=EhcPlan.State.FINAL, block="I", part="name"
    )
    return rows.values_list("plan__case_id", "words")


@prepared
def _finals(cases: Collection[UUID]) -> Rows:
    rows = EhcPlan.objects.filter(case__among=cases, final_on__isnull=False).order_by("-number")
    return rows.values_list("case_id", "final_on")  # the first version comes last, and stays


@prepared
def _on_roll(children: Collection[UUID], on: date) -> Rows:
    rows = Enrolment.objects.filter(child__among=children, starts_on__lte=on)
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).order_by("starts_on", "id")
    return rows.values_list(
        "child_id", "setting__urn", "setting__name", "setting__phase", "starts_on", "ends_on"
    )


@prepared
def _needs(children: Collection[UUID], on: date) -> Rows:
    rows = Need.objects.filter(child__among=children, version__in_force_on__lte=on).exclude(census_type="")
    rows = rows.filter(Q(version__ended_on__isnull=True) | Q(version__ended_on__gt=on))
    return rows.order_by("child_id", "position", "id").values_list("child_id", "census_type")
