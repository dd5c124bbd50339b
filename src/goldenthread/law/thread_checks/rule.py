"""One rule about a whole plan, and the remark it leaves. No remark ever stops anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.law.rules import Citation
from goldenthread.law.thread_checks.plan_lines import PlanLines, Strand

Finding = tuple[Strand | None, str]


class Weight(StrEnum):
    """How the page shows it. Neither stops a family or an author.

    A break is a step without its partner: the line is drawn dashed there. Everything else is a hint.
    """

    BREAK = "break"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class ThreadRule:
    """`find` gives, for each fault, the strand it is about (or None, for the plan) and what is so."""

    id: str
    asks: str
    reason: str
    find: Callable[[PlanLines], Iterator[Finding]]
    example_bad: str
    example_better: str
    citations: tuple[Citation, ...]
    weight: Weight = Weight.HINT
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ThreadRemark:
    """What is so, at which strand, and what better words would look like."""

    rule_id: str
    strand: Strand | None
    says: str
    reason: str
    better: str
    weight: Weight


def named(text: str) -> str:
    """A line by its first words, to tell it from others in a sentence."""
    words = text.split() or ["without", "words"]
    short = " ".join(words[:8])
    return f"“{short}…”" if len(words) > 8 else f"“{short}”"


CODE_ON_PLANS = Citation("SEND Code of Practice 2015", "paragraph 9.61")
CODE_ON_SECTIONS = Citation("SEND Code of Practice 2015", "paragraph 9.69")
CODE_ON_OUTCOMES = Citation("SEND Code of Practice 2015", "paragraph 9.66")
ACT_ON_VIEWS = Citation("Children and Families Act 2014", "section 19")
ACT_ON_REVIEW = Citation("Children and Families Act 2014", "section 44")
EQUALITY = Citation("Equality Act 2010", "section 20")
HOUSE = Citation("Golden Thread house rule", "what a plan must be to be of use")
