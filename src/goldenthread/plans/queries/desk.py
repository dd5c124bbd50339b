"""The SENCO's desk: who needs something, why, and what to do next, out of many who do not.

A fixed number of queries for any number of children. What did not happen comes from the nightly accounts;
everything else from the facts as they stand now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, overload
from uuid import UUID

from django.db.models import QuerySet, Sum

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.plans.models import Concern, Response, ReviewFinding, SchoolWeek
from goldenthread.plans.queries.on_roll import (
    OnRoll,
    Places,
    arranged_for,
    on_roll,
    places_of,
)
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


class Item(NamedTuple):
    """One thing that one child needs. `id`: the concern, version or review that it is about.

    `on`: the day by which. `arranged`: the day for which a review is arranged.
    """

    matter: Matter
    child: OnRoll
    id: UUID
    on: date | None = None
    words: str = ""
    who: str = ""
    number: int = 0
    arranged: date | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """Sessions promised and happened in one week, of all plans of these settings."""

    week_of: date
    promised: int
    happened: int


@dataclass(frozen=True)
class WorkList(Sequence[Item]):
    """The work of a desk, most pressing first. What nobody recorded comes last, and may be long."""

    urgent: tuple[Item, ...]
    not_recorded: tuple[OnRoll, ...]

    def __len__(self) -> int:
        return len(self.urgent) + len(self.not_recorded)

    def __iter__(self) -> Iterator[Item]:
        return iter(self[:])

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        first, last, _ = index.indices(len(self))
        known = len(self.urgent)
        rest = self.not_recorded[max(0, first - known) : max(0, last - known)]
        return [
            *self.urgent[first:last],
            *(Item(Matter.NOT_RECORDED, one, one.version_id, number=one.not_recorded or 0) for one in rest),
        ]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk, most pressing first."""

    plans: int
    places: Places
    items: WorkList
    weeks: tuple[WeekOf, ...] = ()

    @property
    def counts(self) -> dict[Matter, int]:
        """How many children need each; of what nobody recorded, how many sessions."""
        children: dict[Matter, set[UUID]] = {matter: set() for matter in Matter}
        for item in self.items.urgent:
            children[item.matter].add(item.child.child_id)
        counts = {matter: len(found) for matter, found in children.items()}
        return counts | {Matter.NOT_RECORDED: sum(one.not_recorded or 0 for one in self.items.not_recorded)}

    @property
    def planned(self) -> int:
        """Children with a plan who need something. One who is here twice counts once."""
        return len(self.items.not_recorded) + len(self._others(has_plan=True))

    @property
    def children(self) -> int:
        """All the children who need something, with a plan or without."""
        return self.planned + len(self._others(has_plan=False))

    def _others(self, *, has_plan: bool) -> set[UUID]:
        """Those of whose plan every session is recorded."""
        urgent = (item.child for item in self.items.urgent)
        return {one.child_id for one in urgent if one.has_plan is has_plan and not one.not_recorded}


def desk(viewer: Viewer) -> Desk:
    """The desk of a person who answers for one or more settings."""
    places = places_of(viewer)
    roll = on_roll(viewer.today, places)
    urgent = [
        *_reviews(roll.values(), viewer.today),
        *_concerns(places, roll, viewer.today),
        *_disagreements(places, roll),
        *_not_working(places, roll),
    ]
    urgent.sort(key=_pressing)
    items = WorkList(tuple(urgent), tuple(one for one in roll.values() if one.not_recorded))
    weeks = tuple(WeekOf(*row) for row in reversed(_weeks(places.keys(), viewer.today)))
    return Desk(len(roll), places, items, weeks)


@prepared
def _weeks(places: Collection[UUID], today: date) -> QuerySet[SchoolWeek, tuple[date, int, int]]:
    """The last weeks with sessions, as the nightly accounts found them, newest first."""
    rows = SchoolWeek.objects.filter(setting__among=places, week_of__lte=today).values("week_of")
    summed = rows.annotate(all_promised=Sum("promised"), all_happened=Sum("happened"))
    in_order = summed.order_by("-week_of").values_list("week_of", "all_promised", "all_happened")
    return in_order[:WEEKS_SHOWN]


def _pressing(item: Item) -> tuple[int, date]:
    """Of the same matter and day, in the order in which they were found: by last name."""
    return URGENCY[item.matter], item.on or date.max


def _reviews(roll: Iterable[OnRoll], today: date) -> Iterator[Item]:
    soon = today + DUE_WITHIN
    due = [(child, by) for child in roll if (by := child.review_due_on) and by <= soon]
    arranged = arranged_for([child.version_id for child, _ in due])
    for child, by in due:
        review = arranged.get(child.version_id)
        if review is None or review.held_on is None:
            matter = Matter.LATE if by < today else Matter.DUE
            yield Item(matter, child, child.version_id, by, arranged=review.on if review else None)


def _concerns(places: Places, roll: dict[UUID, OnRoll], today: date) -> Iterator[Item]:
    """Concerns that wait for an answer, about children on roll here, with a plan or without."""
    found = {row[0]: row for row in _unanswered(today, places.keys())}  # one is on roll in two schools
    for id, words, who, due, *child in found.values():
        about = roll.get(child[0]) or OnRoll(*child)
        yield Item(Matter.LATE if due < today else Matter.CONCERN, about, id, due, words, who)


@prepared
def _unanswered(today: date, places: Collection[UUID]) -> QuerySet[Concern, tuple[Any, ...]]:
    rows = Concern.objects.filter(
        held_on(today, "child__enrolments__"),
        child__enrolments__setting__among=places,
        setting__among=places,
        answer__isnull=True,
    )
    return rows.values_list(
        "id", "words", "by__name", "answer_due_on", "child", "child__first_name", "child__last_name",
        "child__enrolments__setting", "child__enrolments__year_group",
    )  # fmt: skip


def _disagreements(places: Places, roll: dict[UUID, OnRoll]) -> Iterator[Item]:
    """Answers of a family that nobody has answered, on a version that is still shared or in force."""
    found = _responses(places.keys())
    said = ((row[WIDE], speaker(*row[:WIDE]), row[WIDE + 1 :]) for row in found)
    for version, who, (child, answer, words, answered) in last_said(said):
        if child in roll and answer in NOT_SIMPLY and answered is None:
            yield Item(Matter.DISAGREES, roll[child], version, None, words, who.name)


@prepared
def _responses(places: Collection[UUID]) -> QuerySet[Response, tuple[Any, ...]]:
    rows = Response.objects.filter(
        version__plan__setting__among=places,
        version__state__in=[VersionState.SHARED, VersionState.IN_FORCE],
    )
    return rows.order_by("at", "id").values_list(*SPEAKER, *_RESPONSE)


def _not_working(places: Places, roll: dict[UUID, OnRoll]) -> Iterator[Item]:
    """Outcomes of a plan still in force whose last review found that what was done did not help."""
    last = {(row[0], row[1]): row for row in _findings(places.keys())}
    for child, _, words, review, helped in last.values():
        if helped == ReviewFinding.Helped.NO and child in roll:
            yield Item(Matter.NOT_WORKING, roll[child], review, None, words)


@prepared
def _findings(places: Collection[UUID]) -> QuerySet[ReviewFinding, tuple[Any, ...]]:
    rows = ReviewFinding.objects.filter(
        held__review__version__plan__setting__among=places,
        held__review__version__state=VersionState.IN_FORCE,
    )
    return rows.order_by("at", "id").values_list(
        "child", "outcome_strand", "evidence", "held__review", "helped"
    )
