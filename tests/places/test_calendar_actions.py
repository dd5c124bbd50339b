"""Keeping the calendar: what is taken, what is refused and why, and what the log says."""

from __future__ import annotations

from datetime import date, time

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from goldenthread.places.actions.calendar import (
    add_bank_holidays,
    add_period,
    add_term,
    close_day,
    open_day,
    remove_period,
    remove_term,
)
from goldenthread.places.models import Closure, Period, Setting, Term
from goldenthread.places.queries.calendar import calendar_of
from goldenthread.places.queries.school_days import school_days
from tests.cast import NOW, TODAY, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def college(cast: Cast) -> Setting:
    setting = cast.settings["college"]
    for model in (Term, Closure, Period):
        model._default_manager.filter(setting=setting).delete()
    return setting


def _term(cast: Cast, setting: Setting, first: date, last: date, name: str = "Spring") -> Term:
    return add_term(setting=setting, name=name, starts_on=first, ends_on=last, by=cast.people["ruth"], at=NOW)


def _close(cast: Cast, setting: Setting, on: date) -> Closure:
    kind = Closure.Kind.CLOSED
    return close_day(setting=setting, on=on, kind=kind, reason="Snow", by=cast.people["ruth"], at=NOW)


def test_term_is_added_and_logged(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2027, 1, 4), date(2027, 2, 12))
    assert [(one.name, one.school_days) for one in calendar_of(college.id, TODAY).terms] == [("Spring", 30)]
    entry = AuditEntry.objects.get(stream=f"place:{college.id}")
    assert (entry.what, entry.facts["starts_on"]) == ("added a term", "2027-01-04")


@pytest.mark.parametrize(
    "first, last, field, says",
    [
        (date(2027, 3, 2), date(2027, 3, 1), "ends_on", "The end is before the start. Check both."),
        (
            date(2027, 3, 1),
            date(2028, 3, 1),
            "ends_on",
            "A term of over four months is too long. Check the year of each date.",
        ),
        (
            date(2027, 2, 12),
            date(2027, 3, 26),
            "starts_on",
            "Spring runs from 4 January 2027 to 12 February 2027, so these dates overlap it. "
            "Change one of the two.",
        ),
    ],
)
def test_term_that_cannot_be_is_refused(
    cast: Cast, college: Setting, first: date, last: date, field: str, says: str
) -> None:
    _term(cast, college, date(2027, 1, 4), date(2027, 2, 12))
    with pytest.raises(Refused) as refused:
        _term(cast, college, first, last, "Other")
    assert (refused.value.field, str(refused.value)) == (field, says)
    assert Term.objects.filter(setting=college).count() == 1


def test_terms_of_other_schools_do_not_overlap(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2026, 11, 2), date(2026, 12, 18))
    assert Term.objects.filter(setting=college).count() == 1


def test_day_closed_before_is_no_school_day(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2026, 11, 2), date(2026, 12, 18))
    _close(cast, college, date(2026, 11, 23))
    assert date(2026, 11, 23) not in school_days(college.id)
    assert [one.at_short_notice for one in calendar_of(college.id, date(2026, 9, 1)).closures] == [False]


def test_day_closed_on_the_day_stays_promised(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2026, 11, 2), date(2026, 12, 18))
    _close(cast, college, TODAY)
    assert TODAY in school_days(college.id)
    assert [one.at_short_notice for one in calendar_of(college.id, date(2026, 9, 1)).closures] == [True]


@pytest.mark.parametrize(
    "on, says",
    [
        (date(2026, 11, 21), "21 November 2026 is a weekend or lies outside your terms. Add the term first."),
        (date(2027, 1, 5), "5 January 2027 is a weekend or lies outside your terms. Add the term first."),
        (date(2026, 11, 24), "24 November 2026 is in the calendar already: snow."),
    ],
)
def test_day_that_cannot_be_closed_is_refused(cast: Cast, college: Setting, on: date, says: str) -> None:
    _term(cast, college, date(2026, 11, 2), date(2026, 12, 18))
    _close(cast, college, date(2026, 11, 24))
    with pytest.raises(Refused) as refused:
        _close(cast, college, on)
    assert str(refused.value) == says


def test_day_is_opened_again(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2026, 11, 2), date(2026, 12, 18))
    closure = _close(cast, college, date(2026, 11, 24))
    open_day(setting=college, closure_id=closure.id, by=cast.people["ruth"], at=NOW)
    assert date(2026, 11, 24) in school_days(college.id)


def test_bank_holidays_in_term_are_added_once(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2027, 4, 12), date(2027, 5, 28), "Summer")
    assert [one.name for one in calendar_of(college.id, TODAY).offered] == ["Early May bank holiday"]
    ruth = cast.people["ruth"]
    assert [add_bank_holidays(setting=college, by=ruth, at=NOW) for _ in range(2)] == [1, 0]
    closure = Closure.objects.get(setting=college)
    assert (closure.on, closure.kind, closure.known_on < closure.on) == (
        date(2027, 5, 3),
        "bank_holiday",
        True,
    )


def test_past_bank_holiday_was_known_before_its_day(cast: Cast, college: Setting) -> None:
    _term(cast, college, date(2026, 4, 13), date(2026, 5, 22), "Summer before")
    add_bank_holidays(setting=college, by=cast.people["ruth"], at=NOW)
    assert date(2026, 5, 4) not in school_days(college.id)


def test_period_is_added_and_removed(cast: Cast, college: Setting) -> None:
    ruth = cast.people["ruth"]
    period = add_period(
        setting=college, name="Period 1", starts_at=time(9), ends_at=time(10), by=ruth, at=NOW
    )
    remove_period(setting=college, period_id=period.id, by=ruth, at=NOW)
    logged = AuditEntry.objects.filter(stream=f"place:{college.id}").order_by("number")
    assert list(logged.values_list("what", flat=True)) == ["added a period", "removed a period"]
    assert not Period.objects.filter(setting=college).exists()


@pytest.mark.parametrize(
    "name, starts, ends, field, says",
    [
        ("P2", time(11), time(10), "ends_at", "The end is before the start. Check both."),
        (
            "period 1",
            time(11),
            time(12),
            "name",
            "There is a period called Period 1 already. Choose another name.",
        ),
        (
            "P2",
            time(9, 30),
            time(10, 30),
            "starts_at",
            "Period 1 runs from 9am to 10am, so these times overlap it. Change one of the two.",
        ),
    ],
)
def test_period_that_cannot_be_is_refused(
    cast: Cast, college: Setting, name: str, starts: time, ends: time, field: str, says: str
) -> None:
    ruth = cast.people["ruth"]
    add_period(setting=college, name="Period 1", starts_at=time(9), ends_at=time(10), by=ruth, at=NOW)
    with pytest.raises(Refused) as refused:
        add_period(setting=college, name=name, starts_at=starts, ends_at=ends, by=ruth, at=NOW)
    assert (refused.value.field, str(refused.value)) == (field, says)


def test_term_is_removed(cast: Cast, college: Setting) -> None:
    term = _term(cast, college, date(2027, 1, 4), date(2027, 2, 12))
    remove_term(setting=college, term_id=term.id, by=cast.people["ruth"], at=NOW)
    assert not Term.objects.filter(setting=college).exists()
