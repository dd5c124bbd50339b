"""A session beyond the promise: recorded, and taken back when it did not take place after all."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from goldenthread.design.words import plural
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.models import Account
from goldenthread.law.day_words import day_month
from goldenthread.law.deliveries import Status
from goldenthread.people.models import Child
from goldenthread.plans.actions.delivery import AlreadyRecorded, Entry, record_session
from goldenthread.plans.actions.what_happened import WhatHappened
from goldenthread.plans.models import DeliveryRecord


class ExtraAlreadyThere(Conflict):
    """An extra session of that day stands already. It may be the same one, told twice."""

    def __init__(self, record: DeliveryRecord) -> None:
        super().__init__(
            f"{record.by.name} recorded an extra session of {plural(record.minutes, 'minute')} on "
            f"{day_month(record.on)} already. If yours was another one, say so and save again.",
            "another",
        )


def record_extra(
    *,
    child: Child,
    strand: UUID,
    on: date,
    minutes: int,
    by: Account,
    at: datetime,
    client_key: UUID | None = None,
    another: bool = False,
) -> DeliveryRecord:
    """Record a session on top of what was promised. The caller has asked `access` for RECORD.

    ExtraAlreadyThere when one of that day is recorded and `another` does not say that this is a second.
    """
    slot = _after_all(child, strand, on) if another else 0
    what = WhatHappened(Status.HAPPENED, minutes)
    entry = Entry(child, strand, on, slot, what, extra=True, client_key=client_key)
    try:
        return record_session(entry=entry, by=by, at=at)
    except AlreadyRecorded as first:
        raise ExtraAlreadyThere(first.record) from first


def _after_all(child: Child, strand: UUID, on: date) -> int:
    """The place in the day after every session that is recorded of it."""
    rows = DeliveryRecord.objects.filter(child=child, strand=strand, on=on)
    last = rows.aggregate(last=Max("slot"))["last"]
    return 0 if last is None else last + 1
