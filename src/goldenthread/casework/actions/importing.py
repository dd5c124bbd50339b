"""An EHC plan that came as a Word file, put into the version being written: all of it, or nothing."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version
from goldenthread.casework.models import Case, EhcPlan
from goldenthread.casework.sections import PLACES
from goldenthread.formats.days import read_day
from goldenthread.formats.ehc_plan import Line, PlanRead, lines_of
from goldenthread.formats.ehc_plan.plan import PersonalDetails
from goldenthread.formats.faults import Unreadable
from goldenthread.foundation import audit
from goldenthread.foundation.failures import Conflict
from goldenthread.foundation.models import Account
from goldenthread.people.models import Child


class WrittenAlready(Conflict):
    def __init__(self) -> None:
        super().__init__(
            "The version being written has lines already, and a file would mix with them. Take them out, or "
            "make that version final first."
        )


class AnotherChild(Conflict):
    def __init__(self, named: str, child: Child) -> None:
        super().__init__(
            f"The file is the plan of {named}, and the case is of {child.name}. Choose the other case, or "
            "put the name and the date of birth in the file right."
        )


@transaction.atomic
def bring_in_plan(*, case: Case, read: PlanRead, file: str, by: Account, at: datetime) -> EhcPlan:
    """Every paragraph of the file in its place. What the record knows by itself (K, details) is left out."""
    details = read.plan.details
    if not _can_be_of(case.child, details):
        raise AnotherChild(details.name or details.preferred_name or "somebody else", case.child)
    plan = begin_version(case=case, by=by, at=at)
    if plan.lines.exists():
        raise WrittenAlready
    number = 0
    for line in lines_of(read.plan):
        block = block_of(line)
        if (block, line.part) not in PLACES:
            continue
        for words in filter(None, (part.strip() for part in line.text.split("\n"))):
            add_line(plan=plan, where=Where(block, line.part, line.row), words=words, by=by, at=at)
            number += 1
    audit.record(
        what="brought in an EHC plan", by=by, at=at, child_id=case.child_id, case=case.number, file=file,
        lines=number,
    )  # fmt: skip
    return plan


def _can_be_of(child: Child, details: PersonalDetails) -> bool:
    """A file that says nobody’s name and birthday, or has this child’s first name in it, or the birthday."""
    named = f"{details.name} {details.preferred_name}".casefold().split()
    born = _day(details.date_of_birth)
    if not named and born is None:
        return True
    return born == child.born_on or any(word in named for word in child.first_name.casefold().split())


def _day(text: str) -> date | None:
    try:
        return read_day(text) if text.strip() else None
    except Unreadable:
        return None


def block_of(line: Line) -> str:
    """The block of the layout that a line stands in: its area of need, or its section."""
    return line.area or line.section
