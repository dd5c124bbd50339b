"""The words OneRoster allows in a cell, and the readers of its kinds of cell.

Source: 1EdTech OneRoster 1.1.1 and 1.2.1, CSV bindings. Both versions' words are read in both.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from goldenthread.formats.cells import BadCell, one_of

Kind = TypeVar("Kind", bound=StrEnum)

_OTHER = "ext:other"


class Version(StrEnum):
    ONE_ONE = "1.1"
    ONE_TWO = "1.2"


class Mode(StrEnum):
    """How a file is meant: all there is, or only what changed."""

    BULK = "bulk"
    DELTA = "delta"
    ABSENT = "absent"


class Status(StrEnum):
    ACTIVE = "active"
    TO_BE_DELETED = "tobedeleted"


class OrgKind(StrEnum):
    DEPARTMENT = "department"
    SCHOOL = "school"
    DISTRICT = "district"
    LOCAL = "local"
    STATE = "state"
    NATIONAL = "national"
    OTHER = _OTHER


class RoleKind(StrEnum):
    """What someone is at an organisation or in a class."""

    ADMINISTRATOR = "administrator"
    AIDE = "aide"
    COUNSELLOR = "counselor"
    DISTRICT_ADMINISTRATOR = "districtAdministrator"
    GUARDIAN = "guardian"
    PARENT = "parent"
    PRINCIPAL = "principal"
    PROCTOR = "proctor"
    RELATIVE = "relative"
    SITE_ADMINISTRATOR = "siteAdministrator"
    STUDENT = "student"
    SYSTEM_ADMINISTRATOR = "systemAdministrator"
    TEACHER = "teacher"
    OTHER = _OTHER


class ClassKind(StrEnum):
    """A homeroom is what schools here call a registration or form group."""

    HOMEROOM = "homeroom"
    SCHEDULED = "scheduled"
    OTHER = _OTHER


class SessionKind(StrEnum):
    GRADING_PERIOD = "gradingPeriod"
    SEMESTER = "semester"
    SCHOOL_YEAR = "schoolYear"
    TERM = "term"
    OTHER = _OTHER


read_status = one_of({status.value: status for status in Status}, "status")
read_yes = one_of({"true": True, "false": False, "1": True, "0": False}, "true or false")
read_primary = one_of({"primary": True, "secondary": False}, "type of role")


def kind_in(kinds: type[Kind], what: str) -> Callable[[str], Kind]:
    """A reader of one of these words. A supplier's own (`ext:` and more) is taken as OTHER."""
    known = one_of({kind.value.casefold(): kind for kind in kinds}, what)

    def read(text: str) -> Kind:
        return known(_OTHER) if text.casefold().startswith("ext:") else known(text)

    return read


def read_list(text: str) -> tuple[str, ...]:
    """The parts between commas, without the spaces around them."""
    return tuple(part for part in (" ".join(part.split()) for part in text.split(",")) if part)


def read_moment(text: str) -> datetime:
    """An ISO 8601 moment or date. One without a time zone is in UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        remedy = "Write it like 2026-03-12T09:00:00Z."
        raise BadCell("This is not a date and time we can read.", remedy) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
