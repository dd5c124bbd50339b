"""How often, how long, how many: words that sound like an amount, and amounts left out."""

from __future__ import annotations

import re

from goldenthread.law.wording.conditions import vague_conditions
from goldenthread.law.wording.heads import ACTIVITY
from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import NUMBER, spelled, words
from goldenthread.law.wording.quantities import COUNTABLE
from goldenthread.law.wording.rule import (
    AIMS,
    CLARKE,
    CODE_ON_PROVISION,
    PROMISES,
    PROVISION,
    WORCESTERSHIRE,
    WordingRule,
)
from goldenthread.law.wording.slots import by_the_calendar, helps, slots
from goldenthread.law.wording.things import OCCASION_NAMED, PLACE

# “Regular” also means ordinary: a regular classroom, regular verbs, a regular teacher.
_ORDINARY = (
    "(?! (?:class(?:es|room|rooms)?|schools?|teachers?|verbs?|past|plurals?|shapes?|polygons?|"
    "expressions?|words?|spellings?|curriculum|peers|sized?|attend(?:er|ers|ance)?|lessons?|patterns?|"
    "seats?|place|desk|ta|timetable))"
)
OFTEN = words(
    f"(?:on a )?regular(?: and (?:frequent|consistent|ongoing)|, frequent)?(?: basis| intervals)?{_ORDINARY}",
    "regularly",
    "frequent(?:ly)?",
    "often",
    "on[- ]?going",
    "on an? (?:on[- ]?going|frequent|consistent|continuous) basis",
    "continual(?:ly)?",
    "continuous(?:ly)?(?! (?:assessment|provision))",
    "periodic(?:ally)?",
    "occasional(?:ly)?",
    "sometimes",
    "intermittent(?:ly)?",
    "repeatedly",
    "routinely",
    "from time to time",
    "at (?:various|different|regular|key|suitable|appropriate) (?:times|points|intervals)"
    "(?: (?:of|in|during|throughout|across) the (?:day|week|year|term))?",
    "(?:at|whenever there is) (?:every|any|an) opportunity",
    "now and (?:again|then)",
    "every (?:so often|now and then|once in a while)",
    "ad[- ]hoc",
    "a number of times",
    "several times",
    "several",
    "most (?:days|weeks|lessons|of the time)",
    "some (?:days|weeks|lessons)",
)
_COMPARED = re.compile(r"\b(?:as|how|more|less|too|so|most|very) $")
_SEVERAL_OF_TIME = re.compile(r"several(?! (?:times|sessions|visits|breaks|lessons|days|weeks))")


def _vague_frequency(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(OFTEN)
        if not (span.text.lower() == "often" and _COMPARED.search(line.before(span.start)))
        and not _SEVERAL_OF_TIME.match(line.low, span.start)
        and not line.statement_at(span.start).says_how_often_of(
            span.start - line.statement_at(span.start).start
        )
    ]


_LONG_ENOUGH = spelled(
    "sessions?",
    "breaks?(?! (?:worker|service|club|card))",
    "bursts?",
    "periods?",
    "spells?",
    "times?",
    "check-?ins?",
    "interventions?",
    "amounts? of time",
    "while",
    "stints?",
    "slots?",
    "visits?",
    "blocks?",
    "activit(?:y|ies)",
)
HOW_LONG = words(
    "(?:short|brief|long|longer|shorter|extended|limited|little and often)"
    "(?:,? (?:and )?(?:regular|frequent|focused|sharp|daily|weekly|structured|individual|small|timed|"
    f"movement|sensory|rest|brain|1:1|teaching|intervention|burst|[\\w-]+ing)){{0,3}} {_LONG_ENOUGH}",
    "little and often",
    "(?:some|sufficient|enough|adequate|plenty of|additional|extra|more|appropriate|dedicated|"
    "protected) (?:[\\w-]+ )?time(?! out)",
    "a (?:period|length|amount) of time",
)
_SHARE_OF_TIME = re.compile(r"\d ?(?:%|per ?cent)|\bdouble\b|\bhalf as long\b")


def _vague_length(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(HOW_LONG)
        if not line.statement_at(span.start).timed
        and not _SHARE_OF_TIME.search(line.statement_at(span.start).low)
    ]


