"""By when a plan is reviewed again: worked out anew whenever something happens that it is counted from."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Max, Min

from goldenthread.law.dates import review_due
from goldenthread.plans.models import PlanVersion, ReviewHeld
from goldenthread.plans.states import VersionState


def review_due_by(plan_id: UUID, starts: date) -> date:
    """Counted from the plan's first day or its last review, never from the day on which that was due.

    `starts` is the first day of a plan that was not in force before: amending it does not put a review off.
    """
    versions = PlanVersion.objects.filter(plan=plan_id, in_force_on__isnull=False)
    first: date | None = versions.aggregate(first=Min("in_force_on"))["first"]
    held = ReviewHeld.objects.filter(review__plan=plan_id)
    return review_due(first or starts, held.aggregate(last=Max("held_on"))["last"]).on


def count_review_anew(plan_id: UUID, held_on: date) -> None:
    """A review was held: the version in force is due again 12 months later, whether or not it is changed."""
    version = PlanVersion.objects.filter(plan=plan_id, state=VersionState.IN_FORCE)
    version.update(review_due_on=review_due_by(plan_id, held_on))
