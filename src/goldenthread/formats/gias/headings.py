"""Which heading of the register fills which field of a School.

Each column names today's heading (the 140 of 2023 to 2025) and then the older ones (2017). Headings
that stand in neither list are passed over. A bad cell of `urn` or `name` leaves the row out; any
other bad cell is left out alone and the school is read without it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from goldenthread.formats.cells import BadCell, day_since, number, one_of, postcode, web_address, words_up_to
from goldenthread.formats.columns import Column
from goldenthread.formats.gias.codes import (
    NEED_TYPES,
    PHASE_NAMES,
    SCHOOL_TYPES,
    STATUS_NAMES,
    TYPE_NAMES,
    Phase,
    Status,
)
from goldenthread.formats.identifiers import check_ukprn, check_uprn, check_urn

EMPTY_CELLS = ("NA",)
"""What the older extracts write in an empty cell."""
NEED_FIELDS = tuple(f"need_{place}" for place in range(1, 14))
_EARLIEST = date(1000, 1, 1)
"""Some schools are older than any other institution in the country."""
_NEEDS = {start.casefold(): code for start, code in NEED_TYPES.items()}

_count = number(0, 99_999, "A number of pupils or places")
_age = number(0, 99, "An age")
_metres = number(0, 999_999, "A grid reference")
_day = day_since(_EARLIEST)
_line = words_up_to(200)
_short_line = words_up_to(100)


def _digits(length: int, what: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not (text.isascii() and text.isdigit() and len(text) == length):
            raise BadCell(f"{what} is {length} digits.", "Check the register.")
        return text

    return read


def _website(text: str) -> str:
    return words_up_to(300)(web_address(text))


def _need(text: str) -> str:
    """`SpLD - Specific Learning Difficulty` as the census code SPLD; not applicable as nothing."""
    start = text.partition(" - ")[0].strip().casefold()
    if start == "not applicable":
        return ""
    if start not in _NEEDS:
        raise BadCell("We do not know this type of need.", "Check the register.")
    return _NEEDS[start]


_optional = partial(Column, nothing=None)

COLUMNS = (
    Column("urn", ("URN",), check_urn, expected=True, needed=True),
    Column("name", ("EstablishmentName", "Establishment name"), _line, expected=True, needed=True),
    Column(
        "la_code",
        ("LA (code)", "Local authority (code)"),
        _digits(3, "An authority's code"),
        expected=True,
    ),
    Column("la_name", ("LA (name)", "Local authority (name)"), _short_line),
    Column(
        "establishment_number",
        ("EstablishmentNumber", "Establishment number"),
        _digits(4, "An establishment number"),
    ),
    Column("ukprn", ("UKPRN",), check_ukprn),
    Column("uprn", ("UPRN",), check_uprn),
    _optional(
        "type_code",
        ("TypeOfEstablishment (code)",),
        one_of({kind.code: kind for kind in SCHOOL_TYPES}, "type of school"),
    ),
    _optional(
        "type_name",
        ("TypeOfEstablishment (name)", "Type of establishment"),
        one_of(TYPE_NAMES, "type of school"),
        expected=True,
    ),
    _optional(
        "status_code",
        ("EstablishmentStatus (code)",),
        one_of({status.value: status for status in Status}, "status"),
    ),
    _optional(
        "status_name",
        ("EstablishmentStatus (name)", "Establishment status"),
        one_of(STATUS_NAMES, "status"),
        expected=True,
    ),
    _optional(
        "phase_code",
        ("PhaseOfEducation (code)",),
        one_of({phase.value: phase for phase in Phase}, "phase"),
    ),
    _optional(
        "phase_name",
        ("PhaseOfEducation (name)", "Phase of education"),
        one_of(PHASE_NAMES, "phase"),
    ),
    _optional("opened_on", ("OpenDate", "Opening date"), _day),
    _optional("closed_on", ("CloseDate", "Closing date"), _day),
    _optional("changed_on", ("LastChangedDate",), _day),
    _optional("low_age", ("StatutoryLowAge", "Statutory lowest age"), _age),
    _optional("high_age", ("StatutoryHighAge", "Statutory highest age"), _age),
    Column("gender", ("Gender (name)", "Gender")),
    Column("boarders", ("Boarders (name)", "Boarders")),
    Column("nursery", ("NurseryProvision (name)",)),
    Column("sixth_form", ("OfficialSixthForm (name)", "Sixth form")),
    Column("street", ("Street",), _line),
    Column("locality", ("Locality",), _line),
    Column("address3", ("Address3",)),
    Column("town", ("Town",), _short_line),
    Column("county", ("County (name)", "County"), _short_line),
    Column("postcode", ("Postcode",), postcode),
    # X and Y are empty in every row of 2017 that we have seen. If they hold degrees, not metres,
    # they are refused as grid references, never taken for them.
    _optional("easting", ("Easting", "X"), _metres),
    _optional("northing", ("Northing", "Y"), _metres),
    Column("region", ("GOR (name)", "Region")),
    Column("district_code", ("DistrictAdministrative (code)",)),
    Column("district_name", ("DistrictAdministrative (name)",)),
    Column("lsoa", ("LSOA (code)",)),
    Column("msoa", ("MSOA (code)",)),
    Column("website", ("SchoolWebsite", "Website address"), _website),
    Column("telephone", ("TelephoneNum",), words_up_to(30)),
    Column("trust_code", ("Trusts (code)",)),
    Column("trust_name", ("Trusts (name)",), _line),
    Column("federation_name", ("Federations (name)",)),
    _optional("capacity", ("SchoolCapacity",), _count),
    _optional("counted_on", ("CensusDate",), _day),
    _optional("pupils", ("NumberOfPupils",), _count),
    Column("special_classes", ("SpecialClasses (name)",)),
    Column("section_41", ("Section41Approved (name)",)),
    Column("resourced_provision", ("TypeOfResourcedProvision (name)",)),
    _optional("resourced_pupils", ("ResourcedProvisionOnRoll",), _count),
    _optional("resourced_places", ("ResourcedProvisionCapacity",), _count),
    _optional("sen_unit_pupils", ("SenUnitOnRoll",), _count),
    _optional("sen_unit_places", ("SenUnitCapacity",), _count),
    _optional("pru_places", ("PlacesPRU",), _count),
    *(Column(field, (f"SEN{place} (name)",), _need) for place, field in enumerate(NEED_FIELDS, 1)),
)
