"""A school as the register of schools has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.formats.gias.codes import Phase, SchoolType, Status


@dataclass(frozen=True, slots=True)
class School:
    """One establishment. Text that is not recorded is empty; anything else not recorded is None.

    Counts are of pupils or places. `easting` and `northing` are metres on the National Grid. The
    head teacher's name and the inspection results are in the register but are not kept: nothing
    here uses them. `unread` are the fields whose cell said something that cannot be right: empty here,
    which does not mean that the register has nothing.
    """

    urn: str
    name: str
    la_code: str
    la_name: str
    establishment_number: str
    ukprn: str
    uprn: str
    type: SchoolType | None
    status: Status | None
    phase: Phase | None
    opened_on: date | None
    closed_on: date | None
    changed_on: date | None
    low_age: int | None
    high_age: int | None
    gender: str
    boarders: str
    nursery: str
    sixth_form: str
    street: str
    locality: str
    address3: str
    town: str
    county: str
    postcode: str
    easting: int | None
    northing: int | None
    region: str
    district_code: str
    district_name: str
    lsoa: str
    msoa: str
    website: str
    telephone: str
    trust_code: str
    trust_name: str
    federation_name: str
    capacity: int | None
    counted_on: date | None
    pupils: int | None
    special_classes: str
    section_41: str
    resourced_provision: str
    resourced_pupils: int | None
    resourced_places: int | None
    sen_unit_pupils: int | None
    sen_unit_places: int | None
    pru_places: int | None
    needs: tuple[str, ...]
    unread: frozenset[str] = frozenset()

    @property
    def laestab(self) -> str:
        """Authority and establishment number together, or nothing where either is missing."""
        both = self.la_code and self.establishment_number
        return self.la_code + self.establishment_number if both else ""

    @property
    def address(self) -> tuple[str, ...]:
        """The lines of a postal address, those that are recorded."""
        lines = (self.street, self.locality, self.address3, self.town, self.county, self.postcode)
        return tuple(line for line in lines if line)

    @property
    def is_open(self) -> bool:
        """Whether the register says that it is open, if only for now."""
        return self.status in (Status.OPEN, Status.PROPOSED_TO_CLOSE)
