"""The main job on the screen of a phone."""

from __future__ import annotations

from tests.journeys.conftest import PHONE, Comes
from tests.journeys.house import House
from tests.journeys.thread import the_whole_thread


def test_from_a_concern_to_the_next_version(comes: Comes, house: House) -> None:
    the_whole_thread(comes, house, PHONE)
