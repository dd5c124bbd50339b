"""Does a short entry, such as a box of a form, really say who or how often?"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date

from goldenthread.law.wording.doers import vague_doers
from goldenthread.law.wording.line import Line
from goldenthread.law.wording.outcomes import BY_WHEN, without_measure


def says_how_often(entry: str) -> bool:
    """True for “every Thursday” or “when he shows his card”; false for “regularly”."""
    return any(part.countable or part.covers or part.triggered for part in Line(entry).statements)


# Nobody yet, or so many that nobody can be asked.
_NOBODY = re.compile(
    r"\W*(?:to be (?:confirmed|decided|appointed|agreed|arranged|found|recruited)|t\.?b\.?[acd]|n/?a|"
    r"(?:not|none|nobody|unknown|various|any(?:one|body)|whoever)\b.*|"
    r"(?:(?:the|his|her|their|our|a|whole|school|send?|staff) )*team)?\W*",
    re.DOTALL,
)


def says_who(entry: str) -> bool:
    """True for a name, or a post such as “school counsellor”: either can be asked whether it happened.

    False for nothing, “an adult”, “staff”, “the team”, “the school”, or a post that nobody holds yet.
    """
    line = Line(f"It is led by {entry}")
    return _NOBODY.fullmatch(Line(entry).low) is None and not vague_doers(line)


def says_by_when(outcome: str) -> bool:
    return BY_WHEN.search(Line(outcome).low) is not None


_DAY_SAID = re.compile(
    r"\b(?:by|before) (?:the )?(?:(?:end|start|beginning) of )?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?"
    r"(?P<month>[a-z]{3,9}),? (?P<year>20\d\d)\b"
)


def day_said(outcome: str) -> date | None:
    """The day in “by 3 July 2027”, the last of the month in “by July 2027”; None where no such is said."""
    said = _DAY_SAID.search(Line(outcome).low)
    months = [name.lower() for name in month_name]
    if said is None or said["month"] not in months:
        return None
    year, month = int(said["year"]), months.index(said["month"])
    return date(year, month, min(int(said["day"] or 31) or 1, monthrange(year, month)[1]))


def can_be_seen_or_counted(outcome: str) -> bool:
    return not without_measure(Line(outcome))
