"""A family that moves twice: a plan comes from a council outside, and goes on to another council here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from goldenthread.formats.ehc_plan import EhcPlan, Placement, write_plan
from tests.journeys.person import Person


def word_file(folder: Path, setting: str) -> Path:
    """The plan as the council outside sent it."""
    path = folder / "plan.docx"
    path.write_bytes(
        write_plan(EhcPlan(history="She came to school at four.", placement=Placement(setting, "School")))
    )
    return path


def brings_in(priya: Person, name: str, born: date, file: Path) -> str:
    """The address of the case of a plan that came from a council outside."""
    first, last = name.split()
    priya.opens("/requests/")
    priya.presses("A plan moves in from a council that does not work here")
    priya.writes("The child’s first name", first)
    priya.writes("The child’s last name", last)
    priya.enters_day("The child’s date of birth", born.day, born.month, born.year)
    priya.presses("Continue")
    priya.chooses_beginning(name, of="Which child is it?")
    priya.writes("From which council does the plan come?", "Barchester Council")
    priya.writes("What is its code?", "996")
    priya.enters_day("On which day was the plan transferred?", 20, 10, 2026)
    priya.enters_day("When was the plan made or last reviewed?", 2, 3, 2026)
    priya.presses("Open the case")
    priya.is_told("Bring in the plan of the council before")
    priya.page.get_by_label("The plan as a Word file").set_input_files(file)
    priya.writes("Who signed it at the other council?", "Jo Marsh")
    priya.presses("Put it in force as it is")
    return priya.path.removesuffix("plan/")


def records_where(priya: Person, case: str, setting: str) -> None:
    priya.opens(f"{case}placements/")
    priya.sees(setting)
    priya.presses("Record a place")
    priya.chooses("Taught at home by choice", of="Where is the child placed?")
    priya.chooses("No, the second, beside the first", of="Is it the only place?")
    priya.enters_day("From which day?", 26, 10, 2026)
    priya.writes("Who agreed to it?", "Her family")
    priya.presses("Record the place")
    priya.sees("beside the first place")


def learns_and_transfers(priya: Person, case: str, child: str) -> None:
    priya.opens(case)
    priya.follows("The family moves to another council")
    priya.chooses("Southvale Council", of="To which council does the family move?")
    priya.enters_day("On which day does the family move?", 2, 11, 2026)
    priya.enters_day("When did the council learn of it?", 26, 10, 2026)
    priya.writes("Who told us, and how?", "The family rang.")
    priya.presses("Record the move")
    priya.follows("Transfer the case")
    priya.sees("Southvale Council works here too")
    priya.writes("Why does this go, and the rest stay?", "The plan is what the new council needs.")
    priya.presses("Transfer the case")
    priya.is_told(f"Our record of {child}’s case")
    priya.sees("Southvale Council (997)")


def is_out(priya: Person, case: str, child: str) -> None:
    answer = priya.page.goto(case)
    assert answer is not None
    assert answer.status == 404
    priya.opens("/moved/")
    priya.follows(child)
    priya.sees("The plan is what the new council needs.")


def takes_it_and_tells(neil: Person, child: str) -> str:
    neil.opens("/caseload/inbox/")
    neil.follows(child)
    case = neil.path
    neil.follows("Take it, or give it to somebody")
    neil.presses("Pass it on")
    neil.follows("What came with it")
    neil.follows("Final")
    neil.sees("She came to school at four.")
    neil.opens(case)
    neil.presses("Tell the family that the plan came")
    neil.writes("Why, and what happens now?", "The plan fits. We visit the school first.")
    neil.presses("Send the letter")
    return case


def reads_the_letter(parent: Person, case: str, child: str) -> None:
    parent.opens(case)
    parent.sees("The plan came from Northmoor Council")
    parent.follows(f"{child}’s plan is with us now")
    parent.sees("The plan fits. We visit the school first.")
    parent.sees(f"We do not propose to assess {child} again.")


def asks_for_a_budget(parent: Person, case: str) -> None:
    parent.opens(f"{case}budget/")
    parent.presses("Ask for a personal budget")
    parent.writes("For what help do you want the money?", "To choose the tutor ourselves.")
    parent.presses("Ask the council")
    parent.sees("Not decided yet")


def says_no(neil: Person, case: str) -> None:
    neil.opens(f"{case}budget/")
    neil.follows("Do not agree")
    neil.writes("Why not?", "Section F is part of one contract.")
    neil.presses("Send the letter, and record the decision")


def may_have_it_reviewed(parent: Person, case: str) -> None:
    parent.opens(f"{case}budget/")
    parent.sees("Section F is part of one contract.")
    parent.presses("Ask for this decision to be reviewed")
    parent.is_told("Ask for the decision to be reviewed")
