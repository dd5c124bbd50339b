"""In the room: signing up, the waiting list, the door without a signal, the panel, the screen, a table."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, PHONE, Comes
from tests.journeys.gathering import (
    AFTERNOON,
    EVENING,
    answers,
    asks_the_panel,
    finds,
    gives_up,
    makes_a_table,
    opens_what_is_held,
    publishes_and_puts,
    screen_of,
    signs_up,
    writes_notes,
)
from tests.journeys.house import House

QUESTION = "Who checks that a promise is kept?"


def test_the_last_place_is_given_up_and_goes_to_whoever_waits(comes: Comes) -> None:
    first, second = comes("funmi", PHONE, signs_in=False), comes("omar", DESKTOP, signs_in=False)
    code = signs_up(first, "Ada Obi")
    first.sees("Write the code down")
    waiting = signs_up(second, "Bo Lind")
    second.sees("You are number 1 on the list")
    finds(first, code)
    gives_up(first)
    finds(second, waiting)
    second.sees("A place is free for you")
    second.presses("Take the place")
    second.sees("You have a place")
    lin = comes("lin", PHONE)
    opens_what_is_held(lin, EVENING, "Who comes")
    lin.sees("bo@example.org")
    lin.opens(lin.path.replace("people", "needs"))
    lin.sees("A seat near the door")
    lin.does_not_see("Bo Lind")


def test_a_question_goes_from_a_phone_to_the_screen_and_back_with_its_answer(comes: Comes) -> None:
    visitor, lin = comes("omar", PHONE, signs_in=False), comes("lin", DESKTOP)
    code = asks_the_panel(visitor, QUESTION)
    screen = comes("sam", DESKTOP, signs_in=False)
    screen_of(screen, lin)
    publishes_and_puts(lin, QUESTION)
    expect(screen.page.locator(".wall__question")).to_have_text(QUESTION, timeout=40_000)
    answers(lin, "We do, every half-term.")
    finds(visitor, code)
    visitor.sees("We do, every half-term.")
    visitor.follows("See all questions")
    visitor.sees("Answered at the event")


def test_at_the_door_ticks_wait_for_a_signal(comes: Comes, house: House) -> None:
    lin = comes("lin", PHONE)
    opens_what_is_held(lin, AFTERNOON, "The door")
    one_more = lin.page.get_by_role("button", name="One more")
    house.close()
    one_more.click()
    said = lin.page.locator("form[data-tap-many] .tap__said")
    expect(said).to_contain_text("Kept on this device until there is a signal")
    one_more.click()
    expect(said).to_contain_text("2 taps are kept on this device")
    house.open()
    lin.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(said).to_contain_text("Counted. Lin Chen")
    lin.page.wait_for_function("localStorage.length === 0")
    lin.page.reload()
    lin.sees("2 who walked in")


def test_a_table_hands_its_notes_in(comes: Comes) -> None:
    lin, taker = comes("lin", DESKTOP), comes("sam", PHONE, signs_in=False)
    writes_notes(taker, makes_a_table(lin))
    opens_what_is_held(lin, AFTERNOON, "Tables and notes")
    lin.sees("Handed in")
    lin.follows("What was handed in is in the ledger")
    lin.sees("A note of an event")


def test_all_of_it_works_without_javascript(comes: Comes) -> None:
    visitor = comes("omar", DESKTOP, with_script=False, signs_in=False)
    lin, screen = (
        comes("lin", DESKTOP, with_script=False),
        comes("sam", DESKTOP, with_script=False, signs_in=False),
    )
    finds(visitor, signs_up(visitor, "Cy Park"))
    gives_up(visitor)
    words = "When will there be more swings?"
    asks_the_panel(visitor, words)
    publishes_and_puts(lin, words)
    screen_of(screen, lin)
    expect(screen.page.locator(".wall__question")).to_have_text(words)
    assert 'http-equiv="refresh" content="20"' in screen.page.content()
    opens_what_is_held(lin, AFTERNOON, "The door")
    lin.presses("One more")
    lin.sees("walked in")
    writes_notes(comes("meera", DESKTOP, with_script=False, signs_in=False), makes_a_table(lin))
