"""School days read from the terms and closures a school has entered."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.places.models import Closure, Term
from goldenthread.places.queries.school_days import (
    CalendarNotUsable,
    school_days,
    school_days_around,
    school_days_of,
)
from tests.cast import the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_school_days_are_those_of_the_terms_without_known_closures(cast: Cast) -> None:
    days = school_days(cast.settings["hawthorn"].id)
    assert date(2026, 9, 3) in days
    assert date(2026, 9, 4) not in days  # the training day
    assert date(2026, 10, 26) not in days  # half-term
    assert [half.name for half in days.half_terms][6:8] == ["September to October", "November to December"]


def test_a_closure_that_nobody_knew_of_is_kept_as_one(cast: Cast) -> None:
    snow = date(2026, 11, 18)
    hawthorn = cast.settings["hawthorn"]
    Closure.objects.create(setting=hawthorn, on=snow, kind=Closure.Kind.CLOSED, known_on=snow)
    days = school_days(hawthorn.id)
    assert snow in days
    assert days.late_closures[snow].reason == "School closed"


def test_several_schools_take_the_same_two_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = [setting.id for setting in cast.settings.values()]
    Term.objects.filter(setting=cast.settings["college"]).delete()
    with django_assert_num_queries(2):
        found = school_days_of(ids)
    assert [len(found[setting.id]) > 0 for setting in cast.settings.values()] == [True, True, True, False]


@pytest.mark.parametrize(
    "day, is_school_day",
    [
        (date(2026, 9, 3), True),
        (date(2026, 9, 4), False),
        (date(2026, 9, 5), False),
        (date(2026, 10, 28), False),
    ],
)
def test_the_days_around_one_agree_with_the_whole_calendar(
    cast: Cast, day: date, is_school_day: bool
) -> None:
    hawthorn = cast.settings["hawthorn"].id
    assert (day in school_days_around(hawthorn, day)) is is_school_day
    assert (day in school_days(hawthorn)) is is_school_day


def test_terms_that_overlap_are_refused_with_what_to_do(cast: Cast) -> None:
    hawthorn = cast.settings["hawthorn"]
    Term.objects.create(
        setting=hawthorn, name="Extra", starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 2)
    )
    with pytest.raises(CalendarNotUsable, match="Extra starts before September to October ends"):
        school_days(hawthorn.id)
