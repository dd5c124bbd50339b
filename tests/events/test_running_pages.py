"""Those who hold an event do it on pages: from making it to the door, the panel and the tables."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.events.actions.events import cancel_event
from goldenthread.events.actions.panel import support
from goldenthread.events.models import Arrival, Event, Message, SignUp, Table
from goldenthread.events.queries.panel import one_question
from goldenthread.foundation.models import AuditEntry
from goldenthread.places.models import Setting
from tests.events.made import BO, DURING, asked, comes, conversation, full, held, lin, now, published
from tests.events.test_pages import url, words

pytestmark = pytest.mark.django_db
FORM: dict[str, Any] = {
    "name": "An evening", "principle": "", "about": "", "held": "room", "online_link": "",
    "venue": "The hall", "address": "", "postcode": "", "easting": "", "northing": "", "region": "",
    "on-day": "10", "on-month": "12", "on-year": "2026", "starts": "6pm", "ends": "8pm", "access": ["loop"],
    "access_words": "", "languages": "", "capacity": "60",
}  # fmt: skip


@pytest.fixture
def lins(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.people["lin"])
    return client


def test_an_event_is_made_published_and_cancelled(cast: Cast, lins: Client) -> None:
    made = lins.post(url("event_make", conversation(cast).id), FORM)
    event = Event.objects.get()
    assert made["Location"] == url("event_run", event.id)
    assert (f"{event.starts_at:%H:%M}", event.capacity, event.access) == ("18:00", 60, ["loop"])
    lins.post(url("event_publish", event.id), {})
    assert now(event).published_by == cast.people["lin"]
    lins.post(url("event_write", event.id), FORM | {"about": "There is tea."})
    assert now(event).about == "There is tea."
    lins.post(url("event_capacity", event.id), {"capacity": "80"})
    assert now(event).capacity == 80
    lins.post(url("event_cancel", event.id), {"why": "Snow."})
    assert "This event is cancelled. Snow." in words(Client().get(url("event", event.id)))


def test_another_postcode_is_another_place_on_the_map(cast: Cast, lins: Client) -> None:
    for urn, postcode, easting in (("800001", "NM1 1AA", 400_000), ("800002", "NM2 1AA", 416_000)):
        Setting.objects.create(
            urn=urn, area=cast.area, name="A", postcode=postcode, easting=easting, northing=300_000
        )
    event = held(cast)
    page = lxml.html.fromstring(lins.get(url("event_write", event.id)).content)
    assert page.get_element_by_id("easting").get("value", "") == ""
    lins.post(url("event_write", event.id), FORM | {"postcode": "NM2 1AA"})
    assert now(event).easting == 416_000


@pytest.mark.parametrize(
    "change, says",
    [
        ({"venue": ""}, "Enter where it is held"),
        ({"ends": "5pm"}, "It has to end after it starts"),
        ({"held": "online", "online_link": "ftp://x"}, "Enter the whole link"),
        ({"capacity": "0"}, "1"),
        ({"on-month": "13"}, "month"),
    ],
)
def test_a_fault_is_named_and_what_was_typed_stays(
    cast: Cast, lins: Client, change: dict[str, str], says: str
) -> None:
    answer = lins.post(url("event_make", conversation(cast).id), FORM | change)
    assert answer.status_code == 200
    assert says in words(answer)
    assert 'value="An evening"' in answer.content.decode()
    assert not Event.objects.exists()


def test_only_whoever_runs_the_consultation_reads_who_comes_and_it_is_in_the_log(
    cast: Cast, lins: Client
) -> None:
    event = held(cast)
    comes(event)
    assert "ada@example.org" in words(lins.get(url("event_people", event.id)))
    read = AuditEntry.objects.filter(what="read who comes to an event")
    assert [one.account for one in read] == [cast.people["lin"]]
    anita = Client()
    anita.force_login(cast.people["anita"])
    assert anita.get(url("event_people", event.id)).status_code == 403


def test_somebody_who_rang_is_entered_with_a_code_and_rung_back(cast: Cast, lins: Client) -> None:
    event, (guest, _) = full(cast)
    sent = {
        "name": "Bo Lind",
        "way": "telephone",
        "telephone": "01632 960001",
        "seats": "1",
        "wish": f"{uuid4()}",
    }
    done = lins.post(url("event_enter", event.id), sent)
    assert "They are on the waiting list" in words(lins.get(done["Location"]))
    bo = SignUp.objects.get(name="Bo Lind")
    assert bo.entered_by == cast.people["lin"]
    lins.post(url("event_give_up_for", guest.id), {})
    page = words(lins.get(url("event_people", event.id)))
    assert "Ring or write to" in page
    assert "A place is free for you" in page
    message = Message.objects.get(sign_up=bo, kind="offered")
    lins.post(reverse("event_told", args=[event.id, message.id]))
    lins.post(url("event_accept_for", bo.id), {})
    bo.refresh_from_db()
    assert bo.standing == "place"
    assert "Ring or write to" not in words(lins.get(url("event_people", event.id)))


def test_a_tick_from_a_device_that_had_no_signal_is_taken_once(
    cast: Cast, lins: Client, settings: Settings
) -> None:
    event = held(cast, capacity=5)
    ada, tap = comes(event), uuid4()
    settings.STOPPED_CLOCK = DURING
    sent = {"outcome": "came", "client_key": f"{tap}", "tapped_at": DURING.isoformat()}
    there = url("event_tick", event.id, ada.id)
    answers = [lins.post(there, sent, headers={"accept": "application/json"}).json() for _ in range(2)]
    assert answers == [{"recorded": True, "words": "Here. Lin Chen, 6.30pm"}] * 2
    assert [one.tap for one in Arrival.objects.all()] == [tap]
    walk_in = url("event_walk_in", event.id)
    for _ in range(2):
        lins.post(walk_in, {"outcome": "came"})
    page = words(lins.get(url("event_door", event.id)))
    assert "3 people are here: 1 who signed up, 2 who walked in" in page


def test_a_tick_that_cannot_be_is_said_in_words(cast: Cast, lins: Client) -> None:
    event = held(cast)
    ada = comes(event)
    there = url("event_tick", event.id, ada.id)
    early = lins.post(there, {"outcome": "came"}, headers={"accept": "application/json"})
    assert (early.status_code, "has not begun" in early.json()["words"]) == (409, True)
    assert lins.post(there, {"outcome": "danced"})["Location"] == url("event_door", event.id)
    assert not Arrival.objects.exists()


def test_questions_are_read_put_and_answered(cast: Cast, lins: Client, settings: Settings) -> None:
    event = held(cast)
    first, second = published(cast, event), asked(event, "Ring Mrs Brown on 07700 900123?")
    settings.STOPPED_CLOCK = DURING
    page = words(lins.get(url("event_panel", event.id)))
    assert "May be personal" in page
    assert "07700 900123" in page
    refuse = {"decision": "refuse", "point": "same", "same_as": f"{first.number}", "why": "It asks the same."}
    lins.post(url("room_moderate", second.id), refuse)
    assert one_question(second).same_as == first.number
    missing = lins.post(url("room_moderate", second.id), {"decision": "refuse", "point": "harm", "why": ""})
    assert "Say why, in words for whoever asked" in words(missing)
    lins.post(url("room_put", first.id))
    assert now(event).before_panel == first
    lins.post(
        url("room_answer", first.id), {"how": "live", "words": "By June.", "answered_by": "Joan Park, head"}
    )
    assert "By June." in words(Client().get(url("room", event.short)))


def test_who_moderates_reads_where_most_support_came_from_one_connection(cast: Cast, lins: Client) -> None:
    event = held(cast, capacity=80)
    stuffed, liked = published(cast, event), published(cast, event, "Why so few slides?")
    for number in range(5):
        support(question=stuffed, mark=f"a{number}", source_mark="one", at=DURING)
        support(question=liked, mark=f"a{number}", source_mark="one", at=DURING)
        support(question=liked, mark=f"b{number}", source_mark=f"home {number}", at=DURING)
    page = words(lins.get(url("event_panel", event.id)))
    assert page.count("from one connection") == 1
    assert "5 people5 from one connection: a hall has one too" in page


def test_a_table_has_a_code_that_is_shown_once(cast: Cast, lins: Client) -> None:
    event = held(cast)
    done = lins.post(url("event_table_add", event.id), {"note_taker": "Sam Ortiz"})
    assert "Its code is" in words(lins.get(done["Location"]))
    table = Table.objects.get()
    other = Client()
    other.force_login(cast.people["lin"])
    assert other.get(url("event_table_code", table.id))["Location"] == url("event_tables", event.id)
    again = lins.post(url("event_table_again", table.id), {"note_taker": "Jo Marsh"})
    assert "Give it to Jo Marsh" in words(lins.get(again["Location"]))


def test_the_list_says_how_each_event_stands(cast: Cast, lins: Client) -> None:
    event, _ = full(cast)
    comes(event, BO)
    asked(event)
    cancel_event(event=held(cast, name="Gone"), why="Snow.", **lin(cast))
    page = words(lins.get(url("events_run")))
    assert "2 of 2 places taken, 1 waited for. 1 question to read" in page
    published(cast, event)
    assert "1 question to read" in words(lins.get(url("events_run")))
    assert "1 question to read" in words(lins.get(url("event_run", event.id)))
    assert "Cancelled" in page


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_much_for_many_as_for_one(
    cast: Cast, lins: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    event = held(cast, capacity=10)
    for number in range(count):
        comes(event, name=f"Guest {number}")
        published(cast, event, f"Question {number}?")
    with django_assert_max_num_queries(26):
        lins.get(url("event_people", event.id))
    with django_assert_max_num_queries(10):
        Client().get(url("room", event.short))


def test_an_id_of_nothing_is_404(cast: Cast, lins: Client) -> None:
    nowhere = UUID(int=7)
    for page in ("event_run", "event_people", "event_door", "event_panel", "event_tables"):
        assert lins.get(url(page, nowhere)).status_code == 404
    for page in ("event_give_up_for", "room_moderate", "event_table_again"):
        assert lins.get(url(page, nowhere)).status_code == 404
