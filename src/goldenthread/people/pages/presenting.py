"""What a roster file would do, in the words of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goldenthread.design.parts import Fact
from goldenthread.design.words import and_list, number, plain_date, plural
from goldenthread.formats.faults import Fault as FileFault
from goldenthread.foundation.models import Account
from goldenthread.foundation.pages.imports import Preview, Rows, changes_said
from goldenthread.foundation.reports import fault_as_json
from goldenthread.people.queries.roster.children import ChangedChild
from goldenthread.people.queries.roster.figures import Figures, classes_of, pupils_of, staff_of
from goldenthread.people.queries.roster.plan import Absent, RosterPlan
from goldenthread.people.reports import LEFT_OUT_RELATIVES

_FIRST = 10
_MOST_ABSENT = 40
_STAYS = {True: "Have a plan: they stay on roll", False: "Stay on roll unless you ask otherwise"}
_WORDS = {"born_on": "Date of birth", "upn": "UPN", "uln": "ULN", "nhs_number": "NHS number"}


def preview_of_roster(plan: RosterPlan) -> Preview:
    return Preview(
        facts=[
            _figure("Pupils", pupils_of(plan)),
            _figure("Classes", classes_of(plan)),
            _figure("Staff", staff_of(plan)),
            Fact("Join the roll", number(len(plan.children.enrolled))),
            Fact("On roll, not in the file", number(len(plan.absent))),
            Fact("Rows left out", number(plan.rejected_rows), _waiting(len(plan.undecided))),
        ],
        tables=[table for table in _tables(plan) if table.rows],
        faults=[*map(fault_as_json, _to_put_right(plan))],
        changes_nothing=_changes_nothing(plan),
        notes=tuple(_notes(plan)),
    )


def _waiting(undecided: int) -> str:
    return f"{undecided:,} of them for you to decide" if undecided else ""


def _to_put_right(plan: RosterPlan) -> list[FileFault]:
    """Without the rows that wait for a decision: the page asks about those by themselves."""
    asked = {(one.pupil.whence.file, one.pupil.whence.line, one.reason) for one in plan.undecided}
    return [fault for fault in plan.faults if (fault.file, fault.line, fault.reason) not in asked]


def _figure(label: str, part: Figures) -> Fact:
    return Fact(
        label,
        f"{number(part.created)} new",
        f"{number(part.updated)} changed, {number(part.unchanged)} unchanged",
    )


def _changes_nothing(plan: RosterPlan) -> bool:
    rows = (pupils_of(plan), classes_of(plan), staff_of(plan))
    changed = any(part.created or part.updated for part in rows)
    places = plan.classes.seated or plan.staff.given or plan.children.linked or plan.staff.linked
    return plan.ends_nothing and not (changed or places)


def _tables(plan: RosterPlan) -> Iterator[Rows]:
    created = plan.children.created[:_FIRST]
    yield Rows(
        "The first new pupils",
        ("Pupil", "Date of birth", "UPN"),
        [(one.name, plain_date(one.born_on), one.upn or "Not recorded") for one in created],
    )
    staff = [(one.name, one.email, _teaches(plan, one)) for one in plan.staff.created[:_FIRST]]
    yield Rows("The first new staff, who are asked to choose a password", ("Who", "E-mail", "Reaches"), staff)
    given = [(account.name, _teaches(plan, account)) for account in _known_who_reach_more(plan)[:_FIRST]]
    yield Rows("Staff who will reach more classes", ("Who", "Reaches from now"), given)
    changed = [(one.child.name, changes_said(one.fields, _WORDS)) for one in _changed_here(plan)[:_FIRST]]
    yield Rows("The first changed pupils", ("Pupil", "What changes"), changed)
    yield Rows("On roll here, and not in the file", ("So", "Who"), list(_absent(plan.absent[:_MOST_ABSENT])))
    elsewhere = [(one.child.name, "Ask the family or the other school") for one in plan.children.elsewhere]
    yield Rows("Coming here, and still on roll at another school", ("Pupil", "Have they left it?"), elsewhere)


def _teaches(plan: RosterPlan, account: Account) -> str:
    """The classes that the file gives this person."""
    names = {one.id: one.name for one in plan.classes.classes.values()}
    given = [names[one.teaching_class_id] for one in plan.staff.given if one.account_id == account.id]
    return and_list(sorted(given)) or "No class"


def _known_who_reach_more(plan: RosterPlan) -> list[Account]:
    new = {one.id for one in plan.staff.created}
    reached = {one.account_id for one in plan.staff.given}
    known = {one.id: one for one in plan.staff.accounts.values() if one.id in reached - new}
    return list(known.values())


def _absent(found: Sequence[Absent]) -> Iterator[tuple[str, str]]:
    """A line for those who stay whatever is asked, and one for the others: a table of names is too long."""
    for kept, words in _STAYS.items():
        if names := [one.enrolment.child.name for one in found if one.kept is kept]:
            yield words, and_list(names)


def _changed_here(plan: RosterPlan) -> list[ChangedChild]:
    """What was recorded of a child who only now comes is not for this school to see before they are here."""
    joining = {one.child_id for one in plan.children.enrolled}
    return [one for one in plan.children.changed if one.child.id not in joining]


def _notes(plan: RosterPlan) -> Iterator[str]:
    if len(plan.absent) > _MOST_ABSENT:
        yield f"{len(plan.absent):,} pupils on roll are not in the file. Is it of the whole school?"
    if ended := len(plan.classes.ended):
        yield f"{plural(ended, 'class', 'classes')} of the same name from before will end."
    if left := len(plan.classes.unseated):
        yield f"{plural(left, 'pupil')} will leave a class that the file no longer has them in."
    if ended_roles := len(plan.staff.ended):
        who = plural(ended_roles, "teacher or assistant", "teachers and assistants")
        yield f"{who} will no longer reach a class."
    if plan.said.relatives:
        yield LEFT_OUT_RELATIVES


def figures_of(report: dict[str, Any]) -> list[Fact]:
    """The counts of a report that a job gave back."""
    parts = [
        (label, report[key])
        for label, key in (("Pupils", "pupils"), ("Classes", "classes"), ("Staff", "staff"))
    ]
    return [
        *(
            Fact(label, f"{number(part['created'])} new", f"{number(part['updated'])} changed")
            for label, part in parts
        ),
        Fact("Joined the roll", number(report["rolls"]["joined"])),
        Fact("Taken off the roll", number(report["taken_off_roll"])),
        Fact("Rows left out", number(report["rejected_rows"])),
    ]
