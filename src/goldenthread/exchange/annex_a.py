"""The lists of an area SEND inspection made from the record, and which child or case each fault is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.exchange.sen2.rows import BATCH, OnRoll, Person, Place, children_of, needs_of, on_roll_of
from goldenthread.exchange.written import write_files
from goldenthread.formats.annex_a import ListRow, broken_rules, list_as_csv
from goldenthread.formats.annex_a.columns import (
    AT_HOME,
    BORN,
    DISABILITY,
    ETHNICITY,
    GENDER,
    ID,
    ISSUED,
    NEED,
    PHASE,
    REVIEWED,
    SECOND_PHASE,
    SEN_SUPPORT,
    ULN,
    UPDATED,
    UPN,
    URN,
    WITH_PLANS,
)
from goldenthread.foundation.prepared import prepared
from goldenthread.law.time_limits import Event, EventKind
from goldenthread.people.models import Child, Enrolment
from goldenthread.plans.models import PlanVersion

K = EventKind
_ENDED = (K.PLAN_CEASED, K.ORDERED_TO_CEASE, K.MOVED_OUT)
_HOME = "EHE"
Lists = dict[int, list[ListRow]]


def lists_of(area_id: UUID, on: date) -> Lists:
    """Both lists as on a day: children with an EHC plan, and those with a plan at school alone."""
    with_plans = list(_with_plans(area_id, on))
    known = {str(row[ID]) for row in with_plans}
    return {
        WITH_PLANS: with_plans,
        SEN_SUPPORT: [row for row in _supported(area_id, on) if row[ID] not in known],
    }


def write_lists(lists: Lists, out: Path) -> list[str]:
    """A file for each list, in a folder, or in one zip if the name ends so. Gives their names."""
    return write_files({f"list_{of}.csv": list_as_csv(of, rows) for of, rows in lists.items()}, out)


def faults_of(lists: Lists, on: date) -> list[dict[str, Any]]:
    """Every rule that is broken, with the row and the child."""
    return [
        {
            "list": of,
            "row": remark.row,
            "child": rows[remark.row - 2][ID],
            "rule": remark.rule.number,
            "column": remark.rule.columns[0],
            "message": remark.rule.says,
            "severity": "query" if remark.rule.is_query else "error",
        }
        for of, rows in lists.items()
        for remark in broken_rules(of, rows, on)
    ]


def _with_plans(area_id: UUID, on: date) -> Iterator[ListRow]:
    for child in children_of(area_id, on):
        for case in child.cases:
            known = [event for event in case.events if event.on <= on]
            issued = _first(known, K.PLAN_FINALISED, K.PLAN_TRANSFERRED_IN)
            if issued is None or _first(known, *_ENDED):
                continue
            placed = [one for one in case.places if one.starts_on <= on and (one.ends_on or date.max) > on]
            at_home = any(place.setting_code == _HOME for place in placed)
            yield {
                **_who(child.id, child.person),
                **_where([one for one in placed if one.urn] or child.on_roll, case.needs or child.needs),
                ISSUED: _day(_first(known, K.PLAN_FINALISED)),
                UPDATED: _day(_first(known[::-1], K.AMENDED_PLAN_FINALISED)),
                REVIEWED: _day(_first(known[::-1], K.REVIEW_HELD)),
                AT_HOME: "Yes" if at_home else "No",
            }  # fmt: skip


def _supported(area_id: UUID, on: date) -> Iterator[ListRow]:
    here = Enrolment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), setting__area=area_id)
    in_force = PlanVersion.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=on), in_force_on__lte=on, child__in=here.values("child_id")
    )
    ids = list(in_force.order_by("child_id").values_list("child_id", flat=True).distinct())
    for first in range(0, len(ids), BATCH):
        batch = ids[first : first + BATCH]
        on_roll, needs = on_roll_of(batch, on), needs_of(batch, on)
        for child_id, *person in _people(batch):
            yield {
                **_who(child_id, Person._make(person)),
                **_where(on_roll.get(child_id, ()), needs.get(child_id, ())),
            }


@prepared
def _people(children: Collection[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Child.objects.filter(id__among=children).order_by("id")
    return rows.values_list("id", *Person._fields)


def _who(child_id: UUID, person: Person) -> ListRow:
    return {
        ID: str(child_id),
        UPN: person.upn,
        ULN: person.uln,
        BORN: person.born_on,
        GENDER: person.sex,
        ETHNICITY: person.ethnicity,
        DISABILITY: {True: "Yes", False: "No", None: None}[person.disabled],
    }


def _where(places: Sequence[OnRoll | Place], needs: Sequence[str]) -> ListRow:
    """Where the plan places the child, or else where the child is on roll."""
    main, second = (*places[:2], None, None)[:2]
    return {
        NEED: needs[0] if needs else None,
        URN: main.urn if main else None,
        PHASE: main.phase if main else None,
        SECOND_PHASE: second.phase if second else None,
    }


def _first(events: Sequence[Event], *kinds: EventKind) -> Event | None:
    return next((event for event in events if event.kind in kinds), None)


def _day(event: Event | None) -> date | None:
    return event.on if event else None
