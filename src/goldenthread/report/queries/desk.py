"""What there is to do for a report: what is written, what is missing, who asks to be taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldenthread.conversation.models import Consultation, SetAside
from goldenthread.law.fair_consulting import ResponseClock, response_clock
from goldenthread.report.access import edition_of
from goldenthread.report.models import TakeOutAsked
from goldenthread.report.queries.checklist import first_published_on
from goldenthread.report.queries.content import Report, as_content, hash_of_content
from goldenthread.report.queries.decisions import Decided, decided_on
from goldenthread.report.queries.drafting import draft_report
from goldenthread.report.queries.passages import PassageRead, Place, passages_of
from goldenthread.report.queries.published import EditionLine, Published, why_late


@dataclass(frozen=True, slots=True)
class TakeOutRead:
    reply_id: UUID
    number: int
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """`clock` is None while it is open. `changed`: there is something to publish that no edition has."""

    report: Report
    written: Mapping[Place, PassageRead]
    decided: Mapping[UUID, Decided]
    edition: EditionLine | None
    changed: bool
    missing: list[str]
    clock: ResponseClock | None
    why_late: str
    take_outs: tuple[TakeOutRead, ...]

    @property
    def as_published(self) -> Published:
        """What everybody would read if it were published now."""
        clock = self.clock or response_clock(
            timezone.localdate(self.report.closes_at), None, timezone.localdate(self.report.opens_at)
        )
        number = self.edition.number + 1 if self.edition else 1
        edition = EditionLine(number, self.report.closes_at, "", "")
        return Published(self.report, (edition,), self.decided, clock, self.why_late)


def missing_in(report: Report) -> list[str]:
    """What stands in the way of publishing it, a sentence each."""
    missing = [] if report.summary else ["Write the report in short."]
    if not any(question.figures or question.choices for question in report.questions):
        missing.append("Nothing is counted yet: count the answers to at least one question.")
    return missing + [
        f"Write what was heard of “{theme.name}” (question {question.number})."
        for question, theme in report.themes
        if not theme.heard
    ]


def desk_of(consultation: Consultation, now: datetime) -> Desk:
    """The draft, and what is around it."""
    report = draft_report(consultation, now)
    edition = edition_of(consultation)
    closed = now >= report.closes_at
    clock = response_clock(
        timezone.localdate(report.closes_at), first_published_on(consultation), timezone.localdate(now)
    )
    return Desk(
        report, passages_of(consultation), decided_on([theme.id for _, theme in report.themes]),
        EditionLine(edition.number, edition.at, edition.why, edition.content_hash) if edition else None,
        edition is None or hash_of_content(as_content(report)) != edition.content_hash,
        missing_in(report), clock if closed else None, why_late(consultation), take_outs_of(consultation),
    )  # fmt: skip


def take_outs_of(consultation: Consultation) -> tuple[TakeOutRead, ...]:
    """Those whose answer is not set aside yet, the oldest first. One query."""
    aside = SetAside.objects.filter(reply=OuterRef("reply"), back_at__isnull=True)
    rows = TakeOutAsked.objects.filter(~Exists(aside), reply__consultation=consultation).order_by("at")
    return tuple(TakeOutRead(*row) for row in rows.values_list("reply", "reply__number", "words", "at"))
