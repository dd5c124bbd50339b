"""Children and the roll: who is new, who reads differently, who comes, who is not in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.formats.faults import Effect, Fault
from goldenthread.formats.identifiers import is_temporary_upn
from goldenthread.people.models import Child, Enrolment, ImportedPerson
from goldenthread.people.queries.roster.known import Known
from goldenthread.people.queries.roster.matching import NUMBERS, Decisions, Matching, MightBe, Undecided
from goldenthread.people.queries.roster.said import Extent, Said, SaidPupil

_SAID_AS_IS = (
    "first_name",
    "last_name",
    "called",
    "sex",
    "home_language",
    "ethnicity",
    "postcode",
    "born_on",
)
_NUMBER_WORDS = {"upn": "UPN", "uln": "ULN", "nhs_number": "NHS number"}


@dataclass(frozen=True, slots=True)
class ChangedChild:
    child: Child
    fields: tuple[tuple[str, Any, Any], ...]  # our column, before, after


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A child who comes on roll here and is still on roll at another school."""

    child: Child
    here: UUID
    other: str


@dataclass(slots=True)
class ChildrenPlan:
    """What the file changes of children and rolls."""

    created: list[Child] = field(default_factory=list)
    changed: list[ChangedChild] = field(default_factory=list)
    linked: list[ImportedPerson] = field(default_factory=list)
    enrolled: list[Enrolment] = field(default_factory=list)
    regrouped: list[tuple[Enrolment, str]] = field(default_factory=list)  # with the year group to set
    elsewhere: list[Elsewhere] = field(default_factory=list)
    absent: list[Enrolment] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    undecided: list[MightBe] = field(default_factory=list)
    children: dict[tuple[UUID, str], Child] = field(default_factory=dict)  # by school and source id


def planned_children(said: Said, known: Known, today: date, decisions: Decisions) -> ChildrenPlan:
    """No queries: the difference between what is said and what is known."""
    planning = _Planning(said, known, today, decisions)
    for pupil in said.pupils:
        planning.take(pupil)
    if said.extent is not Extent.CHANGES:
        planning.find_absent()
    planning.find_leavers()
    return planning.plan


