"""A family lets a helper in and ends it, and reads who looked, over the JSON API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import Account, AuditEntry
from goldenthread.people.models import ChildRole
from tests.cast import TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db
ADA = {"name": "Ada Obi", "email": "Ada@example.org", "described_as": "my sister", "until": "2026-12-04"}


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.SECOND_FACTOR_REQUIRED = False
    return the_cast()


def home(cast: Cast, rest: str) -> str:
    return f"/api/people/children/{cast.children['ayo'].id}/{rest}"


def let_in(cast: Cast, **change: Any) -> Any:
    return signed_in(cast, "funmi").post(home(cast, "helpers"), ADA | change, content_type="application/json")


def test_a_helper_is_let_in_reads_and_is_ended(cast: Cast) -> None:
    funmi, ada = signed_in(cast, "funmi"), Client()
    made = let_in(cast)
    account = Account.objects.get(email="ada@example.org")
    assert (made.status_code, made.json()) == (201, {
        "account_id": str(account.id), "name": "Ada Obi", "described_as": "my sister",
        "since": f"{TODAY}", "until": "2026-12-04",
    })  # fmt: skip
    assert [one["name"] for one in funmi.get(home(cast, "helpers")).json()] == ["Sam Ortiz", "Ada Obi"]
    ada.force_login(account)
    assert ada.get(home(cast, "whom-to-reach")).status_code == 200
    end = home(cast, f"helpers/{account.id}/end")
    assert (funmi.post(end).json(), funmi.post(end).status_code) == ({"ended": True}, 404)
    assert ada.get(home(cast, "whom-to-reach")).status_code == 404


@pytest.mark.parametrize(
    "change, status, field, says",
    [
        ({"name": " "}, 422, "name", "Enter their name"),
        ({"described_as": ""}, 422, "described_as", "Say who they are"),
        ({"email": "nobody"}, 422, "email", "It looks like name@example.com."),
        ({"email": "funmi.bello@example.org"}, 422, "email", "Enter the helper’s."),
        ({"email": "sam.ortiz@example.org"}, 409, "email", "End that first, to choose another time."),
        ({"until": f"{TODAY}"}, 422, "until", "Choose an end within a year from today."),
        (
            {"until": f"{TODAY + timedelta(days=400)}"},
            422,
            "until",
            "Choose an end within a year from today.",
        ),
    ],
)
def test_letting_in_says_what_to_change(
    cast: Cast, change: dict[str, str], status: int, field: str, says: str
) -> None:
    before = ChildRole.objects.count(), Account.objects.count()
    answer = let_in(cast, **change)
    [fault] = answer.json()["faults"]
    assert (answer.status_code, fault["field"], says in fault["message"]) == (status, field, True)
    assert (ChildRole.objects.count(), Account.objects.count()) == before


def test_who_looked_is_read_by_the_family_and_that_is_in_it(cast: Cast) -> None:
    signed_in(cast, "dan").get(home(cast, "whom-to-reach"))
    found = signed_in(cast, "funmi").get(home(cast, "looks")).json()
    assert sorted((one["who"], one["what"]) for one in found) == [
        ("Dan Okafor", "read whom to reach"),
        ("Funmi Bello", "read who looked"),
    ]
    assert len(signed_in(cast, "funmi").get(home(cast, "looks?most=1")).json()) == 1


def test_who_looked_is_not_for_whoever_only_reads(cast: Cast) -> None:
    answer = signed_in(cast, "dan").get(home(cast, "looks"))
    assert (answer.status_code, answer.json()) == (403, {
        "faults": [{"field": "", "message": "Your role does not let you see who has looked at the record."}]
    })  # fmt: skip
    last = AuditEntry.objects.latest("at", "id")
    assert (last.what, last.child_id) == ("not permitted", cast.children["ayo"].id)
