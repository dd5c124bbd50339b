"""Three ways to name a need, and how far each says the same as another.

The reform's five areas of development, the Code's four broad areas, and the types of need that
schools and councils report. They do not map one to one: where a mapping is in doubt it says so, and
nobody is moved from one to the other by a machine alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.law.reform_sources import NOT_LAW_YET, REFORM_EXPECTED, overview, rights_assessment
from goldenthread.law.rules import Citation, Rule, Standing


class Area(StrEnum):
    """The five areas of development of the reform."""

    EXECUTIVE_FUNCTION = "executive_function"
    MOTOR_AND_PHYSICAL = "motor_and_physical"
    SENSORY = "sensory"
    SPEECH_LANGUAGE_AND_COMMUNICATION = "speech_language_and_communication"
    SOCIAL_AND_EMOTIONAL = "social_and_emotional"


class BroadArea(StrEnum):
    """The four broad areas of need of the Code, paragraphs 6.28 to 6.35."""

    COMMUNICATION_AND_INTERACTION = "communication_and_interaction"
    COGNITION_AND_LEARNING = "cognition_and_learning"
    SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH = "social_emotional_and_mental_health"
    SENSORY_AND_OR_PHYSICAL = "sensory_and_or_physical"


class UnknownNeedTypeError(ValueError):
    """A code that is not a type of need of the school census."""


AREA_WORDS: Mapping[str, str] = {
    Area.EXECUTIVE_FUNCTION: "Executive function",
    Area.MOTOR_AND_PHYSICAL: "Motor and physical",
    Area.SENSORY: "Sensory",
    Area.SPEECH_LANGUAGE_AND_COMMUNICATION: "Speech, language and communication",
    Area.SOCIAL_AND_EMOTIONAL: "Social and emotional",
}
AREA_IN_PLAIN_WORDS: Mapping[str, str] = {
    Area.EXECUTIVE_FUNCTION: "Planning, remembering, starting and stopping: everyday skills",
    Area.MOTOR_AND_PHYSICAL: "Moving, and using the body and the hands",
    Area.SENSORY: "Hearing and seeing, and how noise, light, touch or movement are taken in",
    Area.SPEECH_LANGUAGE_AND_COMMUNICATION: "Speaking and understanding",
    Area.SOCIAL_AND_EMOTIONAL: "Feelings, and getting on with others",
}
BROAD_AREA_WORDS: Mapping[str, str] = {
    BroadArea.COMMUNICATION_AND_INTERACTION: "Communication and interaction",
    BroadArea.COGNITION_AND_LEARNING: "Cognition and learning",
    BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH: "Social, emotional and mental health",
    BroadArea.SENSORY_AND_OR_PHYSICAL: "Sensory and/or physical",
}


@dataclass(frozen=True, slots=True)
class NeedType:
    """A type of need as schools and councils report it, with where it is likely to belong.

    `areas` are those of the reform that it often touches, the likeliest first; none when there is no
    fair guess. `doubt` says why the mapping is not certain.
    """

    code: str
    name: str
    broad_area: BroadArea | None
    areas: tuple[Area, ...]
    doubt: str = ""
    only_without_plan: bool = False


_NO_EQUIVALENT = "The five areas have none for cognition and learning. Ask what makes learning hard."
_MANY = "It touches several areas, more or less in each child. Ask about each."

_TYPES = (
    NeedType("SPLD", "Specific learning difficulty", BroadArea.COGNITION_AND_LEARNING, (), _NO_EQUIVALENT),
    NeedType("MLD", "Moderate learning difficulty", BroadArea.COGNITION_AND_LEARNING, (), _NO_EQUIVALENT),
    NeedType(
        "SLD",
        "Severe learning difficulty",
        BroadArea.COGNITION_AND_LEARNING,
        (Area.SPEECH_LANGUAGE_AND_COMMUNICATION, Area.EXECUTIVE_FUNCTION),
        f"{_NO_EQUIVALENT} {_MANY}",
    ),
    NeedType(
        "PMLD",
        "Profound and multiple learning difficulty",
        BroadArea.COGNITION_AND_LEARNING,
        (Area.SPEECH_LANGUAGE_AND_COMMUNICATION, Area.MOTOR_AND_PHYSICAL, Area.SENSORY),
        f"{_NO_EQUIVALENT} {_MANY}",
    ),
    NeedType(
        "SEMH",
        "Social, emotional and mental health",
        BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH,
        (Area.SOCIAL_AND_EMOTIONAL, Area.EXECUTIVE_FUNCTION),
        "Attention difficulties are reported here today. The reform would place them elsewhere, most "
        "likely in executive function.",
    ),
    NeedType(
        "SLCN",
        "Speech, language and communication needs",
        BroadArea.COMMUNICATION_AND_INTERACTION,
        (Area.SPEECH_LANGUAGE_AND_COMMUNICATION,),
    ),
    NeedType("HI", "Hearing impairment", BroadArea.SENSORY_AND_OR_PHYSICAL, (Area.SENSORY,)),
    NeedType("VI", "Vision impairment", BroadArea.SENSORY_AND_OR_PHYSICAL, (Area.SENSORY,)),
    NeedType("MSI", "Multi-sensory impairment", BroadArea.SENSORY_AND_OR_PHYSICAL, (Area.SENSORY,)),
    NeedType("PD", "Physical disability", BroadArea.SENSORY_AND_OR_PHYSICAL, (Area.MOTOR_AND_PHYSICAL,)),
    NeedType(
        "ASD",
        "Autistic spectrum disorder",
        BroadArea.COMMUNICATION_AND_INTERACTION,
        (Area.SPEECH_LANGUAGE_AND_COMMUNICATION, Area.SOCIAL_AND_EMOTIONAL, Area.SENSORY),
        _MANY,
    ),
    NeedType(
        "DS",
        "Down syndrome",
        None,
        (Area.SPEECH_LANGUAGE_AND_COMMUNICATION, Area.MOTOR_AND_PHYSICAL),
        f"The Code gives it no area. {_MANY}",
    ),
    NeedType("OTH", "Other difficulty or disability", None, (), "The code says only that no other fits."),
    NeedType(
        "NSA",
        "SEN support, but type of need not yet assessed by a specialist",
        None,
        (),
        "The code says only that nobody has assessed it yet.",
        only_without_plan=True,
    ),
)
NEED_TYPES: Mapping[str, NeedType] = {need.code: need for need in _TYPES}
CENSUS_TYPES: Mapping[str, str] = {need.code: need.name for need in _TYPES}
TYPES_IN_A_PLAN = {need.code: need.name for need in _TYPES if not need.only_without_plan}

_BROAD_AREAS_OF: Mapping[Area, tuple[BroadArea, ...]] = {
    Area.EXECUTIVE_FUNCTION: (
        BroadArea.COGNITION_AND_LEARNING,
        BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH,
    ),
    Area.MOTOR_AND_PHYSICAL: (BroadArea.SENSORY_AND_OR_PHYSICAL,),
    Area.SENSORY: (BroadArea.SENSORY_AND_OR_PHYSICAL,),
    Area.SPEECH_LANGUAGE_AND_COMMUNICATION: (BroadArea.COMMUNICATION_AND_INTERACTION,),
    Area.SOCIAL_AND_EMOTIONAL: (BroadArea.SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH,),
}


def need_type(code: str) -> NeedType:
    """The type of need with this census code. Raises UnknownNeedTypeError."""
    found = NEED_TYPES.get(code)
    if found is None:
        raise UnknownNeedTypeError(f"“{code}” is not a type of need. Choose {', '.join(CENSUS_TYPES)}.")
    return found


def broad_areas_of(area: Area) -> tuple[BroadArea, ...]:
    """The Code's areas where a need in this area of development is likely to fall, likeliest first."""
    return _BROAD_AREAS_OF[area]


