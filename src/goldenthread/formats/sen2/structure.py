"""The person-level SEN2 return as data: which modules it has, inside which, and their items.

Put together from code that reads real returns and from wording that others quote, as the official
specification was not to be had. What is not certain carries its doubt and shows it on the reference
page. An item's `number` never changes: the rule on its shape is called by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.formats.sen2 import codes
from goldenthread.formats.sen2.codes import CodeSet


class Kind(StrEnum):
    """What an item holds, in the words of the reference page."""

    TEXT = "text"
    DAY = "a date, like 2026-01-15"
    FLAG = "1 for yes, 0 for no"
    CODE = "a code"
    UPN = "a unique pupil number"
    ULN = "a unique learner number"
    URN = "a school’s number of six digits"
    UKPRN = "a provider’s number of eight digits"
    POSTCODE = "a postcode"
    COUNCIL = "a council’s code of three digits"
    YEAR = "a year of four digits"


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One item. `since` and `until` are versions of the specification; `until` is the first without it."""

    number: int
    name: str
    says: str
    kind: Kind = Kind.TEXT
    codes: CodeSet | None = None
    repeats: bool = False
    spellings: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Module:
    """One module: an element with items in it, and modules inside. `base` begins its rules' numbers."""

    name: str
    base: int
    says: str
    items: tuple[Item, ...]
    modules: tuple[Module, ...] = ()
    times: str = "once"
    by_name: dict[str, Item] = field(init=False)
    inside: dict[str, Module] = field(init=False)

    def __post_init__(self) -> None:
        names = {name: item for item in self.items for name in (item.name, *item.spellings)}
        object.__setattr__(self, "by_name", names)
        object.__setattr__(self, "inside", {module.name: module for module in self.modules})

    def __repr__(self) -> str:
        return self.name

    def and_inside(self) -> tuple[Module, ...]:
        """This module and all that can stand in it, each before what it holds."""
        return (self, *(deep for module in self.modules for deep in module.and_inside()))


_DAY, _FLAG, _CODE = Kind.DAY, Kind.FLAG, Kind.CODE
_CASE = "The sources differ on the capitals; both are read."
_WBP = "Exports of real returns have WBP, one tool looks for WPB; both are read."


def _place() -> tuple[Item, ...]:
    """Where a child is: the same items in a named plan and in a placement."""
    return (
        Item(1, "URN", "the school", Kind.URN),
        Item(2, "UKPRN", "the provider, if not a school", Kind.UKPRN),
        Item(3, "SENsetting", "the kind of setting, if it has no number", _CODE, codes.SETTING,
             spellings=("SENSetting",), doubt=_CASE),
        Item(4, "SENsettingOther", "the setting in words", spellings=("SENSettingOther",), doubt=_CASE),
        Item(5, "PlacementRank", "the first or the second placement", _CODE, codes.RANK),
        Item(6, "SENunitIndicator", "in a special unit", _FLAG),
        Item(7, "ResourcedProvisionIndicator", "in resourced provision", _FLAG),
    )  # fmt: skip


