"""When, whether and until when: words that leave the promise to somebody's judgement or budget."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import spelled, words
from goldenthread.law.wording.rule import (
    ACT_ON_PROVISION,
    AIMS,
    CLARKE,
    CODE_ON_PROVISION,
    EVERY_LINE,
    PROMISES,
    PROVISION,
    WORCESTERSHIRE,
    WordingRule,
)

_NEEDED = spelled(
    "appropriate",
    "required",
    "necessary",
    "needed",
    "possible",
    "practica(?:l|ble)",
    "feasible",
    "applicable",
    "relevant",
    "helpful",
    "useful",
    "suitable",
    "desirable",
    "available",
    "beneficial",
    "indicated",
    "deemed (?:appropriate|necessary|suitable|useful|fit)",
    "appears? (?:appropriate|necessary)",
    "felt to be (?:appropriate|necessary|helpful)",
)
_WILLING = spelled(
    "(?:he|she|they|ayo|it) (?:needs?|requires?|wants?)(?: (?:to|it|them|one|this|help|support))?"
)
WHEN_NEEDED = words(
    rf"(?:if and when|as and when|when and (?:if|where)|where and when|where(?:ver)?|when(?:ever)?|if|"
    rf"as|as far as|as soon as|as often as|as much as|if or when) "
    rf"(?:(?:this|it|that|they|these|he|she|[a-z]+) (?:is|are|may be) )?"
    rf"(?:(?:thought|considered|clinically|educationally|reasonably|at all|most|still|not) )?{_NEEDED}",
    "as and when",
    rf"(?:as|if|when|whenever|as and when) {_WILLING}(?! (?:the toilet|to use the toilet))",
    "when the need arises",
    "as the need arises",
    "(?:should|if) (?:the|a) need arises?",
    "(?:according to|depending (?:up)?on|dependent (?:up)?on|in response to|based on|in line with) "
    "(?:[\\w']+ )?(?:individual |level of |current |presenting )?needs?",
    "at (?:an|a|the) (?:appropriate|suitable|convenient) (?:time|point|level|moment)s?",
    "at the (?:[\\w']+ )?discretion(?: of (?:the )?(?:[\\w-]+ ){0,2}[\\w-]+)?",
    "at (?:his|her|their) (?:own )?discretion",
    "within reason",
    "subject to (?:review|need|agreement|assessment|consent of)",
    "unless (?:not )?(?:appropriate|needed|required|necessary)",
    "(?:daily|weekly) as needed",
    "on demand",
    "on request",
)
_A_LAW_SAYS = re.compile(r"\s+by\s+(?:law|regulation|section|statute|the (?:law|equality|children|code))")
_ON_TOP = re.compile(r"(?:\bmore|\bagain|\bextra|\bfurther|\bfurther ones|\bmore often|\blonger)[, ]+$")
_SIGNAL = re.compile(
    r"[,:( ]+(?:shown|signalled|when|whenever|if|by|which)[^.;]{0,40}?\b(?:card|shows?|signals?|asks?|"
    r"holds?|points?|says?|sign|board|lanyard|score[sd]?|level \d|number|\d)"
)


def vague_conditions(line: Line) -> list[Span]:
    """Conditions that only somebody's judgement can meet: “as appropriate”, not “as required by law”."""
    return [
        span
        for span in line.find(WHEN_NEEDED)
        if not _A_LAW_SAYS.match(line.low, span.end)
        and not _SIGNAL.match(line.low, span.end)
        and not _only_adds(line, span)
    ]


def _only_adds(line: Line, span: Span) -> bool:
    """“Three times a day, and more often if needed” promises three: the rest is on top."""
    statement = line.statement_at(span.start)
    return statement.countable and _ON_TOP.search(line.before(span.start)) is not None


MONEY = words(
    "subject to (?:[\\w-]+ ){0,2}(?:availability|funding|resources?|capacity|staffing|budgets?)",
    "(?:depending|dependent) (?:up)?on (?:[\\w-]+ ){0,2}(?:availability|funding|resources?|capacity|"
    "staffing|budgets?)",
    "(?:if|when|where|as) (?:[\\w-]+ ){0,3}(?:staffing|resources?|funding|capacity|time|timetabling|"
    "budgets?|staff) (?:allows?|permits?|(?:is|are|becomes?) available)",
    "(?:resources|staffing|time|funding|timetable) permitting",
    "within (?:available|existing|current|the school's) (?:resources|staffing|budgets?|funding)",
    "from within (?:the )?(?:school's )?(?:delegated|notional|own)(?: sen)? (?:resources|budgets?|funding)",
    "(?:if|when|once) an? (?:place|space|slot|member of staff|adult) (?:is|becomes) (?:available|free)",
)


def _money(line: Line) -> list[Span]:
    return line.find(MONEY)


