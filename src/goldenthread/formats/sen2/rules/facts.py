"""What several rules ask of a record."""

from __future__ import annotations

from datetime import date

from goldenthread.formats.sen2.collection import Collection, age_on, day
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.structure import ACTIVE_PLAN, ASSESSMENT, NAMED_PLAN, PERSON, REQUEST


def born(record: Record) -> date | None:
    """The date of birth of the child whose record this is."""
    here: Record | None = record
    while here is not None and here.module is not PERSON:
        here = here.around
    return day(here["PersonBirthDate"]) if here else None


def request_of(record: Record) -> Record:
    """The request that this record stands under; itself, if it stands under none."""
    here = record
    while here.module is not REQUEST and here.around is not None:
        here = here.around
    return here


def was_transferred_in(record: Record) -> bool:
    """Whether the plan of this request came from another council."""
    active = request_of(record).first(ACTIVE_PLAN)
    return active is not None and bool(active["TransferLA"])


def plan_of(request: Record) -> Record | None:
    assessment = request.first(ASSESSMENT)
    return assessment.first(NAMED_PLAN) if assessment else None


def has_live_plan(request: Record) -> bool:
    plan = plan_of(request)
    return plan is not None and not plan["CeaseDate"]


def is_after(record: Record, later: str, earlier: date | None) -> bool:
    """Whether this item's day is after the other day; never, when either is not known."""
    found = day(record[later])
    return found is not None and earlier is not None and found > earlier


def is_before(record: Record, item: str, other: date | None) -> bool:
    """Whether this item's day is before the other day; never, when either is not known."""
    found = day(record[item])
    return found is not None and other is not None and found < other


def age_at_census(record: Record, collection: Collection) -> int | None:
    """The child's age on the census day, or None when either day is not known."""
    birth = born(record)
    return age_on(birth, collection.census) if birth and collection.is_dated else None


def is_younger(record: Record, item: str, years: int) -> bool:
    """Whether the child is younger than this on the item's day; never, when either is not known."""
    birth, on = born(record), day(record[item])
    return birth is not None and on is not None and age_on(birth, on) < years


def have_same(records: list[Record], item: str) -> bool:
    """Whether two of the records give the same value for this item."""
    values = [record[item] for record in records if record[item]]
    return len(values) != len(set(values))
