"""What the account decides where a single rule is not enough: one session each, so the sums can be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.law.account import (
    Account,
    Figures,
    PromisedTwiceError,
    RecordedTwiceError,
    account,
)
from goldenthread.law.deliveries import CatchUp, Delivery, Reason, Status
from goldenthread.law.schedule import Pattern, Session, expected_sessions
from goldenthread.law.school_days import CalendarError, SchoolDays, Term
from tests.law.school_year import SNOW, YEAR

DAY = date(2026, 9, 17)
LATER = date(2026, 9, 18)
ONE = Session(DAY, 0, None, 30)


def of_one(*deliveries: Delivery, session: Session = ONE, until: date = LATER) -> Account:
    return account([session], deliveries, until, YEAR)


@pytest.mark.parametrize(
    "delivery, figures",
    [
        (
            Delivery(DAY, 0, Status.HAPPENED, 45),
            Figures(promised=1, happened=1, minutes_delivered=30, minutes_surplus=15),
        ),
        (
            Delivery(DAY, 0, Status.HAPPENED, 20),  # called whole, but it was not
            Figures(promised=1, happened=1, cut_short=1, minutes_delivered=20, minutes_not_delivered=10),
        ),
        (
            Delivery(DAY, 0, Status.PART, 30),  # called part, but it was whole
            Figures(promised=1, happened=1, minutes_delivered=30),
        ),
        (
            Delivery(DAY, 0, Status.PART, 20, made_good=(CatchUp(LATER, 10),)),
            Figures(promised=1, happened=1, cut_short=1, minutes_delivered=20, minutes_made_good=10),
        ),
        (
            Delivery(DAY, 0, Status.MISSED, 0, made_good=(CatchUp(LATER, 10),)),
            Figures(
                promised=1,
                missed=1,
                made_good_in_part=1,
                minutes_made_good=10,
                minutes_not_delivered=20,
            ),
        ),
        (
            Delivery(DAY, 0, Status.MISSED, 0, made_good=(CatchUp(DAY, 10), CatchUp(LATER, 30))),
            Figures(promised=1, missed=1, made_good=1, minutes_made_good=30, minutes_surplus=10),
        ),
        (
            Delivery(DAY, 0, Status.HAPPENED, 30, made_good=(CatchUp(LATER, 30),)),
            Figures(promised=1, happened=1, minutes_delivered=30, minutes_surplus=30),
        ),
    ],
)
def test_one_session(delivery: Delivery, figures: Figures) -> None:
    assert of_one(delivery).total == figures._replace(minutes_promised=30)


def test_surplus_of_one_session_never_pays_for_another() -> None:
    next_day = Session(LATER, 0, None, 30)
    done = [Delivery(DAY, 0, Status.HAPPENED, 60), Delivery(LATER, 0, Status.MISSED, 0)]
    assert account([ONE, next_day], done, LATER, YEAR).total == Figures(
        promised=2,
        happened=1,
        missed=1,
        minutes_promised=60,
        minutes_delivered=30,
        minutes_not_delivered=30,
        minutes_surplus=30,
    )


def test_what_was_not_promised_is_kept_apart() -> None:
    saturday = Delivery(date(2026, 9, 12), 0, Status.HAPPENED, 20)
    second = Delivery(DAY, 1, Status.HAPPENED, 10, made_good=(CatchUp(LATER, 5),))
    found = of_one(second, saturday)
    assert (found.extra, found.extra_minutes) == ((saturday, second), 35)
    assert found.total == Figures(
        promised=1, not_recorded=1, minutes_promised=30, minutes_not_accounted_for=30
    )


def test_a_record_after_the_day_of_the_account_is_left_out() -> None:
    assert of_one(Delivery(LATER, 0, Status.HAPPENED, 30), until=DAY).extra == ()


def test_snow_is_the_record_of_a_session_nobody_recorded() -> None:
    found = of_one(session=Session(SNOW, 0, None, 30), until=SNOW)
    implied = Delivery(SNOW, 0, Status.MISSED, 0, Reason.SCHOOL_CLOSED, "Snow")
    assert [line.delivery for line in found.lost] == [implied]
    assert found.total == Figures(promised=1, missed=1, minutes_promised=30, minutes_not_delivered=30)


@pytest.mark.parametrize(
    "record, kept",
    [
        (
            Delivery(SNOW, 0, Status.HAPPENED, 30),
            Delivery(SNOW, 0, Status.HAPPENED, 30),
        ),
        (
            Delivery(SNOW, 0, Status.MISSED, 0, Reason.CHILD_ABSENT),
            Delivery(SNOW, 0, Status.MISSED, 0, Reason.CHILD_ABSENT),
        ),
        (
            Delivery(SNOW, 0, Status.MISSED, 0, made_good=(CatchUp(SNOW, 30),)),
            Delivery(
                SNOW,
                0,
                Status.MISSED,
                0,
                Reason.SCHOOL_CLOSED,
                "Snow",
                (CatchUp(SNOW, 30),),
            ),
        ),
    ],
)
def test_a_record_goes_before_the_snow(record: Delivery, kept: Delivery) -> None:
    found = of_one(record, session=Session(SNOW, 0, None, 30), until=SNOW)
    assert [line.delivery for line in found.lines] == [kept]


def test_a_promise_that_changed_is_one_account() -> None:
    before = Pattern(frozenset({0}), 30, date(2026, 9, 7), date(2026, 9, 14))
    after = Pattern(frozenset({0}), 20, date(2026, 9, 15))
    until = date(2026, 9, 28)
    expected = [session for pattern in (after, before) for session in expected_sessions(pattern, YEAR, until)]
    total = account(expected, [], until, YEAR).total
    assert (total.promised, total.minutes_promised) == (4, 100)


def test_two_half_terms_of_one_name_say_their_year() -> None:
    terms = [Term("Autumn", date(year, 9, 1), date(year, 10, 23)) for year in (2025, 2026)]
    school_days = SchoolDays(terms)
    mondays = Pattern(frozenset({0}), 30, date(2025, 9, 1))
    until = date(2026, 10, 23)
    found = account(expected_sessions(mondays, school_days, until), [], until, school_days)
    assert [half.name for half in found.half_terms] == [
        "September to October 2025",
        "September to October 2026",
    ]


def test_one_session_promised_twice_is_refused() -> None:
    with pytest.raises(PromisedTwiceError) as raised:
        account([ONE, ONE._replace(minutes=20)], [], LATER, YEAR)
    assert str(raised.value) == ("Two promises name the same session. End one before the other starts.")


def test_one_session_recorded_twice_is_refused() -> None:
    done = Delivery(DAY, 0, Status.HAPPENED, 30)
    with pytest.raises(RecordedTwiceError) as raised:
        of_one(done, done)
    assert str(raised.value) == (
        "Two records count for one session on Thursday 17 September 2026. "
        "The later one must replace the earlier."
    )


def test_a_session_promised_in_a_holiday_is_refused() -> None:
    with pytest.raises(CalendarError) as raised:
        of_one(session=Session(date(2026, 8, 5), 0, None, 30), until=DAY + timedelta(days=1))
    assert str(raised.value) == (
        "A session is promised on Wednesday 5 August 2026, outside the school’s terms."
    )
