"""Roster files for these tests: plain lists and OneRoster sets, as made-up schools would export them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.formats.identifiers import upn_check_letter
from goldenthread.people.actions.roster import RosterBroughtIn, bring_in_roster
from goldenthread.people.queries.roster.reading import said_by
from goldenthread.places.models import Area, Setting
from tests.cast import NOW

Rows = Sequence[Mapping[str, str]]


def upn(number: int) -> str:
    rest = f"998{number:09d}"
    return upn_check_letter(rest) + rest


def school(urn: str = "999001", name: str = "Beech Primary") -> Setting:
    area, _ = Area.objects.get_or_create(code="996", defaults={"name": "Eastmere"})
    return Setting.objects.create(urn=urn, area=area, name=name)


def pupil(first: str, number: int | None = None, **more: str) -> dict[str, str]:
    """A row of a plain list."""
    row = {
        "UPN": upn(number) if number is not None else "",
        "First name": first,
        "Last name": "Marlow",
        "Date of birth": "01/02/2016",
        "Year group": "5",
        "Class": "5M",
    }
    return row | more


def write_csv(path: Path, rows: Rows) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def bring_in(path: Path, setting: Setting | None = None, *, end_absent: bool = False) -> RosterBroughtIn:
    return bring_in_roster(
        said=said_by(path, path.name, setting, NOW.date()),
        file=path.name,
        sha256="0" * 64,
        end_absent=end_absent,
        by=None,
        at=NOW,
    )


def bring_in_list(folder: Path, setting: Setting, rows: Rows, *, end_absent: bool = False) -> RosterBroughtIn:
    return bring_in(write_csv(folder / "pupils.csv", rows), setting, end_absent=end_absent)


ORGS = [{"sourcedId": "S1", "name": "Beech Primary", "type": "school", "identifier": "999001"}]
USERS = [
    {"sourcedId": "P1", "role": "student", "givenName": "Ada", "familyName": "Marlow", "grades": "05"},
    {"sourcedId": "P2", "role": "student", "givenName": "Ben", "familyName": "Marlow", "grades": "05"},
    {
        "sourcedId": "T1",
        "role": "teacher",
        "givenName": "Tess",
        "familyName": "Hill",
        "email": "tess@example.org",
    },
    {"sourcedId": "A1", "role": "aide", "givenName": "Abe", "familyName": "Low", "email": "abe@example.org"},
    {"sourcedId": "G1", "role": "guardian", "givenName": "Gia", "familyName": "Marlow"},
]
CLASSES = [
    {"sourcedId": "C1", "title": "5M", "classType": "homeroom", "schoolSourcedId": "S1", "grades": "05"}
]
DEMOGRAPHICS = [
    {"sourcedId": "P1", "birthDate": "2016-02-01", "sex": "female"},
    {"sourcedId": "P2", "birthDate": "2016-03-01", "sex": "male"},
]


def enrolment(
    number: int, user: str, role: str, teaching_class: str = "C1", org: str = "S1"
) -> dict[str, str]:
    return {
        "sourcedId": f"E{number}",
        "classSourcedId": teaching_class,
        "schoolSourcedId": org,
        "userSourcedId": user,
        "role": role,
    }


ENROLMENTS = [
    enrolment(1, "P1", "student"),
    enrolment(2, "P2", "student"),
    enrolment(3, "T1", "teacher"),
    enrolment(4, "A1", "aide"),
]
_HEADINGS = {
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "users": "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
    "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
    "classes": "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
    "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
    "enrollments": "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,"
    "primary,beginDate,endDate",
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex",
}


def oneroster(folder: Path, mode: str = "bulk", **given: Rows) -> Path:
    """A set of OneRoster 1.1 files: the school above, with whatever is given instead."""
    tables: dict[str, Rows] = {
        "orgs": ORGS,
        "users": USERS,
        "classes": CLASSES,
        "enrollments": ENROLMENTS,
        "demographics": DEMOGRAPHICS,
    }
    tables |= given
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        filled = [_filled(name, row) for row in rows] or [dict.fromkeys(_HEADINGS[name].split(","), "")]
        write_csv(folder / f"{name}.csv", filled)
    modes = {f"file.{name}": mode for name in tables}
    absent = {"file.academicSessions": "absent", "file.courses": "absent"}
    rows = [
        {"propertyName": key, "value": value}
        for key, value in ({"manifest.version": "1.0", "oneroster.version": "1.1"} | modes | absent).items()
    ]
    write_csv(folder / "manifest.csv", rows)
    return folder


def _filled(name: str, row: Mapping[str, str]) -> dict[str, str]:
    start = {"status": "active", "dateLastModified": "2026-09-01T00:00:00Z"} if name != "x" else {}
    if name == "users":
        start |= {"enabledUser": "true", "orgSourcedIds": "S1"}
    whole = dict.fromkeys(_HEADINGS[name].split(","), "") | start
    return whole | row
