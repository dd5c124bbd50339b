"""Does a short entry, such as a box of a form, really say who or how often?"""

from __future__ import annotations

from goldenthread.law.wording.doers import vague_doers
from goldenthread.law.wording.line import Line
from goldenthread.law.wording.outcomes import BY_WHEN, without_measure


def says_how_often(entry: str) -> bool:
    """True for “every Thursday” or “when he shows his card”; false for “regularly”."""
    return any(part.countable or part.covers or part.triggered for part in Line(entry).statements)


def says_who(entry: str) -> bool:
    """True for a name or a role; false for nothing, “an adult”, “staff” or “the school”."""
    return bool(entry.strip()) and not vague_doers(Line(f"It is led by {entry}"))


def says_by_when(outcome: str) -> bool:
    return BY_WHEN.search(Line(outcome).low) is not None


def can_be_seen_or_counted(outcome: str) -> bool:
    return not without_measure(Line(outcome))
