"""The account page: one account, the same words for family and school."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.places.models import Closure
from goldenthread.plans.models import MadeGood, Provision
from tests.cast import TODAY, signed_in, the_cast
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
MISSED = {"status": "missed", "minutes": 0, "reason": "staff_absent"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    """Eleven Thursdays: two happened, one missed and made good, one cut short, seven not recorded."""
    line = made.promised(cast)
    made.recorded(cast, line, date(2026, 9, 3))
    missed = made.recorded(cast, line, date(2026, 9, 10), **MISSED)
    wrong = made.recorded(cast, line, date(2026, 9, 17), **(MISSED | {"note": "Meera was ill"}))
    made.recorded(
        cast, line, date(2026, 9, 17), corrects=wrong, why="He had it at noon", at=made.moment(TODAY)
    )
    made.recorded(cast, line, date(2026, 9, 24), status="part", minutes=5, reason="timetable", note="=2+2")
    MadeGood.objects.create(
        child_id=line.child_id, record=missed, strand=line.strand, session_on=missed.on,
        on=date(2026, 9, 11), minutes=15, by=cast.people["meera"], at=made.moment(TODAY),
    )  # fmt: skip
    return line


def page(client: Client, name: str, line: Provision, query: str = "") -> str:
    answer = client.get(reverse(name, args=[line.child_id, line.strand]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


LEAD = (
    "3 of 11 sessions happened; 1 missed, then made good; 7 not recorded. 1 of the 3 was cut short. "
    "Ayo has had 50 of the 165 minutes promised."
)


def test_a_closure_that_was_entered_later_stands_beside_what_was_recorded(
    cast: Cast, line: Provision
) -> None:
    snow = date(2026, 9, 24)
    Closure.objects.create(
        setting=cast.settings["hawthorn"], on=snow, reason="Snow", kind=Closure.Kind.CLOSED, known_on=TODAY
    )
    read = page(signed_in(cast, "funmi"), "account_sessions", line)
    assert read.count("The calendar says that school was closed on this day: Snow") == 1


@pytest.mark.parametrize(
    "who, same",
    [
        ("ruth", "This is the same page Funmi Bello sees."),
        ("funmi", "This is the same page the school sees."),
    ],
)
def test_family_and_school_read_the_same_figures(cast: Cast, line: Provision, who: str, same: str) -> None:
    text = page(signed_in(cast, who), "account", line)
    assert [LEAD in text, same in text] == [True, True]
    assert AuditEntry.objects.filter(what="read account", child_id=line.child_id).count() == 1


def figures(text: str) -> str:
    """What stands between the inset and the links: nothing here may depend on who reads it."""
    return text.split('class="facts"')[1].split('class="row noprint"')[0]


def test_nothing_is_added_or_left_out_for_the_school(cast: Cast, line: Provision) -> None:
    assert figures(page(signed_in(cast, "ruth"), "account", line)) == figures(
        page(signed_in(cast, "funmi"), "account", line)
    )


def test_the_account_to_an_earlier_day_leaves_out_what_came_after(cast: Cast, line: Provision) -> None:
    text = page(signed_in(cast, "funmi"), "account", line, "?until=2026-09-10")
    assert "1 of 2 sessions happened; 1 missed; 1 not recorded" not in text
    assert "1 of 2 sessions happened; 1 missed. Ayo has had 15 of the 30 minutes promised." in text


def test_until_the_evening_it_is_said_that_today_may_count_later(
    cast: Cast, line: Provision, settings: Settings
) -> None:
    ruth, words = signed_in(cast, "ruth"), "What is promised for today counts once it is recorded"
    assert words in page(ruth, "account", line)
    assert words not in page(ruth, "account", line, "?until=2026-11-01")
    settings.STOPPED_CLOCK = made.moment(TODAY).replace(hour=19)
    assert words not in page(ruth, "account", line)


def test_a_day_that_is_none_is_not_found(cast: Cast, line: Provision) -> None:
    address = reverse("account", args=[line.child_id, line.strand])
    assert signed_in(cast, "funmi").get(f"{address}?until=soon").status_code == 404


def test_the_form_for_another_day_leads_to_its_address(cast: Cast, line: Provision) -> None:
    client, address = signed_in(cast, "funmi"), reverse("account_until", args=[line.child_id, line.strand])
    asked = {"until-day": "10", "until-month": "9", "until-year": "2026"}
    there = reverse("account", args=[line.child_id, line.strand])
    assert client.get(address, asked)["Location"] == f"{there}?until=2026-09-10"
    wrong = client.get(address, asked | {"until-month": ""}).content.decode()
    assert "There is a problem" in wrong


@pytest.mark.parametrize("who, status", [("omar", 404), ("dan", 200), ("meera", 200), ("sam", 200)])
def test_who_may_read_an_account(cast: Cast, line: Provision, who: str, status: int) -> None:
    address = reverse("account", args=[line.child_id, line.strand])
    assert signed_in(cast, who).get(address).status_code == status


def test_a_provision_that_was_never_in_force_is_not_found(cast: Cast) -> None:
    version = made.draft(cast.children["ayo"], cast.settings["hawthorn"], cast.people["ruth"])
    line = made.provision(version)
    address = reverse("account", args=[line.child_id, line.strand])
    assert signed_in(cast, "funmi").get(address).status_code == 404


def test_every_correction_stays_visible_with_who_and_why(cast: Cast, line: Provision) -> None:
    text = page(signed_in(cast, "funmi"), "account_sessions", line)
    assert "Meera Shah recorded “did not happen”, a member of staff was away: Meera was ill, 3pm" in text
    assert (
        "Meera Shah corrected it to “happened”, 15 minutes, 3pm on 20 November because: He had it at noon"
        in text
    )
    assert "Meera Shah recorded 15 minutes made good on 11 September" in text


@pytest.mark.parametrize("who, count", [("funmi", 0), ("meera", 7)])
def test_only_those_who_record_are_offered_it(cast: Cast, line: Provision, who: str, count: int) -> None:
    text = page(signed_in(cast, who), "account_sessions", line)
    assert text.count("Record it<") == count


@pytest.mark.parametrize("who, count", [("funmi", 1), ("meera", 1), ("sam", 0)])
def test_only_those_who_may_ask_are_offered_it(cast: Cast, line: Provision, who: str, count: int) -> None:
    text = page(signed_in(cast, who), "account", line)
    assert (text.count("Ask about this account"), text.count("Raise a concern<")) == (count, count)


def test_the_spreadsheet_has_every_session_and_no_formula(cast: Cast, line: Provision) -> None:
    rows = page(signed_in(cast, "funmi"), "account_csv", line).splitlines()
    assert len(rows) == 12
    assert rows[1] == "2026-09-03,10:40,15,Happened,15,0,,,0,"
    assert (
        rows[4] == "2026-09-24,10:40,15,Cut short,5,10,Something else was on at that time,'=2+2,0,Nothing yet"
    )


def test_the_account_page_takes_the_same_queries_however_much_was_recorded(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    line, other = made.promised(cast, "ayo"), made.promised(cast, "tola")
    for day in (3, 10, 17):
        made.recorded(cast, line, date(2026, 9, day))
    client = signed_in(cast, "funmi")
    for one in (line, other):
        with django_assert_num_queries(16):
            page(client, "account", one)
