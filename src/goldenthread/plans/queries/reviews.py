"""Reviews: the next one, what it must ask of each outcome, and what earlier ones found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.prepared import prepared
from goldenthread.law.account import Account
from goldenthread.law.account_words import sentence
from goldenthread.law.dates import account_due, topics_due
from goldenthread.people.models import Child
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import OutcomeStep, Review, ReviewFinding, ReviewTopic
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.document import PlanDocument, document


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """A review that was arranged, and when it was held if it was."""

    id: UUID
    version_id: UUID
    on: date
    starts_at: time | None
    where: str
    with_whom: str
    why: str
    held_on: date | None
    moved_to: date | None
    set_at: datetime

    @property
    def account_due_on(self) -> date:
        """When the family gets what was promised and what happened, to read before it."""
        return account_due(self.on, timezone.localdate(self.set_at)).on

    @property
    def topics_due_on(self) -> date:
        """By when the family says what it should talk about."""
        return topics_due(self.on, timezone.localdate(self.set_at)).on


@dataclass(frozen=True, slots=True)
class Asked:
    """An outcome as a review must look at it: what was promised for it (by strand) and what happened."""

    strand: UUID
    title: str
    steps: tuple[str, ...]
    delivered: tuple[str, ...]
    something_is_missing: bool
    provisions: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    who: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What a review found for one outcome, in words."""

    outcome: str
    delivered: tuple[str, ...]
    helped: str
    evidence: str
    what_next: str
    why_not_delivered: str


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """A review, whole: the day, what people want to talk about, and what was found."""

    day: ReviewDay
    topics: tuple[Topic, ...]
    present: str
    child_words: str
    family_words: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The latest small step on an outcome's scale, and the first that was recorded."""

    step: int
    on: date
    evidence: str
    first_step: int
    first_on: date


_DAY = (
    "id",
    "version_id",
    "on",
    "starts_at",
    "where",
    "with_whom",
    "why",
    "held__held_on",
    "replaced_by__on",
    "at",
)


def next_review(child_id: UUID) -> ReviewDay | None:
    """The review that is arranged and not yet held. One query."""
    return next((ReviewDay(*row) for row in _next(child_id)), None)


def reviews_ahead(setting_id: UUID, today: date) -> list[tuple[UUID, ReviewDay]]:
    """Those of a setting that are arranged for today or later, each with its child. One query."""
    rows = Review.objects.filter(
        plan__setting=setting_id, plan__ended_on__isnull=True, replaced_by__isnull=True, held__isnull=True,
        on__gte=today,
    )  # fmt: skip
    return [(child, ReviewDay(*day)) for child, *day in rows.values_list("child", *_DAY)]


@prepared
def _next(child_id: UUID) -> QuerySet[Review, tuple[Any, ...]]:
    rows = Review.objects.filter(child=child_id, replaced_by__isnull=True, held__isnull=True)
    return rows.order_by("-at").values_list(*_DAY)[:1]


def reviews_of(child_id: UUID) -> tuple[ReviewDay, ...]:
    """Every review of a child that was not moved, newest first. One query."""
    rows = Review.objects.filter(child=child_id, replaced_by__isnull=True).order_by("-on", "-at")
    return tuple(ReviewDay(*row) for row in rows.values_list(*_DAY))


def review_record(child: Child, review_id: UUID) -> ReviewRecord:
    """One review with its topics and findings."""
    row = (
        Review.objects.filter(child=child, id=review_id)
        .values_list(*_DAY, "held__present", "held__child_words", "held__family_words")
        .first()
    )
    if row is None:
        raise NotVisible("review", review_id, child.id)
    day = ReviewDay(*row[: len(_DAY)])
    topics = ReviewTopic.objects.filter(child=child, review__in=_moved_here(child, review_id)).order_by("at")
    return ReviewRecord(
        day=day,
        topics=tuple(Topic(*topic) for topic in topics.values_list("by__name", "words", "at")),
        present=row[-3] or "",
        child_words=row[-2] or "",
        family_words=row[-1] or "",
        findings=_findings(day) if day.held_on else (),
    )


def _moved_here(child: Child, review_id: UUID) -> list[UUID]:
    """The review and those that were moved until they became it: what was asked of them is asked of it."""
    before = dict(Review.objects.filter(child=child).values_list("id", "replaces"))
    chain = [review_id]
    while earlier := before[chain[-1]]:
        chain.append(earlier)
    return chain


def _findings(day: ReviewDay) -> tuple[Finding, ...]:
    titles = {outcome.strand: outcome.title for outcome in document(day.version_id).outcomes}
    found = ReviewFinding.objects.filter(held__review=day.id).order_by("id")
    return tuple(
        Finding(
            titles.get(row.outcome_strand, "An outcome that is no longer in the plan"),
            tuple(row.delivered),
            row.get_helped_display(),
            row.evidence,
            row.get_what_next_display(),
            row.why_not_delivered,
        )
        for row in found
    )


def what_review_asks(child: Child, version_id: UUID, until: date, at: datetime) -> tuple[Asked, ...]:
    """For every outcome of the version: what was delivered for it, to a day."""
    plan = document(version_id)
    accounts = accounts_of(child.id, plan.provisions, school_days(plan.version.setting_id), until, at)
    return tuple(_asked(plan, accounts))


def _asked(plan: PlanDocument, accounts: dict[UUID, Account]) -> list[Asked]:
    asked = []
    for outcome in plan.outcomes:
        mine = [(line.title, accounts[line.strand]) for line in outcome.provisions]
        asked.append(
            Asked(
                outcome.strand,
                outcome.title,
                outcome.steps,
                tuple(f"{title}: {sentence(account)}" for title, account in mine),
                any(account.total.missed or account.total.not_recorded for _, account in mine),
                tuple(line.strand for line in outcome.provisions),
            )
        )
    return asked


def steps_of(child_id: UUID) -> dict[UUID, Step]:
    """Where each outcome of a child stands on its scale, and where it began. One query."""
    rows: dict[UUID, list[tuple[int, date, str]]] = defaultdict(list)
    found = OutcomeStep.objects.filter(child=child_id).order_by("on", "at")
    for strand, step, on, evidence in found.values_list("outcome_strand", "step", "on", "evidence"):
        rows[strand].append((step, on, evidence))
    return {
        strand: Step(*steps[-1], first_step=steps[0][0], first_on=steps[0][1])
        for strand, steps in rows.items()
    }
