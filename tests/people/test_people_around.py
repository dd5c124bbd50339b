"""A school records who is around a child, on evidence: a parent reads and answers from then on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import Account, AuditEntry, Notice
from goldenthread.people.models import ChildRole
from goldenthread.plans.actions.drafts import open_plan
from tests.cast import TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db
GIVEN = {
    "kind": "parent",
    "name": "Rosa Dunn",
    "described_as": "Mother",
    "email": "Rosa@example.org",
    "parental_responsibility": True,
    "evidence": "Birth certificate seen",
    "starts_on": TODAY.isoformat(),
}


@pytest.fixture(autouse=True)
def _by_password(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def home(cast: Cast) -> str:
    return f"/children/{cast.children['chloe'].id}/"


def form(**change: Any) -> dict[str, str]:
    given = GIVEN | change
    day = given.pop("starts_on")
    parts = dict(zip(("starts_on-year", "starts_on-month", "starts_on-day"), day.split("-"), strict=True))
    ticked = {"parental_responsibility": "on"} if given.pop("parental_responsibility") else {}
    return {key: str(value) for key, value in given.items()} | parts | ticked


def test_a_parent_is_recorded_told_and_reads_until_it_is_ended(cast: Cast) -> None:
    ruth, rosa, around = signed_in(cast, "ruth"), Client(), f"{home(cast)}around/"
    assert ruth.post(f"{around}add/", form())["Location"] == around
    role = ChildRole.objects.get(child=cast.children["chloe"])
    account = Account.objects.get(email="rosa@example.org")
    assert (role.account, role.parental_responsibility, role.evidence) == (account, True, GIVEN["evidence"])
    assert not account.has_usable_password()
    assert Notice.objects.filter(account=account).count() == 1
    rosa.force_login(account)
    assert rosa.get(f"{home(cast)}family/").status_code == 200
    page = ruth.get(around).content.decode()
    assert ["Rosa Dunn" in page, "Has parental responsibility." in page] == [True, True]
    assert "Is Rosa Dunn no longer around Chloe?" in ruth.get(f"{around}{role.id}/end/").content.decode()
    assert ruth.post(f"{around}{role.id}/end/")["Location"] == around
    assert rosa.get(f"{home(cast)}family/").status_code == 404
    said = AuditEntry.objects.filter(account=cast.people["ruth"], what__startswith="said who")
    assert [entry.what for entry in said.order_by("at", "id")] == [
        "said who is around the child",
        "said who is no longer around",
    ]


@pytest.mark.parametrize(
    "change, field",
    [
        ({"kind": "helper"}, "kind"),
        ({"name": " "}, "name"),
        ({"described_as": ""}, "described_as"),
        ({"evidence": " "}, "evidence"),
        ({"email": "nobody"}, "email"),
        ({"kind": "relation", "parental_responsibility": False}, "email"),
        ({"email": "omar.malik@example.org"}, "address_checked"),
        ({"kind": "specialist"}, "parental_responsibility"),
        ({"starts_on": (TODAY + timedelta(days=1)).isoformat()}, "starts_on"),
    ],
)
def test_what_cannot_be_recorded_says_why(
    cast: Cast, settings: Settings, change: dict[str, str], field: str
) -> None:
    ruth, before = signed_in(cast, "ruth"), ChildRole.objects.count()
    settings.STOPPED_CLOCK = cast.now
    answer = ruth.post(f"/api/people{home(cast)}around", GIVEN | change, content_type="application/json")
    assert (answer.status_code, answer.json()["faults"][0]["field"]) == (422, field)
    assert ruth.post(f"{home(cast)}around/add/", form(**change)).status_code == 200
    assert ChildRole.objects.count() == before


def test_the_api_records_lists_and_ends(cast: Cast) -> None:
    ruth, address = signed_in(cast, "ruth"), f"/api/people{home(cast)}around"
    made = ruth.post(address, GIVEN, content_type="application/json")
    twice = ruth.post(address, GIVEN, content_type="application/json")
    assert (made.status_code, made.json()["account"], twice.status_code) == (201, "made", 409)
    [person] = ruth.get(address).json()["people"]
    assert (person["id"], person["signs_in"]) == (made.json()["id"], "rosa@example.org")
    assert ruth.post(f"{address}/{person['id']}/end").json() == {"ended": True}
    assert ruth.post(f"{address}/{person['id']}/end").status_code == 404
    assert ruth.get(address).json() == {"people": []}


@pytest.mark.parametrize(
    "email, name, told",
    [
        ("rosa@example.org", "Rosa Dunn", "This address is new here."),
        ("Omar.Malik@example.org", "omar malik", "They have an account already."),
        ("", "Rosa Dunn", "They have no address, and cannot sign in."),
    ],
)
def test_whoever_adds_somebody_is_told_what_became_of_the_address(
    cast: Cast, email: str, name: str, told: str
) -> None:
    page = signed_in(cast, "ruth").post(f"{home(cast)}around/add/", form(email=email, name=name), follow=True)
    assert f"{name} is added. {told}" in page.content.decode()


def test_an_address_of_somebody_else_is_asked_about_and_their_name_is_not_told(cast: Cast) -> None:
    ruth, address = signed_in(cast, "ruth"), f"{home(cast)}around/add/"
    sent = form(email="omar.malik@example.org")
    asked = ruth.post(address, sent).content.decode()
    assert ["under another name" in asked, "Omar" in asked] == [True, False]
    assert not ChildRole.objects.filter(child=cast.children["chloe"]).exists()
    logged = AuditEntry.objects.get(what="asked whether an address has an account")
    assert (logged.account, logged.child_id) == (cast.people["ruth"], cast.children["chloe"].id)
    done = ruth.post(address, sent | {"address_checked": "yes"}, follow=True).content.decode()
    assert ["already, under another name." in done, "Omar" in done] == [True, False]
    assert ChildRole.objects.get(child=cast.children["chloe"]).account == cast.people["omar"]


def test_the_school_finds_it_from_the_plan_and_before_sharing(cast: Cast) -> None:
    ruth, link = signed_in(cast, "ruth"), f'href="{home(cast)}around/"'
    open_plan(child=cast.children["chloe"], brought_from="paper", by=cast.people["ruth"], at=cast.now)
    assert link in ruth.get(f"{home(cast)}plan/").content.decode()
    assert link in ruth.get(f"{home(cast)}plan/share/").content.decode()
    ruth.post(f"{home(cast)}around/add/", form())
    assert link not in ruth.get(f"{home(cast)}plan/share/").content.decode()
    dan = signed_in(cast, "dan")
    assert link not in dan.get(f"{home(cast)}plan/").content.decode()


def test_only_the_family_ends_what_the_family_let_in(cast: Cast) -> None:
    helper = ChildRole.objects.get(child=cast.children["ayo"], kind="helper")
    address = f"/children/{cast.children['ayo'].id}/around/"
    ruth = signed_in(cast, "ruth")
    ends = f"{address}{helper.id}/end/"
    assert [ruth.get(ends).status_code, ruth.post(ends).status_code] == [404, 404]
    assert "The family let them in, and ends it." in ruth.get(address).content.decode()


def test_the_list_takes_the_same_queries_however_many(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ruth, address = signed_in(cast, "ruth"), f"{home(cast)}around/"
    for number in (1, 3):
        for one in range(number):
            sent = form(email=f"p{number}{one}@example.org")
            assert ruth.post(f"{address}add/", sent).status_code == 302
        with django_assert_num_queries(8):
            ruth.get(address)
