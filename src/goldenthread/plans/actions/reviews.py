"""Reviews: arranging one, saying what it should talk about, and holding it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.design.words import plain_date, weekday
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child
from goldenthread.plans.actions.drafts import open_draft
from goldenthread.plans.actions.due import count_review_anew
from goldenthread.plans.models import (
    OutcomeStep,
    PlanVersion,
    Review,
    ReviewFinding,
    ReviewHeld,
    ReviewTopic,
)
from goldenthread.plans.queries.audience import family_accounts, senco_accounts
from goldenthread.plans.queries.reviews import Asked, next_review, what_review_asks
from goldenthread.plans.states import VersionState


class NothingInForce(Refused):
    def __init__(self, child: Child) -> None:
        super().__init__(f"{child.short_name} has no plan in force, so there is nothing to review yet.")


class AlreadyHeld(Conflict):
    def __init__(self) -> None:
        super().__init__("This review was already held. Its findings stand on its page.")


class ReviewMoved(Conflict):
    def __init__(self) -> None:
        super().__init__("Somebody has already moved this review. Reload the page to see the new date.")


class AlreadyArranged(Conflict):
    def __init__(self, on: date) -> None:
        super().__init__(
            f"A review is already arranged for {plain_date(on)}. Move that one, with the reason."
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What the meeting found for one outcome. `step` is on the outcome's own scale, or None."""

    outcome_strand: UUID
    helped: str
    evidence: str
    what_next: str
    why_not_delivered: str = ""
    step: int | None = None


