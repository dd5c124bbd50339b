"""A plan is written, a part at a time, by the SENCO and the class teacher."""

from __future__ import annotations

from tests.journeys.person import Person

NEED = "Ayo knows what he wants to say, but cannot find the words in time"
OUTCOME = "Ayo tells a friend what happened at the weekend, in three parts"
PROMISE = "Word map before each new topic"
ADJUSTMENT = "Everyone waits 10 seconds for his words"
NOTE = "Word map on his desk before you ask him"


def starts_the_plan(senco: Person) -> None:
    senco.presses("Write the plan")
    senco.presses("Start the plan")
    senco.is_told("Draft of Ayo’s plan")


def writes_what_ayo_wants(senco: Person) -> None:
    senco.follows("What is wanted and thought")
    senco.follows("Add somebody’s words")
    senco.chooses("What they want", of="What is this?")
    senco.writes("In their own words", "I want to be on the radio.")
    senco.chooses("The child or young person", of="Whose words are these?")
    senco.writes("Who said it, and to whom", "Ayo, told to Meera Shah")
    _saves(senco, "I want to be on the radio.")


def writes_a_need(senco: Person) -> None:
    senco.follows("Needs")
    senco.follows("Add a need")
    senco.writes("What is hard for them?", NEED)
    senco.chooses("Speech, language and communication", of="Area of development")
    _saves(senco, NEED)


def writes_an_outcome(senco: Person) -> None:
    senco.follows("Outcomes")
    senco.follows("Add an outcome")
    senco.writes("What will they be able to do?", OUTCOME)
    senco.enters_day("By when", 16, 7, 2027)
    senco.writes("How will we know?", "3 times out of 4, heard by Dan Okafor")
    _saves(senco, OUTCOME)


def promises_help(senco: Person, *, days: tuple[str, ...] = ("Tuesday", "Friday")) -> None:
    senco.follows("Provision")
    senco.follows("Add provision")
    senco.writes("What is it called?", PROMISE)
    senco.writes("What is done?", "Six pictures of the topic, named and put in order with Ayo.")
    senco.chooses_beginning("Meera Shah", of="Who does it?")
    for day in days:
        senco.chooses(day, of="On which days?")
    senco.writes("At what times?", "10.40am")
    senco.writes("How long is a session?", "15")
    senco.writes("How many children together?", "3")
    _saves(senco, PROMISE)


def adds_what_everyone_does(teacher: Person) -> None:
    """The class teacher finds the draft from the plan, and adds two lines of his own."""
    teacher.follows("Adjustments")
    teacher.follows("Add an adjustment")
    teacher.writes("What does everyone do differently?", ADJUSTMENT)
    _saves(teacher, ADJUSTMENT)
    teacher.follows("Notes for the class")
    teacher.follows("Add a note")
    teacher.writes("One thing to do in the lesson", NOTE)
    _saves(teacher, NOTE)


def _saves(writer: Person, words: str) -> None:
    writer.presses("Save")
    writer.sees(words)
    writer.presses("Go on")
