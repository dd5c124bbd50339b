"""Outcomes that can be told apart from hopes: a change in the child, a measure and a date."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import NUMBER, spelled, words
from goldenthread.law.wording.quantities import COUNTABLE
from goldenthread.law.wording.rule import CODE_ON_OUTCOMES, OUTCOME, WordingRule

_MONTH = spelled(
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
    "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_SEASON = "(?:spring|summer|autumn|winter|christmas|easter|half[- ]term)"
BY_WHEN = words(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH},? (?:\d{{4}}|\d\d)",
    rf"(?:by|before|in|until|from|at the end of) (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:of )?{_MONTH}"
    r"(?:,? \d{4})?",
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}",
    r"(?:by|in|before) (?:20\d\d)(?:[/-]\d\d)?",
    rf"(?:by|before|in|at|over) (?:the )?(?:end of |start of |next )?(?:the |this |his |her |their )?"
    rf"(?:next |coming |current |academic |school )*{_SEASON}(?: term| holidays?)?",
    "(?:by|at|before) (?:the )?(?:end|start|beginning) of (?:the |this |his |her |their |next )?"
    "(?:[\\w-]+ ){0,3}(?:year|term|key stage|phase|reception|nursery|primary|ks ?\\d|half[- ]term|"
    "week|course|placement|school|college)(?: \\w+)?",
    "(?:by|at|before|in time for) (?:the |his |her |their )?(?:next |first |annual |transfer |\\d+ month )*"
    "review",
    rf"(?:with)?in (?:the next )?(?:{NUMBER}|a) (?:school )?(?:weeks?|months?|terms?|half[- ]terms?|years?)",
    f"(?:over|after|for) (?:the )?(?:next )?{NUMBER} (?:school )?(?:weeks?|months?|terms?|years?)",
    "(?:by|before|in) the next (?:year|term|half[- ]term|academic year)",
    "by the time (?:he|she|they|[a-z]+) (?:is|starts?|leaves?|moves?|turns?|reach(?:es)?|finish(?:es)?|"
    "transfers?|goes)",
    "before (?:he|she|they|[a-z]+) (?:starts?|leaves?|moves?|transfers?)",
    "by (?:the )?(?:age|his \\w+ birthday|her \\w+ birthday)(?: of)? ?\\d*",
    r"by (?:year|ks|key stage) ?\d+",
    "this (?:term|year|half[- ]term|academic year)",
)

_CHANGE = words(
    "(?:improv(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)|strengthen(?:s|ed)?|"
    "develop(?:s|ed|ing)?|extend(?:s|ed)?|broaden(?:s|ed)?|expand(?:s|ed)?|build(?:s|ing)?|built)"
    "(?: (?:his|her|their|up|on|upon|greater|more|better|the))?(?: [\\w-]+){0,2}",
    "(?:mak(?:e|es|ing)|made|show(?:s|ing)?) (?:[\\w-]+ )?(?:progress|improvements?)",
    "progress(?:es)? (?:in|with|towards|to)",
    "(?:be|become|becoming|feel|is|becomes|feels) (?:more|better|increasingly|less) [\\w-]+",
    "(?:have|has|having|gain|gains|show|shows|demonstrate|develop) (?:an? )?(?:better|greater|more|"
    "improved|increased|good|positive|increasing|enhanced|deeper) (?:[\\w-]+ )?[\\w-]+",
    "gains? (?:in )?(?:confidence|independence|skills|resilience)",
    "(?:be|is|feel|feels) (?:happy|confident|safe|included|settled|calm|valued|resilient|independent|"
    "ready)(?! (?:for|to))",
    "(?:be )?better able to",
    "(?:begin|begins|start|starts|continue|continues|try|tries|learn|learns) to",
    "work(?:s|ing)? towards",
    "(?:reach|fulfil|achieve|realise)s? (?:his|her|their) (?:full )?potential",
    "(?:achieve|do)s? (?:his|her|their|the) best",
    "(?:be able to )?(?:access(?:es)?|engages? (?:with|in)) (?:the |a |all |his |her )?"
    "(?:[\\w-]+ )?(?:curriculum|learning|education|lessons?)",
    "(?:have|has|gain|show|demonstrate)s? (?:an? )?(?:understanding|awareness|appreciation|knowledge) of",
    "(?:understand|know|appreciate|recognise)s?(?= (?:the importance|that|how|why|his|her|their|social|"
    "when))",
    "(?:communicate|interact|behave|function|cope|express|respond|manage)s? (?:[\\w-]+ ){0,4}?"
    "(?:effectively|appropriately|successfully|well|better|more|positively|independently)",
    "cope with",
    "maintain(?:s|ing)? [\\w-]+",
    "reduc(?:e|es|ed|ing|tion in) (?:[\\w-]+ ){0,2}[\\w-]+",
    "raise (?:his|her|their) [\\w-]+",
)
_MEASURED = re.compile(
    r"\d|\bout of\b|%|\b(?:once|twice|half|zero|none|all of)\b|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)\b|"
    r"\b(?:so that|as shown by|shown by|measured by|meaning that|evidenced by) \w"
)


def _without_dates(low: str) -> str:
    return BY_WHEN.pattern.sub(lambda match: " " * len(match.group()), low)


def without_measure(line: Line) -> list[Span]:
    low = _without_dates(line.low)
    if _MEASURED.search(low) or COUNTABLE.search(low):
        return []
    return [line.span(*match.span()) for match in _CHANGE.finditer(low)][:1]


def _no_date(line: Line) -> list[Span]:
    whole = line.whole()
    return [] if not whole.text or BY_WHEN.search(line.low) else [whole]


_HELP = (
    "(?:support|sessions?|therapy|interventions?|(?:social skills )?groups?|programmes?|help|lessons? in|"
    "tuition|counselling|mentoring|appointments?|clinics?|input|a ta|a teaching assistant|1:1|"
    "one[- ]to[- ]one|adult|a laptop|breaks|minutes|hours)"
)
_SERVICE = words(
    "(?:will |to )?(?:receive|be given|be offered|be provided with|be supported|be taught|be assessed|"
    "be seen by|be referred)(?: (?:with|to|in|by))?",
    "(?:will )?(?:receives|is given|is provided with|is supported)",
    rf"(?:will |to )?(?:attends?|joins?|takes? part in|participates? in|accesses|access) "
    rf"(?:[\w:/-]+ ){{0,4}}{_HELP}",
    rf"(?:will |to )?(?:have|has|continue to have) (?:access to|(?:[\w:/-]+ ){{0,4}}{_HELP})",
    "(?:will )?(?:have|has) access to",
    r"(?:^|(?<=[,\d]\x20))(?:all )?(?:staff|school|teachers?|adults?|parents|"
    "the (?:school|teacher|ta|senco|therapist|class teacher|setting)) (?:will|to)",
)


def _is_service(line: Line) -> list[Span]:
    return line.find(_SERVICE)


OUTCOME_RULES = (
    WordingRule(
        id="outcome-measure",
        applies_to=OUTCOME,
        fault="cannot be seen or counted, so nobody will know when it is reached",
        find=without_measure,
        example_bad="By July 2027, Ayo will improve his communication skills.",
        example_better="By July 2027, Ayo tells a friend what happened, in four parts and in order, 3 "
        "times out of 4.",
        citations=(CODE_ON_OUTCOMES,),
    ),
    WordingRule(
        id="outcome-date",
        applies_to=OUTCOME,
        fault="does not say by when",
        find=_no_date,
        example_bad="Ayo puts on a coat without help, 4 days out of 5.",
        example_better="By April 2027, Ayo puts on a coat without help, 4 days out of 5.",
        citations=(CODE_ON_OUTCOMES,),
        about_line=True,
    ),
    WordingRule(
        id="outcome-is-provision",
        applies_to=OUTCOME,
        fault="says what is given; an outcome says what the child will then do",
        find=_is_service,
        example_bad="By July 2027, Ayo will receive weekly speech and language therapy.",
        example_better="By July 2027, Ayo asks another child to play, in words, once every lunchtime.",
        citations=(CODE_ON_OUTCOMES,),
    ),
)
