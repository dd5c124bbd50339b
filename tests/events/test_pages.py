"""What visitors do on pages: without an account, one question a page, and back again by a code."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goldenthread.config.demonstration.cast import Cast
from goldenthread.events.actions.looking_after import empty
from goldenthread.events.actions.sign_ups import give_up
from goldenthread.events.models import Event, SignUp
from goldenthread.places.models import Setting
from tests.cast import NOW
from tests.events.made import (
    ADA,
    AFTER,
    BO,
    ONLINE,
    asked,
    comes,
    comes_with_code,
    full,
    held,
)

pytestmark = pytest.mark.django_db


def words(answer: Any) -> str:
    return " ".join(lxml.html.fromstring(answer.content).text_content().split())


def url(route: str, *args: object, **kwargs: object) -> str:
    return reverse(route, args=args, kwargs=kwargs)


STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("name", {"name": "Ada Obi"}),
    ("reach", {"way": "email", "email": "ada@example.org"}),
    ("seats", {"seats": "2"}),
    ("access", {"access": ["bsl", "loop"], "access_words": "A seat near the door"}),
    ("language", {"language": "Polish"}),
    ("who", {"who": "parent"}),
)


def signs_up(client: Client, event: Event) -> Any:
    onward: Any = {"Location": url("event_sign_up", event.id, "name")}
    for name, said in STEPS:
        assert onward["Location"] == url("event_sign_up", event.id, name)
        onward = client.post(onward["Location"], said)
    assert onward["Location"] == url("event_sign_up_check", event.id)
    return client.post(onward["Location"], {})


def code_on(answer: Any) -> str:
    page = lxml.html.fromstring(answer.content)
    return page.find_class("govuk-panel__body")[0].text_content().split("is ")[-1].strip().replace("‑", "-")


def test_from_the_list_to_a_place_and_back_by_the_code(cast: Cast) -> None:
    event = held(cast)
    client = Client()
    assert event.name in words(client.get(url("events")))
    onward = signs_up(client, event)
    done = client.get(onward["Location"])
    assert "You have a place" in words(done)
    made = SignUp.objects.get()
    assert (made.seats, made.access, made.access_words, made.language, made.who) == (
        2, ["bsl", "loop"], "A seat near the door", "Polish", "parent",
    )  # fmt: skip
    another = Client()
    another.post(url("event_find"), {"code": code_on(done).lower()})
    mine = words(another.get(url("event_place")))
    assert "You have two places" in mine
    assert "ada@example.org" in mine
    another.post(url("event_place_change", "seats"), {"seats": "1"})
    another.post(url("event_place_give_up"), {})
    made.refresh_from_db()
    assert (made.seats, made.standing) == (1, "given_up")
    assert "You have given your place up" in words(another.get(url("event_place")))


def test_the_check_page_sent_twice_signs_up_once(cast: Cast) -> None:
    event, client = held(cast), Client()
    signs_up(client, event)
    again = client.post(url("event_sign_up_check", event.id), {})
    assert again["Location"] == url("event_signed_up", event.id)
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    "name, answer, says",
    [
        ("name", {}, "Enter your name"),
        ("reach", {}, "Choose how we reach you"),
        ("reach", {"way": "email"}, "Enter an e-mail address, like name@example.org"),
        ("reach", {"way": "post"}, "Enter the address to write to"),
        ("seats", {}, "Say whether somebody comes with you"),
        ("access", {"access": ["throne"]}, "Choose one of these answers"),
    ],
)
def test_a_wrong_answer_is_named_beside_its_question(
    cast: Cast, name: str, answer: dict[str, Any], says: str
) -> None:
    event = held(cast)
    assert says in words(Client().post(url("event_sign_up", event.id, name), answer))


def test_who_joins_a_full_event_waits_and_takes_the_place_that_is_offered(cast: Cast) -> None:
    event, guests = full(cast)
    client = Client()
    assert "All 2 places are taken" in words(client.get(url("event", event.id)))
    onward = signs_up(client, event)
    assert "You are number 1 on the list" in words(client.get(onward["Location"]))
    for one in guests:
        give_up(sign_up=one, at=NOW)
    assert "Two places are free for you" in words(client.get(url("event_place")))
    client.post(url("event_place_take"), {})
    assert "You have two places" in words(client.get(url("event_place")))
    refused = client.post(url("event_place_take"), {})
    assert (refused.status_code, "No place is kept for you now" in words(refused)) == (409, True)


def test_the_link_is_shown_to_whoever_has_a_place_and_to_nobody_else(cast: Cast) -> None:
    event = held(cast, ONLINE, capacity=1)
    _, code = comes_with_code(event)
    _, waiting = comes_with_code(event, BO)
    pages = {}
    for name, held_code in (("place", code), ("waiting", waiting)):
        client = Client()
        client.post(url("event_find"), {"code": held_code})
        pages[name] = "meet.example.org" in words(client.get(url("event_place")))
    open_pages = [
        url("events"),
        url("event", event.id),
        url("room", event.short),
        url("room_screen", event.short),
    ]
    assert pages == {"place": True, "waiting": False}
    assert not any("meet.example.org" in Client().get(page).content.decode() for page in open_pages)


def test_a_stranger_cannot_learn_who_comes(cast: Cast) -> None:
    event = held(cast)
    mine = comes(event)
    asked(event, "Why?", by=mine, at=NOW)
    stranger = Client()
    for page in (
        url("events"), url("event", event.id), url("room", event.short), url("room_log", event.short),
        url("room_screen", event.short), f"/api/events/{event.id}", f"/api/events/at/{event.short}/questions",
    ):  # fmt: skip
        shown = stranger.get(page).content.decode()
        assert "Ada" not in shown
        assert "ada@example.org" not in shown
    for page in ("event_people", "event_door", "event_needs"):
        assert stranger.get(url(page, event.id))["Location"].startswith("/accounts/login/")
    with_place, without = (
        words(stranger.post(url("event_lost_code"), {"event": f"{event.id}", "email": email}))
        for email in ("ada@example.org", "noa@example.org")
    )
    assert with_place.replace("ada@", "noa@") == without


def test_signing_up_again_with_the_same_address_says_nothing_of_the_first(cast: Cast) -> None:
    event = held(cast, capacity=5)
    comes(event)
    client = Client()
    onward = signs_up(client, event)
    assert "You have a place" in words(client.get(onward["Location"]))


def test_guessing_codes_is_slowed(cast: Cast) -> None:
    client = Client()
    answers = [
        client.post(url("event_find"), {"code": f"AAAA-BBBB-{number:04}"}).status_code
        for number in range(121)
    ]
    assert answers == [200] * 120 + [429]


def test_a_flood_of_sign_ups_from_one_connection_is_slowed(cast: Cast) -> None:
    event = held(cast, capacity=100)
    sent = {"name": "Ada", "email": "ada@example.org"}
    answers = [
        Client().post(f"/api/events/{event.id}/sign-ups", sent, content_type="application/json").status_code
        for _ in range(61)
    ]
    assert answers == [201] * 60 + [429]


def test_events_are_found_by_distance_and_say_what_it_is(cast: Cast) -> None:
    for urn, postcode, easting in (("800001", "NM1 1AA", 400_000), ("800002", "NM2 1AA", 416_093)):
        Setting.objects.create(
            urn=urn, area=cast.area, name="A", postcode=postcode, easting=easting, northing=300_000
        )
    held(cast, name="Near")
    held(cast, name="Far", postcode="NM2 1AA")
    held(cast, name="Nowhere", postcode="ZZ1 1AA")
    listed = Client().get(url("events"), {"postcode": "nm2 1aa"})
    page = words(listed)
    assert (
        "The nearest is less than a mile away: Far. Measured from NM2 1AA. Distances are in a straight line"
        in page
    )
    lines = [line.text_content() for line in lxml.html.fromstring(listed.content).xpath("//li//a[@class]")]
    assert [one for one in lines if one in ("Far", "Near", "Nowhere")] == ["Far", "Near", "Nowhere"]
    assert "10 miles" in page
    assert "Distance not known" in page
    unknown = words(Client().get(url("events"), {"postcode": "QQ1 1AA"}))
    assert "We do not know where QQ1 1AA is" in unknown


@pytest.mark.parametrize("field", ["name", "access_words", "language"])
def test_what_somebody_types_is_shown_as_text(cast: Cast, field: str) -> None:
    event = held(cast)
    hostile = "<script>alert(1)</script>"
    comes(event, **{field: hostile})
    client = Client()
    client.force_login(cast.people["lin"])
    for page in ("event_people", "event_door", "event_needs"):
        shown = client.get(url(page, event.id)).content.decode()
        assert hostile not in shown


def test_after_the_details_are_taken_out_the_code_says_so(cast: Cast, settings: Settings) -> None:
    event = held(cast)
    _, code = comes_with_code(event, ADA)
    later = AFTER + timedelta(days=91)
    empty(event_id=event.id, at=later)
    settings.STOPPED_CLOCK = later
    client = Client()
    client.post(url("event_find"), {"code": code})
    mine = words(client.get(url("event_place")))
    assert "What you said when you signed up has been taken out" in mine
    assert "ada@example.org" not in mine
