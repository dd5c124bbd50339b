"""What every rule carries: an id, what it says, where that is written, from when, how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How binding a rule is. A proposal answers only for dates when it is expected to be law."""

    LAW = "law"
    GUIDANCE = "guidance"
    PROPOSAL = "proposal"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule is written, in the words a reader would look it up by."""

    source: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.source}, {self.place}" if self.place else self.source


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule. `until` is the first day on which it no longer holds."""

    id: str
    says: str
    citations: tuple[Citation, ...]
    since: date
    standing: Standing = Standing.LAW
    until: date | None = None
    doubt: str = ""

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def rule_in_force(rules: tuple[Rule, ...], day: date) -> Rule | None:
    """Of these versions of one rule, the latest that holds on `day`; None before the first."""
    holding = [rule for rule in rules if rule.holds_on(day)]
    return max(holding, key=lambda rule: rule.since, default=None)
