"""What pages and the API read of the foundation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, overload
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.foundation.access import Viewer, keys_of, notices_of
from goldenthread.foundation.models import AuditEntry, AuditSubject, Notice
from goldenthread.foundation.prepared import prepared


@dataclass(frozen=True, slots=True)
class Told:
    """One message to a person."""

    id: UUID
    what_changed: str
    link: str
    at: datetime
    read: bool


SHOWN = 50


def told(viewer: Viewer, most: int = SHOWN) -> list[Told]:
    """The newest messages to this person. One query."""
    rows = notices_of(viewer).values_list("id", "what_changed", "link", "at", "read_at")[:most]
    return [Told(id, words, link, at, read is not None) for id, words, link, at, read in rows]


def unread(viewer: Viewer) -> int:
    """How many of the messages that are shown to this person are new. One query."""
    return len(_unread(viewer.account.id, shown=SHOWN))


@prepared
def _unread(account: UUID, *, shown: int) -> QuerySet[Notice, tuple[UUID]]:
    newest = Notice.objects.filter(account=account).order_by("-at").values("id")[:shown]
    return Notice.objects.filter(id__in=newest, read_at__isnull=True).order_by().values_list("id")


@dataclass(frozen=True, slots=True)
class Key:
    """A key for another program, without its letters: they are kept nowhere."""

    id: UUID
    name: str
    made_at: datetime
    ends_at: datetime
    used_on: date | None


def own_keys(viewer: Viewer) -> tuple[Key, ...]:
    """A person's own keys that still open something, the newest first. One query."""
    rows = keys_of(viewer).order_by("-made_at").values_list("id", "name", "made_at", "ends_at", "used_on")
    return tuple(Key(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a child's record, or changed it."""

    who: str
    what: str
    why: str
    at: datetime


def looks_at(child_id: UUID, most: int = 200, but: Collection[UUID] = ()) -> list[Look]:
    """Who looked at this child's record and did what, newest first. Two queries; the caller has access.

    `but` leaves out these accounts: whoever reads knows what they did themselves.
    """
    rows = (*_own(child_id, but, most=most), *_among(child_id, but, most=most))
    newest = sorted(rows, key=lambda row: row[3], reverse=True)[:most]
    return [Look(*row) for row in newest]


class Looks(Sequence[Look]):
    """All of them, newest first, read a page at a time: a record is opened many times in a year."""

    def __init__(self, child_id: UUID) -> None:
        self.child_id = child_id

    def __len__(self) -> int:
        """Two queries."""
        entries = AuditEntry.objects.filter(child_id=self.child_id).count()
        return entries + AuditSubject.objects.filter(child_id=self.child_id).count()

    @overload
    def __getitem__(self, wanted: int) -> Look: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[Look]: ...

    def __getitem__(self, wanted: int | slice) -> Look | list[Look]:
        """Two queries, of as many rows as stand on this page and those before it."""
        until = wanted.stop if isinstance(wanted, slice) else wanted + 1
        return looks_at(self.child_id, most=until)[wanted]


@prepared
def _own(child_id: UUID, but: Collection[UUID], *, most: int) -> QuerySet[AuditEntry, tuple[Any, ...]]:
    rows = AuditEntry.objects.filter(child_id=child_id).exclude(account__among=but).order_by("-at")
    return rows.values_list("who", "what", "why", "at")[:most]


@prepared
def _among(child_id: UUID, but: Collection[UUID], *, most: int) -> QuerySet[AuditSubject, tuple[Any, ...]]:
    rows = (
        AuditSubject.objects.filter(child_id=child_id)
        .exclude(entry__account__among=but)
        .order_by("-entry__at")
    )
    return rows.values_list("entry__who", "entry__what", "entry__why", "entry__at")[:most]
