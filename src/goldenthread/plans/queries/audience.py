"""Whom to tell about a child's plan: the family, and those in school who answer for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole
from goldenthread.places.models import PlaceRole
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.states import VersionState

FAMILY = (RoleKind.PARENT, RoleKind.YOUNG_PERSON)


def family_accounts(child_id: UUID, day: date) -> list[UUID]:
    """The accounts of the parents and of the young person, today. One query."""
    found = ChildRole.objects.filter(
        held_on(day), child=child_id, kind__in=FAMILY, account__isnull=False
    ).values_list("account", flat=True)
    return [account for account in found if account is not None]


def family_names(child_id: UUID, day: date) -> list[str]:
    """Who of the family hears of it here: the names of those accounts, by name. One query."""
    found = ChildRole.objects.filter(
        held_on(day), child=child_id, kind__in=FAMILY, account__isnull=False, account__is_active=True
    )
    return list(found.order_by("account__name").values_list("account__name", flat=True).distinct())


def families_with_a_plan(setting_id: UUID, day: date) -> dict[UUID, set[UUID]]:
    """By child with a plan in force in a setting, the accounts of its family, today. One query."""
    in_force = PlanVersion.objects.filter(
        plan__setting=setting_id, plan__ended_on__isnull=True, state=VersionState.IN_FORCE
    )
    return _families(Q(child__in=in_force.values("child")), day)


def families_of(children: Collection[UUID], day: date) -> dict[UUID, set[UUID]]:
    """By child, the accounts of its family, today. One query."""
    return _families(Q(child__in=children), day)


def _families(children: Q, day: date) -> dict[UUID, set[UUID]]:
    found = ChildRole.objects.filter(
        children, held_on(day), kind__in=FAMILY, account__isnull=False
    ).values_list("child", "account")
    families: dict[UUID, set[UUID]] = defaultdict(set)
    for child, account in found:
        if account is not None:
            families[child].add(account)
    return families


def senco_accounts(setting_id: UUID, day: date) -> list[UUID]:
    """The SENCOs of a setting, today. One query."""
    held = PlaceRole.objects.filter(held_on(day), setting=setting_id, kind=RoleKind.SENCO)
    return list(held.values_list("account", flat=True))
