"""Who may see which child. The only way to a child's row, for pages, the API, commands and jobs.

A person reaches a child in four ways, each with a beginning and perhaps an end: a role in the school
where the child is on roll, a role with a class the child is in, a role in the council that is responsible
for the child, or a role for the child. Each role allows what `foundation.permissions` says. PostgreSQL works
out the same set for the second wall in `people/migrations/`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from goldenthread.foundation.access import NotPermitted, NotVisible, Viewer
from goldenthread.foundation.permissions import (
    IN_CLASS,
    PERMISSIONS,
    WHOLE_AREA,
    WHOLE_SCHOOL,
    Permission,
    RoleKind,
    allows,
)
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import (
    Child,
    ChildRole,
    ClassMembership,
    ClassRole,
    Enrolment,
    Responsibility,
    TeachingClass,
)
from goldenthread.places.access import kinds_in_setting as kinds_in_setting
from goldenthread.places.access import setting_for as setting_for
from goldenthread.places.models import PlaceRole


def child_for(viewer: Viewer, child_id: UUID, permission: Permission) -> Child:
    """The child, if this person may do this; otherwise NotVisible or NotPermitted."""
    child = next(iter(_child(child_id)), None)
    kinds = roles_around(viewer, child_id) if child else frozenset()
    if child is None or not allows(kinds, Permission.KNOW_OF):
        # The guess is logged under the id that was guessed, whether or not there is such a child: behind the
        # second wall nobody can tell, and the family of a real one is told that somebody tried.
        raise NotVisible("child", child_id, child_id)
    if not allows(kinds, permission):
        raise NotPermitted(permission, child_id)
    child.is_reader = RoleKind.YOUNG_PERSON in kinds
    return child


@prepared
def _child(child_id: UUID) -> QuerySet[Child, Child]:
    return Child.objects.filter(id=child_id)


def roles_around(viewer: Viewer, child_id: UUID) -> frozenset[RoleKind]:
    """The kinds of role through which this person reaches this child today. One query."""
    return frozenset(RoleKind(kind) for (kind,) in _kinds(viewer.account.id, viewer.today, child_id))


@prepared
def _kinds(account: UUID, day: date, child_id: UUID) -> QuerySet[ChildRole, tuple[str]]:
    for_child = ChildRole.objects.filter(held_on(day), account=account, child=child_id)
    in_school = PlaceRole.objects.filter(
        held_on(day),
        _current(day, "setting__enrolments__"),
        account=account,
        setting__enrolments__child=child_id,
        kind__in=WHOLE_SCHOOL,
    )
    in_class = ClassRole.objects.filter(
        held_on(day),
        _current(day, "teaching_class__memberships__"),
        account=account,
        teaching_class__memberships__child=child_id,
        kind__in=IN_CLASS,
    )
    in_area = PlaceRole.objects.filter(
        held_on(day),
        _current(day, "area__responsibilities__"),
        account=account,
        area__responsibilities__child=child_id,
        kind__in=WHOLE_AREA,
    )
    others = (in_school, in_class, in_area)
    return (
        for_child.values_list("kind")
        .order_by()
        .union(*(one.values_list("kind").order_by() for one in others))
    )


def children_for(viewer: Viewer, permission: Permission) -> QuerySet[Child]:
    """Every child about whom this person may do this today."""
    return Child.objects.filter(reached(viewer.account.id, viewer.today, permission))


def reached(account: UUID, day: date, permission: Permission) -> Q:
    """The condition that this person may do this about a child today, to prepare queries with."""
    among = Q()
    for way in _ways(account, day, permission):
        among |= Q(id__in=way.values("child"))
    return among


def reached_by_row(account: UUID, day: date, permission: Permission, child: str = "child") -> Q:
    """The same of rows about a child: asked of each row, where few rows of a large council are meant."""
    among = Q()
    for way in _ways(account, day, permission):
        among |= Q(Exists(way.filter(child=OuterRef(child))))
    return among


def _ways(account: UUID, day: date, permission: Permission) -> Iterator[QuerySet[Any]]:
    """The rows through which a person reaches children, one kind after another."""
    wanted = _kinds_that_may(permission)
    held = PlaceRole.objects.filter(held_on(day), account=account)
    yield ChildRole.objects.filter(held_on(day), account=account, kind__in=wanted)
    schools = held.filter(kind__in=wanted & WHOLE_SCHOOL)
    yield Enrolment.objects.filter(_current(day), setting__in=schools.values("setting"))
    classes = ClassRole.objects.filter(held_on(day), account=account, kind__in=wanted & IN_CLASS)
    yield ClassMembership.objects.filter(_current(day), teaching_class__in=classes.values("teaching_class"))
    if wanted & WHOLE_AREA:
        areas = held.filter(kind__in=wanted & WHOLE_AREA)
        yield Responsibility.objects.filter(_current(day), area__in=areas.values("area"))


def _current(day: date, prefix: str = "") -> Q:
    """A membership or enrolment that lasts on this day: the same shape as a role that is held."""
    return held_on(day, prefix)


def class_for(viewer: Viewer, class_id: UUID, permission: Permission) -> TeachingClass:
    """The class, if this person teaches it, helps in it, or answers for its school."""
    found = next(iter(_class(viewer.account.id, viewer.today, class_id)), None)
    if found is None:
        raise NotVisible("class", class_id)
    kinds = _kinds_in_class(viewer, found)
    if not allows(kinds, permission):
        raise NotPermitted(permission)
    return found


@prepared
def _class(account: UUID, day: date, class_id: UUID) -> QuerySet[TeachingClass, TeachingClass]:
    return TeachingClass.objects.filter(taught_by(account, day, Permission.SEE_CLASS), id=class_id)


def classes_for(viewer: Viewer, permission: Permission) -> QuerySet[TeachingClass]:
    """Every class in which this person may do this today."""
    return TeachingClass.objects.filter(
        taught_by(viewer.account.id, viewer.today, permission)
    ).select_related("setting")


def taught_by(account: UUID, day: date, permission: Permission) -> Q:
    """The condition that this person may do this in a class today, to prepare queries with."""
    kinds = _kinds_that_may(permission)
    taught = ClassRole.objects.filter(held_on(day), account=account, kind__in=kinds & IN_CLASS)
    answered_for = PlaceRole.objects.filter(held_on(day), account=account, kind__in=kinds & WHOLE_SCHOOL)
    among = Q(id__in=taught.values("teaching_class")) | Q(setting__in=answered_for.values("setting"))
    return among & held_on(day)


def _kinds_that_may(permission: Permission) -> set[RoleKind]:
    return {kind for kind in RoleKind if permission in PERMISSIONS[kind]}


def _kinds_in_class(viewer: Viewer, teaching_class: TeachingClass) -> frozenset[RoleKind]:
    rows = _class_kinds(viewer.account.id, viewer.today, teaching_class.id, teaching_class.setting_id)
    return frozenset(RoleKind(kind) for (kind,) in rows)


@prepared
def _class_kinds(
    account: UUID, day: date, class_id: UUID, setting_id: UUID
) -> QuerySet[ClassRole, tuple[str]]:
    taught = ClassRole.objects.filter(held_on(day), account=account, teaching_class=class_id)
    here = PlaceRole.objects.filter(held_on(day), account=account, setting=setting_id)
    return taught.order_by().values_list("kind").union(here.order_by().values_list("kind"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part a person plays somewhere today. It decides the menu, never a row."""

    kind: RoleKind
    place: str
    described_as: str


def parts_of(viewer: Viewer) -> tuple[Part, ...]:
    """Every part this person plays today, roles in a school first. One query."""
    rows = _parts(viewer.account.id, viewer.today)
    return tuple(Part(RoleKind(kind), place, words) for _, kind, place, words in sorted(rows))


@prepared
def _parts(account: UUID, day: date) -> QuerySet[PlaceRole, tuple[int, str, str, str]]:
    nothing = Value("")
    in_places = PlaceRole.objects.filter(held_on(day), account=account).values_list(
        Value(1), "kind", Coalesce("setting__name", "area__name", "organisation__name"), nothing
    )
    in_classes = ClassRole.objects.filter(held_on(day), account=account).values_list(
        Value(2), "kind", "teaching_class__setting__name", nothing
    )
    for_children = ChildRole.objects.filter(held_on(day), account=account).values_list(
        Value(3), "kind", nothing, "described_as"
    )
    return in_places.order_by().union(in_classes.order_by(), for_children.order_by())
