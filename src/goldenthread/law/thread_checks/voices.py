"""Whose voices are in the plan, and whether anybody but its author could read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.analysis.reading import reading_age, word_count
from goldenthread.law.layers import Layer
from goldenthread.law.rules import Citation
from goldenthread.law.thread_checks.looking import of_plan
from goldenthread.law.thread_checks.plan_lines import PlanLines, ViewLine, Whose
from goldenthread.law.thread_checks.rule import (
    ACT_ON_REVIEW,
    ACT_ON_VIEWS,
    CODE_ON_PLANS,
    HOUSE,
    Finding,
    ThreadRule,
)
from goldenthread.law.wording.plain_words import explained, initials_in

READING_AGE_FOR_FAMILIES = 11
WORDS_ON_ONE_PAGE = 450
_OBSERVED = re.compile(r"\bobserv\w+|\b(?:was|is) seen to\b|\b(?:appears?|seems?|appeared|seemed) to\b", re.I)


def _for_the_child(plan: PlanLines) -> list[ViewLine]:
    return [view for view in plan.views if view.whose is not Whose.FAMILY and view.text.strip()]


def _only_observed(plan: PlanLines) -> bool:
    views = _for_the_child(plan)
    return bool(views) and all(_OBSERVED.search(f"{view.how} {view.text}") for view in views)


def _no_family(plan: PlanLines) -> bool:
    return not any(view.whose is Whose.FAMILY and view.text.strip() for view in plan.views)


def _no_strength(plan: PlanLines) -> bool:
    return not any(strength.strip() for strength in plan.strengths)


def _hard_to_read(plan: PlanLines) -> Iterator[Finding]:
    age = reading_age(plan.words)
    if age is not None and age.years > READING_AGE_FOR_FAMILIES:
        yield None, f"The plan reads at age {age}; we aim for {READING_AGE_FOR_FAMILIES} or younger."


def _too_long(plan: PlanLines) -> Iterator[Finding]:
    words = word_count(plan.words)
    if plan.layer is Layer.TARGETED and words > WORDS_ON_ONE_PAGE:
        yield None, f"The plan has {words} words. A Targeted plan fits on one page: {WORDS_ON_ONE_PAGE}."


def _initials(plan: PlanLines) -> Iterator[Finding]:
    everything, said = plan.words, set[str]()
    for strand, text in plan.texts():
        for start, end in initials_in(text):
            initials = text[start:end]
            if initials not in said and not explained(initials, everything):
                yield strand, f"{initials} is not spelled out anywhere in the plan."
            said.add(initials)


VOICE_RULES = (
    ThreadRule(
        id="child-voice",
        asks="Is the child's own voice in the plan?",
        reason="The plan is about the child, who has a right to be heard in it.",
        find=of_plan(
            "Nothing in the plan is in the child's own words, pictures or signs.",
            lambda plan: not _for_the_child(plan),
        ),
        example_bad="Views of the child: not applicable.",
        example_better="“I want to be on the radio.” Ayo, with pictures, told to Meera Shah.",
        citations=(ACT_ON_VIEWS, CODE_ON_PLANS),
    ),
    ThreadRule(
        id="only-observed",
        asks="Did anybody ask the child, and not only watch?",
        reason="Watching tells what a child does. It does not tell what the child wants.",
        find=of_plan("The child was watched, but nobody says what the child told them.", _only_observed),
        example_bad="Ayo was observed to enjoy football.",
        example_better="Ayo chose the picture of a microphone when asked what he would like to do.",
        citations=(ACT_ON_VIEWS, HOUSE),
    ),
    ThreadRule(
        id="family-view",
        asks="Is the family's view in the plan?",
        reason="The family knows the child longest, and has a right to be heard.",
        find=of_plan("The family's view is not in the plan.", _no_family),
        example_bad="Parents attended the meeting.",
        example_better="“We want to hear about his day.” Funmi Bello, mother, 14 May 2026.",
        citations=(ACT_ON_VIEWS, CODE_ON_PLANS),
    ),
    ThreadRule(
        id="strengths",
        asks="Does the plan say what the child is good at?",
        reason="What a child can do is what help builds on.",
        find=of_plan("The plan does not say what the child is good at.", _no_strength),
        example_bad="Strengths: (empty)",
        example_better="Ayo remembers facts well and is a very good mime.",
        citations=(CODE_ON_PLANS,),
    ),
    ThreadRule(
        id="review-date",
        asks="Does the plan say when it will be reviewed?",
        reason="A plan without a review goes stale, and nobody is late.",
        find=of_plan("The plan does not say when it will be reviewed.", lambda plan: plan.review_on is None),
        example_bad="Review: in due course.",
        example_better="Review: Thursday 10 December 2026, 3.30pm.",
        citations=(ACT_ON_REVIEW, CODE_ON_PLANS),
        doubt="Section 44 is for Education, Health and Care plans. For other plans it is a house rule.",
    ),
    ThreadRule(
        id="reading-age",
        asks=f"Can most people of {READING_AGE_FOR_FAMILIES} read it?",
        reason="A plan that a family cannot read was not made with them.",
        find=_hard_to_read,
        example_bad="Ayo presents with significant expressive language difficulties which impact upon peer "
        "interaction.",
        example_better="Ayo knows what he wants to say, but cannot find the words in time.",
        citations=(CODE_ON_PLANS, Citation("Golden Thread house rule", "a reading age of 11")),
        doubt="The Code asks for plain plans. It sets no reading age: the number is ours.",
    ),
    ThreadRule(
        id="one-page",
        asks="Does a Targeted plan fit on one page?",
        reason="A teacher has many plans. One that fits on a page is read.",
        find=_too_long,
        example_bad="Six pages for a weekly reading session.",
        example_better=f"At most {WORDS_ON_ONE_PAGE} words: what to do, who, when, and how we will know.",
        citations=(Citation("Golden Thread house rule", "a plan in proportion to its layer"),),
    ),
    ThreadRule(
        id="initials-in-plan",
        asks="Are initials spelled out once?",
        reason="Initials shut out everybody who does not use them at work.",
        find=_initials,
        example_bad="SALT to see Ayo weekly.",
        example_better="Joanna Reed, speech and language therapist (SALT), sees Ayo every Thursday.",
        citations=(CODE_ON_PLANS,),
    ),
)
