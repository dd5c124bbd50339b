"""Taking a step of a version's life: one conditional UPDATE, so that of two people pressing one wins."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.models import Plan, PlanVersion, VersionEvent
from goldenthread.plans.states import Step, StepNotAllowed, VersionState


def version_of(child: Child, version_id: UUID) -> PlanVersion:
    """The version, if it is this child's; an id of another child's version is not found."""
    found = PlanVersion.objects.select_related("plan").filter(id=version_id, child=child).first()
    if found is None:
        raise NotVisible("plan version", version_id, child.id)
    return found


def hold(child: Child, version_id: UUID) -> PlanVersion:
    """The version as it stands now, with its plan held until commit: steps of one plan follow each other.

    SQLite needs no lock: its transactions begin as writers, one at a time.
    """
    version = version_of(child, version_id)
    Plan.objects.select_for_update().get(id=version.plan_id)
    version.refresh_from_db(fields=["state"])
    return version


def take(
    step: Step,
    version: PlanVersion,
    *,
    by: Account,
    at: datetime,
    on: date | None = None,
    why: str = "",
    **columns: Any,
) -> None:
    """Move the version and append the event. StepNotAllowed when it stands elsewhere by now."""
    moved = PlanVersion.objects.filter(id=version.id, state__in=step.begins).update(
        state=step.leads, **columns
    )
    if moved != 1:
        version.refresh_from_db(fields=["state"])
        raise StepNotAllowed(step, VersionState(version.state))
    VersionEvent.objects.create(
        child_id=version.child_id,
        version=version,
        what=step.name,
        on=on or timezone.localdate(at),
        why=why,
        by=by,
        at=at,
    )
    version.refresh_from_db(fields=["state", *columns])
