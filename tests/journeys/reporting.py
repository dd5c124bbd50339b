"""From what was counted to what was decided, and to whoever said it."""

from __future__ import annotations

from tests.journeys.person import Person

PLAIN, TELL = "Plain words", "Tell us when help does not happen"


def opens_the_desk(lin: Person) -> None:
    lin.opens("/public-consultations/")
    lin.follows("Swings")
    lin.follows("The report, and what was decided")
    lin.sees("Write the report in short.")


def writes_it(lin: Person) -> None:
    lin.follows("Write it: In short")
    lin.presses("Save")
    lin.sees("Write at least a sentence")
    lin.writes("The text", "People want to be told, and in plain words.")
    lin.presses("Save")
    for theme in (TELL, PLAIN):
        lin.follows(f"Write what was heard: {theme}")
        lin.writes("What was heard", f"What people say of {theme.lower()}.")
        if theme == TELL:
            lin.page.get_by_role("checkbox").first.check()
        lin.presses("Save")


def publishes_it(lin: Person) -> None:
    lin.presses("See it as everybody will")
    lin.sees("This is all that would be published now.")
    lin.follows("Back")
    lin.presses("Publish it")
    lin.page.get_by_label("I have looked at it as everybody will").check()
    lin.presses("Publish it")
    lin.is_told("What we heard")


def decides(lin: Person) -> None:
    opens = "/public-consultations/"
    lin.opens(opens)
    lin.follows("Swings")
    lin.follows("The report, and what was decided")
    lin.follows(f"Record the decision: {TELL}")
    lin.presses("Record it")
    lin.sees("Choose what was decided")
    lin.chooses("Accepted in part", of="What was decided?")
    lin.writes("Yes: what will be done", "Families see what happened, and what did not.")
    lin.writes("No: what will not be done", "A message on the same day.")
    lin.writes("Why", "Notes made in a hurry are wrong.")
    lin.writes("Who decided", "the Director of Children’s Services")
    lin.enters_day("When was it decided?", 2, 3, 2027)
    lin.presses("Record it")
    lin.sees("Accepted in part")


def answers_for_fairness(lin: Person) -> None:
    lin.follows("See the points")
    lin.sees("25 answers came")
    lin.follows("Answer: Not during an election")
    lin.writes("Your answer", "There was none.")
    lin.presses("Save")
    lin.sees("There was none.")


def reads_what_was_heard(visitor: Person) -> None:
    visitor.opens("/conversation/")
    visitor.follows("Swings")
    visitor.follows("What we heard")
    visitor.sees("People want to be told, and in plain words.")
    visitor.follows("1. How could we build more?")
    visitor.follows(f"“{TELL}”")
    visitor.sees("in every 100 answers said this")
    visitor.sees("A message on the same day.".lower())
    visitor.sees("A parent or carer, London")
    visitor.follows("All sentences that may be shown")
    visitor.follows("You said, we did")
    visitor.sees("1 of 2 themes has a decision.")
    visitor.page.get_by_label("What was decided").select_option("waiting")
    visitor.presses("Show")
    visitor.sees("Showing 1 of 2.")
    visitor.follows("What we heard")
    visitor.follows("Was it fair?")
    visitor.sees("There was none.")


def sees_what_became_of_their_words(visitor: Person, code: str) -> None:
    visitor.follows("Find my answer")
    visitor.writes("Your code", code.lower())
    visitor.presses("Find it")
    visitor.is_told("What became of my words")
    visitor.sees("2 parts of it speak for a theme.")
    visitor.sees("New since you sent it")
    visitor.presses("I have seen this")
    visitor.does_not_see("New since")


def objects(visitor: Person) -> None:
    visitor.follows("This is not what I meant")
    visitor.presses("Send it")
    visitor.sees("Choose what is not what you meant")
    visitor.page.get_by_role("radio").first.check()
    visitor.writes("What did you mean?", "I meant the letters of the council.")
    visitor.presses("Send it")
    visitor.sees("Not answered yet")


def asks_for_news_and_stops(visitor: Person) -> None:
    visitor.follows("Tell me by e-mail when something is decided")
    visitor.writes("Your e-mail address", "name at example")
    visitor.presses("Send me the letter that confirms it")
    visitor.sees("There is a problem")
    visitor.writes("Your e-mail address", "name@example.org")
    visitor.presses("Send me the letter that confirms it")
    visitor.sees("We wrote to name@example.org")
    visitor.presses("Delete my address")
    visitor.does_not_see("name@example.org")


def takes_their_words_out(visitor: Person, lin: Person) -> None:
    visitor.follows("Take my words out")
    visitor.presses("Take my words out")
    visitor.sees("None of your words is shown any more.")
    lin.opens("/public-consultations/")
    lin.follows("Swings")
    lin.follows("The report, and what was decided")
    lin.sees("Asked to be taken out")
    lin.follows("Set it aside: answer")
    lin.sees("whoever sent it reads why")
