"""Who does it: nobody named, nobody described, or a sentence built so that nobody needs to be."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import NUMBER, spelled, words
from goldenthread.law.wording.people import DESCRIBED_AFTER, name_follows
from goldenthread.law.wording.rule import (
    CLARKE,
    CODE_ON_PROVISION,
    PROVISION,
    REDBRIDGE,
    WordingRule,
)
from goldenthread.law.wording.slots import slots
from goldenthread.law.wording.things import THING

_QUALITY = (
    "(?:suitably |appropriately |adequately |fully |highly |well |properly |specially )?"
    "(?:trained|qualified|experienced|skilled|trusted|familiar|known|friendly|caring|kind|calm|preferred|supportive|responsible|key|"
    "designated|dedicated|supporting|appropriate|suitable|competent|nominated|safe|consistent|"
    "additional|extra|specialist|another|different|available|emotionally available|relevant)"
)
_ANYBODY = spelled(
    "adults?", "members? of staff", "staff members?", "staff", "persons?", "professionals?",
    "practitioners?", "individuals", "specialist(?= ?[.,;]|$)", "specialists", "someone", "somebody",
    "personnel",
)  # fmt: skip
_SOMEBODY = (
    rf"(?:an? |the |some )?(?:{_QUALITY},? (?:and )?){{0,3}}(?:school |key |support |teaching )?{_ANYBODY}"
)
_ONE = rf"(?:an? |some)(?:{_QUALITY},? (?:and )?){{0,3}}(?:school |key |support |teaching )?{_ANYBODY}"
_PROMISES_TO = (
    "(?:will|to|should|must|shall|can|may|could|who|supports|helps|provides?|delivers?|leads?|works?|"
    "uses?|checks|prompts|monitors|encourages?|reads?|needs? to|for)"
)
_ACT = (
    "(?:support|supervision|help|assistance|guidance|prompts?|prompting|input|attention|intervention|"
    "led|directed|reassurance|facilitation|scaffolding|check-?ins?)"
)
_SOMEONE = re.compile(
    r"\b(?P<kind>(?:1:1 |one[- ]to[- ]one |1-1 |individual |full[- ]time |constant |close |direct |"
    rf"familiar |high )?(?:adult|staff)[ -]{_ACT})\b|"
    rf"\b(?:(?:by|from|alongside) (?P<after>{_SOMEBODY})|with (?P<with>{_ONE}|someone|somebody))(?![\w-])|"
    rf"(?:^|[.;:,•-] ?|\band )\s*(?P<subject>{_SOMEBODY}) (?={_PROMISES_TO}\b)"
)
_INSTITUTION = words(
    "(?:the |his |her |their )?(?:school|setting|college|academy|nursery|provider|placement|provision|"
    "local authority|council|la|team|department|base|service)(?= (?:will|to|should|must|shall)\\b)",
    "we(?= (?:will|should|must)\\b)",
    "(?:by|from|at) (?:the )?(?:school|setting|college|provider|placement)(?=[ .,;]|$)(?! (?:day|staff))",
)
_NOT_A_DOER = re.compile(r"\b(?:all|every|each|both|any|class|classroom|named|no|to|other|ratio of) $")


def _someone(line: Line) -> list[Span]:
    found = [
        line.span(*match.span(group))
        for match in _SOMEONE.finditer(line.low)
        for group in ("after", "with", "subject", "kind")
        if match.group(group) is not None
    ]
    return [span for span in found if not _is_known(line, span)]


_ADULT_HELP = re.compile(r"adult[ -]|staff[ -](?!member)")
_SKILLED = re.compile(r"trained|qualified|experienced|skilled|specialist|key|designated")


def _is_known(line: Line, span: Span) -> bool:
    """Described, named, told elsewhere in the sentence, or skilled and counted to the minute."""
    if _NOT_A_DOER.search(line.before(span.start)) or DESCRIBED_AFTER.match(line.low, span.end):
        return True
    statement, low = line.statement_at(span.start), span.text.lower()
    if name_follows(line.text, span.end) or (_ADULT_HELP.search(low) and statement.has_doer):
        return True
    return _SKILLED.search(low) is not None and statement.countable and statement.timed


def _institution(line: Line) -> list[Span]:
    return [
        span
        for span in line.find(_INSTITUTION)
        if not line.statement_at(span.start).has_doer and not _gives_a_thing(line, span.start)
    ]


def vague_doers(line: Line) -> list[Span]:
    return sorted([*_someone(line), *_institution(line)], key=lambda span: span.start)


def _gives_a_thing(line: Line, position: int) -> bool:
    """A writing slope is on the desk or it is not: nobody has to be named to check."""
    statement = line.statement_at(position)
    inside = [head for head in line.heads if statement.start <= head.start < statement.end]
    return not inside and THING.search(statement.low) is not None


_DONE = spelled(
    "provided", "given", "offered", "supported", "encouraged", "arranged", "delivered", "implemented",
    "used", "taught", "put in(?:to)? place", "made available", "made", "set up", "carried out", "in place",
    "introduced", "developed", "monitored", "prompted", "reminded", "helped", "enabled", "included",
    "created", "adapted", "differentiated", "established", "undertaken", "ensured", "promoted", "modelled",
    "allocated", "facilitated", "organised", "planned", "completed", "addressed", "considered", "met",
    "reinforced", "embedded", "adopted", "employed", "structured", "incorporated", "practised", "taken",
)  # fmt: skip
_PASSIVE = words(
    "(?:will|should|must|shall|to|is to|are to|can|may|could|needs? to|would) "
    f"(?:also |always |then |all )?be (?:[\\w]+ly )?{_DONE}",
)


_HANDED_OVER = re.compile(r"(?:provided|given|in place|available|allocated|set up|included|adapted)$")


# “Use of symbols”: a passive made into a noun.
_NOUN_OF_DEED = re.compile(
    r"^\W*(?:the |a |consistent |continued |explicit |structured )*"
    r"(?P<deed>use|provision|implementation|introduction|adaptation|chunking|application|development|"
    r"modification|reinforcement|repetition|differentiation|modelling|simplification|encouragement) of\b"
)


# “In all lessons” means whoever teaches them; but nobody embeds or promotes by teaching.
_GOOD_INTENT = re.compile(
    r"(?:embedded|incorporated|promoted|supported|encouraged|addressed|considered|met|developed|ensured|"
    r"facilitated|reinforced|enabled)$"
)


def _no_doer(line: Line) -> list[Span]:
    nouns = [line.span(*match.span("deed")) for match in _NOUN_OF_DEED.finditer(line.low)]
    found = [*nouns, *line.find(_PASSIVE)]
    vague = [line.statement_at(span.start) for span in _someone(line)] if found else []
    return [
        span
        for span in found
        if not (statement := line.statement_at(span.start)).has_doer
        and statement not in vague
        and not (statement.covers and span not in nouns and not _GOOD_INTENT.search(span.text.lower()))
        and not (_HANDED_OVER.search(span.text.lower()) and _gives_a_thing(line, span.start))
    ]


_EVERYBODY_NAMED = re.compile(r"\b(?:by|with|from) (?:himself|herself|themselves)\b|\bon (?:his|her) own\b")
_BARE_AMOUNT = re.compile(
    rf"^\W*(?:{NUMBER}[ -]?(?:minutes?|mins?|hours?|hrs?|x)|daily|weekly)\b(?!\W*(?:early|late|before|after))"
)


def _doer_missing(line: Line) -> list[Span]:
    heads = line.heads or (*line.find(_BARE_AMOUNT), *slots(line))
    if not heads or any(part.has_doer for part in line.statements):
        return []
    if vague_doers(line) or _SOMEONE.search(line.low) or _no_doer(line) or _EVERYBODY_NAMED.search(line.low):
        return []
    return [heads[0]]


DOER_RULES = (
    WordingRule(
        id="who",
        applies_to=PROVISION,
        fault="does not say which person",
        find=vague_doers,
        example_bad="Reading every day for 10 minutes with an adult.",
        example_better="Reading every day for 10 minutes with Meera Shah, teaching assistant.",
        citations=(CODE_ON_PROVISION, REDBRIDGE),
    ),
    WordingRule(
        id="who-missing",
        applies_to=PROVISION,
        fault="does not say who does it",
        find=_doer_missing,
        example_bad="A 20-minute phonics session every morning, one to one.",
        example_better="A 20-minute phonics session every morning, one to one with the teaching assistant.",
        citations=(CODE_ON_PROVISION, CLARKE),
        about_line=True,
    ),
    WordingRule(
        id="nobody-does-it",
        applies_to=PROVISION,
        fault="does not say who will do it",
        find=_no_doer,
        example_bad="A word list will be given before each topic.",
        example_better="Dan Okafor gives Ayo a word list on the Friday before each topic.",
        citations=(CODE_ON_PROVISION, CLARKE),
    ),
)