@transaction.atomic
def arrange_review(
    *,
    child: Child,
    on: date,
    starts_at: time | None,
    where: str,
    with_whom: str,
    by: Account,
    at: datetime,
    replaces: UUID | None = None,
    why: str = "",
) -> Review:
    """Arrange a review of the plan in force, or move one that was arranged, and tell the family."""
    if on < timezone.localdate(at):
        raise Refused("Choose a day that has not passed.", field="on")
    if not where.strip():
        raise Refused("Enter where it is.", field="where")
    version = _in_force(child)
    moved = _open_review(child, replaces) if replaces else None
    if moved is None and (arranged := next_review(child.id)):
        raise AlreadyArranged(arranged.on)
    if moved and not why.strip():
        raise Refused("Say why the review is moved, so that the family knows.", field="why")
    try:
        with transaction.atomic():
            review = Review.objects.create(
                child=child, plan_id=version.plan_id, version=version, on=on, starts_at=starts_at,
                where=where.strip(), with_whom=with_whom, replaces=moved, why=why, by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise ReviewMoved from error
    audit.record(what="arranged a review", by=by, at=at, child_id=child.id, review=review.id, on=on)
    _tell_family_of(review, child, moved, at)
    return review


def _tell_family_of(review: Review, child: Child, moved: Review | None, at: datetime) -> None:
    day = weekday(review.on)
    words = f"{child.short_name}’s plan will be reviewed on {day}, {review.where}."
    if moved:
        words = f"{child.short_name}’s review is moved to {day}: {review.why}"
    notices.tell(
        family_accounts(child.id, timezone.localdate(at)),
        child_id=child.id,
        what_changed=words,
        link=f"/children/{child.id}/reviews/{review.id}/",
        at=at,
    )


@transaction.atomic
def ask_at_review(*, child: Child, review_id: UUID, words: str, by: Account, at: datetime) -> ReviewTopic:
    """A family or young person says what the review should talk about; the SENCO is told."""
    if not words.strip():
        raise Refused("Write what you want to talk about.", field="words")
    review = _open_review(child, review_id)
    topic = ReviewTopic.objects.create(child=child, review=review, words=words.strip(), by=by, at=at)
    audit.record(
        what="said what a review should talk about", by=by, at=at, child_id=child.id, review=review.id
    )
    notices.tell(
        senco_accounts(review.version.plan.setting_id, timezone.localdate(at)),
        child_id=child.id,
        what_changed=f"{by.name} wants {child.short_name}’s review to talk about: {words.strip()[:200]}",
        link=f"/children/{child.id}/reviews/{review.id}/",
        at=at,
    )
    return topic


@transaction.atomic
def hold_review(
    *,
    child: Child,
    review_id: UUID,
    held_on: date,
    present: str,
    child_words: str,
    family_words: str,
    findings: Sequence[Found],
    by: Account,
    at: datetime,
) -> PlanVersion:
    """Write down what the review found for every outcome, and open the next version from it."""
    if held_on > timezone.localdate(at):
        raise Refused("Enter the day the review was held. It cannot be in the future.", field="held_on")
    _check_said(present, child_words)
    review = _open_review(child, review_id)
    asked = what_review_asks(child, review.version_id, held_on, at)
    _check_complete(asked, findings)
    grown = _next_version(child, by, at)
    meeting = {"present": present, "child_words": child_words, "family_words": family_words}
    held = _held(review, held_on, meeting, grown, by, at)
    count_review_anew(review.plan_id, held_on)
    delivered = {ask.strand: ask.delivered for ask in asked}
    ReviewFinding.objects.bulk_create(
        ReviewFinding(
            child=child, held=held, outcome_strand=found.outcome_strand, helped=found.helped,
            evidence=found.evidence, what_next=found.what_next, why_not_delivered=found.why_not_delivered,
            delivered=list(delivered[found.outcome_strand]), by=by, at=at,
        )
        for found in findings
    )  # fmt: skip
    OutcomeStep.objects.bulk_create(
        OutcomeStep(
            child=child, outcome_strand=found.outcome_strand, step=found.step, on=held_on,
            evidence=found.evidence, by=by, at=at,
        )
        for found in findings
        if found.step is not None
    )  # fmt: skip
    audit.record(what="held a review", by=by, at=at, child_id=child.id, review=review.id, held_on=held_on)
    _tell_family_it_was_held(review, child, at)
    return grown


def _next_version(child: Child, by: Account, at: datetime) -> PlanVersion:
    """The draft that grows out of the review: the one that stands open, or a new one."""
    standing = PlanVersion.objects.filter(child=child, state=VersionState.DRAFT).order_by("-at").first()
    return standing or open_draft(child=child, by=by, at=at)


def _check_said(present: str, child_words: str) -> None:
    if not present.strip():
        raise Refused("Enter who was there.", field="present")
    if not child_words.strip():
        raise Refused("Write what they said or showed. If they were not asked, say why.", field="child_words")


def _tell_family_it_was_held(review: Review, child: Child, at: datetime) -> None:
    notices.tell(
        family_accounts(child.id, timezone.localdate(at)),
        child_id=child.id,
        what_changed=f"{child.short_name}’s review is written down. A new version of the plan is drafted.",
        link=f"/children/{child.id}/reviews/{review.id}/",
        at=at,
    )


def _held(
    review: Review,
    held_on: date,
    meeting: dict[str, str],
    grown: PlanVersion,
    by: Account,
    at: datetime,
) -> ReviewHeld:
    try:
        with transaction.atomic():
            return ReviewHeld.objects.create(
                child_id=review.child_id, review=review, held_on=held_on, next_version=grown, **meeting,
                by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyHeld from error


def _check_complete(asked: Sequence[Asked], findings: Sequence[Found]) -> None:
    """Every outcome has a finding, and what did not happen has its reason: a review may not pass it over."""
    given = {found.outcome_strand: found for found in findings}
    if len(given) < len(findings):
        raise Refused("Give one finding for each outcome. One of them has two.")
    if unknown := given.keys() - {ask.strand for ask in asked}:
        raise Refused(f"{len(unknown)} of the findings are about an outcome that is not in this plan.")
    for number, ask in enumerate(asked):
        found = given.get(ask.strand)
        if found is None:
            raise Refused(f"Say what was found for: {ask.title}", field=f"helped_{number}")
        if not found.evidence.strip():
            raise Refused(f"Say what you saw for: {ask.title}", field=f"evidence_{number}")
        if found.step is not None and not 1 <= found.step <= len(ask.steps):
            raise Refused(f"“{ask.title}” has no step {found.step}.", field=f"step_{number}")
        if ask.something_is_missing and not found.why_not_delivered.strip():
            raise Refused(
                f"Not all of the support for “{ask.title}” happened. Say why, and what will be done.",
                field=f"why_not_delivered_{number}",
            )


def _in_force(child: Child) -> PlanVersion:
    found = PlanVersion.objects.filter(child=child, state=VersionState.IN_FORCE).order_by("-at").first()
    if found is None:
        raise NothingInForce(child)
    return found


def _review_of(child: Child, review_id: UUID) -> Review:
    found = (
        Review.objects.select_related("version__plan", "held", "replaced_by")
        .filter(child=child, id=review_id)
        .first()
    )
    if found is None:
        raise NotVisible("review", review_id, child.id)
    return found


def _open_review(child: Child, review_id: UUID) -> Review:
    """A review that is still to come: neither held nor moved to another day."""
    found = _review_of(child, review_id)
    if hasattr(found, "held"):
        raise AlreadyHeld
    if hasattr(found, "replaced_by"):
        raise ReviewMoved
    return found
