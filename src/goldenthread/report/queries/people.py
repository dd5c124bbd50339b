"""Who is to be told of something in an area."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.foundation.permissions import PERMISSIONS, Permission, RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.places.models import PlaceRole


def who_may(area_id: UUID, permission: Permission, at: datetime) -> list[UUID]:
    """The accounts that may do this in an area today. One query."""
    kinds = [kind for kind in RoleKind if permission in PERMISSIONS[kind]]
    held = PlaceRole.objects.filter(held_on(timezone.localdate(at)), area=area_id, kind__in=kinds)
    return list(held.order_by("account").values_list("account", flat=True).distinct())
