"""What a family may challenge, on what grounds; what mediation can agree, and what a tribunal can order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from goldenthread.law.rules import Citation, Rule
from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.sources import NOT_READ, PART_3_BEGAN, REGULATIONS, act


class Ground(StrEnum):
    """What an appeal is about."""

    ASSESS = "assess"
    PLAN = "plan"
    NEEDS = "needs"
    PROVISION = "provision"
    SETTING = "setting"
    HEALTH = "health"
    SOCIAL_CARE = "social-care"
    REASSESS = "reassess"
    AMEND = "amend"
    CEASE = "cease"


G = Ground
GROUND_WORDS: Mapping[Ground, str] = {
    G.ASSESS: "There will be no assessment",
    G.PLAN: "There will be no plan",
    G.NEEDS: "What section B says of the needs",
    G.PROVISION: "What section F says of the help",
    G.SETTING: "The school or other setting in section I, or that none is named",
    G.HEALTH: "Health: sections C and G",
    G.SOCIAL_CARE: "Social care: sections D, H1 and H2",
    G.REASSESS: "There will be no reassessment",
    G.AMEND: "The plan is not changed",
    G.CEASE: "The plan ends",
}
_CONTENTS = (G.NEEDS, G.PROVISION, G.SETTING, G.HEALTH, G.SOCIAL_CARE)
AGAINST: Mapping[K, tuple[Ground, ...]] = {
    K.ASSESSMENT_REFUSED: (G.ASSESS,),
    K.PLAN_REFUSED: (G.PLAN,),
    K.PLAN_FINALISED: _CONTENTS,
    K.AMENDED_PLAN_FINALISED: _CONTENTS,
    K.MAINTAIN_DECIDED: (G.AMEND,),
    K.AMENDMENTS_DROPPED: (G.AMEND,),
    K.CEASE_DECIDED: (G.CEASE,),
    K.REASSESSMENT_REFUSED: (G.REASSESS,),
}
"""Which grounds there are against which decision."""
NOT_ALONE = frozenset({G.HEALTH, G.SOCIAL_CARE})

GROUNDS_RULE = act(
    "appeal-grounds",
    "section 51(2)",
    "A family may appeal against a refusal to assess, to make a plan, to reassess, or to amend after a "
    "review; against what a plan says of needs, of special educational provision or of the setting; and "
    "against the end of a plan.",
    NOT_READ,
)
RECOMMENDATIONS = Rule(
    "appeal.recommendations",
    "Together with such an appeal, and not alone, the tribunal can be asked to recommend something about "
    "health or social care. The body that gets a recommendation must answer it.",
    (
        Citation(
            "Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) "
            "Regulations 2017",
        ),
    ),
    date(2018, 4, 3),
    doubt=NOT_READ,
)
CERTIFICATE = act(
    "appeal-certificate",
    "section 55(1) to (3)",
    "Before an appeal the family gets a certificate from a mediation adviser; it need not if the appeal is "
    "only about the setting.",
    NOT_READ,
)
PLAN_STAYS = act(
    "plan-stays",
    "section 45(4)",
    "A plan does not end before the time to appeal against its end is over, nor while such an appeal is "
    "heard.",
    NOT_READ,
)
AGREED = Rule(
    "mediation.agreement",
    "What is agreed in mediation is written down. What a family could appeal about the council does in the "
    "time that an order of the tribunal would leave; all else it, or the body that commissions health care, "
    "does within 2 weeks. Both sides may agree in writing to another day.",
    (Citation(REGULATIONS, "regulation 42"),),
    PART_3_BEGAN,
)
RULES: tuple[Rule, ...] = (GROUNDS_RULE, RECOMMENDATIONS, CERTIFICATE, PLAN_STAYS, AGREED)


def needs_certificate(grounds: Collection[Ground]) -> bool:
    """Whether the family needs a certificate before this appeal. Source: `CERTIFICATE`."""
    return set(grounds) != {G.SETTING}


def stand_alone(grounds: Collection[Ground]) -> bool:
    """Whether an appeal can be made on these grounds alone. Source: `RECOMMENDATIONS`."""
    return bool(set(grounds) - NOT_ALONE)


class Ending(StrEnum):
    """How an appeal ends."""

    WITHDRAWN = "withdrawn"
    CONCEDED = "conceded"
    ALLOWED = "allowed"
    IN_PART = "in-part"
    DISMISSED = "dismissed"
    STRUCK_OUT = "struck-out"


ENDING_WORDS: Mapping[Ending, str] = {
    Ending.WITHDRAWN: "The family withdrew it",
    Ending.CONCEDED: "The council gave way, and told the tribunal so",
    Ending.ALLOWED: "The tribunal agreed with the family",
    Ending.IN_PART: "The tribunal agreed with the family in part",
    Ending.DISMISSED: "The tribunal agreed with the council",
    Ending.STRUCK_OUT: "The tribunal struck it out",
}
WITH_AN_ORDER = frozenset({Ending.ALLOWED, Ending.IN_PART, Ending.DISMISSED})

ORDERS: Mapping[K, str] = {
    K.ORDERED_TO_ASSESS: "Assess, or assess again",
    K.ORDERED_TO_MAKE_PLAN: "Make a plan",
    K.ORDERED_TO_AMEND: "Change what the plan says",
    K.ORDERED_TO_NAME_SETTING: "Name a school or other setting",
    K.ORDERED_TO_CEASE: "The plan may end",
    K.ORDERED_OTHERWISE: "Something else, by a day",
}
CONCESSIONS: Mapping[K, str] = {
    K.NOT_OPPOSED_TO_ASSESS: "Assess, or assess again",
    K.NOT_OPPOSED_TO_MAKE_PLAN: "Make a plan",
    K.NOT_OPPOSED_TO_AMEND: "Change what the plan says",
}


class Agreed(StrEnum):
    """What is agreed in mediation, by who does it and by the time that the law leaves for it."""

    ASSESS = "assess"
    PLAN = "plan"
    AMEND = "amend"
    SETTING = "setting"
    OTHER = "other"
    HEALTH = "health"
    SOMEBODY = "somebody"


AGREED_WORDS: Mapping[Agreed, str] = {
    Agreed.ASSESS: "The council assesses, or assesses again",
    Agreed.PLAN: "The council makes a plan",
    Agreed.AMEND: "The council changes what the plan says",
    Agreed.SETTING: "The council names a school or other setting",
    Agreed.OTHER: "The council does something else",
    Agreed.HEALTH: "The health body does something",
    Agreed.SOMEBODY: "Somebody else does something",
}
AGREED_TIMES: Mapping[Agreed, str] = {
    Agreed.ASSESS: "The family is told within 2 weeks; the final plan, if any, is sent within 14.",
    Agreed.PLAN: "A draft within 5 weeks, the final plan within 11.",
    Agreed.AMEND: "The amended plan within 5 weeks.",
    Agreed.SETTING: "The plan with the setting named within 2 weeks.",
    Agreed.OTHER: "Within 2 weeks.",
    Agreed.HEALTH: "Within 2 weeks, by the body that commissions health care (the ICB).",
    Agreed.SOMEBODY: "The law sets them no day: enter the one that was agreed.",
}
AGREED_AS: Mapping[Agreed, K] = {
    Agreed.ASSESS: K.AGREED_TO_ASSESS,
    Agreed.PLAN: K.AGREED_TO_MAKE_PLAN,
    Agreed.AMEND: K.AGREED_TO_AMEND,
    Agreed.SETTING: K.AGREED_TO_NAME_SETTING,
    Agreed.OTHER: K.MEDIATION_AGREED,
    Agreed.HEALTH: K.HEALTH_AGREED,
    Agreed.SOMEBODY: K.OTHERS_AGREED,
}
SAID_IN_WORDS = frozenset({Agreed.OTHER, Agreed.HEALTH, Agreed.SOMEBODY})
"""What the kind alone does not say: it needs words of its own."""
BY_OTHERS = frozenset({Agreed.HEALTH, Agreed.SOMEBODY})
"""What the council does not do: it needs a name."""

GOES_ON_ELSEWHERE = frozenset(
    {
        K.ORDERED_TO_ASSESS, K.ORDERED_TO_MAKE_PLAN, K.NOT_OPPOSED_TO_ASSESS, K.NOT_OPPOSED_TO_MAKE_PLAN,
        K.AGREED_TO_ASSESS, K.AGREED_TO_MAKE_PLAN,
    }
)  # fmt: skip
"""What begins a case again that is over: if another case of the child runs, it is done in that one."""


TRIBUNAL_DATES: Mapping[str, str] = {
    "response": "its response",
    "evidence": "the last evidence",
    "bundle": "the bundle",
    "other": "something else",
}
"""What a tribunal sets the council a day for: it must send …"""

HEARING = "hearing"
TOLD_BY_FAMILY = (
    K.MEDIATION_ADVISER_CONTACTED, K.MEDIATION_ASKED_FOR, K.MEDIATION_DECLINED, K.CERTIFICATE_ISSUED,
)  # fmt: skip
"""What a family tells of mediation; an officer enters it for them too."""
OF_MEDIATION = (*TOLD_BY_FAMILY, K.MEDIATION_HELD)
SET = (K.MEDIATION_AGREED, K.HEALTH_AGREED, K.OTHERS_AGREED, K.TRIBUNAL_DATE_SET, K.ORDERED_OTHERWISE)
"""What is done when somebody says so. All else is done by an act that is recorded anyway."""
