"""What a roster is made of. Names are ours; the files' own headings stand in `shapes`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from goldenthread.formats.faults import Fault
from goldenthread.formats.oneroster.words import (
    ClassKind,
    Mode,
    OrgKind,
    RoleKind,
    SessionKind,
    Status,
    Version,
)
from goldenthread.formats.pupils.codes import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. `id` is its `sourcedId`; `line` is where it stood and is not compared."""

    id: str
    status: Status = Status.ACTIVE
    changed_at: datetime | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Org(Record):
    """A school, or an organisation above or within one. `identifier` is often its URN or LAESTAB."""

    name: str
    kind: OrgKind
    identifier: str = ""
    parent_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """A school year, a term, or a part of one."""

    title: str
    kind: SessionKind
    starts_on: date
    ends_on: date
    parent_id: str = ""
    school_year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Record):
    title: str
    code: str = ""
    org_id: str = ""
    school_year_id: str = ""
    grades: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    subject_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UserId:
    """A number another system knows someone by: `{UPN:B801200005001}` is kind UPN and its value."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Record):
    """A pupil, a member of staff, a parent.

    `agent_ids` are people around a pupil; they say nothing of parental responsibility. `upn` and
    `uln` are checked numbers, wherever the file carried them (see `numbers`). Passwords are never read.
    """

    username: str = ""
    given_name: str
    family_name: str
    middle_name: str = ""
    called: str = ""
    preferred_middle_name: str = ""
    preferred_family_name: str = ""
    pronouns: str = ""
    enabled: bool | None = None
    user_ids: tuple[UserId, ...] = ()
    identifier: str = ""
    master_identifier: str = ""
    upn: str = ""
    uln: str = ""
    email: str = ""
    sms: str = ""
    phone: str = ""
    agent_ids: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    primary_org_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """What a user is at an organisation. From version 1.1, which has no roles of their own, `id` is
    empty and `primary` not known."""

    user_id: str
    org_id: str
    kind: RoleKind
    primary: bool | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    profile_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """How a user is known to another system. Its password is never read."""

    user_id: str
    kind: str = ""
    vendor_id: str = ""
    application_id: str = ""
    description: str = ""
    credential_kind: str = ""
    username: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtClass(Record):
    title: str
    school_id: str
    kind: ClassKind | None = None
    course_id: str = ""
    code: str = ""
    location: str = ""
    term_ids: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    subject_codes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment(Record):
    """A pupil or a member of staff in a class."""

    class_id: str
    user_id: str
    school_id: str
    role: RoleKind
    primary: bool | None = None
    begins_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demographics(Record):
    """Of the user with this `id`. The rest of that file is American categories: it is not read.

    Ethnicity and postcode come as metadata, where a supplier gives them.
    """

    born_on: date | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A whole set of files. `modes` says of each file whether it is all there is, or changes only."""

    version: Version
    source_name: str = ""
    source_code: str = ""
    modes: Mapping[str, Mode] = field(default_factory=dict)
    orgs: tuple[Org, ...] = ()
    sessions: tuple[Session, ...] = ()
    courses: tuple[Course, ...] = ()
    users: tuple[User, ...] = ()
    profiles: tuple[Profile, ...] = ()
    roles: tuple[Role, ...] = ()
    classes: tuple[TaughtClass, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    demographics: tuple[Demographics, ...] = ()
    faults: tuple[Fault, ...] = ()
