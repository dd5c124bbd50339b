"""Children on roll, as a list of many shows them: with a plan in force, or with a concern that waits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import NotPermitted, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import Enrolment
from goldenthread.places.access import held_by
from goldenthread.places.models import Setting
from goldenthread.plans.models import Concern, PlanVersion, Review
from goldenthread.plans.states import VersionState

Places = dict[UUID, str]
"""The settings that somebody answers for, with their names, by name."""


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A child with a plan in force, and the date by which it must be reviewed."""

    child_id: UUID
    name: str
    setting_id: UUID
    setting: str
    year_group: str
    version_id: UUID
    review_due_on: date | None
    has_plan: bool = True
    review_on: date | None = None  # the day that is arranged
    reviewed: bool = False  # the review of this version is written down; a new version grows out of it


class _ReviewOf(NamedTuple):
    on: date | None
    held: bool


NO_REVIEW = _ReviewOf(None, False)


def places_of(viewer: Viewer) -> Places:
    """The settings whose desk this person may see. One query. NotPermitted when there is none."""
    places = dict(_places(viewer.account.id, viewer.today))
    if not places:
        raise NotPermitted(Permission.SEE_DESK)
    return places


@prepared
def _places(account: UUID, day: date) -> QuerySet[Setting, tuple[UUID, str]]:
    rows = Setting.objects.filter(held_by(account, day, Permission.SEE_DESK))
    return rows.order_by("name").values_list("id", "name")


def plans_in_force(viewer: Viewer) -> tuple[OnRoll, ...]:
    """Every child with a plan in force in this person's settings, by last name. Three queries."""
    return tuple(on_roll(viewer.today, places_of(viewer)).values())


def on_roll(today: date, places: Places) -> dict[UUID, OnRoll]:
    """The children on roll in these settings with a plan in force there, by last name. Two queries."""
    reviews = {version: _ReviewOf(on, held is not None) for version, on, held in _reviews(places.keys())}
    return {
        child: OnRoll(
            child, f"{first} {last}", setting, places[setting], year, version, due, True,
            *reviews.get(version, NO_REVIEW),
        )
        for child, first, last, setting, version, due, year in _with_plan(today, places.keys())
    }  # fmt: skip


@prepared
def _with_plan(today: date, places: Collection[UUID]) -> QuerySet[PlanVersion, tuple[Any, ...]]:
    rows = PlanVersion.objects.filter(
        held_on(today, "child__enrolments__"),
        child__enrolments__setting__among=places,
        plan__setting__among=places,
        plan__ended_on__isnull=True,
        state=VersionState.IN_FORCE,
    )
    return rows.order_by("child__last_name", "child__first_name", "id").values_list(
        "child", "child__first_name", "child__last_name", "plan__setting", "id", "review_due_on",
        "child__enrolments__year_group",
    )  # fmt: skip


@prepared
def _reviews(places: Collection[UUID]) -> QuerySet[Review, tuple[UUID, date, date | None]]:
    """The reviews of plans in force that were not moved, with the day each was held."""
    rows = Review.objects.filter(
        version__plan__setting__among=places,
        version__state=VersionState.IN_FORCE,
        replaced_by__isnull=True,
    )
    return rows.order_by("at").values_list("version", "on", "held__held_on")


def others_with_concerns(today: date, places: Places, roll: Collection[UUID]) -> dict[UUID, OnRoll]:
    """Children who are not in `roll` about whom a concern waits. One query."""
    return {
        child: OnRoll(child, f"{first} {last}", setting, places[setting], year, child, None, has_plan=False)
        for child, first, last, setting, year in _with_concern(today, places.keys())
        if child not in roll
    }


@prepared
def _with_concern(today: date, places: Collection[UUID]) -> QuerySet[Enrolment, tuple[Any, ...]]:
    concerns = Concern.objects.filter(setting__among=places, answer__isnull=True)
    rows = Enrolment.objects.filter(held_on(today), setting__among=places, child__in=concerns.values("child"))
    return rows.values_list("child", "child__first_name", "child__last_name", "setting", "year_group")
