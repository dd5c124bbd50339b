"""What a family says on paper or by telephone is entered for them, and is theirs to put right."""

from __future__ import annotations

from tests.journeys.conftest import PHONE, Comes
from tests.journeys.person import Person

HEARD, MEANT = "The stairs at noon are too full.", "The stairs at break are too full."
ENTERED = "By telephone on 2 November 2026, entered"


def test_a_telephone_call_is_entered_and_put_right_by_the_family(comes: Comes) -> None:
    grace = comes("grace")
    there = path_of(grace, "Tola")
    enters_her_answer(grace, there)
    enters_her_comment(grace)
    funmi = comes("funmi", PHONE)
    funmi.opens(f"{there}plan/shared/")
    funmi.sees(f"{ENTERED} for you by Grace Adeyemi.")
    says_what_she_meant(funmi)
    agrees_after_all(funmi)
    grace.opens(f"{there}plan/comments/")
    grace.sees("1 comment to answer")
    grace.sees(MEANT)
    grace.does_not_see("Disagrees")


def test_what_was_taken_out_of_a_draft_is_put_back(comes: Comes) -> None:
    ruth = comes("ruth")
    ruth.opens(f"{path_of(ruth, 'Leila')}plan/write")
    ruth.follows("Needs")
    ruth.follows("Remove")
    ruth.presses("Remove")
    ruth.sees("Nothing is written here yet.")
    ruth.follows("What was taken out of this draft")
    ruth.sees("Taken out by Ruth Palmer")
    ruth.page.get_by_role("button", name="Put it back").click()
    ruth.sees("Nothing is taken out of this draft.")
    ruth.follows("Back to the draft")
    ruth.sees("Noise stops Leila listening")


def path_of(senco: Person, child: str) -> str:
    senco.opens(f"/concerns/new/?name={child}")
    way = senco.page.get_by_role("link", name=child).first.get_attribute("href") or ""
    return way.removesuffix("concern/")


def enters_her_answer(senco: Person, there: str) -> None:
    senco.opens(f"{there}plan/comments/")
    senco.follows("Enter an answer that came on paper")
    senco.presses("Enter their answer")
    senco.sees("If they did not answer, there is nothing to enter")
    senco.chooses("They disagree")
    senco.writes("Why do they disagree?", HEARD)
    senco.chooses("By telephone")
    senco.enters_day("On what day?", 2, 11, 2026)
    senco.presses("Enter their answer")
    senco.sees(f"{ENTERED} by Grace Adeyemi.")


def enters_her_comment(senco: Person) -> None:
    senco.follows("Enter a comment that came on paper")
    senco.page.get_by_label("Which line is it about?").select_option(
        label="Need: Tola is frightened of stairs"
    )
    senco.writes("What did they say?", HEARD)
    senco.chooses("By telephone")
    senco.enters_day("On what day?", 2, 11, 2026)
    senco.presses("Enter their comment")
    senco.sees("1 comment to answer")


def says_what_she_meant(parent: Person) -> None:
    parent.follows("This is not what I said", within=parent.page.locator(".rows").last)
    parent.is_told("Correct what was entered for you")
    parent.writes("What did you mean to say?", MEANT)
    parent.presses("Correct it")
    parent.sees("Corrected")


def agrees_after_all(parent: Person) -> None:
    parent.presses("Change your answer")
    parent.chooses("I agree")
    parent.presses("Send answer")
    parent.sees("Agrees")
