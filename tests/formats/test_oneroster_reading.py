"""Good rosters: both versions, a folder or a zip, and what differs between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goldenthread.formats.oneroster import (
    ClassKind,
    Course,
    Demographics,
    Enrolment,
    Mode,
    Org,
    OrgKind,
    Profile,
    Role,
    RoleKind,
    Roster,
    Session,
    SessionKind,
    Status,
    TaughtClass,
    User,
    UserId,
    Version,
    read_roster,
)
from goldenthread.formats.pupils import Sex
from tests.formats.roster_sets import ONE_ONE, ONE_TWO, Files, changed, manifest, read, zip_of

ASHA = User(
    id="P1",
    username="asha",
    given_name="Asha",
    family_name="Khan",
    enabled=True,
    user_ids=(UserId("Fed", "17"), UserId("UPN", "B801200005001")),
    identifier="1021",
    upn="B801200005001",
    agent_ids=("G1",),
    grades=("06",),
)
BEN = User(
    id="A1",
    username="bcole",
    given_name="Ben",
    family_name="Cole",
    enabled=True,
    email="ben@school.example",
)
SAM = User(id="G1", given_name="Sam", family_name="Khan", enabled=False)
_BULK = ("academicSessions", "classes", "courses", "demographics", "enrollments", "orgs", "users")

OLD = Roster(
    version=Version.ONE_ONE,
    source_name="Fern MIS",
    source_code="fern",
    modes={
        **dict.fromkeys(_BULK, Mode.BULK),
        **dict.fromkeys(("roles", "userProfiles"), Mode.ABSENT),
    },
    orgs=(Org(id="S1", name="Ash Lane Primary School", kind=OrgKind.SCHOOL, identifier="100492"),),
    sessions=(
        Session(
            id="T1",
            title="Autumn",
            kind=SessionKind.TERM,
            starts_on=date(2025, 9, 1),
            ends_on=date(2025, 12, 19),
            school_year="2026",
        ),
    ),
    courses=(Course(id="C1", title="Registration", code="REG", org_id="S1", school_year_id="T1"),),
    users=(ASHA, BEN, SAM),
    roles=(
        Role(id="", user_id="P1", org_id="S1", kind=RoleKind.STUDENT),
        Role(id="", user_id="A1", org_id="S1", kind=RoleKind.TEACHER),
        Role(id="", user_id="G1", org_id="S1", kind=RoleKind.PARENT),
    ),
    classes=(
        TaughtClass(
            id="K1",
            title="6 Oak",
            school_id="S1",
            kind=ClassKind.HOMEROOM,
            course_id="C1",
            code="6O",
            location="Room 2",
            term_ids=("T1",),
            grades=("05", "06"),
            periods=("1", "2"),
        ),
    ),
    enrolments=(
        Enrolment(
            id="E1",
            class_id="K1",
            user_id="P1",
            school_id="S1",
            role=RoleKind.STUDENT,
            begins_on=date(2025, 9, 1),
        ),
        Enrolment(
            id="E2",
            class_id="K1",
            user_id="A1",
            school_id="S1",
            role=RoleKind.TEACHER,
            primary=True,
            ends_on=date(2026, 7, 22),
        ),
    ),
    demographics=(Demographics(id="P1", born_on=date(2015, 5, 1), sex=Sex.FEMALE),),
)

NEW = replace(
    OLD,
    version=Version.ONE_TWO,
    modes=dict.fromkeys((*_BULK, "roles", "userProfiles"), Mode.BULK),
    users=(
        replace(ASHA, called="Ash", primary_org_id="S1", pronouns="she"),
        replace(BEN, primary_org_id="S1"),
        SAM,
    ),
    roles=(
        Role(
            id="R1",
            user_id="P1",
            org_id="S1",
            kind=RoleKind.STUDENT,
            primary=True,
            begins_on=date(2019, 9, 4),
            profile_id="F1",
        ),
        Role(id="R2", user_id="A1", org_id="S1", kind=RoleKind.TEACHER, primary=True),
        Role(id="R3", user_id="G1", org_id="S1", kind=RoleKind.PARENT, primary=False),
    ),
    profiles=(
        Profile(
            id="F1",
            user_id="P1",
            kind="learner",
            vendor_id="fern",
            application_id="reader",
            description="Reading",
            credential_kind="login",
            username="asha.k",
        ),
    ),
)
CASES = pytest.mark.parametrize("files, roster", [(ONE_ONE, OLD), (ONE_TWO, NEW)], ids=["1.1", "1.2"])


@CASES
def test_roster_is_read_whole_from_a_zip(files: Files, roster: Roster) -> None:
    assert read(files) == roster


@CASES
def test_roster_is_read_whole_from_a_folder(files: Files, roster: Roster, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_roster(tmp_path) == roster


@CASES
def test_roster_is_read_from_a_zip_with_one_folder_in_it(files: Files, roster: Roster) -> None:
    inside = {f"export/{name.upper()}": text for name, text in files.items()}
    mac = {"__MACOSX/export/._users.csv": "x", "export/.DS_Store": "x", "export/READ ME.txt": "x"}
    assert read_roster(zip_of({**inside, **mac})) == roster


@CASES
def test_roster_is_read_whatever_capitals_and_extra_columns_its_headings_have(
    files: Files, roster: Roster
) -> None:
    def widened(text: str) -> str:
        heading, *rows = text.splitlines()
        return "\n".join([f"{heading.upper()},metadata.colour", *(f"{row},red" for row in rows)])

    shouted = {name: text if name == "manifest.csv" else widened(text) for name, text in files.items()}
    assert read(shouted) == roster


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252"])
def test_names_are_read_however_their_letters_are_written(code: str) -> None:
    files = changed(ONE_TWO, "users.csv", "Ben", "Zoë")
    coded = {name: text.encode(code) for name, text in files.items()}
    assert read_roster(zip_of(coded)).users[1].given_name == "Zoë"


@pytest.mark.parametrize("version", ["1.2", "1.2.1", "1.2.0"])
def test_later_editions_of_a_version_are_read(version: str) -> None:
    files = changed(ONE_TWO, "manifest.csv", "oneroster.version,1.2", f"oneroster.version,{version}")
    assert read(files) == NEW


def test_user_of_two_schools_in_1_1_has_two_roles() -> None:
    files = changed(ONE_ONE, "users.csv", "true,S1,teacher", 'true,"S1, S2",teacher')
    more = {**files, "orgs.csv": files["orgs.csv"] + "S2,,,Moss Lane School,school,,\n"}
    roles = [(role.user_id, role.org_id) for role in read(more).roles]
    assert roles == [("P1", "S1"), ("A1", "S1"), ("A1", "S2"), ("G1", "S1")]


def test_suppliers_own_words_are_taken_as_other() -> None:
    files = changed(ONE_TWO, "roles.csv", "secondary,parent", "secondary,ext:fosterCarer")
    assert [role.kind for role in read(files).roles] == [
        *(RoleKind.STUDENT, RoleKind.TEACHER, RoleKind.OTHER),
    ]


DELTA = {
    "manifest.csv": manifest("1.2", ("enrollments", "users"), mode="delta"),
    "enrollments.csv": (
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\n"
        "E1,tobedeleted,2026-03-12T09:00:00.000Z,K1,S1,P1,student\n"
        "E9,active,2026-03-12T10:00:00+01:00,K1,S1,P1,student\n"
    ),
    "users.csv": "sourcedId,status,dateLastModified,givenName,familyName\n",
}


def test_changes_alone_are_read_without_the_files_they_point_into() -> None:
    roster = read(DELTA)
    nine = datetime(2026, 3, 12, 9, tzinfo=UTC)
    assert [(one.id, one.status, one.changed_at) for one in roster.enrolments] == [
        ("E1", Status.TO_BE_DELETED, nine),
        ("E9", Status.ACTIVE, nine),
    ]
    assert (roster.users, roster.faults) == ((), ())
    assert roster.modes["enrollments"] is Mode.DELTA


def test_row_of_a_change_must_say_whether_it_is_deleted() -> None:
    roster = read(changed(DELTA, "enrollments.csv", "E9,active,", "E9,,"))
    assert [one.id for one in roster.enrolments] == ["E1"]
    assert [(fault.line, fault.column, fault.reason) for fault in roster.faults] == [
        (3, "status", "status is empty.")
    ]


def test_status_filled_in_where_it_should_be_empty_is_read() -> None:
    files = changed(ONE_TWO, "enrollments.csv", "E2,,,", "E2,tobedeleted,2026-03-12,")
    assert [(one.status, one.changed_at) for one in read(files).enrolments] == [
        (Status.ACTIVE, None),
        (Status.TO_BE_DELETED, datetime(2026, 3, 12, tzinfo=UTC)),
    ]


def test_no_password_is_kept() -> None:
    assert not [word for word in ("secret", "hunter2") if word in repr(read(ONE_TWO))]
