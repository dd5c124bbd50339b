"""What was promised is recorded as it happens, and both sides read the same account."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.person import Person
from tests.journeys.writing import NOTE, PROMISE

ILL = "A member of staff was away"


def reads_the_class_page(assistant: Person) -> None:
    assistant.opens("/classes/")
    assistant.follows("5H")
    assistant.sees(NOTE)


def taps_that_todays_session_happened(assistant: Person) -> None:
    assistant.opens("/today/")
    session = assistant.page.locator("form[data-tap]").first
    session.get_by_role("button", name="Happened", exact=True).click()
    if assistant.with_script:
        expect(session.locator(".tap__said")).to_contain_text("Happened. Meera")
    assistant.opens("/today/")
    assistant.sees("Happened. Meera")


def opens_the_sessions(assistant: Person, child_path: str) -> None:
    assistant.opens(f"{child_path}plan/")
    assistant.follows(f"Account of {PROMISE}")
    assistant.follows("one by one")


def records(assistant: Person, day: str, *, happened: bool) -> None:
    """From the list of sessions, and back to it."""
    assistant.follows(f"Record it: {day}")
    assistant.chooses("Happened" if happened else "Did not happen", of="What happened?")
    if not happened:
        assistant.chooses_beginning(ILL, of="Why was it cut short")
    assistant.presses("Save")


def makes_good(assistant: Person, missed: str, on: tuple[int, int, int]) -> None:
    assistant.follows(f"Say that it was made good: {missed}")
    assistant.enters_day("When was it made good?", *on)
    assistant.writes("How many minutes?", "15")
    assistant.presses("Save")
    assistant.sees("ade good")


def reads_the_account(reader: Person, child_path: str) -> str:
    """The words and figures of the account, as this person sees them."""
    reader.opens(f"{child_path}plan/")
    reader.follows(f"Account of {PROMISE}")
    figures = reader.page.locator("main dl, main table")
    assert figures.count() > 1, "the account shows its figures"
    return "\n".join(figures.all_inner_texts())