HOW_MUCH = words(
    "(?:some|a (?:high|higher|good|significant|certain|reasonable|low) (?:level|degree|amount)s? of|"
    "(?:high|higher|significant|increased|appropriate|suitable|differing|varying) "
    "(?:levels|amounts|degrees) of|a degree of|a level of|"
    "a lot of|lots of|plenty of|adequate|sufficient|significant|substantial|considerable|intensive|"
    "enhanced|additional|extra|increased|greater|more|further|maximum|minimal|a package of) "
    "(?:[\\w:/-]+ ){0,3}?(?:support|help|praise|encouragement|assistance|input|teaching|tuition|supervision|"
    "intervention|"
    "guidance|practice|reinforcement|repetition|staffing|provision|hours|attention|prompting)",
    "(?:the majority of|most of|much of|part of|large parts of|some of) (?:the |his |her |their )"
    "(?:[\\w-]+ )?(?:day|time|week|lessons|timetable)",
    "(?:a few|several|a number of|various|multiple|many|numerous|some) (?:[\\w:-]+ ){0,2}"
    "(?:sessions|times|minutes|hours|days|breaks|weeks|visits|adults|children|pupils|peers|lessons|"
    "opportunities|occasions|interventions|targets)",
)
_NOT_AN_AMOUNT = re.compile(r"\b(?:no|any|without|need|needs|than|once|if) $")


def _vague_quantity(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(HOW_MUCH)
        if not line.statement_at(span.start).quantified and not _NOT_AN_AMOUNT.search(line.before(span.start))
    ]


_CEILING = words(
    f"up to (?:a (?:total|maximum) of )?(?:{NUMBER}|an|a|once|twice) ?"
    "(?:x |[\\w-]+ ){0,3}?(?:hours?|hrs?|sessions?|times|visits?|days?|lessons?|breaks?|blocks?)"
    r"(?: (?:of (?:[\w:-]+ ){1,5}?)?(?:a|an|per|each|every) (?:day|week|fortnight|month|term|"
    "half[- ]term|year))?",
    f"up to {NUMBER} ?(?:minutes?|mins?)(?: of (?:[\\w:-]+ ){{1,5}}?| )"
    "(?:a|an|per|each|every) (?:day|week|fortnight|month|term|half[- ]term|year)",
    f"up to (?:once|twice|thrice|{NUMBER} times) (?:a|an|per|each|every) (?:day|week|month|term|year)",
    f"a maximum of {NUMBER} (?:[\\w-]+ ){{0,2}}(?:hours?|hrs?|sessions?|visits?)",
)


def _ceiling(line: Line) -> list[Span]:
    return line.find(_CEILING)


_GROUP_WORK = words(
    "small(?:er)?[- ]groups?(?: (?:work|sessions?|support|teaching|activit(?:y|ies)|"
    "interventions?|settings?|tuition|situations?|learning))?",
    "small(?:er)? class(?:es)?(?: (?:size|sizes|group|groups|setting))?",
    "(?:in|within|as part of|through) an? (?!year|age|peer|tutor|friendship|minibus|one|whole)"
    "(?:[\\w-]+ ){0,2}group(?! (?:room|of))",
    "(?:in|within) groups",
    "group (?:sessions?|therapy|interventions?|programmes?|tuition|support)",
    "groups? of (?:[a-z-]+ )?(?:children|pupils|students|peers|learners)",
    "(?:social skills|nurture|friendship|lego therapy|lego|phonics intervention|intervention) groups?",
    "with (?:a few|some|other|several|selected|chosen) (?:other )?(?:peers|children|pupils|students)",
    "a (?:low|high|good|higher|favourable) (?:staff|adult|staffing)[- ](?:to[- ](?:pupil|child|student)"
    "[- ])?ratio",
    "(?:low|high|favourable) (?:staff|adult)[- ](?:pupil|student|child) ratio",
)


def _group_without_size(line: Line) -> list[Span]:
    return [span for span in line.find(_GROUP_WORK) if not line.statement_at(span.start).grouped]


def _says_when(line: Line) -> bool:
    return any(part.countable or part.covers or part.triggered for part in line.statements)


_MINUTES = words(
    f"{NUMBER}[- ]?(?:minutes?|mins?)(?! (?:early|late|before|after|longer|more|extra|of|walk|drive|away))"
)
# “Up to 10 minutes” is a bound, and “three 90-minute visits” are counted.
_NOT_A_LENGTH = re.compile(rf"\b(?:up to|within|after|in|until|than|{NUMBER}(?: ?x)?) $")


def _minutes_of_nothing(line: Line) -> list[Span]:
    """Minutes in a line that nowhere says a rate, not even of a review."""
    if COUNTABLE.search(line.low):
        return []
    return [span for span in line.find(_MINUTES) if not _NOT_A_LENGTH.search(line.before(span.start))]


def _frequency_missing(line: Line) -> list[Span]:
    if _says_when(line) or line.find(OFTEN) or vague_conditions(line):
        return []
    helped = [] if OCCASION_NAMED.search(line.low) else [*slots(line), *helps(line)]
    heads = line.heads or (*line.find(ACTIVITY), *helped, *_minutes_of_nothing(line))
    return list(heads[:1])


