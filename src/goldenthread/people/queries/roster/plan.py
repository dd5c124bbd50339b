"""The whole difference a roster file would make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.formats.faults import Fault
from goldenthread.foundation.wall import lifted
from goldenthread.people.models import Enrolment
from goldenthread.people.queries.kept_children import children_to_keep
from goldenthread.people.queries.roster.children import ChildrenPlan, planned_children
from goldenthread.people.queries.roster.classes import ClassesPlan, planned_classes
from goldenthread.people.queries.roster.known import known_about
from goldenthread.people.queries.roster.matching import Decisions, MightBe
from goldenthread.people.queries.roster.said import Said
from goldenthread.people.queries.roster.staff import StaffPlan, planned_staff
from goldenthread.places.queries.imported_schools import rows_left_out


@dataclass(frozen=True, slots=True)
class Absent:
    """A child on roll who is not in a whole file. `kept` says that only a person may take them off."""

    enrolment: Enrolment
    kept: bool


@dataclass(frozen=True, slots=True)
class RosterPlan:
    said: Said
    children: ChildrenPlan
    classes: ClassesPlan
    staff: StaffPlan
    absent: tuple[Absent, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        found = [*self.said.faults, *self.children.faults, *self.classes.faults, *self.staff.faults]
        return tuple(sorted(found, key=lambda fault: (fault.file, fault.line or 0)))

    @property
    def undecided(self) -> tuple[MightBe, ...]:
        """Rows that may be a child who is here already. They are left out until a person decides."""
        return tuple(self.children.undecided)

    @property
    def rejected_rows(self) -> int:
        return rows_left_out(self.faults)

    @property
    def ends_nothing(self) -> bool:
        return not (self.classes.ended or self.classes.unseated or self.staff.ended)


def planned_roster(said: Said, *, file: str, at: datetime, decisions: Decisions | None = None) -> RosterPlan:
    """What this file would change. A fixed number of queries for up to five thousand pupils.

    The wall is open while it looks: a child who comes from another school is one nobody here can see
    yet, and must be found rather than made a second time. Nothing of that child is given out.
    """
    today = timezone.localdate(at)
    with lifted("an import must find a child who comes from another school"):
        known = known_about(said)
        children = planned_children(said, known, today, decisions or {})
        classes = planned_classes(said, known, children, today)
        staff = planned_staff(said, known, classes, file, at, today)
        kept = children_to_keep([one.child_id for one in children.absent])
    absent = tuple(Absent(one, one.child_id in kept) for one in children.absent)
    return RosterPlan(said, children, classes, staff, absent)


def children_of(plan: RosterPlan) -> list[UUID]:
    """The children whom the plan touches, for the log."""
    made = [child.id for child in plan.children.created]
    changed = [one.child.id for one in plan.children.changed]
    enrolled = [one.child_id for one in plan.children.enrolled]
    seated = [one.child_id for one in (*plan.classes.seated, *plan.classes.unseated)]
    return list(dict.fromkeys([*made, *changed, *enrolled, *seated]))
