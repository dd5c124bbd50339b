"""What somebody typed and could not send is in the same form when they are back, and in nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.held import LONGEST
from goldenthread.foundation.jobs import work
from tests.cast import signed_in, the_cast

pytestmark = pytest.mark.django_db

NOTICE = "It is not saved yet: check it, and send it again."
TYPED = "She hides under the table at noon"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def concern(cast: Cast) -> str:
    return reverse("raise_concern", args=[cast.children["ayo"].id])


def sent_signed_out(address: str, cast: Cast, who: str = "funmi", **typed: str) -> Client:
    """A browser that sent this form after its session ended."""
    client = Client()
    answer = client.post(address, {"writer": str(cast.people[who].id), **typed})
    assert answer["Location"].startswith("/accounts/login/?next=")
    return client


@pytest.mark.parametrize(
    "who, name, typed",
    [
        ("funmi", "raise_concern", {"words": TYPED, "tried": "A quiet corner"}),
        ("dan", "add_note", {"words": TYPED}),
        ("ruth", "review_arrange", {"on-day": "31", "on-month": "2", "with_whom": TYPED}),
        ("ruth", "people_around_add", {"name": TYPED}),
    ],
)
def test_any_form_comes_back_as_it_was_typed(cast: Cast, who: str, name: str, typed: dict[str, str]) -> None:
    address = reverse(name, args=[cast.children["ayo"].id])
    client = sent_signed_out(address, cast, who, **typed)
    client.force_login(cast.people[who])
    page = client.get(address).content.decode()
    assert NOTICE in page
    for words in typed.values():
        assert words in page


def test_every_form_says_whose_page_it_is_on(cast: Cast) -> None:
    page = signed_in(cast, "funmi").get(concern(cast)).content.decode()
    writer = f'<input type="hidden" name="writer" value="{cast.people["funmi"].id}">'
    assert page.count(writer) == page.count("csrfmiddlewaretoken") > 1


def test_nobody_else_who_signs_in_there_sees_it(cast: Cast) -> None:
    client = sent_signed_out(concern(cast), cast, "funmi", words=TYPED)
    client.force_login(cast.people["dan"])
    page = client.get(concern(cast)).content.decode()
    assert [TYPED in page, NOTICE in page] == [False, False]


def test_it_waits_until_it_is_sent(cast: Cast) -> None:
    client = sent_signed_out(concern(cast), cast, "funmi", words=TYPED)
    client.force_login(cast.people["funmi"])
    for _ in range(2):
        assert TYPED in client.get(concern(cast)).content.decode()
    assert client.post(concern(cast), {"words": TYPED}).status_code == 302
    assert NOTICE not in client.get(concern(cast)).content.decode()


@pytest.mark.parametrize(
    "address, typed",
    [
        ("/accounts/password/change/", {"oldpassword": "a secret of mine"}),
        ("/accounts/login/", {"login": "a@example.org", "password": "a secret of mine"}),
        (None, {"words": "x" * (LONGEST + 1)}),
        (None, {}),
    ],
)
def test_secrets_and_floods_do_not_wait(cast: Cast, address: str | None, typed: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True) if address else Client()
    client.post(address or concern(cast), {"writer": str(cast.people["funmi"].id), **typed})
    assert "held" not in client.session


def test_it_is_gone_with_the_session_it_waited_in(cast: Cast) -> None:
    sent_signed_out(concern(cast), cast, words=TYPED)
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    work(once=True)
    assert Session.objects.count() == 0


def test_page_from_before_the_last_signing_in_gives_the_words_back(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.people["funmi"])
    old = {"writer": str(cast.people["funmi"].id), "words": TYPED}
    refused = client.post(concern(cast), old)
    assert refused.status_code == 403
    assert "What you typed is still there." in refused.content.decode()
    page = client.get(concern(cast)).content.decode()
    assert [TYPED in page, NOTICE in page] == [True, True]


def test_what_cannot_be_done_leads_back_to_what_was_typed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_: object) -> None:
        raise Refused("Not before Friday.")

    monkeypatch.setattr("goldenthread.plans.pages.concerns.RaiseForm.is_valid", lambda _: refuses())
    client = signed_in(cast, "funmi")
    refused = client.post(concern(cast), {"writer": str(cast.people["funmi"].id), "words": TYPED})
    told = refused.content.decode()
    assert (refused.status_code, "Not before Friday." in told) == (409, True)
    assert f'href="{concern(cast)}">Go back to where you were</a>. What you typed is still there.' in told
    assert TYPED in client.get(concern(cast)).content.decode()


def test_old_page_without_words_leads_back_to_where_it_was(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.people["funmi"])
    answer = client.post(reverse("notices"), {}, headers={"referer": "http://testserver/notices/?page=2"})
    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()
    assert 'href="/notices/?page=2"' in answer.content.decode()


@pytest.mark.parametrize(
    "came_from, onward",
    [
        ("http://testserver/calendar/", "/calendar/"),
        ("https://elsewhere.example/calendar/", None),
        ("", None),
    ],
)
def test_button_pressed_when_signed_out_leads_back_to_its_page(
    cast: Cast, came_from: str, onward: str | None
) -> None:
    """The address of a button alone cannot be opened."""
    address = reverse("calendar_bank_holidays", args=[cast.settings["hawthorn"].id])
    answer = Client().post(address, {}, headers={"referer": came_from})
    assert answer["Location"] == f"/accounts/login/?next={onward or address}"
