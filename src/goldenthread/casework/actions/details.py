"""What the yearly return asks of a case beside its events."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goldenthread.casework.models import Case
from goldenthread.foundation import audit
from goldenthread.foundation.models import Account


@transaction.atomic
def say_youth_accommodation(*, case: Case, was_there: bool, by: Account, at: datetime) -> None:
    """Whether the child was in relevant youth accommodation when the request came."""
    Case.objects.filter(id=case.id).update(youth_accommodation=was_there)
    case.youth_accommodation = was_there
    audit.record(
        what="said whether the child was detained", by=by, at=at, child_id=case.child_id, case=case.number,
        youth_accommodation=was_there,
    )  # fmt: skip