# The 7 of “Year 7”, and the number of a list, count nothing.
_ANY_NUMBER = re.compile(
    r"(?<!year )(?<!ks)(?<!ks )(?<!stage )(?<!level )(?<!phase )(?<!section )(?<!\d)\d|"
    rf"\b{NUMBER}(?<!\d)\b|\b(?:first|last|same|pair|each|every|always|never)\b"
)


def _nothing_counted(line: Line) -> list[Span]:
    """Neither a number, nor a time, nor an occasion, nor a thing in its place: nothing to check."""
    whole = line.whole()
    counted = (
        _ANY_NUMBER.search(line.low, whole.start)
        or _says_when(line)
        or any(part.timed or part.grouped for part in line.statements)
        or OCCASION_NAMED.search(line.low)
        or PLACE.search(line.low)
    )
    return [] if counted or line.heads or not whole.text or line.find(OFTEN) else [whole]


_NO_LENGTH_NEEDED = re.compile(r"supervision|training|exercises|check-?ups?")


def _given_by_the_calendar(line: Line) -> list[Span]:
    """Help whose name no list knows: it comes every day or week, and only minutes can say how much it is."""
    starts_with_something = any(part.triggered for part in line.statements)
    return [] if starts_with_something or not by_the_calendar(line) else [*slots(line), *helps(line)]


def _length_missing(line: Line) -> list[Span]:
    heads = [
        head
        for head in (*line.heads, *line.find(ACTIVITY), *_given_by_the_calendar(line))
        if not _NO_LENGTH_NEEDED.search(head.text.lower())
    ]
    timed = any(part.timed or part.covers for part in line.statements)
    if not heads or timed or line.find(HOW_LONG):
        return []
    return [heads[0]]


AMOUNT_RULES = (
    WordingRule(
        id="how-often",
        applies_to=AIMS,
        fault="does not say how often",
        find=_vague_frequency,
        example_bad="Regular movement breaks.",
        example_better="A movement break at 10.15am and 2.15pm every school day, 5 minutes each, "
        "with Meera Shah.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="how-often-missing",
        applies_to=PROVISION,
        fault="does not say how often",
        find=_frequency_missing,
        example_bad="A 20-minute reading session with the teaching assistant.",
        example_better="A 20-minute reading session with the teaching assistant every Monday and Thursday.",
        citations=(CODE_ON_PROVISION, CLARKE),
        about_line=True,
    ),
    WordingRule(
        id="how-long",
        applies_to=PROMISES,
        fault="does not say how long",
        find=_vague_length,
        example_bad="Short, focused sessions three times a week with the teaching assistant.",
        example_better="Three 15-minute sessions a week with the teaching assistant.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="how-long-missing",
        applies_to=PROVISION,
        fault="does not say how long each time lasts",
        find=_length_missing,
        example_bad="A weekly session with the speech and language therapist.",
        example_better="A 30-minute session with the speech and language therapist every Thursday.",
        citations=(CODE_ON_PROVISION, CLARKE),
        about_line=True,
    ),
    WordingRule(
        id="how-much",
        applies_to=PROVISION,
        fault="does not say how much",
        find=_vague_quantity,
        example_bad="A high level of adult support in lessons.",
        example_better="A teaching assistant sits with Ayo in every English and maths lesson.",
        citations=(CODE_ON_PROVISION, WORCESTERSHIRE),
    ),
    WordingRule(
        id="up-to",
        applies_to=PROVISION,
        fault="sets a most, not a least: none at all would keep this promise",
        find=_ceiling,
        example_bad="Up to 10 hours a week with a teaching assistant.",
        example_better="10 hours a week with a teaching assistant: two hours every morning.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
    WordingRule(
        id="nothing-counted",
        applies_to=PROVISION,
        fault="says no number, time or place, so nobody can tell whether it happened",
        find=_nothing_counted,
        example_bad="Visual timetables and social stories.",
        example_better="The class teacher goes through a visual timetable with Ayo at 8.50am every day.",
        citations=(CODE_ON_PROVISION, CLARKE),
        about_line=True,
        last_resort=True,
    ),
    WordingRule(
        id="group-size",
        applies_to=PROVISION,
        fault="does not say how many children",
        find=_group_without_size,
        example_bad="A small group for phonics every morning for 20 minutes with the teaching assistant.",
        example_better="A group of three for phonics every morning for 20 minutes with the teaching "
        "assistant.",
        citations=(CODE_ON_PROVISION,),
    ),
)
