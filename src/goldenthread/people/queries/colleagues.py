"""Who works with a child and may do a thing about them: those to whom work can be given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.foundation.permissions import (
    IN_CLASS,
    PERMISSIONS,
    ROLE_WORDS,
    STAFF,
    WHOLE_SCHOOL,
    Permission,
    RoleKind,
)
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole, ClassRole
from goldenthread.places.models import PlaceRole


@dataclass(frozen=True, slots=True)
class Colleague:
    account_id: UUID
    name: str
    role: str


def colleagues_of(child_id: UUID, permission: Permission, day: date) -> tuple[Colleague, ...]:
    """The staff who may do this about this child today, by name, each once. Three queries."""
    found = {one.account_id: one for one in _reaching(child_id, permission, day)}
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.account_id)))


def _reaching(child_id: UUID, permission: Permission, day: date) -> Iterator[Colleague]:
    kinds = {kind for kind in STAFF if permission in PERMISSIONS[kind]}
    for_child = ChildRole.objects.filter(
        held_on(day), child=child_id, kind__in=kinds, account__is_active=True
    )
    in_class = ClassRole.objects.filter(
        held_on(day),
        held_on(day, "teaching_class__memberships__"),
        teaching_class__memberships__child=child_id,
        kind__in=kinds & IN_CLASS,
        account__is_active=True,
    )
    in_school = PlaceRole.objects.filter(
        held_on(day),
        held_on(day, "setting__enrolments__"),
        setting__enrolments__child=child_id,
        kind__in=kinds & WHOLE_SCHOOL,
        account__is_active=True,
    )
    for rows in (for_child, in_class, in_school):
        for account, name, kind in rows.values_list("account", "account__name", "kind"):
            yield Colleague(account, name, ROLE_WORDS[RoleKind(kind)])
