"""The main job, from a worry to the next version, by the eight people it takes, on a screen of any size."""

from __future__ import annotations

from datetime import date

from tests.journeys import delivering, reviewing, writing
from tests.journeys.agreeing import a_plan_is_agreed
from tests.journeys.conftest import Comes
from tests.journeys.house import House
from tests.journeys.person import Person


def the_whole_thread(comes: Comes, house: House, size: tuple[int, int]) -> None:
    dan, ruth, funmi = comes("dan", size), comes("ruth", size), comes("funmi", size)
    ayo = a_plan_is_agreed(dan, ruth, funmi)

    house.it_is_now(date(2026, 11, 13))
    meera = comes("meera", size)
    a_fortnight_is_delivered(meera, ayo)
    assert delivering.reads_the_account(funmi, ayo) == delivering.reads_the_account(ruth, ayo)
    reviewing.arranges_a_review(ruth, ayo, (16, 11, 2026))
    reviewing.says_what_to_talk_about(funmi, ayo)
    others_look(comes, size, ayo)

    house.it_is_now(date(2026, 11, 16))
    reviewing.reads_what_the_review_must_answer(comes("joanna", size), ayo)
    reviewing.writes_down_the_review(ruth, ayo)
    reviewing.finds_the_next_version(ruth, ayo)


def a_fortnight_is_delivered(meera: Person, ayo: str) -> None:
    """Four sessions: two happened, two were missed, and one of those was made good."""
    delivering.reads_the_class_page(meera)
    delivering.taps_that_todays_session_happened(meera)
    delivering.opens_the_sessions(meera, ayo)
    delivering.records(meera, "Tuesday 3 November", happened=True)
    delivering.records(meera, "Friday 6 November", happened=False)
    delivering.records(meera, "Tuesday 10 November", happened=False)
    delivering.makes_good(meera, "Friday 6 November", (12, 11, 2026))


def others_look(comes: Comes, size: tuple[int, int], ayo: str) -> None:
    """The head reads the desk, the advocate the family's page, the young person his own."""
    helen = comes("helen", size)
    helen.opens("/desk/")
    helen.sees("1 plan")
    sam = comes("sam", size)
    sam.opens(f"{ayo}family/")
    sam.sees(writing.PROMISE)
    callum = comes("callum", size)
    callum.sees("You have no Individual Support Plan in force.")
