"""What people do in a consultation: ask, answer in four ways, vote, and read how it ended."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.person import Person

NAME = "A good start at school"
ONE_PERSON = "Every family should have one person to ring."
NO_HELP = "Schools need no help from outside."
FIRST = "1. How can we identify"
SAID = "Ask the family what changed, and write it down the same week."


def makes_it(lin: Person, toolkit: Path) -> None:
    """From the toolkit's own document, with its principles, its questions and whom each quotes."""
    lin.opens("/public-consultations/")
    lin.presses("Make a consultation")
    lin.writes("What is it called?", NAME)
    lin.writes("Who asks?", "Northmoor Council")
    lin.chooses_beginning("A conversation", of="What kind of consultation is it?")
    lin.page.get_by_label("The document that asks the questions").set_input_files(toolkit)
    lin.presses("Read the document and go on")
    lin.sees("Should these written records follow a national format or be designed locally?")
    lin.sees("(Sutton Trust, Disabled Children's Partnership)")
    lin.sees("26. What would a successful model for this look like?")
    lin.follows("Write what it is about")
    lin.writes("What it is about", "We ask before anything is proposed. All of it can still change.")
    lin.presses("Save")


def announces_it(lin: Person) -> None:
    """A short window first: the warning, and the tick that is forgotten."""
    lin.presses("Announce it")
    lin.enters_day("On which day does it open?", 3, 11, 2026)
    lin.enters_day("On which day does it close?", 30, 11, 2026)
    lin.presses("Look at these days")
    lin.sees("What is doubtful about it")
    lin.enters_day("On which day does it close?", 8, 2, 2027)
    lin.presses("Announce it")
    lin.sees("Nothing about these days or questions is doubtful.")
    lin.presses("Announce it")
    lin.sees("Tick this to announce it")
    lin.page.get_by_label("I have read this").check()
    lin.presses("Announce it")
    lin.sees("Announced: 3 November 2026 to 8 February 2027.")


def puts_statements(lin: Person) -> None:
    lin.follows("Statements to agree with")
    lin.follows("Put statements beside question 1")
    lin.writes("Which statements do you put to people?", f"{ONE_PERSON}\n{NO_HELP}")
    lin.presses("Put them to people")
    lin.sees(ONE_PERSON)


def answers_two_questions(visitor: Person) -> str:
    """Stops half-way, comes back with the code, sends it. Gives the code."""
    visitor.opens("/conversation/")
    visitor.follows(NAME)
    visitor.presses("Start now")
    code = code_on(visitor)
    visitor.presses("Begin with the first question")
    visitor.writes("How can we identify", SAID)
    visitor.presses("Save and go on")
    visitor.page.context.clear_cookies()
    visitor.opens("/conversation/")
    visitor.follows("Find my answer")
    visitor.writes("Your code", code)
    visitor.presses("Find it")
    visitor.sees("1 question answered so far")
    visitor.follows("Should these written records follow")
    visitor.sees("You have not answered it")
    visitor.chooses("The first")
    visitor.writes("In your own words", "It helps when people move.")
    visitor.presses("Save, and see all questions")
    visitor.presses("Check and send")
    visitor.sees("Question 6 goes on from question 5, which has no answer.")
    visitor.page.get_by_label("You may quote my words").check()
    visitor.presses("Send my answer")
    visitor.is_told("Your answer is sent")
    return code


def votes(visitor: Person) -> None:
    """A tap for each statement, in whatever order they come; then another mind about one."""
    visitor.presses("Agree or disagree")
    visitor.presses("Begin, question 1")
    for _ in (ONE_PERSON, NO_HELP):
        agrees = ONE_PERSON in visitor.page.get_by_role("main").inner_text()
        visitor.presses("Agree" if agrees else "Disagree")
    visitor.sees("You have said what you think of all 2 statements.")
    visitor.follows(f"Change: {NO_HELP}")
    visitor.presses("Pass")


def code_on(visitor: Person) -> str:
    found = re.search(
        r"(?:[0-9A-Z]{4}[-\u2011]){2}[0-9A-Z]{4}", visitor.page.get_by_role("main").inner_text()
    )
    assert found
    return found[0]


def opens_answers(person: Person) -> None:
    person.opens("/public-consultations/")
    person.follows(NAME)
    person.presses("Answers")


def wants_every_paper_typed_twice(lin: Person) -> None:
    opens_answers(lin)
    lin.follows("Papers")
    lin.follows("Change how papers are taken in")
    lin.writes("Of a hundred papers", "100")
    lin.writes("Where is a paper form posted to?", "Northmoor Council\nFreepost SEND")
    lin.presses("Save")
    lin.sees("Every paper is typed in by two people")


def types_a_paper(lin: Person, anita: Person) -> None:
    """Neither sees what the other typed. They differ in a word, which is settled from the paper."""
    lin.presses("Give the next paper its number")
    lin.writes(FIRST, "My son waited two years.")
    lin.presses("Keep it")
    lin.sees("somebody else types it the second time")
    opens_answers(anita)
    anita.follows("Papers")
    anita.follows("Paper 1")
    anita.does_not_see("My son waited")
    anita.writes(FIRST, "My son waited too years.")
    anita.presses("Keep it")
    anita.presses("Settle what differs")
    anita.chooses("My son waited two years.")
    anita.presses("Keep it so")
    anita.sees("is kept")


def brings_in_a_document(lin: Person, response: Path) -> None:
    """Twenty-nine answers in another order than they were asked, and some to no question of ours."""
    opens_answers(lin)
    lin.presses("Bring in a document")
    lin.page.get_by_label("The document").set_input_files(response)
    lin.presses("Read it")
    lin.sees("29 answers found")
    lin.sees("Not answered in it: 1, 2, 9, 10, 24, 26, 27, 28, 29, 33.")
    lin.chooses_beginning("An organisation’s answer", of="Whose answer is it?")
    lin.page.get_by_label("Organisation", exact=True).fill("Aldersea Parent Carer Forum")
    lin.presses("Keep it so")
    lin.sees("is kept")


def reads_the_ledger(lin: Person) -> None:
    """It adds up, way by way."""
    opens_answers(lin)
    lin.sees("3 received, 0 set aside, 3 to be analysed.")
    ways = lin.page.get_by_role("table", name="How they came").get_by_role("row")
    expect(ways).to_have_count(4)
    for way in ("On this website", "On paper", "In a document"):
        expect(ways.filter(has_text=way)).to_contain_text("1")
    lin.sees("are to no question of this consultation")


def finds_it_closed(visitor: Person, code: str) -> None:
    """Nothing more is taken; what was said, and voted, can still be read with the code."""
    visitor.opens("/conversation/")
    visitor.follows(NAME)
    visitor.sees("Closed on 8 February 2027.")
    expect(visitor.page.get_by_role("button", name="Start now")).to_have_count(0)
    visitor.follows("I have a code")
    visitor.writes("Your code", code)
    visitor.presses("Find it")
    visitor.sees(SAID)
