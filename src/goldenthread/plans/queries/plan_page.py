"""Everything the plan page shows, for school and family alike, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.law.account import Account
from goldenthread.people.models import ChildRole, ClassMembership, ClassRole, Enrolment
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import LayerChange, OutcomeStep, Response, Review
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.document import PlanDocument, VersionHead, document, versions_of
from goldenthread.plans.queries.speakers import SPEAKER, WIDE, last_said, speaker
from goldenthread.plans.states import VersionState

KNOWS = (RoleKind.KEY_ADULT, RoleKind.SPECIALIST, RoleKind.PARENT, RoleKind.RELATION)
ONCE_KEPT = (VersionState.IN_FORCE, VersionState.ENDED)


@dataclass(frozen=True, slots=True)
class Knows:
    """Someone who knows the child: what they are to them, since when."""

    name: str
    kind: RoleKind
    described_as: str
    since: date


@dataclass(frozen=True, slots=True)
class LayerHeld:
    """A layer of support the child has now. `layer`: a code of law.layers."""

    layer: str
    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What one person last answered on a version. `answer`: a code of Response."""

    by: str
    answer: str
    on: date


@dataclass(frozen=True, slots=True)
class Reached:
    """The last small step reached on an outcome, and the one before it."""

    step: int
    on: date
    evidence: str
    before: int | None


@dataclass(frozen=True, slots=True)
class ReviewAhead:
    """The review that was arranged."""

    on: date
    starts_at: time | None
    where: str
    with_whom: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the child is: their setting, year and classes."""

    setting: str
    year_group: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One version of the plan with what happened to each promise, to `until`."""

    until: date
    document: PlanDocument
    accounts: dict[UUID, Account]
    reached: dict[UUID, Reached]
    knows: tuple[Knows, ...]
    layers: tuple[LayerHeld, ...]
    answered: tuple[Answered, ...]
    review: ReviewAhead | None
    whereabouts: Whereabouts
    versions: tuple[VersionHead, ...]

    @property
    def before(self) -> VersionHead | None:
        """The version that was in force before this one."""
        ours = self.document.version
        kept = [one for one in self.versions if one.state in ONCE_KEPT and one.plan_id == ours.plan_id]
        return max((one for one in kept if one.number < ours.number), key=_order, default=None)

    @property
    def not_recorded(self) -> int:
        """Promised sessions of this version that nobody recorded."""
        return sum(account.total.not_recorded for account in self.accounts.values())

    def stands(self, state: VersionState) -> VersionHead | None:
        """The version of this plan that is in this state: its draft, or what the family has."""
        plan = self.document.version.plan_id
        return next((one for one in self.versions if one.state == state and one.plan_id == plan), None)


def version_to_read(versions: tuple[VersionHead, ...]) -> VersionHead | None:
    """The version in force; before there is one, none. A plan of the present school goes first."""
    return next((one for one in versions if one.state == VersionState.IN_FORCE), None)


def plan_page(
    child_id: UUID, until: date, version_id: UUID | None = None, *, at: datetime | None = None
) -> PlanPage | None:
    """The version in force, or the one asked for. None when nothing is in force yet.

    `at`: the moment of asking: a session of a day that still goes on counts once it is recorded.

    Raises NotVisible for a version that is not this child's, or that no family ever saw.
    """
    versions = versions_of(child_id)
    head = version_to_read(versions) if version_id is None else _asked_for(version_id, versions)
    return None if head is None else version_page(child_id, until, head, versions, at)


def version_page(
    child_id: UUID,
    until: date,
    head: VersionHead,
    versions: tuple[VersionHead, ...],
    at: datetime | None = None,
) -> PlanPage:
    """One version with all that stands around it. Who may read a draft has been asked before."""
    read = document(head.id)
    end = _last_day(head, until)
    return PlanPage(
        until=end,
        document=read,
        accounts=accounts_of(child_id, read.provisions, school_days(head.setting_id), end, at),
        reached=_reached(child_id),
        knows=_knows(child_id, until),
        layers=_layers(child_id),
        answered=answers_to(head.id),
        review=_review(head),
        whereabouts=whereabouts(child_id, until),
        versions=versions,
    )


