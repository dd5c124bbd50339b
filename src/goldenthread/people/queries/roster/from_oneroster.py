"""A OneRoster set of files in our own terms: which schools, who is a pupil, who teaches, who is left out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from goldenthread.formats.cells import BadCell
from goldenthread.formats.faults import Fault
from goldenthread.formats.oneroster import (
    Demographics,
    Enrolment,
    Mode,
    Org,
    OrgKind,
    Role,
    RoleKind,
    Roster,
    Status,
    TaughtClass,
    User,
    read_roster,
)
from goldenthread.formats.pupils.codes import read_year_group
from goldenthread.foundation.permissions import RoleKind as OurKind
from goldenthread.people.queries.roster.said import (
    Extent,
    Said,
    SaidClass,
    SaidPupil,
    SaidSeat,
    SaidStaff,
    SaidTeaching,
    Whence,
)
from goldenthread.places.models import Setting

Person = TypeVar("Person", SaidPupil, SaidStaff)

PREFIX = "oneroster:"
_LONGEST_ID = 180
_RELATIVES = {RoleKind.GUARDIAN, RoleKind.PARENT, RoleKind.RELATIVE}
_TEACH = {RoleKind.TEACHER: OurKind.CLASS_TEACHER, RoleKind.AIDE: OurKind.TEACHING_ASSISTANT}
_STAFF = set(RoleKind) - _RELATIVES - {RoleKind.STUDENT, RoleKind.OTHER}


def said_by_oneroster(path: Path, name: str, only: Setting | None, on: date) -> Said:
    """Raises WrongFile. With `only`, what the files say of other schools is left out and reported."""
    roster = read_roster(path, name)
    schools, faults = _schools(roster, only)
    return _Reading(roster, schools, faults, on).said()


def source_id(identity: str) -> str:
    """Theirs, marked as theirs, so that it never meets an id of another kind of file."""
    if len(identity) > _LONGEST_ID:
        identity = hashlib.sha256(identity.encode()).hexdigest()
    return PREFIX + identity


class _Reading:
    def __init__(self, roster: Roster, schools: dict[str, Setting], faults: list[Fault], on: date) -> None:
        self.roster, self.schools, self.on = roster, schools, on
        self.faults = [*roster.faults, *faults]
        self.users = {user.id: user for user in roster.users}
        self.details = {one.id: one for one in roster.demographics}

    def said(self) -> Said:
        modes = self.roster.modes
        whole = modes.get("users") is Mode.BULK and modes.get("enrollments") is Mode.BULK
        return Said(
            settings={one.id: one.name for one in self.schools.values()},
            pupils=tuple(_once(self._pupils())),
            classes=tuple(self._class(one) for one in self.roster.classes if self._is_ours(one)),
            seats=tuple(self._seat(one) for one in self._enrolments() if one.role is RoleKind.STUDENT),
            staff=tuple(_once(self._staff())),
            teaching=tuple(self._teaching()),
            faults=tuple(self.faults),
            extent=Extent.WHOLE if whole else Extent.CHANGES,
            classes_are_rows=True,
            seats_are_whole=True,
            class_prefix=PREFIX,
            leavers=tuple(self._leavers()),
            relatives=len({role.user_id for role in self.roster.roles if role.kind in _RELATIVES}),
        )

    def _roles(self) -> Iterator[tuple[User, Role, Setting]]:
        """Roles that hold today, of people who are to be kept, in our schools."""
        for role in self.roster.roles:
            user, school = self.users.get(role.user_id), self.schools.get(role.org_id)
            gone = role.ends_on is not None and role.ends_on <= self.on
            if user and school and not gone and Status.TO_BE_DELETED not in (role.status, user.status):
                yield user, role, school

    def _leavers(self) -> Iterator[tuple[UUID, str]]:
        for role in self.roster.roles:
            user, school = self.users.get(role.user_id), self.schools.get(role.org_id)
            if user and school and Status.TO_BE_DELETED in (role.status, user.status):
                yield school.id, source_id(user.id)

    def _pupils(self) -> Iterator[SaidPupil]:
        for user, role, school in self._roles():
            if role.kind is RoleKind.STUDENT:
                yield _pupil(user, role, school, self.details)

    def _staff(self) -> Iterator[SaidStaff]:
        for user, role, school in self._roles():
            if role.kind in _STAFF:
                yield SaidStaff(
                    source_id(user.id),
                    school.id,
                    f"{user.called or user.given_name} {user.family_name}",
                    user.email.strip().lower(),
                    Whence("users.csv", user.line),
                )

    def _is_ours(self, one: TaughtClass) -> bool:
        return one.school_id in self.schools and one.status is Status.ACTIVE

    def _class(self, one: TaughtClass) -> SaidClass:
        return SaidClass(
            source_id=source_id(one.id),
            setting_id=self.schools[one.school_id].id,
            name=(one.title or one.code)[:100],
            whence=Whence("classes.csv", one.line),
            year_group=_year(one.grades) if len(one.grades) == 1 else "",
        )

    def _enrolments(self) -> Iterator[Enrolment]:
        return (one for one in self.roster.enrolments if one.school_id in self.schools)

    def _seat(self, one: Enrolment) -> SaidSeat:
        gone = date.min if one.status is Status.TO_BE_DELETED else one.ends_on
        return SaidSeat(
            source_id(one.user_id),
            source_id(one.class_id),
            self.schools[one.school_id].id,
            one.begins_on,
            gone,
        )

    def _teaching(self) -> Iterator[SaidTeaching]:
        for one in self._enrolments():
            gone = one.ends_on is not None and one.ends_on <= self.on
            if one.role in _TEACH and not gone and one.status is Status.ACTIVE:
                yield SaidTeaching(
                    source_id(one.user_id),
                    source_id(one.class_id),
                    self.schools[one.school_id].id,
                    _TEACH[one.role],
                )


def _once(people: Iterator[Person]) -> Iterator[Person]:
    """Someone with two roles in one school is one person there."""
    met: set[tuple[UUID, str]] = set()
    for person in people:
        key = (person.setting_id, person.source_id)
        if key not in met:
            met.add(key)
            yield person


def _pupil(user: User, role: Role, school: Setting, details: Mapping[str, Demographics]) -> SaidPupil:
    more = details.get(user.id)
    return SaidPupil(
        source_id=source_id(user.id),
        setting_id=school.id,
        first_name=user.given_name[:100],
        last_name=user.family_name[:100],
        born_on=more.born_on if more else None,
        whence=Whence("users.csv", user.line),
        called=user.called[:100],
        sex=(more.sex or "") if more else "",
        ethnicity=more.ethnicity if more else "",
        postcode=more.postcode if more else "",
        upn=user.upn,
        uln=user.uln,
        year_group=_year(user.grades),
        starts_on=role.begins_on,
    )


def _year(grades: tuple[str, ...]) -> str:
    """As we write years, or as they do where we do not know it."""
    try:
        return read_year_group(grades[0]) if grades else ""
    except BadCell:
        return grades[0][:10]


def _schools(roster: Roster, only: Setting | None) -> tuple[dict[str, Setting], list[Fault]]:
    """The schools of the set that are here, by their id in it. One query.

    A school is known by its URN or its authority and establishment numbers, in `identifier`. Where one
    school alone was asked for and the set has one alone, without a number that is another school's
    here, they are taken for each other.
    """
    orgs = [org for org in roster.orgs if org.kind is OrgKind.SCHOOL]
    here = _by_identifier(orgs)
    alone = _org_ids(roster, orgs)
    if only is not None and len(alone) == 1 and all(one == only for one in here.values()):
        return {alone.pop(): only}, []
    if not orgs:
        return {}, [_NO_SCHOOLS]
    found = {
        org.id: setting for org in orgs if (setting := here.get(_plain(org))) and only in (None, setting)
    }
    people = Counter(role.org_id for role in roster.roles)
    missing = [org for org in orgs if org.id not in found]
    return found, [_not_here(org, people[org.id], only) for org in missing]


def _org_ids(roster: Roster, orgs: list[Org]) -> set[str]:
    """The schools of the set. A set of changes may come without its orgs.csv."""
    if orgs:
        return {org.id for org in orgs}
    return {role.org_id for role in roster.roles} | {one.school_id for one in roster.enrolments}


def _plain(org: Org) -> str:
    return "".join(char for char in org.identifier if char.isalnum())


def _by_identifier(orgs: list[Org]) -> dict[str, Setting]:
    wanted = {_plain(org) for org in orgs}
    settings = Setting.objects.select_related("area").filter(urn__in=wanted)
    numbers = {code[3:] for code in wanted if len(code) == 7}
    by_number = Setting.objects.select_related("area").filter(establishment_number__in=numbers)
    found = {one.area.code + one.establishment_number: one for one in by_number}
    return found | {one.urn: one for one in settings}


def _not_here(org: Org, people: int, only: Setting | None) -> Fault:
    if only is not None:
        reason = f"This is another school than {only.name}. Its {people} people were left out."
        remedy = "Bring it in from that school’s own page."
    else:
        reason = f"This school is not here under this number. Its {people} people were left out."
        remedy = "Put its URN in the column identifier, or bring in the register of schools first."
    return Fault("orgs.csv", org.line, "identifier", org.identifier or org.name, reason, remedy)


_NO_SCHOOLS = Fault(
    "orgs.csv",
    None,
    "",
    "",
    "The files do not say which school they are of.",
    "Include orgs.csv with a row of type school, or say the school’s URN.",
)
