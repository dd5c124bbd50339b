"""The pages of the school calendar."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.places.models import Closure, Period, Term
from tests.cast import signed_in, the_cast
from tests.counting import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _password_alone(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def _at(cast: Cast, name: str = "calendar", **more: object) -> str:
    return reverse(name, kwargs={"setting_id": cast.settings["hawthorn"].id, **more})


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_page_shows_terms_days_and_periods(cast: Cast, ruth: Client) -> None:
    assert ruth.get(reverse("calendars")).headers["Location"] == _at(cast)
    page = ruth.get(_at(cast)).content.decode()
    assert page.count("<h1") == 1
    assert "September to October" in page
    assert "Staff training day" in page
    assert "9am to 10.15am" in page


def test_empty_calendar_says_what_follows(cast: Cast, ruth: Client) -> None:
    for model in (Term, Closure, Period):
        model._default_manager.all().delete()
    page = ruth.get(_at(cast)).content.decode()
    assert "No terms yet. Until they are entered, no session can be promised for a day." in page
    assert "No day in term is recorded as without school." in page
    assert "No periods yet. A plan can then only say how often, not when in the day." in page


def test_term_is_added(cast: Cast, ruth: Client) -> None:
    sent = {"name": "Late July", **_day("starts_on", date(2027, 7, 26)), **_day("ends_on", date(2027, 7, 28))}
    assert ruth.post(_at(cast, "calendar_add_term"), sent).headers["Location"] == _at(cast)
    assert Term.objects.get(name="Late July").ends_on == date(2027, 7, 28)


def test_overlap_is_said_and_what_was_typed_is_kept(cast: Cast, ruth: Client) -> None:
    sent = {"name": "Extra", **_day("starts_on", date(2026, 12, 1)), **_day("ends_on", date(2026, 12, 4))}
    page = ruth.post(_at(cast, "calendar_add_term"), sent).content.decode()
    assert "November to December runs from 2 November 2026 to 18 December 2026" in page
    assert 'value="Extra"' in page


@pytest.mark.parametrize(
    "name, says",
    [
        ("calendar_add_term", "Enter what you call it, like Autumn, first half"),
        ("calendar_close_day", "Choose why there is no school"),
        ("calendar_add_period", "Enter when it starts, like 9am"),
    ],
)
def test_empty_form_says_what_to_enter(cast: Cast, ruth: Client, name: str, says: str) -> None:
    assert says in ruth.post(_at(cast, name), {}).content.decode()


def test_closing_a_day_warns_what_late_means(cast: Cast, ruth: Client) -> None:
    page = ruth.get(_at(cast, "calendar_close_day")).content.decode()
    assert "what was promised still counts as promised" in page
    sent = {"kind": "closed", "reason": "Snow", **_day("on", date(2026, 11, 20))}
    ruth.post(_at(cast, "calendar_close_day"), sent)
    shown = ruth.get(_at(cast)).content.decode()
    assert "Recorded on the day or later: what was promised for this day still counts as promised." in shown


def test_period_is_added_and_removed(cast: Cast, ruth: Client) -> None:
    sent = {"name": "Period 5", "starts_at": "3.30pm", "ends_at": "4.15pm"}
    ruth.post(_at(cast, "calendar_add_period"), sent)
    period = Period.objects.get(name="Period 5")
    assert (period.starts_at, period.ends_at) == (time(15, 30), time(16, 15))
    ruth.post(_at(cast, "calendar_remove_period", period_id=period.id))
    assert not Period.objects.filter(name="Period 5").exists()


def test_bank_holidays_are_added_in_one_press(cast: Cast, ruth: Client) -> None:
    assert "Add bank holidays" in ruth.get(_at(cast)).content.decode()
    ruth.post(_at(cast, "calendar_bank_holidays"))
    assert "Add bank holidays" not in ruth.get(_at(cast)).content.decode()
    assert Closure.objects.filter(
        setting=cast.settings["hawthorn"], kind="bank_holiday", on="2027-05-03"
    ).exists()


@pytest.mark.parametrize("name, status", [("calendar_bank_holidays", 302), ("calendar_remove_term", 405)])
def test_looking_changes_nothing(cast: Cast, ruth: Client, name: str, status: int) -> None:
    more = {"term_id": Term.objects.all()[0].id} if name == "calendar_remove_term" else {}
    before = Term.objects.count(), Closure.objects.count()
    assert ruth.get(_at(cast, name, **more)).status_code == status
    assert (Term.objects.count(), Closure.objects.count()) == before


def test_term_of_another_school_is_not_there(cast: Cast, ruth: Client) -> None:
    other = Term.objects.filter(setting=cast.settings["ridgeway"]).first()
    assert other is not None
    assert ruth.post(_at(cast, "calendar_remove_term", term_id=other.id)).status_code == 404


def test_queries_do_not_grow_with_the_calendar(cast: Cast, ruth: Client) -> None:
    Term.objects.filter(setting=cast.settings["hawthorn"]).exclude(starts_on="2026-09-03").delete()
    one = queries_of(ruth, _at(cast))
    for number in (1, 2):
        Term.objects.create(
            setting=cast.settings["hawthorn"],
            name=f"T{number}",
            starts_on=date(2027, number, 4),
            ends_on=date(2027, number, 12),
        )
    assert [one, queries_of(ruth, _at(cast))] == [9, 9]


@pytest.mark.parametrize(
    "who, status", [("helen", 200), ("grace", 404), ("dan", 404), ("funmi", 404), ("lin", 404)]
)
def test_only_those_who_keep_this_calendar_may(cast: Cast, who: str, status: int) -> None:
    assert signed_in(cast, who).get(_at(cast)).status_code == status
