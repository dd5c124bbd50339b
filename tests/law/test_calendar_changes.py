"""What a changed calendar does to days that have been, against looking at every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.calendar_changes import How, changed_days
from goldenthread.law.school_days import Closure, SchoolDays, Term

AUTUMN = Term("Autumn", date(2026, 9, 3), date(2026, 10, 23))
DAY = date(2026, 9, 24)
BEFORE, LATE = (Closure(DAY, "Snow", DAY - timedelta(1)),), (Closure(DAY, "Snow", DAY),)


@pytest.mark.parametrize(
    "was, now, how",
    [
        ((), BEFORE, How.GONE),
        (BEFORE, (), How.NEW),
        ((), LATE, How.CLOSED),
        (LATE, (), How.OPENED),
        (BEFORE, LATE, How.NEW),
        (LATE, BEFORE, How.GONE),
        (LATE, LATE, None),
        (BEFORE, BEFORE, None),
    ],
)
def test_each_change_has_its_name(
    was: tuple[Closure, ...], now: tuple[Closure, ...], how: How | None
) -> None:
    before, after = SchoolDays([AUTUMN], was), SchoolDays([AUTUMN], now)
    assert changed_days(before, after, DAY) == ({DAY: how} if how else {})
    assert changed_days(before, after, DAY - timedelta(1)) == {}


def test_a_new_term_is_new_to_the_last_day_asked_for() -> None:
    term = Term("More", date(2026, 11, 2), date(2026, 12, 18))
    found = changed_days(SchoolDays([AUTUMN]), SchoolDays([AUTUMN, term]), date(2026, 11, 4))
    assert found == dict.fromkeys((date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)), How.NEW)


days = st.dates(AUTUMN.starts_on, AUTUMN.ends_on)
closures = st.dictionaries(days, st.integers(-3, 3), max_size=8).map(
    lambda found: [Closure(on, "Closed", on + timedelta(known)) for on, known in found.items()]
)


@given(closures, closures)
def test_a_day_is_touched_when_it_is_promised_or_explained_otherwise(
    was: list[Closure], now: list[Closure]
) -> None:
    before, after = SchoolDays([AUTUMN], was), SchoolDays([AUTUMN], now)
    touched = changed_days(before, after, AUTUMN.ends_on)
    for ahead in range((AUTUMN.ends_on - AUTUMN.starts_on).days + 1):
        day = AUTUMN.starts_on + timedelta(ahead)
        same = (day in before) == (day in after)
        explained = (day in before.late_closures) == (day in after.late_closures)
        assert (day in touched) == (not same or not explained)
