"""A head gives and ends roles: one question a page, on evidence, to whoever has the address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.models import Account, AuditEntry, Notice
from goldenthread.foundation.notices import mail_waiting
from goldenthread.places.models import PlaceRole
from tests.cast import NOW, TODAY, signed_in, the_cast

pytestmark = pytest.mark.django_db
NEW = {"email": "Ida.Holt@example.org", "name": "Ida Holt"}
GIVEN = NEW | {"kind": "senco", "starts_on": TODAY.isoformat(), "evidence": "Letter of 3 July"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def helen(cast: Cast) -> Client:
    return signed_in(cast, "helen")


def at(cast: Cast, name: str, **more: object) -> str:
    return reverse(name, kwargs={"setting_id": cast.settings["hawthorn"].id, **more})


def api(cast: Cast) -> str:
    return f"/api/places/settings/{cast.settings['hawthorn'].id}/roles"


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def answered(cast: Cast, client: Client, who: dict[str, str] = NEW, starts_on: date = TODAY) -> str:
    """Every question answered, and where that leads."""
    there = client.post(at(cast, "role_give"))["Location"]
    for question, sent in (
        ("who", who),
        ("role", {"kind": "senco"}),
        ("from", day("starts_on", starts_on)),
        ("evidence", {"evidence": "Letter of 3 July"}),
    ):
        assert there == at(cast, "role_question", question=question)
        there = client.get(client.post(there, sent)["Location"])["Location"]
    return there


def test_a_role_is_given_by_one_question_a_page(cast: Cast, helen: Client) -> None:
    there = answered(cast, helen)
    assert there == at(cast, "role_check")
    page = helen.get(there).content.decode()
    said = (
        "Ida.Holt@example.org",
        "Ida Holt",
        "SENCO",
        "20 November 2026",
        "Letter of 3 July",
        "is new here",
    )
    assert [words for words in said if words not in page] == []
    assert not PlaceRole.objects.filter(account__name="Ida Holt").exists()
    done = helen.post(there)["Location"]
    role = PlaceRole.objects.get(account__email="ida.holt@example.org")
    assert (role.kind, role.evidence, role.given_by) == ("senco", "Letter of 3 July", cast.people["helen"])
    assert "Ida Holt, SENCO, from 20 November 2026" in helen.get(done).content.decode()
    assert "Ida Holt" in helen.get(at(cast, "school_roles")).content.decode()
    ida = Client()
    ida.force_login(role.account)
    assert ida.get("/desk/").status_code == 200


def test_whoever_is_new_gets_a_letter_with_a_link_to_choose_a_password(cast: Cast, helen: Client) -> None:
    helen.post(answered(cast, helen))
    mail_waiting(NOW)
    [letter] = [sent for sent in mail.outbox if sent.to == ["ida.holt@example.org"]]
    told = "Helen Marsh has given you the role of SENCO in Hawthorn Primary, from 20 November 2026."
    assert Notice.objects.get(account__email="ida.holt@example.org").what_changed == told
    says = ("There is news for you.", "You have no password yet. Choose one here:")
    assert [words in letter.body for words in says] == [True, True]
    made = AuditEntry.objects.filter(account=cast.people["helen"]).order_by("at", "id")
    assert [entry.what for entry in made] == ["made an account", "gave a role"]


def test_beginning_anew_forgets_the_answers_before(cast: Cast, helen: Client) -> None:
    answered(cast, helen)
    helen.post(at(cast, "role_give"))
    assert helen.get(at(cast, "role_check"))["Location"] == at(cast, "role_give")
    assert "Ida Holt" not in helen.get(at(cast, "role_question", question="who")).content.decode()


def test_an_answer_is_changed_from_the_check(cast: Cast, helen: Client) -> None:
    there = answered(cast, helen)
    changed = helen.post(at(cast, "role_question", question="role"), {"kind": "school_office"})
    assert helen.get(changed["Location"])["Location"] == there
    helen.post(there)
    assert PlaceRole.objects.get(account__name="Ida Holt").kind == "school_office"


@pytest.mark.parametrize(
    "question, sent, says",
    [
        ("who", {"email": "nobody", "name": "A"}, "Enter an e-mail address, like name@example.com"),
        ("who", {"email": "a@example.org", "name": " "}, "Enter their name"),
        ("role", {"kind": "class_teacher"}, "Choose the role"),
        (
            "from",
            {"starts_on-day": "31", "starts_on-month": "2", "starts_on-year": "2026"},
            "There is a problem",
        ),
        ("evidence", {"evidence": ""}, "Say on what evidence"),
    ],
)
def test_an_answer_that_cannot_be_says_why(
    cast: Cast, helen: Client, question: str, sent: dict[str, str], says: str
) -> None:
    answer = helen.post(at(cast, "role_question", question=question), sent)
    assert (answer.status_code, says in answer.content.decode()) == (200, True)


def test_an_address_known_by_this_name_keeps_its_account(cast: Cast, helen: Client) -> None:
    there = answered(cast, helen, {"email": "DAN.okafor@example.org", "name": "dan  okafor"})
    assert "They have an account already." in helen.get(there).content.decode()
    helen.post(there)
    assert PlaceRole.objects.get(account=cast.people["dan"]).kind == "senco"
    assert Account.objects.count() == len(cast.people)


def test_an_address_known_by_another_name_is_asked_about_and_the_name_is_not_told(
    cast: Cast, helen: Client
) -> None:
    there = answered(cast, helen, {"email": "omar.malik@example.org", "name": "Ida Holt"})
    page = helen.get(there).content.decode()
    assert ["under another name" in page, "Omar" in page] == [True, False]
    refused = helen.post(there).content.decode()
    assert ["say here that you did" in refused, "Omar" in refused] == [True, False]
    assert not PlaceRole.objects.filter(account=cast.people["omar"]).exists()
    helen.post(there, {"address_checked": "yes"})
    assert PlaceRole.objects.get(account=cast.people["omar"]).kind == "senco"


def test_a_role_that_is_held_is_not_given_twice(cast: Cast, helen: Client) -> None:
    there = answered(cast, helen, {"email": "ruth.palmer@example.org", "name": "Ruth Palmer"})
    assert "Ruth Palmer holds this role here already." in helen.post(there).content.decode()


def test_a_role_ends_now_and_opens_nothing_more(cast: Cast, helen: Client) -> None:
    ruth, role = signed_in(cast, "ruth"), PlaceRole.objects.get(account=cast.people["ruth"])
    assert ruth.get("/desk/").status_code == 200
    address = at(cast, "role_end", role_id=role.id)
    assert helen.post(address, {"when": "now", "reason": "Left the school"})["Location"] == at(
        cast, "school_roles"
    )
    assert ruth.get("/desk/").status_code == 403
    logged = AuditEntry.objects.get(what="ended a role")
    assert (logged.account, logged.why) == (cast.people["helen"], "Left the school")
    told = Notice.objects.get(account=cast.people["ruth"]).what_changed
    assert told == "Helen Marsh has ended your role of SENCO in Hawthorn Primary, from today."
    after = [helen.get(at(cast, "school_roles")).content.decode() for _ in range(2)]
    assert "Ruth Palmer is no longer SENCO here. They are told." in after[0]
    assert "Ruth Palmer" not in after[1]
    assert helen.get(address).status_code == 404


def test_a_role_ends_after_its_last_day(cast: Cast, helen: Client) -> None:
    role, last = PlaceRole.objects.get(account=cast.people["ruth"]), TODAY + timedelta(days=28)
    sent = {"when": "later", "reason": "Moves away"} | day("last_day", last)
    helen.post(at(cast, "role_end", role_id=role.id), sent)
    role.refresh_from_db()
    assert role.ends_on == last + timedelta(days=1)
    shown = helen.get(at(cast, "school_roles")).content.decode()
    assert "the last day is 18 December 2026" in shown
    assert "The last day of Ruth Palmer as SENCO is 18 December 2026. They are told." in shown


@pytest.mark.parametrize(
    "who, sent, says",
    [
        ("ruth", {"when": "now", "reason": ""}, "Say why it ends"),
        ("ruth", {"when": "later", "reason": "x"}, "Enter the last day"),
        ("ruth", {"when": "later", "reason": "x"} | day("last_day", TODAY - timedelta(days=1)), "has passed"),
        ("helen", {"when": "now", "reason": "x"}, "Nobody else here could give roles then."),
    ],
)
def test_a_role_that_cannot_be_ended_says_why(
    cast: Cast, helen: Client, who: str, sent: dict[str, str], says: str
) -> None:
    role = PlaceRole.objects.get(account=cast.people[who])
    answer = helen.post(at(cast, "role_end", role_id=role.id), sent)
    role.refresh_from_db()
    assert (answer.status_code, says in answer.content.decode(), role.ends_on) == (200, True, None)


def test_roles_of_another_school_are_not_there(cast: Cast, helen: Client) -> None:
    elsewhere = PlaceRole.objects.get(account=cast.people["grace"])
    for name in ("role_end", "role_given"):
        assert helen.get(at(cast, name, role_id=elsewhere.id)).status_code == 404
    ended = helen.post(f"{api(cast)}/{elsewhere.id}/end", {"reason": "x"}, content_type="application/json")
    assert ended.status_code == 404


def test_the_api_gives_lists_and_ends(cast: Cast, helen: Client) -> None:
    def send(address: str, **sent: Any) -> Any:
        return helen.post(address, sent, content_type="application/json")

    made = send(api(cast), **GIVEN)
    assert (made.status_code, made.json()["account"], send(api(cast), **GIVEN).status_code) == (
        201,
        "made",
        409,
    )
    held = helen.get(api(cast)).json()["roles"]
    assert [(one["name"], one["kind"]) for one in held] == [
        ("Ida Holt", "senco"), ("Ruth Palmer", "senco"), ("Helen Marsh", "head"),
    ]  # fmt: skip
    left = send(f"{api(cast)}/{made.json()['id']}/end", reason="A mistake").json()["roles"]
    assert [one["name"] for one in left] == ["Ruth Palmer", "Helen Marsh"]


@pytest.mark.parametrize(
    "change, field",
    [
        ({"email": "nobody"}, "email"),
        ({"email": "omar.malik@example.org"}, "address_checked"),
        ({"name": " "}, "name"),
        ({"kind": "parent"}, "kind"),
        ({"kind": "area_data"}, "place"),
        ({"evidence": " "}, "evidence"),
    ],
)
def test_what_the_api_refuses_has_its_field(
    cast: Cast, helen: Client, change: dict[str, str], field: str
) -> None:
    before = PlaceRole.objects.count(), Account.objects.count()
    answer = helen.post(api(cast), GIVEN | change, content_type="application/json")
    assert (answer.status_code, answer.json()["faults"][0]["field"]) == (422, field)
    asked = AuditEntry.objects.filter(what="asked whether an address has an account")
    assert asked.exists() == (field == "address_checked")
    assert (PlaceRole.objects.count(), Account.objects.count()) == before


def test_the_menu_has_roles_for_the_head_only(cast: Cast, helen: Client) -> None:
    link = '<a href="/roles/">Roles</a>'
    pages = [client.get("/messages/").content.decode() for client in (helen, signed_in(cast, "ruth"))]
    assert [link in page for page in pages] == [True, False]


def test_the_list_takes_the_same_queries_however_many(
    cast: Cast, helen: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (1, 3):
        for one in range(number):
            sent = GIVEN | {"email": f"p{number}{one}@example.org"}
            assert helen.post(api(cast), sent, content_type="application/json").status_code == 201
        with django_assert_num_queries(7):
            helen.get(at(cast, "school_roles"))
