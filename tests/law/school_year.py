"""A school year to test with: three terms, half-term breaks, a bank holiday, snow and a strike."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from goldenthread.law.schedule import Pattern
from goldenthread.law.school_days import Closure, SchoolDays, Term

LONG_AGO = date(2025, 9, 1)
SNOW = date(2026, 11, 24)
STRIKE = date(2026, 11, 25)

TERMS = (
    Term("Summer 2026", date(2026, 4, 13), date(2026, 7, 21)),
    Term("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18)),
    Term("Spring 2027", date(2027, 1, 4), date(2027, 3, 25)),
)


def week_off(monday: date) -> list[Closure]:
    return [Closure(monday + timedelta(days=day), "Half-term", LONG_AGO) for day in range(5)]


CLOSURES = (
    Closure(date(2026, 5, 4), "Bank holiday", LONG_AGO),
    *week_off(date(2026, 5, 25)),
    *week_off(date(2026, 10, 26)),
    *week_off(date(2027, 2, 15)),
    Closure(SNOW, "Snow", SNOW),
    Closure(STRIKE, "Strike", STRIKE - timedelta(days=1)),
)
YEAR = SchoolDays(TERMS, CLOSURES)
FIRST, LAST = YEAR.days[0], YEAR.days[-1]

days = st.dates(FIRST - timedelta(days=30), LAST + timedelta(days=30))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    starts_on = draw(days)
    ends_on = draw(st.none() | st.dates(starts_on, starts_on + timedelta(days=300)))
    return Pattern(
        weekdays=draw(st.frozensets(st.integers(0, 4), min_size=1)),
        minutes=draw(st.integers(1, 90)),
        starts_on=starts_on,
        ends_on=ends_on,
        times=tuple(draw(st.lists(st.times(), max_size=3, unique=True))),
        every_weeks=draw(st.integers(1, 4)),
    )
