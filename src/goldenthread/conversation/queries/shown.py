"""Pictures, sound and films in answers, and what is written down of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.conversation.models import Draft, Reply, Shown, WrittenDown

KIND_WORDS = dict(Shown.Kind.choices)
SHOWN_FILE = "shown in an answer"


@dataclass(frozen=True, slots=True)
class WordsLine:
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownLine:
    id: UUID
    kind: str
    kind_words: str
    name: str
    size: int
    content_type: str
    about: str
    question: str  # its number, where it is about one
    cleaned: bool
    written_down: tuple[WordsLine, ...]


def shown_in_draft(draft: Draft) -> list[ShownLine]:
    """Two queries."""
    return _lines(Shown.objects.filter(draft=draft))


def shown_in_reply(reply: Reply) -> list[ShownLine]:
    """Two queries."""
    return _lines(Shown.objects.filter(Q(reply=reply) | Q(draft__sent=reply)))


def shown_line(shown: Shown) -> ShownLine:
    return _lines(Shown.objects.filter(id=shown.id))[0]


def _lines(rows: QuerySet[Shown]) -> list[ShownLine]:
    found = list(rows.select_related("file", "question").order_by("at", "id"))
    written: dict[UUID, list[WordsLine]] = {}
    words = WrittenDown.objects.filter(shown__in=[one.id for one in found]).order_by("at", "id")
    for shown, said, by, at in words.values_list("shown", "words", "by__name", "at"):
        written.setdefault(shown, []).append(WordsLine(said, by, at))
    return [
        ShownLine(
            one.id, one.kind, KIND_WORDS[one.kind], one.file.name, one.file.size, one.file.content_type,
            one.about, one.question.number if one.question else "", one.cleaned,
            tuple(written.get(one.id, ())),
        )
        for one in found
    ]  # fmt: skip
