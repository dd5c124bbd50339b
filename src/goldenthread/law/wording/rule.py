"""One rule about wording, and the remark it leaves on somebody's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.law.rules import Citation
from goldenthread.law.wording.line import Line, Span


class LineKind(StrEnum):
    """What a line of a plan is for. A family's own words are none of these: they are never checked."""

    PROVISION = "provision"
    OUTCOME = "outcome"
    NEED = "need"
    CLASS_NOTE = "class-note"


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A fault to look for in a line. `fault` completes the sentence “These words …”.

    `about_line` is true if what is missing is missing from the line as a whole: then the words
    pointed at are only the place where it would go. A rule of `last_resort` speaks only when no other
    rule has: it would repeat what they say better.
    """

    id: str
    applies_to: frozenset[LineKind]
    fault: str
    find: Callable[[Line], list[Span]]
    example_bad: str
    example_better: str
    citations: tuple[Citation, ...]
    about_line: bool = False
    last_resort: bool = False
    doubt: str = ""

    @property
    def reason(self) -> str:
        return f"The line {self.fault}." if self.about_line else f"The words {self.fault}."

    def finds(self, text: str) -> list[Span]:
        """The words of `text` with this fault, in order. Offsets count characters of `text`."""
        return self.find(Line(text))

    def reason_for(self, quoted: str) -> str:
        return self.reason if self.about_line else f"“{quoted}” {self.fault}."


@dataclass(frozen=True, slots=True)
class Remark:
    """A hint on one line: which words, why, and a better way to say such a thing. It never blocks."""

    rule_id: str
    reason: str
    start: int
    end: int
    quoted: str
    better: str


CODE_ON_PROVISION = Citation("SEND Code of Practice 2015", "paragraph 9.69, section F")
CODE_ON_CLARITY = Citation("SEND Code of Practice 2015", "paragraph 9.61")
CODE_ON_OUTCOMES = Citation("SEND Code of Practice 2015", "paragraph 9.66")
CODE_ON_NEEDS = Citation("SEND Code of Practice 2015", "paragraph 9.69, section B")
CLARKE = Citation("L v Clarke and Somerset County Council [1998] ELR 129", "on leaving no doubt")
WORCESTERSHIRE = Citation("Worcestershire County Council v SE [2020] UKUT 217 (AAC)", "paragraph 74")
REDBRIDGE = Citation("London Borough of Redbridge v HO [2020] UKUT 323 (AAC)", "on vague help")
ACT_ON_PROVISION = Citation("Children and Families Act 2014", "section 37(2)")
HOUSE = Citation("Golden Thread house rule", "how we write about children")

PROVISION = frozenset({LineKind.PROVISION})
OUTCOME = frozenset({LineKind.OUTCOME})
NEED = frozenset({LineKind.NEED})
PROMISES = frozenset({LineKind.PROVISION, LineKind.CLASS_NOTE})
AIMS = frozenset({LineKind.PROVISION, LineKind.OUTCOME, LineKind.CLASS_NOTE})
EVERY_LINE = frozenset(LineKind)
