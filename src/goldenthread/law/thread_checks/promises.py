"""Each provision as a promise: who, how often, how long, how many, from when, and back in class."""

from __future__ import annotations

import re
from collections.abc import Callable

from goldenthread.law.layers import Layer
from goldenthread.law.reform_sources import NOT_LAW_YET, mainstream_sheet
from goldenthread.law.thread_checks.looking import Find, of_provisions
from goldenthread.law.thread_checks.plan_lines import PlanLines, ProvisionLine
from goldenthread.law.thread_checks.rule import CODE_ON_SECTIONS, HOUSE, ThreadRule
from goldenthread.law.wording.people import names_someone
from goldenthread.law.wording.rule import CLARKE
from goldenthread.law.wording.says import says_how_often, says_who


def _silent(on: str, lacks: Callable[[ProvisionLine], bool]) -> Find:
    """Every provision that lacks something does not say it."""
    return of_provisions(f"The provision {{}} does not say {on}.", lambda line, _: lacks(line))


def _not_back_in_class(provision: ProvisionLine, plan: PlanLines) -> bool:
    return plan.layer not in {None, Layer.UNIVERSAL} and not provision.used_in_class.strip()


_SPECIALIST = re.compile(
    r"\b(?:therapists?|salt|slt|ot|ep|physio\w*|psycholog\w+|psychiatrist|paediatrician|audiologist|"
    r"counsellor|teacher of the deaf|qtvi|qtod|advisory teacher|specialist teacher|outreach|"
    r"habilitation|camhs|nurse|dietitian)\b"
)
_AT_SCHOOL = re.compile(
    r"\b(?:teaching assistants?|tas?|lsas?|hltas?|elsas?|learning support assistants?|learning mentors?|"
    r"(?:class|form|subject|year \d+) (?:teacher|tutor)s?|key ?workers?|senco|sendco|head ?teacher|tutors?|"
    r"keyworkers?)\b"
)
_TOGETHER = re.compile(r"\b(?:with|and|alongside|to|shows|trains)\s+(.*)$", re.DOTALL)


def _nobody_carries_on(provision: ProvisionLine) -> bool:
    said = f"{provision.who}\n{provision.text}\n{provision.used_in_class}"
    if not _SPECIALIST.search(provision.who.lower()) or _AT_SCHOOL.search(said.lower()):
        return False
    second = _TOGETHER.search(provision.who)
    return not names_someone(provision.used_in_class) and not (second and names_someone(second.group(1)))


PROMISE_RULES = (
    ThreadRule(
        id="provision-who",
        asks="Does every provision say who?",
        reason="A name, or a post that one person holds, can be asked at the school's door whether it "
        "happened: “the school counsellor” is enough, and a name is better. “An adult” or “the team” cannot.",
        find=_silent("who", lambda line: not says_who(line.who)),
        example_bad="Who: staff",
        example_better="Who: Meera Shah, teaching assistant",
        citations=(CODE_ON_SECTIONS, CLARKE),
    ),
    ThreadRule(
        id="provision-how-often",
        asks="Does every provision say how often?",
        reason="Without days or a number nobody can count what was promised.",
        find=_silent("how often", lambda line: not says_how_often(line.frequency)),
        example_bad="When: regularly",
        example_better="When: every Thursday, 1.30pm",
        citations=(CODE_ON_SECTIONS, CLARKE),
    ),
    ThreadRule(
        id="provision-how-long",
        asks="Does every provision say how long?",
        reason="Five minutes and fifty are different promises.",
        find=_silent("how long", lambda line: not line.minutes),
        example_bad="How long: (empty)",
        example_better="How long: 30 minutes",
        citations=(CODE_ON_SECTIONS, CLARKE),
    ),
    ThreadRule(
        id="provision-how-many",
        asks="Does every provision say how many children?",
        reason="One to one and a group of eight are different promises.",
        find=_silent("how many children", lambda line: not line.group_size),
        example_bad="Group: small",
        example_better="Group: three children",
        citations=(CODE_ON_SECTIONS,),
    ),
    ThreadRule(
        id="provision-from-when",
        asks="Does every provision say from when?",
        reason="A promise counts from its first day. Without one nothing is ever late.",
        find=_silent("from when", lambda line: line.starts_on is None and not line.with_the_plan),
        example_bad="From: (empty)",
        example_better="From: 7 September 2026",
        citations=(HOUSE,),
    ),
    ThreadRule(
        id="used-in-class",
        asks="Does support above Universal say how it is used back in class?",
        reason="What is learned outside the lesson is lost if the lesson does not use it.",
        find=of_provisions("The provision {} does not say how it is used back in class.", _not_back_in_class),
        example_bad="Used in class: (empty)",
        example_better="Used in class: picture strip on Ayo's desk",
        citations=(mainstream_sheet(),),
        doubt=NOT_LAW_YET,
    ),
    ThreadRule(
        id="who-in-school",
        asks="When a specialist works with the child, who at school carries on?",
        reason="A specialist comes for an hour. Somebody at school is there for the rest of the week.",
        find=_silent("who at school carries on between the specialist's visits", _nobody_carries_on),
        example_bad="Who: Joanna Reed, speech and language therapist",
        example_better="Who: Joanna Reed, speech and language therapist, with Meera Shah, teaching assistant",
        citations=(HOUSE,),
    ),
)
