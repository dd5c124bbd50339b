"""What is done: verbs and nouns that name a good intention and no action."""

from __future__ import annotations

import re
from functools import cache

from goldenthread.law.wording.line import Line, Span, Statement
from goldenthread.law.wording.patterns import spelled, words
from goldenthread.law.wording.rule import (
    CLARKE,
    CODE_ON_PROVISION,
    PROMISES,
    WORCESTERSHIRE,
    WordingRule,
)

_COMPOUND = (
    "(?! (?:assistants?|bases?|workers?|plans?|staff|teams?|teachers?|services?|strategies|tutors?|"
    "mentors?|groups?|officers?|partners?|units?|centres?|dogs?|frames?|networks?|materials?))"
)
_DOERS = "(?:staff|school|teachers?|tas?|assistants?|adults?|lsas?|tutors?|mentors?)"
_ABOUT = (
    "(?:with|in|for|around|during|through|throughout|at|across|from|into|between|"
    "and (?:guidance|encouragement|help|reassurance|supervision|intervention))"
)
INTENT = words(
    f"(?<!visual\\x20)(?<!concrete\\x20)support(?:ed|s|ing)?{_COMPOUND} {_ABOUT}",
    "support(?:ed)? to",
    f"(?:will|{_DOERS} to|should|must) support{_COMPOUND}",
    "(?:be|is|are) (?:well |fully |closely |appropriately )?supported",
    "support(?= ?(?:[.,;:]|$|and |as |when |if |where |daily|weekly|every|each|per|"
    "will |is |should |from |throughout|\\())",
    "(?:help|helped|assistance|guidance|assist|assisted) (?:with|in|around|for)",
    "(?:input|advice|involvement|oversight) (?:from|by|of|on|into|around|to|regarding)",
    "input(?= ?(?:[.,;:]|$|and |as |when |if |where |daily|weekly|every|each|per|will ))",
    "interventions(?! (?:called|named))",
    "encourag(?:e|ed|es|ing|ement)(?: (?:him|her|them|[a-z]+))?(?: to)?",
    "(?:promote|promotes|promoting|facilitate|facilitates|facilitating|foster|fosters|enable|"
    "enables|empower|empowers)(?! (?:group|room|base|session|lunch|provision))",
    "(?:be |being )?(?:aware of|mindful of|sensitive to|alert to|sympathetic to|conscious of)",
    "tak(?:e|es|ing|en) (?:account|into account|into consideration|cognisance)(?: of)?",
    "liais(?:e|es|ing|on)(?: (?:with|between))?",
    "(?:closely |carefully |regularly )?monitor(?:ed|s|ing)?(?: (?:closely|carefully|regularly))?",
    "ke(?:ep|pt) (?:an eye on|(?:[\\w'-]+ ){0,3}under review)",
    "work(?:s|ing)? (?:closely |together )?towards",
    "address(?:es|ed|ing)? (?:his|her|their)",
    "develop(?:ing)? (?:his|her|their)(?! own)",
    "improv(?:e|ing) (?:his|her|their)",
    "manage(?:d)? (?:his|her|their)",
    "meet (?:his|her|their) needs",
)
_MEANS = re.compile(
    r"\bby (?:\w+ly )?\w+ing\b|\b(?:using|via) (?:a|an|the|his|her|their|\d|\w+ cards?|makaton|pecs)\b|"
    r":\s*\w"
)


def _intent(line: Line) -> list[Span]:
    says_more = cache(_says_more)  # a line can be one long statement with many intentions
    return [
        span
        for span in line.find(INTENT)
        if not says_more(line.statement_at(span.start)) and not _is_purpose(line, span)
    ]


def _says_more(statement: Statement) -> bool:
    """Counted and done by somebody, or with the means spelled out, an intention is a deed."""
    counted = statement.has_doer and (statement.quantified or (statement.countable and statement.grouped))
    return counted or _MEANS.search(statement.low) is not None


_AIM = re.compile(r"\b(?:to|so that|in order to|designed to|which|that|who)(?: (?:he|she|they|will))? $")
_HAS_OBJECT = re.compile(r"^(?:support|promote|facilitate|enable|develop|improv|address|manage|meet|help)")


def _is_purpose(line: Line, span: Span) -> bool:
    """“A visual timetable to support transitions”: the timetable is the deed, the rest its aim."""
    before = line.before(span.start)
    preceded = _AIM.search(before)
    doer_to = re.search(rf"(?:^|\b{_DOERS}\b ?|[.;:•-] )\s*(?:will |to )?$", before)
    return bool(preceded and not doer_to and before.strip() and _HAS_OBJECT.match(span.text.lower()))


_APPROACH = words(
    "(?:consistent|nurturing|structured|differentiated|"
    "multi-?sensory|holistic|graduated|flexible|calm|low[- ]arousal|supportive|person[- ]centred|"
    "child[- ]centred|positive|trauma[- ]informed|attachment[- ]aware|inclusive|safe|predictable|"
    "adapted|personalised|individualised|modified|sensitive|therapeutic|whole[- ]school|tailored|"
    "bespoke|relational|restorative|communication[- ]friendly|communication[- ]accessible|stimulating|"
    "broad and balanced|autism[- ]friendly|strengths[- ]based|familiar|quiet) "
    "(?:[\\w-]+,? (?:and )?){0,2}?(?:approach(?:es)?|environments?|ethos|curriculum|methods?|culture|"
    "atmosphere|"
    "style|package)",
    "(?:high[- ])?quality[- ]first teaching",
    "adaptive teaching",
    "differentiation",
    "differentiated (?:work|tasks?|activities|resources|materials|learning|teaching|questions)",
    "scaffold(?:ing|ed)?(?: (?:support|work|learning|tasks?))?",
    "strategies(?! (?:card|list|sheet|board))",
    "techniques",
    "clear (?:boundaries|expectations|routines|rules)",
    "(?:consistent|clear|firm) (?:routines?|boundaries|structure|expectations)",
    "good (?:role models?|practice)",
    "positive (?:reinforcement|praise|reward|behaviour support|relationships?)",
    "reasonable adjustments",
    "(?:flexible|access|suitable|special|alternative|careful) (?:[\\w-]+ )?arrangements",
    "(?:a )?key focus on",
    "an? emphasis on",
)
_NAMED_STRATEGY = re.compile(
    r"strategies(?: ?:| (?:are|will be):?| such as| including| from (?:the )?(?:zones|nurture))|"
    r"techniques(?: ?:| such as| including)"
)


