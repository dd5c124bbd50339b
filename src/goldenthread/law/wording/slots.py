"""Help given at times without a word for its kind: “SALT once a term”, “will help her every day”.

`heads.py` knows the kinds of help by their names. Schools have more names than any list, so here a line is
known by its shape: a few words and a rate, a few words and minutes, or somebody who helps a child.
"""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import NUMBER, phrase
from goldenthread.law.wording.people import ROLE
from goldenthread.law.wording.quantities import CLOCK, PERIOD
from goldenthread.law.wording.things import THING

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_RATE = (
    rf"(?:(?:once|twice|thrice|(?:{NUMBER}|x) ?(?:times|x)?) ?(?:in )?(?:a|an|per|each|every|/) ?{PERIOD}|"
    rf"(?:on )?(?:every|each|per) (?:other |second )?(?:{PERIOD}|{_WEEKDAY})|(?:on )?{_WEEKDAY}|"
    r"daily|weekly|fortnightly|monthly|termly|half[- ]termly)"
)
_MINUTES = rf"(?:for )?(?:{NUMBER} ?x ?)?{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})?[- ]?(?:minutes?|mins?)"
_WORD = r"[\w'&/+:-]*[\w'&/+-]"
_OPENS_OTHERWISE = (
    r"(?!(?:each|every|at|on|in|from|during|for|when|if|after|before|by|with|once|twice|until|the first|"
    rf"the last|another|{NUMBER})\b)"
)
_WITH = rf"(?:,? (?:with|by|from) (?:{_WORD} ){{0,3}}{_WORD})?"
_TIME_OF_DAY = re.compile(rf"\b{phrase(CLOCK)}")
_CALENDAR = re.compile(rf"\b{phrase(_RATE)}(?!\w)")
_BY_RATE = re.compile(
    phrase(rf"(?P<what>{_OPENS_OTHERWISE}[a-z]{_WORD}(?: {_WORD}){{0,2}}?){_WITH}[,:;]? {_RATE}(?!\w)")
)
_BY_LENGTH = re.compile(
    phrase(rf"(?P<what>{_OPENS_OTHERWISE}[a-z]{_WORD}(?: {_WORD}){{0,2}}?){_WITH}[,:;]? {_MINUTES}(?!\w)")
)
_RATE_FIRST = re.compile(
    phrase(rf"(?:daily|weekly|fortnightly|monthly|termly) (?P<what>{_WORD}(?: {_WORD})?)(?={_WITH}\W*$)")
)
# A call, a report or a look takes as long as it takes: nobody promises its minutes.
_AT_ONCE = re.compile(
    r"\b(?:will|is|are|be|has|have|had|to|can|may|must|should|was|were|not|no|gives?|tells?|sets?|use|uses|"
    r"using|points?|meet and|(?:phone|telephon|e-?mail|call|letter|message|report|record|updat|review|check|"
    r"note|list|diary|log|greet|writ|send|chang|print|swap|collect|hand|bring|tak|put|charg|clean|count|"
    r"prompt|remind|show|ask|wear|choos|contact|photo|text|reward|sticker|test|exam|homework|spelling|medic|"
    r"tablet|dose|inhaler|weigh|measur|observ|assess|plan|target|snack|lunch|training|supervis)\w*)\b"
)
_SUBJECT_AND_VERB = re.compile(rf"(?:[A-Z][\w'’]+|(?i:(?:the |an? )?{ROLE})) [a-z]+s\b")
_OF_HELP = r"(?=[.,;]? *(?:$|(?:with|in|every|each|on|for|daily|and|twice|once)\b))"
_HELPS = re.compile(
    r"\b(?:will (?:also )?(?:help|support|assist|see|tutor|coach|mentor|sit with|play with)|"
    r"helps|supports|assists|sees|tutors|coaches|mentors|works with|reads with|plays with|sits with)"
    rf" (?:him|her|them|[A-Z][a-z]+){_OF_HELP}"
)


def helps(line: Line) -> list[Span]:
    """Somebody who helps a child and no more: “helps her put on her coat” ends when it is on."""
    return [line.span(*match.span()) for match in _HELPS.finditer(line.text)]


def by_the_calendar(line: Line) -> bool:
    """True for “every day” or “twice a week” without a time of day; “in every lesson” has its own end."""
    return _CALENDAR.search(line.low) is not None and _TIME_OF_DAY.search(line.low) is None


def slots(line: Line) -> list[Span]:
    """The few words to which a line gives a rate or a length: “SALT” of “SALT once a term”."""
    whole = line.whole()
    for shape in (_RATE_FIRST, _BY_RATE, _BY_LENGTH):
        found = shape.match(line.low, whole.start)
        if found and not _AT_ONCE.search(found["what"]) and not THING.search(found["what"]):
            span = line.span(*found.span("what"))
            return [] if _SUBJECT_AND_VERB.match(span.text) else [span]
    return []
