"""A small register of schools, made up, with today's headings or those of 2017."""

from __future__ import annotations

import csv
import io

TODAY = {
    "URN": "100492",
    "LA (code)": "207",
    "LA (name)": "Fernshire",
    "EstablishmentNumber": "3402",
    "EstablishmentName": "Ash Lane Primary School",
    "TypeOfEstablishment (code)": "2",
    "TypeOfEstablishment (name)": "Voluntary aided school",
    "EstablishmentStatus (code)": "3",
    "EstablishmentStatus (name)": "Open, but proposed to close",
    "OpenDate": "01-09-1972",
    "CloseDate": "31-08-2027",
    "PhaseOfEducation (code)": "2",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "3",
    "StatutoryHighAge": "11",
    "NurseryProvision (name)": "Has Nursery Classes",
    "OfficialSixthForm (name)": "Does not have a sixth form",
    "Gender (name)": "Mixed",
    "Boarders (name)": "No boarders",
    "SchoolCapacity": "420",
    "SpecialClasses (name)": "Has Special Classes",
    "CensusDate": "16-01-2025",
    "NumberOfPupils": "398",
    "Trusts (code)": "2044",
    "Trusts (name)": "Fern Trust",
    "Federations (name)": "",
    "UKPRN": "10079297",
    "LastChangedDate": "22-04-2025",
    "Street": "Ash Lane",
    "Locality": "",
    "Address3": "",
    "Town": "Fernham",
    "County (name)": "",
    "Postcode": "fe12 3rn",
    "SchoolWebsite": "www.ashlane.example",
    "TelephoneNum": "02079460000",
    "PlacesPRU": "",
    "Section41Approved (name)": "Not applicable",
    **{f"SEN{place} (name)": "" for place in range(1, 14)},
    "SEN1 (name)": "SLCN - Speech, language and Communication",
    "SEN2 (name)": "ASD - Autistic Spectrum Disorder",
    "SEN3 (name)": "Not Applicable",
    "TypeOfResourcedProvision (name)": "Resourced provision and SEN unit",
    "ResourcedProvisionOnRoll": "11",
    "ResourcedProvisionCapacity": "12",
    "SenUnitOnRoll": "7",
    "SenUnitCapacity": "8",
    "GOR (name)": "London",
    "DistrictAdministrative (code)": "E09000020",
    "DistrictAdministrative (name)": "Fernshire",
    "Easting": "525140",
    "Northing": "180844",
    "UPRN": "217093111",
    "MSOA (code)": "E02000577",
    "LSOA (code)": "E01002816",
}

IN_2017 = {
    "URN": "100005",
    "Local authority (code)": "202",
    "Local authority (name)": "Fernshire",
    "Establishment number": "1048",
    "Establishment name": "Moss Nursery",
    "Type of establishment": "LA Nursery School",
    "Statutory highest age": "5",
    "Statutory lowest age": "3",
    "Phase of education": "Nursery",
    "Establishment status": "Open",
    "Opening date": "NA",
    "County": "NA",
    "X": "NA",
    "Y": "NA",
}


def csv_text(*rows: dict[str, str]) -> str:
    """The rows as CSV text, the first one's keys being the headings."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def extract(*changes: dict[str, str], base: dict[str, str] = TODAY, code: str = "cp1252") -> bytes:
    """An extract with one row for each of these changes to the made-up school."""
    return csv_text(*({**base, **change} for change in changes)).encode(code)
