"""With the code, and without an account: what became of somebody's words; and nobody else's."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.actions.replies import set_aside
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import AuditEntry, Notice
from goldenthread.report.actions.receipts import (
    ask_for_news,
    ask_to_take_out,
    confirm_news,
    mark_seen,
    stop_news,
)
from goldenthread.report.links import token_of
from goldenthread.report.mailing import mail_confirmation, mail_news
from goldenthread.report.models import Follow, TakeOutAsked
from goldenthread.report.queries.receipt import receipt_of
from goldenthread.themes.models import Objection
from tests.conversation.made import sent
from tests.report.made import (
    LATER,
    PLAIN,
    PLAIN_WORDS,
    TELL,
    TELL_WORDS,
    Counted,
    counted,
    decided,
    published_one,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RECEIPT = "/conversation/receipt/"


@pytest.fixture
def made(cast: Cast, settings: Settings) -> Counted:
    settings.STOPPED_CLOCK = LATER
    return counted(cast)


def words(answer: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(plain.split())


def with_code(code: str) -> Client:
    client = Client()
    assert client.post(reverse("conversation_find"), {"code": code}).status_code == 302
    return client


def test_sentence_by_sentence_with_the_theme_and_the_decision(made: Counted) -> None:
    published_one(made)
    decided(made, TELL, "in_part", no="On the same day.")
    found = receipt_of(made.reply, LATER)
    assert [(one.said, one.theme.name if one.theme else "", one.how) for one in found.lines] == [
        (PLAIN_WORDS, PLAIN, "Two people agree"),
        (TELL_WORDS, TELL, "Two people agree"),
    ]
    page = words(with_code(made.code).get(RECEIPT))
    assert "2 parts of it speak for a theme." in page
    assert f"Accepted in part You said: “{TELL_WORDS}” In the theme {TELL} , with about" in page
    assert (
        "Decided by the Director of Children’s Services, 3 March 2027. Two people agree. Question 1" in page
    )
    assert f"Waiting for a decision You said: “{PLAIN_WORDS}”" in page
    assert "What the report says of it What people said of plain words." in page
    whole = Client().post(
        "/api/conversations/receipts/whole", {"code": made.code}, content_type="application/json"
    )
    assert [(one["said"], one["theme"], one["heard"]) for one in whole.json()["lines"]] == [
        (PLAIN_WORDS, PLAIN, "What people said of plain words."),
        (TELL_WORDS, TELL, "What people said of tell us when help does not happen."),
    ]
    assert whole.json()["shown"] == []


def test_the_paragraph_of_the_report_is_told_once_for_a_theme(made: Counted) -> None:
    published_one(made)
    page = words(with_code(made.code).get(RECEIPT))
    assert page.count("What people said of plain words.") == 1


def test_before_it_is_published_nothing_of_themes_is_told(made: Counted) -> None:
    page = words(with_code(made.code).get(RECEIPT))
    assert "Your answer is kept whole and is being read. Northmoor Council answers by 23 May 2027" in page
    assert PLAIN not in page.replace(PLAIN_WORDS, "")
    body = (
        Client()
        .post("/api/conversations/receipts/whole", {"code": made.code}, content_type="application/json")
        .json()
    )
    assert (body["lines"], body["letters"]) == ([], [])


def test_an_answer_that_was_set_aside_says_why(made: Counted) -> None:
    published_one(made)
    set_aside(reply=made.reply, reason="twice", why="You sent it on paper too.", **made.by())
    page = words(with_code(made.code).get(RECEIPT))
    assert "the same person sent the same answer twice. You sent it on paper too." in page
    assert "This is not what I meant" not in page


def test_another_code_finds_nothing_of_this_answer(made: Counted) -> None:
    published_one(made)
    client = Client()
    assert words(client.post(reverse("conversation_find"), {"code": "7Q4M-K2ND-PX9T"})).count(
        "No answer has this code"
    )
    for name in ("conversation_receipt", "receipt_object", "receipt_take_out", "receipt_news"):
        assert client.get(reverse(name))["Location"] == reverse("conversation_find"), name
    for name in ("receipt_news_stop", "receipt_seen"):
        assert client.post(reverse(name))["Location"] == reverse("conversation_find"), name
    for way in ("whole", "objections", "take-out", "seen", "news", "news/stop"):
        body = {
            "code": "7Q4M-K2ND-PX9T",
            "answer_id": str(made.answers[0].id),
            "words": "W.",
            "email": "a@b.example",
        }
        answer = client.post(f"/api/conversations/receipts/{way}", body, content_type="application/json")
        assert answer.status_code == 404, way
    assert (Follow.objects.count(), TakeOutAsked.objects.count(), Objection.objects.count()) == (0, 0, 0)


def test_nobody_objects_to_how_anothers_answer_was_coded(made: Counted) -> None:
    published_one(made)
    body = {"code": made.code, "answer_id": str(made.answers[3].id), "words": "I did not say this."}
    answer = Client().post("/api/conversations/receipts/objections", body, content_type="application/json")
    assert answer.status_code == 404
    client = with_code(made.code)
    form = {"about": f"{made.answers[3].id} all", "words": "I did not say this."}
    assert "There is a problem" in words(client.post(reverse("receipt_object"), form))
    assert Objection.objects.count() == 0


def test_this_is_not_what_i_meant(made: Counted) -> None:
    published_one(made)
    client = with_code(made.code)
    page = words(client.get(reverse("receipt_object")))
    assert f"“{PLAIN_WORDS}” is put under “{PLAIN}”" in page
    form = {"about": f"{made.answers[0].id} {made.themes[PLAIN]}", "words": "I meant the letters."}
    assert client.post(reverse("receipt_object"), form)["Location"] == RECEIPT
    page = words(client.get(RECEIPT))
    assert "Not answered yet You said on 3 March 2027: “I meant the letters.” About “Plain words”." in page


def test_take_my_words_out_hides_them_at_once_and_tells_those_who_run_it(made: Counted) -> None:
    published_one(made)
    client = with_code(made.code)
    assert client.post(reverse("receipt_take_out"), {"words": "My son asked me to."})["Location"] == RECEIPT
    assert "You asked on 3 March 2027 to have your words taken out." in words(client.get(RECEIPT))
    assert set(Notice.objects.values_list("account__name", flat=True)) == {"Lin Chen"}
    entry = AuditEntry.objects.get(what="asked to have an answer taken out")
    assert (entry.who, entry.facts["answer"]) == ("nobody signed in", made.reply.number)
    with pytest.raises(Conflict):
        ask_to_take_out(reply=made.reply, words="", at=LATER)


def test_news_is_what_was_decided_since_they_last_looked(made: Counted) -> None:
    published_one(made)
    decided(made)
    assert [one.theme.name for one in receipt_of(made.reply, LATER).new if one.theme] == [PLAIN]
    client = with_code(made.code)
    assert client.post(reverse("receipt_seen"))["Location"] == RECEIPT
    assert "New since" not in words(client.get(RECEIPT))
    later = LATER + timedelta(days=3)
    mark_seen(reply=made.reply, at=LATER + timedelta(days=1))
    decided(made, TELL, "not_accepted", why="Too dear.", **made.by(at=later))
    assert [one.theme.name for one in receipt_of(made.reply, later).new if one.theme] == [TELL]


def following(made: Counted, email: str = "name@example.org") -> Follow:
    follow = ask_for_news(reply=made.reply, email=email, at=LATER)
    confirm_news(follow=follow, at=LATER)
    follow.refresh_from_db()
    return follow


def test_an_address_is_written_to_only_once_its_link_was_followed(made: Counted, settings: Settings) -> None:
    published_one(made)
    follow = ask_for_news(reply=made.reply, email="name@example.org", at=LATER)
    mail_confirmation.func(str(follow.id))
    (letter,) = mail.outbox
    link = f"/conversation/news/{token_of(follow.id)}/"
    assert link in letter.body
    assert PLAIN_WORDS not in letter.body
    decided(made)
    assert mail_news.func() == 0
    client = Client()
    assert "Do you want to hear from us" in words(client.get(link))
    follow.refresh_from_db()
    assert follow.confirmed_at is None  # opening it did nothing
    assert "You will hear from us" in words(client.post(link))
    settings.STOPPED_CLOCK = LATER + timedelta(days=1)
    decided(made, TELL, "not_accepted", why="Too dear.", **made.by(at=LATER + timedelta(days=1)))
    assert (mail_news.func(), mail_news.func()) == (1, 0)
    assert mail.outbox[-1].to == ["name@example.org"]


def test_whoever_follows_hears_nothing_of_themes_that_they_did_not_speak_of(made: Counted) -> None:
    reply, _ = sent(made.consultation, words="Something else.")
    published_one(made)
    follow = ask_for_news(reply=reply, email="other@example.org", at=LATER)
    confirm_news(follow=follow, at=LATER)
    decided(made, **made.by(at=LATER + timedelta(days=1)))
    assert mail_news.func() == 0


def test_an_address_is_deleted_by_the_page_and_by_the_link(made: Counted) -> None:
    follow = following(made)
    client = with_code(made.code)
    assert "We write to name@example.org" in words(client.get(RECEIPT))
    client.post(reverse("receipt_news_stop"))
    assert Follow.objects.count() == 0
    link = f"/conversation/news/{token_of(follow.id)}/"
    assert "Your address is deleted" in words(Client().get(link))
    follow = following(made)
    Client().post(f"/conversation/news/{token_of(follow.id)}/", {"stop": "yes"})
    assert Follow.objects.count() == 0
    stop_news(reply=made.reply, at=LATER)


def test_a_link_that_nobody_signed_or_that_is_old_does_nothing(made: Counted) -> None:
    follow = ask_for_news(reply=made.reply, email="name@example.org", at=LATER)
    assert Client().post(f"/conversation/news/{follow.id}:forged/").status_code == 404
    answer = Client().post(
        "/api/conversations/receipts/news/confirm", {"token": "x"}, content_type="application/json"
    )
    assert answer.status_code == 404
    with pytest.raises(Conflict, match="older than a week"):
        confirm_news(follow=follow, at=LATER + timedelta(days=8))
    with pytest.raises(Refused, match="Enter an e-mail address"):
        ask_for_news(reply=made.reply, email="name at example", at=LATER)
