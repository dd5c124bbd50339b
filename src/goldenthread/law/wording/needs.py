"""Needs: what the child finds hard, in words we would use with the child in the room."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import words
from goldenthread.law.wording.rule import CODE_ON_NEEDS, EVERY_LINE, HOUSE, NEED, WordingRule

_HELP = (
    "(?:1:1|1-1|one[- ]to[- ]one|one to one|(?:an? )?(?:full[- ]time )?(?:ta|lsa|teaching assistant|"
    "learning support assistant|adult|keyworker|key worker|mentor|laptop|placement|special school|"
    "ehcp|ehc plan|plan)|(?:[\\w-]+ ){0,4}?(?:therapy|counselling|sessions?|support|interventions?|"
    "programmes?|provision|tuition|teaching|supervision|input|small[- ]groups?|group work|curriculum|"
    "placement|strategies|environment|assessment)|access to|\\d+ hours)"
)
_PROVISION = words(
    rf"(?:needs?|requires?|needing|requiring|will need|would need|should have|must have) {_HELP}",
    "(?:would|will) benefit from",
    "(?:needs?|requires?) to (?:be supported|be given|be taught|have|receive|attend|work with|access)",
)


def _need_is_provision(line: Line) -> list[Span]:
    return line.find(_PROVISION)


_LABEL = words(
    "presents? (?:with|as)",
    "presented (?:with|as)",
    "suffer(?:s|ing|ed)? (?:from|with)",
    "(?:is )?afflicted (?:with|by)",
    "(?:a )?victim of",
    "wheelchair[- ]bound",
    "confined to a wheelchair",
    "(?:low|high)[- ]functioning",
    "(?:low|lower|less) abilit(?:y|ies)",
    "less able",
    "mental age",
    "(?:mentally|severely) (?:handicapped|retarded)",
    "retarded",
    "handicapped?",
    "(?:compared (?:to|with) |than |like )?(?:a )?normal (?:children|child|peers|pupils|people|classmates)",
    "abnormal(?:ly)?",
    "(?:neurotypical|able[- ]bodied|mainstream) peers",
    "(?:deficits?|impairments?|dysfunctions?) in",
    "deficits?",
    "significantly below",
    "non[- ]verbal",
    "non[- ]compliant",
    "non[- ]compliance",
    "meltdowns?",
    "tantrums?",
    "kicks? off",
    "challenging behaviours?",
    "problem(?:atic)? behaviours?",
    "behaviour(?:al)? problems?",
    "special needs (?:child|pupil|boy|girl)",
    "(?:an? |the )?(?:autistic|sen|send|semh|k|adhd) (?:kids?|cases?)",
)
_BLAME = words(
    "attention[- ]seek(?:ing|er)",
    "manipulat(?:ive|es?|ing)",
    "laz(?:y|iness)",
    "naught(?:y|iness)",
    "defian(?:t|ce)",
    "wilful(?:ly)?",
    "spoilt",
    "deliberately",
    "on purpose",
    "(?:will not|won't|refuses? to|chooses not to|can't be bothered to|makes no effort to) (?:even )?[a-z]+",
    "refuses?",
    "(?:lacks?|lack of|no) motivation",
    "(?:parents?|mum|mother|dad|father|carers?|family|home) (?:fails?|failed|have failed|has failed|"
    "refuses?|refused|is unable|are unable|does not|do not|will not|won't|struggles? to|"
    "lacks?|is not|are not) (?:[\\w']+ )?[\\w']+",
    "(?:due to|because of) (?:[\\w-]+ ){0,2}(?:parenting|home life|home environment|upbringing|"
    "boundaries at home)",
    "poor parenting",
    "lack of (?:parental|boundaries|support (?:at|from) home)[\\w ]{0,15}",
    "chaotic (?:home|family)[\\w ]{0,10}",
    "hard to reach",
    "(?:has|have) failed to",
    "fails? to",
)


def _label(line: Line) -> list[Span]:
    return line.find(_LABEL)


def _blame(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(_BLAME)
        if not re.search(r"(?:not|n't|never|isn't) (?:being )?$", line.before(span.start))
    ]


NEED_RULES = (
    WordingRule(
        id="need-is-provision",
        applies_to=NEED,
        fault="says what to give, not what the child finds hard",
        find=_need_is_provision,
        example_bad="Ayo needs 1:1 support.",
        example_better="Ayo knows what to say, but cannot find the words in time.",
        citations=(CODE_ON_NEEDS,),
    ),
    WordingRule(
        id="label",
        applies_to=EVERY_LINE,
        fault="labels the child; say what we see, and what the child finds hard",
        find=_label,
        example_bad="The pupil presents with challenging behaviour.",
        example_better="When the hall is loud, Ayo shouts and runs to the door.",
        citations=(HOUSE,),
    ),
    WordingRule(
        id="blame",
        applies_to=EVERY_LINE,
        fault="blames somebody; say what happens and what would help",
        find=_blame,
        example_bad="Ayo refuses to join in and is attention seeking.",
        example_better="Ayo stays at the edge of the hall, and joins in when a friend asks.",
        citations=(HOUSE,),
    ),
)
