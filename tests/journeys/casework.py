"""A case with the council, by the four people it takes: from a request without an account to a decision."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.config.demonstration.names import CLASSMATES
from tests.journeys.person import Person

BORN = date(2017, 3, 1) + timedelta(days=[first for first, _, _ in CLASSMATES].index("Zara") * 5 % 120)
WHY = "Zara is out of class most afternoons, and nobody can say what would help."
ADVICE = "Zara tires after lunch because of her medicine. A rest at one o’clock would help."


def asks_without_an_account(omar: Person) -> None:
    omar.opens("/assessment/")
    omar.presses("Start now")
    omar.page.get_by_label("In which council’s area does the child live?").select_option(
        label="Northmoor Council"
    )
    omar.presses("Continue")
    omar.chooses("A parent or the young person")
    omar.presses("Continue")
    omar.writes("First name", "Zara")
    omar.writes("Last name", "Malik")
    omar.enters_day("Date of birth", BORN.day, BORN.month, BORN.year)
    omar.presses("Continue")
    omar.writes("Why do you ask?", WHY)
    omar.presses("Continue")
    omar.presses("Continue")
    omar.writes("Your name", "Omar Malik")
    omar.writes("Your telephone number", "01632 960 145")
    omar.presses("Continue")
    omar.is_told("Check what you send")
    omar.sees(WHY)
    omar.presses("Send the request")
    omar.is_told("Your request is sent")
    omar.does_not_see("Zara")


def matches_and_takes_it(priya: Person) -> str:
    """The address of the case."""
    priya.opens("/requests/")
    priya.follows("Match it: Zara Malik")
    priya.chooses_beginning("Zara Malik", of="Which child is it about?")
    priya.presses("Open the case")
    priya.sees("Nobody yet")
    case = priya.path
    priya.follows("Take it, or give it to somebody")
    priya.presses("Pass it on")
    priya.sees("Priya Nair")
    return case


def decides(priya: Person, case: str, what: str, why: str) -> None:
    priya.opens(f"{case}decide/")
    priya.chooses(what)
    priya.presses("Continue")
    priya.writes("Why?", why)
    priya.writes("What did you look at?", "The school’s record since September")
    priya.presses("Read the letter")
    priya.sees(why)
    priya.presses("Send the letter, and record the decision")


def asks_for_advice(priya: Person, case: str) -> None:
    priya.opens(f"{case}advice/ask/")
    priya.chooses("Health")
    priya.writes("Who is asked?", "Elaine Marsh")
    priya.writes("What is their e-mail address?", "elaine.marsh@example.org")
    priya.writes("Who is their manager?", "Martin Cole")
    priya.presses("Ask for advice")
    priya.sees("Elaine Marsh")


def chases(priya: Person, case: str) -> None:
    priya.opens(case)
    priya.sees("Health advice from Elaine Marsh is")
    priya.presses("Ask Elaine Marsh today")
    priya.writes("What do you want to say?", "Please answer this week.")
    priya.presses("Remind them")
    priya.presses("Ask Martin Cole today")
    priya.presses("Remind them")


def gives_advice(elaine: Person) -> None:
    elaine.opens("/advice/")
    elaine.follows("Give the advice about Zara Malik")
    elaine.writes("Your advice", ADVICE)
    elaine.presses("Send the advice")
    elaine.is_told("Advice asked of you")


def records_an_exception(priya: Person, case: str) -> None:
    priya.opens(f"{case}event/")
    priya.chooses("Exceptional personal circumstances began")
    priya.presses("Continue")
    priya.enters_day("From which day?", 1, 2, 2027)
    priya.enters_day("Until which day?", 12, 2, 2027)
    priya.writes("What happened, and why?", "Zara was in hospital, and could be seen by nobody.")
    priya.presses("Record it")
    priya.sees("Excused")


def reads_what_became_of_it(omar: Person, case: str) -> None:
    omar.opens(case)
    omar.sees("7 days late, excused")
    omar.sees("You may appeal to the tribunal until")
    omar.sees("By reg 10(4)")
    omar.follows("Read it: Health")
    omar.sees(ADVICE)
    omar.opens(case)
    omar.follows("Our decision about Zara")
    omar.sees("The school can give Zara her rest.")
    omar.sees("You may appeal to the First-tier Tribunal")
    omar.opens(f"{case}record/")
    omar.sees("Zara was in hospital")
