"""What a change of the school calendar does to days that have been."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from goldenthread.law.school_days import SchoolDays


class How(StrEnum):
    """What becomes of the sessions of a day when the calendar is changed after it.

    `CLOSED` and `OPENED`: it stays a school day, but a closure without warning now says, or no longer says,
    why a session that nobody recorded did not happen.
    """

    GONE = "gone"
    NEW = "new"
    CLOSED = "closed"
    OPENED = "opened"


def changed_days(before: SchoolDays, after: SchoolDays, last: date) -> dict[date, How]:
    """Each day up to and including `last` that the change touches, the oldest first."""
    was, now = frozenset(before.days), frozenset(after.days)
    late_before, late_now = before.late_closures.keys(), after.late_closures.keys()
    found = (
        dict.fromkeys(was - now, How.GONE)
        | dict.fromkeys(now - was, How.NEW)
        | dict.fromkeys((late_now - late_before) & was, How.CLOSED)
        | dict.fromkeys((late_before - late_now) & now, How.OPENED)
    )
    return {day: found[day] for day in sorted(found) if day <= last}
