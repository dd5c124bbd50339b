"""The way in for somebody who was let in without a password, and for somebody who forgot theirs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.foundation.jobs import work
from goldenthread.foundation.models import Account, AuditEntry, Notice
from goldenthread.foundation.notices import mail_waiting
from goldenthread.people.actions.letting_in import let_helper_in
from tests.cast import NOW, PASSWORD, TODAY, cast_with_passwords

pytestmark = pytest.mark.django_db
NEW = "harbour lantern seven"
KNOWN, STRANGER = "funmi.bello@example.org", "nobody@example.org"
BROKEN = "This link no longer works"


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def cast() -> Cast:
    return cast_with_passwords()


def ask(email: str, client: Client | None = None) -> Client:
    """Somebody asks for a link, and the job answers."""
    client = client or Client()
    answer = client.post("/accounts/password/reset/", {"email": email})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/reset/done/")
    work(once=True)
    return client


def link() -> str:
    """The link of the last letter, as the browser of its reader asks for it."""
    [found] = re.findall(r"http://localhost:8000(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)
    return str(found)


def open_link(client: Client, address: str) -> tuple[str, str]:
    """Where the link leads, and the page there."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.request["PATH_INFO"], answer.content.decode()


def choose(client: Client, address: str, one: str = NEW, two: str = NEW) -> str:
    there, _ = open_link(client, address)
    return client.post(there, {"password1": one, "password2": two}, follow=True).content.decode()


def enters(email: str, password: str) -> bool:
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return "_auth_user_id" in client.session


def let_in(cast: Cast) -> Account:
    let_helper_in(
        child=cast.children["ayo"], name="Rosa Lind", email="rosa@example.org", described_as="Advocate",
        until=TODAY + timedelta(days=30), by=cast.people["funmi"], at=NOW,
    )  # fmt: skip
    mail_waiting(NOW)
    return Account.objects.get(email="rosa@example.org")


def test_a_helper_who_is_let_in_chooses_a_password_and_sees_the_child(cast: Cast) -> None:
    rosa, client = let_in(cast), Client()
    assert mail.outbox[-1].to == ["rosa@example.org"]
    assert "You have no password yet. Choose one here:" in mail.outbox[-1].body
    assert "Your password is saved" in choose(client, link())
    assert enters("rosa@example.org", NEW)
    client.post("/accounts/login/", {"login": "rosa@example.org", "password": NEW})
    assert client.get(f"/children/{cast.children['ayo'].id}/family/").status_code == 200
    logged = AuditEntry.objects.get(what="chose a password")
    assert (logged.account, logged.facts["first"]) == (rosa, True)


def test_a_letter_to_somebody_who_has_a_password_has_no_link(cast: Cast) -> None:
    let_in(cast)
    choose(Client(), link())
    mail.outbox.clear()
    cast.people["funmi"].refresh_from_db()
    ask("rosa@example.org")
    assert "You have no password yet" not in mail.outbox[-1].body


def test_a_forgotten_password_is_replaced_and_the_holder_is_told(cast: Cast) -> None:
    client = ask(KNOWN)
    assert "Your password is saved" in choose(client, link())
    assert [enters(KNOWN, NEW), enters(KNOWN, PASSWORD)] == [True, False]
    notice = Notice.objects.get(account=cast.people["funmi"])
    assert notice.what_changed[:26] == "Your password was changed."


def test_sessions_that_were_open_end_with_the_old_password(cast: Cast) -> None:
    before = Client()
    before.post("/accounts/login/", {"login": KNOWN, "password": PASSWORD})
    assert before.get("/messages/").status_code == 200
    choose(ask(KNOWN), link())
    assert before.get("/messages/").status_code == 302


def test_a_link_works_once(cast: Cast) -> None:
    ask(KNOWN)
    used = link()
    choose(Client(), used)
    assert BROKEN in open_link(Client(), used)[1]


