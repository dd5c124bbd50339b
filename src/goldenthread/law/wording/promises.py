"""Offers and hopes: words that sound like help and promise none."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import spelled, words
from goldenthread.law.wording.rule import (
    CLARKE,
    CODE_ON_PROVISION,
    PROMISES,
    PROVISION,
    WORCESTERSHIRE,
    WordingRule,
)

# A lift or a ramp is there or it is not; “access to a quiet space” is neither.
_BUILT = (
    "(?! (?:the |a |an )?(?:school )?(?:lifts?|ramps?|building|site|toilets?|accessible toilet|disabled "
    "toilet|ground floor|hall|stage|upper floor|first floor|car park|entrance|school bus|door|gate)\\b)"
)
_OFFERED = words(
    "(?:(?:will|to|should|can|must|shall) (?:also )?)?(?:have|has|having|be given|be offered|be provided "
    f"with|receive|given|gain|get|need|needs|require|requires) access to{_BUILT}",
    f"access to{_BUILT}(?! (?:the |a |his |her |their )?(?:broad|full|wider|national|whole)? ?"
    "(?:curriculum|learning|lessons?|education|page|text))",
    "opportunit(?:y|ies) (?:to|for|of|in|within|throughout|with|should|will|across)",
    "opportunities",
    "the (?:chance|option|possibility) (?:to|of|for)",
    "(?:is|are|will be|to be) (?:made )?available",
    "(?:will|to|should|can|may) be offered",
    "(?:will|to|should) be (?:invited|welcome|allowed|able) to (?:access|use|attend|join)",
    "(?:can|may|is able to|will|to) access(?! (?:the |all |a )?(?:[\\w-]+ )?(?:curriculum|lessons|learning))",
    "(?:sign|signposted|signposting) to",
)
_COUNTED_OFFER = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|daily|each|every))\s+$")


def _offered(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(_OFFERED)
        if not _is_given(line, span) and not _COUNTED_OFFER.search(line.before(span.start))
    ]


def _is_given(line: Line, span: Span) -> bool:
    """An offer with its hours, or in every lesson, is a promise after all."""
    statement = line.statement_at(span.start)
    if "opportunit" in span.text.lower():
        return statement.countable and statement.timed
    return statement.countable and (statement.timed or statement.has_doer)


_BENEFIT = words(
    "(?:would|will|may|might|could|should|can)(?: \\w+ly| also| greatly)? benefit(?: from)?",
    "benefits? from",
    "(?:would|will|might|may) (?:be|prove|find it) (?:helpful|useful|beneficial|valuable|good|advisable)"
    "(?: (?:to|for|if))?",
    "(?:is|are|was) (?:helpful|beneficial|useful|advisable|desirable)(?: (?:to|for|if))?",
    "(?:responds?|responded|thrives?) (?:well|best|better|positively) (?:to|with|when|in)",
    "(?:it is|it's) (?:important|essential|vital|crucial|imperative|hoped|expected|anticipated|"
    "envisaged|suggested|felt)(?: that)?",
)
_ADVISED = spelled("recommend(?:ed|s|ation)?", "advis(?:ed|able)", "suggest(?:ed|s)?", "proposed")
_STAFF = "(?:staff|school|teachers?|tas?|adults?|they|we|provision|support|therapists?|salts?|ots?)"
_ALLOWED = (
    "(?! (?:leave|take|sit|wear|bring|go|choose|ask|stay|stand|move|keep|eat|show|hold|listen|type|"
    "draw|enter|return|walk|use|start|arrive|come|not)\\b)"
)
_HEDGE = words(
    f"(?:it is|it's|we|i|is|are) (?:strongly |also |therefore )?{_ADVISED}(?: that)?",
    "(?:would|should) (?:recommend|suggest|advise)",
    "should(?: (?:also|ideally|always|normally|generally|usually|therefore|all|only))?(?! the need)"
    " (?:consider(?: \\w+ing)?|be|have|receive|continue|aim|try|ensure|include|seek|make|use|"
    "provide|give|work|support|help|encourage|take|attend|get|offer|not|focus|involve|allow|"
    "[a-z]{3,})",
    f"{_STAFF} may(?: also)? \\w+",
    f"may{_ALLOWED}(?: also| well)? [a-z]+",
    "(?:could|might)(?! not)(?: also| well)? [a-z]+",
    "can be (?:offered|provided|arranged|considered|made available|given|used|explored|put in place)",
    "(?:will|to|must|should) be considered",
    "consideration (?:will|should|to|must|is to) be(?: given)?(?: to)?",
    "(?:will|to|would|should|must) (?:consider|explore|look (?:at|into)|think about|aim to|seek to|"
    "endeavour to|strive to|attempt to|look to|hope to)",
    f"{_STAFF} (?:will|to) try to",
    "make every effort to",
    "best endeavours",
    "every effort (?:will|should) be made",
    "ideally",
    "preferably",
    "where (?:he|she|they) would like",
    "would (?:be|like|help|need|require|suit|enable|allow)",
)
_MONTH = re.compile(
    r"\b(?:in|by|from|until|till|since|of|during|each|every|before|after|and|to|-|/|\d(?:st|nd|rd|th)?) $"
)
_ASIDE = re.compile(
    r"\b(?:what|how|who|which|when|where|why|if|so that|so|that) (?:(?:he|she|they|it|ayo|\w+) )?$"
)


def _is_month_or_name(line: Line, span: Span) -> bool:
    word = re.search(r"\bMay\b", span.text)
    if word is None:
        return False
    before, after = line.low[: span.start + word.start()], span.text[word.end() :]
    return bool(_MONTH.search(before)) or bool(re.match(r"\s*(?:\d|[A-Z])", after))


def _hedge(line: Line) -> list[Span]:
    hopes = _benefit(line)
    return [
        span
        for span in line.find(_HEDGE)
        if not _is_month_or_name(line, span)
        and not _is_aside(line, span)
        and not any(hope.start <= span.start < hope.end for hope in hopes)
    ]


def _is_aside(line: Line, span: Span) -> bool:
    """“He knows what he should do” and “so that he could join in” hedge nothing."""
    opening = span.text.lower().split(" ", 1)[0]
    return (
        opening in {"should", "could", "might", "may", "would", "can"}
        and _ASIDE.search(line.before(span.start)) is not None
    )


def _benefit(line: Line) -> list[Span]:
    return line.find(_BENEFIT)


PROMISE_RULES = (
    WordingRule(
        id="offered-not-given",
        applies_to=PROVISION,
        fault="offers something, but does not promise it",
        find=_offered,
        example_bad="Access to a sensory room.",
        example_better="15 minutes in the sensory room with Meera Shah at 1pm every school day.",
        citations=(CODE_ON_PROVISION, WORCESTERSHIRE),
    ),
    WordingRule(
        id="would-benefit",
        applies_to=PROVISION,
        fault="says that it would help, not that it will happen",
        find=_benefit,
        example_bad="Ayo would benefit from speech and language therapy.",
        example_better="Joanna Reed, speech and language therapist, works with Ayo for 30 minutes "
        "every Thursday.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="advice-not-promise",
        applies_to=PROMISES,
        fault="is advice or a maybe; “will” is a promise",
        find=_hedge,
        example_bad="Staff should consider using visual timetables.",
        example_better="The class teacher puts a visual timetable on Ayo's desk every morning.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
)
