"""A pupil as a school office's list has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goldenthread.formats.pupils.codes import SenStatus, Sex


@dataclass(frozen=True, slots=True)
class Pupil:
    """One row of a list of pupils. Text not given is empty; anything else not given is None.

    `parent_name` and `parent_email` say whom to write to and nothing more: no parental
    responsibility follows from a list. `line` is where the row stood, for faults found later; two
    pupils who differ only in that are equal.
    """

    first_name: str
    last_name: str
    born_on: date
    called: str = ""
    middle_names: str = ""
    upn: str = ""
    former_upn: str = ""
    uln: str = ""
    nhs_number: str = ""
    sex: Sex | None = None
    year_group: str = ""
    class_name: str = ""
    started_on: date | None = None
    sen_status: SenStatus | None = None
    primary_need: str = ""
    secondary_need: str = ""
    language: str = ""
    postcode: str = ""
    ethnicity: str = ""
    parent_name: str = ""
    parent_email: str = ""
    line: int = field(default=0, compare=False)
