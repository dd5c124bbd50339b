"""What people do about an event: sign up, wait, ask the panel, write notes."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.person import Person

EVENING, AFTERNOON = "An evening in Ridgeway", "An afternoon in Hawthorn"


def signs_up(visitor: Person, name: str) -> str:
    """One question a page: for a place, or else for the waiting list. Gives the code."""
    visitor.opens("/events/")
    visitor.follows(EVENING)
    button = visitor.page.get_by_role("button", name=re.compile("Sign up|Join the waiting list")).inner_text()
    visitor.presses(button.strip())
    visitor.presses("Go on")
    visitor.sees("Enter your name")
    visitor.writes("What is your name?", name)
    visitor.presses("Go on")
    visitor.chooses("By e-mail")
    visitor.writes("Your e-mail address", f"{name.split()[0].lower()}@example.org")
    visitor.presses("Go on")
    visitor.chooses("No, I come by myself")
    visitor.presses("Go on")
    visitor.chooses("Hearing loop")
    visitor.writes("Anything else", "A seat near the door")
    visitor.presses("Go on")
    visitor.presses("Go on")
    visitor.chooses("A parent or carer")
    visitor.presses("Go on")
    visitor.is_told("Check what you send")
    visitor.sees("A seat near the door")
    visitor.presses(button.strip())
    return code_seen(visitor)


def code_seen(person: Person) -> str:
    said = person.page.locator(".govuk-panel__body").inner_text()
    return said.split("is ")[-1].strip().replace("‑", "-")


def finds(visitor: Person, code: str) -> None:
    visitor.opens("/events/find/")
    visitor.writes("Your code", code)
    visitor.presses("Find it")


def gives_up(visitor: Person) -> None:
    visitor.follows("Give my place up")
    visitor.presses("Give it up")
    visitor.sees("You have given your place up")


def asks_the_panel(visitor: Person, words: str) -> str:
    visitor.opens("/events/")
    visitor.follows(AFTERNOON)
    visitor.follows("See what is asked")
    visitor.presses("Ask a question")
    visitor.writes("What do you want to ask the panel?", words)
    visitor.presses("Send it")
    return code_seen(visitor)


def opens_what_is_held(lin: Person, event: str, page: str) -> None:
    lin.opens("/events/run/")
    lin.follows(event)
    lin.follows(page)


def publishes_and_puts(lin: Person, words: str) -> None:
    opens_what_is_held(lin, AFTERNOON, "Questions to the panel")
    lin.sees(words)
    lin.follows("Decide")
    lin.chooses("Publish it")
    lin.presses("Decide")
    lin.page.get_by_role("button", name="Put it to the panel").first.click()
    lin.sees("Before the panel now")


def answers(lin: Person, words: str) -> None:
    opens_what_is_held(lin, AFTERNOON, "Questions to the panel")
    lin.follows("What became of it")
    lin.chooses("It was answered at the event")
    lin.writes("The answer, or why there is none", words)
    lin.writes("Who answers?", "Joan Park, head of SEND")
    lin.presses("Publish the answer")


def makes_a_table(lin: Person) -> str:
    opens_what_is_held(lin, AFTERNOON, "Tables and notes")
    lin.presses("Add a table")
    lin.writes("Who takes the notes?", "Sam Ortiz")
    lin.presses("Make a code")
    return code_seen(lin)


def writes_notes(taker: Person, code: str) -> None:
    taker.opens("/events/notes/")
    taker.writes("The code of your table", code)
    taker.presses("Go to my table")
    taker.follows("What would have helped you")
    taker.writes("What was said?", "Somebody to ring in the first week.")
    taker.presses("Save, and write another")
    taker.writes("What was said?", "Being believed.")
    taker.presses("Save")
    taker.sees("2 notes wait to be handed in")
    taker.presses("Hand them in")
    taker.chooses("Yes: the table was asked, and nobody minds")
    taker.presses("Hand them in")
    taker.is_told("The notes are handed in")


def screen_of(visitor: Person, lin: Person) -> str:
    opens_what_is_held(lin, AFTERNOON, "The screen in the room")
    path = lin.path
    visitor.opens(path)
    expect(visitor.page.locator(".wall__address")).to_contain_text("/e/")
    return path
