"""Shared versions that nobody in the family has answered yet: whom a desk waits for, and may remind."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from goldenthread.foundation.prepared import prepared
from goldenthread.plans.models import FamilyContact, PlanVersion
from goldenthread.plans.states import VersionState


class WithFamily(NamedTuple):
    """A version that waits for the family: since when, and when they were last reminded of it."""

    version_id: UUID
    child_id: UUID
    since: date
    reminded: date | None


def with_family(settings: Collection[UUID]) -> list[WithFamily]:
    """Of the plans of these settings, in no order. One query."""
    return [
        WithFamily(version, child, timezone.localdate(at), reminded)
        for version, child, at, reminded in _waiting(settings)
    ]


@prepared
def _waiting(settings: Collection[UUID]) -> QuerySet[PlanVersion, tuple[UUID, UUID, datetime, Any]]:
    reminders = FamilyContact.objects.filter(version=OuterRef("id"), what=FamilyContact.What.REMINDED)
    rows = PlanVersion.objects.filter(
        plan__setting__among=settings,
        plan__ended_on__isnull=True,
        state=VersionState.SHARED,
        responses__isnull=True,
    )
    return rows.values_list("id", "child", "shared_at", Subquery(reminders.order_by("-on").values("on")[:1]))
