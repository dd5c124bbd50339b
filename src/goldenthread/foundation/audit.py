"""The audit log: append, and verify that nothing was altered.

Entries form chains, one for each stream (a child, a place, the installation). The hash of an entry
covers its whole content and the hash of the entry before it, so an entry that is changed, removed or
slipped in breaks the chain at that point. Nothing else in the house writes to this table.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from goldenthread.foundation.ids import new_id
from goldenthread.foundation.models import Account, AuditEntry, AuditSubject
from goldenthread.foundation.prepared import insert, insert_rows, prepared

START = "0" * 64


def stream_of_child(child_id: UUID) -> str:
    return f"child:{child_id}"


def stream_of_place(place_id: UUID) -> str:
    return f"place:{place_id}"


INSTALLATION = "installation"


def record(
    *,
    what: str,
    by: Account | None,
    at: datetime,
    child_id: UUID | None = None,
    children: Sequence[UUID] = (),
    stream: str = "",
    why: str = "",
    **facts: Any,
) -> AuditEntry:
    """Append one entry, inside the caller's transaction if there is one."""
    stream = stream or (stream_of_child(child_id) if child_id else INSTALLATION)
    with transaction.atomic(savepoint=False):
        number, before = _last_of(stream)
        entry = AuditEntry(
            stream=stream,
            number=number + 1,
            at=at,
            account=by,
            who=by.name if by else "nobody signed in",
            what=what,
            why=why,
            child_id=child_id,
            children=[str(child) for child in children],
            facts=_plain(facts),
            before=before,
        )
        entry.hash = _hash(entry)
        insert(entry)
        if children:
            subjects = ((new_id(), entry.id, child) for child in children)
            insert_rows(AuditSubject, ("id", "entry_id", "child_id"), subjects)
    return entry


def _last_of(stream: str) -> tuple[int, str]:
    """The stream's last number and hash; on PostgreSQL the stream is ours until commit.

    SQLite needs no lock: its transactions begin as writers, one at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT number, hash FROM audit_last(%s)", [stream])
            return cursor.fetchone() or (0, START)
    return next(iter(_last(stream)), (0, START))


@prepared
def _last(stream: str) -> QuerySet[AuditEntry, tuple[int, str]]:
    rows = AuditEntry.objects.filter(stream=stream).order_by("-number")
    return rows.values_list("number", "hash")[:1]


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as they will come back from the database, so that the hash can be computed again."""
    plain: dict[str, Any] = json.loads(json.dumps(facts, default=str))
    return plain


def _hash(entry: AuditEntry) -> str:
    content = [
        entry.stream,
        entry.number,
        entry.at.timestamp(),
        str(entry.account_id),
        entry.who,
        entry.what,
        entry.why,
        str(entry.child_id),
        entry.children,
        entry.facts,
        entry.before,
    ]
    line = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the log is not as it was written."""

    stream: str
    number: int
    says: str


def verify() -> tuple[int, list[Break]]:
    """How many entries were read, and every place where a chain is broken."""
    count = 0
    breaks: list[Break] = []
    entries = AuditEntry.objects.order_by("stream", "number").iterator(chunk_size=2000)
    for stream, chain in _by_stream(entries):
        expected, before = 1, START
        for entry in chain:
            count += 1
            breaks += _faults(stream, entry, expected, before)
            expected, before = entry.number + 1, entry.hash
    return count, breaks


def _by_stream(entries: Iterable[AuditEntry]) -> Iterator[tuple[str, Iterator[AuditEntry]]]:
    yield from groupby(entries, key=lambda entry: entry.stream)


def _faults(stream: str, entry: AuditEntry, expected: int, before: str) -> list[Break]:
    if entry.number != expected:
        return [Break(stream, entry.number, f"entry {expected} is missing")]
    if entry.before != before:
        return [Break(stream, entry.number, "does not follow the entry before it")]
    if entry.hash != _hash(entry):
        return [Break(stream, entry.number, "was altered after it was written")]
    return []
