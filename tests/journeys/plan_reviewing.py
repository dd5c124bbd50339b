"""The yearly review of an EHC plan, walked by its officer and read by the young person."""

from __future__ import annotations

from tests.journeys.person import Person

MORE = "A tutor plans the week with him for 45 minutes, alone, every Monday and Thursday."
SAID = "I want to plan my week on my phone."


def finds_the_case(priya: Person, name: str) -> str:
    priya.opens("/caseload/inbox/")
    priya.follows(name)
    return priya.path


def arranges_and_invites(priya: Person, case: str) -> None:
    priya.opens(case)
    priya.follows("The review")
    priya.presses("Arrange the meeting")
    priya.enters_day("On which day is the meeting?", 25, 11, 2026)
    priya.writes("When and where?", "at two o’clock, at Northmoor College")
    priya.presses("Arrange it")
    priya.sees("named by the law")
    for kind, name in (
        ("The child’s parent, or the young person", "Callum Reid"),
        ("A health professional whom the responsible body names", "Elaine Marsh"),
    ):
        priya.chooses(kind)
        priya.writes("Who?", name)
        priya.presses("Put them on the list")
    priya.presses("The invitations were sent")
    priya.presses("Send the family’s letter, and record it")
    priya.presses("Send the papers round")
    priya.presses("Record it")


def reads_the_invitation(callum: Person, case: str) -> None:
    callum.opens(case)
    callum.follows("Callum’s review: please come")
    callum.sees("on 25 November 2026, at two o’clock, at Northmoor College")
    callum.opens(f"{case}review/")
    callum.sees("The meeting is on Wednesday 25 November 2026")


def holds_it(priya: Person, case: str) -> None:
    priya.opens(f"{case}review/")
    priya.follows("Say whether it helped")
    priya.sees("What happened:")
    priya.chooses("It helped a little")
    priya.writes("What shows it?", "He plans Mondays alone.")
    priya.chooses("Change it")
    priya.presses("Keep it")
    priya.presses("Hold the meeting")
    priya.writes("Who was there?", "Callum, his tutor, Elaine Marsh")
    priya.writes("What did the child or young person say?", SAID)
    priya.writes("What helps to prepare for adult life?", "Work in the college kitchen.")
    priya.chooses("The plan changes")
    priya.presses("Record it")
    priya.presses("Send the report")
    priya.sees("The report")
    priya.presses("Send the report")


def proposes_changes(priya: Person, case: str) -> None:
    priya.opens(f"{case}plan/")
    priya.presses("Begin a new version")
    priya.follows("Cognition and learning")
    priya.follows("Change: A tutor plans the week")
    priya.writes("What does the plan say here?", MORE)
    priya.presses("Save the line")
    priya.follows("The whole plan")
    priya.presses("Send it to the family")
    priya.sees("What would change")
    priya.presses("Send the proposed changes")


def answers(callum: Person, case: str) -> None:
    callum.opens(case)
    callum.follows("Changes we propose to Callum’s plan")
    callum.sees(f"Now: {MORE}")
    callum.opens(f"{case}plan/")
    callum.follows("Read it: version 2")
    callum.sees("What changed since version 1")
    callum.follows("Say something about the whole draft")
    callum.writes("What do you want to say about this?", "Thursday is good.")
    callum.presses("Send it")


def makes_it_final(priya: Person, case: str) -> None:
    priya.opens(f"{case}review/")
    priya.presses("Send the final amended plan")
    priya.follows("The family’s answers, and the settings asked")
    priya.follows("Say what became of it")
    priya.chooses("Taken up")
    priya.writes("Why?", "Thursday it is.")
    priya.presses("Send the answer")
    priya.opens(f"{case}plan/")
    priya.presses("Begin a new version")
    priya.presses("Make it final")
    priya.writes("How was the family’s answer taken up?", "Thursday stays.")
    priya.presses("Sign and send the plan")


def sees_the_amended_plan(callum: Person, case: str) -> None:
    callum.opens(case)
    callum.follows("Callum’s amended plan")
    callum.sees("Thursday stays.")
    callum.opens(f"{case}review/")
    callum.sees("You can ask for a review earlier")


def records_the_move(priya: Person) -> None:
    priya.opens("/caseload/")
    priya.follows("Children who move to the next phase this year")
    priya.sees("Move not recorded")
    priya.follows("Record the move of Erin Vale")
    priya.presses("Record it")
    priya.opens("/caseload/phases/?what=open")
    priya.sees("By 31 March 2027")


def enters_it_for_the_school(grace: Person) -> str:
    """The school held the meeting by itself; its SENCO finds the child among the cases of councils."""
    grace.opens("/school-cases/")
    grace.follows("Erin")
    case = grace.path
    grace.follows("When it is, what was delivered, and what was found")
    grace.follows("Hold the meeting")
    grace.enters_day("On which day was it held?", 2, 11, 2026)
    grace.writes("Who was there?", "Erin, her mother, Grace Adeyemi")
    grace.writes("What did the child or young person say?", SAID)
    grace.writes("What helps to prepare for adult life?", "A week at the garden centre.")
    grace.chooses("The plan stays as it is")
    grace.presses("Record it")
    grace.sees("Not recorded here")
    grace.follows("Say whether it helped")
    grace.chooses("It helped")
    grace.writes("What shows it?", "She plans Mondays alone.")
    grace.chooses("Carry on")
    grace.presses("Keep it")
    grace.presses("Send the report")
    grace.sees("within two weeks of the meeting")
    grace.presses("Send it to the council")
    grace.sees("Every step that the school takes is done.")
    return case


def reads_what_the_school_found(priya: Person, case: str) -> None:
    priya.opens(f"{case}review/")
    priya.sees("Sent by Grace Adeyemi")
    priya.sees(SAID)
    priya.sees("Decide, and tell the family")
