"""From the advice to the final plan: drafted, sent, answered, a setting asked, signed in time."""

from __future__ import annotations

from tests.journeys.person import Person

NEED = "Zara tires after lunch because of her medicine."
OUTCOME = "By July 2028 Zara takes part in every afternoon lesson of the week."
WISH = "She must be able to rest beside her friends."


def drafts_it(priya: Person, case: str) -> None:
    priya.opens(f"{case}plan/")
    priya.presses("Begin the plan")
    priya.follows("Cognition and learning")
    priya.presses("Write the need of a new row")
    priya.writes("What does the plan say here?", NEED)
    priya.presses("Save the line")
    priya.follows("Write a line in Outcome, row 1")
    priya.writes("What does the plan say here?", OUTCOME)
    priya.presses("Save the line")
    priya.page.get_by_role("complementary").get_by_text("Elaine Marsh").first.click()
    priya.follows("Use it: A rest at one")
    priya.chooses("F, provision, row 1", of="Where does it go?")
    priya.presses("Put it in the plan")
    priya.sees("A rest at one o’clock would help.")
    priya.follows("The whole plan")
    priya.presses("Send it to the family")
    priya.chooses("Here, and by e-mail that it is here")
    priya.presses("Send the draft")


def answers(omar: Person, case: str) -> None:
    omar.opens(case)
    omar.opens(f"{case}plan/")
    omar.follows("Read it: version 1")
    omar.presses("Ask for a school or college")
    omar.writes("Which school or college do you ask for?", "Hawthorn Primary")
    omar.presses("Send it")
    omar.opens(f"{case}plan/")
    omar.follows("Read it: version 1")
    omar.follows("Say something about the whole draft")
    omar.writes("What do you want to say about this?", WISH)
    omar.presses("Send it")
    omar.sees("Not answered yet")


def asks_the_school(priya: Person, case: str) -> None:
    priya.opens(f"{case}plan/")
    priya.follows("The family’s answers, and the settings asked")
    priya.sees("Hawthorn Primary")
    priya.presses("Ask a setting")
    priya.writes("Which setting is asked?", "Hawthorn Primary")
    priya.presses("Record that it is asked")
    priya.sees("Due")


def answers_the_council(ruth: Person) -> None:
    ruth.opens("/consultations/")
    ruth.follows("Read the draft, and answer")
    ruth.sees(NEED)
    ruth.presses("Answer the council")
    ruth.chooses("Yes")
    ruth.writes("Explain the answer", "She is here already, and there is a quiet room.")
    ruth.presses("Send the answer")
    ruth.is_told("Councils that consult your school")


def makes_it_final(priya: Person, case: str) -> None:
    priya.opens(f"{case}plan/answers/")
    priya.follows("Say what became of it")
    priya.chooses("Taken up")
    priya.writes("Why?", "The plan says so.")
    priya.presses("Send the answer")
    priya.opens(f"{case}plan/")
    priya.presses("Begin a new version")
    priya.follows("School or other setting")
    priya.follows("Write a line in Name")
    priya.writes("What does the plan say here?", "Hawthorn Primary")
    priya.presses("Save the line")
    priya.follows("The whole plan")
    priya.presses("Make it final")
    priya.writes("How was the family’s answer taken up?", "Hawthorn Primary is named, as you asked.")
    priya.writes("Which officer signs?", "Priya Nair")
    priya.presses("Sign and send the plan")


def has_a_plan_in_time(omar: Person, case: str) -> None:
    omar.opens(case)
    omar.sees("In time")
    omar.does_not_see("days late")
    omar.opens(f"{case}plan/")
    omar.follows("Read it: version 2")
    omar.sees("A rest at one o’clock would help.")
    omar.sees("Hawthorn Primary")
