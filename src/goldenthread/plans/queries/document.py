"""A version of a plan as it is read: the whole thread, line by line, in seven queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.prepared import prepared
from goldenthread.law.areas import AREA_WORDS
from goldenthread.law.schedule import Pattern
from goldenthread.plans.models import Adjustment, ClassNote, Need, Outcome, PlanVersion, Provision, View
from goldenthread.plans.promise_words import group_words, when_words
from goldenthread.plans.queries.sessions import pattern_of
from goldenthread.plans.states import VersionState, version_name


@dataclass(frozen=True, slots=True)
class VersionHead:
    """Which version this is and where it stands."""

    id: UUID
    plan_id: UUID
    child_id: UUID
    setting_id: UUID
    number: int
    issue: int
    state: VersionState
    shared_at: datetime | None
    in_force_on: date | None
    ended_on: date | None
    review_due_on: date | None

    @property
    def name(self) -> str:
        return version_name(self.number, self.issue)


@dataclass(frozen=True, slots=True)
class ViewLine:
    """What the child, the family or someone who knows the child said. `kind`, `whose`: codes of View."""

    strand: UUID
    kind: str
    whose: str
    words: str
    who: str
    how: str
    said_on: date | None
    revision: int


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """A promise. `number` runs through the whole plan; `weekdays` as kept: "04" is Monday and Friday.

    `pattern` is None while the line says too little to be counted.
    """

    strand: UUID
    number: int
    title: str
    what: str
    who: str
    who_role: str
    who_account_id: UUID | None
    weekdays: str
    times: tuple[str, ...]
    every_weeks: int
    minutes: int | None
    group_size: int | None
    starts_on: date | None
    ends_on: date | None
    used_in_class: str
    revision: int
    pattern: Pattern | None
    when_words: str
    group_words: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """What is sought for a need, with its date, measure and small steps."""

    strand: UUID
    title: str
    by_date: date | None
    measure: str
    steps: tuple[str, ...]
    revision: int
    provisions: tuple[ProvisionLine, ...]


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need with its outcomes. `area` is a code of law.areas; `area_name` says it."""

    strand: UUID
    area: str
    area_name: str
    census_type: str
    title: str
    description: str
    barrier: str
    revision: int
    outcomes: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class WordsLine:
    """A line of words alone: an adjustment, or a note for the class."""

    strand: UUID
    words: str
    revision: int


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One version, whole."""

    version: VersionHead
    views: tuple[ViewLine, ...]
    needs: tuple[NeedLine, ...]
    adjustments: tuple[WordsLine, ...]
    class_notes: tuple[WordsLine, ...]

    @property
    def outcomes(self) -> tuple[OutcomeLine, ...]:
        return tuple(outcome for need in self.needs for outcome in need.outcomes)

    @property
    def provisions(self) -> tuple[ProvisionLine, ...]:
        return tuple(provision for outcome in self.outcomes for provision in outcome.provisions)

    @property
    def strengths(self) -> tuple[ViewLine, ...]:
        """What the child is good at and loves."""
        return self.views_of(View.Kind.STRENGTH, View.Kind.INTEREST)

    def views_of(self, *kinds: str) -> tuple[ViewLine, ...]:
        return tuple(view for view in self.views if view.kind in kinds)


def document(version_id: UUID) -> PlanDocument:
    """The version, whole. Seven queries. NotVisible when there is none: access has been asked before."""
    head = next(iter(_heads(_one(version_id))), None)
    if head is None:
        raise NotVisible("plan version", version_id)
    return PlanDocument(
        version=head,
        views=tuple(ViewLine(*row) for row in _views(head.id)),
        needs=tuple(_needs(head)),
        adjustments=tuple(WordsLine(*row) for row in _adjustments(head.id)),
        class_notes=tuple(WordsLine(*row) for row in _class_notes(head.id)),
    )


def version_in_force(child_id: UUID) -> VersionHead | None:
    return _latest(child_id, VersionState.IN_FORCE)


def draft_of(child_id: UUID) -> VersionHead | None:
    return _latest(child_id, VersionState.DRAFT)


def shared_of(child_id: UUID) -> VersionHead | None:
    return _latest(child_id, VersionState.SHARED)


def versions_of(child_id: UUID) -> tuple[VersionHead, ...]:
    """Every version and issue of the child's plans, newest first."""
    return tuple(_heads(_all(child_id)))


