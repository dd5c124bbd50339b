"""What somebody types is never lost, and never overwrites somebody else's words silently."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Comes
from tests.journeys.person import Person

QUESTION = "What is hard for them?"
RUTHS = "Noise in the hall stops Leila listening"
ON_THE_DEVICE = "Noise from the road stops Leila listening"
HELD = "Noise of chairs stops Leila listening"
SAID = "I do not like the hall"
LEFT = "Leila cannot find the words in time"
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
    ruth.sees("What you typed is below. It is not saved yet")
    expect(ruth.page.get_by_label(QUESTION)).to_have_value(HELD)
    ruth.presses("Save")
    ruth.sees(HELD)


def test_wrong_answer_is_named_beside_its_field_when_saved_with_javascript(comes: Comes) -> None:
    ruth = comes("ruth", PHONE)
    opens_leilas_need(ruth)
    ruth.opens(ruth.path.split("/lines/")[0] + "/new/view")
    ruth.writes("In their own words", SAID)
    ruth.enters_day("When", 31, 2, 2027)
    expect(ruth.page.locator(".kept")).to_contain_text("Choose Save to see why")
    ruth.presses("Save")
    expect(ruth.page.locator(".govuk-error-summary")).to_contain_text("February")
    expect(ruth.page.get_by_label("In their own words")).to_have_value(SAID)
    ruth.enters_day("When", 28, 2, 2026)
    expect(ruth.page.locator(".kept")).to_contain_text("Saved at")


def test_signed_out_writer_signs_in_from_the_page_and_goes_on(comes: Comes) -> None:
    ruth = comes("ruth", PHONE)
    opens_leilas_need(ruth)
    ruth.is_signed_out_without_knowing()
    ruth.writes(QUESTION, ON_THE_DEVICE)
    ruth.follows("Sign in and carry on")
    ruth.gives_email_and_password()
    expect(ruth.page.get_by_label(QUESTION)).to_have_value(ON_THE_DEVICE)
    expect(ruth.page.locator(".kept")).to_contain_text("Saved at")


def test_save_of_a_signed_out_writer_asks_to_sign_in_and_comes_back(comes: Comes) -> None:
    ruth = comes("ruth")
    opens_leilas_need(ruth)
    ruth.is_signed_out_without_knowing()
    ruth.writes(QUESTION, HELD)
    ruth.presses("Save")
    ruth.gives_email_and_password()
    ruth.sees("What you typed is below. It is not saved yet")
    ruth.presses("Save")
    ruth.sees(HELD)


def test_new_line_left_at_the_last_key_is_in_the_draft(comes: Comes) -> None:
    ruth = comes("ruth")
    opens_leilas_need(ruth)
    part = ruth.path.split("/lines/")[0]
    ruth.opens(f"{part}/new/need")
    ruth.writes(QUESTION, LEFT)
    ruth.closes_the_page()
    ruth.opens(f"{part}/parts/needs")
    ruth.page.wait_for_timeout(500)
    ruth.opens(f"{part}/parts/needs")
    ruth.sees(LEFT)
    assert ruth.page.evaluate("localStorage.length") == 0


def test_comment_sent_after_the_session_ended_comes_back(comes: Comes) -> None:
    ruth = comes("ruth")
    ruth.opens("/concerns/new/?name=Leila")
    ruth.follows("Leila Haddad")
    ruth.is_signed_out_without_knowing()
    ruth.writes("What worries you?", SAID)
    ruth.page.get_by_role("button", name="Send").or_(ruth.page.locator("main button")).last.click()
    ruth.gives_email_and_password()
    ruth.sees("What you typed is below. It is not saved yet")
    expect(ruth.page.get_by_label("What worries you?")).to_have_value(SAID)


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
