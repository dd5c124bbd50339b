"""What the child’s own record says was tried, delivered and with what effect: it goes with a request."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from goldenthread.law.account_words import sentence
from goldenthread.people.models import Child
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.queries.accounts import accounts_of
from goldenthread.plans.queries.document import document, version_in_force
from goldenthread.plans.queries.reviews import review_record, reviews_of


def what_was_tried(child: Child, at: datetime) -> tuple[str, ...]:
    """One line for each provision in force with its account, then what the last review held found."""
    head = version_in_force(child.id)
    if head is None:
        return ()
    plan, today = document(head.id), localdate(at)
    days = school_days(plan.version.setting_id)
    accounts = accounts_of(child.id, plan.provisions, days, today, at)
    promised = tuple(
        f"{line.title}: {sentence(accounts[line.strand])}."
        for line in plan.provisions
        if line.strand in accounts
    )
    return (*promised, *_found(child))


def _found(child: Child) -> tuple[str, ...]:
    held = [day for day in reviews_of(child.id) if day.held_on]
    if not held:
        return ()
    last = max(held, key=lambda day: day.held_on or day.on)
    return tuple(
        f"{finding.outcome}: {finding.helped}. {finding.evidence}".strip()
        for finding in review_record(child, last.id).findings
    )
