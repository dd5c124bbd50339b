"""The code sets of the register of schools that we act on. Everything else stays in its own words.

Source: Get information about schools, code and name columns of the extract of 22 April 2025.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether a school is open. The value is the register's code."""

    OPEN = "1"
    CLOSED = "2"
    PROPOSED_TO_CLOSE = "3"
    PROPOSED_TO_OPEN = "4"


class Phase(StrEnum):
    """The phase of education. The value is the register's code."""

    NOT_APPLICABLE = "0"
    NURSERY = "1"
    PRIMARY = "2"
    MIDDLE_DEEMED_PRIMARY = "3"
    SECONDARY = "4"
    MIDDLE_DEEMED_SECONDARY = "5"
    SIXTEEN_PLUS = "6"
    ALL_THROUGH = "7"


@dataclass(frozen=True, slots=True)
class SchoolType:
    """A type of establishment and its group, in the register's codes and words.

    `older_names` are what extracts before the present service called it.
    """

    code: str
    name: str
    group: str
    older_names: tuple[str, ...] = ()


STATUS_NAMES = {
    "open": Status.OPEN,
    "closed": Status.CLOSED,
    "open, but proposed to close": Status.PROPOSED_TO_CLOSE,
    "proposed to open": Status.PROPOSED_TO_OPEN,
}

PHASE_NAMES = {
    "not applicable": Phase.NOT_APPLICABLE,
    "nursery": Phase.NURSERY,
    "primary": Phase.PRIMARY,
    "middle deemed primary": Phase.MIDDLE_DEEMED_PRIMARY,
    "secondary": Phase.SECONDARY,
    "middle deemed secondary": Phase.MIDDLE_DEEMED_SECONDARY,
    "16 plus": Phase.SIXTEEN_PLUS,
    "all-through": Phase.ALL_THROUGH,
    "all through": Phase.ALL_THROUGH,
}

_MAINTAINED = "Local authority maintained schools"
_SPECIAL = "Special schools"
_OTHER = "Other types"
_ACADEMIES = "Academies"
_FREE = "Free Schools"

SCHOOL_TYPES = (
    SchoolType("1", "Community school", _MAINTAINED),
    SchoolType("2", "Voluntary aided school", _MAINTAINED),
    SchoolType("3", "Voluntary controlled school", _MAINTAINED),
    SchoolType("5", "Foundation school", _MAINTAINED),
    SchoolType("6", "City technology college", "Independent schools"),
    SchoolType("7", "Community special school", _SPECIAL),
    SchoolType("8", "Non-maintained special school", _SPECIAL),
    SchoolType("10", "Other independent special school", _SPECIAL),
    SchoolType("11", "Other independent school", "Independent schools"),
    SchoolType("12", "Foundation special school", _SPECIAL),
    SchoolType("14", "Pupil referral unit", _MAINTAINED),
    SchoolType("15", "Local authority nursery school", _MAINTAINED, ("LA Nursery School",)),
    SchoolType("18", "Further education", "Colleges"),
    SchoolType("24", "Secure units", _OTHER),
    SchoolType("25", "Offshore schools", _OTHER),
    SchoolType("26", "Service children's education", _OTHER),
    SchoolType("27", "Miscellaneous", _OTHER),
    SchoolType("28", "Academy sponsor led", _ACADEMIES),
    SchoolType("29", "Higher education institutions", "Universities"),
    SchoolType("30", "Welsh establishment", "Welsh schools"),
    SchoolType("31", "Sixth form centres", "Colleges"),
    SchoolType("32", "Special post 16 institution", _OTHER),
    SchoolType("33", "Academy special sponsor led", _ACADEMIES),
    SchoolType("34", "Academy converter", _ACADEMIES),
    SchoolType("35", "Free schools", _FREE),
    SchoolType("36", "Free schools special", _FREE),
    SchoolType("37", "British schools overseas", _OTHER),
    SchoolType("38", "Free schools alternative provision", _FREE, ("Free Schools - Alternative Provision",)),
    SchoolType("39", "Free schools 16 to 19", _FREE, ("Free Schools - 16-19",)),
    SchoolType("40", "University technical college", _FREE),
    SchoolType("41", "Studio schools", _FREE),
    SchoolType("42", "Academy alternative provision converter", _ACADEMIES),
    SchoolType("43", "Academy alternative provision sponsor led", _ACADEMIES),
    SchoolType("44", "Academy special converter", _ACADEMIES),
    SchoolType("45", "Academy 16-19 converter", _ACADEMIES),
    SchoolType("46", "Academy 16 to 19 sponsor led", _ACADEMIES),
    SchoolType("49", "Online provider", "Online provider"),
    SchoolType("56", "Institution funded by other government department", _OTHER),
    SchoolType("57", "Academy secure 16 to 19", _ACADEMIES),
)

TYPE_NAMES = {name.casefold(): kind for kind in SCHOOL_TYPES for name in (kind.name, *kind.older_names)}

NEED_TYPES = {
    "SpLD": "SPLD",
    "MLD": "MLD",
    "SLD": "SLD",
    "PMLD": "PMLD",
    "SEMH": "SEMH",
    "SLCN": "SLCN",
    "HI": "HI",
    "VI": "VI",
    "MSI": "MSI",
    "PD": "PD",
    "ASD": "ASD",
    "OTH": "OTH",
}
"""How the register begins the name of a need a school provides for, and the school census code."""
