"""Everybody is told what concerns them: by mail, or by an organiser who rings or writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.codes import mark_of
from goldenthread.events.access import sign_up_marked
from goldenthread.events.actions.events import cancel_event, write_event
from goldenthread.events.actions.looking_after import empty, remind
from goldenthread.events.actions.sending import mail_new_code, mail_waiting, mark_told
from goldenthread.events.actions.sign_ups import give_up
from goldenthread.events.models import Arrival, Message, SignUp
from goldenthread.events.queries.people import message_of, my_place, needs_of, to_look_after, to_tell
from goldenthread.events.states import NotNow
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import Notice
from goldenthread.foundation.nightly import ask_for_the_night
from tests.cast import NOW
from tests.events.made import BO, CY, ENDS, HALL, ONLINE, STARTS, comes, full, held, lin, now

pytestmark = pytest.mark.django_db


def sent() -> list[str]:
    return [one.subject for one in mail.outbox]


def test_what_waits_is_mailed_once_and_names_nobody_else(cast: Cast) -> None:
    event = held(cast)
    comes(event)
    comes(event, BO)
    assert mail_waiting(NOW) == 1
    assert mail_waiting(NOW) == 0
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("You have a place", ["ada@example.org"])
    assert (
        "Thursday 10 December 2026, 6pm to 8pm. Northmoor Town Hall, 1 Market Place, NM1 1AA." in letter.body
    )
    assert "Bo" not in letter.body


def test_a_mail_server_that_refuses_is_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    comes(held(cast))

    def refuse(self: Any, *args: Any, **kwargs: Any) -> int:
        raise OSError("no mail server")

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(OSError, match="no mail server"):
            mail_waiting(NOW)
    assert mail_waiting(NOW) == 1


def test_whoever_has_no_email_is_on_the_list_to_ring_or_write_to(cast: Cast) -> None:
    event = held(cast)
    for person in (BO, CY):
        comes(event, person)
    assert to_tell(event) == [], "they were just told, when they signed up"
    cancel_event(event=event, why="The hall is flooded.", **lin(cast))
    waiting = to_tell(event)
    assert [(one.name, one.way, one.reach) for one in waiting] == [
        ("Bo Lind", "By telephone", "01632 960001"), ("Cy Park", "By post", "2 Hill Road\nNorthmoor"),
    ]  # fmt: skip
    assert "The hall is flooded." in waiting[0].words
    notice = Notice.objects.get(account=cast.people["lin"])
    assert notice.what_changed.startswith(
        "2 people without e-mail wait to be rung or written to, about “Swings"
    )
    assert notice.link == f"/events/{event.id}/run/people/"
    message = message_of(event, waiting[0].id)
    assert message is not None
    mark_told(message=message, **lin(cast))
    assert [one.name for one in to_tell(event)] == ["Cy Park"]
    with pytest.raises(NotNow):
        mark_told(message=message, **lin(cast))


def test_a_cancelled_event_is_told_to_everybody_with_the_reason(cast: Cast) -> None:
    event, guests = full(cast)
    waiting = comes(event)
    gone = comes(event, email="gone@example.org")
    give_up(sign_up=gone, at=NOW)
    with pytest.raises(Refused, match="Say why"):
        cancel_event(event=event, why=" ", **lin(cast))
    cancel_event(event=event, why="The hall is flooded.", **lin(cast))
    told = Message.objects.filter(kind="cancelled").values_list("sign_up", flat=True)
    assert set(told) == {*(one.id for one in guests), waiting.id}
    for act in (cancel_event,):
        with pytest.raises(NotNow, match="cancelled"):
            act(event=event, why="Again", **lin(cast))
    with pytest.raises(NotNow, match="cancelled"):
        comes(event, BO)


def test_another_place_or_time_is_told_and_another_word_is_not(cast: Cast) -> None:
    event = held(cast)
    comes(event)
    write_event(event=event, details=replace(HALL, about="There is tea."), **lin(cast))
    assert not Message.objects.filter(kind="changed").exists()
    write_event(event=event, details=replace(HALL, venue="The Library"), **lin(cast))
    message = Message.objects.get(kind="changed")
    assert "The Library, 1 Market Place, NM1 1AA." in message.words


def test_reminders_go_a_week_and_a_day_before_once_each(cast: Cast) -> None:
    event = held(cast, capacity=3)
    ada, late = comes(event), comes(event, name="Late", at=STARTS - timedelta(days=8))
    comes(event, BO, at=STARTS - timedelta(days=8))
    assert remind(event_id=event.id, at=STARTS - timedelta(days=8)) == 0
    week = STARTS - timedelta(days=7)
    assert remind(event_id=event.id, at=week) == 1, "who signed up yesterday needs no reminder"
    assert remind(event_id=event.id, at=week) == 0
    assert remind(event_id=event.id, at=STARTS - timedelta(days=1)) == 3
    assert remind(event_id=event.id, at=STARTS - timedelta(hours=2)) == 0
    kinds = {
        one.id: set(Message.objects.filter(sign_up=one).values_list("kind", flat=True)) for one in (ada, late)
    }
    assert kinds == {ada.id: {"place", "week", "day"}, late.id: {"place", "day"}}


def test_the_link_of_an_online_event_is_for_whoever_has_a_place(cast: Cast) -> None:
    event = held(cast, ONLINE, capacity=1)
    mine, other = comes(event), comes(event, email="bo@example.org")
    assert (my_place(mine, NOW).link, my_place(other, NOW).link) == ("https://meet.example.org/swings", "")
    assert all("meet.example.org" not in one.words for one in Message.objects.all())
    remind(event_id=event.id, at=STARTS - timedelta(days=1))
    assert [one.sign_up for one in Message.objects.filter(words__contains="meet.example.org")] == [mine]
    give_up(sign_up=mine, at=NOW)
    mine.refresh_from_db()
    assert my_place(mine, NOW).link == ""


def test_a_lost_code_is_sent_to_its_own_address_alone(cast: Cast) -> None:
    event = held(cast)
    ada = comes(event)
    assert mail_new_code.func(str(event.id), "ADA@example.org") == 1
    assert mail_new_code.func(str(event.id), "nobody@example.org") == 0
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    code = letter.body.split("It is ")[1].split(".")[0]
    assert sign_up_marked(mark_of(code)) == ada
    assert sign_up_marked(mark_of(ada.code)) is None


def test_who_signed_up_is_taken_out_90_days_after_and_the_counts_stay(cast: Cast) -> None:
    event = held(cast, capacity=3)
    for person in (BO, CY):
        comes(event, person)
    assert empty(event_id=event.id, at=ENDS + timedelta(days=89)) == 0
    assert empty(event_id=event.id, at=ENDS + timedelta(days=90)) == 2
    assert empty(event_id=event.id, at=ENDS + timedelta(days=91)) == 0
    left = SignUp.objects.values_list(
        "name", "email", "telephone", "address", "access", "access_words", "language"
    )
    assert list(left) == [("", "", "", "", [], "", "")] * 2
    assert Message.objects.count() == 0
    assert needs_of(event).coming == 2
    assert Arrival.objects.count() == 0
    assert now(event).emptied_at is not None
    assert to_look_after() == []


def test_the_night_looks_after_each_published_event(cast: Cast) -> None:
    held(cast)
    assert len(to_look_after()) == 1
    assert ask_for_the_night(NOW) >= 1


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{event.cancelled_why} %s {0}"])
def test_hostile_names_are_only_words(cast: Cast, name: str) -> None:
    event = held(cast, name=name)
    comes(event, name=name)
    assert f"“{name}”" in Message.objects.get().words
