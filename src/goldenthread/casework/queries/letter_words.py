"""The words of a council’s letters, as they are now and as they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.casework.letters import KINDS, LetterKind, help_named_in
from goldenthread.casework.models import LetterTemplate
from goldenthread.law.independent_help import Local
from goldenthread.places.models import Area
from goldenthread.places.queries.independent_help import contacts_in
from goldenthread.plans.queries.word_marks import Part, side_by_side


@dataclass(frozen=True, slots=True)
class Words:
    """One version of the words of a letter. Version 0 is what every council begins with."""

    version: int
    subject: str
    words: str
    by: str = ""
    at: datetime | None = None

    @property
    def text(self) -> str:
        return f"{self.subject}\n\n{self.words}"


@dataclass(frozen=True, slots=True)
class LetterNow:
    """A letter with the council’s newest words for it."""

    kind: LetterKind
    words: Words

    @property
    def is_ours(self) -> bool:
        """Whether it reads as it did in the beginning, whatever was tried between."""
        return (self.words.subject, self.words.words) == (self.kind.subject, self.kind.words)


def letters_now(area: Area) -> tuple[LetterNow, ...]:
    """Every letter, in the order of a case. One query."""
    rows = LetterTemplate.objects.filter(area=area).select_related("by").order_by("version")
    newest = {row.kind: _words(row) for row in rows}
    return tuple(LetterNow(kind, newest.get(kind.code) or shipped(kind)) for kind in KINDS.values())


def newest_words(area_id: UUID, kind: str) -> LetterTemplate | None:
    """The council’s own words for a letter, if it has any. One query."""
    return LetterTemplate.objects.filter(area=area_id, kind=kind).order_by("-version").first()


def unnamed_in(area_id: UUID, kind: str) -> tuple[Local, ...]:
    """The independent help that this letter names, and that the council has not said. Two queries."""
    newest = newest_words(area_id, kind)
    named = help_named_in(newest.words if newest else KINDS[kind].words)
    contacts = contacts_in(area_id) if named else {}
    return tuple(one for one in named if one not in contacts)


def versions_of(area: Area, kind: LetterKind) -> tuple[Words, ...]:
    """The versions of one letter, the newest first, down to the words we ship. One query."""
    rows = LetterTemplate.objects.filter(area=area, kind=kind.code).select_related("by").order_by("-version")
    return (*map(_words, rows), shipped(kind))


def shipped(kind: LetterKind) -> Words:
    return Words(0, kind.subject, kind.words)


def compared(before: Words, after: Words) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts, with the words that differ marked."""
    return side_by_side(before.text, after.text)


def _words(row: LetterTemplate) -> Words:
    return Words(row.version, row.subject, row.words, row.by.name, row.at)
