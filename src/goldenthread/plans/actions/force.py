"""Putting in force exactly the version that the family saw; the one before it ends that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldenthread.design.words import first_upper, plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.law.agreement import STANDPOINT_WORDS, Decision, Standpoint
from goldenthread.people.models import Child
from goldenthread.plans.actions.accounts import work_out_again
from goldenthread.plans.actions.due import review_due_by
from goldenthread.plans.actions.steps import hold, take
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.queries.agreement import agreement_on
from goldenthread.plans.queries.audience import family_accounts, senco_accounts
from goldenthread.plans.queries.document import document
from goldenthread.plans.states import END, PUT_IN_FORCE, StepNotAllowed, VersionState

FAMILY_SAID = {
    Standpoint.AGREED: "The family agreed.",
    Standpoint.AGREED_IN_PART: "The family agreed in part; what they said and our answer stay with it.",
    Standpoint.DISAGREED: "The family disagreed; what they said and our answer stay with it.",
    Standpoint.NOT_ANSWERED: "The family has not answered; we do not call that agreed.",
}


class NotYet(Refused):
    """The family has not had the chance that the rules give them; what is missing is said."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__("This version cannot start yet. " + " ".join(missing))


class ImpossibleStart(Refused):
    """A plan starts on a day that has come, and not before the version it takes the place of."""

    def __init__(self, first: date | None, today: date) -> None:
        reach = f"from {plain_date(first)} to {plain_date(today)}" if first else f"up to {plain_date(today)}"
        super().__init__(
            f"Enter a date {reach}. A plan is put in force on the day it starts, or after it.", "on"
        )


class EarlierWithoutReason(Refused):
    """It is said to have started before it was shared here: that needs a reason."""

    def __init__(self, shared_on: date) -> None:
        super().__init__(
            f"It was shared here on {plain_date(shared_on)}. Say why it started before that, "
            "for example that it was agreed on paper.",
            "why",
        )


def put_in_force(
    *, child: Child, version_id: UUID, by: Account, at: datetime, on: date | None = None, why: str = ""
) -> PlanVersion:
    """From this day the help in it is promised. Refused while the family's chance to answer is not over."""
    today = timezone.localdate(at)
    starts = on or today
    with transaction.atomic():
        version = hold(child, version_id)
        if version.state != VersionState.SHARED:
            raise StepNotAllowed(PUT_IN_FORCE, VersionState(version.state))
        decision = agreement_on(document(version.id).version, today)
        if not decision.may_come_into_force:
            raise NotYet(decision.missing)
        before = _in_force(version)
        _check_start(version, before, starts, today, why)
        _change_over(version, before, starts, _grounds(decision, why), by=by, at=at)
        audit.record(
            what="put plan in force",
            by=by,
            at=at,
            child_id=child.id,
            version=version.id,
            on=starts,
            agreement=decision.standpoint.value,
        )
        work_out_again(children=[child.id], at=at)  # it may have begun on a day that has been
        _tell(child, version, decision, at)
    return version


def _in_force(version: PlanVersion) -> PlanVersion | None:
    return PlanVersion.objects.filter(plan=version.plan_id, state=VersionState.IN_FORCE).first()


def _check_start(
    version: PlanVersion, before: PlanVersion | None, starts: date, today: date, why: str
) -> None:
    first = before.in_force_on if before else None
    if starts > today or (first and starts < first):
        raise ImpossibleStart(first, today)
    shared_on = timezone.localdate(version.shared_at) if version.shared_at else today
    if starts < shared_on and not why.strip():
        raise EarlierWithoutReason(shared_on)


def _change_over(
    version: PlanVersion,
    before: PlanVersion | None,
    starts: date,
    grounds: str,
    *,
    by: Account,
    at: datetime,
) -> None:
    """The version before ends on the first day of this one: no day is promised twice, and none is lost."""
    if before is not None:
        ended = f"{first_upper(version.name)} took its place"
        take(END, before, by=by, at=at, on=starts, why=ended, ended_on=starts)
    due = review_due_by(version.plan_id, starts)
    take(PUT_IN_FORCE, version, by=by, at=at, on=starts, why=grounds, in_force_on=starts, review_due_on=due)


def _grounds(decision: Decision, why: str) -> str:
    said = [STANDPOINT_WORDS[decision.standpoint] + ".", *decision.sentences, why.strip()]
    return " ".join(part for part in said if part)


def _tell(child: Child, version: PlanVersion, decision: Decision, at: datetime) -> None:
    today = timezone.localdate(at)
    on = plain_date(version.in_force_on) if version.in_force_on else ""
    plan, said = f"{first_upper(version.name)} of {child.short_name}’s plan", FAMILY_SAID[decision.standpoint]
    tell(
        [
            *family_accounts(child.id, today),
            *senco_accounts(version.plan.setting_id, today),
            version.by_id,
        ],
        child_id=child.id,
        what_changed=f"{plan} is in force from {on}. {said}",
        link=reverse("plan", args=[child.id]),
        at=at,
    )