class _Planning:
    def __init__(self, said: Said, known: Known, today: date, decisions: Decisions) -> None:
        self.said, self.known, self.today = said, known, today
        self.plan = ChildrenPlan()
        self.matching = Matching(said, known, decisions)
        self.on_roll = {(one.setting_id, one.child_id): one for one in known.enrolments}
        self.touched: set[UUID] = set()
        self.named: set[tuple[UUID, UUID]] = set()

    def take(self, pupil: SaidPupil) -> None:
        try:
            child = self.matching.find(pupil)
        except Undecided as open_question:
            if isinstance(open_question, MightBe):
                self.plan.undecided.append(open_question)
            self._leave_out(pupil, open_question)
            return
        if child is None and pupil.born_on is None:
            self._leave_out(pupil, _NO_BIRTHDAY)
            return
        child = self._new(pupil) if child is None else self._same(pupil, child)
        self.matching.remember(pupil, child)
        self.plan.children[pupil.setting_id, pupil.source_id] = child
        self.named.add((pupil.setting_id, child.id))
        self._link(pupil, child)
        self._enrol(pupil, child)

    def find_absent(self) -> None:
        """On roll in a school that this file covers, and not in it. Rows left out count as in it."""
        unsure = {self._was_linked(fault_of) for fault_of in self._left_out()} | set(self._may_be())
        for enrolment in self.known.enrolments:
            place = (enrolment.setting_id, enrolment.child_id)
            if enrolment.setting_id in self.said.settings and place not in self.named | unsure:
                self.plan.absent.append(enrolment)

    def find_leavers(self) -> None:
        """A file of changes names who leaves. They are reported in the same way: nobody is deleted."""
        for place in self.said.leavers:
            link = self.known.links.get(place)
            enrolment = self.on_roll.get((place[0], link.child_id)) if link and link.child_id else None
            if enrolment is not None and enrolment not in self.plan.absent:
                self.plan.absent.append(enrolment)

    def _may_be(self) -> Iterator[tuple[UUID, UUID | None]]:
        """Children whom a row that waits for a decision may mean: they are not missing from the file."""
        for row in self.plan.undecided:
            for one in row.candidates:
                yield row.pupil.setting_id, one.child.id

    def _left_out(self) -> Iterator[SaidPupil]:
        taken = self.plan.children
        return (one for one in self.said.pupils if (one.setting_id, one.source_id) not in taken)

    def _was_linked(self, pupil: SaidPupil) -> tuple[UUID, UUID | None]:
        link = self.known.links.get((pupil.setting_id, pupil.source_id))
        return pupil.setting_id, link.child_id if link else None

    def _new(self, pupil: SaidPupil) -> Child:
        said = {name: getattr(pupil, name) for name in _SAID_AS_IS}
        child = Child(**said, **{number: self._number(pupil, number, None) for number in NUMBERS})
        self.plan.created.append(child)
        self.touched.add(child.id)
        return child

    def _same(self, pupil: SaidPupil, child: Child) -> Child:
        differences = tuple(self._differences(pupil, child))
        for name, _, after in differences:
            setattr(child, name, after)
        if child.id not in self.touched:
            self.touched.add(child.id)
            if differences:
                self.plan.changed.append(ChangedChild(child, differences))
        return child

    def _differences(self, pupil: SaidPupil, child: Child) -> Iterator[tuple[str, Any, Any]]:
        """What the file says otherwise. What it does not say changes nothing."""
        for name in _SAID_AS_IS:
            before, after = getattr(child, name), getattr(pupil, name)
            if after and after != before:
                yield name, before, after
        for number in NUMBERS:
            before, after = getattr(child, number), self._number(pupil, number, child)
            if after and after != before:
                yield number, before, after

    def _number(self, pupil: SaidPupil, number: str, child: Child | None) -> str | None:
        """The number to keep: never one that is another child's, never over a full UPN that differs."""
        said: str | None = getattr(pupil, number) or None
        if said is None:
            return None
        holder = self.matching.holder(number, said)
        if holder is not None and (child is None or holder.id != child.id):
            self._fault(
                pupil, number, f"This {_NUMBER_WORDS[number]} is on the record of another child here."
            )
            return None
        kept = getattr(child, number) if child else None
        if kept and kept != said and not (number == "upn" and is_temporary_upn(kept)):
            self._fault(
                pupil, number, f"Their record here has another {_NUMBER_WORDS[number]}, which was kept."
            )
            return None
        return said

    def _link(self, pupil: SaidPupil, child: Child) -> None:
        if (pupil.setting_id, pupil.source_id) not in self.known.links:
            self.plan.linked.append(
                ImportedPerson(setting_id=pupil.setting_id, source_id=pupil.source_id, child_id=child.id)
            )

    def _enrol(self, pupil: SaidPupil, child: Child) -> None:
        here = self.on_roll.get((pupil.setting_id, child.id))
        if here is not None:
            if pupil.year_group and here.year_group != pupil.year_group:
                self.plan.regrouped.append((here, pupil.year_group))
            return
        enrolment = Enrolment(
            child_id=child.id,
            setting_id=pupil.setting_id,
            year_group=pupil.year_group,
            starts_on=pupil.starts_on or self.today,
            source=pupil.whence.file[:100],
        )
        self.on_roll[pupil.setting_id, child.id] = enrolment
        self.plan.enrolled.append(enrolment)
        self.plan.elsewhere += [
            Elsewhere(child, pupil.setting_id, other.setting.name)
            for other in self.known.enrolments
            if other.child_id == child.id and other.setting_id != pupil.setting_id
        ]

    def _leave_out(self, pupil: SaidPupil, why: Undecided) -> None:
        self.plan.faults.append(
            Fault(pupil.whence.file, pupil.whence.line, why.column, why.value, why.reason, why.remedy)
        )

    def _fault(self, pupil: SaidPupil, number: str, reason: str) -> None:
        self.plan.faults.append(
            Fault(
                pupil.whence.file,
                pupil.whence.line,
                _NUMBER_WORDS[number],
                getattr(pupil, number),
                reason,
                "Find out which is right and put it right in the system that made this file.",
                Effect.CELL_LEFT_OUT,
            )
        )


_NO_BIRTHDAY = Undecided(
    "birthDate",
    "",
    "There is no date of birth for this pupil, who is new here.",
    "Include dates of birth in the export (demographics in OneRoster) and send it again.",
)
