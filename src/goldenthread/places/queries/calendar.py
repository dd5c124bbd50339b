"""What the pages of the school calendar read, and the bank holidays that are offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from uuid import UUID

from govuk_bank_holidays.bank_holidays import BankHolidays

from goldenthread.foundation.access import NotVisible
from goldenthread.places.models import Closure, Period, Term

KNOWN_AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class TermLine:
    id: UUID
    name: str
    starts_on: date
    ends_on: date
    school_days: int

    def has_begun(self, today: date) -> bool:
        return self.starts_on <= today

    def is_under_way(self, today: date) -> bool:
        """And has days left that can be taken off it."""
        return self.starts_on <= today < self.ends_on


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """A day without school. `at_short_notice`: known only on the day or after, so nothing is unpromised."""

    id: UUID
    on: date
    kind: str
    reason: str
    at_short_notice: bool


@dataclass(frozen=True, slots=True)
class PeriodLine:
    id: UUID
    name: str
    starts_at: time
    ends_at: time


@dataclass(frozen=True, slots=True)
class BankHoliday:
    on: date
    name: str

    @property
    def announced_on(self) -> date:
        """Later than it was in truth, and always before the day."""
        return self.on - KNOWN_AHEAD


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A school's calendar, newest school year last. `offered` are bank holidays it does not have yet."""

    terms: tuple[TermLine, ...]
    closures: tuple[ClosureLine, ...]
    periods: tuple[PeriodLine, ...]
    offered: tuple[BankHoliday, ...]


def calendar_of(setting_id: UUID, since: date) -> CalendarPage:
    """From `since` on. Three queries."""
    terms = list(Term.objects.filter(setting=setting_id, ends_on__gte=since).order_by("starts_on"))
    closures = list(Closure.objects.filter(setting=setting_id, on__gte=since).order_by("on"))
    closed = {closure.on for closure in closures}
    return CalendarPage(
        terms=tuple(
            TermLine(one.id, one.name, one.starts_on, one.ends_on, _school_days(one, closed)) for one in terms
        ),
        closures=tuple(
            ClosureLine(one.id, one.on, Closure.Kind(one.kind).label, one.reason, one.known_on >= one.on)
            for one in closures
        ),
        periods=tuple(
            PeriodLine(one.id, one.name, one.starts_at, one.ends_at)
            for one in Period.objects.filter(setting=setting_id)
        ),
        offered=_offered(terms, closed),
    )


def term_of(setting_id: UUID, term_id: UUID) -> TermLine:
    """One term of a setting. Two queries."""
    found = Term.objects.filter(setting=setting_id, id=term_id).first()
    if found is None:
        raise NotVisible("term", term_id)
    closed = set(Closure.objects.filter(setting=setting_id).values_list("on", flat=True))
    return TermLine(found.id, found.name, found.starts_on, found.ends_on, _school_days(found, closed))


def closed_day_of(setting_id: UUID, closure_id: UUID) -> date:
    """The day of one closure of a setting. One query."""
    found = Closure.objects.filter(setting=setting_id, id=closure_id).values_list("on", flat=True).first()
    if found is None:
        raise NotVisible("closure", closure_id)
    return found


def school_days_after(setting_id: UUID, term: TermLine, on: date) -> int:
    """How many school days of a term come after a day. One query."""
    closed = set(Closure.objects.filter(setting=setting_id).values_list("on", flat=True))
    rest = Term(starts_on=on + timedelta(days=1), ends_on=term.ends_on)
    return _school_days(rest, closed)


def bank_holidays_to_add(setting_id: UUID) -> tuple[BankHoliday, ...]:
    """Those that fall in a term and are not in the calendar. Two queries."""
    closed = set(Closure.objects.filter(setting=setting_id).values_list("on", flat=True))
    return _offered(list(Term.objects.filter(setting=setting_id)), closed)


def _offered(terms: list[Term], closed: set[date]) -> tuple[BankHoliday, ...]:
    return tuple(
        holiday
        for holiday in bank_holidays()
        if holiday.on not in closed
        and holiday.on.weekday() < 5
        and any(term.starts_on <= holiday.on <= term.ends_on for term in terms)
    )


def _school_days(term: Term, closed: set[date]) -> int:
    days = (
        term.starts_on + timedelta(days=ahead) for ahead in range((term.ends_on - term.starts_on).days + 1)
    )
    return sum(day.weekday() < 5 and day not in closed for day in days)


@cache
def bank_holidays() -> tuple[BankHoliday, ...]:
    """Of England, from the list that is shipped with the house: nothing is fetched."""
    shipped = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return tuple(BankHoliday(one["date"], one["title"]) for one in shipped)
