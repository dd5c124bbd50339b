"""The accounts kept for lists and measures: of a whole school at night, of a child when something is said.

What is kept is a cache. The account page never reads it: it works the account out anew from the facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.foundation import audit
from goldenthread.foundation.models import Account as Person
from goldenthread.law.account import Account, State, account, add_up
from goldenthread.law.deliveries import Delivery
from goldenthread.law.school_days import SchoolDays
from goldenthread.places.queries.school_days import school_days, school_days_of
from goldenthread.plans.models import ChildAccount, SchoolWeek
from goldenthread.plans.queries.accounts import deliveries_of_children, that_count
from goldenthread.plans.queries.school_deliveries import deliveries_in
from goldenthread.plans.queries.sessions import Promise, by_strand, expected, promises_in, promises_of

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
    worked = {
        strand: _account(promised, deliveries.get(strand, ()), days, end, at)
        for strand, promised in promises.items()
    }
    of_child: dict[UUID, list[Account]] = defaultdict(list)
    for strand, one in worked.items():
        of_child[promises[strand][-1].child_id].append(one)
    rows = []
    for child, accounts in of_child.items():
        rows.append(row := ChildAccount(child_id=child, setting_id=setting_id))
        _fill(row, accounts, end, at)
    with transaction.atomic():
        ChildAccount.objects.filter(setting=setting_id).delete()
        ChildAccount.objects.bulk_create(rows, batch_size=500)
        SchoolWeek.objects.filter(setting=setting_id).delete()
        SchoolWeek.objects.bulk_create(_weeks(setting_id, worked.values(), at), batch_size=500)
        audit.record(
            what="worked out the accounts", by=by, at=at, stream=audit.stream_of_place(setting_id),
            until=end, provisions=len(worked),
        )  # fmt: skip
    return len(worked)


def work_out_again(*, children: Collection[UUID], at: datetime) -> None:
    """Keep new figures for these children, of whom something has just been recorded or put right.

    The caller is in the transaction that wrote it, so that no list ever says another thing than the account
    page. One query for children of whom nothing is kept; seven for any number of others in one school. The
    rows are held first: of two people who record at once, the second counts what the first wrote.
    """
    kept = list(ChildAccount.objects.select_for_update().filter(child__in=children).order_by("child"))
    if not kept:
        return
    promises = by_strand(promises_of({row.child_id for row in kept}))
    deliveries = deliveries_of_children({row.child_id for row in kept})
    days = school_days_of({row.setting_id for row in kept})
    today = timezone.localdate(at)
    for row in kept:
        accounts = [
            _account(promised, deliveries.get(strand, ()), days[row.setting_id], today, at)
            for strand, promised in promises.items()
            if (promised[-1].child_id, promised[-1].setting_id) == (row.child_id, row.setting_id)
        ]
        _fill(row, accounts, today, at)
    ChildAccount.objects.bulk_update(kept, ["until", "figures", "not_recorded", "worked_out_at"])


def _account(
    promised: list[Promise], recorded: Collection[Delivery], days: SchoolDays, until: date, at: datetime
) -> Account:
    sessions = that_count(expected(promised, days, until), recorded, at)
    return account(sessions, recorded, until, days)


def _fill(row: ChildAccount, accounts: Iterable[Account], until: date, at: datetime) -> None:
    total = add_up(one.total for one in accounts)
    row.until, row.worked_out_at = until, at
    row.figures, row.not_recorded = total._asdict(), total.not_recorded


def _weeks(setting_id: UUID, accounts: Iterable[Account], at: datetime) -> list[SchoolWeek]:
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
            monday,
            SchoolWeek(setting_id=setting_id, week_of=monday, promised=0, happened=0, worked_out_at=at),
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
