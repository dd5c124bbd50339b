"""One provision's account, with what was promised and every record of every session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.permissions import RoleKind
from goldenthread.foundation.prepared import prepared
from goldenthread.foundation.roles import held_on
from goldenthread.law.account import Account
from goldenthread.law.deliveries import Reason, SessionKey, Status
from goldenthread.law.school_days import SchoolDays
from goldenthread.people.models import Child, ChildRole
from goldenthread.places.queries.school_days import school_days
from goldenthread.plans.models import DeliveryRecord, MadeGood
from goldenthread.plans.queries.accounts import account_of, reason_of
from goldenthread.plans.queries.sessions import Promise, promises_of


@dataclass(frozen=True, slots=True)
class ProvisionRead:
    """A provision through all its versions: `promises` from the oldest, and its account."""

    promises: tuple[Promise, ...]
    account: Account
    school_days: SchoolDays

    @property
    def now(self) -> Promise:
        return self.promises[-1]

    @property
    def starts_on(self) -> date:
        """The first day on which it was promised."""
        return self.promises[0].starts_on


@dataclass(frozen=True, slots=True)
class Said:
    """One record of a session, as somebody made it. `why` is said of a correction."""

    record_id: UUID
    status: Status
    minutes: int
    reason: Reason | None
    note: str
    why: str
    by_id: UUID
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """Minutes given on another day, as somebody recorded them."""

    on: date
    minutes: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """Everything that was recorded of one session, the oldest first. The last record counts."""

    said: tuple[Said, ...] = ()
    given: tuple[Given, ...] = ()


def provision_read(child: Child, strand: UUID, until: date, at: datetime | None = None) -> ProvisionRead:
    """A provision and its account to a day. A fixed number of queries. NotVisible if it was never in force.

    `at`: the moment of asking: a session of a day that still goes on counts once it is recorded.
    """
    promises = promises_of([child.id], [strand])
    if not promises:
        raise NotVisible("provision", strand, child.id)
    days = school_days(promises[-1].setting_id)
    return ProvisionRead(tuple(promises), account_of(promises, days, until, at), days)


def account_to(child: Child, strand: UUID, until: date, at: datetime | None = None) -> Account:
    """The account of one provision to a day. Five queries."""
    return provision_read(child, strand, until, at).account


def histories_of(child: Child, strand: UUID) -> dict[SessionKey, History]:
    """Everything recorded of a provision, by session. Two queries."""
    said: dict[SessionKey, list[Said]] = defaultdict(list)
    for on, slot, id, status, minutes, reason, note, why, by, who, at in _records(child.id, strand):
        one = Said(id, Status(status), minutes, reason_of(reason), note, why or "", by, who, at)
        said[on, slot].append(one)
    given: dict[SessionKey, list[Given]] = defaultdict(list)
    for session_on, slot, on, minutes, who, at in _catch_ups(child.id, strand):
        given[session_on, slot].append(Given(on, minutes, who, at))
    return {key: History(tuple(said[key]), tuple(given[key])) for key in sorted({*said, *given})}


@prepared
def _records(child_id: UUID, strand: UUID) -> QuerySet[DeliveryRecord, tuple[Any, ...]]:
    rows = DeliveryRecord.objects.filter(child=child_id, strand=strand).order_by("at", "id")
    return rows.values_list(
        "on", "slot", "id", "status", "minutes", "reason", "note", "why", "by_id", "by__name", "at"
    )


@prepared
def _catch_ups(child_id: UUID, strand: UUID) -> QuerySet[MadeGood, tuple[Any, ...]]:
    rows = MadeGood.objects.filter(child=child_id, strand=strand).order_by("at", "id")
    return rows.values_list("session_on", "slot", "on", "minutes", "by__name", "at")


def beyond(read: ProvisionRead, histories: Mapping[SessionKey, History]) -> Iterator[tuple[date, History]]:
    """What was recorded on top of the promise, the newest first; one that was taken back stays in sight."""
    promised = {line.session[:2] for line in read.account.lines}
    for key in sorted(histories, reverse=True):
        if key not in promised and key[0] <= read.account.until and histories[key].said:
            yield key[0], histories[key]


def history_of(child: Child, strand: UUID, on: date, slot: int) -> History:
    """Everything recorded of one session. Two queries."""
    return histories_of(child, strand).get((on, slot), History())


def family_names(child_id: UUID, today: date) -> Sequence[str]:
    """The parents, carers or young person who see this account too. One query."""
    return [name for (name,) in _names(child_id, today)]


@prepared
def _names(child_id: UUID, today: date) -> QuerySet[ChildRole, tuple[str]]:
    family = (RoleKind.PARENT, RoleKind.YOUNG_PERSON)
    rows = ChildRole.objects.filter(held_on(today), child=child_id, kind__in=family, account__isnull=False)
    return rows.order_by("name").values_list("name")
