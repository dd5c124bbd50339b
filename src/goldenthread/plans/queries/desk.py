"""The SENCO's desk: who needs something, why, and what to do next, out of many who do not.

A fixed number of queries for any number of children. What did not happen comes from the accounts that are
kept; everything else from the facts as they stand now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, overload
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, QuerySet, Sum
from django.utils import timezone

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.prepared import prepared
from goldenthread.plans.models import (
    Comment,
    Concern,
    DutyFinding,
    DutyWalk,
    Plan,
    Response,
    ReviewFinding,
    SchoolWeek,
)
from goldenthread.plans.queries.duty import open_walks
from goldenthread.plans.queries.on_roll import (
    InForce,
    OnRoll,
    Places,
    arranged_for,
    in_force,
    named,
    places_of,
)
from goldenthread.plans.queries.speakers import SPEAKER, WIDE, last_said, speaker
from goldenthread.plans.queries.with_family import with_family
from goldenthread.plans.states import VersionState


class Matter(StrEnum):
    """Why a child is on the desk. In this order, most pressing first."""

    LATE = "late"
    CONCERN = "concern"
    DISAGREES = "disagrees"
    COMMENT = "comment"
    DUE = "due"
    WHICH_DUTY = "which_duty"
    NOT_WORKING = "not_working"
    NOT_BEGUN = "not_begun"
    ANSWERED = "answered"
    WITH_FAMILY = "with_family"
    NOT_RECORDED = "not_recorded"


NOT_SIMPLY = (Response.Answer.IN_PART, Response.Answer.DISAGREE)
_RESPONSE = ("version", "child", "answer", "reasons", "answered", "version__state")
_COMMENT = ("version__plan", "child", "words")
WEEKS_SHOWN = 5
URGENCY = {matter: place for place, matter in enumerate(Matter)}
DUE_WITHIN = timedelta(days=7)


class Item(NamedTuple):
    """One thing that one child needs. `id`: the concern, version, review, plan, walk or finding it is about.

    `on`: the day by which. `since`: the day from which it waits. `arranged`: the day for which a review is
    arranged. `reminded`: the day on which the family was last reminded. `in_part`: they agree in part.
    """

    matter: Matter
    child: OnRoll
    id: UUID
    on: date | None = None
    words: str = ""
    who: str = ""
    number: int = 0
    arranged: date | None = None
    since: date | None = None
    reminded: date | None = None
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class WeekOf:
    """Sessions promised and happened in one week, of all plans of these settings, as the night found them.

    `worked_out_at`: what was recorded since then is not in it.
    """

    week_of: date
    promised: int
    happened: int
    worked_out_at: datetime


@dataclass(frozen=True)
class WorkList(Sequence[Item]):
    """The work of a desk, most pressing first. What nobody recorded comes last and may be long.

    Only what is shown of it is put into words: `name` finds out who the children are.
    """

    urgent: tuple[Item, ...]
    not_recorded: tuple[InForce, ...]
    name: Callable[[Collection[UUID]], Mapping[UUID, OnRoll]]

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
        return [*self.urgent[first:last], *self._said(rest)]

    def _said(self, plans: Sequence[InForce]) -> Iterator[Item]:
        names = self.name([plan.child_id for plan in plans]) if plans else {}
        for plan in plans:
            number = plan.not_recorded or 0
            yield Item(Matter.NOT_RECORDED, names[plan.child_id], plan.version_id, number=number)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk, most pressing first."""

    plans: int
    places: Places
    items: WorkList
    planned: int  # children with a plan who need something; one who is here twice counts once
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
    def children(self) -> int:
        """All the children who need something, with a plan or without."""
        return self.planned + len({one.child.child_id for one in self.items.urgent if not one.child.has_plan})


class _Found(NamedTuple):
    """An item before it is known who the child is."""

    matter: Matter
    child_id: UUID
    id: UUID
    on: date | None = None
    words: str = ""
    who: str = ""
    number: int = 0
    arranged: date | None = None
    since: date | None = None
    reminded: date | None = None
    in_part: bool = False