_VIEW = ("strand", "kind", "whose", "words", "who", "how", "said_on", "revision")
_WORDS = ("strand", "words", "revision")
_NEED = ("strand", "area", "census_type", "title", "description", "barrier", "revision")
_OUTCOME = ("strand", "title", "by_date", "measure", "steps", "revision")
_PROVISION = (
    "strand", "title", "what", "who", "who_role", "who_account_id", "weekdays", "times", "every_weeks",
    "minutes", "group_size", "starts_on", "ends_on", "used_in_class", "revision",
)  # fmt: skip


def _latest(child_id: UUID, state: VersionState) -> VersionHead | None:
    """The open plan first: a child who changed school keeps the old school's plan as it was."""
    return next(iter(_heads(_newest(child_id, str(state)))), None)


Rows = QuerySet[Any, tuple[Any, ...]]
_HEAD = (
    "id", "plan_id", "child_id", "plan__setting_id", "number", "issue", "state",
    "shared_at", "in_force_on", "ended_on", "review_due_on",
)  # fmt: skip


@prepared
def _one(version_id: UUID) -> Rows:
    return PlanVersion.objects.filter(id=version_id).values_list(*_HEAD)


@prepared
def _all(child_id: UUID) -> Rows:
    found = PlanVersion.objects.filter(child=child_id).order_by("-at", "-number", "-issue")
    return found.values_list(*_HEAD)


@prepared
def _newest(child_id: UUID, state: str) -> Rows:
    found = PlanVersion.objects.filter(child=child_id, state=state, plan__ended_on__isnull=True)
    return found.order_by("-at").values_list(*_HEAD)[:1]


def _heads(rows: Iterable[tuple[Any, ...]]) -> list[VersionHead]:
    return [VersionHead(*(*row[:6], VersionState(row[6]), *row[7:])) for row in rows]


def _lines(model: Any, *columns: str) -> prepared[tuple[Any, ...]]:
    """The lines of one kind in a version, in their order."""

    def of_version(version_id: UUID) -> Rows:
        rows = model.objects.filter(version=version_id).order_by("position", "id")
        found: Rows = rows.values_list(*columns)
        return found

    return prepared(of_version)


_views = _lines(View, *_VIEW)
_adjustments = _lines(Adjustment, *_WORDS)
_class_notes = _lines(ClassNote, *_WORDS)
_need_lines = _lines(Need, "id", *_NEED)
_outcome_lines = _lines(Outcome, "need_id", "id", *_OUTCOME)
_provision_lines = _lines(Provision, "outcome_id", *_PROVISION)


def _needs(head: VersionHead) -> Iterator[NeedLine]:
    needs = _need_lines(head.id)
    outcomes = _under(_outcome_lines(head.id))
    provisions = _under(_provision_lines(head.id))
    numbers = count(1)
    for need_id, strand, area, census_type, title, description, barrier, revision in needs:
        yield NeedLine(
            strand,
            area,
            AREA_WORDS.get(area, area),
            census_type,
            title,
            description,
            barrier,
            revision,
            tuple(_outcomes(head, outcomes[need_id], provisions, numbers)),
        )


Under = dict[UUID, list[tuple[Any, ...]]]


def _under(rows: Iterable[tuple[Any, ...]]) -> Under:
    """Rows by the row they hang on, whose id comes first in each."""
    found: Under = defaultdict(list)
    for parent, *row in rows:
        found[parent].append(tuple(row))
    return found


def _outcomes(
    head: VersionHead, rows: list[tuple[Any, ...]], provisions: Under, numbers: Iterator[int]
) -> Iterator[OutcomeLine]:
    for outcome_id, strand, title, by_date, measure, steps, revision in rows:
        lines = tuple(_provision(head, next(numbers), *row) for row in provisions[outcome_id])
        yield OutcomeLine(strand, title, by_date, measure, tuple(steps), revision, lines)


def _provision(
    head: VersionHead, number: int, strand: UUID, title: str, what: str, who: str, who_role: str,
    who_account_id: UUID | None, weekdays: str, times: list[str], every_weeks: int, minutes: int | None,
    group_size: int | None, starts_on: date | None, ends_on: date | None, used_in_class: str, revision: int,
) -> ProvisionLine:  # fmt: skip
    """A line's own first day, or the day its version came into force, begins its pattern."""
    begins = starts_on or head.in_force_on
    pattern = (
        pattern_of(weekdays, times, every_weeks, minutes, starts_on, ends_on, by_default=begins)
        if begins
        else None
    )
    return ProvisionLine(
        strand, number, title, what, who, who_role, who_account_id, weekdays, tuple(times), every_weeks,
        minutes, group_size, starts_on, ends_on, used_in_class, revision, pattern,
        when_words(weekdays, times, every_weeks), group_words(group_size),
    )  # fmt: skip
