"""Whom to tell about a child's plan: the family, and those in school who answer for it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole
from goldenthread.places.models import PlaceRole

FAMILY = (RoleKind.PARENT, RoleKind.YOUNG_PERSON)


def family_accounts(child_id: UUID, day: date) -> list[UUID]:
    """The accounts of the parents and of the young person, today. One query."""
    found = ChildRole.objects.filter(
        held_on(day), child=child_id, kind__in=FAMILY, account__isnull=False
    ).values_list("account", flat=True)
    return [account for account in found if account is not None]


def senco_accounts(setting_id: UUID, day: date) -> list[UUID]:
    """The SENCOs of a setting, today. One query."""
    held = PlaceRole.objects.filter(held_on(day), setting=setting_id, kind=RoleKind.SENCO)
    return list(held.values_list("account", flat=True))
