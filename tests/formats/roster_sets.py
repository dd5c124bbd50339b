"""Small made-up rosters, version 1.1 and 1.2, as the text of their files."""

from __future__ import annotations

import io
import zipfile

from goldenthread.formats.oneroster import Roster, read_roster

Files = dict[str, str]

_DATA = ("academicSessions", "classes", "courses", "demographics", "enrollments", "orgs", "users")


def manifest(version: str, files: tuple[str, ...] = _DATA, mode: str = "bulk") -> str:
    lines = [f"file.{file},{mode}" for file in files]
    head = ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{version}"]
    return "\n".join([*head, *lines, "source.systemName,Fern MIS", "source.systemCode,fern"]) + "\n"


_SHARED: Files = {
    "orgs.csv": (
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
        "S1,,,Ash Lane Primary School,school,100492,\n"
    ),
    "academicSessions.csv": (
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
        "T1,,,Autumn,term,2025-09-01,2025-12-19,,2026\n"
    ),
    "courses.csv": (
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,"
        "subjects,subjectCodes\n"
        "C1,,,T1,Registration,REG,,S1,,\n"
    ),
    "classes.csv": (
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
        "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
        'K1,,,6 Oak,"05,06",C1,6O,homeroom,Room 2,S1,T1,,,"1, 2"\n'
    ),
    "enrollments.csv": (
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
        "beginDate,endDate\n"
        "E1,,,K1,S1,P1,student,,2025-09-01,\n"
        "E2,,,K1,S1,A1,teacher,true,,2026-07-22\n"
    ),
    "demographics.csv": (
        "sourcedId,status,dateLastModified,birthDate,sex,white\nP1,,,2015-05-01,female,true\n"
    ),
}

ONE_ONE: Files = {
    "manifest.csv": manifest("1.1"),
    **_SHARED,
    "users.csv": (
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
        "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
        'P1,,,true,S1,student,asha,"{Fed:17},{UPN:B801200005001}",Asha,Khan,,1021,,,,G1,06,secret\n'
        "A1,,,true,S1,teacher,bcole,,Ben,Cole,,,ben@school.example,,,,,\n"
        "G1,,,false,S1,parent,,,Sam,Khan,,,,,,,,\n"
    ),
}

ONE_TWO: Files = {
    "manifest.csv": manifest("1.2", (*_DATA, "roles", "userProfiles")),
    **_SHARED,
    "users.csv": (
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
        "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
        "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n"
        'P1,,,true,asha,"{Fed:17},{UPN:B801200005001}",Asha,Khan,,1021,,,,G1,06,secret,,Ash,,,S1,she\n'
        "A1,,,true,bcole,,Ben,Cole,,,ben@school.example,,,,,,,,,,S1,\n"
        "G1,,,false,,,Sam,Khan,,,,,,,,,,,,,,\n"
    ),
    "roles.csv": (
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
        "userProfileSourcedId\n"
        "R1,,,P1,primary,student,2019-09-04,,S1,F1\n"
        "R2,,,A1,primary,teacher,,,S1,\n"
        "R3,,,G1,secondary,parent,,,S1,\n"
    ),
    "userProfiles.csv": (
        "sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,applicationId,"
        "description,credentialType,username,password\n"
        "F1,,,P1,learner,fern,reader,Reading,login,asha.k,hunter2\n"
    ),
}


def zip_of(files: dict[str, str] | dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(files: Files, name: str, old: str, new: str) -> Files:
    """The set with this put in place of that in one file, which must hold it once."""
    assert files[name].count(old) == 1
    return {**files, name: files[name].replace(old, new)}


def with_row(files: Files, name: str, row: str) -> Files:
    return {**files, name: f"{files[name]}{row}\n"}


def read(files: Files) -> Roster:
    return read_roster(zip_of(files), "roster.zip")
