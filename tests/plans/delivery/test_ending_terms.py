"""A term that has begun: what was promised in it stays, and whoever reads an account is told of a change."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.places.models import Term
from goldenthread.plans.models import PlanVersion, Provision
from tests.cast import TODAY, signed_in, the_cast
from tests.plans.plan import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _password_alone(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def version(cast: Cast) -> PlanVersion:
    return made.in_force(cast)


@pytest.fixture
def ruth(cast: Cast) -> Client:
    return signed_in(cast, "ruth")


def term(cast: Cast, when: str) -> Term:
    days = {
        "over": {"ends_on__lt": TODAY},
        "under way": {"starts_on__lte": TODAY, "ends_on__gt": TODAY},
        "to come": {"starts_on__gt": TODAY},
    }
    return Term.objects.filter(setting=cast.settings["hawthorn"], **days[when]).order_by("starts_on")[0]


def at(cast: Cast, name: str, one: Term) -> str:
    return reverse(name, kwargs={"setting_id": cast.settings["hawthorn"].id, "term_id": one.id})


def asked(on: date, why: str = "The boiler is broken.", **more: str) -> dict[str, str]:
    return {"on-day": f"{on.day}", "on-month": f"{on.month}", "on-year": f"{on.year}", "why": why, **more}


def account(cast: Cast, version: PlanVersion) -> str:
    """What Ayo's mother reads of his sessions with Joanna."""
    speech = Provision.objects.get(version=version, title__startswith="Speech")
    return (
        signed_in(cast, "funmi")
        .get(reverse("account", args=[cast.children["ayo"].id, speech.strand]))
        .content.decode()
    )


@pytest.mark.parametrize("when, status", [("over", 409), ("under way", 409), ("to come", 302)])
def test_only_a_term_to_come_can_be_removed(cast: Cast, ruth: Client, when: str, status: int) -> None:
    one = term(cast, when)
    assert ruth.post(at(cast, "calendar_remove_term", one)).status_code == status
    assert Term.objects.filter(id=one.id).exists() is (status == 409)


@pytest.mark.parametrize(
    "when, offers", [("over", ""), ("under way", "calendar_end_term"), ("to come", "calendar_remove_term")]
)
def test_the_calendar_offers_what_can_be_done(cast: Cast, ruth: Client, when: str, offers: str) -> None:
    one = term(cast, when)
    page = ruth.get(reverse("calendar", args=[cast.settings["hawthorn"].id])).content.decode()
    shown = [name for name in ("calendar_end_term", "calendar_remove_term") if at(cast, name, one) in page]
    assert shown == [offers] * bool(offers)


def test_the_change_is_said_before_it_is_made(cast: Cast, ruth: Client) -> None:
    one = term(cast, "under way")
    page = ruth.post(at(cast, "calendar_end_term", one), asked(date(2026, 12, 11))).content.decode()
    assert "5 school days fall away. Nothing is promised for them any more." in page
    assert "What was promised up to 11 December 2026 stays in every account" in page
    assert Term.objects.get(id=one.id).ends_on == one.ends_on


@pytest.mark.parametrize(
    "days, says",
    [
        (-1, "Enter a day from 20 November 2026 to 17 December 2026. Days that have been stay school days."),
        (28, "Enter a day from 20 November 2026 to 17 December 2026. Days that have been stay school days."),
    ],
)
def test_a_day_that_has_been_stays(cast: Cast, ruth: Client, days: int, says: str) -> None:
    one = term(cast, "under way")
    page = ruth.post(at(cast, "calendar_end_term", one), asked(TODAY + timedelta(days), sure="yes"))
    assert says in page.content.decode()
    assert Term.objects.get(id=one.id).ends_on == one.ends_on


def test_it_needs_a_reason(cast: Cast, ruth: Client) -> None:
    page = ruth.post(at(cast, "calendar_end_term", term(cast, "under way")), asked(TODAY, why="", sure="yes"))
    assert "Enter why it ends early" in page.content.decode()


def test_the_account_is_the_same_and_the_family_is_told(
    cast: Cast, version: PlanVersion, ruth: Client
) -> None:
    one, before = term(cast, "under way"), account(cast, version)
    done = ruth.post(at(cast, "calendar_end_term", one), asked(TODAY, sure="yes"))
    assert done.status_code == 302
    assert Term.objects.get(id=one.id).ends_on == TODAY
    assert figures(account(cast, version)) == figures(before) != []
    told = Notice.objects.get(account=cast.people["funmi"], what_changed__contains="boiler")
    assert (told.child_id, told.what_changed) == (
        cast.children["ayo"].id,
        "November to December at Hawthorn Primary ends on 20 November 2026, not on 18 December 2026. "
        "Ruth Palmer gives this reason: The boiler is broken. "
        "What Ayo was promised until then stays in the account.",
    )
    logged = AuditEntry.objects.get(what="ended a term early")
    assert (logged.facts["was"], logged.why) == ("2026-12-18", "The boiler is broken.")


def test_a_program_can_end_it_too(cast: Cast, version: PlanVersion, ruth: Client) -> None:
    one = term(cast, "under way")
    address = f"/api/places/settings/{cast.settings['hawthorn'].id}/terms/{one.id}/end"
    sent = {"on": "2026-12-11", "why": "The boiler is broken."}
    assert ruth.post(address, sent, content_type="application/json").status_code == 200
    assert ruth.post(address, sent, content_type="application/json").status_code == 422
    assert ruth.delete(address.removesuffix("/end")).status_code == 409


def figures(page: str) -> list[str]:
    """Every cell of the tables, but the names of the half-terms: the last one is no longer cut off."""
    return re.findall(r"<td[^>]*>([^<]*)</td>", page)
