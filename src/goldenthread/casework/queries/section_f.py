"""What became of section F: the account of each line, from the school’s own record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from goldenthread.casework.models import Case, EhcLine, EhcPlan
from goldenthread.law.account_words import sentence
from goldenthread.law.ehc_plan_checks import SECTION
from goldenthread.people.models import Child
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import Provision
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.document import document, version_in_force
from goldenthread.plans.states import VersionState

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


def not_in_place(case: Case) -> int:
    """How many lines of section F of the plan in force are not in the school’s own. At most two queries."""
    return to_put_in_place([case.id]).get(case.id, 0)


def to_put_in_place(cases: Collection[UUID]) -> dict[UUID, int]:
    """The same of several cases, without those in which all is in place. Two queries, however many."""
    rows = EhcLine.objects.filter(plan__case__in=cases, plan__state=EhcPlan.State.FINAL)
    of_f = [
        (case, strand)
        for case, block, part, strand in rows.values_list("plan__case", "block", "part", "strand")
        if SECTION.get((block, part)) == "F"
    ]
    in_place = Provision.objects.filter(
        strand__in=[strand for _, strand in of_f], version__state=VersionState.IN_FORCE,
        version__plan__ended_on__isnull=True,
    )  # fmt: skip
    there = set(in_place.values_list("strand", flat=True)) if of_f else set()
    return Counter(case for case, strand in of_f if strand not in there)
