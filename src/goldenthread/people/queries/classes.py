"""Classes, and who is in them today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.roles import held_on
from goldenthread.people.access import classes_for
from goldenthread.people.models import Child, TeachingClass


@dataclass(frozen=True, slots=True)
class ClassLine:
    id: UUID
    name: str
    year_group: str
    setting_id: UUID
    setting: str


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A child in a class: enough to know them by."""

    id: UUID
    name: str
    short_name: str


def classes_seen(viewer: Viewer, most: int, after: int) -> list[ClassLine]:
    """The classes this person may open. One query."""
    found = classes_for(viewer, Permission.SEE_CLASS).order_by("setting__name", "name", "id")
    return [
        ClassLine(one.id, one.name, one.year_group, one.setting_id, one.setting.name)
        for one in found[after : after + most]
    ]


def children_in(teaching_class: TeachingClass, day: date) -> list[PupilLine]:
    """Who is in the class on this day. One query; the caller has asked access for the class."""
    found = Child.objects.filter(
        held_on(day, "memberships__"), memberships__teaching_class=teaching_class
    ).order_by("last_name", "first_name")
    return [PupilLine(one.id, one.name, one.short_name) for one in found]
