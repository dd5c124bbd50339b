"""The finding in plain words: title, sentences, and what would change it."""

from __future__ import annotations

from goldenthread.law.duty_facts import Facts
from goldenthread.law.duty_finding import Outcome, Owed
from goldenthread.law.duty_questions import (
    ASSESSMENT,
    DISABILITY,
    HAS_PLAN,
    NO,
    Known,
)

TITLES = {
    Outcome.ADJUSTMENTS_ONLY: "Adjustments only: no plan needed",
    Outcome.SEN_ONLY: "Special educational provision: a plan is needed",
    Outcome.BOTH: "Adjustments and special educational provision: a plan is needed",
    Outcome.NEITHER_NOW: "Neither duty now: no plan needed",
}
TITLES_NOT_KNOWN = {
    (Owed.OWED, Owed.NOT_KNOWN): "Adjustments now; special educational provision is not known yet",
    (Owed.NOT_KNOWN, Owed.OWED): "A plan is needed; adjustments are not known yet",
    (Owed.NOT_KNOWN, Owed.NOT_OWED): "Adjustments are not known yet: no plan needed",
    (Owed.NOT_OWED, Owed.NOT_KNOWN): "Special educational provision is not known yet",
    (Owed.NOT_KNOWN, Owed.NOT_KNOWN): "Not known yet",
}
_DISABILITY_WORDS = {
    True: "{name} has a disability.",
    None: "We do not know yet whether {name} has a disability.",
}
_PROVISION_WORDS = {
    True: "{name} needs special educational provision.",
    False: "{name} does not need special educational provision.",
    None: "We do not know yet whether {name} needs special educational provision.",
}
_PLAN_WORDS = {
    True: "So {name} needs an Individual Support Plan, made with the family.",
    False: "So {name} does not need an Individual Support Plan, and does not go on the SEN register.",
    None: "Until we know, {name} does not go on the SEN register. Help does not wait for that.",
}
WOULD_CHANGE = {
    Outcome.ADJUSTMENTS_ONLY: (
        "If {name} falls behind, or needs to be taught in another way, ask the six questions again.",
    ),
    Outcome.SEN_ONLY: (
        "If a disability comes to light, adjustments are owed as well.",
        "If {name} comes to need only what everybody gets, the plan can end. A review decides that.",
    ),
    Outcome.BOTH: (
        "If {name} comes to need only what everybody gets, the plan can end. A review decides that. "
        "The adjustments go on.",
    ),
    Outcome.NEITHER_NOW: (
        "If anything gets harder for {name}, or anyone who knows {name} is worried, ask the six "
        "questions again. No diagnosis is needed.",
    ),
    Outcome.NOT_KNOWN_YET: (
        "What we find out decides. Then the questions that were not known are asked again.",
    ),
}
FAMILY_CAN = (
    "{name}’s family can disagree, and can have these questions asked again at any time.",
    "The family, or {name} from the end of compulsory school age, can ask the council to assess for "
    "an EHC plan, whatever the answer here (Children and Families Act 2014, section 36(1)).",
)


def title(outcome: Outcome, adjustments: Owed, provision: Owed) -> str:
    if outcome is Outcome.NOT_KNOWN_YET:
        return TITLES_NOT_KNOWN[adjustments, provision]
    return TITLES[outcome]


def sentences(facts: Facts) -> tuple[str, ...]:
    """Disability, what it asks of the school, special provision, and the plan, in that order."""
    provision = facts.special_provision
    said = [_disability(facts), _disadvantage(facts), _PROVISION_WORDS[provision], _ehc_plan(facts)]
    return (*(sentence for sentence in said if sentence), _PLAN_WORDS[provision])


def _disability(facts: Facts) -> str:
    value: Known = facts.value(DISABILITY)
    if value is not False:
        return _DISABILITY_WORDS[value]
    if facts.chose(DISABILITY, NO):
        return "{name} does not have a disability that we know of."
    return "{name} has a condition, but not what the Equality Act calls a disability."


def _disadvantage(facts: Facts) -> str:
    if not facts.value(DISABILITY):
        return ""
    return {
        True: "So the school must make reasonable adjustments.",
        False: "Nothing at school puts {name} at a disadvantage now.",
        None: "We do not know yet what at school puts {name} at a disadvantage.",
    }[facts.adjustments]


def _ehc_plan(facts: Facts) -> str:
    if facts.chose(ASSESSMENT, HAS_PLAN):
        return "{name} has an EHC plan, which the council must see is carried out."
    return ""
