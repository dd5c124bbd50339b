"""A letter that could not be sent when it was written: somebody posts it, and the clocks count from then."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.events import counts_again, locked
from goldenthread.casework.models import Case, EhcPlan, Letter, LetterPosted
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.time_limits import EventKind


class SentAlready(Conflict):
    def __init__(self, how: str) -> None:
        super().__init__(f"This letter went already: {how}.")


@transaction.atomic
def record_posted(
    *, case: Case, letter_id: UUID, on: date, to: str, by: Account, at: datetime
) -> LetterPosted:
    """When it was posted and where to. What it tells of counts from that day: the family was told then."""
    case = locked(case)
    letter = Letter.objects.filter(id=letter_id, case=case).select_related("event", "posted__by").first()
    if letter is None:
        raise NotVisible("letter", letter_id, case.child_id)
    _check(letter, on, to, timezone.localdate(at))
    row = LetterPosted.objects.create(
        child_id=case.child_id, letter=letter, event=letter.event, on=on, to=to.strip(), by=by, at=at
    )
    if letter.kind in (EventKind.DRAFT_SERVED, EventKind.AMENDMENTS_SENT):
        served = EhcPlan.objects.filter(case=case, served_on=letter.sent_on)
        served.update(served_on=on)
    counts_again(case, timezone.localdate(at))
    audit.record(
        what="recorded that a letter was posted", by=by, at=at, child_id=case.child_id, case=case.number,
        letter=letter.kind, on=on,
    )  # fmt: skip
    return row


def _check(letter: Letter, on: date, to: str, today: date) -> None:
    posted = getattr(letter, "posted", None)
    if posted:
        raise SentAlready(f"{posted.by.name} recorded that it was posted on {plain_date(posted.on)}")
    if letter.how != Letter.How.NOT_SENT:
        raise SentAlready(letter.get_how_display().lower())
    if on > today:
        raise Refused(f"Enter a day that is not after today, {plain_date(today)}.", field="on")
    if on < letter.sent_on:
        written = plain_date(letter.sent_on)
        raise Refused(f"The letter was written on {written}. Enter a day from then on.", field="on")
    if not to.strip():
        raise Refused("Enter the address that it was posted to.", field="to")
