"""What the yearly return asks of a case beside its events."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goldenthread.casework.models import Case
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Account
from goldenthread.law.areas import TYPES_IN_A_PLAN


@transaction.atomic
def say_youth_accommodation(*, case: Case, was_there: bool, by: Account, at: datetime) -> None:
    """Whether the child was in relevant youth accommodation when the request came."""
    Case.objects.filter(id=case.id).update(youth_accommodation=was_there)
    case.youth_accommodation = was_there
    audit.record(
        what="said whether the child was detained", by=by, at=at, child_id=case.child_id, case=case.number,
        youth_accommodation=was_there,
    )  # fmt: skip


@transaction.atomic
def say_needs(*, case: Case, primary: str, secondary: str = "", by: Account, at: datetime) -> None:
    """The types of need that section B describes, the main one first. The yearly return reads them here."""
    if primary not in TYPES_IN_A_PLAN:
        raise Refused("Choose the main type of need.", field="primary")
    if secondary and secondary not in TYPES_IN_A_PLAN:
        raise Refused("Choose the second type of need, or that there is none.", field="secondary")
    if secondary == primary:
        raise Refused("Choose another type, or that there is no second one.", field="secondary")
    Case.objects.filter(id=case.id).update(need_primary=primary, need_secondary=secondary)
    case.need_primary, case.need_secondary = primary, secondary
    audit.record(
        what="said the types of need of a plan", by=by, at=at, child_id=case.child_id, case=case.number,
        primary=primary, secondary=secondary,
    )  # fmt: skip
