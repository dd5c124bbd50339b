"""From a worry to an answer, and to the duty that is owed."""

from __future__ import annotations

from tests.journeys.person import PASTED, Person

WORRY = "He knows the answer and cannot find the words for it in time."
GATE = (
    ("Does Ayo find it much harder to learn", "Yes"),
    ("Does Ayo have a disability", "Yes"),
    ("Because of that, does something at school", "Yes"),
    ("Does Ayo need teaching that is extra", "Yes"),
    ("May Ayo need an Education", "No"),
)


def raises_a_concern(teacher: Person, child: str) -> None:
    teacher.opens("/concerns/")
    teacher.presses("Raise a concern")
    teacher.writes("Name", child)
    teacher.presses("Find")
    teacher.follows(child)
    teacher.writes("What worries you?", WORRY)
    teacher.writes("What has been tried", f"Pictures of the topic words, as in {PASTED}. It helped a little.")
    teacher.presses("Send")
    teacher.is_told(f"A concern about {child}")
    teacher.sees("You get the answer here and by e-mail.")


def answers_that_the_duty_is_asked(senco: Person, child: str) -> None:
    senco.opens("/concerns/")
    senco.sees(WORRY)
    senco.follows(child)
    senco.presses("Answer")
    senco.chooses("We will work out what help is owed")
    senco.writes("Why?", "Two teachers saw the same, and pictures alone did not help.")
    senco.presses("Send the answer")


def walks_the_gate(senco: Person) -> None:
    for question, answer in GATE:
        senco.is_told_of(question)
        senco.chooses(answer)
        senco.writes("What does your answer rest on?", f"Seen in class, and said by his mother. {PASTED}")
        senco.presses("Continue")
    senco.writes("Adjustment 1", "Wait 10 seconds for his words")
    senco.page.get_by_label("Who makes it?").first.fill("Every adult in 5H")
    senco.presses("Record this and tell the family")
    senco.sees("Wait 10 seconds for his words")


def reads_the_answer(teacher: Person, child: str) -> None:
    teacher.opens("/concerns/")
    teacher.follows(child)
    teacher.sees("Two teachers saw the same")
