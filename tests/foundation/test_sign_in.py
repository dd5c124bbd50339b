"""Signing in: by password, with a second factor for staff, by a key on the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from goldenthread.foundation.access import hash_of_key
from goldenthread.foundation.models import Account, ApiKey
from tests.cast import NOW, PASSWORD, cast_with_passwords, signed_in, the_cast

pytestmark = pytest.mark.django_db
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def funmi() -> Account:
    return cast_with_passwords().people["funmi"]


def enter(client: Client, password: str = PASSWORD) -> tuple[int, str]:
    sent = {"login": "funmi.bello@example.org", "password": password}
    answer = client.post("/accounts/login/", sent)
    return answer.status_code, answer.get("Location", "")


def entered() -> Client:
    """A browser in which the password was given, and given once more for what concerns signing in."""
    client = Client()
    enter(client)
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302
    return client


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_password_opens_the_house(funmi: Account) -> None:
    client = Client()
    assert client.get("/messages/")["Location"] == "/accounts/login/?next=/messages/"
    assert enter(client) == (302, "/")
    assert client.get("/messages/").status_code == 200


@pytest.mark.parametrize(
    ("address", "sent", "words"),
    [
        ("/accounts/login/", {}, ["Enter your e-mail address", "Enter your password"]),
        ("/accounts/login/", {"login": "funmi", "password": "x"}, ["Enter an e-mail address, like name@"]),
        ("/accounts/password/reset/", {}, ["Enter your e-mail address"]),
        ("/accounts/reauthenticate/", {}, ["Enter your password"]),
        ("/accounts/password/change/", {}, ["Enter the password that you have now", "Enter a new password"]),
        ("/accounts/2fa/totp/activate/", {}, ["Enter the code"]),
    ],
)
def test_what_is_left_empty_is_asked_for_in_words(
    funmi: Account, address: str, sent: dict[str, str], words: list[str]
) -> None:
    client = Client() if "login" in address or "reset" in address else entered()
    page = client.post(address, sent).content.decode()
    assert [said for said in words if said not in page] == []
    assert "This field is required" not in page


def test_after_five_wrong_passwords_the_right_one_waits_too(funmi: Account) -> None:
    client = Client()
    assert [enter(client, "wrong")[0] for _ in range(5)] == [200] * 5
    assert enter(client)[0] == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("behind, address", [(0, "10.0.0.1"), (1, "203.0.113.9")])
def test_the_address_of_a_person_behind_a_proxy_is_believed_from_our_own_proxies(
    funmi: Account, settings: Settings, behind: int, address: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = behind
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get(
        "/", headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.9"}
    )
    assert get_adapter().get_client_ip(request) == address


def test_a_school_behind_one_address_is_not_locked_out_by_typos(funmi: Account) -> None:
    client = Client()
    for number in range(50):
        client.post("/accounts/login/", {"login": f"teacher{number}@example.org", "password": "a typo"})
    assert enter(client) == (302, "/")


def test_whoever_waits_is_told_how_long(funmi: Account) -> None:
    client = Client()
    for _ in range(6):
        sent = {"login": "funmi.bello@example.org", "password": "wrong"}
        page = client.post("/accounts/login/", sent).content.decode()
    assert "Too many wrong tries. Wait five minutes, then try again." in page


def test_whoever_sends_too_much_is_told_how_long(funmi: Account, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
    client = Client()
    enter(client, "wrong")
    answer = client.post("/accounts/login/", {"login": "a@example.org", "password": "wrong"})
    assert (answer.status_code, "Wait one minute, then try again." in answer.content.decode()) == (429, True)


@pytest.mark.parametrize("who", ["funmi", "ruth"])
def test_everybody_finds_how_they_sign_in(who: str) -> None:
    client = signed_in(the_cast(), who)
    anywhere = client.get("/messages/").content.decode()
    assert '<a href="/accounts/2fa/">' in anywhere
    assert 'href="/accounts/2fa/">How you sign in</a>' in anywhere
    page = client.get("/accounts/2fa/").content.decode()
    assert "/accounts/2fa/totp/activate/" in page
    assert "/accounts/password/change/" in page


def test_changing_a_password_asks_in_plain_words() -> None:
    page = (
        entered_as(cast_with_passwords().people["funmi"]).get("/accounts/password/change/").content.decode()
    )
    assert "At least 12 characters." in page
    assert "&lt;ul&gt;" not in page


def entered_as(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_nobody_opens_an_account_for_themselves() -> None:
    client = Client()
    sent = {"email": "new@example.org", "password1": "a-long-password-of-mine"}
    client.post("/accounts/signup/", sent)
    assert Account.objects.filter(email="new@example.org").count() == 0


def test_a_second_factor_is_set_up_and_asked_for(funmi: Account) -> None:
    client = entered()
    page = client.get("/accounts/2fa/totp/activate/")
    assert page.status_code == 200
    secret = client.session["mfa.totp.secret"]
    assert client.post("/accounts/2fa/totp/activate/", {"code": code(secret)}).status_code == 302
    assert Authenticator.objects.filter(user=funmi, type="totp").count() == 1


def test_with_a_second_factor_the_password_alone_is_not_enough(funmi: Account) -> None:
    TOTP.activate(funmi, SECRET)
    client = Client()
    assert enter(client) == (302, "/accounts/2fa/authenticate/")
    assert client.get("/messages/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": code(SECRET)})["Location"] == "/"
    assert client.get("/messages/").status_code == 200


def test_a_passkey_can_be_added_by_whoever_just_signed_in(funmi: Account) -> None:
    client = entered()
    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200


@pytest.mark.parametrize("who, led", [("ruth", True), ("meera", True), ("joanna", True), ("lin", True),
                                      ("funmi", False), ("callum", False), ("sam", False)])  # fmt: skip
def test_staff_without_a_second_factor_are_led_to_set_one_up(who: str, led: bool, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    cast = the_cast()
    client = signed_in(cast, who)
    answer = client.get("/messages/")
    assert (answer.status_code, answer.get("Location")) == ((302, "/accounts/2fa/") if led else (200, None))
    if led:
        assert client.get("/accounts/2fa/").status_code == 200
        TOTP.activate(cast.people[who], SECRET)
        assert client.get("/messages/").status_code == 200


@pytest.mark.parametrize("days, ended, status", [(1, False, 200), (-1, False, 401), (1, True, 401)])
def test_a_key_opens_the_api_while_it_lasts(days: int, ended: bool, status: int, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    ruth = the_cast().people["ruth"]
    ApiKey.objects.create(
        account=ruth, name="Roster", hash=hash_of_key("the-key"), made_at=NOW,
        ends_at=NOW + timedelta(days=days), ended_at=NOW if ended else None,
    )  # fmt: skip
    client = Client(headers={"Authorization": "Bearer the-key"})
    assert client.get("/api/concerns").status_code == status


def test_a_wrong_key_is_nobody_whoever_is_signed_in() -> None:
    client = signed_in(the_cast(), "ruth")
    answer = client.get("/api/concerns", headers={"Authorization": "Bearer another"})
    assert answer.status_code == 401
