"""What those who run a campaign do, and what somebody without an account does in it."""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta

from tests.journeys.house import COMMAND, House, surroundings
from tests.journeys.person import Person

LETTER = "We ask that swings\n- hold\n- are near"


def makes_a_campaign(sam: Person, name: str) -> str:
    """Public, with points for MPs, a pledge to make and a timeline. Gives back where everybody sees it."""
    sam.follows("Campaigns")
    sam.presses("Make a campaign")
    sam.writes("What is it called?", name)
    sam.writes("What should change, and why?", "Every child has a swing near home.")
    sam.presses("Make it")
    sam.follows("Change what you ask of people")
    sam.writes("What do you ask people to pledge?", "What will you do by next summer?")
    sam.writes("Points to make", "Ask when the money comes.\nSay what a swing would mean to your child.")
    sam.presses("Save")
    for when, title in (("March 2022", "A walk to the town hall"), ("May 2027", "A fair with swings")):
        sam.follows("Add to the timeline")
        sam.writes("When?", when)
        sam.writes("What happened, or will?", title)
        sam.presses("Add it")
    here = sam.path
    sam.presses("Make it public")
    sam.presses("Make it public")
    sam.sees("Public.")
    return here.split("#")[0].replace("/campaigning/", "/campaigns/")


def opens_a_survey(sam: Person, house: House) -> None:
    sam.follows("Make a survey")
    sam.writes("What is the survey called?", "Your say on swings")
    sam.presses("Go on")
    sam.sees("Before it can be opened")
    sam.follows("Write what it is about")
    sam.writes("What it is about", "Two questions about swings.")
    sam.writes("Who reads the answers", "The Forum reads them, for a year.")
    sam.presses("Save")
    for question, asks, choices in (
        ("Who are you?", "By choosing one answer", "A parent\nA teacher"),
        ("What would help most?", "In their own words", ""),
    ):
        sam.follows("Add a question")
        sam.writes("The question", question)
        sam.chooses(asks)
        sam.writes("The answers to choose from", choices)
        sam.presses("Add it")
    sam.presses("Open it")
    last = house.day + timedelta(days=20)
    sam.enters_day("On which day does it open?", house.day.day, house.day.month, house.day.year)
    sam.enters_day("On which day does it close?", last.day, last.month, last.year)
    sam.presses("Open it")
    sam.sees("Open:")
    sam.follows("Back")


def publishes_a_letter(sam: Person) -> None:
    sam.follows("Write an open letter")
    sam.writes("What is the letter called?", "A letter about swings")
    sam.writes("To whom is it written?", "the Secretary of State")
    sam.page.get_by_label("The letter", exact=True).fill(LETTER)
    sam.presses("Save it")
    sam.presses("Publish it")
    sam.presses("Publish it")
    sam.sees("Can be signed.")


def answers_the_survey(visitor: Person, campaign: str) -> None:
    visitor.opens(campaign)
    visitor.sees("A fair with swings")
    visitor.follows("Your say on swings")
    visitor.presses("Start now")
    visitor.sees("Write it down")
    visitor.presses("Begin with the first question")
    visitor.chooses("A parent")
    visitor.presses("Save and go on")
    visitor.writes("What would help most?", "Swings of wood.")
    visitor.presses("Save and go on")
    visitor.sees("Swings of wood.")
    visitor.presses("Send my answer")
    visitor.is_told("Your answer is sent")


def signs_the_letter(visitor: Person, campaign: str, house: House, email: str) -> str:
    """By the link of the mail; and the name is on the page. Gives back that link."""
    visitor.opens(campaign)
    visitor.follows("A letter about swings")
    letter = visitor.path
    visitor.presses("Sign the letter")
    visitor.presses("Sign it")
    visitor.sees("Choose whether you sign")
    visitor.chooses("For myself")
    visitor.writes("Your name", "Pat Lowe")
    visitor.writes("What you are", "parent")
    visitor.writes("Your e-mail address", email)
    visitor.presses("Sign it")
    visitor.is_told("Now look at your mail")
    visitor.opens(letter)
    visitor.does_not_see("Pat Lowe")
    signature = link_in_the_mail(house, "signatures")
    visitor.opens(signature)
    visitor.presses("Confirm my signature")
    visitor.sees("You have signed")
    visitor.opens(letter)
    visitor.sees("Pat Lowe")
    visitor.does_not_see(email)
    return signature


def pledges(visitor: Person, campaign: str, house: House, email: str) -> None:
    visitor.opens(campaign)
    visitor.follows("Pledges")
    visitor.presses("Make a pledge")
    visitor.writes("What do you pledge?", "I build a swing of wood.")
    visitor.writes("Your name", "Pat Lowe")
    visitor.writes("Your e-mail address", email)
    visitor.presses("Pledge it")
    visitor.opens(link_in_the_mail(house, "pledges"))
    visitor.presses("Confirm my pledge")
    visitor.sees("Waits for somebody to look at it")


def writes_to_an_mp(visitor: Person, campaign: str) -> None:
    visitor.opens(campaign)
    visitor.follows("Write to your MP")
    visitor.writes("What is your postcode?", "ZZ9 9ZZ")
    visitor.presses("Find my MP")
    visitor.sees("The register here does not know this postcode.")
    visitor.sees("Ask when the money comes.")
    visitor.writes("Your MP’s name", "Robin Vale")
    visitor.writes("Your letter, in your own words", "My daughter is seven, and has no swing.")
    visitor.writes("Your name", "Pat Lowe")
    visitor.writes("Your address", "1 Hill Road\nZZ9 9ZZ")
    visitor.presses("Show my letter")
    finished = visitor.page.get_by_label("The letter, to copy").input_value()
    assert finished.startswith("Dear Robin Vale\n\nMy daughter is seven, and has no swing.")
    link = visitor.page.get_by_role("link", name="Open it in your own mail program").get_attribute("href")
    assert link is not None
    assert link.startswith("mailto:")


def looks_at_what_came(sam: Person, campaign: str) -> None:
    sam.opens(campaign.replace("/campaigns/", "/campaigning/") + "pledges/")
    sam.follows("Look at it")
    sam.presses("Let it be seen")
    sam.sees("Stands")
    sam.opens(campaign + "pledges/")
    sam.sees("I build a swing of wood.")


def takes_the_name_off(visitor: Person, signature: str) -> None:
    visitor.opens(signature)
    visitor.presses("Take my name off")
    visitor.sees("Nobody has signed it yet.")
    visitor.does_not_see("Pat Lowe")


def link_in_the_mail(house: House, kind: str) -> str:
    """What the worker of this house mails, and the path of the link in it."""
    done = subprocess.run(  # noqa: S603 - our own command
        [COMMAND, "jobs", "--once"],
        env=surroundings(house.folder, house.day),
        capture_output=True,
        check=True,
        text=True,
    )
    return re.findall(rf"http://[^/]+(/{kind}/\S+)", done.stdout)[-1]
