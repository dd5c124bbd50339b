"""Rows of a roster that may be a child who is here already: a question for each, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goldenthread.design.forms import GovForm, RadioField
from goldenthread.design.parts import Choice
from goldenthread.design.words import plain_date
from goldenthread.people.queries.roster.matching import ANOTHER, Candidate, MightBe
from goldenthread.people.queries.roster.plan import RosterPlan

MOST_ASKED = 50
LATER = "later"
ELSEWHERE = (
    "A child with these names and date of birth is known at another school. If this is the same child, ask "
    "that school for the UPN, put it in the row and send the file again."
)


class DecidingForm(GovForm):
    """A question for each row: the same child, another child, or not now."""

    def __init__(self, *args: Any, plan: RosterPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: Sequence[MightBe] = plan.undecided[:MOST_ASKED]
        self.left = len(plan.undecided) - len(self.asked)
        for row in self.asked:
            self.fields[_name(row)] = RadioField(
                _question(row), list(_answers(row)), hint=_hint(row), initial=LATER, small=True
            )

    def decisions(self) -> dict[str, str]:
        """What was decided, by the line of the row; a row left for later is not among them."""
        answers = ((row.pupil.whence.line, self.cleaned_data.get(_name(row))) for row in self.asked)
        return {f"{line}": answer for line, answer in answers if answer and answer != LATER}


def _name(row: MightBe) -> str:
    return f"row_{row.pupil.whence.line}"


def _question(row: MightBe) -> str:
    pupil = row.pupil
    born = f", born {plain_date(pupil.born_on)}" if pupil.born_on else ""
    return f"Line {pupil.whence.line}: {pupil.first_name} {pupil.last_name}{born}"


def _hint(row: MightBe) -> str:
    pupil = row.pupil
    said = [f"UPN {pupil.upn}" if pupil.upn else "No UPN", _year(pupil.year_group)]
    here = [f"In the file: {', '.join(part for part in said if part)}."]
    return " ".join(here + ([] if all(one.here for one in row.candidates) else [ELSEWHERE]))


def _answers(row: MightBe) -> Iterator[Choice]:
    for one in row.candidates:
        if one.here:
            yield Choice(one.key, f"The same child as {_who(one)}", hint=_known(one))
    yield Choice(ANOTHER, "Another child", hint="A new record is made for this row.")
    yield Choice(LATER, "I do not know yet", hint="The row is left out. Send the file again when you know.")


def _who(one: Candidate) -> str:
    return f"{one.child.name} on line {one.line}" if one.line else f"{one.child.name}, who is here already"


def _known(one: Candidate) -> str:
    upn = f"UPN {one.child.upn}" if one.child.upn else "No UPN"
    known = ", ".join(part for part in (upn, _year(one.year_group)) if part)
    return f"Their record: {known}."


def _year(group: str) -> str:
    return f"year {group}" if group.isdigit() else group
