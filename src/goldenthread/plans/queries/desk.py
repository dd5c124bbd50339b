"""The SENCO's desk: who needs something, why, and what to do next, out of many who do not.

A fixed number of queries for any number of children. What did not happen comes from the nightly accounts;
everything else from the facts as they stand now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import Sum

from goldenthread.foundation.access import NotPermitted, Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.roles import held_on
from goldenthread.people.access import settings_for
from goldenthread.people.models import Enrolment
from goldenthread.plans.models import (
    Concern,
    PlanVersion,
    ProvisionAccount,
    Response,
    Review,
    ReviewFinding,
    SchoolWeek,
)
from goldenthread.plans.queries.layers import layers_of
from goldenthread.plans.queries.speakers import SPEAKER, WIDE, last_said, speaker
from goldenthread.plans.states import VersionState


class Matter(StrEnum):
    """Why a child is on the desk. In this order, most pressing first."""

    LATE = "late"
    CONCERN = "concern"
    DISAGREES = "disagrees"
    DUE = "due"
    NOT_WORKING = "not_working"
    NOT_RECORDED = "not_recorded"


NOT_SIMPLY = (Response.Answer.IN_PART, Response.Answer.DISAGREE)
_RESPONSE = ("version", "child", "answer", "reasons", "answered")
WEEKS_SHOWN = 5
URGENCY = {matter: place for place, matter in enumerate(Matter)}
DUE_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OnRoll:
    """A child with a plan in force, and the date by which it must be reviewed."""

    child_id: UUID
    name: str
    setting_id: UUID
    setting: str
    year_group: str
    layers: tuple[str, ...]
    version_id: UUID
    review_due_on: date | None
    has_plan: bool = True
    review_on: date | None = None  # the day that is arranged
    reviewed: bool = False  # the review of this version is written down; a new version grows out of it


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that one child needs. `id` is the concern, response or version it is about."""

    matter: Matter
    child: OnRoll
    id: UUID
    on: date | None = None
    words: str = ""
    who: str = ""
    number: int = 0


class _ReviewOf(NamedTuple):
    on: date | None
    held: bool


NO_REVIEW = _ReviewOf(None, False)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """Sessions promised and happened in one week, of all plans of these settings."""

    week_of: date
    promised: int
    happened: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk, most pressing first."""

    plans: int
    settings: tuple[tuple[UUID, str], ...]
    items: tuple[Item, ...]
    weeks: tuple[WeekOf, ...] = ()

    def count(self, matter: Matter) -> int:
        mine = [item for item in self.items if item.matter is matter]
        if matter is Matter.NOT_RECORDED:
            return sum(item.number for item in mine)
        return len({item.child.child_id for item in mine})

    @property
    def children(self) -> int:
        """Children who need something: one who is on the desk twice counts once."""
        return len({item.child.child_id for item in self.items})

    @property
    def planned_children(self) -> int:
        """Of those, the ones who have a plan in force."""
        return len({item.child.child_id for item in self.items if item.child.has_plan})


def desk(viewer: Viewer) -> Desk:
    """The desk of a person who answers for one or more settings."""
    places = list(settings_for(viewer, Permission.SEE_DESK).order_by("name").values_list("id", "name"))
    if not places:
        raise NotPermitted(Permission.SEE_DESK)
    ids = [id for id, _ in places]
    roll = _on_roll(viewer, dict(places))
    known = {**_others_with_concerns(viewer, dict(places), roll), **roll}
    items = [
        *_reviews(roll.values(), viewer.today),
        *_concerns(ids, known, viewer.today),
        *_disagreements(ids, roll),
        *_not_working(roll),
        *_not_recorded(ids, roll),
    ]
    return Desk(len(roll), tuple(places), tuple(sorted(items, key=_pressing)), _weeks(ids, viewer.today))


def _weeks(settings: list[UUID], today: date) -> tuple[WeekOf, ...]:
    """The last weeks with sessions, as the nightly accounts found them, oldest first. One query."""
    rows = (
        SchoolWeek.objects.filter(setting__in=settings, week_of__lte=today)
        .values("week_of")
        .annotate(all_promised=Sum("promised"), all_happened=Sum("happened"))
        .order_by("-week_of")
        .values_list("week_of", "all_promised", "all_happened")
    )
    return tuple(WeekOf(*row) for row in reversed(rows[:WEEKS_SHOWN]))


def plans_in_force(viewer: Viewer) -> tuple[OnRoll, ...]:
    """Every child with a plan in force in this person's settings, by last name. Five queries."""
    places = dict(settings_for(viewer, Permission.SEE_DESK).values_list("id", "name"))
    if not places:
        raise NotPermitted(Permission.SEE_DESK)
    return tuple(sorted(_on_roll(viewer, places).values(), key=lambda one: one.name.split()[-1]))


def _pressing(item: Item) -> tuple[int, date, str]:
    return URGENCY[item.matter], item.on or date.max, item.child.name


