"""Recording what happened to promised sessions: one child's, or a whole group's by one tap.

A session is recorded once. Whoever comes second is told what the first recorded, and nothing is doubled. A
repeated send with the same `client_key` is the same record. A mistake is put right by a correction
(`actions/corrections.py`), never by a change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.design.words import clock
from goldenthread.foundation import audit
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.foundation.prepared import insert, prepared
from goldenthread.law.day_words import day_month, full_date
from goldenthread.law.deliveries import Status
from goldenthread.law.schedule import Session
from goldenthread.law.school_days import SchoolDays
from goldenthread.people.models import Child
from goldenthread.places.queries.school_days import school_days_around
from goldenthread.plans.actions.accounts import work_out_again
from goldenthread.plans.actions.what_happened import InTheFuture, WhatHappened, fitted
from goldenthread.plans.models import DeliveryRecord
from goldenthread.plans.queries.accounts import NOT_SAID
from goldenthread.plans.queries.sessions import Promise, by_strand, promises_of

SAID = {Status.HAPPENED: "it happened", Status.PART: "it was cut short", Status.MISSED: "it did not happen"}
Key = tuple[UUID, date, int]


class NotPromised(Refused):
    """No version in force promised a session for that day and place in the day."""

    def __init__(self, title: str, on: date) -> None:
        super().__init__(
            f"“{title}” was not promised for {full_date(on)}. "
            "Check the day, or record it as an extra session.",
            "on",
        )


class BeforeItBegan(Refused):
    """Nothing comes on top of a promise that was not made yet."""

    def __init__(self, first: Promise) -> None:
        super().__init__(
            f"“{first.title}” began on {full_date(first.starts_on)}. Enter that day or a later one.", "on"
        )


class AlreadyRecorded(Conflict):
    """Somebody recorded this session first. `record` is theirs."""

    def __init__(self, record: DeliveryRecord, child: Child) -> None:
        self.record = record
        super().__init__(
            f"{record.by.name} recorded {child.short_name}’s session of {day_month(record.on)} at "
            f"{clock(record.at)}: {SAID[Status(record.status)]}. Nothing was changed. "
            "To put it right, correct that record.",
        )


class KeyUsed(Conflict):
    def __init__(self) -> None:
        super().__init__(
            "This key was used for another session. Send each session with its own.", "client_key"
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One child's session and what is said of it. `extra` is for a session beyond the promise."""

    child: Child
    strand: UUID
    on: date
    slot: int
    what: WhatHappened
    extra: bool = False
    client_key: UUID | None = None

    @property
    def key(self) -> Key:
        return self.strand, self.on, self.slot


@dataclass(frozen=True, slots=True)
class Ground:
    """What sessions stand on: the promises of some provisions, and the school days asked about so far.

    A client that sends a long list has it read once for all of its items.
    """

    promises: dict[UUID, list[Promise]]
    days: dict[tuple[UUID, date], SchoolDays]


def ground_of(children: Collection[UUID], strands: Collection[UUID]) -> Ground:
    """What was promised by these provisions of these children. One query."""
    return Ground(by_strand(promises_of(children, strands)), {})


def record_session(
    *, entry: Entry, by: Account, at: datetime, ground: Ground | None = None
) -> DeliveryRecord:
    """Record one child's session. The caller has asked `access` for RECORD about the child.

    NotPromised, InTheFuture or DoesNotFit when it cannot be so; AlreadyRecorded when somebody was first.
    """
    return record_group(entries=[entry], by=by, at=at, ground=ground)[0]


def record_group(
    *,
    entries: Sequence[Entry],
    by: Account,
    at: datetime,
    client_key: UUID | None = None,
    ground: Ground | None = None,
) -> list[DeliveryRecord]:
    """Record a session for each child of a group, all of them or none, in the order given.

    With one `client_key` for the tap, each child's record gets a key of its own made from it.
    """
    keyed = [_keyed(entry, client_key) for entry in entries]
    _check_day(keyed, at)
    try:
        with transaction.atomic():
            return _record(_placed(keyed, ground), by, at)
    except IntegrityError:
        return [_told_of_the_first(entry) for entry in keyed]


def _record(placed: Sequence[Entry], by: Account, at: datetime) -> list[DeliveryRecord]:
    known = _known(placed)
    new = [_row(entry, by, at) for entry in placed if entry.key not in known]
    for record in new:
        insert(record)
        audit_of(record, "recorded a session", by, at)
    if new:
        work_out_again(children={record.child_id for record in new}, at=at)
    made = known | {(record.strand, record.on, record.slot): record for record in new}
    return [made[entry.key] for entry in placed]


def _keyed(entry: Entry, key: UUID | None) -> Entry:
    if key is None or entry.client_key is not None:
        return entry
    own = uuid5(key, f"{entry.strand} {entry.on} {entry.slot}")
    return replace(entry, client_key=own)


def _check_day(entries: Iterable[Entry], at: datetime) -> None:
    today = timezone.localdate(at)
    for entry in entries:
        if entry.on > today:
            raise InTheFuture(entry.on)


