"""A plan begins, a draft is opened from what stands, and a draft is given up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.design.words import moment, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import Child, Enrolment
from goldenthread.plans.actions.steps import take, version_of
from goldenthread.plans.lines import SHAPES, Line
from goldenthread.plans.models import (
    Adjustment,
    AdjustmentOwed,
    DutyFinding,
    Plan,
    PlanVersion,
    VersionEvent,
)
from goldenthread.plans.states import SET_ASIDE, VersionState

OPENED = "opened"


class NoPlanNeeded(Refused):
    """The duty questions found that no plan is needed: what is owed is owed without one."""

    def __init__(self, child: Child, found_on: date) -> None:
        super().__init__(
            f"On {plain_date(found_on)} the duty questions found that {child.short_name} needs no Individual "
            "Support Plan: adjustments are owed without one. If things have changed, go through the "
            "questions again."
        )


class DutyNotWorkedOut(Refused):
    """Nobody has asked yet which duty is owed, and no plan came with the child."""

    def __init__(self, child: Child) -> None:
        super().__init__(
            f"Work out first which duty is owed to {child.short_name}. If a plan came from elsewhere, "
            "say from where.",
            "brought_from",
        )


class PlanAlreadyOpen(Conflict):
    """A child has one open plan at a setting."""

    def __init__(self, child: Child) -> None:
        super().__init__(f"{child.short_name} already has a plan here. Open it, and start a new draft of it.")


class NotOnRoll(Refused):
    """A plan is made where the child is taught."""

    def __init__(self, child: Child) -> None:
        super().__init__(
            f"{child.short_name} is not on roll there today. Choose the school where lessons take place.",
            "setting_id",
        )


class NoPlan(Refused):
    """There is no open plan to draft a version of."""

    def __init__(self, child: Child) -> None:
        super().__init__(f"{child.short_name} has no plan yet. Start one first.")


class DraftAlreadyOpen(Conflict):
    """A plan has one draft at a time, which everybody who may write works in together."""

    def __init__(self, draft: PlanVersion) -> None:
        super().__init__(
            f"{draft.by.name} started a draft at {moment(draft.at)}. Go on with that one: a plan has one "
            "draft at a time."
        )


def open_plan(
    *,
    child: Child,
    by: Account,
    at: datetime,
    setting_id: UUID | None = None,
    brought_from: str = "",
) -> PlanVersion:
    """Begin the child's plan at the setting. Its first draft has the adjustments that are owed already."""
    with transaction.atomic():
        draft = begin_plan(child=child, setting_id=setting_id, brought_from=brought_from, by=by, at=at)
        owed = AdjustmentOwed.objects.filter(child=child, ended_at__isnull=True).order_by("at", "id")
        Adjustment.objects.bulk_create(
            Adjustment(
                child=child, version=draft, strand=one.id, position=place, words=one.words, by=by, at=at
            )
            for place, one in enumerate(owed)
        )
    return draft


def begin_plan(
    *,
    child: Child,
    by: Account,
    at: datetime,
    setting_id: UUID | None = None,
    brought_from: str = "",
) -> PlanVersion:
    """The same with an empty draft, for whoever writes it whole.

    Needs a finding that a plan is needed, or `brought_from`: where an existing plan came from. The latest
    finding decides: after one that says no plan is needed, a plan from elsewhere opens none either.
    """
    with transaction.atomic():
        finding = DutyFinding.objects.filter(child=child).order_by("-at", "-id").first()
        _check_duty(child, finding, brought_from)
        plan = _make_plan(child, _setting(child, setting_id, timezone.localdate(at)), by, at)
        draft = PlanVersion.objects.create(child=child, plan=plan, number=1, by=by, at=at)
        _say_opened(draft, by, at, why=f"Brought from {brought_from}" if brought_from else "A plan is needed")
        audit.record(
            what="opened plan",
            by=by,
            at=at,
            child_id=child.id,
            plan=plan.id,
            brought_from=brought_from,
            finding=finding.id if finding else "",
        )
    return draft


