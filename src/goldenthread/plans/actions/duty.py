"""The which-duty gate: begin a walk, answer a question, record the finding and tell the family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.duty import decide
from goldenthread.law.duty_facts import DutyAnswersError, MissingAnswerError
from goldenthread.law.duty_finding import Duty, Finding
from goldenthread.law.duty_io import finding_as_json
from goldenthread.law.duty_questions import BY_ID
from goldenthread.law.duty_rules import TELL_FAMILY_WITHIN
from goldenthread.people.models import Child
from goldenthread.plans.actions.concerns import setting_of
from goldenthread.plans.models import AdjustmentOwed, Concern, DutyAnswer, DutyFinding, DutyWalk
from goldenthread.plans.queries.audience import family_accounts
from goldenthread.plans.queries.duty import age_on, answers_of


class AlreadyFound(Conflict):
    def __init__(self) -> None:
        super().__init__("This walk already has its finding. Begin again to ask the questions anew.")


@dataclass(frozen=True, slots=True)
class OwedAdjustment:
    """An adjustment that is owed: what, by whom, by when."""

    words: str
    who: str
    by_when: date | None = None


@transaction.atomic
def begin_walk(*, child: Child, by: Account, at: datetime, concern_id: UUID | None = None) -> DutyWalk:
    """Begin the questions afresh; earlier walks stay as they were."""
    if concern_id and not Concern.objects.filter(child=child, id=concern_id).exists():
        raise NotVisible("concern", concern_id, child.id)
    walk = DutyWalk.objects.create(
        child=child, setting_id=setting_of(child, timezone.localdate(at)), concern_id=concern_id, by=by, at=at
    )
    audit.record(what="began the which-duty questions", by=by, at=at, child_id=child.id, walk=walk.id)
    return walk


@transaction.atomic
def answer_question(
    *, child: Child, walk_id: UUID, question: str, choice: str, note: str = "", by: Account, at: datetime
) -> DutyAnswer:
    """Add an answer. Changing one's mind adds another; both are kept."""
    walk = _walk_of(child, walk_id)
    if hasattr(walk, "finding"):
        raise AlreadyFound
    asked = BY_ID.get(question)
    years = age_on(child.born_on, timezone.localdate(at))
    if asked is None or asked.for_age(years).choice(choice) is None:
        raise Refused("Choose one of the answers.", field="choice")
    answer = DutyAnswer.objects.create(
        child=child, walk=walk, question=question, choice=choice, note=note.strip(), by=by, at=at
    )
    audit.record(
        what="answered a which-duty question", by=by, at=at, child_id=child.id, walk=walk.id,
        question=question, choice=choice,
    )  # fmt: skip
    return answer


@transaction.atomic
def record_finding(
    *,
    child: Child,
    walk_id: UUID,
    adjustments: Sequence[OwedAdjustment] = (),
    by: Account,
    at: datetime,
) -> DutyFinding:
    """Keep what the law says of these answers today, with the adjustments owed, and tell the family."""
    today = timezone.localdate(at)
    walk = _walk_of(child, walk_id)
    if hasattr(walk, "finding"):
        raise AlreadyFound
    finding = _decide(walk, child, today)
    if finding.owes(Duty.REASONABLE_ADJUSTMENTS) and not adjustments:
        raise Refused("Adjustments are owed: write at least one, and who makes it.", field="words_0")
    _check_adjustments(adjustments)
    kept = _keep(walk, finding, by, at, today)
    AdjustmentOwed.objects.bulk_create(
        AdjustmentOwed(
            child=child,
            finding=kept,
            words=owed.words.strip(),
            who=owed.who.strip(),
            by_when=owed.by_when,
            by=by,
            at=at,
        )
        for owed in adjustments
    )
    audit.record(
        what="recorded which duty is owed", by=by, at=at, child_id=child.id, walk=walk.id,
        outcome=finding.outcome.value, plan_needed=finding.plan_needed,
    )  # fmt: skip
    notices.tell(
        family_accounts(child.id, today),
        child_id=child.id,
        what_changed=child.named_in(f"{finding.title}. {' '.join(finding.sentences)}"),
        link=f"/children/{child.id}/duty/findings/{kept.id}/",
        at=at,
    )
    return kept


def _check_adjustments(adjustments: Sequence[OwedAdjustment]) -> None:
    for number, owed in enumerate(adjustments):
        if not owed.words.strip():
            raise Refused("Write what the adjustment is.", field=f"words_{number}")
        if not owed.who.strip():
            raise Refused("Name who makes this adjustment.", field=f"who_{number}")


def _keep(walk: DutyWalk, finding: Finding, by: Account, at: datetime, today: date) -> DutyFinding:
    try:
        with transaction.atomic():
            return DutyFinding.objects.create(
                child_id=walk.child_id, walk=walk, outcome=finding.outcome, plan_needed=finding.plan_needed,
                finding=finding_as_json(finding), look_again_on=finding.look_again,
                tell_family_by=today + TELL_FAMILY_WITHIN, by=by, at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyFound from error


def _decide(walk: DutyWalk, child: Child, today: date) -> Finding:
    try:
        return decide(answers_of(walk.id), today).named(child.short_name)
    except MissingAnswerError as error:
        raise Refused(error.about(child.short_name)) from error
    except DutyAnswersError as error:
        raise Refused(str(error)) from error


def _walk_of(child: Child, walk_id: UUID) -> DutyWalk:
    found = DutyWalk.objects.select_related("finding").filter(child=child, id=walk_id).first()
    if found is None:
        raise NotVisible("duty walk", walk_id, child.id)
    return found
