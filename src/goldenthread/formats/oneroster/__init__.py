"""OneRoster 1.1 and 1.2 as CSV: the pupils, staff and classes of a school, from its own system."""

from goldenthread.formats.oneroster.reading import read_roster
from goldenthread.formats.oneroster.records import (
    Course,
    Demographics,
    Enrolment,
    Org,
    Profile,
    Role,
    Roster,
    Session,
    TaughtClass,
    User,
    UserId,
)
from goldenthread.formats.oneroster.words import (
    ClassKind,
    Mode,
    OrgKind,
    RoleKind,
    SessionKind,
    Status,
    Version,
)
from goldenthread.formats.oneroster.writing import CannotWrite, write_roster

__all__ = [
    "CannotWrite",
    "ClassKind",
    "Course",
    "Demographics",
    "Enrolment",
    "Mode",
    "Org",
    "OrgKind",
    "Profile",
    "Role",
    "RoleKind",
    "Roster",
    "Session",
    "SessionKind",
    "Status",
    "TaughtClass",
    "User",
    "UserId",
    "Version",
    "read_roster",
    "write_roster",
]
