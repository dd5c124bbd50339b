"""What somebody types is never lost, and never overwrites somebody else's words silently."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Comes
from tests.journeys.person import Person

QUESTION = "What is hard for them?"
RUTHS = "Noise in the hall stops Leila listening"
ON_THE_DEVICE = "Noise from the road stops Leila listening"
HELD = "Noise of chairs stops Leila listening"
DANS = "Noise at lunch stops Leila listening"


def test_words_typed_and_not_saved_are_there_when_the_browser_opens_again(comes: Comes) -> None:
    ruth = comes("ruth")
    opens_leilas_need(ruth)
    ruth.writes(QUESTION, RUTHS)
    expect(ruth.page.locator(".kept")).to_contain_text("Saved at")
    ruth.closes_the_page()
    opens_leilas_need(ruth)
    expect(ruth.page.get_by_label(QUESTION)).to_have_value(RUTHS)


def test_words_typed_after_the_session_ended_wait_on_the_device(comes: Comes) -> None:
    ruth = comes("ruth")
    opens_leilas_need(ruth)
    there = ruth.path
    ruth.is_signed_out_without_knowing()
    ruth.writes(QUESTION, ON_THE_DEVICE)
    expect(ruth.page.locator(".kept")).to_contain_text("You have been signed out")
    ruth.signs_in()
    ruth.opens(there)
    expect(ruth.page.get_by_label(QUESTION)).to_have_value(ON_THE_DEVICE)
    ruth.presses("Save")
    ruth.sees(ON_THE_DEVICE)


def test_words_sent_after_the_session_ended_are_held_without_javascript(comes: Comes) -> None:
    ruth = comes("ruth", with_script=False)
    opens_leilas_need(ruth)
    ruth.is_signed_out_without_knowing()
    ruth.writes(QUESTION, HELD)
    ruth.presses("Save")
    ruth.gives_email_and_password()
    ruth.sees("You were signed out while you wrote.")
    expect(ruth.page.get_by_label(QUESTION)).to_have_value(HELD)
    ruth.presses("Save")
    ruth.sees(HELD)


def test_second_of_two_editors_sees_the_first_ones_words(comes: Comes) -> None:
    ruth, dan = comes("ruth"), comes("dan")
    opens_leilas_need(ruth)
    opens_leilas_need(dan)
    dan.writes(QUESTION, DANS)
    dan.presses("Save")
    ruth.writes(QUESTION, RUTHS)
    expect(ruth.page.locator(".kept")).to_contain_text("Dan Okafor changed this while you were writing")
    ruth.presses("Save")
    ruth.sees(DANS)
    expect(ruth.page.get_by_label(QUESTION)).to_have_value(RUTHS)
    ruth.presses("Save")
    ruth.sees(RUTHS)
    ruth.does_not_see(DANS)


def opens_leilas_need(writer: Person) -> None:
    writer.opens("/concerns/new/?name=Leila")
    child = writer.page.get_by_role("link", name="Leila Haddad").get_attribute("href") or ""
    writer.opens(child.replace("/concern/", "/plan/write"))
    writer.follows("Needs")
    writer.follows("Change")
