"""Concerns: raised by anyone around a child, answered with a reason and a date."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.design.words import day_month
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.roles import held_on
from goldenthread.law.dates import answer_due
from goldenthread.people.models import Child, Enrolment
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import Concern, ConcernAnswer, Provision
from goldenthread.plans.queries.audience import senco_accounts

_VERBS: dict[str, str] = {
    Concern.Kind.CONCERN: "is worried about",
    Concern.Kind.QUESTION: "asks about the support of",
}


class NoSchool(Refused):
    def __init__(self, child: Child) -> None:
        super().__init__(
            f"{child.short_name} is on no school’s roll today, so nobody there could answer. "
            "Ask the council’s SEND team."
        )


class AlreadyAnswered(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody has already answered this. Their answer stands on the page.")


@transaction.atomic
def raise_concern(
    *,
    child: Child,
    words: str,
    tried: str = "",
    kind: str = Concern.Kind.CONCERN,
    provision_strand: UUID | None = None,
    by: Account,
    at: datetime,
) -> Concern:
    """Write down a worry or a question; those who must answer are told, and by when."""
    if not words.strip():
        raise Refused("Say what worries you, in your own words.", field="words")
    _check_provision(child, provision_strand)
    today = timezone.localdate(at)
    setting_id = setting_of(child, today)
    due = answer_due(today, school_days(setting_id)).on
    concern = Concern.objects.create(
        child=child, setting_id=setting_id, kind=kind, words=words.strip(), tried=tried.strip(),
        provision_strand=provision_strand, answer_due_on=due, by=by, at=at,
    )  # fmt: skip
    audit.record(what="raised a concern", by=by, at=at, child_id=child.id, concern=concern.id)
    notices.tell(
        senco_accounts(setting_id, today),
        child_id=child.id,
        what_changed=f"{by.name} {_VERBS[kind]} {child.name}. Answer by {day_month(due)}.",
        link=f"/concerns/{concern.id}/",
        at=at,
    )
    return concern


@transaction.atomic
def answer_concern(
    *,
    child: Child,
    concern_id: UUID,
    outcome: str,
    reason: str,
    look_again_on: date | None,
    by: Account,
    at: datetime,
) -> ConcernAnswer:
    """Answer with a reason. Watching needs a date on which it is looked at again."""
    concern = Concern.objects.filter(child=child, id=concern_id).first()
    if concern is None:
        raise NotVisible("concern", concern_id, child.id)
    _check_answer(outcome, reason, look_again_on, timezone.localdate(at))
    try:
        with transaction.atomic():
            answer = ConcernAnswer.objects.create(
                child=child, concern=concern, outcome=outcome, reason=reason.strip(),
                look_again_on=look_again_on, by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyAnswered from error
    audit.record(
        what="answered a concern", by=by, at=at, child_id=child.id, concern=concern.id, outcome=outcome
    )
    notices.tell(
        [concern.by_id],
        child_id=child.id,
        what_changed=f"{by.name} answered your concern about {child.name}: {reason.strip()[:300]}",
        link=f"/concerns/{concern.id}/",
        at=at,
    )
    return answer


def _check_provision(child: Child, strand: UUID | None) -> None:
    """A question is about a provision of this child that is or was promised."""
    if strand and not Provision.objects.filter(child=child, strand=strand).exists():
        raise NotVisible("provision", strand, child.id)


def _check_answer(outcome: str, reason: str, look_again_on: date | None, today: date) -> None:
    if outcome not in ConcernAnswer.Outcome.values:
        raise Refused("Choose what happens now.", field="outcome")
    if not reason.strip():
        raise Refused("Give the reason, so that whoever raised it knows why.", field="reason")
    if outcome == ConcernAnswer.Outcome.WATCH and look_again_on is None:
        raise Refused("Enter the day you will look again.", field="look_again_on")
    if look_again_on and look_again_on <= today:
        raise Refused("Enter a day to look again that is still to come.", field="look_again_on")


def setting_of(child: Child, day: date) -> UUID:
    """Where the child is on roll on this day."""
    found = Enrolment.objects.filter(held_on(day), child=child).order_by("-starts_on").first()
    if found is None:
        raise NoSchool(child)
    return found.setting_id
