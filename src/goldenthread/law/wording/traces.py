"""Traces of another child's plan: gaps left to fill and pronouns for anybody."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.rule import CODE_ON_CLARITY, EVERY_LINE, WordingRule

_BRACKETED = r"\[[^\]\d][^\]]{0,40}\]|\{\{?[^}]{1,40}\}\}?|<[A-Za-z][A-Za-z' ]{1,30}>"
_RUBBED_OUT = r"\b[Xx]{2,}\b|_{3,}|\?{3,}|\.{4,}|…{2,}|\blorem ipsum\b"
_FIT = "(?:APPROPRIATE|APPLICABLE|appropriate|applicable)"
_INSTRUCTION = rf"\b(?:INSERT|DELETE AS {_FIT}|delete as {_FIT})\b(?: [A-Za-z']+)?"
_NO_NAME = (
    r"\b(?:CHILD|PUPIL|STUDENT|NAME)(?:'S|’S)? (?=[a-z])|"
    r"\b(?:insert|enter|add) (?:child's |child’s |pupil's )?name\b"
)
_NOTHING = re.compile(r"\s*(?:n/a|none|as above|ditto|see above)\.?\s*")
_GAP = re.compile("|".join((_BRACKETED, _RUBBED_OUT, _INSTRUCTION, _NO_NAME)))
_ANYBODY = re.compile(
    r"\b(?:he ?/ ?she|she ?/ ?he|s/he|his ?/ ?hers?|her ?/ ?his|him ?/ ?her|her ?/ ?him|"
    r"him(?:self)? ?/ ?herself|he or she|his or her|him or her|he/she/they|his/her/their|him/her/them)\b|"
    r"\(s\)he\b",
)


def _gaps(line: Line) -> list[Span]:
    if _NOTHING.fullmatch(line.low):
        return [line.whole()]
    return [line.span(*match.span()) for match in _GAP.finditer(line.text)]


def _anybody(line: Line) -> list[Span]:
    return line.find(_ANYBODY)


TRACE_RULES = (
    WordingRule(
        id="left-to-fill",
        applies_to=EVERY_LINE,
        fault="is a gap still to be filled",
        find=_gaps,
        example_bad="[NAME] works with the teaching assistant every morning for 10 minutes.",
        example_better="Ayo works with the teaching assistant every morning for 10 minutes.",
        citations=(CODE_ON_CLARITY,),
    ),
    WordingRule(
        id="any-child",
        applies_to=EVERY_LINE,
        fault="could be about any child",
        find=_anybody,
        example_bad="The teaching assistant checks every day at 9am that he/she has his/her timetable.",
        example_better="The teaching assistant checks every day at 9am that Ayo has the timetable.",
        citations=(CODE_ON_CLARITY,),
    ),
)
