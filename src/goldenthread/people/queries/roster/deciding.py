"""What a person may decide about the rows of a roster that only they can: checked before it is used."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.foundation.failures import Refused
from goldenthread.people.queries.roster.matching import ANOTHER, Decisions
from goldenthread.people.queries.roster.plan import RosterPlan


class CannotDecide(Refused):
    """A decision about a row that needs none, or for a child whom the row cannot be."""


def checked_decisions(plan: RosterPlan, given: Mapping[int, str]) -> Decisions:
    """The decisions: each about an undecided row, for one of its candidates. Raises CannotDecide."""
    open_rows = {one.pupil.whence.line: one for one in plan.undecided}
    for line, answer in given.items():
        if (row := open_rows.get(line)) is None:
            raise CannotDecide(f"Row {line} needs no decision. Look at the preview again.", "decisions")
        if answer not in row.keys:
            raise CannotDecide(
                f"Row {line} cannot be that child. Answer “{ANOTHER}”, or the key of a child it may be.",
                "decisions",
            )
    return dict(given)