UNTIL = words(
    "until further notice",
    "(?:for as long as|as long as|until|till) (?:(?:he|she|they|it|this|the|support|[a-z]+) "
    "(?:is|are) )?(?:no longer )?(?:needed|necessary|required|appropriate|ready|settled|confident|"
    "able to cope|secure)",
    "for (?:as long as|the time being|the foreseeable future|now|a while|a period|the moment)(?! of \\d)",
    "for the foreseeable",
    "in (?:due course|the future|the near future|the long term|time)(?= ?(?:[.,;]|$))",
    "over time",
    "gradually (?:reduced?|reducing|faded?|withdrawn?|withdraw|phased|decreas\\w+)",
    "(?:to be |being |be )?(?:reduced|faded|withdrawn|phased) (?:out |over time |as )"
    "(?:appropriate|[\\w' ]{0,20}(?:confidence|independence|progress))?",
    "as soon as (?:possible|practicable)",
    "at the earliest opportunity",
    "at some point",
    "soon",
    "eventually",
)


def _until(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(UNTIL)
        if not (span.text.lower() == "soon" and re.search(r"\b(?:as|too|so|how) $", line.before(span.start)))
    ]


NOT_DECIDED = words(
    "tb[cdas]",
    "(?:to be|will be|yet to be|are to be|is to be) (?:confirmed|agreed|determined|decided|arranged|"
    "finali[sz]ed|identified|advised)(?! by \\d)",
    "(?:as|to be) (?:determined|decided|directed|advised|specified|agreed|recommended|prescribed) "
    "by (?:the |a |his |her |their |an )?(?:[\\w-]+ ){0,4}[\\w-]+",
    "under (?:discussion|consideration)",
    "pending",
)
ELSEWHERE = words(
    "(?:in (?:line|accordance|keeping) with|as (?:per|outlined in|set out in|detailed in|described in|"
    "specified in|recommended in|advised in|suggested in|stated in|contained in)|(?:following|on) the "
    "(?:advice|recommendations?|guidance) (?:of|from|in)|based on) (?:the |a |his |her |their )?"
    "(?:[\\w'-]+ ){0,6}?(?:reports?|advice|recommendations?|guidance|programme|plan|targets|"
    "assessments?|care plan|suggestions|strategies|policy)",
    "see (?:attached|appendix|appended|report|advice)",
    "(?:all )?recommendations (?:from|of|in|made by) (?:the )?[\\w '-]{2,40}? "
    "(?:to|will|should|must) be (?:followed|implemented)",
)
SAME_AS_BEFORE = words(
    "(?:will|to|should|must) continue(?! to (?:be able|use|work))"
    "(?: to (?:receive|have|be|get|access|benefit from|attend|provide|offer|support|deliver)| with)?",
    "(?:current|existing|present) (?:level of |levels of |package of )?"
    "(?:support|provision|arrangements|interventions?|strategies)",
    "(?:remain|stay|kept|keep|continue) in place",
    "as (?:before|previously|now|at present|is currently)(?! (?:and|said))(?= ?(?:[.,;]|$))",
    "no change",
    "maintain (?:current|existing)",
)


def _not_decided(line: Line) -> list[Span]:
    return [span for span in line.find(NOT_DECIDED) if not line.statement_at(span.start).quantified]


def _elsewhere(line: Line) -> list[Span]:
    return [span for span in line.find(ELSEWHERE) if not line.statement_at(span.start).quantified]


def _same_as_before(line: Line) -> list[Span]:
    return [span for span in line.find(SAME_AS_BEFORE) if not line.statement_at(span.start).quantified]


CONDITION_RULES = (
    WordingRule(
        id="when",
        applies_to=AIMS,
        fault="does not say when, or who decides",
        find=vague_conditions,
        example_bad="A movement break as appropriate.",
        example_better="A 5-minute movement break with Meera Shah at 10.15am every day, and again "
        "when Ayo shows the red card.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="if-money-allows",
        applies_to=PROMISES,
        fault="makes the help depend on money or staff; what a child needs does not",
        find=_money,
        example_bad="Weekly mentoring, subject to staffing.",
        example_better="The learning mentor meets Ayo every Tuesday at 9am for 20 minutes.",
        citations=(CODE_ON_PROVISION, ACT_ON_PROVISION),
    ),
    WordingRule(
        id="until-when",
        applies_to=AIMS,
        fault="does not say until when",
        find=_until,
        example_bad="Daily check-ins of 10 minutes with the learning mentor until further notice.",
        example_better="Daily check-ins of 10 minutes with the learning mentor until the review on "
        "10 December.",
        citations=(CODE_ON_PROVISION,),
    ),
    WordingRule(
        id="not-decided",
        applies_to=EVERY_LINE,
        fault="leaves the decision for later",
        find=_not_decided,
        example_bad="Therapy sessions, number to be confirmed.",
        example_better="Six 30-minute speech and language therapy sessions, one a week from 7 September.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="written-elsewhere",
        applies_to=PROMISES,
        fault="sends the reader to another paper; say here what it asks for",
        find=_elsewhere,
        example_bad="Strategies in line with the therapist's report.",
        example_better="The class teacher gives one instruction at a time and waits 10 seconds, in "
        "all lessons.",
        citations=(CODE_ON_PROVISION, WORCESTERSHIRE),
    ),
    WordingRule(
        id="same-as-before",
        applies_to=PROVISION,
        fault="does not say what it goes on from",
        find=_same_as_before,
        example_bad="Ayo will continue to receive his current support.",
        example_better="A teaching assistant reads with Ayo for 15 minutes every morning, as since "
        "September.",
        citations=(CODE_ON_PROVISION,),
    ),
)
