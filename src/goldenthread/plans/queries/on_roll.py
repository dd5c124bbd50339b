"""Children on roll, as a list of many shows them: with a plan, or with something that waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from goldenthread.foundation.access import NotPermitted, Viewer
from goldenthread.foundation.permissions import PERMISSIONS, Permission, RoleKind, allows
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import Enrolment
from goldenthread.places.models import PlaceRole
from goldenthread.plans.models import ChildAccount, PlanVersion, Review
from goldenthread.plans.states import VersionState

Rows = QuerySet[Any, tuple[Any, ...]]


class Places(dict[UUID, str]):
    """The settings that somebody answers for, with their names, by name; and as what they do."""

    def __init__(self, held: Iterable[tuple[UUID, str, str]]) -> None:
        super().__init__()
        self._kinds: dict[UUID, set[RoleKind]] = defaultdict(set)
        for setting, name, kind in held:
            self[setting] = name
            self._kinds[setting].add(RoleKind(kind))

    def may(self, setting_id: UUID, permission: Permission) -> bool:
        """Whether they may do this for the children there."""
        return allows(frozenset(self._kinds[setting_id]), permission)


_BY_NAME = itemgetter(2, 1, 0)
NO_VERSION = UUID(int=0)


class OnRoll(NamedTuple):
    """A child on roll; with a version of a plan in force, to be reviewed by a date."""

    child_id: UUID
    first_name: str
    last_name: str
    setting_id: UUID
    year_group: str
    version_id: UUID = NO_VERSION
    review_due_on: date | None = None

    @property
    def has_plan(self) -> bool:
        return self.version_id is not NO_VERSION

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class Planned(NamedTuple):
    """A child on roll whose plan is in force, with the family or being drafted: the version of each."""

    child_id: UUID
    first_name: str
    last_name: str
    setting_id: UUID
    year_group: str
    versions: dict[str, UUID]
    review_due_on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class InForce(NamedTuple):
    """A plan in force of a child on roll, without the child's name.

    `not_recorded`: sessions of the plan, as they are kept (work_out_again); None before the first night.
    """

    child_id: UUID
    setting_id: UUID
    version_id: UUID
    review_due_on: date | None
    not_recorded: int | None


def places_of(viewer: Viewer) -> Places:
    """The settings whose desk this person may see. One query. NotPermitted when there is none."""
    places = Places(_places(viewer.account.id, viewer.today))
    if not places:
        raise NotPermitted(Permission.SEE_DESK)
    return places


@prepared
def _places(account: UUID, day: date) -> QuerySet[PlaceRole, tuple[UUID, str, str]]:
    kinds = [kind for kind in RoleKind if Permission.SEE_DESK in PERMISSIONS[kind]]
    held = PlaceRole.objects.filter(held_on(day), account=account, kind__in=kinds)
    return held.order_by("setting__name").values_list("setting", "setting__name", "kind")


LISTED = (VersionState.IN_FORCE, VersionState.SHARED, VersionState.DRAFT)


def plans_like(viewer: Viewer, name: str, state: str = "") -> tuple[Places, list[Planned]]:
    """This person's settings, and the children with a plan there, by last name. Two queries.

    Those whose name has these letters, and who have a version in this state.
    """
    places = places_of(viewer)
    sought = name.strip().lower()
    found = [one for one in _planned(viewer.today, places) if sought in one.name.lower()]
    return places, [one for one in found if state in one.versions] if state else found


def _planned(today: date, places: Places) -> Collection[Planned]:
    rows = sorted(_with_plan(today, places.keys()), key=_BY_NAME)  # the database takes longer over it
    found: dict[UUID, Planned] = {}
    for child, first, last, setting, year, version, state, due in rows:
        known = found.get(child)
        if known is None:
            found[child] = Planned(child, first, last, setting, year, {state: version}, due)
        else:
            known.versions[state] = version
            found[child] = known._replace(review_due_on=known.review_due_on or due)
    return found.values()


@prepared
def _with_plan(today: date, places: Collection[UUID]) -> Rows:
    rows = _versions(places).filter(
        held_on(today, "child__enrolments__"),
        child__enrolments__setting__among=places,
        state__in=LISTED,
    )
    return rows.values_list(
        "child", "child__first_name", "child__last_name", "plan__setting",
        "child__enrolments__year_group", "id", "state", "review_due_on",
    )  # fmt: skip


def in_force(today: date, places: Places) -> dict[UUID, InForce]:
    """The plans in force in these settings of children on roll there, by child. One query.

    For a page that must look at all of them and shows a few: `named` says who those are.
    """
    return {row[0]: InForce._make(row) for row in _in_force(today, places.keys())}


@prepared
def _in_force(today: date, places: Collection[UUID]) -> Rows:
    kept = ChildAccount.objects.filter(setting=OuterRef("plan__setting"), child=OuterRef("child"))
    enrolled = Enrolment.objects.filter(held_on(today), setting__among=places, child=OuterRef("child"))
    return (
        _versions(places)
        .filter(Exists(enrolled), state=VersionState.IN_FORCE)
        .values_list("child", "plan__setting", "id", "review_due_on", Subquery(kept.values("not_recorded")))
    )


def _versions(places: Collection[UUID]) -> QuerySet[PlanVersion, Any]:
    return PlanVersion.objects.filter(
        plan__setting__among=places,
        plan__ended_on__isnull=True,
    )


def named(
    today: date, places: Places, children: Collection[UUID], plans: Mapping[UUID, InForce]
) -> dict[UUID, OnRoll]:
    """Those of these children who are on roll here, with the plan of those who have one.

    One query, or none for nobody.
    """
    found: dict[UUID, OnRoll] = {}
    if not children:
        return found
    for child, first, last, setting, year in _named(today, places.keys(), children):
        plan = plans.get(child)
        found[child] = (
            OnRoll(child, first, last, plan.setting_id, year, plan.version_id, plan.review_due_on)
            if plan
            else OnRoll(child, first, last, setting, year)
        )
    return found


@prepared
def _named(today: date, places: Collection[UUID], children: Collection[UUID]) -> Rows:
    rows = Enrolment.objects.filter(held_on(today), setting__among=places, child__among=children)
    return rows.values_list("child", "child__first_name", "child__last_name", "setting", "year_group")


def arranged_for(versions: Collection[UUID]) -> dict[UUID, date]:
    """The days of the reviews of these versions that are still to be held. One query, or none for nothing."""
    return dict(_reviews(versions)) if versions else {}


@prepared
def _reviews(versions: Collection[UUID]) -> QuerySet[Review, tuple[UUID, date]]:
    rows = Review.objects.filter(version__among=versions, replaced_by__isnull=True, held__isnull=True)
    return rows.order_by("at").values_list("version", "on")
