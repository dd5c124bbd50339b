"""Who collects answers for others, and how many have come by each: a number, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from goldenthread.conversation.models import Collected, Collector, Consultation, Reply


@dataclass(frozen=True, slots=True)
class CollectorLine:
    id: UUID
    name: str
    hands_out: str
    counts_by: str
    at: datetime
    ended_at: datetime | None
    begun: int
    sent: int


def collector_lines(consultation: Consultation) -> list[CollectorLine]:
    """One query."""
    rows = Collector.objects.filter(consultation=consultation).annotate(
        begun=Count("collected"), sent=Count("collected", filter=Q(collected__draft__sent__isnull=False))
    )
    return [
        CollectorLine(
            one.id, one.name, one.hands_out, one.counts_by, one.at, one.ended_at, one.begun, one.sent
        )
        for one in rows.order_by("name", "at")
    ]


def how_many_came(collector: Collector) -> int:
    return Collected.objects.filter(collector=collector, draft__sent__isnull=False).count()


def collected_by(reply: Reply) -> str:
    """The link that an answer came by, while it still works; nothing where there is none."""
    found = Collected.objects.filter(draft__sent=reply, collector__ended_at__isnull=True)
    return found.values_list("collector__hands_out", flat=True).first() or ""
