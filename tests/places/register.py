"""Extracts of the register for these tests, all made up."""

from __future__ import annotations

from pathlib import Path

from goldenthread.places.actions.schools import bring_in_schools
from goldenthread.places.queries.imported_schools import SchoolsPlan
from tests.cast import NOW

HEADINGS = (
    "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),"
    "TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,CloseDate,"
    "PhaseOfEducation (code),PhaseOfEducation (name),Street,Town,Postcode,NumberOfPupils"
)


def row(urn: str, name: str, **more: str) -> str:
    given = {
        "la": "996",
        "la_name": "Eastmere",
        "status": "1",
        "status_name": "Open",
        "closed": "",
        "town": "Eastmere",
        "pupils": "210",
    } | more
    return (
        f"{urn},{given['la']},{given['la_name']},2001,{name},1,Community school,{given['status']},"
        f"{given['status_name']},01/09/1990,{given['closed']},2,Primary,1 High Street,{given['town']},"
        f"EA1 1AA,{given['pupils']}"
    )


def extract(*rows: str) -> bytes:
    return "\r\n".join([HEADINGS, *rows, ""]).encode("windows-1252")


def links(*rows: str) -> bytes:
    return "\r\n".join(["URN,LinkURN,LinkName,LinkType,LinkEstablishedDate", *rows, ""]).encode()


def bring_in(folder: Path, *rows: str) -> SchoolsPlan:
    path = folder / "schools.csv"
    path.write_bytes(extract(*rows))
    return bring_in_schools(path=path, name=path.name, by=None, at=NOW)


def counts(done: SchoolsPlan) -> tuple[int, int, int, int, int]:
    return done.read, len(done.created), len(done.changed), done.unchanged, done.rejected_rows
