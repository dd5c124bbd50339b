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
from goldenthread.plans.queries.document import VersionHead, shared_of, version_in_force
from goldenthread.plans.queries.speakers import SPEAKER, WIDE, Speaker, last_said, speaker

READINGS = ("read plan", "read shared plan", "printed plan", "commented on plan", "responded to plan")
OPENED, POSTED, REMINDED = FamilyContact.What.OPENED, FamilyContact.What.POSTED, FamilyContact.What.REMINDED


@dataclass(frozen=True, slots=True)
class Entered:
    """Who entered somebody's words, how they came, on what day, where the paper is. `how`: of EnteredFor."""

    by: str
    how: str
    on: date
    paper: str


@dataclass(frozen=True, slots=True)
class CommentRead:
    """A comment with its answer. `became` is empty until somebody answers: a code of CommentAnswer.

    `by` said it; `entered` is None when they wrote it themselves. `corrected`: they said later what they
    had meant. `corrects` is the comment that this one puts right.
    """

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
    entered: Entered | None
    corrects: UUID | None
    corrected: bool

    @property
    def waits(self) -> bool:
        """The school still has to say what became of it. What was corrected is answered as corrected."""
        return not self.became and not self.corrected


@dataclass(frozen=True, slots=True)
class ResponseRead:
    """What one person answered on a version, and what the school said to it. `answer`: a code of Response.

    `by` answered, on the day `on`; `entered` is None when they did so themselves.
    """

    id: UUID
    version_id: UUID
    number: int
    issue: int
    answer: str
    reasons: str
    by_id: UUID
    by: str
    at: datetime
    said: str
    said_by: str
    said_at: datetime | None
    on: date
    entered: Entered | None

    @property
    def waits(self) -> bool:
        """Whoever does not simply agree is owed an answer."""
        return self.answer != Response.Answer.AGREE and not self.said


@dataclass(frozen=True, slots=True)
class Contact:
    """The plan opened, posted, or a reminder sent. `what`: a code of FamilyContact."""

    what: str
    on: date
    who: str


def talked_of(child_id: UUID) -> VersionHead | None:
    """The version that is talked about now: what the family has to read, or else what is in force."""
    return shared_of(child_id) or version_in_force(child_id)


def comments_beside(head: VersionHead) -> tuple[CommentRead, ...]:
    """The comments on every issue of a version, and those on others that still wait. One query."""
    return tuple(one for one in comments_on(head.plan_id) if one.waits or one.number == head.number)


def responses_beside(head: VersionHead) -> tuple[ResponseRead, ...]:
    """Each person's last answer to every issue of a version, and to others where it waits. One query."""
    said = _responses(Response.objects.filter(version__plan=head.plan_id))
    found = last_said((one.version_id, who, one) for who, one in said)
    return tuple(one for _, _, one in found if one.waits or one.number == head.number)


def comments_on(plan_id: UUID) -> tuple[CommentRead, ...]:
    """The comments on all versions of a plan, oldest first. One query."""
    return _comments(Comment.objects.filter(version__plan=plan_id).order_by("at", "id"))


def comment_of(child_id: UUID, comment_id: UUID) -> CommentRead:
    """One comment. NotVisible when it is not about this child."""
    found = _comments(Comment.objects.filter(id=comment_id, child=child_id))
    if not found:
        raise NotVisible("comment", comment_id, child_id)
    return found[0]


def _comments(rows: QuerySet[Comment]) -> tuple[CommentRead, ...]:
    found = rows.values_list(
        *SPEAKER, *_ENTERED,
        "id", "version_id", "version__number", "version__issue", "strand", "line", "words",
        "answer__became", "answer__reason", "answer__by__name", "answer__at", "corrects", "corrections",
    )  # fmt: skip
    return tuple(_comment(speaker(*row[:WIDE]), row) for row in found)


def _comment(said: Speaker, row: tuple[Any, ...]) -> CommentRead:
    (
        id, version_id, number, issue, strand, line, words,
        became, reason, answered_by, answered_at, corrects, correction,
    ) = row[WIDE + len(_ENTERED) :]  # fmt: skip
    return CommentRead(
        id, version_id, number, issue, strand, line, words, said.id, said.name, row[_AT],
        became or "", reason or "", answered_by or "", answered_at, _entered(row), corrects,
        corrected=correction is not None,
    )  # fmt: skip


def responses_to(version_id: UUID) -> tuple[ResponseRead, ...]:
    """The last answer of each person on this version, oldest first. One query."""
    said = _responses(Response.objects.filter(version=version_id))
    return tuple(one for _, _, one in last_said((version_id, who, one) for who, one in said))


def response_of(child_id: UUID, response_id: UUID) -> ResponseRead:
    found = _responses(Response.objects.filter(id=response_id, child=child_id))
    if not found:
        raise NotVisible("response", response_id, child_id)
    return found[0][1]


def _responses(rows: QuerySet[Response]) -> list[tuple[Speaker, ResponseRead]]:
    found = rows.order_by("at", "id").values_list(
        *SPEAKER, *_ENTERED, "id", "version_id", "version__number", "version__issue", "answer", "reasons",
        "answered__words", "answered__by__name", "answered__at",
    )  # fmt: skip
    said = ((speaker(*row[:WIDE]), row) for row in found)
    return [(who, _response(who, row)) for who, row in said]


def _response(who: Speaker, row: tuple[Any, ...]) -> ResponseRead:
    id, version_id, number, issue, answer, reasons, said, said_by, said_at = row[WIDE + len(_ENTERED) :]
    return ResponseRead(
        id, version_id, number, issue, answer, reasons, who.id, who.name, row[_AT],
        said or "", said_by or "", said_at, who.on, _entered(row),
    )  # fmt: skip


_ENTERED = ("entered__by__name", "entered__how", "entered__on", "entered__paper")
_AT = SPEAKER.index("at")


def _entered(row: tuple[Any, ...]) -> Entered | None:
    by, how, on, paper = row[WIDE : WIDE + len(_ENTERED)]
    return Entered(by, how, on, paper) if by else None


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
    """The first time that each of the family read this version: on the page, in print, by program; or,
    at the latest, when they commented on it or answered it."""
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
