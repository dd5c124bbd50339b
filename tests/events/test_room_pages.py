"""What is asked and noted in the room, on pages, without an account."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.models import Reply
from goldenthread.events.actions.notes import make_table
from goldenthread.events.actions.panel import answer, moderate
from goldenthread.events.models import PanelQuestion, Support
from tests.events.made import AFTER, DURING, asked, comes, comes_with_code, held, lin, published
from tests.events.test_pages import code_on, url, words

pytestmark = pytest.mark.django_db


def test_in_the_room_everybody_asks_and_finds_the_answer(cast: Cast, settings: Settings) -> None:
    event = held(cast, capacity=50)
    settings.STOPPED_CLOCK = DURING
    client = Client()
    sent = client.post(url("room_ask", event.short), {"words": "Why so few swings?"})
    code = code_on(client.get(sent["Location"]))
    assert "Why so few swings?" not in words(Client().get(url("room", event.short)))
    question = PanelQuestion.objects.get()
    moderate(question=question, publish=True, point="", why="", same_as=None, **lin(cast, DURING))
    support = url("room_support", short=event.short, panel_question_id=question.id)
    client.post(support)
    assert Support.objects.count() == 0, "whoever asked it is not counted again"
    other = Client()
    for _ in range(3):
        other.post(support)
    assert "1 person supports it" in words(Client().get(url("room", event.short)))
    answer(question=question, how="live", words="Two more.", answered_by="Joan Park", **lin(cast, DURING))
    found = Client()
    found.post(url("event_find"), {"code": code})
    assert "Two more." in words(found.get(url("event_my_question")))


def test_a_place_and_a_browser_are_one_supporter(cast: Cast, settings: Settings) -> None:
    event = held(cast, capacity=50)
    _, code = comes_with_code(event)
    question = published(cast, event)
    settings.STOPPED_CLOCK = DURING
    support = url("room_support", short=event.short, panel_question_id=question.id)
    client = Client()
    client.post(support)
    client.post(url("event_find"), {"code": code})
    client.post(support)
    elsewhere = Client()
    elsewhere.post(url("event_find"), {"code": code})
    elsewhere.post(support)
    elsewhere.post(support)
    assert Support.objects.count() == 2, "once as a browser, once by the place at another device: no more"


def test_who_was_refused_reads_the_point_and_who_decided(cast: Cast, settings: Settings) -> None:
    event = held(cast)
    question = asked(event, "You fool?")
    moderate(
        question=question, publish=False, point="harm", why="It insults.", same_as=None, **lin(cast, DURING)
    )
    settings.STOPPED_CLOCK = AFTER
    client = Client()
    client.post(url("event_find"), {"code": question.code})
    mine = words(client.get(url("event_my_question")))
    assert "It threatens or insults. It insults." in mine
    assert "Lin Chen, 10 December 2026" in mine
    log = words(Client().get(url("room_log", event.short)))
    assert "It threatens or insults. It insults." in log
    assert "Decided by Lin Chen" in log
    assert "fool" not in log


def test_the_screen_refreshes_without_script_and_shows_no_person(cast: Cast, settings: Settings) -> None:
    event = held(cast)
    comes(event)
    published(cast, event, "<b>Why</b> so few swings?")
    settings.STOPPED_CLOCK = DURING
    page = Client().get(url("room_screen", event.short)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in page
    assert "&lt;b&gt;Why&lt;/b&gt; so few swings?" in page
    assert f"localhost:8000/e/{event.short}/" in page
    assert page.count("<svg") == 1
    assert "Ada" not in page


def test_a_note_taker_without_an_account_hands_notes_in(cast: Cast, settings: Settings) -> None:
    event = held(cast)
    _, code = make_table(event=event, note_taker="Sam Ortiz", **lin(cast))
    settings.STOPPED_CLOCK = DURING
    client = Client()
    assert client.get(url("table"))["Location"] == url("table_find")
    client.post(url("table_find"), {"code": code})
    client.post(url("table_note", "none"), {"words": "It was cold.", "again": "yes"})
    client.post(url("table_note", "none"), {"words": "There was tea."})
    assert "2 notes wait to be handed in" in words(client.get(url("table")))
    refused = client.post(url("table_hand_in"), {})
    assert "Choose yes if the table was asked and nobody minds, no otherwise" in words(refused)
    assert Reply.objects.count() == 0
    done = client.post(url("table_hand_in"), {"may_publish": "yes"})
    assert "answer 1 in the record" in words(client.get(done["Location"]))
    reply = Reply.objects.get()
    assert (reply.may_quote, reply.may_publish) == (True, True)
    assert [one.words for one in reply.answers.order_by("place")] == [
        "It was cold.",
        "There was tea.",
    ]
    assert client.get(url("table_note", "nonsense")).status_code == 404


def test_what_is_not_there_is_404(cast: Cast) -> None:
    event = held(cast)
    client = Client()
    assert client.get(url("room", "ZZZZZ")).status_code == 404
    assert client.get(url("event_sign_up", event.id, "shoe-size")).status_code == 404
    unread = asked(event)
    support = url("room_support", short=event.short, panel_question_id=unread.id)
    assert client.post(support).status_code == 404
