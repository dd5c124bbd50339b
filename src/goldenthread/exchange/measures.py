"""The national measures counted over a council's cases, a few hundred at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from goldenthread.casework.models import Case
from goldenthread.casework.queries.events import events_of_cases
from goldenthread.formats.sen2.collection import CENSUS_DAYS
from goldenthread.foundation.failures import Refused
from goldenthread.law.measures import Counts, each_counted
from goldenthread.law.time_limits import Clock, clocks

BATCH = 500


class CaseCounted(NamedTuple):
    """One clock of one case, in one measure. A case can be in several."""

    case_id: UUID
    number: str
    child_id: UUID
    measure: str
    what: str
    clock: Clock


FIRST_YEAR = 2014  # the Act and its time limits are in force from 1 September of it


def measured_on(year: int, today: date) -> date:
    """The day as at which a year is measured: the census after it, or today if that is sooner."""
    if not FIRST_YEAR <= year <= today.year:
        raise Refused(f"Choose a year from {FIRST_YEAR} to {today.year}.", field="year")
    return min(CENSUS_DAYS.get(year + 1, date(year + 1, 1, 31)), today)


def counts_of(area_id: UUID, year: int, on: date) -> tuple[int, Counts]:
    """How many cases were read, and what they add up to. One query, and one for each batch."""
    counts: Counts = Counter()
    read = 0

    def tick(number: int) -> None:
        nonlocal read
        read = number

    counts.update((one.measure, one.what) for one in cases_counted(area_id, year, on, tick))
    return read, counts


def cases_counted(area_id: UUID, year: int, on: date, tick: Callable[[int], None]) -> Iterator[CaseCounted]:
    """Each case in each measure that counts it; `tick` is told how many were read so far."""
    cases = list(Case.objects.filter(area=area_id).order_by("id").values_list("id", "number", "child_id"))
    for first in range(0, len(cases), BATCH):
        batch = cases[first : first + BATCH]
        events = events_of_cases([row[0] for row in batch])
        for case_id, number, child_id in batch:
            for measure, what, clock in each_counted(clocks(events.get(case_id, ()), on), year):
                yield CaseCounted(case_id, number, child_id, measure.id, what, clock)
        tick(first + len(batch))
