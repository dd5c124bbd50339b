"""Bringing in a school's pupils, classes and staff: made, changed, never duplicated, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Model
from django.db.models.functions import Greatest
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.models import Account
from goldenthread.foundation.wall import lifted
from goldenthread.people.models import (
    Child,
    ClassMembership,
    ClassRole,
    Enrolment,
    ImportedPerson,
    TeachingClass,
)
from goldenthread.people.queries.roster.figures import rows_of
from goldenthread.people.queries.roster.matching import Decisions
from goldenthread.people.queries.roster.plan import Absent, RosterPlan, children_of, planned_roster
from goldenthread.people.queries.roster.said import Said

_BATCH = 500


@dataclass(frozen=True, slots=True)
class RosterBroughtIn:
    """What a roster file did. `ended` are the absent children who were taken off the roll."""

    plan: RosterPlan
    ended: tuple[Absent, ...]
    not_ended_because: str


def bring_in_roster(
    *,
    said: Said,
    file: str,
    sha256: str,
    end_absent: bool,
    by: Account | None,
    at: datetime,
    decisions: Decisions | None = None,
) -> RosterBroughtIn:
    """Write what the file changes, all or nothing. A second time with the same file writes no person.

    Children who are on roll and not in a whole file are reported. With `end_absent` their place on the
    roll ends today, except that of a child of whom a record is kept, and except where rows were left
    out: those could be theirs. `decisions`: what a person said of rows that may be a child who is here.
    """
    with lifted("an import brings in children whom nobody here can see yet"), transaction.atomic():
        plan = planned_roster(said, file=file, at=at, decisions=decisions)
        today = timezone.localdate(at)
        _write_people(plan)
        _write_rolls(plan)
        _write_classes(plan, today)
        ended, why = _ending(plan, end_absent)
        _end(ended, today)
        _record(plan, ended, decisions or {}, file=file, sha256=sha256, by=by, at=at)
    return RosterBroughtIn(plan, ended, why)


def _write_people(plan: RosterPlan) -> None:
    _make(Account, plan.staff.created)
    Account.objects.bulk_update(plan.staff.changed, ["name"], batch_size=_BATCH)
    _make(Child, plan.children.created)
    names = sorted({name for one in plan.children.changed for name, _, _ in one.fields})
    if names:
        rows = [one.child for one in plan.children.changed]
        Child.objects.bulk_update(rows, names, batch_size=_BATCH)
    _make(ImportedPerson, [*plan.children.linked, *plan.staff.linked])


def _write_rolls(plan: RosterPlan) -> None:
    _make(Enrolment, plan.children.enrolled)
    for enrolment, year_group in plan.children.regrouped:
        enrolment.year_group = year_group
    rows = [enrolment for enrolment, _ in plan.children.regrouped]
    Enrolment.objects.bulk_update(rows, ["year_group"], batch_size=_BATCH)


def _write_classes(plan: RosterPlan, today: date) -> None:
    """What ends goes first, so that a class of this year can have the name of last year's."""
    _end_rows(ClassRole, plan.staff.ended, today)
    _end_rows(ClassMembership, plan.classes.unseated, today)
    _end_rows(TeachingClass, plan.classes.ended, today)
    changed = ["name", "year_group", "source_id"]
    TeachingClass.objects.bulk_update(plan.classes.changed, changed, batch_size=_BATCH)
    _make(TeachingClass, plan.classes.created)
    _make(ClassMembership, plan.classes.seated)
    _make(ClassRole, plan.staff.given)


def _ending(plan: RosterPlan, asked: bool) -> tuple[tuple[Absent, ...], str]:
    if not asked:
        return (), ""
    if plan.rejected_rows:
        return (
            (),
            "Rows were left out, and could be of pupils who seem absent. Nobody was taken off the roll.",
        )
    return tuple(one for one in plan.absent if not one.kept), ""


def _end(absent: Iterable[Absent], today: date) -> None:
    enrolments = [one.enrolment for one in absent]
    _end_rows(Enrolment, enrolments, today)
    for setting_id in {one.setting_id for one in enrolments}:
        children = [one.child_id for one in enrolments if one.setting_id == setting_id]
        seats = ClassMembership.objects.filter(
            teaching_class__setting=setting_id, child__in=children, ends_on__isnull=True
        )
        seats.update(ends_on=Greatest(F("starts_on"), today))


def _make(model: type[Model], rows: Sequence[Any]) -> None:
    model._default_manager.bulk_create(rows, batch_size=_BATCH)


def _end_rows(model: type[Model], rows: Sequence[Any], today: date) -> None:
    ids = [row.id for row in rows]
    for start in range(0, len(ids), _BATCH):
        some = model._default_manager.filter(id__in=ids[start : start + _BATCH], ends_on__isnull=True)
        some.update(ends_on=Greatest(F("starts_on"), today))


def _record(
    plan: RosterPlan,
    ended: Sequence[Absent],
    decisions: Decisions,
    *,
    file: str,
    sha256: str,
    by: Account | None,
    at: datetime,
) -> None:
    """One entry in the log of each school, naming every child it touched there."""
    touched, rows = children_of(plan), rows_of(plan)
    for setting_id in plan.said.settings:
        here = _on_roll(setting_id, plan)
        off = [one.enrolment.child_id for one in ended if one.enrolment.setting_id == setting_id]
        audit.record(
            what="brought in roster",
            by=by,
            at=at,
            stream=audit.stream_of_place(setting_id),
            children=[child for child in touched if child in here] + off,
            file=file,
            sha256=sha256,
            created=rows.created,
            updated=rows.updated,
            rejected=plan.rejected_rows,
            absent=len(plan.absent),
            taken_off_roll=len(off),
            undecided=len(plan.undecided),
            decided={f"line {line}": answer for line, answer in decisions.items()},
        )


def _on_roll(setting_id: UUID, plan: RosterPlan) -> set[UUID]:
    return {child.id for (setting, _), child in plan.children.children.items() if setting == setting_id}
