"""The made-up events of the demonstration: nine in rooms, five online, each as it is said to be."""

from __future__ import annotations

import pytest

from goldenthread.config.demonstration.asking import hold_conversation
from goldenthread.config.demonstration.cast import Cast
from goldenthread.config.demonstration.gathering import hold_events
from goldenthread.conversation.queries.replies import ledger_of
from goldenthread.events.access import published_ones
from goldenthread.events.queries.events import event_lines
from goldenthread.events.queries.panel import questions_of, screen_of, unread_of
from goldenthread.events.queries.people import door_of, to_tell
from goldenthread.events.queries.positions import position_of
from tests.cast import NOW
from tests.events.made import standings

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_each_kind_of_event(cast: Cast) -> None:
    consultation = hold_conversation(cast)
    hold_events(cast, consultation)
    lines = event_lines(published_ones(), NOW, position_of("NM1 2AB"))
    assert (sum(not one.is_online for one in lines), sum(one.is_online for one in lines)) == (9, 5)
    assert [one.name for one in lines[:2]] == ["An evening in Hawthorn", "An evening in Northmoor"]
    over, on = published_ones()[:2]
    full = published_ones().get(name="An evening in Larchfield")
    assert [one.became for one in questions_of(over)][:2] == ["live", "not"]
    assert (door_of(on).came, door_of(on).walked_in, len(unread_of(on))) == (4, 1, 1)
    screen = screen_of(on, NOW)
    assert screen.now is not None
    assert len(screen.next) == 3
    assert standings(full) == ["given_up", "place", "place", "offered", "waiting", "waiting"]
    assert [one.name for one in to_tell(full)] == ["Leah Brook"]
    assert ("A note of an event", 1) in ledger_of(consultation).kinds