def _approach(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(_APPROACH)
        if not _says_more(line.statement_at(span.start))
        and not _NAMED_STRATEGY.match(line.low, span.end - len(span.text.split()[-1]))
        and re.search(r":\s*\w", line.low[span.end :]) is None
    ]


_THINGS = spelled(
    "strateg(?:y|ies)", "resources?", "support", "interventions?", "equipment", "provision", "curriculum",
    "adults?", "staff", "activit(?:y|ies)", "materials?", "tasks?", "methods?", "approach(?:es)?",
    "techniques?", "tools?", "aids?", "programmes?", "targets?", "training", "technology", "software",
    "seating", "furniture", "work", "environment", "professionals?", "agencies", "services?", "teaching",
    "adjustments?", "adaptations?", "differentiation", "measures?", "rewards?", "texts?", "prompts?",
    "therap(?:y|ies)", "visuals?", "advice", "level", "time", "language", "peers?", "models?", "help",
    "ict", "assistive technology", "scaffolds?", "cues",
)  # fmt: skip
WHICH = words(
    "(?:a |the )?(?:wide |whole |broad |full )?(?:range|variety|selection|choice|mix|combination|number|"
    "array|set) of (?:different |suitable |appropriate )?(?:[\\w-]+ ){0,3}?"
    f"(?:{_THINGS}|opportunities|ways|people)",
    f"(?:various|different|diverse) (?:[\\w-]+ ){{0,2}}{_THINGS}",
    f"(?:appropriate|suitable|relevant|adequate|sufficient|necessary|specialist|specialised|specific|"
    f"individualised|personalised|tailored|bespoke|targeted|evidence[- ]based|adapted|modified) "
    f"(?:(?!by|of|to|for|in|with|from|and|or)[\\w-]+ ){{0,2}}?{_THINGS}",
    "appropriately (?:differentiated|adapted|matched|pitched|levelled|supported|paced)",
    "as well as other (?:[\\w-]+ ){0,2}[\\w-]+",
)


def _which(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(WHICH)
        if not _says_more(line.statement_at(span.start)) and not _called_something(line, span)
    ]


def _called_something(line: Line, span: Span) -> bool:
    """“Specialist teaching”, “specialist equipment: a standing frame” and named tools are known."""
    after = line.low[span.end : span.end + 25]
    return (
        re.match(r"[ ,(]*(?:namely|called|:|\()", after) is not None
        or re.search(r"specialist (?:[\w-]+ ){0,2}teaching$", span.text.lower()) is not None
        or re.match(r" (?:assistants?|teachers?|advisers?|nurses?|officers?|team|service)", after) is not None
    )


_OPEN = words(
    "etc\\.?",
    "et cetera",
    "and so (?:on|forth)",
    "and\\/or",
    "or (?:similar|equivalent|other(?:wise)?|another (?:appropriate|suitable)?[\\w ]{0,15}|an alternative|"
    "a similar [\\w]+|something similar|the like)",
    "(?:1:1|1-1|one[- ]to[- ]one|individual(?:ly)?|small[- ]group|pairs?|whole[- ]class),? "
    "or (?:(?:in|as part of) )?(?:an? )?(?:1:1|small[- ]groups?|pairs?|whole[- ]class|groups?|individually)",
    "and other (?:[\\w-]+ ){0,2}[\\w-]+s",
    "including but not limited to",
    "to include",
    "among(?:st)? others",
)


def _open_list(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(_OPEN)
        if not (span.text.lower() == "to include" and line.low[span.end :].strip(" :.") != "")
        and not re.match(r"and other (?:children|pupils|people|adults|staff)", span.text.lower())
    ]


DEED_RULES = (
    WordingRule(
        id="what-is-done",
        applies_to=PROMISES,
        fault="does not say what is done",
        find=_intent,
        example_bad="Support with reading.",
        example_better="The teaching assistant reads each question aloud and Ayo says the "
        "answer, every morning for 15 minutes.",
        citations=(CODE_ON_PROVISION, WORCESTERSHIRE),
    ),
    WordingRule(
        id="approach",
        applies_to=PROMISES,
        fault="names an approach; say what somebody will do",
        find=_approach,
        example_bad="A consistent approach.",
        example_better="All staff in class use the same three signs: stop, wait, show me.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="which-one",
        applies_to=PROMISES,
        fault="does not say which",
        find=_which,
        example_bad="A range of resources.",
        example_better="Number tiles and a 100-square in every maths lesson.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="open-list",
        applies_to=PROMISES,
        fault="leaves the list open",
        find=_open_list,
        example_bad="Ear defenders, a quiet corner, etc.",
        example_better="Ear defenders on the peg by the door, and the corner desk behind the screen.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
)
