"""Putting a record right, and making good what was missed: new facts, beside the ones that stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.design.words import clock, plural
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotPermitted, NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.permissions import Permission
from goldenthread.law.day_words import day_month
from goldenthread.law.deliveries import Status
from goldenthread.people.models import Child
from goldenthread.plans.actions.accounts import work_out_again
from goldenthread.plans.actions.delivery import Entry, audit_of, columns, record_group, sessions_of_day
from goldenthread.plans.actions.what_happened import InTheFuture, WhatHappened, fitted
from goldenthread.plans.models import DeliveryRecord, MadeGood
from goldenthread.plans.queries.accounts import NOT_SAID
from goldenthread.plans.queries.sessions import promises_of


class AlreadyCorrected(Conflict):
    """Somebody corrected this record while the page was open."""

    def __init__(self, later: DeliveryRecord) -> None:
        self.record = later
        day = day_month(timezone.localdate(later.at))
        super().__init__(
            f"{later.by.name} has already corrected this record, on {day} at {clock(later.at)}. "
            "Look at theirs first, and correct that one if it is wrong."
        )


class NothingToMakeGood(Refused):
    """The session was not missed or cut short, or all of it has been made good."""


def correct_record(
    *,
    child: Child,
    record_id: UUID,
    what: WhatHappened,
    why: str,
    by: Account,
    at: datetime,
    others_too: bool,
    client_key: UUID | None = None,
) -> DeliveryRecord:
    """Say what really happened. `others_too`: whether `by` may correct what somebody else recorded.

    `why` may be empty for one's own record on the same day, or to give a reason that nobody had said.
    """
    record = record_of(child, record_id)
    if sent := _same_send(record, client_key):
        return sent
    if record.by_id != by.id and not others_too:
        raise NotPermitted(Permission.CORRECT, child.id)
    _check_not_corrected(record)
    said = _what_changes(record, what, why, by, at)
    try:
        with transaction.atomic():
            return _correct(record, said, why, by, at, client_key)
    except IntegrityError:
        _check_not_corrected(record)
        raise


@transaction.atomic
def say_why(
    *,
    entries: Sequence[Entry],
    unsaid: Sequence[tuple[Child, UUID]],
    by: Account,
    at: datetime,
    others_too: bool,
    what: WhatHappened,
) -> None:
    """Say why a group's sessions did not happen: of those not recorded, and of those tapped without a why."""
    if entries:
        record_group(entries=entries, by=by, at=at)
    for child, record_id in unsaid:
        correct_record(
            child=child, record_id=record_id, what=what, why="", by=by, at=at, others_too=others_too
        )


def _correct(
    record: DeliveryRecord, what: WhatHappened, why: str, by: Account, at: datetime, key: UUID | None
) -> DeliveryRecord:
    correction = DeliveryRecord.objects.create(
        child_id=record.child_id, strand=record.strand, on=record.on, slot=record.slot, corrects=record,
        why=why.strip(), client_key=key, by=by, at=at, **columns(what),
    )  # fmt: skip
    audit_of(correction, "corrected a session", by, at)
    work_out_again(children=[record.child_id], at=at)
    return correction


def _what_changes(
    record: DeliveryRecord, what: WhatHappened, why: str, by: Account, at: datetime
) -> WhatHappened:
    said = _fitted_to(record, what)
    before = (record.status, record.minutes, record.reason, record.note)
    if tuple(columns(said)[name] for name in ("status", "minutes", "reason", "note")) == before:
        raise Refused("That is what is recorded already. Change something, or leave it as it is.", "status")
    own_and_today = record.by_id == by.id and timezone.localdate(record.at) == timezone.localdate(at)
    if not why.strip() and not own_and_today and record.reason != NOT_SAID:
        raise Refused("Say why you are correcting this record. The family sees it too.", "why")
    return said


def _fitted_to(record: DeliveryRecord, what: WhatHappened) -> WhatHappened:
    """As `fitted`; an extra session that did not take place is taken back, and needs no reason."""
    promised = promised_minutes(record)
    if promised is None and what.status is Status.MISSED:
        return replace(what, minutes=0, reason=None)
    return fitted(what, promised)


def make_good(
    *, child: Child, record_id: UUID, on: date, minutes: int, by: Account, at: datetime
) -> MadeGood:
    """Say that time was given for a session that was missed or cut short.

    Saying it again of the same day puts the minutes of that day right.
    """
    record = record_of(child, record_id)
    _check_not_corrected(record)
    if on > timezone.localdate(at):
        raise InTheFuture(on)
    if on < record.on:
        raise Refused(
            f"The session was missed on {day_month(record.on)}. Enter that day or a later one.", "on"
        )
    with transaction.atomic():
        DeliveryRecord.objects.select_for_update().get(id=record.id)  # two at once would give too much
        _check_room(record, on, minutes)
        given = MadeGood.objects.create(
            child=child, record=record, strand=record.strand, session_on=record.on, slot=record.slot,
            on=on, minutes=minutes, by=by, at=at,
        )  # fmt: skip
        audit.record(
            what="made a session good", by=by, at=at, child_id=child.id, record=record.id,
            strand=record.strand, session_on=record.on, on=on, minutes=minutes,
        )  # fmt: skip
        work_out_again(children=[child.id], at=at)
    return given


def _check_room(record: DeliveryRecord, on: date, minutes: int) -> None:
    """Refuse more minutes than were lost and are not made good on other days."""
    lost = max(0, (promised_minutes(record) or 0) - record.minutes)
    other_days = MadeGood.objects.filter(strand=record.strand, session_on=record.on, slot=record.slot)
    per_day = dict(other_days.exclude(on=on).order_by("at", "id").values_list("on", "minutes"))
    left = lost - sum(per_day.values())
    if left < 1:
        raise NothingToMakeGood("Nothing of this session is left to make good.")
    if not 1 <= minutes <= left:
        raise Refused(
            f"{plural(left, 'minute')} of this session can be made good. Enter a number from 1 to {left}.",
            "minutes",
        )


def promised_minutes(record: DeliveryRecord) -> int | None:
    """How many minutes were promised for the session of a record; None for an extra one."""
    promises = promises_of([record.child_id], [record.strand])
    sessions = sessions_of_day(promises, record.on) if promises else []
    return next((session.minutes for session in sessions if session.slot == record.slot), None)


def record_of(child: Child, record_id: UUID) -> DeliveryRecord:
    """A record of this child's; NotVisible when it is nobody's or another's."""
    found = DeliveryRecord.objects.select_related("by").filter(id=record_id, child=child).first()
    if found is None:
        raise NotVisible("record of a session", record_id, child.id)
    return found


def _same_send(record: DeliveryRecord, key: UUID | None) -> DeliveryRecord | None:
    if key is None:
        return None
    return DeliveryRecord.objects.filter(client_key=key, corrects=record).first()


def _check_not_corrected(record: DeliveryRecord) -> None:
    later = DeliveryRecord.objects.select_related("by").filter(corrects=record).first()
    if later is not None:
        raise AlreadyCorrected(later)
