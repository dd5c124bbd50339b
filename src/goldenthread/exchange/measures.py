"""The national measures counted over a council's cases, a few hundred at a time."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

from goldenthread.casework.models import Case
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.law.measures import Counts, counted
from goldenthread.law.time_limits import clocks

BATCH = 500


def counts_of(area_id: UUID, year: int, on: date) -> tuple[int, Counts]:
    """How many cases were read, and what they add up to. One query, and one for each batch."""
    ids = list(Case.objects.filter(area=area_id).order_by("id").values_list("id", flat=True))
    counts: Counts = Counter()
    for first in range(0, len(ids), BATCH):
        for events in events_of_cases(ids[first : first + BATCH]).values():
            counts += counted(clocks(events, on), year)
    return len(ids), counts