def desk(viewer: Viewer) -> Desk:
    """The desk of a person who answers for one or more settings."""
    places, today = places_of(viewer), viewer.today
    plans = in_force(today, places)
    found = [
        *_reviews(plans.values(), today),
        *_concerns(places, today),
        *_answers(places),
        *_comments(places),
        *_not_working(places, plans),
        *_unfinished(places),
        *_not_begun(places),
        *_with_family(places),
    ]
    name = partial(named, today, places, plans=plans)
    left_open = (plan for plan in plans.values() if plan.not_recorded)
    items = WorkList(tuple(_in_order(found, name)), tuple(sorted(left_open, key=_most_first)), name)
    weeks = tuple(WeekOf(*row) for row in reversed(_weeks(places.keys(), today)))
    others = {item.child.child_id for item in items.urgent if item.child.has_plan}
    planned = len(items.not_recorded) + sum(not plans[child].not_recorded for child in others)
    return Desk(len(plans), places, items, planned, weeks)


def _in_order(
    found: Sequence[_Found], name: Callable[[Collection[UUID]], Mapping[UUID, OnRoll]]
) -> list[Item]:
    """Those about children on roll, most pressing first. One query."""
    names = name({one.child_id for one in found})
    items = [Item(one.matter, names[one.child_id], *one[2:]) for one in found if one.child_id in names]
    return sorted(items, key=_pressing)


def _pressing(item: Item) -> tuple[int, date, str]:
    return URGENCY[item.matter], item.on or item.since or date.max, item.child.name


def _most_first(plan: InForce) -> tuple[int, int]:
    return -(plan.not_recorded or 0), plan.child_id.int  # a number is compared sooner than a UUID


@prepared
def _weeks(places: Collection[UUID], today: date) -> QuerySet[SchoolWeek, tuple[date, int, int, datetime]]:
    """The last weeks with sessions, as the nightly accounts found them, newest first."""
    rows = SchoolWeek.objects.filter(setting__among=places, week_of__lte=today).values("week_of")
    summed = rows.annotate(
        all_promised=Sum("promised"), all_happened=Sum("happened"), oldest=Min("worked_out_at")
    )
    in_order = summed.order_by("-week_of").values_list("week_of", "all_promised", "all_happened", "oldest")
    return in_order[:WEEKS_SHOWN]


def _reviews(plans: Iterable[InForce], today: date) -> Iterator[_Found]:
    """Plans whose review is late, or due within a week. Holding one moves the date. One query."""
    soon = today + DUE_WITHIN
    due = [(plan, by) for plan in plans if (by := plan.review_due_on) and by <= soon]
    arranged = arranged_for([plan.version_id for plan, _ in due])
    for plan, by in due:
        matter = Matter.LATE if by < today else Matter.DUE
        yield _Found(matter, plan.child_id, plan.version_id, by, arranged=arranged.get(plan.version_id))


def _concerns(places: Places, today: date) -> Iterator[_Found]:
    """Concerns that wait for an answer, about children with a plan or without."""
    for id, child, words, who, due in _unanswered(places.keys()):
        yield _Found(Matter.LATE if due < today else Matter.CONCERN, child, id, due, words, who)


@prepared
def _unanswered(places: Collection[UUID]) -> QuerySet[Concern, tuple[Any, ...]]:
    rows = Concern.objects.filter(setting__among=places, answer__isnull=True)
    return rows.values_list("id", "child", "words", "by__name", "answer_due_on")


def _unfinished(places: Places) -> Iterator[_Found]:
    """Which-duty questions that were begun and have no finding yet."""
    for id, child, who, at in _open_walks(places.keys()):
        yield _Found(Matter.WHICH_DUTY, child, id, who=who, since=timezone.localdate(at))


@prepared
def _open_walks(places: Collection[UUID]) -> QuerySet[DutyWalk, tuple[Any, ...]]:
    rows = open_walks().filter(setting__among=places)
    return rows.values_list("id", "child", "by__name", "at")


