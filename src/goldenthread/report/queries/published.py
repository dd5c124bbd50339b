"""What everybody may read: the newest edition, what was decided since, and how late the answer is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from goldenthread.conversation.models import Consultation
from goldenthread.conversation.queries.consultations import closes_at_of
from goldenthread.law.fair_consulting import ResponseClock, response_clock
from goldenthread.report.models import Edition, PointAnswer
from goldenthread.report.queries.checklist import first_published_on, points_of
from goldenthread.report.queries.content import QuestionPart, Report, ThemePart, of_content
from goldenthread.report.queries.decisions import Decided, decided_on


@dataclass(frozen=True, slots=True)
class EditionLine:
    number: int
    at: datetime
    why: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme in a list, with the question it answers and what was decided on it."""

    question: QuestionPart
    theme: ThemePart
    decided: Decided


@dataclass(frozen=True, slots=True)
class Published:
    """The newest edition. `editions` are all of them, the newest first."""

    report: Report
    editions: tuple[EditionLine, ...]
    decided: Mapping[UUID, Decided]
    clock: ResponseClock
    why_late: str

    @property
    def edition(self) -> EditionLine:
        return self.editions[0]

    @property
    def lines(self) -> list[ThemeLine]:
        return [ThemeLine(question, theme, self.decided[theme.id]) for question, theme in self.report.themes]

    @property
    def state_at(self) -> datetime:
        """When anything of this was last added to."""
        said = (one.now.at for one in self.decided.values() if one.now)
        return max([self.edition.at, *said])


def published(edition: Edition, now: datetime) -> Published:
    """Five queries, and that of the edition."""
    report = of_content(edition.content)
    rows = Edition.objects.filter(consultation=edition.consultation_id).order_by("-number")
    editions = tuple(EditionLine(*row) for row in rows.values_list("number", "at", "why", "content_hash"))
    decided = decided_on([theme.id for _, theme in report.themes])
    closed_on = timezone.localdate(report.closes_at)
    clock = response_clock(closed_on, timezone.localdate(editions[-1].at), timezone.localdate(now))
    return Published(report, editions, decided, clock, why_late(edition.consultation))


def with_points(read: Published, consultation: Consultation) -> Published:
    """And the points of fairness, as the record has them. Nine queries, and all questions are read."""
    return replace(read, report=points_of(consultation, read.report, read.edition.at))


def clock_of(consultation: Consultation, now: datetime) -> ResponseClock | None:
    """None while it is open, or not announced. Three queries."""
    closes_at = closes_at_of(consultation)
    if consultation.announced_at is None or closes_at is None or now < closes_at:
        return None
    published_on = first_published_on(consultation)
    return response_clock(timezone.localdate(closes_at), published_on, timezone.localdate(now))


def why_late(consultation: Consultation) -> str:
    """What a person last said to the point that asks for it."""
    rows = PointAnswer.objects.filter(consultation=consultation, point="timely-response")
    return rows.order_by("-at", "-id").values_list("words", flat=True).first() or ""


def days_since_due(clock: ResponseClock, now: datetime) -> int:
    """How many days a decision that is not made is late today; 0 or less while it is not."""
    return (timezone.localdate(now) - clock.due_on).days
