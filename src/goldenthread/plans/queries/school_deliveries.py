"""What was recorded in a whole school, read in one pass: hundreds of thousands of sessions a year.

Most sessions have one record and nothing more, and what is said of them is said of many: a session of that
day that happened. Such a record becomes its `Delivery` by one look-up. Only sessions that were corrected
or made good are folded one by one, as the account of a single child does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast

from goldenthread.law.deliveries import Delivery, Fact, MadeGood, Recorded, SessionKey, Status, effective
from goldenthread.plans import models
from goldenthread.plans.queries.accounts import reason_of

Facts = dict[UUID, dict[SessionKey, list[Fact]]]  # of each provision's sessions
SOME_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # of a session's only record: nothing is older or newer
SAID = ("on", "slot", "status", "minutes", "reason", "note")


def deliveries_in(setting_id: UUID) -> dict[UUID, list[Delivery]]:
    """What counts now for every recorded session of a school, by strand. Four queries."""
    children = models.Plan.objects.filter(setting=setting_id).values("child")
    records = models.DeliveryRecord.objects.filter(child__in=children).order_by()
    corrected = _corrected(records)
    given = _made_good(models.MadeGood.objects.filter(child__in=children))
    found = _plain(records, corrected, given)
    for strand, sessions in corrected.items():
        for session, facts in sessions.items():
            found[strand] += effective([*facts, *given.get(strand, {}).get(session, ())])
    return found


def _plain(
    records: QuerySet[models.DeliveryRecord],
    corrected: Facts,
    given: Facts,
) -> defaultdict[UUID, list[Delivery]]:
    """Every session with one record. Identifiers and days come as text, each turned into itself once."""
    lines: dict[str, _Line] = {}
    day_of, said = cache(date.fromisoformat), cache(_delivery)
    as_text = records.annotate(line=Cast("strand", CharField()), day=Cast("on", CharField()))
    rows = as_text.values_list("line", "day", *SAID[1:]).iterator(chunk_size=10_000)
    for text, day, slot, *what in rows:
        line = lines.get(text)
        if line is None:
            line = lines[text] = _Line(UUID(text), corrected, given)
        on = day_of(day)
        if (on, slot) in line.corrected:
            continue
        delivery = said(on, slot, *what)
        if (on, slot) in line.given:
            delivery = _with(delivery, given[line.strand][on, slot])
        line.found.append(delivery)
    return defaultdict(list, {line.strand: line.found for line in lines.values()})


class _Line:
    """One provision while the records stream by: what was found, and which sessions need folding."""

    __slots__ = ("corrected", "found", "given", "strand")

    def __init__(self, strand: UUID, corrected: Facts, given: Facts) -> None:
        self.strand = strand
        self.corrected = frozenset(corrected.get(strand, ()))
        self.given = frozenset(given.get(strand, ()))
        self.found: list[Delivery] = []


def _delivery(on: date, slot: int, status: str, minutes: int, reason: str, note: str) -> Delivery:
    return Delivery(on, slot, Status(status), minutes, reason_of(reason), note)


def _with(delivery: Delivery, given: Iterable[Fact]) -> Delivery:
    record = Recorded(
        SOME_TIME, delivery.on, delivery.slot, delivery.status, delivery.minutes, delivery.reason,
        delivery.note,
    )  # fmt: skip
    return effective([record, *given])[0]


def _corrected(records: QuerySet[models.DeliveryRecord]) -> Facts:
    """All records of each session that was corrected, the oldest first."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    involved = records.filter(corrects__isnull=False).union(records.filter(corrected_by__isnull=False))
    columns: Any = ("strand", "at", *SAID)
    for strand, at, on, slot, status, minutes, reason, note in involved.values_list(*columns):
        facts[strand][on, slot].append(
            Recorded(at, on, slot, Status(status), minutes, reason_of(reason), note)
        )
    return facts


def _made_good(rows: QuerySet[models.MadeGood]) -> Facts:
    facts: Facts = defaultdict(lambda: defaultdict(list))
    columns = ("strand", "at", "session_on", "slot", "on", "minutes")
    for strand, at, session_on, slot, on, minutes in rows.order_by("at", "id").values_list(*columns):
        facts[strand][session_on, slot].append(MadeGood(at, session_on, slot, on, minutes))
    return facts


def settings_with_plans() -> list[tuple[UUID, int]]:
    """Every setting with a plan that is open, and how many children have one. One query."""
    open_plans = models.Plan.objects.filter(ended_on__isnull=True).order_by().values("setting")
    return list(
        open_plans.annotate(children=Count("child", distinct=True)).values_list("setting", "children")
    )
