"""Whose advice an assessment needs, and when advice may be kept from the family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.law.rules import Citation, Rule, Standing
from goldenthread.law.time_limits.sources import FAMILIES_ACT, NOT_READ, PART_3_BEGAN, REGULATIONS


class Part(StrEnum):
    """One part of the advice and information."""

    CHILD = "child"
    FAMILY = "family"
    EDUCATION = "education"
    PSYCHOLOGY = "psychology"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    SENSORY = "sensory"
    ADULTHOOD = "adulthood"
    REQUESTED = "requested"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """A part: what it is called, whether an assessment is whole without it, and the rule that says so."""

    part: Part
    name: str
    always: bool
    rule: Rule


def _part(
    part: Part, name: str, place: str, says: str, *, always: bool = True, source: str = REGULATIONS
) -> AdviceRule:
    cited = (Citation(source, place),)
    return AdviceRule(part, name, always, Rule(f"advice.{part}", says, cited, PART_3_BEGAN, doubt=NOT_READ))


ADVICE: Mapping[Part, AdviceRule] = {
    one.part: one
    for one in (
        _part(
            Part.CHILD, "The child’s own views", "section 19(a) and (d)",
            "The council has regard to the views, wishes and feelings of the child or young person.",
            source=FAMILIES_ACT,
        ),
        _part(
            Part.FAMILY, "Parents", "regulation 6(1)(a)",
            "The council seeks advice and information from the child’s parent or the young person.",
        ),
        _part(
            Part.EDUCATION, "School or setting", "regulation 6(1)(b)",
            "The council seeks educational advice, as a rule from the head or principal of the setting.",
        ),
        _part(
            Part.HEALTH, "Health", "regulation 6(1)(c)",
            "The council seeks medical advice from a health care professional named by the responsible body.",
        ),
        _part(
            Part.PSYCHOLOGY, "Educational psychology", "regulation 6(1)(d)",
            "The council seeks psychological advice from an educational psychologist.",
        ),
        _part(
            Part.SOCIAL_CARE, "Social care", "regulation 6(1)(e)",
            "The council seeks advice and information about social care.",
        ),
        _part(
            Part.SENSORY, "Specialist teacher for hearing or vision", "regulation 6(2)",
            "Educational advice about a child with a hearing or vision impairment comes after talking with a "
            "person who is qualified to teach such children.",
            always=False,
        ),
        _part(
            Part.ADULTHOOD, "Preparing for adulthood", "regulation 6(1)(g)",
            "From Year 9 the council seeks advice about help in preparing for adulthood and independence.",
            always=False,
        ),
        _part(
            Part.REQUESTED, "Asked for by the family", "regulation 6(1)(h)",
            "The council seeks advice from anybody whom the family reasonably asks it to.",
            always=False,
        ),
        _part(
            Part.OTHER, "Anybody else", "regulation 6(1)(f)",
            "The council seeks advice from anybody else it thinks fit.",
            always=False,
        ),
    )
}  # fmt: skip

_PARTS = {
    name.casefold(): part for part in Part for name in (part.value, part.replace("_", " "), ADVICE[part].name)
}
_OF_A_SETTING = {None, Part.EDUCATION, Part.REQUESTED, Part.OTHER}


def part_named(about: str) -> Part | None:
    """The part that “Health: Dr Elaine Marsh” begins with, by its name or its code; None if by neither."""
    return _PARTS.get(about.partition(":")[0].strip().casefold())


def may_be_of_a_setting(about: str) -> bool:
    """Whether advice asked for under this name may be of a school, a college or a nursery."""
    return part_named(about) in _OF_A_SETTING


WITHHOLDING = Rule(
    "advice.withholding",
    "Advice goes to the family. What the law itself forbids to disclose may be kept back: information that "
    "would be likely to cause serious harm to somebody’s physical or mental health, or that names another "
    "person who has not agreed. The reason is recorded.",
    (Citation("Data Protection Act 2018", "Schedule 2 paragraph 16; Schedule 3 Parts 2 to 5"),),
    date(2018, 5, 25),
    Standing.LAW,
    doubt=NOT_READ,
)
GROUNDS: Mapping[str, str] = {
    "serious_harm": "It would be likely to cause serious harm to somebody’s health",
    "another_person": "It is about another person, who has not agreed",
    "court": "A court has forbidden it",
}

WORDS = Rule(
    "papers.withholding",
    "Words may be blacked in papers that are given out where the law keeps them back: they are about another "
    "person who has not agreed, would be likely to cause serious harm to somebody’s health, are advice of a "
    "lawyer, or a court has forbidden them. The reason is recorded, and stands in the papers.",
    (Citation("Data Protection Act 2018", "Schedule 2 paragraphs 16 and 19; Schedule 3 Parts 2 to 5"),),
    date(2018, 5, 25),
    Standing.LAW,
    doubt=NOT_READ,
)
WORD_GROUNDS: Mapping[str, str] = {**GROUNDS, "legal_advice": "It is the advice of a lawyer"}

RULES: tuple[Rule, ...] = (*(one.rule for one in ADVICE.values()), WITHHOLDING, WORDS)


def parts_for(*, school_year: int | None, hearing_or_vision: bool = False) -> tuple[Part, ...]:
    """The parts that this child's assessment needs. `school_year`: the national curriculum year, or None.

    From Year 9 preparation for adulthood is one of them. Source: the rules of `ADVICE`.
    """
    wanted = [part for part, one in ADVICE.items() if one.always]
    if hearing_or_vision:
        wanted.append(Part.SENSORY)
    if school_year is not None and school_year >= 9:
        wanted.append(Part.ADULTHOOD)
    return tuple(wanted)
