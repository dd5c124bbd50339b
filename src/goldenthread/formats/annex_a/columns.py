"""The columns of the lists, as a published validator has them (data-to-insight/annex-a-sen-validator-be)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Value = str | date | None
ListRow = Mapping[str, Value]

ID, UPN, ULN = "Unique ID", "UPN", "ULN"
BORN, GENDER, ETHNICITY = "Date of birth", "Gender", "Ethnicity"
ISSUED = "Date initial EHC plan issued"
UPDATED = "Date updated EHC plan issued"
REVIEWED = "Date EHC plan last reviewed"
NEED = "SEN primary need"
URN = "Main education establishment – URN"
PHASE = "Main education establishment – phase"
SECOND_PHASE = "Subsidiary education establishment – phase (dual registration)"
AT_HOME = "Elective home education"
DISABILITY = "Does the child or young person have a disability?"
_WHO = (ID, UPN, ULN, BORN, GENDER, ETHNICITY)
_WHERE = (NEED, URN, PHASE, SECOND_PHASE)
_REST = (
    "Suspensions", "Permanent exclusions", "Absence", "Pupil Premium", "Known to children's social care?",
    "Which children's social care team?", DISABILITY,
)  # fmt: skip

WITH_PLANS, SEN_SUPPORT = 1, 2
LISTS: Mapping[int, tuple[str, ...]] = {
    WITH_PLANS: (*_WHO, ISSUED, UPDATED, REVIEWED, *_WHERE, AT_HOME, *_REST),
    SEN_SUPPORT: (*_WHO, *_WHERE, *_REST),
}
"""List 1: children and young people with an EHC plan. List 2: those with SEN support."""
