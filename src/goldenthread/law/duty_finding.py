"""What the gate hands back: which duty, why, what must be done, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from goldenthread.law.duty_questions import put
from goldenthread.law.rules import Citation, Rule


class Outcome(StrEnum):
    """The four answers of the law, and the one that is honest until they can be told apart."""

    ADJUSTMENTS_ONLY = "adjustments_only"
    SEN_ONLY = "sen_only"
    BOTH = "both"
    NEITHER_NOW = "neither_now"
    NOT_KNOWN_YET = "not_known_yet"


class Duty(StrEnum):
    REASONABLE_ADJUSTMENTS = "reasonable_adjustments"
    SPECIAL_EDUCATIONAL_PROVISION = "special_educational_provision"


class Owed(StrEnum):
    OWED = "owed"
    NOT_OWED = "not_owed"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the argument. `question_id` and `number` are None where the law draws it together."""

    says: str
    rules: tuple[Rule, ...]
    question_id: str | None = None
    number: int | None = None
    answer: str | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        return _citations(self.rules)


@dataclass(frozen=True, slots=True)
class MustDo:
    """One thing that the school must still do, and by when if there is a day."""

    title: str
    says: str
    rules: tuple[Rule, ...]
    by: date | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        return _citations(self.rules)


@dataclass(frozen=True, slots=True)
class FindOut:
    """What is not known yet, how to find out, and by when."""

    question_id: str
    asks: str
    how: str
    by: date


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer on one day. Texts have {name} in them until `named` puts the child's name there."""

    on: date
    outcome: Outcome
    duties: Mapping[Duty, Owed]
    plan_needed: bool
    title: str
    sentences: tuple[str, ...]
    reasons: tuple[Reason, ...]
    must_do: tuple[MustDo, ...]
    find_out: tuple[FindOut, ...]
    would_change: tuple[str, ...]
    family_can: tuple[str, ...]
    look_again: date

    def owes(self, duty: Duty) -> bool:
        return self.duties[duty] is Owed.OWED

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule relied on, each once, in the order of the argument."""
        reasons = (rule for reason in self.reasons for rule in reason.rules)
        must_do = (rule for item in self.must_do for rule in item.rules)
        return tuple(dict.fromkeys((*reasons, *must_do)))

    @property
    def citations(self) -> tuple[Citation, ...]:
        return _citations(self.rules)

    def named(self, name: str) -> Finding:
        """The same finding about a child with a name."""
        return replace(
            self,
            sentences=tuple(put(says, name) for says in self.sentences),
            reasons=tuple(replace(each, says=put(each.says, name)) for each in self.reasons),
            must_do=tuple(replace(each, says=put(each.says, name)) for each in self.must_do),
            find_out=tuple(
                replace(each, asks=put(each.asks, name), how=put(each.how, name)) for each in self.find_out
            ),
            would_change=tuple(put(says, name) for says in self.would_change),
            family_can=tuple(put(says, name) for says in self.family_can),
        )


def _citations(rules: tuple[Rule, ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for rule in rules for citation in rule.citations))
