"""The nightly accounts: every provision of a school worked out in one pass, kept for lists and measures.

What is kept is a cache. The account page never reads it: it works the account out anew from the facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.models import Account as Person
from goldenthread.law.account import Account, State, account, add_up
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import ChildAccount, SchoolWeek
from goldenthread.plans.queries.accounts import that_count
from goldenthread.plans.queries.school_deliveries import deliveries_in
from goldenthread.plans.queries.sessions import by_strand, expected, promises_in

HAPPENED = (State.HAPPENED, State.CUT_SHORT)


def work_out_accounts(
    *, setting_id: UUID, at: datetime, by: Person | None = None, until: date | None = None
) -> int:
    """Work out the account of every provision of a school to a day, and keep them. How many there were.

    Eleven queries and one pass through the records. The caller has lifted the wall: it is a job of the
    installation, and it reads every child of the school.
    """
    end = until or timezone.localdate(at)
    days = school_days(setting_id)
    promises = by_strand(promises_in(setting_id))
    deliveries = deliveries_in(setting_id)
    worked = {}
    for strand, promised in promises.items():
        recorded = deliveries.get(strand, ())
        sessions = that_count(expected(promised, days, end), recorded, at)
        worked[strand] = account(sessions, recorded, end, days)
    of_child: dict[UUID, dict[UUID, Account]] = defaultdict(dict)
    for strand, one in worked.items():
        of_child[promises[strand][-1].child_id][strand] = one
    rows = [_row(setting_id, child, accounts, end, at) for child, accounts in of_child.items()]
    with transaction.atomic():
        ChildAccount.objects.filter(setting=setting_id).delete()
        ChildAccount.objects.bulk_create(rows, batch_size=500)
        SchoolWeek.objects.filter(setting=setting_id).delete()
        SchoolWeek.objects.bulk_create(_weeks(setting_id, worked.values()), batch_size=500)
        audit.record(
            what="worked out the accounts", by=by, at=at, stream=audit.stream_of_place(setting_id),
            until=end, provisions=len(worked),
        )  # fmt: skip
    return len(worked)


def _row(
    setting_id: UUID, child_id: UUID, worked: Mapping[UUID, Account], until: date, at: datetime
) -> ChildAccount:
    total = add_up(one.total for one in worked.values())
    return ChildAccount(
        child_id=child_id,
        setting_id=setting_id,
        until=until,
        figures=total._asdict(),
        not_recorded=total.not_recorded,
        worked_out_at=at,
    )


def _weeks(setting_id: UUID, accounts: Iterable[Account]) -> list[SchoolWeek]:
    """Sessions promised and happened in the whole school, by week."""
    promised: Counter[date] = Counter()
    happened: Counter[date] = Counter()
    for line in (line for one in accounts for line in one.lines):
        on = line.session.on
        promised[on] += 1
        happened[on] += line.state in HAPPENED
    weeks: dict[date, SchoolWeek] = {}
    for on in sorted(promised):
        monday = on - timedelta(days=on.weekday())
        week = weeks.setdefault(
            monday, SchoolWeek(setting_id=setting_id, week_of=monday, promised=0, happened=0)
        )
        week.promised += promised[on]
        week.happened += happened[on]
    return list(weeks.values())


def figures_of(worked: Account) -> dict[str, Any]:
    """The figures as other programs get them: in all, of each half-term, and by reason."""
    return {
        "total": worked.total._asdict(),
        "half_terms": [
            {"name": half.name, "starts_on": half.half_term.starts_on.isoformat(), **half.figures._asdict()}
            for half in worked.half_terms
        ],
        "by_reason": [one._asdict() for one in worked.by_reason],
    }
