"""Groups of answers that share a text: those that have a name, those to be looked at, and their senders."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.conversation.models import Question
from goldenthread.themes.models import Coding, Frame, LetterGroup, LetterMember, LetterNaming, Run
from goldenthread.themes.queries.runs import latest_done
from goldenthread.themes.queries.work import CodingRead, histories


@dataclass(frozen=True, slots=True)
class LetterRead:
    """`named` is None until somebody has said what it is."""

    id: UUID
    shared_text: str
    senders: int
    identical: int
    with_own_words: int
    named: bool | None
    name: str
    why: str
    by: str


def letters_of(question: Question) -> list[LetterRead]:
    """Those that somebody named, and what the newest run found. Four queries."""
    newest = latest_done(question, Run.Kind.LETTERS)
    namings = {row.group_id: row for row in _namings(LetterNaming.objects.filter(group__question=question))}
    kept = Q(id__in=list(namings)) | (Q(run=newest) if newest else Q(pk__isnull=True))
    rows = _counted(LetterGroup.objects.filter(kept, question=question))
    found = [_read(row, namings.get(row.id)) for row in rows.order_by("number")]
    return sorted(found, key=lambda one: -one.senders)


def letter_read(letter: LetterGroup) -> LetterRead:
    naming = next(reversed(_namings(LetterNaming.objects.filter(group=letter))), None)
    return _read(_counted(LetterGroup.objects.filter(id=letter.id)).get(), naming)


def members_of(letter: LetterGroup) -> QuerySet[LetterMember]:
    """Those with words of their own first, then those that changed the text most."""
    rows = LetterMember.objects.filter(group=letter).select_related("answer__reply")
    return rows.annotate(own=~Exists(rows.filter(pk=OuterRef("pk"), own_words=""))).order_by(
        "-own", "kept", "id"
    )


def codings_of_letter(letter: LetterGroup, frame: Frame) -> list[CodingRead]:
    """What people gave its shared text, the newest first."""
    return histories(Coding.objects.filter(letter=letter, frame=frame).order_by("-at", "-id"))


def _namings(rows: QuerySet[LetterNaming]) -> list[LetterNaming]:
    return list(rows.select_related("by").order_by("at", "id"))


def _counted(rows: QuerySet[LetterGroup]) -> QuerySet[LetterGroup]:
    return rows.annotate(
        senders=Count("members"), identical=Count("members", filter=Q(members__identical=True)),
        own=Count("members", filter=~Q(members__own_words="")),
    )  # fmt: skip


def _read(row: LetterGroup, naming: LetterNaming | None) -> LetterRead:
    senders, identical, own = row.senders, row.identical, row.own  # type: ignore[attr-defined]  # annotated
    return LetterRead(
        row.id, row.shared_text, senders, identical, own, naming.is_letter if naming else None,
        naming.name if naming else "", naming.why if naming else "", naming.by.name if naming else "",
    )  # fmt: skip
