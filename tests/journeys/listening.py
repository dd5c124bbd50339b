"""What analysts do with the answers to a question, step by step."""

from __future__ import annotations

import subprocess

from goldenthread.config.demonstration.said import SAID
from tests.journeys.house import COMMAND, House, surroundings
from tests.journeys.person import Person
from tests.journeys.prepare_listening import ONE_PERSON, PLAIN

CONSULTATION, SAMPLE = "What makes a good plan", 14
BELONGS = {PLAIN: "Short and easy to understand.", ONE_PERSON: "A person who can be reached."}


def the_worker_works(house: House) -> None:
    """All jobs that wait now, as the worker beside the server does them."""
    subprocess.run(  # noqa: S603 - our own command
        [COMMAND, "jobs", "--once"],
        env=surroundings(house.folder, house.day),
        check=True,
        capture_output=True,
    )


def finds_the_question(person: Person) -> None:
    person.opens("/themes/")
    person.follows(CONSULTATION)
    person.follows("Question 1")
    person.sees("From answers to shares")


def asks_the_machine(person: Person, house: House, step: str, button: str) -> None:
    """Asks, reads that it waits, and comes back when it is done."""
    person.follows(step)
    person.presses(button)
    person.sees("Waiting for a worker")
    the_worker_works(house)
    person.presses("Look again")
    person.sees("Done,")
    person.presses("See what came out")


def names_two_themes(person: Person) -> None:
    """The first candidate by its own words, the second theme by hand."""
    person.page.locator("ul.rows a").first.click()
    person.looks()
    person.presses("Say what it is")
    person.presses("Save")
    person.sees("Choose what this candidate is")
    person.chooses("A theme of its own")
    person.writes("What do these people say?", PLAIN)
    person.presses("Save")
    person.sees("In a theme")
    person.follows("The frame so far")
    person.presses("Add a theme")
    person.writes("What do people say?", ONE_PERSON)
    person.writes("What belongs in it", BELONGS[ONE_PERSON])
    person.presses("Save")
    person.sees(f"Write what belongs in “{PLAIN}”.")
    person.follows(f"Write: {PLAIN}")
    person.writes("What belongs in it", BELONGS[PLAIN])
    person.presses("Save")


def signs(person: Person) -> None:
    finds_the_question(person)
    person.follows("The frame")
    person.presses("Read and sign it")
    person.presses("Sign these words")


def draws(person: Person) -> None:
    finds_the_question(person)
    person.follows("A random sample")
    person.presses("Draw a sample")
    person.writes("How many answers are drawn?", str(SAMPLE))
    person.presses("Draw and seal")
    person.sees(f"0 of {SAMPLE} answers are read by two people")


def codes_all(person: Person, *, by_keyboard: bool, differs_once: bool = False) -> None:
    """Each answer of the sample, until nothing is left for this person."""
    finds_the_question(person)
    person.follows("A random sample")
    person.presses("Code the next answer")
    for number in range(SAMPLE):
        person.sees(f"{SAMPLE - number} are left for you")
        words = person.page.get_by_role("main").inner_text()
        theme = PLAIN if any(said in words for said in SAID[PLAIN]) else ONE_PERSON
        if differs_once and number == 3:
            person.page.get_by_label("None of these fits").check()
            person.presses("Save and go on")
        elif by_keyboard:
            codes_by_number(person, theme)
        else:
            person.page.get_by_label(theme).first.check()
            person.presses("Save and go on")
    person.sees("Nothing of it is left for you.")


def codes_by_number(person: Person, theme: str) -> None:
    """Without a mouse: into the themes, the number of one, and Enter."""
    place = [PLAIN, ONE_PERSON].index(theme) + 1
    person.page.locator("input[name=themes]").first.focus()
    person.page.keyboard.press(str(place))
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    person.looks()


def settles_the_one(person: Person) -> None:
    finds_the_question(person)
    person.follows("How far two people agree")
    person.sees(f"gave exactly the same themes to {SAMPLE - 1} of {SAMPLE} answers")
    person.follows("Settle answer")
    words = person.page.get_by_role("main").inner_text()
    theme = PLAIN if any(said in words for said in SAID[PLAIN]) else ONE_PERSON
    person.page.get_by_role("group", name="What does this answer say?").get_by_label(theme).first.check()
    person.presses("Settle it")
    person.sees("Nothing is left to settle.")


def reads_who_said_what(person: Person) -> None:
    person.sees("Who said what")
    person.sees(f"two people read {SAMPLE} drawn at random")
    person.follows(PLAIN)
    person.sees("in every 100 answers")
    person.sees("Two people agree")
    person.sees("Proposed by the machine")
