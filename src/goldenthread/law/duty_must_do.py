"""What the school must still do after the finding, whichever duty is owed."""

from __future__ import annotations

from datetime import date
from itertools import product

from goldenthread.law import duty_rules as law
from goldenthread.law.duty_facts import Facts
from goldenthread.law.duty_finding import FindOut, MustDo
from goldenthread.law.duty_questions import (
    ASSESSMENT,
    BUILDING,
    DISABILITY,
    DISADVANTAGE,
    HAS_PLAN,
    HOME_LANGUAGE,
    LEARNING,
    MAYBE,
    SHORT,
    SLIGHT,
    Question,
)
from goldenthread.law.rules import Rule, rule_in_force


def plan_rule(on: date) -> Rule:
    """Why special educational provision is planned and recorded, on this day."""
    versions = law.PLAN_FOR_SPECIAL_PROVISION
    return rule_in_force(versions, on) or versions[0]


def must_do(facts: Facts, unknown: tuple[FindOut, ...], on: date) -> tuple[MustDo, ...]:
    """Every duty and house rule that the facts call up, most pressing first."""
    return (
        *_adjustments(facts),
        *_special_provision(facts, on),
        *_without_either(facts),
        *_not_known(facts, unknown),
        MustDo(
            "Tell the family",
            "In writing, with these reasons.",
            (law.TELL_FAMILY,),
            on + law.TELL_FAMILY_WITHIN,
        ),
        MustDo(
            "Look again",
            "Or sooner if {name}, the family or a teacher asks.",
            (law.LOOK_AGAIN,),
            look_again(unknown, on),
        ),
    )


def look_again(unknown: tuple[FindOut, ...], on: date) -> date:
    """When what was not known should be known, or within about a term."""
    return unknown[0].by if unknown else on + law.LOOK_AGAIN_WITHIN


def _adjustments(facts: Facts) -> list[MustDo]:
    if not facts.adjustments:
        return []
    found = [
        MustDo(
            "Make the adjustments",
            "Take reasonable steps so that {name} is not at a disadvantage, at no cost to the family. "
            "This holds with a plan or without one.",
            (law.ADJUSTMENTS, law.NO_CHARGE),
        ),
        MustDo("Name who does what", "Each adjustment has a person who makes it.", (law.NAME_WHO,)),
    ]
    if facts.chose(DISADVANTAGE, BUILDING):
        found.append(
            MustDo(
                "Work round the building",
                "Move the lesson or change the way. The building itself belongs in the accessibility "
                "plan, and a college must consider it now.",
                (law.BUILDINGS,),
            )
        )
    return found


def _special_provision(facts: Facts, on: date) -> list[MustDo]:
    if not facts.special_provision:
        return []
    return [
        MustDo(
            "Do your best to give it",
            "Use best endeavours to secure the special educational provision that {name} needs.",
            (law.BEST_ENDEAVOURS,),
        ),
        MustDo(
            "Write the plan with the family",
            "Say what, by whom, how often and how long, agree it with the family, and review it.",
            (plan_rule(on),),
        ),
        MustDo("Bring in the SENCO", "The SENCO co-ordinates what {name} gets.", (law.SENCO,)),
        *_ehc_plan(facts),
    ]


def _ehc_plan(facts: Facts) -> list[MustDo]:
    if facts.chose(ASSESSMENT, HAS_PLAN):
        return [
            MustDo(
                "Carry out the EHC plan",
                "The council must secure what it says. The Individual Support Plan says how.",
                (law.COUNCIL_SECURES,),
            )
        ]
    found = [
        MustDo(
            "Tell the parent that it is special",
            "Tell the parent, or the young person, that special educational provision is being made.",
            (law.TELL_PARENT,),
        )
    ]
    if facts.chose(ASSESSMENT, MAYBE):
        found.append(
            MustDo(
                "Ask the council to assess",
                "The school or the family asks. Do not wait for the plan to be tried out first.",
                (law.ASK_TO_ASSESS,),
            )
        )
    return found


def _without_either(facts: Facts) -> list[MustDo]:
    """What is owed to a child whose answers call up neither duty, or only one of them."""
    found = []
    if facts.value(DISABILITY) is True:
        found.append(
            MustDo(
                "Think ahead",
                "Before each change of room, teacher, trip or test, ask what would put {name} at a "
                "disadvantage. The school must not wait to be asked.",
                (law.THINK_AHEAD,),
            )
        )
    if facts.chose(DISABILITY, SHORT) or facts.chose(DISABILITY, SLIGHT):
        found.append(
            MustDo(
                "Support the medical condition",
                "Agree with the family what {name} needs at school, for as long as it lasts.",
                (law.MEDICAL,),
            )
        )
    if facts.chose(LEARNING, HOME_LANGUAGE):
        found.append(
            MustDo(
                "Teach the language of lessons",
                "Help {name} to learn English, and look again if that does not explain it all.",
                (law.HOME_LANGUAGE,),
            )
        )
    return found


def _not_known(facts: Facts, unknown: tuple[FindOut, ...]) -> list[MustDo]:
    if not unknown:
        return []
    found = [
        MustDo(
            "Find out", "We list what is not known yet, and how to find out.", (law.FIND_OUT,), unknown[0].by
        )
    ]
    if facts.adjustments is None:
        found.append(
            MustDo(
                "Do not wait",
                "Make any adjustment that plainly helps {name} while you find out.",
                (law.ADJUSTMENTS,),
            )
        )
    return found


def find_out(facts: Facts, on: date) -> tuple[FindOut, ...]:
    """What is not known and matters to a duty or to the next step, how to find out, and by when."""
    by = on + law.FIND_OUT_WITHIN
    return tuple(
        FindOut(question.id, question.text, question.find_out, by)
        for question in facts.unknown
        if question is ASSESSMENT or _matters(facts, question)
    )


def _matters(facts: Facts, question: Question) -> bool:
    """Could a yes to this question lead to other duties than a no, whatever else comes to light?"""
    others = [unknown.id for unknown in facts.unknown if unknown is not question]
    for values in product((True, False), repeat=len(others)):
        rest = facts.settled(dict(zip(others, values, strict=True)))
        if rest.settled({question.id: True}).duties != rest.settled({question.id: False}).duties:
            return True
    return False