PLAN_DETAIL = Module("PlanDetail", 500, "A place that the plan names", _place(), times="1 to 2 times")
PLACEMENT = Module(
    "PlacementDetail", 700, "A place where the child really is",
    (
        *_place(),
        Item(8, "EntryDate", "first day there", _DAY),
        Item(9, "LeavingDate", "last day there", _DAY),
        Item(10, "RES", "residential", _CODE, codes.RESIDENTIAL, since="1.2"),
        Item(11, "WBP", "work-based pathway", _CODE, codes.WORK_BASED, repeats=True, spellings=("WPB",),
             since="1.2", doubt=_WBP),
        Item(12, "AttendancePattern", "how much the child attends", until="1.2"),
    ),
    times="once or more",
)  # fmt: skip
NEED = Module(
    "SENneed", 800, "A type of need",
    (
        Item(1, "SENtype", "type of need", _CODE, codes.NEED, spellings=("SENType",), doubt=_CASE),
        Item(2, "SENtypeRank", "first or second need", _CODE, codes.RANK, spellings=("SENTypeRank",),
             doubt=_CASE),
    ),
    times="1 to 2 times",
)  # fmt: skip
ACTIVE_PLAN = Module(
    "ActivePlans", 600, "Module 5: the plan in force",
    (
        Item(1, "TransferLA", "council that it came from", Kind.COUNCIL),
        Item(2, "ReviewMeeting", "day of the review meeting", _DAY, since="1.2"),
        Item(3, "ReviewOutcome", "what the review decided", _CODE, codes.REVIEW_OUTCOME, since="1.2"),
        Item(4, "ReviewDraft", "day the draft amended plan was issued", _DAY, since="1.3"),
        Item(5, "PhaseTransferDueDate", "day by which the move to the next phase is settled", _DAY,
             since="1.3"),
        Item(6, "PhaseTransferFinalDate", "day on which it was", _DAY, since="1.3"),
        Item(7, "LastReview", "day the council wrote with its decision after the review", _DAY),
        Item(8, "RES", "residential", _CODE, codes.RESIDENTIAL, until="1.2"),
        Item(9, "WBP", "work-based pathway", _CODE, codes.WORK_BASED, repeats=True, spellings=("WPB",),
             until="1.2", doubt=_WBP),
    ),
    (PLACEMENT, NEED),
    times="at most once",
)  # fmt: skip
NAMED_PLAN = Module(
    "NamedPlan", 400, "Module 4: the plan and what its section I names",
    (
        Item(1, "StartDate", "day of the current plan", _DAY),
        Item(2, "PlanRes", "residential", _CODE, codes.RESIDENTIAL),
        Item(3, "PlanWBP", "work-based pathway", _CODE, codes.WORK_BASED, repeats=True,
             spellings=("PlanWPB",), doubt=_WBP),
        Item(4, "PB", "a personal budget", _FLAG),
        Item(5, "OA", "arranged by the council", _FLAG, doubt="What OA is short for was not read."),
        Item(6, "DP", "direct payments", _CODE, codes.DIRECT_PAYMENT),
        Item(7, "CeaseDate", "day the plan ended", _DAY),
        Item(8, "CeaseReason", "why it ended", _CODE, codes.CEASE_REASON),
    ),
    (PLAN_DETAIL,),
    times="at most once",
)  # fmt: skip
ASSESSMENT = Module(
    "Assessment", 300, "Module 3: the assessment and whether there will be a plan",
    (
        Item(1, "AssessmentOutcome", "whether there will be a plan", _CODE, codes.ASSESSMENT_OUTCOME),
        Item(2, "AssessmentOutcomeDate", "day the plan was issued, or the refusal told", _DAY),
        Item(3, "AssessmentMediation", "mediation about a refused plan", _FLAG),
        Item(4, "AssessmentTribunal", "appeal about a refused plan", _FLAG),
        Item(5, "OtherMediation", "other mediation", _FLAG),
        Item(6, "OtherTribunal", "other appeal", _FLAG),
        Item(7, "Week20", "an exception to the 20 weeks applies", _FLAG),
    ),
    (NAMED_PLAN,),
    times="at most once",
)  # fmt: skip
REQUEST = Module(
    "Requests", 200, "Module 2: a request for an assessment",
    (
        Item(1, "ReceivedDate", "day the request came; the 20 weeks begin", _DAY),
        Item(2, "RequestSource", "who asked", _CODE, codes.REQUEST_SOURCE, since="1.3"),
        Item(3, "RYA", "in relevant youth accommodation", _FLAG),
        Item(4, "RequestOutcomeDate", "day the family was told of the decision", _DAY),
        Item(5, "RequestOutcome", "whether to assess", _CODE, codes.REQUEST_OUTCOME),
        Item(6, "RequestMediation", "mediation about a refused assessment", _FLAG),
        Item(7, "RequestTribunal", "appeal about a refused assessment", _FLAG),
        Item(8, "Exported", "council to which the child moved before the end", Kind.COUNCIL),
    ),
    (ASSESSMENT, ACTIVE_PLAN),
    times="once or more",
)  # fmt: skip
PERSON = Module(
    "Person", 100, "Module 1: the child or young person",
    (
        Item(1, "Surname", "last name"),
        Item(2, "Forename", "first name"),
        Item(3, "PersonBirthDate", "date of birth", _DAY),
        Item(4, "Sex", "sex", _CODE, codes.SEX, since="1.2"),
        Item(5, "Ethnicity", "ethnicity", _CODE, codes.ETHNICITY),
        Item(6, "PostCode", "postcode", Kind.POSTCODE),
        Item(7, "UPN", "unique pupil number", Kind.UPN),
        Item(8, "UniqueLearnerNumber", "unique learner number", Kind.ULN),
        Item(9, "UPNunknown", "why there is no number", _CODE, codes.NO_NUMBER),
        Item(10, "GenderCurrent", "gender", until="1.2"),
    ),
    (REQUEST,),
    times="once or more",
)  # fmt: skip
COLLECTION = Module(
    "CollectionDetails", 20, "Which collection it is",
    (
        Item(1, "Collection", "name of the collection"),
        Item(2, "Year", "year of the collection", Kind.YEAR),
        Item(3, "ReferenceDate", "census day", _DAY),
    ),
)  # fmt: skip
SOURCE = Module(
    "Source", 30, "Who sends it",
    (
        Item(1, "SourceLevel", "level of the sender"),
        Item(2, "LEA", "the council", Kind.COUNCIL),
        Item(3, "SoftwareCode", "software"),
        Item(4, "Release", "release of the software"),
        Item(5, "SerialNo", "number of this file"),
        Item(6, "DateTime", "when it was made"),
    ),
)  # fmt: skip
HEADER = Module("Header", 10, "The header", (), (COLLECTION, SOURCE))
PERSONS = "Persons"
ROOT = "root"
MODULES = (*HEADER.and_inside(), *PERSON.and_inside())
DOUBTS = (
    "The official specification and the department’s rules, with their numbers and texts, were not found. "
    "The structure here is put together from code that reads real returns.",
    "The name of the outermost element is not certain: any is read, and written back as it was.",
    "The return has three figures for the whole council (DMO, DCO, and DSCO since version 1.3). In which "
    "element they stand was not found, so any element beside Header and Persons is kept as it is.",
    "In which year each version of the specification began is not certain. Version 1.3 is taken to be that "
    "of the collection of 2026; items of earlier versions are read in every year.",
    "The order of items is not judged, and comments are not kept.",
)
