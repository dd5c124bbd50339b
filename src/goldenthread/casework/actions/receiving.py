"""What a family says of a draft by post, by e-mail, by telephone or at a meeting, entered by an officer.

Only what somebody said is entered: that nobody answered is never entered as anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.casework.models import AnswerReceived, EhcPlan, FamilyWords, Preference
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.notices import tell
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.entering import NotOfTheFamily
from goldenthread.plans.queries.audience import FAMILY, family_accounts


@dataclass(frozen=True, slots=True)
class CameIn:
    """How an answer came to the council. `who` is their role for the child; `on` its day."""

    who: UUID
    how: AnswerReceived.How
    on: date


def speaker_of(plan: EhcPlan, came: CameIn, at: datetime) -> ChildRole:
    """Who of the family said it; refused if they do not answer for the child, or could not have then."""
    today = timezone.localdate(at)
    held = ChildRole.objects.filter(held_on(today), child=plan.child_id, kind__in=FAMILY)
    role = held.filter(id=came.who).first()
    if role is None:
        raise NotOfTheFamily(plan.case.child.short_name)
    first = plan.served_on or today
    if not first <= came.on <= today:
        raise Refused(
            f"The draft was sent on {plain_date(first)}. Enter a day from then to today, "
            f"{plain_date(today)}.",
            field="on",
        )
    return role


def keep_received(
    *, answer: FamilyWords | Preference, role: ChildRole, came: CameIn, by: Account, at: datetime
) -> AnswerReceived:
    """How the answer came and who entered it. Whoever said it is asked to look; the rest hear."""
    plan, words = answer.plan, isinstance(answer, FamilyWords)
    made = AnswerReceived.objects.create(
        child_id=plan.child_id, who=role, how=came.how, on=came.on, by=by, at=at,
        **{"said" if words else "preference": answer},
    )  # fmt: skip
    audit.record(
        what="entered words of the family on a draft" if words else "entered what the family asks for",
        by=by, at=at, child_id=plan.child_id, version=plan.number, said_by=role.name, role=role.id,
        how=str(came.how), on=came.on,
    )  # fmt: skip
    _tell_family(plan, made, by, at)
    return made


def _tell_family(plan: EhcPlan, made: AnswerReceived, by: Account, at: datetime) -> None:
    name, way = plan.case.child.short_name, f"{made.get_how_display().lower()} on {plain_date(made.on)}"
    speaker = made.who.account_id
    asked = (
        f"{by.name} entered for you what you said {way} about the draft of {name}’s plan. "
        "If that is not what you said, open it and say so."
    )
    told = f"{made.who.name} answered the draft of {name}’s plan {way}, and {by.name} entered it."
    rest = [one for one in family_accounts(plan.child_id, timezone.localdate(at)) if one != speaker]
    link = f"/cases/{plan.case_id}/plan/{plan.id}/"
    for accounts, what_changed in (([speaker] if speaker else [], asked), (rest, told)):
        tell(accounts, child_id=plan.child_id, what_changed=what_changed, link=link, at=at)
