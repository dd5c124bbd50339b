"""Two at the same moment: of two who want the last place exactly one has it. On SQLite see the next file."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from goldenthread.config.demonstration.cast import Cast
from goldenthread.events.actions.events import change_capacity
from goldenthread.events.actions.moving import end_offers
from goldenthread.events.actions.panel import support
from goldenthread.events.actions.sending import mail_waiting
from goldenthread.events.actions.sign_ups import accept, give_up, sign_up
from goldenthread.events.models import Message, PanelQuestion, SignUp, Support
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.wall import lifted
from tests.cast import NOW
from tests.events.made import ADA, DURING, comes, full, held, lin, published, standings

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_postgresql"),
    pytest.mark.slow,
]


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Each act at the same moment on a connection of its own: what it came to, in order."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> str:
        try:
            with lifted("a test acts for two people"):
                start.wait(timeout=30)
                return str(act())
        except Conflict as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return sorted(people.map(one, acts))


def signs(event: Any, number: int, wish: Any = None) -> str:
    made, _ = sign_up(event=event, person=ADA, wish=wish or uuid4(), at=NOW)
    return f"{made.standing}"


def test_of_many_who_want_the_last_place_one_has_it(cast: Cast) -> None:
    event = held(cast, capacity=1)
    found = at_once(*[lambda number=number: signs(event, number) for number in range(6)])
    assert found == ["place", *["waiting"] * 5]
    numbers = SignUp.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]


def test_a_form_that_arrives_twice_at_once_is_one_sign_up(cast: Cast) -> None:
    event, wish = held(cast, capacity=5), uuid4()
    assert at_once(*[lambda: signs(event, 0, wish)] * 2) == ["SentAlready", "place"]


def test_of_two_places_given_up_at_once_each_goes_to_another(cast: Cast) -> None:
    event, guests = full(cast)
    for _ in range(3):
        comes(event)
    at_once(*[lambda one=one: give_up(sign_up=one, at=NOW) for one in guests])
    assert standings(event) == ["given_up", "given_up", "offered", "offered", "waiting"]
    assert Message.objects.filter(kind="offered").count() == 2


def test_an_offer_that_is_taken_as_it_ends_is_one_or_the_other(cast: Cast) -> None:
    event, (guest, _) = full(cast)
    first = comes(event)
    give_up(sign_up=guest, at=NOW)
    first.refresh_from_db()
    ends = first.answer_by
    assert ends is not None
    at_once(lambda: accept(sign_up=first, at=NOW), lambda: end_offers(event_id=event.id, at=ends))
    assert standings(event)[-1] in ("place", "lapsed")
    assert SignUp.objects.filter(event=event, standing="place").count() <= 2


def test_more_places_and_a_place_given_up_at_once_fill_the_room_and_no_more(cast: Cast) -> None:
    event, (guest, _) = full(cast)
    for _ in range(4):
        comes(event)
    at_once(
        lambda: change_capacity(event=event, capacity=3, **lin(cast)),
        lambda: give_up(sign_up=guest, at=NOW),
    )
    assert standings(event)[2:] == ["offered", "offered", "waiting", "waiting"]


def test_support_sent_twice_at_once_is_counted_once(cast: Cast) -> None:
    question = published(cast, held(cast))

    def supports() -> bool:
        return support(question=PanelQuestion.objects.get(), mark="ada", source_mark="", at=DURING)

    assert at_once(supports, supports) == ["False", "True"]
    assert Support.objects.filter(question=question).count() == 1


def test_two_workers_mail_each_message_once(cast: Cast) -> None:
    event = held(cast, capacity=20)
    for _ in range(10):
        comes(event)
    assert sum(map(int, at_once(lambda: mail_waiting(NOW), lambda: mail_waiting(NOW)))) == 10
