"""A place for whoever comes first, a waiting list that moves by itself, and a code instead of an account."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from goldenthread.config.demonstration.cast import Cast
from goldenthread.conversation.codes import mark_of
from goldenthread.events.access import sign_up_marked
from goldenthread.events.actions.events import change_capacity
from goldenthread.events.actions.moving import end_offers
from goldenthread.events.actions.sign_ups import SentAlready, accept, change_sign_up, give_up, sign_up
from goldenthread.events.models import Message, SignUp, SignUpStep
from goldenthread.events.queries.people import my_place
from goldenthread.events.states import NotNow
from goldenthread.foundation.failures import Refused
from goldenthread.foundation.models import AuditEntry
from tests.cast import NOW
from tests.events.made import ADA, AFTER, BO, CY, DURING, LATE, comes, full, held, lin, now, standings

pytestmark = pytest.mark.django_db


def told(sign_up: SignUp) -> list[str]:
    return list(Message.objects.filter(sign_up=sign_up).order_by("at", "id").values_list("kind", flat=True))


def test_whoever_signs_up_has_a_place_and_a_code(cast: Cast) -> None:
    event = held(cast)
    ada = comes(event)
    assert (ada.standing, ada.number, ada.name) == ("place", 1, "Ada Obi")
    assert sign_up_marked(mark_of(ada.code.lower().replace("-", " "))) == ada
    assert ada.code not in str(SignUp.objects.values().get(id=ada.id))
    assert told(ada) == ["place"]


def test_whoever_comes_when_it_is_full_waits_in_the_order_of_arrival(cast: Cast) -> None:
    event, _ = full(cast)
    first, second = comes(event), comes(event, BO)
    assert (first.standing, second.standing) == ("waiting", "waiting")
    assert (my_place(first, NOW).in_line, my_place(second, NOW).in_line) == (1, 2)
    assert told(first) == ["waiting"]


def test_a_place_that_is_given_up_is_offered_to_the_first_in_line(cast: Cast) -> None:
    event, (guest, _) = full(cast)
    first, second = comes(event), comes(event, BO)
    give_up(sign_up=guest, at=NOW)
    assert standings(event) == ["given_up", "place", "offered", "waiting"]
    first.refresh_from_db()
    assert first.answer_by == NOW + timedelta(days=2)
    assert told(first) == ["waiting", "offered"]
    assert told(second) == []
    accept(sign_up=first, at=NOW + timedelta(days=1))
    assert standings(event) == ["given_up", "place", "place", "waiting"]


def test_an_offer_that_nobody_answers_goes_to_the_next(cast: Cast) -> None:
    event, (guest, _) = full(cast)
    first, second = comes(event), comes(event, BO)
    give_up(sign_up=guest, at=NOW)
    assert end_offers(event_id=event.id, at=NOW + timedelta(days=2, minutes=-1)) == 0
    assert end_offers(event_id=event.id, at=NOW + timedelta(days=2)) == 1
    assert standings(event) == ["given_up", "place", "lapsed", "offered"]
    assert told(first)[-1] == "lapsed"
    second.refresh_from_db()
    assert second.answer_by == NOW + timedelta(days=5), "by telephone there are three days"
    with pytest.raises(NotNow):
        accept(sign_up=first, at=NOW + timedelta(days=2))


def test_shortly_before_the_event_the_place_is_simply_given(cast: Cast) -> None:
    event, (guest, _) = full(cast)
    first = comes(event)
    give_up(sign_up=guest, at=LATE)
    assert standings(event)[-1] == "place"
    assert told(first)[-1] == "moved_up"


def test_more_places_go_to_whoever_waits(cast: Cast) -> None:
    event, _ = full(cast)
    for person in (ADA, BO, CY):
        comes(event, person)
    change_capacity(event=event, capacity=4, **lin(cast, LATE))
    assert standings(event) == ["place", "place", "place", "place", "waiting"]


def test_nobody_loses_a_place_by_there_being_fewer(cast: Cast) -> None:
    event, _ = full(cast)
    with pytest.raises(Refused, match="2 places are taken"):
        change_capacity(event=event, capacity=1, **lin(cast))
    assert now(event).capacity == 2


def test_whoever_needs_two_seats_is_not_overtaken(cast: Cast) -> None:
    event, (guest, other) = full(cast)
    pair, single = comes(event, seats=2), comes(event, BO)
    give_up(sign_up=guest, at=NOW)
    assert standings(event)[2:] == ["waiting", "waiting"]
    give_up(sign_up=other, at=NOW)
    assert standings(event)[2:] == ["offered", "waiting"]
    change_sign_up(sign_up=pair, person=ADA, at=NOW)
    assert standings(event)[2:] == ["offered", "offered"], "the seat that is not needed goes to the next"
    assert told(single) == ["offered"]


def test_a_free_seat_is_not_taken_while_somebody_waits_for_two(cast: Cast) -> None:
    event = held(cast, capacity=2)
    comes(event)
    comes(event, BO, seats=2)
    late = comes(event, CY)
    assert late.standing == "waiting"


def test_a_second_seat_is_had_only_if_one_is_free(cast: Cast) -> None:
    event, (guest, _) = full(cast)
    with pytest.raises(Refused) as refused:
        change_sign_up(sign_up=guest, person=ADA.__class__(**{**ada(), "seats": 2}), at=NOW)
    assert refused.value.field == "seats"
    change_capacity(event=event, capacity=3, **lin(cast))
    change_sign_up(sign_up=guest, person=ADA.__class__(**{**ada(), "seats": 2}), at=NOW)
    guest.refresh_from_db()
    assert (guest.seats, guest.name) == (2, "Ada Obi")


def ada() -> dict[str, Any]:
    return {name: getattr(ADA, name) for name in ADA.__dataclass_fields__}


def test_a_form_that_is_sent_twice_is_one_wish(cast: Cast) -> None:
    event, wish = held(cast), uuid4()
    sign_up(event=event, person=ADA, wish=wish, at=NOW)
    with pytest.raises(SentAlready):
        sign_up(event=event, person=ADA, wish=wish, at=NOW)
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    "change, field",
    [
        ({"name": " "}, "name"),
        ({"way": "pigeon"}, "way"),
        ({"email": ""}, "email"),
        ({"email": "ada at home"}, "email"),
        ({"way": "telephone"}, "telephone"),
        ({"way": "post"}, "address"),
        ({"seats": 3}, "seats"),
        ({"access": ("throne",)}, "access"),
        ({"who": "king"}, "who"),
    ],
)
def test_what_is_missing_is_named_and_nobody_is_signed_up(
    cast: Cast, change: dict[str, Any], field: str
) -> None:
    event = held(cast)
    with pytest.raises(Refused) as refused:
        comes(event, **change)
    assert refused.value.field == field
    assert not SignUp.objects.exists()


def test_nobody_signs_up_before_it_is_published_or_once_it_has_begun(cast: Cast) -> None:
    event = held(cast)
    with pytest.raises(NotNow, match="going on now"):
        comes(event, at=DURING)
    with pytest.raises(NotNow, match="over"):
        comes(event, at=AFTER)
    sign_up(event=event, person=CY, wish=uuid4(), **lin(cast, DURING))  # by the organiser, at the door


def test_what_is_over_changes_no_more(cast: Cast) -> None:
    event = held(cast)
    mine = comes(event)
    for act in (give_up, accept):
        with pytest.raises(NotNow):
            act(sign_up=mine, at=AFTER)
    give_up(sign_up=mine, at=NOW)
    with pytest.raises(NotNow, match="given up"):
        give_up(sign_up=mine, at=NOW)


def test_each_step_is_kept_and_in_the_log_without_a_name(cast: Cast) -> None:
    event = held(cast)
    mine = comes(event)
    give_up(sign_up=mine, at=LATE)
    steps = SignUpStep.objects.filter(sign_up=mine).order_by("at")
    assert [one.standing for one in steps] == ["place", "given_up"]
    entries = AuditEntry.objects.filter(stream=f"place:{cast.area.id}", facts__event=event.name)
    assert [one.what for one in entries.order_by("number")] == [
        "made an event", "published an event", "signed up for an event", "gave a place up",
    ]  # fmt: skip
    assert "Ada" not in str([one.facts for one in entries])
