"""The codes of a pupil that schools share, and the words their offices write for them.

Sources: DfE Common Basic Data Set (NC year actual, sex); school census, SEN provision and SEN type.
"""

from __future__ import annotations

import re
from enum import StrEnum

from goldenthread.formats.cells import BadCell


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"


class SenStatus(StrEnum):
    """SEN provision in the school census."""

    NONE = "N"
    SUPPORT = "K"
    PLAN = "E"


SEX_WORDS = {
    "f": Sex.FEMALE,
    "female": Sex.FEMALE,
    "girl": Sex.FEMALE,
    "m": Sex.MALE,
    "male": Sex.MALE,
    "boy": Sex.MALE,
}

SEN_WORDS = {
    "n": SenStatus.NONE,
    "none": SenStatus.NONE,
    "no": SenStatus.NONE,
    "no sen": SenStatus.NONE,
    "no special educational need": SenStatus.NONE,
    "no special educational needs": SenStatus.NONE,
    "k": SenStatus.SUPPORT,
    "sen support": SenStatus.SUPPORT,
    "e": SenStatus.PLAN,
    "ehcp": SenStatus.PLAN,
    "ehc plan": SenStatus.PLAN,
    "education, health and care plan": SenStatus.PLAN,
    "education health and care plan": SenStatus.PLAN,
}

_OLD_SEN_CODES = ("a", "p", "s", "school action", "school action plus", "statement")

NEED_WORDS = {
    "spld": "SPLD",
    "specific learning difficulty": "SPLD",
    "mld": "MLD",
    "moderate learning difficulty": "MLD",
    "sld": "SLD",
    "severe learning difficulty": "SLD",
    "pmld": "PMLD",
    "profound and multiple learning difficulty": "PMLD",
    "profound & multiple learning difficulty": "PMLD",
    "semh": "SEMH",
    "social, emotional and mental health": "SEMH",
    "social emotional and mental health": "SEMH",
    "slcn": "SLCN",
    "speech, language and communication needs": "SLCN",
    "speech, language and communication": "SLCN",
    "hi": "HI",
    "hearing impairment": "HI",
    "vi": "VI",
    "vision impairment": "VI",
    "visual impairment": "VI",
    "msi": "MSI",
    "multi-sensory impairment": "MSI",
    "multi sensory impairment": "MSI",
    "pd": "PD",
    "physical disability": "PD",
    "asd": "ASD",
    "autistic spectrum disorder": "ASD",
    "autism": "ASD",
    "ds": "DS",
    "down syndrome": "DS",
    "oth": "OTH",
    "other difficulty/disability": "OTH",
    "other difficulty or disability": "OTH",
    "nsa": "NSA",
    "sen support but no specialist assessment of type of need": "NSA",
}

_ETHNICITY_LENGTH = 4
_YEAR_BEFORE = re.compile(r"^(nc|national curriculum|curriculum)?\s*(year|yr|y)?\.?\s*(group)?\s*")
_YEARS = frozenset(map(str, range(1, 15)))
_YEAR_WORDS = {
    "r": "R",
    "reception": "R",
    "yr": "R",
    "n1": "N1",
    "nursery 1": "N1",
    "n2": "N2",
    "nursery 2": "N2",
    "e1": "E1",
    "e2": "E2",
    "x": "X",
}


def read_ethnicity(text: str) -> str:
    """A code of four letters. Which codes there are is not known here, so none is called wrong."""
    code = text.strip().upper()
    if len(code) != _ETHNICITY_LENGTH or not code.isascii() or not code.isalpha():
        reason = "This is not a code of four letters."
        raise BadCell(reason, "Write the code that the school census uses for the ethnicity.")
    return code


def read_sen_status(text: str) -> SenStatus:
    """N, K or E, or their words. The codes of before 2014 are refused, not translated."""
    plain = " ".join(text.casefold().split())
    if plain in _OLD_SEN_CODES:
        reason = "This code ended with the reforms of 2014."
        raise BadCell(reason, "Write N for none, K for SEN support or E for an EHC plan.")
    if plain not in SEN_WORDS:
        reason = "We do not know this SEN status."
        raise BadCell(reason, "Write N for none, K for SEN support or E for an EHC plan.")
    return SEN_WORDS[plain]


def read_need(text: str) -> str:
    """A type of need as its census code, from the code, its words, or both (`ASD - Autism`)."""
    plain = " ".join(text.casefold().split())
    for part in (plain, plain.partition(" - ")[0]):
        if part in NEED_WORDS:
            return NEED_WORDS[part]
    raise BadCell("We do not know this type of need.", "Write its census code, like SLCN or ASD.")


def read_year_group(text: str) -> str:
    """The national curriculum year: E1, E2, N1, N2, R, 1 to 14, or X for no year."""
    plain = " ".join(text.casefold().split())
    if plain in _YEAR_WORDS:
        return _YEAR_WORDS[plain]
    bare = _YEAR_BEFORE.sub("", plain).lstrip("0")
    if bare in _YEARS:
        return bare
    if bare in _YEAR_WORDS:
        return _YEAR_WORDS[bare]
    raise BadCell("We do not know this year group.", "Write N1, N2, R, or a number from 1 to 14.")
