"""What is written for a report, newest first; and what of it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenthread.conversation.models import Consultation
from goldenthread.report.models import Edition, Passage
from goldenthread.report.states import Part

Place = tuple[str, UUID | None]
"""A part of the report, and the theme that it is about where it is about one."""


@dataclass(frozen=True, slots=True)
class PassageRead:
    number: int
    words: str
    quotes: tuple[UUID, ...]
    why: str
    by: str
    at: datetime
    published: bool


def passages_of(consultation: Consultation) -> Mapping[Place, PassageRead]:
    """The newest of each part. Two queries."""
    found: dict[Place, PassageRead] = {}
    since = published_at(consultation)
    rows = Passage.objects.filter(consultation=consultation).select_related("by").order_by("number")
    for row in rows:
        found[row.part, row.theme_id] = _read(row, since)
    return found


def history_of(consultation: Consultation, part: Part, theme_id: UUID | None) -> list[PassageRead]:
    """Every text of one part, the newest first. Two queries."""
    since = published_at(consultation)
    rows = Passage.objects.filter(consultation=consultation, part=part, theme=theme_id)
    return [_read(row, since) for row in rows.select_related("by").order_by("-number")]


def published_at(consultation: Consultation) -> datetime | None:
    """When the newest edition was published."""
    rows = Edition.objects.filter(consultation=consultation).order_by("-number")
    return rows.values_list("at", flat=True).first()


def _read(row: Passage, since: datetime | None) -> PassageRead:
    return PassageRead(
        row.number, row.words, tuple(map(UUID, row.quotes)), row.why, row.by.name, row.at,
        since is not None and row.at <= since,
    )  # fmt: skip