FIVE_AREAS = Rule(
    "areas.five",
    "A need is described in five areas of development: executive function; motor and physical; sensory; "
    "speech, language and communication; social and emotional.",
    (overview(6), rights_assessment("page 40")),
    REFORM_EXPECTED,
    Standing.PROPOSAL,
    doubt=NOT_LAW_YET + " The official titles have not been seen, and their definitions will be refined.",
)
FOUR_AREAS = Rule(
    "areas.four",
    "A need falls in one or more of four broad areas: communication and interaction; cognition and "
    "learning; social, emotional and mental health; sensory and/or physical.",
    (Citation("SEND Code of Practice 2015", "paragraphs 6.28 to 6.35"),),
    date(2015, 1, 1),
    Standing.GUIDANCE,
)
CENSUS_CODES = Rule(
    "areas.census",
    "Types of need are reported by code: " + ", ".join(CENSUS_TYPES) + ". NSA only without an EHC plan.",
    (Citation("School census and SEN2 return", "type of need"),),
    date(2015, 1, 1),
    Standing.GUIDANCE,
    doubt="DS is newer than the rest: it is in the 2025 return and the 2026 statistics.",
)
MAPPING = Rule(
    "areas.mapping",
    "Between the three ways to name a need, a mapping is only a suggestion. A person decides.",
    (Citation("Golden Thread", "house rule"),),
    date(2014, 9, 1),
    Standing.HOUSE,
    doubt="Cognition and learning has no equal among the five areas.",
)
RULES = (FIVE_AREAS, FOUR_AREAS, CENSUS_CODES, MAPPING)
