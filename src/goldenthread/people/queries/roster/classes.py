"""Classes and who sits in them: what the file adds, renames and ends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from goldenthread.formats.faults import Effect, Fault
from goldenthread.people.models import ClassMembership, TeachingClass
from goldenthread.people.queries.roster.children import ChildrenPlan
from goldenthread.people.queries.roster.known import Known
from goldenthread.people.queries.roster.said import Extent, Said, SaidClass, SaidSeat

Key = tuple[UUID, str]


@dataclass(slots=True)
class ClassesPlan:
    """What the file changes of classes. Ending one ends who sits in it and who teaches it."""

    created: list[TeachingClass] = field(default_factory=list)
    changed: list[TeachingClass] = field(default_factory=list)
    ended: list[TeachingClass] = field(default_factory=list)
    unchanged: int = 0
    seated: list[ClassMembership] = field(default_factory=list)
    unseated: list[ClassMembership] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    classes: dict[Key, TeachingClass] = field(default_factory=dict)  # by school and source id


def planned_classes(said: Said, known: Known, children: ChildrenPlan, today: date) -> ClassesPlan:
    """No queries. A pupil in the file who is no longer in a class of this system leaves it."""
    plan = ClassesPlan()
    by_source = {(one.setting_id, one.source_id): one for one in known.classes if one.source_id}
    by_name = {(one.setting_id, one.name): one for one in known.classes}
    said_ids = {(one.setting_id, one.source_id) for one in said.classes}
    plan.classes |= by_source
    for one in said.classes:
        here = by_source.get((one.setting_id, one.source_id)) or _of_this_name(one, by_name, said_ids, plan)
        plan.classes[one.setting_id, one.source_id] = _class(one, here, by_name, plan, today)
    _seat(said, known, children, plan, today)
    return plan


def _of_this_name(
    one: SaidClass, by_name: dict[Key, TeachingClass], said_ids: set[Key], plan: ClassesPlan
) -> TeachingClass | None:
    """A class made by hand or by another system is taken over; last year's of this system is ended."""
    here = by_name.get((one.setting_id, one.name))
    if here is None or (here.setting_id, here.source_id) in said_ids:
        return None
    if here.source_id and _system(here.source_id) == _system(one.source_id):
        plan.ended.append(here)
        del by_name[one.setting_id, one.name]
        return None
    return here


def _system(source_id: str) -> str:
    return source_id.partition(":")[0]


def _class(
    one: SaidClass,
    here: TeachingClass | None,
    by_name: dict[Key, TeachingClass],
    plan: ClassesPlan,
    today: date,
) -> TeachingClass:
    if here is None:
        made = TeachingClass(
            setting_id=one.setting_id,
            name=_free_name(one, by_name, plan),
            year_group=one.year_group,
            source_id=one.source_id,
            starts_on=today,
        )
        by_name[one.setting_id, made.name] = made
        plan.created.append(made)
        return made
    other = by_name.get((one.setting_id, one.name))
    name = one.name if other is None or other is here else here.name
    after = (name, one.year_group or here.year_group, one.source_id)
    if (here.name, here.year_group, here.source_id) == after:
        plan.unchanged += 1
    else:
        here.name, here.year_group, here.source_id = after
        by_name[one.setting_id, name] = here
        plan.changed.append(here)
    return here


def _free_name(one: SaidClass, by_name: dict[Key, TeachingClass], plan: ClassesPlan) -> str:
    """Two classes of one name in one file: the second is kept apart by its source id, and reported."""
    if (one.setting_id, one.name) not in by_name:
        return one.name
    name = f"{one.name[:60]} ({one.source_id.rpartition(':')[2][-30:]})"
    plan.faults.append(
        Fault(
            one.whence.file,
            one.whence.line,
            "title",
            one.name,
            f"Another class has this name. It was called “{name}” here.",
            "Give it a name of its own in the system that made this file.",
            Effect.KEPT,
        )
    )
    return name


def _seat(said: Said, known: Known, children: ChildrenPlan, plan: ClassesPlan, today: date) -> None:
    taken = {(one.teaching_class_id, one.child_id): one for one in known.seats}
    ended = {one.id for one in plan.ended}
    wanted: set[tuple[UUID, UUID]] = set()
    for seat in said.seats:
        found = _found(seat, known, children, plan)
        if found is None:
            continue
        if seat.ends_on and seat.ends_on <= today:
            plan.unseated += [taken[found]] if found in taken else []
            continue
        wanted.add(found)
        if found not in taken:
            taken[found] = ClassMembership(
                teaching_class_id=found[0], child_id=found[1], starts_on=min(seat.starts_on or today, today)
            )
            plan.seated.append(taken[found])
    plan.unseated += [one for one in known.seats if one.teaching_class_id in ended]
    if said.extent is not Extent.CHANGES:
        plan.unseated += _left(said, known, children, wanted, ended | {one.id for one in plan.unseated})


def _found(
    seat: SaidSeat, known: Known, children: ChildrenPlan, plan: ClassesPlan
) -> tuple[UUID, UUID] | None:
    """The class and the child. A file of changes may speak of those that an earlier file brought in."""
    child = children.children.get((seat.setting_id, seat.pupil))
    link = known.links.get((seat.setting_id, seat.pupil))
    child_id = child.id if child else link.child_id if link else None
    group = plan.classes.get((seat.setting_id, seat.teaching_class))
    return (group.id, child_id) if child_id and group else None


def _left(
    said: Said,
    known: Known,
    children: ChildrenPlan,
    wanted: set[tuple[UUID, UUID]],
    done: set[UUID],
) -> list[ClassMembership]:
    """Seats of pupils who are in the file, in classes of this system, that the file no longer has."""
    present: dict[UUID, set[UUID]] = defaultdict(set)
    seated = {(seat.setting_id, seat.pupil) for seat in said.seats}
    for key, child in children.children.items():
        if said.seats_are_whole or key in seated:
            present[key[0]].add(child.id)
    ours = {one.id: one.setting_id for one in known.classes if one.source_id.startswith(said.class_prefix)}
    return [
        one
        for one in known.seats
        if one.teaching_class_id in ours
        and not {one.id, one.teaching_class_id} & done
        and one.child_id in present[ours[one.teaching_class_id]]
        and (one.teaching_class_id, one.child_id) not in wanted
    ]