def _answers(places: Places) -> Iterator[_Found]:
    """What families answered to a version that is shared or in force: who does not simply agree and waits.

    A shared version that was answered, and of which nothing waits, is for the school to put in force.
    """
    found = _responses(places.keys())
    said = ((row[WIDE], speaker(*row[:WIDE]), row[WIDE + 1 :]) for row in found)
    shared, waiting = {}, set()
    for version, who, (child, answer, words, answered, state) in last_said(said):
        if state == VersionState.SHARED:
            shared[version] = child
        if answer in NOT_SIMPLY and answered is None:
            waiting.add(version)
            in_part = answer == Response.Answer.IN_PART
            yield _Found(Matter.DISAGREES, child, version, words=words, who=who.name, in_part=in_part)
    for version, child in shared.items():
        if version not in waiting:
            yield _Found(Matter.ANSWERED, child, version)


@prepared
def _responses(places: Collection[UUID]) -> QuerySet[Response, tuple[Any, ...]]:
    rows = Response.objects.filter(
        version__plan__setting__among=places,
        version__state__in=[VersionState.SHARED, VersionState.IN_FORCE],
    )
    return rows.order_by("at", "id").values_list(*SPEAKER, *_RESPONSE)


def _comments(places: Places) -> Iterator[_Found]:
    """Comments of a family that nobody has answered, a plan at a time, with the words of the oldest."""
    waiting: dict[UUID, list[tuple[Any, ...]]] = {}
    for row in _unanswered_comments(places.keys()):
        waiting.setdefault(row[WIDE], []).append(row)
    for plan, rows in waiting.items():
        who, (_, child, words) = speaker(*rows[0][:WIDE]), rows[0][WIDE:]
        yield _Found(Matter.COMMENT, child, plan, None, words, who.name, number=len(rows), since=who.on)


@prepared
def _unanswered_comments(places: Collection[UUID]) -> QuerySet[Comment, tuple[Any, ...]]:
    rows = Comment.objects.filter(
        version__plan__setting__among=places,
        version__plan__ended_on__isnull=True,
        answer__isnull=True,
        corrections__isnull=True,
    )
    return rows.order_by("at", "id").values_list(*SPEAKER, *_COMMENT)


def _with_family(places: Places) -> Iterator[_Found]:
    """Versions that were shared and that nobody in the family has answered."""
    for version, child, since, reminded in with_family(places.keys()):
        yield _Found(Matter.WITH_FAMILY, child, version, since=since, reminded=reminded)


def _not_begun(places: Places) -> Iterator[_Found]:
    """Children to whom a plan is owed, as the last finding says, and for whom none was begun."""
    for finding, child, at in _owed(places.keys()):
        yield _Found(Matter.NOT_BEGUN, child, finding, since=timezone.localdate(at))


@prepared
def _owed(places: Collection[UUID]) -> QuerySet[DutyFinding, tuple[UUID, UUID, datetime]]:
    later = DutyFinding.objects.filter(child=OuterRef("child"), at__gt=OuterRef("at"))
    begun = Plan.objects.filter(
        child=OuterRef("child"), setting=OuterRef("walk__setting"), ended_on__isnull=True
    )
    rows = DutyFinding.objects.filter(walk__setting__among=places, plan_needed=True)
    return rows.exclude(Exists(later)).exclude(Exists(begun)).values_list("id", "child", "at")


def _not_working(places: Places, plans: Collection[UUID]) -> Iterator[_Found]:
    """Outcomes of a plan still in force whose last review found that what was done did not help."""
    last = {(row[0], row[1]): row for row in _findings(places.keys())}
    for child, _, words, review, helped in last.values():
        if helped == ReviewFinding.Helped.NO and child in plans:
            yield _Found(Matter.NOT_WORKING, child, review, None, words)


@prepared
def _findings(places: Collection[UUID]) -> QuerySet[ReviewFinding, tuple[Any, ...]]:
    rows = ReviewFinding.objects.filter(
        held__review__plan__setting__among=places,
        held__review__version__state=VersionState.IN_FORCE,
    )
    return rows.order_by("at", "id").values_list(
        "child", "outcome_strand", "evidence", "held__review", "helped"
    )
