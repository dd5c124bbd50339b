"""What the family said of a plan, what became of it, and whether the plan reached them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.models import AuditEntry
from goldenthread.people.models import ChildRole
from goldenthread.plans.models import Comment, FamilyContact, Response
from goldenthread.plans.queries.audience import FAMILY

READINGS = ("read plan", "read shared plan", "printed plan")
OPENED, POSTED, REMINDED = FamilyContact.What.OPENED, FamilyContact.What.POSTED, FamilyContact.What.REMINDED


@dataclass(frozen=True, slots=True)
class CommentRead:
    """A comment with its answer. `became` is empty until somebody answers: a code of CommentAnswer."""

    id: UUID
    version_id: UUID
    number: int
    issue: int
    strand: UUID | None
    line: str
    words: str
    by_id: UUID
    by: str
    at: datetime
    became: str
    reason: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ResponseRead:
    """What one person answered on a version, and what the school said to it. `answer`: a code of Response."""

    id: UUID
    version_id: UUID
    answer: str
    reasons: str
    by_id: UUID
    by: str
    at: datetime
    said: str
    said_by: str
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class Contact:
    """The plan opened, posted, or a reminder sent. `what`: a code of FamilyContact."""

    what: str
    on: date
    who: str


def comments_on(plan_id: UUID, number: int | None = None) -> tuple[CommentRead, ...]:
    """The comments on every issue of a version, or of all versions; oldest first. One query."""
    rows = Comment.objects.filter(version__plan=plan_id).order_by("at", "id")
    return _comments(rows if number is None else rows.filter(version__number=number))


def comment_of(child_id: UUID, comment_id: UUID) -> CommentRead:
    """One comment. NotVisible when it is not about this child."""
    found = _comments(Comment.objects.filter(id=comment_id, child=child_id))
    if not found:
        raise NotVisible("comment", comment_id, child_id)
    return found[0]


def _comments(rows: QuerySet[Comment]) -> tuple[CommentRead, ...]:
    found = rows.values_list(
        "id", "version_id", "version__number", "version__issue", "strand", "line", "words", "by_id",
        "by__name", "at", "answer__became", "answer__reason", "answer__by__name", "answer__at",
    )  # fmt: skip
    return tuple(CommentRead(*_answered(row, kept=10)) for row in found)


def responses_to(version_id: UUID) -> tuple[ResponseRead, ...]:
    """The last answer of each person on this version, oldest first. One query."""
    last = {one.by_id: one for one in _responses(Response.objects.filter(version=version_id))}
    return tuple(last.values())


def response_of(child_id: UUID, response_id: UUID) -> ResponseRead:
    found = _responses(Response.objects.filter(id=response_id, child=child_id))
    if not found:
        raise NotVisible("response", response_id, child_id)
    return found[0]


def _responses(rows: QuerySet[Response]) -> tuple[ResponseRead, ...]:
    found = rows.order_by("at", "id").values_list(
        "id", "version_id", "answer", "reasons", "by_id", "by__name", "at",
        "answered__words", "answered__by__name", "answered__at",
    )  # fmt: skip
    return tuple(ResponseRead(*_answered(row, kept=7)) for row in found)


def _answered(row: tuple[Any, ...], kept: int) -> tuple[Any, ...]:
    """The answer's columns come after `kept`: while there is none they are empty, and its moment is None."""
    return (*row[:kept], *("" if value is None else value for value in row[kept:-1]), row[-1])


def contacts_of(child_id: UUID, version_id: UUID) -> tuple[Contact, ...]:
    """How the version reached the family, oldest first. Three queries.

    A family that reads it has opened it: the audit log holds each reading, so reading writes nothing more.
    What staff noted (posted, read together, reminded) are facts of their own.
    """
    noted = FamilyContact.objects.filter(version=version_id).order_by("on", "at", "id")
    found = [Contact(*row) for row in noted.values_list("what", "on", "by__name")] + _first_readings(
        child_id, version_id
    )
    return tuple(sorted(found, key=lambda one: one.on))


def _first_readings(child_id: UUID, version_id: UUID) -> list[Contact]:
    """The first time that each of the family read this version, on the page, in print or by program."""
    family = ChildRole.objects.filter(child=child_id, kind__in=FAMILY, account__isnull=False)
    entries = AuditEntry.objects.filter(
        child_id=child_id,
        what__in=READINGS,
        account__in=list(family.values_list("account", flat=True)),
        facts__version=str(version_id),
    )
    first: dict[str, Contact] = {}
    for who, at in entries.order_by("at").values_list("who", "at"):
        first.setdefault(who, Contact(OPENED, timezone.localdate(at), who))
    return list(first.values())
