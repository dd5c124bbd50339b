"""What pages and the API read about children and the people around them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import IN_CLASS, ROLE_WORDS, Permission, RoleKind
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.people.access import children_for
from goldenthread.people.models import ChildRole, ClassRole, Enrolment
from goldenthread.places.models import PlaceRole

MOST_SOUGHT = 2_000
OF_FAMILY = (RoleKind.PARENT, RoleKind.YOUNG_PERSON, RoleKind.HELPER)
AT_WORK = (RoleKind.SPECIALIST, RoleKind.KEY_ADULT)


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around a child, as they are described to the family."""

    name: str
    described_as: str
    kind: RoleKind
    since: date
    until: date | None
    reached_by: str
    account_id: UUID | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A child in a list: enough to know them by."""

    id: UUID
    name: str
    short_name: str
    year_group: str
    setting_id: UUID | None
    setting: str


def around(child_id: UUID, day: date) -> tuple[Around, ...]:
    """The people around a child today: those in class, the SENCO, then those with a role for the child.

    Three queries.
    """
    return (*_in_class(child_id, day), *_in_school(child_id, day), *_for_child(child_id, day))


Asked = Callable[[UUID, date], Iterable[Around]]
"""Of a child on a day, whom else a family asks: each room answers from its own rows."""

_ASKED_ELSEWHERE: list[Asked] = []


def asked_elsewhere(find: Asked) -> None:
    """Rooms above this one say whom a family asks there, when the house is made."""
    if find not in _ASKED_ELSEWHERE:
        _ASKED_ELSEWHERE.append(find)


def to_ask(child_id: UUID, day: date) -> tuple[Around, ...]:
    """Those around a child, and whoever answers for the child in other rooms, each once.

    Three queries, and those of each other room.
    """
    near = around(child_id, day)
    known = {one.account_id for one in near}
    others = (one for find in _ASKED_ELSEWHERE for one in find(child_id, day))
    return (*near, *(one for one in others if one.account_id not in known))


def helpers_of(child_id: UUID, day: date) -> list[Around]:
    """Those whom the family let in. Three queries."""
    return [one for one in around(child_id, day) if one.kind is RoleKind.HELPER]


Rows = QuerySet[Any, tuple[Any, ...]]


@prepared
def _class_rows(child_id: UUID, day: date) -> Rows:
    rows = ClassRole.objects.filter(
        held_on(day),
        held_on(day, "teaching_class__memberships__"),
        teaching_class__memberships__child=child_id,
        kind__in=IN_CLASS,
    ).order_by("kind", "account__name")
    return rows.values_list("account__name", "kind", "starts_on", "ends_on", "account")


@prepared
def _school_rows(child_id: UUID, day: date) -> Rows:
    return PlaceRole.objects.filter(
        held_on(day),
        held_on(day, "setting__enrolments__"),
        setting__enrolments__child=child_id,
        kind=RoleKind.SENCO,
    ).values_list("account__name", "starts_on", "ends_on", "setting__telephone", "account")


@prepared
def _child_rows(child_id: UUID, day: date) -> Rows:
    rows = ChildRole.objects.filter(held_on(day), child=child_id).order_by("starts_on", "id")
    return rows.values_list("name", "described_as", "kind", "starts_on", "ends_on", "reached_by", "account")


def _in_class(child_id: UUID, day: date) -> list[Around]:
    return [
        Around(name, ROLE_WORDS[RoleKind(kind)].capitalize(), RoleKind(kind), since, until, "", account)
        for name, kind, since, until, account in _class_rows(child_id, day)
    ]


def _in_school(child_id: UUID, day: date) -> list[Around]:
    return [
        Around(name, "SENCO", RoleKind.SENCO, since, until, telephone, account)
        for name, since, until, telephone, account in _school_rows(child_id, day)
    ]


def _for_child(child_id: UUID, day: date) -> list[Around]:
    return [
        Around(name, words, RoleKind(kind), since, until, reached, account)
        for name, words, kind, since, until, reached, account in _child_rows(child_id, day)
    ]


def listed_for_family(viewer: Viewer) -> tuple[Listed, ...]:
    """The children this person is family of, is, or helps, by name: on a roll or not. Two queries."""
    return _listed_by_role(viewer, OF_FAMILY)


def listed_at_work(viewer: Viewer) -> tuple[Listed, ...]:
    """The children this person works with one by one, as a specialist or a key adult. Two queries."""
    return _listed_by_role(viewer, AT_WORK)


def _listed_by_role(viewer: Viewer, kinds: Collection[RoleKind]) -> tuple[Listed, ...]:
    found = {row[0]: row for row in _with_role(viewer.account.id, viewer.today, kinds)}
    places = {row[0]: row[1:] for row in _enrolled(viewer.today, found.keys())}
    return tuple(
        Listed(id, f"{first} {last}", called or first, *places.get(id, ("", None, "")))
        for id, first, last, called in found.values()
    )


@prepared
def _with_role(account: UUID, day: date, kinds: Collection[RoleKind]) -> Rows:
    rows = ChildRole.objects.filter(held_on(day), account=account, kind__among=kinds)
    return rows.order_by("child__last_name", "child__first_name").values_list(
        "child", "child__first_name", "child__last_name", "child__called"
    )


@prepared
def _enrolled(day: date, children: Collection[UUID]) -> Rows:
    rows = Enrolment.objects.filter(held_on(day), child__among=children).order_by("-starts_on")
    return rows.values_list("child", "year_group", "setting", "setting__name")


def listed(viewer: Viewer, permission: Permission, most: int = 500) -> tuple[Listed, ...]:
    """The children on a roll about whom this person may do this, by name, each once. One query."""
    rows = Enrolment.objects.filter(
        held_on(viewer.today), child__in=children_for(viewer, permission).values("id")
    ).order_by("child__last_name", "child__first_name")
    found = rows.values_list(
        "child", "child__first_name", "child__last_name", "child__called", "year_group", "setting",
        "setting__name",
    )[:most]  # fmt: skip
    once = {row[0]: row for row in reversed(found)}
    return tuple(
        Listed(id, f"{first} {last}", called or first, year, setting, name)
        for id, first, last, called, year, setting, name in reversed(once.values())
    )


def listed_like(viewer: Viewer, permission: Permission, name: str) -> list[Listed]:
    """Those of them whose name has these letters. One query."""
    sought = name.strip().lower()
    return [child for child in listed(viewer, permission, most=MOST_SOUGHT) if sought in child.name.lower()]