def _asked_for(version_id: UUID, versions: tuple[VersionHead, ...]) -> VersionHead:
    found = next((one for one in versions if one.id == version_id), None)
    if found is None or found.state in (VersionState.DRAFT, VersionState.SET_ASIDE):
        raise NotVisible("plan version", version_id)
    return found


def _last_day(head: VersionHead, today: date) -> date:
    """An ended version is accounted for to its end."""
    return min(today, head.ended_on) if head.ended_on else today


def _order(head: VersionHead) -> tuple[int, int]:
    return head.number, head.issue


def _reached(child_id: UUID) -> dict[UUID, Reached]:
    found: dict[UUID, Reached] = {}
    for strand, step, on, evidence in _steps(child_id):
        earlier = found.get(strand)
        found[strand] = Reached(step, on, evidence, earlier.step if earlier else None)
    return found


def _knows(child_id: UUID, day: date) -> tuple[Knows, ...]:
    """Those in class first, then those around the child; each once. Two queries."""
    people = [Knows(name, RoleKind(kind), "", since) for name, kind, since in _in_class(child_id, day)]
    for name, kind, described_as, since in _around(child_id, day):
        people.append(Knows(name, RoleKind(kind), described_as, since))
    return tuple({(one.name, one.kind): one for one in people}.values())


def _layers(child_id: UUID) -> tuple[LayerHeld, ...]:
    held: dict[str, LayerHeld] = {}
    for layer, starts, on, reason in _changes(child_id):
        held.pop(layer, None)
        if starts:
            held[layer] = LayerHeld(layer, on, reason)
    return tuple(held.values())


def answers_to(version_id: UUID) -> tuple[Answered, ...]:
    """What each person last answered on a version. One query."""
    rows = ((version_id, speaker(*row[:WIDE]), row[WIDE]) for row in _responses(version_id))
    return tuple(Answered(who.name, answer, who.on) for _, who, answer in last_said(rows))


def _review(head: VersionHead) -> ReviewAhead | None:
    return next((ReviewAhead(*row) for row in _ahead(head.plan_id)), None)


def whereabouts(child_id: UUID, day: date) -> Whereabouts:
    """Two queries."""
    setting, year = next(iter(_enrolled(child_id, day)), ("", ""))
    return Whereabouts(setting, year, tuple(name for (name,) in _classes(child_id, day)))


Rows = QuerySet[Any, tuple[Any, ...]]


@prepared
def _steps(child_id: UUID) -> Rows:
    rows = OutcomeStep.objects.filter(child=child_id).order_by("on", "at")
    return rows.values_list("outcome_strand", "step", "on", "evidence")


@prepared
def _in_class(child_id: UUID, day: date) -> Rows:
    rows = ClassRole.objects.filter(
        held_on(day),
        held_on(day, "teaching_class__memberships__"),
        teaching_class__memberships__child=child_id,
    )
    return rows.order_by("starts_on").values_list("account__name", "kind", "starts_on")


@prepared
def _around(child_id: UUID, day: date) -> Rows:
    rows = ChildRole.objects.filter(held_on(day), child=child_id, kind__in=KNOWS)
    return rows.order_by("starts_on", "id").values_list("name", "kind", "described_as", "starts_on")


@prepared
def _changes(child_id: UUID) -> Rows:
    rows = LayerChange.objects.filter(child=child_id).order_by("on", "at")
    return rows.values_list("layer", "starts", "on", "reason")


@prepared
def _responses(version_id: UUID) -> Rows:
    rows = Response.objects.filter(version=version_id).order_by("at")
    return rows.values_list(*SPEAKER, "answer")


@prepared
def _ahead(plan_id: UUID) -> Rows:
    rows = Review.objects.filter(plan=plan_id, held__isnull=True, replaced_by__isnull=True)
    return rows.order_by("on").values_list("on", "starts_at", "where", "with_whom")[:1]


@prepared
def _enrolled(child_id: UUID, day: date) -> Rows:
    rows = Enrolment.objects.filter(held_on(day), child=child_id).order_by("-starts_on")
    return rows.values_list("setting__name", "year_group")[:1]


@prepared
def _classes(child_id: UUID, day: date) -> Rows:
    rows = ClassMembership.objects.filter(held_on(day), child=child_id).order_by("starts_on")
    return rows.values_list("teaching_class__name")
