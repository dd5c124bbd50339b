"""The account of every provision of a child: the same figures for family, school and panel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet, Value
from django.utils import timezone

from goldenthread.foundation.nightly import EVENING
from goldenthread.foundation.prepared import prepared
from goldenthread.law.account import Account, account
from goldenthread.law.deliveries import Delivery, Fact, MadeGood, Reason, Recorded, Status, effective
from goldenthread.law.schedule import Session
from goldenthread.law.school_days import SchoolDays
from goldenthread.plans import models
from goldenthread.plans.queries.sessions import Promise, by_strand, expected, promises_of

DAY_IS_OVER = time(EVENING)  # from then on, a session of today that nobody recorded is “not recorded”
NOT_SAID = "not_said"  # stored for a missed session of which nobody has said why


class HasStrand(Protocol):
    """A provision of any version, as a row or as what a query gave."""

    @property
    def strand(self) -> UUID: ...


def accounts_of(
    child_id: UUID,
    provisions: Iterable[HasStrand],
    school_days: SchoolDays,
    until: date,
    at: datetime | None = None,
) -> dict[UUID, Account]:
    """The account of each of a child's provisions to `until`, by strand. Three queries for them all.

    A provision is followed through all the versions that were in force. One that promises nothing that can
    be counted has an account without sessions. `at`: the moment of asking, while the last day still goes on.
    """
    strands = tuple(provision.strand for provision in provisions)
    if not strands:
        return {}
    promises = tuple(promises_of([child_id], strands))
    return _known(_Asked(child_id, strands, promises, school_days, until, day_going_on(at)))


def account_of(
    promises: Sequence[Promise], school_days: SchoolDays, until: date, at: datetime | None = None
) -> Account:
    """The account of the one provision that these are the promises of. Two queries; a third for new facts."""
    child_id, strand = promises[-1].child_id, promises[-1].strand
    asked = _Asked(child_id, (strand,), tuple(promises), school_days, until, day_going_on(at))
    return _known(asked)[strand]


class _Asked(NamedTuple):
    """Which accounts, and all that they rest on but the records."""

    child_id: UUID
    strands: tuple[UUID, ...]
    promises: tuple[Promise, ...]
    school_days: SchoolDays
    until: date
    going_on: date | None


def _known(asked: _Asked) -> dict[UUID, Account]:
    if connection.in_atomic_block:  # its facts may yet be taken back
        return _worked_out(asked)
    return dict(_kept(asked, tuple(_facts(asked.child_id))))


@lru_cache(maxsize=64)
def _kept(asked: _Asked, facts: tuple[Any, ...]) -> dict[UUID, Account]:
    """The accounts as long as nothing they rest on has changed: a year of records is not read for each page.

    Everything they are worked out from is in the arguments, or is only ever added to: records cannot be
    changed or removed, so their number (`facts`) tells whether there are new ones.
    """
    return _worked_out(asked)


@prepared
def _facts(child_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    """How many records and how many times made good this child has."""
    records = models.DeliveryRecord.objects.filter(child=child_id).order_by().values("child")
    made_good = models.MadeGood.objects.filter(child=child_id).order_by().values("child")
    return records.values_list(Value(1), Count("id")).union(made_good.values_list(Value(2), Count("id")))


def _worked_out(asked: _Asked) -> dict[UUID, Account]:
    promised = by_strand(asked.promises)
    deliveries = deliveries_of(asked.child_id, asked.strands)
    found = {}
    for strand in asked.strands:
        recorded = deliveries.get(strand, ())
        sessions = expected(promised.get(strand, ()), asked.school_days, asked.until)
        counting = _that_count(sessions, recorded, asked.going_on)
        found[strand] = account(counting, recorded, asked.until, asked.school_days)
    return found


def that_count(sessions: list[Session], deliveries: Iterable[Delivery], at: datetime | None) -> list[Session]:
    """The sessions that an account counts at this moment: all, but for those of a day that still goes on.

    A session of today may yet take place, and who was there may yet write it down. Until 6pm it counts only
    once it is recorded. Without `at` every session counts.
    """
    return _that_count(sessions, deliveries, day_going_on(at))


def day_going_on(at: datetime | None) -> date | None:
    """The day of this moment while it is not over; None from 6pm, or without a moment."""
    if at is None or timezone.localtime(at).time() >= DAY_IS_OVER:
        return None
    return timezone.localdate(at)


def _that_count(
    sessions: list[Session], deliveries: Iterable[Delivery], going_on: date | None
) -> list[Session]:
    if going_on is None:
        return sessions
    recorded = {delivery.slot for delivery in deliveries if delivery.on == going_on}
    return [session for session in sessions if session.on != going_on or session.slot in recorded]


def deliveries_of(child_id: UUID, strands: Collection[UUID]) -> dict[UUID, list[Delivery]]:
    """What counts now for each recorded session of these provisions of a child. Two queries."""
    one = next(iter(strands)) if len(strands) == 1 else None
    records = _records_of(child_id, one) if one else _records(child_id)
    facts = _by_strand(records, _made_good(child_id))
    return {strand: effective(found) for strand, found in facts.items() if strand in strands}


def deliveries_of_children(children: Collection[UUID]) -> dict[UUID, list[Delivery]]:
    """The same of every provision of several children. Two queries."""
    facts = _by_strand(_records_among(children), _made_good_among(children))
    return {strand: effective(found) for strand, found in facts.items()}


Row = tuple[Any, ...]
Rows = QuerySet[Any, Row]
_RECORD = ("strand", "at", "on", "slot", "status", "minutes", "reason", "note")
_GIVEN = ("strand", "at", "session_on", "slot", "on", "minutes")


def _by_strand(records: Iterable[Row], given: Iterable[Row]) -> dict[UUID, list[Fact]]:
    facts: dict[UUID, list[Fact]] = defaultdict(list)
    for strand, at, on, slot, status, minutes, reason, note in records:
        facts[strand].append(Recorded(at, on, slot, Status(status), minutes, reason_of(reason), note))
    for strand, at, session_on, slot, on, minutes in given:
        facts[strand].append(MadeGood(at, session_on, slot, on, minutes))
    return facts


@prepared
def _records(child_id: UUID) -> Rows:
    return models.DeliveryRecord.objects.filter(child=child_id).order_by("at", "id").values_list(*_RECORD)


@prepared
def _records_of(child_id: UUID, strand: UUID) -> Rows:
    rows = models.DeliveryRecord.objects.filter(child=child_id, strand=strand)
    return rows.order_by("at", "id").values_list(*_RECORD)


@prepared
def _made_good(child_id: UUID) -> Rows:
    rows = models.MadeGood.objects.filter(child=child_id).order_by("at", "id")
    return rows.values_list(*_GIVEN)


@prepared
def _records_among(children: Collection[UUID]) -> Rows:
    rows = models.DeliveryRecord.objects.filter(child__among=children)
    return rows.order_by("at", "id").values_list(*_RECORD)


@prepared
def _made_good_among(children: Collection[UUID]) -> Rows:
    rows = models.MadeGood.objects.filter(child__among=children)
    return rows.order_by("at", "id").values_list(*_GIVEN)


def reason_of(code: str) -> Reason | None:
    """The reason that a record keeps; None when it has none, or nobody said."""
    return Reason(code) if code and code != NOT_SAID else None
