"""The nightly accounts: every provision of a school worked out in one pass, kept for lists and measures.

What is kept is a cache. The account page never reads it: it works the account out anew from the facts.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.models import Account as Person
from goldenthread.law.account import Account, account
from goldenthread.places.queries import school_days
from goldenthread.plans.models import ProvisionAccount
from goldenthread.plans.queries.school_deliveries import deliveries_in
from goldenthread.plans.queries.sessions import by_strand, expected, promises_in

KEPT = ["child", "setting", "until", "figures", "not_recorded", "worked_out_at"]


def work_out_accounts(
    *, setting_id: UUID, at: datetime, by: Person | None = None, until: date | None = None
) -> int:
    """Work out the account of every provision of a school to a day, and keep them. How many there were.

    Nine queries and one pass through the records. The caller has lifted the wall: it is a job of the
    installation, and it reads every child of the school.
    """
    end = until or timezone.localdate(at)
    days = school_days(setting_id)
    promises = by_strand(promises_in(setting_id))
    deliveries = deliveries_in(setting_id)
    rows = [
        _row(
            setting_id, promised[-1].child_id, strand,
            account(expected(promised, days, end), deliveries.get(strand, ()), end, days), at,
        )
        for strand, promised in promises.items()
    ]  # fmt: skip
    with transaction.atomic():
        ProvisionAccount.objects.bulk_create(
            rows, batch_size=500, update_conflicts=True, unique_fields=["strand"], update_fields=KEPT
        )
        audit.record(
            what="worked out the accounts", by=by, at=at, stream=audit.stream_of_place(setting_id),
            until=end, provisions=len(rows),
        )  # fmt: skip
    return len(rows)


def _row(setting_id: UUID, child_id: UUID, strand: UUID, worked: Account, at: datetime) -> ProvisionAccount:
    return ProvisionAccount(
        child_id=child_id,
        strand=strand,
        setting_id=setting_id,
        until=worked.until,
        figures=figures_of(worked),
        not_recorded=worked.total.not_recorded,
        worked_out_at=at,
    )


def figures_of(worked: Account) -> dict[str, Any]:
    """The figures as they are kept: in all, and of each half-term with its name and first day."""
    return {
        "total": worked.total._asdict(),
        "half_terms": [
            {"name": half.name, "starts_on": half.half_term.starts_on.isoformat(), **half.figures._asdict()}
            for half in worked.half_terms
        ],
    }
