"""What became of the rows of a roster file. The figures add up to the rows that were read."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from uuid import UUID

from goldenthread.people.queries.roster.plan import RosterPlan
from goldenthread.people.queries.roster.said import SaidPupil, SaidStaff


@dataclass(frozen=True, slots=True)
class Figures:
    created: int
    updated: int
    unchanged: int


def rows_of(plan: RosterPlan) -> Figures:
    """Over every row. The classes of a plain list are named in the rows of its pupils: they have none."""
    parts = [pupils_of(plan), staff_of(plan)]
    parts += [classes_of(plan)] if plan.said.classes_are_rows else []
    return Figures(
        sum(part.created for part in parts),
        sum(part.updated for part in parts),
        sum(part.unchanged for part in parts),
    )


def pupils_of(plan: RosterPlan) -> Figures:
    """A pupil is changed whose record reads differently, or who takes or leaves a place of this school."""
    children, classes = plan.children, plan.classes
    changed = {one.child.id for one in children.changed}
    changed |= {one.child_id for one in (*children.enrolled, *classes.seated, *classes.unseated)}
    changed |= {enrolment.child_id for enrolment, _ in children.regrouped}
    here = {child.id for child in children.children.values()}
    made = {child.id for child in children.created}
    return _figures(_rows(plan.said.pupils, children.children), made, changed & here)


def staff_of(plan: RosterPlan) -> Figures:
    """The same for staff: their name, and the classes they are given or leave."""
    staff = plan.staff
    changed = {one.id for one in staff.changed} | {one.account_id for one in (*staff.given, *staff.ended)}
    here = {account.id for account in staff.accounts.values()}
    made = {account.id for account in staff.created}
    return _figures(_rows(plan.said.staff, staff.accounts), made, changed & here)


def classes_of(plan: RosterPlan) -> Figures:
    classes = plan.classes
    return Figures(len(classes.created), len(classes.changed), classes.unchanged)


def _rows(said: Iterable[SaidPupil | SaidStaff], taken: Container[tuple[UUID, str]]) -> int:
    """Who is in two schools of a set has one row in it."""
    return len({one.whence for one in said if (one.setting_id, one.source_id) in taken})


def _figures(rows: int, made: set[UUID], changed: set[UUID]) -> Figures:
    updated = len(changed - made)
    return Figures(len(made), updated, rows - len(made) - updated)
