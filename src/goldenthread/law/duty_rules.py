"""The rules behind 'which duty?': what each Act says, from when, and what this house adds."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.law.reform_sources import NOT_LAW_YET, REFORM_EXPECTED, rights_assessment
from goldenthread.law.rules import Citation, Rule, Standing

FAMILIES_ACT = "Children and Families Act 2014"
EQUALITY_ACT = "Equality Act 2010"
CODE = "SEND Code of Practice 2015"

PART_3_BEGAN = date(2014, 9, 1)
EQUALITY_ACT_BEGAN = date(2010, 10, 1)
HOUSE_BEGAN = PART_3_BEGAN

TELL_FAMILY_WITHIN = timedelta(days=7)
FIND_OUT_WITHIN = timedelta(weeks=6)
LOOK_AGAIN_WITHIN = timedelta(weeks=14)


def _act(rule_id: str, place: str, says: str) -> Rule:
    return Rule(rule_id, says, (Citation(FAMILIES_ACT, place),), PART_3_BEGAN)


def _equality(rule_id: str, place: str, says: str, since: date = EQUALITY_ACT_BEGAN) -> Rule:
    return Rule(rule_id, says, (Citation(EQUALITY_ACT, place),), since)


def _house(rule_id: str, says: str, doubt: str = "") -> Rule:
    place = (Citation("Golden Thread", "house rule"),)
    return Rule(rule_id, says, place, HOUSE_BEGAN, Standing.HOUSE, doubt=doubt)


LEARNING_DIFFICULTY = _act(
    "duty.learning_difficulty",
    "section 20(2)(a) and (3)",
    "A learning difficulty is a significantly greater difficulty in learning than most of the same "
    "age have. Below school age, it is enough that this is likely by then if nothing is done.",
)
HOME_LANGUAGE = _act(
    "duty.home_language",
    "section 20(4)",
    "Being taught in a language that is not spoken at home is not, on its own, a learning difficulty.",
)
HINDERING_DISABILITY = _act(
    "duty.hindering_disability",
    "section 20(2)(b)",
    "A disability counts when it prevents or hinders the use of what mainstream settings generally "
    "provide for others of the same age.",
)
SPECIAL_NEEDS = _act(
    "duty.special_needs",
    "section 20(1)",
    "Special educational needs are a learning difficulty or disability which calls for special "
    "educational provision.",
)
SPECIAL_PROVISION = _act(
    "duty.special_provision",
    "section 21(1)",
    "From age 2, special educational provision is teaching or training additional to, or different "
    "from, what is made generally for others of the same age in mainstream settings in England.",
)
UNDER_TWO = _act(
    "duty.under_two",
    "section 21(2)",
    "Under age 2, educational provision of any kind is special educational provision.",
)
THERAPY_THAT_TEACHES = _act(
    "duty.therapy_that_teaches",
    "section 21(5)",
    "Health or social care provision which educates or trains counts as special educational provision.",
)
ASK_TO_ASSESS = _act(
    "duty.ask_to_assess",
    "section 36(1) and (8)",
    "A parent, a young person or a school may ask the council to assess. It must do so if the child "
    "has or may have special educational needs and may need provision under an EHC plan.",
)
COUNCIL_SECURES = _act(
    "duty.council_secures",
    "section 42",
    "The council must secure the special educational provision in an EHC plan.",
)
BEST_ENDEAVOURS = _act(
    "duty.best_endeavours",
    "section 66",
    "A mainstream setting must use its best endeavours to secure the special educational provision "
    "that a child’s needs call for.",
)
SENCO = _act(
    "duty.senco",
    "section 67",
    "A mainstream school must have a SENCO, who is responsible for co-ordinating this provision.",
)
TELL_PARENT = _act(
    "duty.tell_parent",
    "section 68",
    "Where special educational provision is made without an EHC plan, the school must tell the parent "
    "or the young person.",
)
MEDICAL = _act(
    "duty.medical",
    "section 100",
    "A school must arrange to support its pupils with medical conditions, disability or not.",
)
DISABILITY = _equality(
    "duty.disability",
    "section 6, section 212(1) and Schedule 1",
    "A disability is a physical or mental impairment with a substantial and long-term adverse effect "
    "on normal day-to-day activities. Substantial means more than minor or trivial, leaving out what "
    "treatment and aids put right. Long-term means 12 months or more, or likely to be.",
)
ADJUSTMENTS = _equality(
    "duty.adjustments",
    "sections 20, 85(6) and 91(9), Schedule 13",
    "A school or college must take reasonable steps so that a disabled pupil is not at a substantial "
    "disadvantage: change how it does things, and provide aids and services.",
    since=date(2012, 9, 1),
)
NO_CHARGE = _equality("duty.no_charge", "section 20(7)", "The family does not pay for an adjustment.")
THINK_AHEAD = _equality(
    "duty.think_ahead",
    "Schedule 13, paragraph 2",
    "The duty is owed to disabled pupils generally, so a school must think ahead, not wait for one.",
)
BUILDINGS = _equality(
    "duty.buildings",
    "Schedule 10, paragraph 3, and Schedule 13, paragraphs 2 and 3",
    "A school need not alter its building for one pupil. It must have a plan to make it accessible "
    "over time. A college must consider its building too.",
)

PLAN_FOR_SPECIAL_PROVISION = (
    Rule(
        "duty.plan",
        "Special educational provision is planned with the family, recorded and reviewed.",
        (Citation(CODE, "paragraphs 6.48 and 6.65"),),
        PART_3_BEGAN,
        Standing.GUIDANCE,
        until=REFORM_EXPECTED,
        doubt="The Code asks for a plan agreed with parents. It does not name an Individual Support Plan.",
    ),
    Rule(
        "duty.plan",
        "Special educational needs and the provision for them are recorded and monitored in an "
        "Individual Support Plan.",
        (rights_assessment("page 18"),),
        REFORM_EXPECTED,
        Standing.PROPOSAL,
        doubt=NOT_LAW_YET,
    ),
)
NO_PLAN_FOR_ADJUSTMENTS = _house(
    "duty.no_plan_for_adjustments",
    "Adjustments alone need no Individual Support Plan and no place on the SEN register.",
    doubt="The government’s leaflet would have a plan for any child with identified SEND. The response "
    "of Whole School SEND asks that a child helped by adjustments alone should not need one.",
)
TELL_FAMILY = _house(
    "duty.tell_family", "The family is told in writing, with the reason, within 7 days of the finding."
)
FIND_OUT = _house("duty.find_out", "What is not known yet is found out within 6 weeks.")
LOOK_AGAIN = _house(
    "duty.look_again", "A finding is looked at again within 14 weeks, about a term, or as soon as asked."
)
NAME_WHO = _house("duty.name_who", "Every adjustment has a named person who makes it.")

RULES = (
    LEARNING_DIFFICULTY,
    HOME_LANGUAGE,
    HINDERING_DISABILITY,
    SPECIAL_NEEDS,
    SPECIAL_PROVISION,
    UNDER_TWO,
    THERAPY_THAT_TEACHES,
    ASK_TO_ASSESS,
    COUNCIL_SECURES,
    BEST_ENDEAVOURS,
    SENCO,
    TELL_PARENT,
    MEDICAL,
    DISABILITY,
    ADJUSTMENTS,
    NO_CHARGE,
    THINK_AHEAD,
    BUILDINGS,
    *PLAN_FOR_SPECIAL_PROVISION,
    NO_PLAN_FOR_ADJUSTMENTS,
    TELL_FAMILY,
    FIND_OUT,
    LOOK_AGAIN,
    NAME_WHO,
)
