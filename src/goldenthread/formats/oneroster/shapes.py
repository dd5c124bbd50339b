"""Each file of a roster: which heading fills which field, and the headings we write.

The first heading of a column is version 1.2's; older spellings follow. Columns marked `needed` lose
the row when they are empty or bad. `HEADINGS` are all those of version 1.2, in its order; those that
no column of ours names (passwords, American categories) are written empty and never read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.formats.cells import one_of, postcode, words
from goldenthread.formats.columns import Column
from goldenthread.formats.days import read_day
from goldenthread.formats.oneroster.numbers import read_user_ids
from goldenthread.formats.oneroster.records import (
    Course,
    Demographics,
    Enrolment,
    Org,
    Profile,
    Record,
    Role,
    Session,
    TaughtClass,
    User,
)
from goldenthread.formats.oneroster.words import (
    ClassKind,
    Mode,
    OrgKind,
    RoleKind,
    SessionKind,
    Status,
    kind_in,
    read_list,
    read_moment,
    read_primary,
    read_status,
    read_yes,
)
from goldenthread.formats.pupils.codes import Sex, read_ethnicity


@dataclass(frozen=True, slots=True)
class Shape:
    """One file: its name in the manifest, the field of Roster it fills."""

    file: str
    field: str
    record: type[Record]
    columns: tuple[Column, ...]

    @property
    def file_name(self) -> str:
        return f"{self.file}.csv"


def _needed(field: str, heading: str, read: Callable[[str], object] = words) -> Column:
    return Column(field, (heading,), read, expected=True, needed=True)


def _list(field: str, *headings: str) -> Column:
    return Column(field, headings, read_list, nothing=())


def _day(field: str, heading: str) -> Column:
    return Column(field, (heading,), read_day, nothing=None)


_role_kind = kind_in(RoleKind, "role")
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE, "unspecified": None}

ORGS = Shape(
    *("orgs", "orgs", Org),
    (
        _needed("name", "name"),
        _needed("kind", "type", kind_in(OrgKind, "type of organisation")),
        Column("identifier", ("identifier",)),
        Column("parent_id", ("parentSourcedId",)),
    ),
)
SESSIONS = Shape(
    *("academicSessions", "sessions", Session),
    (
        _needed("title", "title"),
        _needed("kind", "type", kind_in(SessionKind, "type of session")),
        _needed("starts_on", "startDate", read_day),
        _needed("ends_on", "endDate", read_day),
        Column("parent_id", ("parentSourcedId",)),
        Column("school_year", ("schoolYear",)),
    ),
)
COURSES = Shape(
    *("courses", "courses", Course),
    (
        _needed("title", "title"),
        Column("code", ("courseCode",)),
        Column("org_id", ("orgSourcedId",)),
        Column("school_year_id", ("schoolYearSourcedId",)),
        _list("grades", "grades"),
        _list("subjects", "subjects"),
        _list("subject_codes", "subjectCodes"),
    ),
)
USERS = Shape(
    *("users", "users", User),
    (
        _needed("given_name", "givenName"),
        _needed("family_name", "familyName"),
        Column("username", ("username",)),
        Column("middle_name", ("middleName",)),
        Column("called", ("preferredGivenName", "preferredFirstName")),
        Column("preferred_middle_name", ("preferredMiddleName",)),
        Column("preferred_family_name", ("preferredFamilyName", "preferredLastName")),
        Column("pronouns", ("pronouns",)),
        Column("enabled", ("enabledUser",), read_yes, nothing=None),
        Column("user_ids", ("userIds",), read_user_ids, nothing=()),
        Column("identifier", ("identifier",)),
        Column("master_identifier", ("userMasterIdentifier",)),
        Column("upn", ("metadata.upn", "metadata.uniquePupilNumber", "upn")),
        Column("uln", ("metadata.uln", "metadata.uniqueLearnerNumber", "uln")),
        Column("email", ("email",)),
        Column("sms", ("sms",)),
        Column("phone", ("phone",)),
        _list("agent_ids", "agentSourcedIds"),
        _list("grades", "grades", "grade"),
        Column("primary_org_id", ("primaryOrgSourcedId",)),
    ),
)
ROLES_IN_USERS = (
    Column("role", ("role",), _role_kind, nothing=None, expected=True),
    Column("org_ids", ("orgSourcedIds",), read_list, nothing=(), expected=True),
)
"""What users.csv has in version 1.1 instead of roles.csv."""
PROFILES = Shape(
    *("userProfiles", "profiles", Profile),
    (
        _needed("user_id", "userSourcedId"),
        Column("kind", ("profileType",)),
        Column("vendor_id", ("vendorId",)),
        Column("application_id", ("applicationId",)),
        Column("description", ("description",)),
        Column("credential_kind", ("credentialType",)),
        Column("username", ("username",)),
    ),
)
ROLES = Shape(
    *("roles", "roles", Role),
    (
        _needed("user_id", "userSourcedId"),
        _needed("org_id", "orgSourcedId"),
        _needed("kind", "role", _role_kind),
        Column("primary", ("roleType",), read_primary, nothing=None),
        _day("begins_on", "beginDate"),
        _day("ends_on", "endDate"),
        Column("profile_id", ("userProfileSourcedId",)),
    ),
)
CLASSES = Shape(
    *("classes", "classes", TaughtClass),
    (
        _needed("title", "title"),
        _needed("school_id", "schoolSourcedId"),
        Column("kind", ("classType",), kind_in(ClassKind, "type of class"), nothing=None),
        Column("course_id", ("courseSourcedId",)),
        Column("code", ("classCode",)),
        Column("location", ("location",)),
        _list("term_ids", "termSourcedIds", "termSourcedId"),
        _list("grades", "grades", "grade"),
        _list("subjects", "subjects"),
        _list("subject_codes", "subjectCodes"),
        _list("periods", "periods"),
    ),
)
ENROLMENTS = Shape(
    *("enrollments", "enrolments", Enrolment),
    (
        _needed("class_id", "classSourcedId"),
        _needed("user_id", "userSourcedId"),
        _needed("school_id", "schoolSourcedId"),
        _needed("role", "role", _role_kind),
        Column("primary", ("primary",), read_yes, nothing=None),
        _day("begins_on", "beginDate"),
        _day("ends_on", "endDate"),
    ),
)
DEMOGRAPHICS = Shape(
    *("demographics", "demographics", Demographics),
    (
        Column("born_on", ("birthDate", "birthdate"), read_day, nothing=None),
        Column("sex", ("sex",), one_of(_SEXES, "sex"), nothing=None),
        Column("ethnicity", ("metadata.ethnicity", "metadata.ethnicityCode"), read_ethnicity),
        Column("postcode", ("metadata.postcode", "metadata.postCode"), postcode),
    ),
)

SHAPES = (*(ORGS, SESSIONS, COURSES, USERS, PROFILES, ROLES, CLASSES, ENROLMENTS, DEMOGRAPHICS),)
"""In the order they are read: nothing points to a file that comes later."""


def common_columns(mode: Mode) -> tuple[Column, ...]:
    """What begins every file. A file of changes must say of each row whether it is deleted.

    In a file of all there is, the status is meant to be empty; suppliers fill it in, so it is read.
    A status we do not know leaves the row out: to take it for active could bring someone back.
    """
    delta = mode is Mode.DELTA
    return (
        _needed("id", "sourcedId"),
        Column(
            *("status", ("status",), read_status),
            nothing=Status.ACTIVE,
            expected=delta,
            needed=delta,
            decisive=True,
        ),
        Column("changed_at", ("dateLastModified",), read_moment, nothing=None),
    )


_COMMON = ("sourcedId", "status", "dateLastModified")
HEADINGS = {
    "orgs": (*_COMMON, "name", "type", "identifier", "parentSourcedId"),
    "academicSessions": (
        *(*_COMMON, "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"),
    ),
    "courses": (
        *(*_COMMON, "schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId"),
        *("subjects", "subjectCodes"),
    ),
    "users": (
        *(*_COMMON, "enabledUser", "username", "userIds", "givenName", "familyName", "middleName"),
        *("identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password"),
        *("userMasterIdentifier", "preferredGivenName", "preferredMiddleName"),
        *("preferredFamilyName", "primaryOrgSourcedId", "pronouns", "metadata.upn", "metadata.uln"),
    ),
    "userProfiles": (
        *(*_COMMON, "userSourcedId", "profileType", "vendorId", "applicationId", "description"),
        *("credentialType", "username", "password"),
    ),
    "roles": (
        *(*_COMMON, "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId"),
        "userProfileSourcedId",
    ),
    "classes": (
        *(*_COMMON, "title", "grades", "courseSourcedId", "classCode", "classType", "location"),
        *("schoolSourcedId", "termSourcedIds", "subjects", "subjectCodes", "periods"),
    ),
    "enrollments": (
        *(*_COMMON, "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary"),
        *("beginDate", "endDate"),
    ),
    "demographics": (
        *(*_COMMON, "birthDate", "sex", "americanIndianOrAlaskaNative", "asian"),
        *("blackOrAfricanAmerican", "nativeHawaiianOrOtherPacificIslander", "white"),
        *("demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity", "countryOfBirthCode"),
        *("stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus"),
        *("metadata.ethnicity", "metadata.postcode"),
    ),
}
