"""Two weeks before a review the family is led to what was promised and what happened, to read it first."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.design.words import day_month, plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.models import Account, Notice
from goldenthread.people.models import Child
from goldenthread.plans.queries.audience import families_of
from goldenthread.plans.queries.reviews import ReviewDay, reviews_ahead


@transaction.atomic
def send_accounts_ahead(*, setting_id: UUID, at: datetime, by: Account | None = None) -> int:
    """Tell each family of a setting whose account is due before a review, once. How many reviews it was.

    A job of the night calls it, which has lifted the wall. Whoever was told has a message with this link; so
    a night that was missed is made up for, and one that comes twice tells nobody twice.
    """
    today = timezone.localdate(at)
    due = {
        _link(child, review): (child, review)
        for child, review in reviews_ahead(setting_id, today)
        if review.account_due_on <= today
    }
    told = set(Notice.objects.filter(link__in=due).values_list("link", flat=True))
    families = families_of([child for child, _ in due.values()], today)
    names = {child.id: child.short_name for child in Child.objects.filter(id__in=families)}
    sent = 0
    for link, (child, review) in due.items():
        if link in told or child not in families:
            continue
        words = _words(names[child], review, today)
        notices.tell(families[child], child_id=child, what_changed=words, link=link, at=at)
        audit.record(what="sent the account before a review", by=by, at=at, child_id=child, review=review.id)
        sent += 1
    return sent


def _link(child: UUID, review: ReviewDay) -> str:
    """Of this message only: others about the review lead to the top of its page."""
    return f"/children/{child}/reviews/{review.id}/#what-happened"


def _words(name: str, review: ReviewDay, today: date) -> str:
    by = review.topics_due_on
    say = f"by {day_month(by)}" if today <= by < review.on else "before then"
    return (
        f"{name}’s plan is reviewed on {plain_date(review.on)}. Read first what was promised and what "
        f"happened, and say {say} what you want to talk about."
    )
