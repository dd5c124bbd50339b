"""Sessions on top of the promise: recorded from the page, told apart, corrected and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import AuditEntry
from goldenthread.plans.models import DeliveryRecord, Provision
from goldenthread.plans.queries.account_page import account_to
from tests.cast import TODAY, signed_in, the_cast
from tests.counting import queries_of
from tests.plans.delivery import made

pytestmark = pytest.mark.django_db
THURSDAY = TODAY - timedelta(days=1)
COLUMNS = ("on", "slot", "status", "minutes", "reason")


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def line(cast: Cast) -> Provision:
    return made.promised(cast)


@pytest.fixture
def meera(cast: Cast) -> Client:
    return signed_in(cast, "meera")


def address(line: Provision) -> str:
    return reverse("extra_session", args=[line.child_id, line.strand])


def sessions(line: Provision) -> str:
    return reverse("account_sessions", args=[line.child_id, line.strand])


def sent(on: date = TODAY, minutes: str = "20", **more: str) -> dict[str, str]:
    day = {"on-day": f"{on.day}", "on-month": f"{on.month}", "on-year": f"{on.year}"}
    return day | {"minutes": minutes, "client_key": f"{uuid4()}"} | more


def kept() -> list[tuple[object, ...]]:
    return list(DeliveryRecord.objects.order_by("id").values_list(*COLUMNS))


def test_an_extra_session_is_recorded_and_shown_apart(cast: Cast, line: Provision, meera: Client) -> None:
    answer = meera.post(address(line), sent())
    assert (answer.status_code, answer["Location"]) == (302, f"{sessions(line)}#extra")
    assert kept() == [(TODAY, 0, "happened", 20, "")]
    account = account_to(cast.children["ayo"], line.strand, TODAY)
    assert [(one.on, one.minutes) for one in account.extra] == [(TODAY, 20)]
    logged = AuditEntry.objects.filter(what="recorded a session", child_id=line.child_id)
    assert [entry.who for entry in logged] == ["Meera Shah"]
    shown = signed_in(cast, "funmi").get(sessions(line)).content.decode()
    assert "Meera Shah recorded “happened”, 20 minutes, 9am" in shown
    assert "Record an extra session" not in shown, "the family does not record"
    assert "Correct it" not in shown


def test_an_extra_session_stands_beside_the_promised_one(line: Provision, meera: Client) -> None:
    meera.post(address(line), sent(THURSDAY))
    assert kept() == [(THURSDAY, 1, "happened", 20, "")]


def test_the_form_sent_twice_is_one_session(line: Provision, meera: Client) -> None:
    form = sent()
    assert [meera.post(address(line), form).status_code for _ in range(2)] == [302, 302]
    assert len(kept()) == 1


def test_a_second_one_of_the_day_is_asked_about_and_then_kept(line: Provision, meera: Client) -> None:
    meera.post(address(line), sent())
    again = meera.post(address(line), sent(minutes="10")).content.decode()
    assert "Meera Shah recorded an extra session of 20 minutes on 20 November already." in again
    assert 'name="another"' in again
    assert len(kept()) == 1
    meera.post(address(line), sent(minutes="10", another="on"))
    assert kept() == [(TODAY, 0, "happened", 20, ""), (TODAY, 1, "happened", 10, "")]


@pytest.mark.parametrize(
    "form, words",
    [
        (sent(TODAY + timedelta(days=1)), "When was it: enter 20 November 2026 or an earlier date"),
        (sent(made.BEGAN - timedelta(days=1)), "When was it: enter 3 September 2026 or a later date"),
        (sent(minutes=""), "Enter how many minutes it lasted, like 20"),
        (sent(minutes="0"), "like 20. It must be 1 or more"),
        ({}, "Enter the day, like 20 11 2026"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    line: Provision, meera: Client, form: dict[str, str], words: str
) -> None:
    shown = meera.post(address(line), form).content.decode()
    assert (words in shown, kept()) == (True, [])


def test_an_extra_session_that_did_not_take_place_is_taken_back(
    cast: Cast, line: Provision, meera: Client
) -> None:
    meera.post(address(line), sent())
    record = DeliveryRecord.objects.get()
    there = reverse("extra_correct", args=[line.child_id, line.strand, record.id])
    assert meera.get(there).status_code == 200
    answer = meera.post(there, {"status": "missed", "minutes": "", "why": "I mistook the day"})
    assert answer["Location"] == f"{sessions(line)}#extra"
    assert account_to(cast.children["ayo"], line.strand, TODAY).extra == ()
    assert "Taken back: it did not take place" in meera.get(sessions(line)).content.decode()


def test_the_minutes_of_an_extra_session_are_corrected(cast: Cast, line: Provision, meera: Client) -> None:
    meera.post(address(line), sent())
    there = reverse("extra_correct", args=[line.child_id, line.strand, DeliveryRecord.objects.get().id])
    same = meera.post(there, {"status": "happened", "minutes": "20", "why": ""}).content.decode()
    assert "That is what is recorded already." in same
    meera.post(there, {"status": "happened", "minutes": "15", "why": ""})
    assert account_to(cast.children["ayo"], line.strand, TODAY).extra_minutes == 15


def test_a_promised_session_is_not_corrected_as_an_extra_one(
    cast: Cast, line: Provision, meera: Client
) -> None:
    record = made.recorded(cast, line, THURSDAY)
    there = reverse("extra_correct", args=[line.child_id, line.strand, record.id])
    assert meera.get(there).status_code == 404


def test_a_provision_of_another_child_is_not_found(cast: Cast, line: Provision, meera: Client) -> None:
    there = reverse("extra_session", args=[cast.children["leila"].id, line.strand])
    assert meera.get(there).status_code == 404


def test_the_form_takes_the_same_queries_however_much_was_recorded(
    cast: Cast, line: Provision, meera: Client
) -> None:
    none = queries_of(meera, address(line))
    for minutes in ("10", "20", "30"):
        meera.post(address(line), sent(minutes=minutes, another="on"))
    assert (none, queries_of(meera, address(line))) == (13, 13)
