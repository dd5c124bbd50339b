"""A draft is shared, commented on, answered, agreed and put in force."""

from __future__ import annotations

from tests.journeys.person import Person
from tests.journeys.writing import PROMISE

COMMENT = "He is shy when three others watch him. Could it be two?"
REASON = "Two from next term. Until then it stays three, because the others need it too."


def shares_it(senco: Person) -> None:
    senco.presses("Look at it before sharing")
    senco.presses("Share with the family")
    senco.sees("Silence is not agreement")


def reads_the_draft(parent: Person) -> None:
    parent.opens("/")
    parent.follows("Ayo Bello")
    parent.presses("Read the draft and comment")
    parent.sees(PROMISE)


def comments_on_the_promise(parent: Person) -> None:
    parent.follows(f"Comment on: {PROMISE}")
    parent.writes("What do you want to say?", COMMENT)
    parent.presses("Send comment")
    parent.sees(COMMENT)


def says_what_became_of_it(senco: Person, child_path: str) -> None:
    senco.opens(f"{child_path}plan/comments/")
    senco.sees(COMMENT)
    senco.follows("Answer")
    senco.chooses("Partly taken up")
    senco.writes("Why?", REASON)
    senco.presses("Answer the family")


def agrees(parent: Person, child_path: str) -> None:
    parent.opens(f"{child_path}plan/shared/")
    parent.sees(REASON)
    parent.presses("Say whether you agree")
    parent.chooses("I agree")
    parent.presses("Send answer")
    parent.sees("Agree")


def puts_it_in_force(senco: Person, child_path: str) -> None:
    senco.opens(f"{child_path}plan/comments/")
    senco.presses("Put it in force")
    senco.presses("Put it in force")
    senco.is_told("Ayo’s Individual Support Plan")
    senco.sees("In force")