def test_choosing_ends_the_links_asked_for_before(cast: Cast) -> None:
    ask(KNOWN)
    first = link()
    ask(KNOWN)
    choose(Client(), link())
    assert BROKEN in open_link(Client(), first)[1]


@pytest.mark.parametrize("hours, works", [(71, True), (73, False)])
def test_a_link_works_for_three_days(
    cast: Cast, hours: int, works: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(KNOWN)
    later = (timezone.now() + timedelta(hours=hours)).replace(tzinfo=None)
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later)
    assert (BROKEN in open_link(Client(), link())[1]) is not works


def test_a_link_in_the_address_bar_is_not_passed_on(cast: Cast) -> None:
    ask(KNOWN)
    there, _ = open_link(Client(), link())
    assert there.endswith("-set-password/")


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/password/reset/key/0190f5b2c3d47e8f9a0b1c2d3e4f5a6b-d3b07384/",
        "/accounts/password/reset/key/zzz-set-password/",
        "/accounts/password/reset/key/1-1/",
    ],
)
def test_a_made_up_link_says_no_more_than_an_old_one(address: str) -> None:
    there, page = open_link(Client(), address)
    assert (there, BROKEN in page, "password1" in page) == (address, True, False)


def test_nobody_learns_from_the_page_who_has_an_account(cast: Cast) -> None:
    pages = []
    for email in (KNOWN, STRANGER):
        client = ask(email)
        pages.append(client.get("/accounts/password/reset/done/").content)
    assert pages[0] == pages[1]


def test_who_has_no_account_is_told_by_letter_alone(cast: Cast) -> None:
    ask(STRANGER)
    letter = mail.outbox[-1]
    assert (letter.to, "there is no link" in letter.body) == ([STRANGER], True)
    assert "/accounts/password/reset/key/" not in letter.body


def test_a_closed_account_gets_no_link(cast: Cast) -> None:
    funmi = cast.people["funmi"]
    funmi.is_active = False
    funmi.save()
    ask(KNOWN)
    assert "there is no link" in mail.outbox[-1].body


def test_a_job_answers_whoever_has_the_address(cast: Cast) -> None:
    """So that asking takes as long for a stranger: no letter is written while they wait."""
    for email in (KNOWN, STRANGER):
        Client().post("/accounts/password/reset/", {"email": email})
    assert mail.outbox == []
    asked = [job.args_kwargs["args"] for job in DBTaskResult.objects.order_by("enqueued_at")]
    assert asked == [[KNOWN], [STRANGER]]


def test_the_host_that_was_asked_for_is_not_believed(cast: Cast, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Client().post("/accounts/password/reset/", {"email": KNOWN}, headers={"host": "evil.example"})
    work(once=True)
    assert "evil.example" not in mail.outbox[-1].body


def test_no_table_keeps_a_link(cast: Cast) -> None:
    ask(KNOWN)
    token = link().rstrip("/").split("-", 1)[1]
    kept = [str(job.args_kwargs) + str(job.return_value) for job in DBTaskResult.objects.all()]
    assert [token in one for one in kept] == [False] * len(kept)


def test_after_five_letters_to_one_address_there_is_no_sixth_in_a_minute(cast: Cast) -> None:
    client = Client()
    for _ in range(7):
        client.post("/accounts/password/reset/", {"email": KNOWN})
    work(once=True)
    assert len(mail.outbox) == 5


@pytest.mark.parametrize(
    "one, two, words",
    [
        ("short", "short", "at least 12 characters"),
        (NEW, "another lantern", "You must type the same password each time."),
        ("password12345", "password12345", "too common"),
    ],
)
def test_a_password_that_will_not_do_says_why(cast: Cast, one: str, two: str, words: str) -> None:
    assert words in choose(ask(KNOWN), link(), one, two)


def test_the_page_to_sign_in_leads_there(cast: Cast) -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert 'href="/accounts/password/reset/">I have no password, or forgot it</a>' in page
