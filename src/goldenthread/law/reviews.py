"""The yearly review of an EHC plan: whom the law invites, and what a review must look at. Also its end."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from goldenthread.law.rules import Citation, Rule
from goldenthread.law.time_limits.sources import FAMILIES_ACT, NOT_READ, PART_3_BEGAN, REGULATIONS

ADULTHOOD_FROM_YEAR = 9


class Invited(StrEnum):
    """Whom the law names, and anybody else."""

    FAMILY = "family"
    SETTING = "setting"
    OFFICER = "officer"
    HEALTH = "health"
    SOCIAL_CARE = "social-care"
    OTHER = "other"


INVITED_WORDS: Mapping[Invited, str] = {
    Invited.FAMILY: "The child’s parent, or the young person",
    Invited.SETTING: "The head, principal or provider of the school or setting",
    Invited.OFFICER: "An officer of the council for special educational needs",
    Invited.HEALTH: "A health professional whom the responsible body names",
    Invited.SOCIAL_CARE: "An officer of the council for social care",
    Invited.OTHER: "Somebody else who helps",
}
NAMED_BY_LAW = tuple(one for one in Invited if one is not Invited.OTHER)


def _regulation(rule_id: str, place: str, says: str, doubt: str = "") -> Rule:
    return Rule(f"review.{rule_id}", says, (Citation(REGULATIONS, place),), PART_3_BEGAN, doubt=doubt)


INVITED = _regulation(
    "invited",
    "regulation 20(2)",
    "Invited to the review meeting are the child’s parent or the young person; the head, principal "
    "or provider of "
    "the setting; an officer of the council for special educational needs; a health care "
    "professional whom the "
    "responsible commissioning body identifies; and an officer for social services.",
)
PAPERS = _regulation(
    "papers",
    "regulation 20(4)",
    "Whoever arranges the meeting gets advice and information from those who are invited, and sends "
    "it to them at "
    "least two weeks before it.",
)
OUTCOMES = _regulation(
    "outcomes", "regulation 20(5)", "The meeting considers the progress towards the outcomes of the plan."
)
ADULTHOOD = _regulation(
    "adulthood",
    "regulations 20(6) and 21(6)",
    "From Year 9 a review considers the provision that prepares for adulthood and independent living.",
)
CEASING = Rule(
    "cease.grounds",
    "A council may end a plan only if it is no longer responsible for the child or young person, or "
    "decides that "
    "it is no longer necessary for the plan to be maintained.",
    (Citation(FAMILIES_ACT, "section 45(1) and (2)"),),
    PART_3_BEGAN,
    doubt=NOT_READ,
)
CEASING_ASKED = _regulation(
    "cease-asked",
    "regulation 31(1)",
    "A council that thinks of ending a plan tells the parent or the young person so, and asks them "
    "and the head or "
    "principal of the setting that the plan names.",
)
CEASING_TOLD = _regulation(
    "cease-told",
    "regulation 31(2) and (3)",
    "A council that decides to end a plan tells the family, the setting and the responsible health "
    "body, with the "
    "right to appeal, its time, mediation, disagreement resolution and where advice is found.",
)
CEASING_AFTER_18 = _regulation(
    "cease-after-18",
    "regulation 30",
    "The plan of a young person of 18 or over who left education does not end before a review has "
    "found that they "
    "do not wish to return, or that returning would not be right for them.",
)
CEASING_UNDER_18 = _regulation(
    "cease-under-18",
    "regulation 29",
    "The plan of a person under 18 does not end unless special educational provision by a plan is no longer "
    "necessary; one who is out of education has the plan reviewed and amended instead.",
)
RULES: tuple[Rule, ...] = (
    INVITED, PAPERS, OUTCOMES, ADULTHOOD, CEASING, CEASING_ASKED, CEASING_TOLD, CEASING_AFTER_18,
    CEASING_UNDER_18,
)  # fmt: skip


class CeasingGround(StrEnum):
    NOT_RESPONSIBLE = "not-responsible"
    NOT_NECESSARY = "not-necessary"
    OUTCOMES = "outcomes"
    LEFT_EDUCATION = "left-education"


CEASING_WORDS: Mapping[CeasingGround, str] = {
    CeasingGround.NOT_RESPONSIBLE: "The council is no longer responsible",
    CeasingGround.NOT_NECESSARY: "The help can be given without a plan",
    CeasingGround.OUTCOMES: "The young person is over 18, and the outcomes of the plan are reached",
    CeasingGround.LEFT_EDUCATION: "The young person is over 18, has left education, and wants no more",
}
CEASING_RULES: Mapping[CeasingGround, Rule] = {
    CeasingGround.NOT_RESPONSIBLE: CEASING,
    CeasingGround.NOT_NECESSARY: CEASING_UNDER_18,
    CeasingGround.OUTCOMES: CEASING,
    CeasingGround.LEFT_EDUCATION: CEASING_AFTER_18,
}


def must_look_at_adulthood(year_group: int | None, age: int) -> bool:
    """Whether a review looks at preparing for adulthood. Without a year group, 14 and over counts."""
    return year_group >= ADULTHOOD_FROM_YEAR if year_group is not None else age >= 14
