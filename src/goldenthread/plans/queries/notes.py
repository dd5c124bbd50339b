"""Notes about a child: what was seen, by whom and when, and which promise it is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from goldenthread.foundation.access import Viewer
from goldenthread.foundation.permissions import Permission
from goldenthread.foundation.prepared import prepared
from goldenthread.people.access import reached
from goldenthread.people.models import Child
from goldenthread.plans.models import Observation, PlanVersion
from goldenthread.plans.queries.sessions import Promise, promises_of_child


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody saw. `strand`: the provision it is about, if it is about one."""

    id: UUID
    words: str
    provision_strand: UUID | None
    who: str
    at: datetime

    @property
    def on(self) -> date:
        return timezone.localdate(self.at)


@dataclass(frozen=True, slots=True)
class Seen:
    """The notes of a time, the newest first, by what they are about."""

    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.notes)

    def about(self, *strands: UUID | str) -> list[Note]:
        """Those about these provisions; a sheet has their strands as text."""
        wanted = {str(strand) for strand in strands}
        return [note for note in self.notes if str(note.provision_strand) in wanted]

    @property
    def in_general(self) -> list[Note]:
        """Those that are about no one provision."""
        return [note for note in self.notes if note.provision_strand is None]


def notes_about(child_id: UUID) -> tuple[Note, ...]:
    """All notes about a child, the newest first. One query."""
    return tuple(Note(*row) for row in _notes(child_id))


@prepared
def _notes(child_id: UUID) -> QuerySet[Observation, tuple[Any, ...]]:
    rows = Observation.objects.filter(child=child_id).order_by("-at", "-id")
    return rows.values_list("id", "words", "provision_strand", "by__name", "at")


def seen_since(child_id: UUID, began: date | None) -> Seen:
    """What was seen since a day. One query."""
    return Seen(tuple(note for note in notes_about(child_id) if began and note.on >= began))


def seen_under(child_id: UUID, version_id: UUID) -> Seen:
    """What was seen since a version came into force. Two queries."""
    began = PlanVersion.objects.filter(id=version_id).values_list("in_force_on", flat=True).first()
    return seen_since(child_id, began)


@dataclass(frozen=True, slots=True)
class NotesOfChild:
    number: int
    last_at: datetime


def notes_counted(viewer: Viewer, children: Collection[UUID]) -> dict[UUID, NotesOfChild]:
    """How many notes each of these children has, of those whose notes this person may read. One query."""
    rows = _counted(viewer.account.id, viewer.today, children)
    return {child: NotesOfChild(number, last) for child, number, last in rows}


@prepared
def _counted(
    account: UUID, today: date, children: Collection[UUID]
) -> QuerySet[Observation, tuple[UUID, int, datetime]]:
    readable = Child.objects.filter(reached(account, today, Permission.READ_NOTES))
    rows = Observation.objects.filter(child__among=children, child__in=readable.values("id"))
    return rows.order_by().values("child").values_list("child", Count("id"), Max("at"))


def promised_now(child_id: UUID, today: date) -> list[Promise]:
    """What is promised to a child on a day: what a note may be about. One query."""
    return [
        promise
        for promise in promises_of_child(child_id)
        if promise.first <= today and (promise.last is None or promise.last >= today)
    ]


def titles_of(child_id: UUID) -> dict[UUID, str]:
    """The last title of everything that was ever promised to a child. One query."""
    return {promise.strand: promise.title for promise in promises_of_child(child_id)}