def open_draft(*, child: Child, by: Account, at: datetime) -> PlanVersion:
    """Open a draft of the child's open plan, copied from what stands.

    From a shared version: its next issue. From the version in force: the next number. From a draft that was
    set aside: the same number again, and the text that stood before it.
    """
    with transaction.atomic():
        plan = Plan.objects.select_for_update().filter(child=child, ended_on__isnull=True).last()
        if plan is None:
            raise NoPlan(child)
        versions = list(plan.versions.select_related("by").order_by("number", "issue"))
        for version in versions:
            if version.state == VersionState.DRAFT:
                raise DraftAlreadyOpen(version)
        draft = _next_draft(plan, versions, by, at)
        if draft.based_on:
            copy_lines(draft.based_on, draft)
        _say_opened(draft, by, at)
        audit.record(
            what="opened draft", by=by, at=at, child_id=child.id, version=draft.id, number=draft.number
        )
    return draft


def set_aside_draft(*, child: Child, version_id: UUID, why: str, by: Account, at: datetime) -> None:
    """Give the draft up. It is kept, with its reason, and the family never sees it."""
    with transaction.atomic():
        version = version_of(child, version_id)
        take(SET_ASIDE, version, by=by, at=at, why=why, ended_on=timezone.localdate(at))
        audit.record(what="set draft aside", by=by, at=at, child_id=child.id, version=version.id, why=why)


def copy_lines(from_version: PlanVersion, to_version: PlanVersion) -> None:
    """Every line of a version into a draft, keeping strand, order, words and who wrote them.

    The revision goes up by one, so that a page still open on the old version cannot write over the new.
    Two queries for each of six tables.
    """
    copies: dict[Line, dict[UUID, Any]] = {}
    for line, shape in SHAPES.items():
        copies[line] = {}
        for row in shape.model.objects.filter(version=from_version).order_by("position", "id"):
            before, row.id = row.id, new_id()
            row.version, row.revision = to_version, row.revision + 1
            if shape.under:
                parent = copies[shape.under][getattr(row, f"{shape.under.value}_id")]
                setattr(row, shape.under.value, parent)
            copies[line][before] = row
        shape.model.objects.bulk_create(copies[line].values())


def _check_duty(child: Child, finding: DutyFinding | None, brought_from: str) -> None:
    if finding is None and not brought_from:
        raise DutyNotWorkedOut(child)
    if finding is not None and not finding.plan_needed:
        raise NoPlanNeeded(child, timezone.localdate(finding.at))


def _setting(child: Child, setting_id: UUID | None, today: date) -> UUID:
    enrolled = Enrolment.objects.filter(held_on(today), child=child).order_by("-starts_on")
    here = list(enrolled.values_list("setting_id", flat=True))
    if not here or (setting_id is not None and setting_id not in here):
        raise NotOnRoll(child)
    return setting_id or here[0]


def _make_plan(child: Child, setting_id: UUID, by: Account, at: datetime) -> Plan:
    """The database holds a child to one open plan at a setting, whoever else is starting one now."""
    try:
        with transaction.atomic():
            return Plan.objects.create(child=child, setting_id=setting_id, by=by, at=at)
    except IntegrityError:
        raise PlanAlreadyOpen(child) from None


def _next_draft(plan: Plan, versions: list[PlanVersion], by: Account, at: datetime) -> PlanVersion:
    last = versions[-1]
    stands = [version for version in versions if version.state != VersionState.SET_ASIDE]
    again = last.state in (VersionState.SHARED, VersionState.REPLACED, VersionState.SET_ASIDE)
    return PlanVersion.objects.create(
        child_id=plan.child_id,
        plan=plan,
        number=last.number if again else last.number + 1,
        issue=last.issue + 1 if again else 1,
        based_on=stands[-1] if stands else None,
        by=by,
        at=at,
    )


def _say_opened(draft: PlanVersion, by: Account, at: datetime, why: str = "") -> None:
    VersionEvent.objects.create(
        child_id=draft.child_id, version=draft, what=OPENED, on=timezone.localdate(at), why=why, by=by, at=at
    )
