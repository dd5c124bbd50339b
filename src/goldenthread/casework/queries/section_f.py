"""What became of section F: the account of each line, from the school’s own record."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from goldenthread.law.account_words import sentence
from goldenthread.people.models import Child
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.document import document, version_in_force

NOT_IN_FORCE = "Not in the school’s plan in force yet, so nothing is recorded."


def delivered_of(child: Child, strands: frozenset[UUID], at: datetime) -> dict[UUID, str]:
    """For each line of section F, its account in one sentence, or that the school has not put it in force."""
    head = version_in_force(child.id)
    found: dict[UUID, str] = {}
    if head:
        plan = document(head.id)
        mine = [line for line in plan.provisions if line.strand in strands]
        days = school_days(plan.version.setting_id)
        accounts = accounts_of(child.id, mine, days, localdate(at), at)
        found = {strand: f"{sentence(account)}." for strand, account in accounts.items()}
    return {strand: found.get(strand, NOT_IN_FORCE) for strand in strands}
