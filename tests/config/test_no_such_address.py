"""An address that leads nowhere is answered in the shape of the part of the house it was asked of."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.config.reference import patterns
from goldenthread.foundation.models import Account
from tests.cast import cast_with_passwords, signed_in, the_cast

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_what_to_do() -> None:
    cast = the_cast()
    for client in (signed_in(cast, "funmi"), Client()):
        answer = client.get("/no-such-page/")
        page = answer.content.decode()
        assert (answer.status_code, "<title>Page not found" in page, "Go to your first page" in page) == (
            404, True, True,
        )  # fmt: skip


def test_an_operation_that_is_not_there_has_the_shape_of_every_fault() -> None:
    answer = signed_in(the_cast(), "funmi").get("/api/no-such-operation")
    message = "There is no such address. /api/docs lists them."
    assert (answer.status_code, answer.json()) == (404, {"faults": [{"field": "", "message": message}]})


def test_what_the_library_offers_and_we_do_not_is_not_there() -> None:
    """An account’s address is changed by whoever made it: the library’s own page would change it unasked."""
    client = signed_in(the_cast(), "funmi")
    for address in ("/accounts/email/", "/accounts/confirm-email/abc/"):
        sent = client.post(address, {"action_add": "", "email": "other@example.org"})
        assert (client.get(address).status_code, sent.status_code) == (404, 405), address
    assert not Account.objects.filter(email="other@example.org").exists()


def test_no_address_of_the_library_breaks() -> None:
    """Each page of the library that this house has can be shown, signed in or not."""
    kinds = {"key": "abc", "uidb36": "1", "pk": "1"}
    clients = signed_in(cast_with_passwords(), "helen"), Client()
    for pattern, prefix in patterns():
        if prefix.startswith("accounts/") and pattern.name:
            wanted = {name: kinds[name] for name in re.findall(r"<(?:int:|str:)?(\w+)>", prefix)}
            address = reverse(pattern.name, kwargs=wanted)
            assert max(client.get(address).status_code for client in clients) < 500, address


@pytest.mark.parametrize(("address", "kind"), [("/help/", "text/html"), ("/api/notices", "application/json")])
def test_a_fault_of_ours_says_so_in_plain_words(
    address: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("goldenthread.foundation.clock.today", breaks)
    answer = Client(raise_request_exception=False).get(address)
    said = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (500, kind)
    assert "Nothing was half-saved" in said
    assert "secret" not in said
