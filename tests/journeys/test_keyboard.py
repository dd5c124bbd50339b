"""By keyboard alone: past the menu, to what is wrong, and to the box that is wrong."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Comes


def test_first_stop_of_the_keyboard_leads_past_the_menu(comes: Comes) -> None:
    dan = comes("dan")
    dan.opens("/concerns/")
    dan.page.keyboard.press("Tab")
    expect(dan.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    dan.page.keyboard.press("Enter")
    expect(dan.page.locator("#main")).to_be_focused()
    dan.page.keyboard.press("Tab")
    expect(dan.page.get_by_role("button", name="Raise a concern")).to_be_focused()


def test_a_form_with_something_missing_says_so_first_and_leads_to_the_box(comes: Comes) -> None:
    dan = comes("dan")
    dan.opens("/concerns/new/?name=Ayo")
    dan.follows("Ayo Bello")
    dan.writes("What has been tried", "Pictures.")
    dan.presses("Send")
    expect(dan.page.locator(".govuk-error-summary")).to_be_focused()
    assert dan.page.title().startswith("Error: ")
    dan.page.keyboard.press("Tab")
    dan.page.keyboard.press("Enter")
    expect(dan.page.get_by_label("What worries you?")).to_be_focused()
    expect(dan.page.get_by_label("What has been tried")).to_have_value("Pictures.")


def test_the_gate_is_answered_by_keyboard(comes: Comes) -> None:
    ruth = comes("ruth")
    ruth.opens("/concerns/new/?name=Zara")
    child = ruth.page.get_by_role("link", name="Zara Malik").get_attribute("href") or ""
    ruth.opens(child.replace("/concern/", "/duty/"))
    begin = ruth.page.get_by_role("button", name="Begin the questions")
    begin.focus()
    with ruth.page.expect_navigation():
        ruth.page.keyboard.press("Enter")
    ruth.page.get_by_label("Yes", exact=True).focus()
    ruth.page.keyboard.press("Space")
    with ruth.page.expect_navigation():
        ruth.page.keyboard.press("Enter")
    ruth.is_told_of("Does Zara have a disability?")
