"""A review is arranged, prepared, held, and opens the next version."""

from __future__ import annotations

from tests.journeys.person import Person

TOPIC = "He talks more at home now. Does he talk more in class?"


def arranges_a_review(senco: Person, child_path: str, day: tuple[int, int, int]) -> None:
    senco.opens(f"{child_path}reviews/")
    senco.presses("Arrange a review")
    senco.enters_day("What day?", *day)
    senco.writes("What time?", "3.30pm")
    senco.writes("Where?", "at school")
    senco.writes("Who will be there?", "Funmi Bello, Joanna Reed, Dan Okafor")
    senco.presses("Arrange a review")


def says_what_to_talk_about(parent: Person, child_path: str) -> None:
    parent.opens(f"{child_path}family/")
    parent.presses("Say what you want to talk about")
    parent.writes("What do you want to talk about?", TOPIC)
    parent.presses("Send to the school")
    parent.sees(TOPIC)


def reads_what_the_review_must_answer(therapist: Person, child_path: str) -> None:
    therapist.opens(f"{child_path}reviews/")
    therapist.follows("16 November")
    therapist.sees(TOPIC)
    therapist.sees("Did it help?")


def writes_down_the_review(senco: Person, child_path: str) -> None:
    senco.opens(f"{child_path}reviews/")
    senco.follows("16 November")
    senco.presses("Write down the review")
    senco.sees(TOPIC)
    senco.writes("Who was there?", "Ayo, Funmi Bello, Joanna Reed, Dan Okafor")
    senco.writes("What did the child or young person say?", "I like the pictures.")
    senco.writes("What did the family say?", "He tells his sister about school.")
    senco.chooses("It helped a little", of="Did it help?")
    senco.writes("What shows it?", "He told two parts of a story to Jack on Friday.")
    senco.writes("Why did some of it not happen", "Meera was ill. Dan will do it when she is away.")
    senco.chooses("Carry on", of="What next?")
    senco.presses("Save the review and open the next version")
    senco.sees("It helped a little")


def finds_the_next_version(senco: Person, child_path: str) -> None:
    senco.opens(f"{child_path}plan/")
    senco.sees("Version 2 is being drafted")
    senco.follows("Open the draft")
    senco.is_told("Draft of Ayo’s plan")
