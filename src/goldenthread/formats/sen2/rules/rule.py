"""What a rule of the return is: a small dated function on one record, with its number and its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.formats.sen2.collection import BEGAN, Collection
from goldenthread.formats.sen2.record import Record
from goldenthread.formats.sen2.remarks import Severity
from goldenthread.formats.sen2.structure import Module

VERSION_1_3 = date(2026, 1, 15)
VERSION_1_3_DOUBT = "That version 1.3 began with the collection of 2026 is a conclusion, not read."
GUIDE = "SEN2 guide"
"""The words of the guide, as others quote them."""
READER = "witan.sen2"
"""An open program that reads real returns, and what it checks."""
ANNEX_A = "Annex A of area SEND inspections"
SCHOOL_CENSUS = "school census"
LAW = "Children and Families Act 2014"
HOUSE = "Golden Thread"
"""Ours: what the words of the items mean when they are taken together."""

Breaks = Callable[[Record, Collection], bool]


@dataclass(frozen=True, slots=True)
class ReturnRule:
    """One rule. `says` is what the person reads when it is broken; `breaks` is true when it is.

    `items` are those to look at, the first that is given being the one a fault points to. `until` is the
    first census on which it no longer holds.
    """

    number: str
    module: Module
    items: tuple[str, ...]
    says: str
    breaks: Breaks
    severity: Severity = Severity.ERROR
    source: str = HOUSE
    since: date = BEGAN
    until: date | None = None
    doubt: str = ""

    def holds_on(self, census: date) -> bool:
        return self.since <= census and (self.until is None or census < self.until)


def rule(
    number: int,
    module: Module,
    items: str,
    says: str,
    severity: Severity = Severity.ERROR,
    *,
    source: str = HOUSE,
    since: date = BEGAN,
    until: date | None = None,
    doubt: str = "",
) -> Callable[[Breaks], ReturnRule]:
    """Make a rule of the function under it. The number is counted from the module's base."""

    def made(breaks: Breaks) -> ReturnRule:
        name = f"{module.base + number:03}"
        return ReturnRule(
            name, module, tuple(items.split()), says, breaks, severity, source, since, until, doubt
        )

    return made


def rules_of(names: Mapping[str, object]) -> tuple[ReturnRule, ...]:
    """The rules among these names, in the order of their numbers."""
    found = [each for each in names.values() if isinstance(each, ReturnRule)]
    return tuple(sorted(found, key=lambda each: each.number))
