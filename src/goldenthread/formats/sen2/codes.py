"""The code sets of the return.

A set whose codes were not found in what we could read has none: nothing is invented. It is reference
data for an area to fill (`Collection.codes`), and until then no value of it is called wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_NOT_FOUND = "The codes were not found. Values are judged only when the set has been filled."


@dataclass(frozen=True, slots=True, eq=False)
class CodeSet:
    """The codes of an item with their words; none when they are not known to us."""

    name: str
    codes: Mapping[str, str] = field(default_factory=dict)
    doubt: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.codes)


NO_NUMBER = CodeSet(
    "UPNunknown",
    {
        "UN1": "under 6 and not yet given a UPN",
        "UN2": "never in a state-funded school in England",
        "UN3": "educated outside England",
        "UN5": "sources disagree on the name or date of birth",
        "UN8": "new to the council, and the number is not yet known",
        "UN9": "never in a state-funded school or further education in England",
        "UN10": "the request ended before a number was known",
    },
)
REQUEST_SOURCE = CodeSet(
    "RequestSource",
    {
        "1": "young person or parent",
        "2": "school or other education setting",
        "3": "health professionals",
        "4": "social care professionals",
        "5": "other",
    },
)
REQUEST_OUTCOME = CodeSet(
    "RequestOutcome",
    {
        "Y": "an assessment went ahead",
        "N": "no assessment",
        "A": "not yet decided",
        "W": "withdrawn or ended before the decision",
        "H": "decided before the collection period",
    },
)
ASSESSMENT_OUTCOME = CodeSet(
    "AssessmentOutcome",
    {
        "Y": "a plan will be issued",
        "N": "no plan",
        "A": "not yet decided",
        "W": "withdrawn or ended before the decision",
        "H": "decided before the collection period",
    },
)
RESIDENTIAL = CodeSet("Residential", {"A": "38 to 51 weeks", "B": "52 weeks"})
CEASE_REASON = CodeSet(
    "CeaseReason",
    {
        "1": "reached the highest age",
        "2": "needs are met without a plan",
        "3": "moved to higher education",
        "4": "moved to paid work, other than an apprenticeship",
        "5": "transferred to another council",
        "6": "no longer wishes to be in education or training",
        "7": "moved outside England",
        "8": "died",
        "9": "other",
    },
)
SETTING = CodeSet(
    "SENsetting",
    {
        "OLA": "arranged by the council otherwise than at a school or college (section 61)",
        "OPA": "arranged by the parents, other than home education",
        "EHE": "elective home education",
        "EYP": "early years provider without a URN",
        "OTH": "other, named in SENsettingOther",
        "NEET": "16 to 25 and not in education, employment or training",
        "NIEC": "not in education, with notice that the plan will end",
        "NIEO": "not in education, other",
    },
)
RANK = CodeSet("Rank", {"1": "first", "2": "second"})
NEED = CodeSet(
    "SENtype",
    {
        "SPLD": "specific learning difficulty",
        "MLD": "moderate learning difficulty",
        "SLD": "severe learning difficulty",
        "PMLD": "profound and multiple learning difficulty",
        "SEMH": "social, emotional and mental health",
        "SLCN": "speech, language and communication needs",
        "HI": "hearing impairment",
        "VI": "vision impairment",
        "MSI": "multi-sensory impairment",
        "PD": "physical disability",
        "ASD": "autistic spectrum disorder",
        "DS": "Down syndrome",
        "OTH": "other difficulty",
    },
    "DS is in the newer guides only. NSA is not used for a child with a plan.",
)
SEX = CodeSet("Sex", doubt=_NOT_FOUND)
ETHNICITY = CodeSet("Ethnicity", doubt=_NOT_FOUND)
DIRECT_PAYMENT = CodeSet(
    "DP", doubt=f"{_NOT_FOUND} The statistics part it into education, health, social care and integrated."
)
WORK_BASED = CodeSet(
    "WBP", doubt=f"{_NOT_FOUND} It tells supported internships, apprenticeships and traineeships apart."
)
REVIEW_OUTCOME = CodeSet(
    "ReviewOutcome", doubt=f"{_NOT_FOUND} The statistics part it into amend, cease and maintain."
)
CODE_SETS = (
    *(NO_NUMBER, SEX, ETHNICITY, REQUEST_SOURCE, REQUEST_OUTCOME, ASSESSMENT_OUTCOME, RESIDENTIAL),
    *(WORK_BASED, DIRECT_PAYMENT, CEASE_REASON, SETTING, RANK, REVIEW_OUTCOME, NEED),
)
