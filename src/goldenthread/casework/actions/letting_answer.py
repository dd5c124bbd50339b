"""The way to a child that answering needs: made with the request for advice, ended if that was a mistake."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.casework.models import AdviceAsked, Case, PackageAsked
from goldenthread.casework.queries.parts_asked import parts_asked
from goldenthread.foundation import audit
from goldenthread.foundation.accounts import account_for
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.roles import held_on
from goldenthread.people.models import ChildRole


def let_answer(*, case: Case, email: str, name: str, asked_for: str, by: Account, at: datetime) -> Account:
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
            described_as=asked_for, starts_on=today, evidence=f"Asked for advice, {case.number}",
            given_by=by, given_at=at,
        )  # fmt: skip
        audit.record(
            what="let somebody give advice", by=by, at=at, child_id=case.child_id, account=account.id
        )
    return account


def end_answering(*, child_id: UUID, account_id: UUID, by: Account, at: datetime) -> None:
    """Whoever is asked no more reaches the child no more, unless something else is asked of them."""
    if _still_asked(child_id, account_id):
        return
    today = timezone.localdate(at)
    ChildRole.objects.filter(
        held_on(today), child=child_id, account=account_id, kind=RoleKind.ADVICE_GIVER
    ).update(ends_on=today)
    audit.record(
        what="no longer lets somebody give advice", by=by, at=at, child_id=child_id, account=account_id
    )


def _still_asked(child_id: UUID, account_id: UUID) -> bool:
    advice = AdviceAsked.objects.filter(child=child_id, account=account_id, event__set_aside__isnull=True)
    return advice.exists() or parts_asked(PackageAsked.objects.filter(child=child_id), account_id).exists()
