"""An event is made, published, changed; ticked at the door; and its distance told for what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.events.access import by_short, published, published_ones
from goldenthread.events.actions.door import TooEarly, tick
from goldenthread.events.actions.events import Details, publish_event, write_event
from goldenthread.events.models import Arrival
from goldenthread.events.queries.events import event_lines, event_page
from goldenthread.events.queries.people import door_of, needs_of
from goldenthread.events.queries.positions import position_of
from goldenthread.events.states import NotNow
from goldenthread.events.words import measured_from, miles_words
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Refused
from goldenthread.places.models import Setting
from tests.cast import NOW
from tests.conversation.made import written as not_announced
from tests.events.made import ADA, BO, CY, DURING, ENDS, HALL, ONLINE, STARTS, comes, held, lin, now, written

pytestmark = pytest.mark.django_db


def test_nobody_sees_it_until_it_is_published(cast: Cast) -> None:
    event = written(cast)
    with pytest.raises(NotVisible):
        published(event.id)
    publish_event(event=event, **lin(cast))
    assert list(published_ones()) == [event]
    assert by_short(f" {event.short.lower()} ") == event
    with pytest.raises(NotNow, match="already"):
        publish_event(event=event, **lin(cast))


def test_an_event_belongs_to_a_consultation_that_is_announced(cast: Cast) -> None:
    event = written(cast)
    event.consultation = not_announced(cast, name="Slides")
    event.save()
    with pytest.raises(NotNow, match="Announce the consultation first"):
        publish_event(event=event, **lin(cast))


@pytest.mark.parametrize(
    "base, change, field",
    [
        (HALL, {"name": " "}, "name"),
        (HALL, {"ends_at": STARTS}, "ends_at"),
        (HALL, {"venue": ""}, "venue"),
        (HALL, {"access": ("lift",)}, "access"),
        (HALL, {"region": "moon"}, "region"),
        (HALL, {"principle_id": uuid4()}, "principle_id"),
        (HALL, {"easting": 1}, "northing"),
        (HALL, {"easting": 700_001, "northing": 1}, "easting"),
        (ONLINE, {"online_link": "javascript:alert(1)"}, "online_link"),
    ],
)
def test_what_is_missing_is_named(cast: Cast, base: Details, change: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        written(cast, replace(base, **change))
    assert refused.value.field == field


@pytest.mark.parametrize("capacity", [0, -1, 100_001])
def test_there_is_room_for_somebody(cast: Cast, capacity: int) -> None:
    with pytest.raises(Refused) as refused:
        written(cast, capacity=capacity)
    assert refused.value.field == "capacity"


def test_an_online_event_has_its_link_before_it_is_published(cast: Cast) -> None:
    event = written(cast, replace(ONLINE, online_link=""))
    with pytest.raises(Refused) as refused:
        publish_event(event=event, **lin(cast))
    assert refused.value.field == "online_link"
    write_event(event=event, details=ONLINE, **lin(cast))
    publish_event(event=event, **lin(cast))


def test_what_is_published_is_not_moved_into_the_past(cast: Cast) -> None:
    event = held(cast)
    with pytest.raises(Refused, match="still to come"):
        write_event(event=event, details=replace(HALL, starts_at=NOW - timedelta(hours=1)), **lin(cast))
    with pytest.raises(NotNow, match="over"):
        write_event(event=event, details=HALL, **lin(cast, ENDS))


def test_the_link_is_not_on_the_page_of_the_event(cast: Cast) -> None:
    assert "meet.example.org" not in str(event_page(held(cast, ONLINE), NOW))


def test_who_came_is_ticked_once_and_can_be_taken_back(cast: Cast) -> None:
    event = held(cast, capacity=5)
    ada, pair = comes(event), comes(event, BO, seats=2)
    tap = uuid4()
    for _ in range(2):
        tick(event=event, sign_up_id=ada.id, came=True, tap=tap, **lin(cast, DURING))
    tick(event=event, sign_up_id=pair.id, came=True, tap=uuid4(), **lin(cast, DURING))
    for came in (True, True, False):
        tick(event=event, sign_up_id=None, came=came, tap=uuid4(), **lin(cast, DURING))
    door = door_of(event)
    assert (Arrival.objects.count(), door.came, door.walked_in) == (5, 3, 1)
    tick(event=event, sign_up_id=ada.id, came=False, tap=uuid4(), **lin(cast, DURING + timedelta(minutes=1)))
    assert [(one.name, one.came) for one in door_of(event).people] == [("Ada Obi", False), ("Bo Lind", True)]


def test_nobody_is_ticked_long_before_or_at_another_event(cast: Cast) -> None:
    event, other = held(cast), held(cast)
    ada = comes(event)
    with pytest.raises(TooEarly):
        tick(event=event, sign_up_id=ada.id, came=True, tap=uuid4(), **lin(cast))
    with pytest.raises(NotVisible):
        tick(event=other, sign_up_id=ada.id, came=True, tap=uuid4(), **lin(cast, DURING))


def test_the_venue_reads_what_is_needed_and_no_name(cast: Cast) -> None:
    event = held(cast, capacity=3)
    for person in (ADA, replace(BO, language="Polish"), CY, replace(CY, access=("loop",))):
        comes(event, person)
    needs = needs_of(event)
    assert (needs.coming, needs.access, needs.words, needs.languages) == (
        3, (("British Sign Language", 1),), ("A seat near the door",), (("Polish", 1),),
    )  # fmt: skip
    assert "Bo Lind" not in str(needs)


def at(cast: Cast, urn: str, postcode: str, easting: int, northing: int) -> None:
    Setting.objects.create(
        urn=urn, area=cast.area, name=f"School {urn}", postcode=postcode, easting=easting, northing=northing
    )


def test_distance_is_measured_from_what_is_known_of_the_postcode(cast: Cast) -> None:
    at(cast, "800001", "NM1 1AA", 400_000, 300_000)
    at(cast, "800002", "NM1 1BB", 402_000, 300_000)
    at(cast, "800003", "NM2 4CC", 400_000, 316_093)
    exact, near, half = position_of("nm1 1aa"), position_of("NM11ZZ"), position_of("NM2")
    assert exact is not None
    assert near is not None
    assert half is not None
    assert [(one.point, one.of, one.exact) for one in (exact, near, half)] == [
        ((400_000, 300_000), "NM1 1AA", True), ((401_000, 300_000), "NM1 1", False),
        ((400_000, 316_093), "NM2", False),
    ]  # fmt: skip
    event = held(cast)
    assert (event.easting, event.northing) == (400_000, 300_000)
    far = held(cast, postcode="NM9 9ZZ", name="Somewhere")
    lines = event_lines([far, event], NOW, half)
    assert [(one.name, one.miles and miles_words(one.miles)) for one in lines] == [
        ("Swings: an evening in Northmoor", "10 miles"), ("Somewhere", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "postcode", ["ZZ9 9ZZ", "hello", "", "1", "NM1 1A", "%", "'; DROP TABLE", "ßßßßßßßßßß", "NM1" * 200]
)
def test_a_postcode_that_is_not_known_has_no_distance(cast: Cast, postcode: str) -> None:
    assert position_of(postcode) is None


def test_people_are_told_from_what_a_distance_is_measured(cast: Cast) -> None:
    at(cast, "800001", "NM1 1AA", 400_000, 300_000)
    assert measured_from("nm11aa", position_of("nm11aa")) == (
        "Measured from NM1 1AA. Distances are in a straight line; by road it is further."
    )
    assert measured_from("NM1 1AB", position_of("NM1 1AB")).startswith(
        "NM1 1AB itself is not in our register. Measured from the middle of the schools in NM1 1, so only"
    )
    assert measured_from("ZZ1 1AA", None).startswith(
        "We do not know where ZZ1 1AA is, so no distance is shown."
    )
    assert measured_from("", None) == ""


@pytest.mark.parametrize(
    "miles, words", [(0.2, "less than a mile"), (1.2, "1 mile"), (1.6, "2 miles"), (33.4, "33 miles")]
)
def test_miles_are_said_in_words(miles: float, words: str) -> None:
    assert miles_words(miles) == words


def test_lists_ask_as_much_for_many_events(cast: Cast, django_assert_num_queries: Any) -> None:
    for count in (1, 3):
        while published_ones().count() < count:
            comes(held(cast))
        with django_assert_num_queries(2):
            event_lines(published_ones(), NOW)
    assert now(published_ones()[0]).capacity == 2
