"""What a roster file says, in our own terms: one shape for OneRoster and for a plain list of pupils."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TypeAlias
from uuid import UUID

from goldenthread.formats.faults import Fault
from goldenthread.foundation.permissions import RoleKind

SettingId: TypeAlias = UUID


@dataclass(frozen=True, slots=True)
class Whence:
    """Where in the file it stands, for faults that are found only by looking at what is here."""

    file: str
    line: int | None


@dataclass(frozen=True, slots=True)
class SaidPupil:
    """A pupil of one school. Empty text and None mean: the file does not say."""

    source_id: str
    setting_id: SettingId
    first_name: str
    last_name: str
    born_on: date | None
    whence: Whence
    called: str = ""
    sex: str = ""
    upn: str = ""
    former_upn: str = ""
    uln: str = ""
    nhs_number: str = ""
    home_language: str = ""
    ethnicity: str = ""
    postcode: str = ""
    year_group: str = ""
    starts_on: date | None = None
    other_ids: tuple[str, ...] = ()
    """Ids under which an earlier file of the same kind may have brought this pupil in."""


@dataclass(frozen=True, slots=True)
class SaidClass:
    source_id: str
    setting_id: SettingId
    name: str
    whence: Whence
    year_group: str = ""


@dataclass(frozen=True, slots=True)
class SaidSeat:
    """A pupil in a class, both by their source ids."""

    pupil: str
    teaching_class: str
    setting_id: SettingId
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class SaidStaff:
    source_id: str
    setting_id: SettingId
    name: str
    email: str
    whence: Whence


@dataclass(frozen=True, slots=True)
class SaidTeaching:
    """A member of staff with a class, both by their source ids."""

    staff: str
    teaching_class: str
    setting_id: SettingId
    kind: RoleKind


class Extent(Enum):
    """Whether everybody of the school is in the file."""

    WHOLE = auto()  # it says so
    UNSAID = auto()  # a plain list does not say: who is not in it is reported, for a person to judge
    CHANGES = auto()  # it has only what changed


@dataclass(frozen=True, slots=True)
class Said:
    """A whole roster file."""

    settings: dict[SettingId, str]
    pupils: tuple[SaidPupil, ...]
    classes: tuple[SaidClass, ...]
    seats: tuple[SaidSeat, ...]
    staff: tuple[SaidStaff, ...]
    teaching: tuple[SaidTeaching, ...]
    faults: tuple[Fault, ...]
    extent: Extent
    classes_are_rows: bool  # or are only named in the rows of their pupils
    seats_are_whole: bool  # whether a pupil of the file without a class is in none
    class_prefix: str  # begins the source ids of this system's classes that we keep
    leavers: tuple[tuple[SettingId, str], ...] = ()
    """Pupils whom a file of changes says to take out, by school and source id."""
    relatives: int = 0
    """Parents and guardians in the file. They are counted, and nothing follows from them."""