def _placed(entries: Sequence[Entry], ground: Ground | None = None) -> list[Entry]:
    """Each entry with the minutes that were promised for it; refused if it was not promised."""
    on = ground or ground_of({e.child.id for e in entries}, {e.strand for e in entries})
    return [_fit(entry, on.promises.get(entry.strand, []), on.days) for entry in entries]


def _fit(entry: Entry, promises: list[Promise], days: dict[tuple[UUID, date], SchoolDays]) -> Entry:
    if not promises or promises[-1].child_id != entry.child.id:
        raise NotVisible("provision", entry.strand, entry.child.id)
    sessions = sessions_of_day(promises, entry.on, days)
    promised = next((session.minutes for session in sessions if session.slot == entry.slot), None)
    if entry.extra:
        if entry.on < promises[0].starts_on:
            raise BeforeItBegan(promises[0])
        slot = entry.slot if promised is None else len(sessions)
        return replace(entry, slot=slot, what=fitted(entry.what, None))
    if promised is None:
        raise NotPromised(promises[-1].title, entry.on)
    return replace(entry, what=fitted(entry.what, promised))


def sessions_of_day(
    promises: Sequence[Promise], on: date, days: dict[tuple[UUID, date], SchoolDays] | None = None
) -> list[Session]:
    """What one provision promised for a day, by the version in force on it. Two queries, or none if known."""
    days = {} if days is None else days
    place = (promises[-1].setting_id, on)
    if place not in days:
        days[place] = school_days_around(*place)
    return [session for promise in promises for session in promise.sessions_on(on, days[place])]


def _known(entries: Sequence[Entry]) -> dict[Key, DeliveryRecord]:
    """What these very sends recorded before; AlreadyRecorded or KeyUsed if something else stands there."""
    found = _found_for(entries[0]) if len(entries) == 1 else _found_for_all(entries)
    by_key = {record.client_key: record for record in found if record.client_key}
    firsts = {(r.strand, r.on, r.slot): r for r in found if r.corrects_id is None}
    return {e.key: r for e in entries if (r := _same_send(e, by_key, firsts)) is not None}


def _found_for(entry: Entry) -> list[DeliveryRecord]:
    """A client that sends thousands of records one by one pays for nothing but this."""
    sent = _of_key(entry.client_key) if entry.client_key else []
    return [*sent, *_records_of_day(entry.child.id, entry.strand, entry.on)]


@prepared
def _of_key(client_key: UUID) -> QuerySet[DeliveryRecord, DeliveryRecord]:
    return DeliveryRecord.objects.filter(client_key=client_key)


@prepared
def _records_of_day(child_id: UUID, strand: UUID, on: date) -> QuerySet[DeliveryRecord, DeliveryRecord]:
    """Corrections are left out by the caller: SQLite would go by an index of all firsts."""
    return DeliveryRecord.objects.filter(child=child_id, strand=strand, on=on)


def _found_for_all(entries: Sequence[Entry]) -> list[DeliveryRecord]:
    wanted = Q()
    for entry in entries:
        one = {"child": entry.child, "strand": entry.strand, "on": entry.on, "slot": entry.slot}
        wanted |= Q(**one)
    if keys := [entry.client_key for entry in entries if entry.client_key]:
        wanted |= Q(client_key__in=keys)
    return list(DeliveryRecord.objects.select_related("by").filter(wanted))


def _same_send(
    entry: Entry, by_key: dict[UUID, DeliveryRecord], firsts: dict[Key, DeliveryRecord]
) -> DeliveryRecord | None:
    sent = by_key.get(entry.client_key) if entry.client_key else None
    if sent is not None:
        if (sent.strand, sent.on) != (entry.strand, entry.on):
            raise KeyUsed
        return sent
    if (first := firsts.get(entry.key)) is not None:
        raise AlreadyRecorded(first, entry.child)
    return None


def _told_of_the_first(entry: Entry) -> DeliveryRecord:
    """The database refused a second record: say whose the first is, or give the answer to the first send."""
    placed = _placed([entry])
    known = _known(placed)
    if placed[0].key not in known:
        raise KeyUsed  # the key stands in a record that this person cannot see
    return known[placed[0].key]


def _row(entry: Entry, by: Account, at: datetime) -> DeliveryRecord:
    return DeliveryRecord(
        child_id=entry.child.id,
        strand=entry.strand,
        on=entry.on,
        slot=entry.slot,
        client_key=entry.client_key,
        by=by,
        at=at,
        **columns(entry.what),
    )


def columns(what: WhatHappened) -> dict[str, str | int]:
    """What the table keeps of it. A missed session whose reason was not said keeps that it was not."""
    missing = NOT_SAID if what.status is not Status.HAPPENED else ""
    return {
        "status": what.status.value,
        "minutes": what.minutes or 0,
        "reason": what.reason.value if what.reason else missing,
        "note": what.note.strip(),
    }


def audit_of(record: DeliveryRecord, what: str, by: Account, at: datetime) -> None:
    audit.record(
        what=what, by=by, at=at, child_id=record.child_id, record=record.id, strand=record.strand,
        on=record.on, slot=record.slot, status=record.status, minutes=record.minutes, reason=record.reason,
        why=record.why or "",
    )  # fmt: skip
