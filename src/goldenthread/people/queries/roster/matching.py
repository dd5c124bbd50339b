"""Which of our children a row means: by an earlier import, then by UPN, and never by name alone.

Where only the names and the date of birth agree, a person decides: the same child, or another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.formats.identifiers import is_temporary_upn
from goldenthread.people.models import Child
from goldenthread.people.queries.roster.known import Known
from goldenthread.people.queries.roster.said import Said, SaidPupil

Person = tuple[str, str, date]
Decisions = Mapping[int, str]
"""What a person decided, by the line of the row: ANOTHER, or the key of the candidate who it is."""

NUMBERS = ("upn", "uln", "nhs_number")
ANOTHER = "another"
NAMESAKE = "A child with the same names and date of birth is here already."
DECIDE = (
    "Say whether it is the same child: send the file in the browser under “Pupils”, or decide by "
    "the API. Or put the UPN in this row and on the record of the child it belongs to."
)


class Undecided(Exception):
    """Only a person can say whom this row means. `column` is where they should look."""

    def __init__(self, column: str, value: str, reason: str, remedy: str) -> None:
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a row may be. `key` stands for them in a decision; `line` is theirs if they are new in this file.

    Of a child who has never been at this school nothing may be shown, and a row cannot be said to be
    theirs on a name alone: whoever writes a list would then see their record. The UPN can say so.
    """

    key: str
    child: Child
    here: bool
    line: int | None = None
    year_group: str = ""


class MightBe(Undecided):
    """The row has the names and date of birth of these children, and nothing that says who it is."""

    def __init__(self, pupil: SaidPupil, candidates: tuple[Candidate, ...]) -> None:
        self.pupil, self.candidates = pupil, candidates
        super().__init__("", f"{pupil.first_name} {pupil.last_name}", NAMESAKE, DECIDE)

    @property
    def keys(self) -> tuple[str, ...]:
        """What may be decided."""
        return (*(one.key for one in self.candidates if one.here), ANOTHER)


class Matching:
    """Children by everything they can be found by, those of this file added as they are met."""

    def __init__(self, said: Said, known: Known, decisions: Decisions) -> None:
        self._links = {key: link.child_id for key, link in known.links.items() if link.child_id}
        self._children = dict(known.children)
        self._numbers = {key: child for child in known.children.values() for key in _numbers(child)}
        self._in_file: dict[str, Child] = {}
        self._new: dict[UUID, int | None] = {}  # children of this file whom we did not have, with their lines
        self._people: dict[Person, list[Child]] = {}
        for child in known.children.values():
            self._people.setdefault(_person_of(child), []).append(child)
        brought_in = {(setting, child): "" for (setting, _), child in self._links.items()}
        on_roll = {(one.setting_id, one.child_id): one.year_group for one in known.enrolments}
        self._here: dict[tuple[UUID, UUID], str] = brought_in | on_roll  # with the year group
        self._upns = {pupil.upn for pupil in said.pupils if pupil.upn}
        self._decisions = decisions

    def find(self, pupil: SaidPupil) -> Child | None:
        """The child, or None if this is one we do not have. Raises Undecided."""
        linked, by_upn = self._linked(pupil), self._by_upn(pupil)
        if linked and by_upn and linked.id != by_upn.id:
            raise Undecided(
                "UPN",
                pupil.upn,
                "This UPN is on the record of another child here.",
                "Find out whose UPN it is and put it right in the system that made this file.",
            )
        return linked or by_upn or self._decided(pupil)

    def remember(self, pupil: SaidPupil, child: Child) -> None:
        if child.id not in self._children:
            self._new[child.id] = pupil.whence.line
        self._in_file[pupil.source_id] = child
        self._children[child.id] = child
        self._numbers |= dict.fromkeys(_numbers(child), child)
        people = self._people.setdefault(_person_of(child), [])
        if child not in people:
            people.append(child)

    def holder(self, number: str, value: str) -> Child | None:
        """Whose UPN, ULN or NHS number this is, if anybody's here."""
        return self._numbers.get((number, value))

    def _linked(self, pupil: SaidPupil) -> Child | None:
        if pupil.source_id in self._in_file:
            return self._in_file[pupil.source_id]
        if child_id := self._links.get((pupil.setting_id, pupil.source_id)):
            return self._children.get(child_id)
        return next(self._linked_before(pupil), None)

    def _linked_before(self, pupil: SaidPupil) -> Iterator[Child]:
        """By an id of an earlier file; but that says nothing of a child who has another UPN since."""
        for source_id in pupil.other_ids:
            child = self._children.get(self._links.get((pupil.setting_id, source_id), pupil.setting_id))
            if child is not None and not _differ(child.upn, pupil.upn):
                yield child

    def _by_upn(self, pupil: SaidPupil) -> Child | None:
        return self.holder("upn", pupil.upn) or self.holder("upn", pupil.former_upn)

    def _decided(self, pupil: SaidPupil) -> Child | None:
        """Whom a person says it is; None if nobody has these names, or they say that it is another child."""
        candidates = tuple(self._candidates(pupil))
        answer = self._decisions.get(pupil.whence.line or 0, "")
        if not candidates or answer == ANOTHER:
            return None
        for one in candidates:
            if one.here and one.key == answer:
                return one.child
        raise MightBe(pupil, candidates)

    def _candidates(self, pupil: SaidPupil) -> Iterator[Candidate]:
        if pupil.born_on is None:
            return
        for child in self._people.get(_person(pupil.first_name, pupil.last_name, pupil.born_on), []):
            if child.id in self._new:
                line = self._new[child.id]
                found = Candidate(f"line-{line}", child, here=True, line=line)
            else:
                year = self._here.get((pupil.setting_id, child.id))
                found = Candidate(f"{child.id}", child, year is not None, year_group=year or "")
            if not self._told_apart(found, pupil):
                yield found

    def _told_apart(self, one: Candidate, pupil: SaidPupil) -> bool:
        """Two full UPNs tell children apart, unless it is a child of this school whose UPN the file lacks."""
        if not _differ(one.child.upn, pupil.upn):
            return False
        return not one.here or one.child.upn in self._upns


def _numbers(child: Child) -> Iterator[tuple[str, str]]:
    return ((number, value) for number in NUMBERS if (value := getattr(child, number)))


def _differ(one: str | None, other: str | None) -> bool:
    """Whether these are full UPNs, and not the same."""
    both = (one, other)
    return one != other and all(upn and not is_temporary_upn(upn) for upn in both)


def _person_of(child: Child) -> Person:
    return _person(child.first_name, child.last_name, child.born_on)


def _person(first_name: str, last_name: str, born_on: date) -> Person:
    return first_name.casefold(), last_name.casefold(), born_on
