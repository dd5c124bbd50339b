"""A family that does not agree with the council, and its officer: mediation, an appeal, an order."""

from __future__ import annotations

from tests.journeys.person import Person

REFUSED = "The school can help Zara with what it has."
WANTS = "Please find out what makes Zara tired."


def opens_it(who: Person, case: str) -> None:
    who.opens(f"{case}disagree/")


def asks_for_mediation(omar: Person, case: str) -> None:
    omar.opens(case)
    omar.follows("What you can challenge, mediation, and appealing")
    omar.is_told("If you disagree with the council")
    omar.sees("You may appeal until Saturday 2 January 2027.")
    omar.sees("Nothing is decided by silence.")
    omar.sees("SENDIASS")
    omar.follows("We contacted a mediation adviser")
    omar.presses("Record it")
    omar.follows("We want mediation")
    omar.presses("Record it")
    omar.sees("The council arranges the mediation within 30 days of being asked.")


def holds_it_and_agrees(priya: Person, case: str) -> None:
    opens_it(priya, case)
    priya.follows("The mediation was held")
    priya.presses("Record it")
    priya.follows("Something was agreed")
    priya.writes("What does it say?", "The school nurse sees Zara, and tells her family what she finds.")
    priya.presses("Record it")
    priya.chooses_beginning("The council does something else", of="What must be done?")
    priya.writes("In a few words", "The school nurse sees Zara")
    priya.presses("Record it")
    priya.sees("Due 4 December 2026")


def is_late_and_then_does_it(priya: Person, omar: Person, case: str) -> None:
    opens_it(omar, case)
    omar.sees("The council is 10 days late: The school nurse sees Zara.")
    opens_it(priya, case)
    priya.follows("Record that it is done")
    priya.presses("Record it")
    priya.sees("10 days late")


def appeals(omar: Person, case: str) -> None:
    opens_it(omar, case)
    omar.follows("We got the certificate")
    omar.presses("Record it")
    omar.follows("We sent an appeal")
    omar.sees("What is the appeal about?")
    omar.writes("What should be decided instead?", WANTS)
    omar.presses("Record it")
    omar.sees("With the tribunal")


def enters_the_days_of_the_tribunal(priya: Person, case: str) -> None:
    opens_it(priya, case)
    priya.sees(WANTS)
    for what, day in (("The council sends its response", 26), ("The hearing", 28)):
        priya.follows("The tribunal set a day")
        priya.chooses(what)
        priya.enters_day("Which day did the tribunal set?", day, 1, 2027)
        priya.presses("Record it")
    priya.sees("The tribunal hears the appeal on Thursday 28 January 2027.")


def records_the_order(priya: Person, case: str) -> None:
    opens_it(priya, case)
    priya.follows("Record that it is done: its response")
    priya.enters_day("On which day?", 25, 1, 2027)
    priya.presses("Record it")
    priya.follows("The appeal ended")
    priya.chooses("The tribunal agreed with the family")
    priya.writes("Why?", "Zara may need more than the school can give.")
    priya.presses("Record it")
    priya.follows("Record what was ordered, or what the council will do")
    priya.chooses("Assess, or assess again")
    priya.presses("Continue")
    priya.writes("What is ordered?", "The council shall secure an assessment.")
    priya.presses("Record it")
    priya.sees("Due 15 February 2027")


def sees_the_assessment_begin(omar: Person, case: str) -> None:
    opens_it(omar, case)
    omar.sees("The tribunal ordered an assessment, 1 February 2027.")
    omar.sees("in time")
    omar.opens(case)
    omar.sees("We will assess Zara’s needs")
    omar.does_not_see("Something was agreed")