def _on_roll(viewer: Viewer, places: dict[UUID, str]) -> dict[UUID, OnRoll]:
    rows = PlanVersion.objects.filter(
        plan__setting__in=list(places), plan__ended_on__isnull=True, state=VersionState.IN_FORCE
    ).values_list("child", "child__first_name", "child__last_name", "plan__setting", "id", "review_due_on")
    found = list(rows)
    years = _years(viewer, [row[0] for row in found], places)
    layers = layers_of([row[0] for row in found], viewer.today)
    reviews = _reviews_of([row[4] for row in found])
    return {
        child: OnRoll(
            child,
            f"{first} {last}",
            setting,
            places[setting],
            years.get(child, ""),
            layers[child],
            version,
            due,
            review_on=reviews.get(version, NO_REVIEW).on,
            reviewed=reviews.get(version, NO_REVIEW).held,
        )
        for child, first, last, setting, version, due in found
        if child in years
    }


def _reviews_of(versions: list[UUID]) -> dict[UUID, _ReviewOf]:
    """The review of each version that was not moved: its day, and whether it was held. One query."""
    rows = Review.objects.filter(version__in=versions, replaced_by__isnull=True).order_by("at")
    return {
        version: _ReviewOf(on, held is not None)
        for version, on, held in rows.values_list("version", "on", "held__held_on")
    }


def _years(viewer: Viewer, children: list[UUID], places: dict[UUID, str]) -> dict[UUID, str]:
    rows = Enrolment.objects.filter(held_on(viewer.today), setting__in=list(places), child__in=children)
    return dict(rows.values_list("child", "year_group"))


def _others_with_concerns(
    viewer: Viewer, places: dict[UUID, str], roll: dict[UUID, OnRoll]
) -> dict[UUID, OnRoll]:
    """Children without a plan about whom a concern waits."""
    rows = Enrolment.objects.filter(
        held_on(viewer.today),
        setting__in=list(places),
        child__in=Concern.objects.filter(setting__in=list(places), answer__isnull=True).values("child"),
    ).values_list("child", "child__first_name", "child__last_name", "setting", "year_group")
    return {
        child: OnRoll(
            child, f"{first} {last}", setting, places[setting], year, (), child, None, has_plan=False
        )
        for child, first, last, setting, year in rows
        if child not in roll
    }


def _reviews(roll: Iterable[OnRoll], today: date) -> Iterator[Item]:
    for child in roll:
        due = None if child.reviewed else child.review_due_on
        if due and due < today:
            yield Item(Matter.LATE, child, child.version_id, due)
        elif due and due <= today + DUE_WITHIN:
            yield Item(Matter.DUE, child, child.version_id, due)


def _concerns(settings: list[UUID], known: dict[UUID, OnRoll], today: date) -> Iterator[Item]:
    rows = Concern.objects.filter(setting__in=settings, answer__isnull=True).values_list(
        "id", "child", "words", "by__name", "answer_due_on"
    )
    for id, child, words, who, due in rows:
        if child in known:
            matter = Matter.LATE if due < today else Matter.CONCERN
            yield Item(matter, known[child], id, due, words, who)


def _disagreements(settings: list[UUID], roll: dict[UUID, OnRoll]) -> Iterator[Item]:
    """Answers of a family that nobody has answered, on a version that is still shared or in force."""
    rows = Response.objects.filter(
        version__plan__setting__in=settings,
        version__state__in=[VersionState.SHARED, VersionState.IN_FORCE],
    ).order_by("at", "id")
    found = rows.values_list(*SPEAKER, *_RESPONSE)
    said = ((row[WIDE], speaker(*row[:WIDE]), row[WIDE + 1 :]) for row in found)
    for version, who, (child, answer, words, answered) in last_said(said):
        if child in roll and answer in NOT_SIMPLY and answered is None:
            yield Item(Matter.DISAGREES, roll[child], version, None, words, who.name)


def _not_working(roll: dict[UUID, OnRoll]) -> Iterator[Item]:
    """Outcomes of a plan still in force whose last review found that what was done did not help."""
    versions = [child.version_id for child in roll.values()]
    rows = ReviewFinding.objects.filter(held__review__version__in=versions).order_by("at", "id")
    said = rows.values_list("child", "outcome_strand", "evidence", "held__review", "helped")
    last = {(row[0], row[1]): row for row in said}
    for child, _, words, review, helped in last.values():
        if helped == ReviewFinding.Helped.NO and child in roll:
            yield Item(Matter.NOT_WORKING, roll[child], review, None, words)


def _not_recorded(settings: list[UUID], roll: dict[UUID, OnRoll]) -> Iterator[Item]:
    rows = (
        ProvisionAccount.objects.filter(setting__in=settings, not_recorded__gt=0)
        .values("child")
        .annotate(number=Sum("not_recorded"))
        .values_list("child", "number")
    )
    for child, number in rows:
        if child in roll:
            yield Item(Matter.NOT_RECORDED, roll[child], roll[child].version_id, None, number=number)
