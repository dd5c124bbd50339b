"""A person's own keys for other programs: made, shown once, seen, and ended."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.keys import make_key
from goldenthread.foundation.models import ApiKey, AuditEntry
from tests.cast import NOW, signed_in, the_cast

pytestmark = pytest.mark.django_db
TIMETABLE = {"name": "Timetable", "days": "90"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def dan(cast: Cast) -> Client:
    return signed_in(cast, "dan")


def made(client: Client) -> str:
    """The letters of a new key, as its one page shows them."""
    page = client.post("/keys/make/", TIMETABLE).content.decode()
    [letters] = re.findall(r'<p class="code verbatim">(\S+)</p>', page)
    return str(letters)


def asked(letters: str) -> int:
    return Client().get("/api/concerns", headers={"Authorization": f"Bearer {letters}"}).status_code


def test_a_key_is_shown_once_used_and_ended(cast: Cast, dan: Client, settings: Settings) -> None:
    letters, key = made(dan), ApiKey.objects.get()
    page = dan.get("/keys/").content.decode()
    lasts = "Made on 20 November 2026. Lasts until 18 February 2027."
    assert ["Timetable" in page, lasts in page, "Not used yet." in page, letters in page] == [True] * 3 + [
        False
    ]
    settings.STOPPED_CLOCK = NOW + timedelta(days=2)
    assert asked(letters) == 200
    assert "Last used on 22 November 2026." in dan.get("/keys/").content.decode()
    assert dan.post(f"/keys/{key.id}/end/")["Location"] == "/keys/"
    page = dan.get("/keys/").content.decode()
    says = ["You have no keys." in page, "The key “Timetable” has ended." in page]
    assert (asked(letters), says) == (401, [True, True])
    logged = AuditEntry.objects.filter(account=cast.people["dan"], what__contains=" a key").order_by("at")
    assert [entry.what for entry in logged] == ["made a key", "ended a key"]
    assert letters not in str([*AuditEntry.objects.values(), *ApiKey.objects.values()])


def test_the_use_of_a_key_is_written_once_a_day(
    dan: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    letters = made(dan)
    asked(letters)
    with django_assert_num_queries(3) as captured:
        asked(letters)
    assert [query["sql"] for query in captured.captured_queries if query["sql"].startswith("UPDATE")] == []


@pytest.mark.parametrize(
    "sent, says",
    [
        (TIMETABLE | {"name": " "}, "Say what the key is for"),
        (TIMETABLE | {"days": "4000"}, "Choose how long it lasts"),
        (TIMETABLE | {"name": "Old"}, "A key “Old” has not ended yet."),
    ],
)
def test_a_key_that_cannot_be_made_says_why(cast: Cast, dan: Client, sent: dict[str, str], says: str) -> None:
    make_key(account=cast.people["dan"], name="Old", days=1, by=None, at=NOW)
    answer = dan.post("/keys/make/", sent)
    assert (answer.status_code, says in answer.content.decode(), ApiKey.objects.count()) == (200, True, 1)


def test_keys_of_others_are_not_there(cast: Cast, dan: Client) -> None:
    key, _ = make_key(account=cast.people["helen"], name="Office", days=1, by=None, at=NOW)
    assert "Office" not in dan.get("/keys/").content.decode()
    assert [dan.post(f"/keys/{one}/end/").status_code for one in (key.id, uuid4())] == [404, 404]
    key.refresh_from_db()
    assert key.ended_at is None


def test_the_name_in_the_header_leads_to_the_account_and_from_there_to_the_keys(dan: Client) -> None:
    assert '<a href="/accounts/2fa/">Dan Okafor' in dan.get("/messages/").content.decode()
    page = dan.get("/accounts/2fa/").content.decode()
    assert ["dan.okafor@example.org" in page, 'href="/keys/"' in page] == [True, True]
