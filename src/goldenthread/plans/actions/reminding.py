"""Reminding many families at once that a shared plan waits for their answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import Permission
from goldenthread.people.access import child_for
from goldenthread.plans.actions.sharing import remind
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.states import VersionState


@transaction.atomic
def remind_families(*, child_ids: Sequence[UUID], by: Account, at: datetime) -> int:
    """Remind the families of those children whose plan is shared and not answered. How many were reminded."""
    asked = {one: child_for(Viewer(by, at), one, Permission.SHARE_PLAN) for one in dict.fromkeys(child_ids)}
    waiting = PlanVersion.objects.filter(
        child__in=list(asked), state=VersionState.SHARED, responses__isnull=True
    )
    found = list(waiting.values_list("child", "id"))
    for child_id, version_id in found:
        remind(child=asked[child_id], version_id=version_id, by=by, at=at)
    return len(found)
