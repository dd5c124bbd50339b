"""Which children have a plan that has not ended: an import must not take them off a roll."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from goldenthread.plans.models import Plan


def children_with_a_plan(children: Collection[UUID]) -> set[UUID]:
    """Of these children, those with a plan now. One query."""
    return set(Plan.objects.filter(child__in=children, ended_on=None).values_list("child", flat=True))
