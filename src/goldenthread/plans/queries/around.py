"""Who can be named in a plan as the one who does it: professionals around the child, in class or in school.

What a family does at home is theirs to say; a plan coordinator writes plans and does not deliver them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.foundation.permissions import IN_CLASS, ROLE_WORDS, RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole, ClassRole
from goldenthread.places.models import PlaceRole

WHO_HELPS = frozenset({RoleKind.SPECIALIST, RoleKind.KEY_ADULT})


@dataclass(frozen=True, slots=True)
class Around:
    """Someone with an account around the child, and what they are to them."""

    account_id: UUID
    name: str
    role: str


def people_around(child_id: UUID, day: date) -> tuple[Around, ...]:
    """Everyone with an account who can give this child support today, each once. Three queries."""
    found: dict[UUID, Around] = {}
    for account, name, role in _rows(child_id, day):
        found.setdefault(account, Around(account, name, role))
    return tuple(sorted(found.values(), key=lambda one: one.name))


def is_around(child_id: UUID, account_id: UUID, at: datetime) -> bool:
    return any(one.account_id == account_id for one in people_around(child_id, timezone.localdate(at)))


def _rows(child_id: UUID, day: date) -> Iterable[tuple[UUID, str, str]]:
    for_child = ChildRole.objects.filter(
        held_on(day), child=child_id, account__isnull=False, kind__in=WHO_HELPS
    )
    for account, name, described in for_child.values_list("account_id", "account__name", "described_as"):
        if account is not None:
            yield account, name, described
    in_class = ClassRole.objects.filter(
        held_on(day),
        held_on(day, "teaching_class__memberships__"),
        teaching_class__memberships__child=child_id,
        kind__in=IN_CLASS,
    ).values_list("account_id", "account__name", "kind", "teaching_class__name")
    for account, name, kind, group in in_class:
        yield account, name, f"{_said(kind)}, {group}"
    in_school = PlaceRole.objects.filter(
        held_on(day),
        held_on(day, "setting__enrolments__"),
        setting__enrolments__child=child_id,
        kind__in=(RoleKind.SENCO, RoleKind.HEAD),
    ).values_list("account_id", "account__name", "kind")
    for account, name, kind in in_school:
        yield account, name, _said(kind)


def _said(kind: str) -> str:
    words = ROLE_WORDS[RoleKind(kind)]
    return words[0].upper() + words[1:]
