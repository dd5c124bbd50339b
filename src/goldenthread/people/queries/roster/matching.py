"""Which of our children a row means: by an earlier import, then by UPN, and never by name alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.formats.identifiers import is_temporary_upn
from goldenthread.people.models import Child
from goldenthread.people.queries.roster.known import Known
from goldenthread.people.queries.roster.said import SaidPupil

Person = tuple[str, str, date]
NUMBERS = ("upn", "uln", "nhs_number")


class Undecided(Exception):
    """Only a person can say whom this row means. `column` is where they should look."""

    def __init__(self, column: str, value: str, reason: str, remedy: str) -> None:
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy
        super().__init__(reason)


class Matching:
    """Children by everything they can be found by, those of this file added as they are met."""

    def __init__(self, known: Known) -> None:
        self._links = {key: link.child_id for key, link in known.links.items() if link.child_id}
        self._children = dict(known.children)
        self._numbers = {key: child for child in known.children.values() for key in _numbers(child)}
        self._in_file: dict[str, Child] = {}
        self._people: dict[Person, list[Child]] = {}
        for child in known.children.values():
            self._people.setdefault(_person(child.first_name, child.last_name, child.born_on), []).append(
                child
            )

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
        found = linked or by_upn
        if found is None:
            self._check_for_doubles(pupil)
        return found

    def remember(self, pupil: SaidPupil, child: Child) -> None:
        self._in_file[pupil.source_id] = child
        self._children[child.id] = child
        self._numbers |= dict.fromkeys(_numbers(child), child)
        people = self._people.setdefault(_person(child.first_name, child.last_name, child.born_on), [])
        if child not in people:
            people.append(child)

    def holder(self, number: str, value: str) -> Child | None:
        """Whose UPN, ULN or NHS number this is, if anybody's here."""
        return self._numbers.get((number, value))

    def _linked(self, pupil: SaidPupil) -> Child | None:
        if pupil.source_id in self._in_file:
            return self._in_file[pupil.source_id]
        for source_id in (pupil.source_id, *pupil.other_ids):
            if child_id := self._links.get((pupil.setting_id, source_id)):
                return self._children.get(child_id)
        return None

    def _by_upn(self, pupil: SaidPupil) -> Child | None:
        return self.holder("upn", pupil.upn) or self.holder("upn", pupil.former_upn)

    def _check_for_doubles(self, pupil: SaidPupil) -> None:
        """A child we have with the same names and date of birth, unless another full UPN tells them apart."""
        if pupil.born_on is None:
            return
        for child in self._people.get(_person(pupil.first_name, pupil.last_name, pupil.born_on), []):
            if not _told_apart(child.upn, pupil.upn):
                raise Undecided(
                    "",
                    f"{pupil.first_name} {pupil.last_name}",
                    "A child with the same names and date of birth is here already.",
                    "Put the UPN in this row. If it is the same child, their record here needs it too.",
                )


def _numbers(child: Child) -> Iterator[tuple[str, str]]:
    return ((number, value) for number in NUMBERS if (value := getattr(child, number)))


def _told_apart(one: str | None, other: str) -> bool:
    both = (one, other)
    return one != other and all(upn and not is_temporary_upn(upn) for upn in both)


def _person(first_name: str, last_name: str, born_on: date) -> Person:
    return first_name.casefold(), last_name.casefold(), born_on
