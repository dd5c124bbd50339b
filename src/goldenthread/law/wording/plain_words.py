"""Plain words: initials nobody explained, and notes for the classroom that are too long to use."""

from __future__ import annotations

import re

from goldenthread.law.wording.line import Line, Span
from goldenthread.law.wording.patterns import word_list
from goldenthread.law.wording.rule import CODE_ON_CLARITY, EVERY_LINE, HOUSE, LineKind, WordingRule

_INITIALS = re.compile(r"\b(?:[A-Z]{2,6}s?|SaLT|SpLD|PfA|EYFSP|QToD|CoP|SENDCo|SENCo|SENDIASS)\b")
# What a family hears every week, or what every family knows.
_KNOWN = word_list(
    """
    TA TAS SEN SEND EHC EHCP ISP SENCO SENDCO PE GP NHS TV DVD PC ICT IT PDF UK GCSE GCSES ADHD AM PM
    RE PSHE BSL WC USB LED OK MP3 TBC TBA TBD XX XXX XXXX II III IV VI KS A4 A3 ID CD FM DT ABC NO AND
    THE FOR WITH WILL
    """
)
# Who comes: in a promise the initials of a role are the role, and the plan's page explains them.
ROLES = word_list("SALT SLT OT OTS EP EPS LSA LSAS HLTA HLTAS ELSA ELSAS QTVI TOD QTOD CAMHS PT")
_LEVEL = re.compile(r"level \d \(?$")
_REGISTERED = re.compile(r"[- ](?:registered|qualified|accredited|trained|approved)")
_LONGEST_NOTE = 25


def initials_in(text: str) -> list[tuple[int, int]]:
    """Where initials stand in `text`, but for those that everybody knows, and shouting."""
    if text.upper() == text:
        return []
    return [match.span() for match in _INITIALS.finditer(text) if match.group().upper() not in _KNOWN]


def explained(initials: str, text: str) -> bool:
    """True if `text` spells the initials out beside them, either way round."""
    quoted = re.escape(initials)
    return bool(
        re.search(rf"[a-z]\w*,? \({quoted}\)", text) or re.search(rf"\b{quoted} \([A-Za-z]\w+ \w+", text)
    )


def _initials(line: Line) -> list[Span]:
    spans = [line.span(start, end) for start, end in initials_in(line.text)]
    return [span for span in spans if not explained(span.text, line.text) and not _names_a_doer(line, span)]


def _names_a_doer(line: Line, span: Span) -> bool:
    return (
        span.text.upper() in ROLES
        or _LEVEL.search(line.before(span.start)) is not None
        or _REGISTERED.match(line.low, span.end) is not None
    )


def _too_long(line: Line) -> list[Span]:
    whole = line.whole()
    return [whole] if len(whole.text.split()) > _LONGEST_NOTE else []


PLAIN_RULES = (
    WordingRule(
        id="initials",
        applies_to=EVERY_LINE,
        fault="needs spelling out once for a reader who does not know it",
        find=_initials,
        example_bad="Ayo has SLCN.",
        example_better="Ayo finds it hard to put thoughts into words.",
        citations=(CODE_ON_CLARITY,),
    ),
    WordingRule(
        id="note-too-long",
        applies_to=frozenset({LineKind.CLASS_NOTE}),
        fault=f"is over {_LONGEST_NOTE} words, too long to read at the classroom door",
        find=_too_long,
        example_bad="When Ayo comes in from the playground he finds it hard to settle because of the "
        "noise, and so it is a good thing to let him sit down first.",
        example_better="Ayo comes in two minutes before the others and sits by the window.",
        citations=(HOUSE,),
        about_line=True,
    ),
)
