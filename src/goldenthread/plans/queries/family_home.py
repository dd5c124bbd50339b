"""What somebody with several children reads first: of each, what is happening, what is next, who to ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.law.account import Figures
from goldenthread.places.models import PlaceRole
from goldenthread.plans.models import ChildAccount, PlanVersion, Provision, Review
from goldenthread.plans.queries.waiting import Answered, answered_by, worries_of
from goldenthread.plans.states import VersionState


@dataclass(slots=True)
class Glance:
    """One child at a glance. `provisions`: what the plan in force promises, by title.

    `until`: the day to which the figures count. `answer_due_on`: by when a concern of this reader is
    answered. `answered`: what they said to the draft. `asked`: who answers for the plan.
    """

    in_force_on: date | None = None
    provisions: tuple[str, ...] = ()
    review_due_on: date | None = None
    draft_since: datetime | None = None
    figures: Figures | None = None
    until: date | None = None
    review_on: date | None = None
    review_at: time | None = None
    review_where: str = ""
    answer_due_on: date | None = None
    answered: Answered | None = None
    asked: str = ""
    reached_by: str = ""


def at_a_glance(viewer: Viewer, children: Collection[UUID]) -> dict[UUID, Glance]:
    """By child, for those whom this person may read of. Seven queries, however many children."""
    found = {child: Glance() for child in children}
    schools = _add_plans(found)
    for child, setting, until, figures in _accounts(found.keys()):
        if schools.get(child) == setting:
            found[child].figures, found[child].until = Figures(**figures), until
    for child, title in _provisions(found.keys()):
        found[child].provisions += (title,)
    for child, on, starts_at, where in _reviews(found.keys()):
        one = found[child]
        one.review_on, one.review_at, one.review_where = on, starts_at, where
    for worry in reversed(worries_of(viewer.account.id, found.keys())):
        found[worry.child_id].answer_due_on = worry.answer_due_on
    for child, answered in answered_by(viewer.account.id, found.keys()).items():
        found[child].answered = answered
    for child, name, telephone in _sencos(viewer.today, found.keys()):
        found[child].asked, found[child].reached_by = name, telephone
    return found


def _add_plans(found: dict[UUID, Glance]) -> dict[UUID, UUID]:
    """Put in each child's version in force and the one that is shared; the school of the first."""
    schools = {}
    for child, state, setting, shared_at, in_force_on, due in _versions(found.keys()):
        if state == VersionState.SHARED:
            found[child].draft_since = shared_at
        else:
            schools[child] = setting
            found[child].in_force_on, found[child].review_due_on = in_force_on, due
    return schools


Rows = QuerySet[Any, tuple[Any, ...]]


@prepared
def _versions(children: Collection[UUID]) -> Rows:
    rows = PlanVersion.objects.filter(
        child__among=children,
        plan__ended_on__isnull=True,
        state__in=(VersionState.SHARED, VersionState.IN_FORCE),
    )
    return rows.order_by("at").values_list(
        "child", "state", "plan__setting", "shared_at", "in_force_on", "review_due_on"
    )


@prepared
def _provisions(children: Collection[UUID]) -> Rows:
    rows = Provision.objects.filter(
        child__among=children,
        version__state=VersionState.IN_FORCE,
        version__plan__ended_on__isnull=True,
    ).exclude(title="")
    in_order = rows.order_by("outcome__need__position", "outcome__position", "position", "id")
    return in_order.values_list("child", "title")


@prepared
def _accounts(children: Collection[UUID]) -> Rows:
    rows = ChildAccount.objects.filter(child__among=children)
    return rows.values_list("child", "setting", "until", "figures")


@prepared
def _reviews(children: Collection[UUID]) -> Rows:
    rows = Review.objects.filter(child__among=children, replaced_by__isnull=True, held__isnull=True)
    return rows.order_by("at").values_list("child", "on", "starts_at", "where")


@prepared
def _sencos(day: date, children: Collection[UUID]) -> Rows:
    rows = PlaceRole.objects.filter(
        held_on(day),
        held_on(day, "setting__enrolments__"),
        setting__enrolments__child__among=children,
        kind=RoleKind.SENCO,
    )
    return rows.values_list("setting__enrolments__child", "account__name", "setting__telephone")
