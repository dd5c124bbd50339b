"""The way to a child that answering needs: made with the request for advice, ended if that was a mistake."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from goldenthread.casework.models import AdviceAsked, Case, CaseEvent
from goldenthread.foundation import audit
from goldenthread.foundation.accounts import account_for
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.law.assessment_advice import ADVICE, Part
from goldenthread.people.models import ChildRole


def let_answer(*, case: Case, email: str, name: str, part: Part, by: Account, at: datetime) -> Account:
    """An account for whoever is asked, and the way to this child that answering needs; no more than that."""
    today = timezone.localdate(at)
    # Professionals write their own names in many ways; the officer has the address from the service.
    account, _ = account_for(email=email, name=name, address_checked=True, by=by, at=at)
    held = ChildRole.objects.filter(
        held_on(today), child=case.child_id, account=account, kind=RoleKind.ADVICE_GIVER
    )
    if not held.exists():
        ChildRole.objects.create(
            child_id=case.child_id, account=account, kind=RoleKind.ADVICE_GIVER, name=name,
            described_as=ADVICE[part].name, starts_on=today, evidence=f"Asked for advice, {case.number}",
            given_by=by, given_at=at,
        )  # fmt: skip
        audit.record(
            what="let somebody give advice", by=by, at=at, child_id=case.child_id, account=account.id
        )
    return account


def end_answering(*, event: CaseEvent, by: Account, at: datetime) -> None:
    """Whoever was asked by mistake reaches the child no more, unless something else is asked of them."""
    asked = AdviceAsked.objects.filter(event=event, account__isnull=False).first()
    if asked is None:
        return
    others = AdviceAsked.objects.filter(
        child=event.child_id, account=asked.account_id, event__set_aside__isnull=True
    )
    if others.exists():
        return
    today = timezone.localdate(at)
    ChildRole.objects.filter(
        held_on(today), child=event.child_id, account=asked.account_id, kind=RoleKind.ADVICE_GIVER
    ).update(ends_on=today)
    audit.record(
        what="no longer lets somebody give advice", by=by, at=at, child_id=event.child_id,
        account=asked.account_id,
    )  # fmt: skip
