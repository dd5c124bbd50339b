"""Where the time limits are written, and the exceptions that several of them share."""

from __future__ import annotations

from datetime import date

from goldenthread.law.rules import Citation, Rule, Standing
from goldenthread.law.time_limits.events import EventKind as K
from goldenthread.law.time_limits.limit import Excuse

REGULATIONS = "Special Educational Needs and Disability Regulations 2014"
FAMILIES_ACT = "Children and Families Act 2014"
CODE = "SEND Code of Practice 2015"
PART_3_BEGAN = date(2014, 9, 1)

NOT_READ = "Known in general; the text was not read in a stored copy. Verify it before relying on it."
DAY_OF_RECEIPT = (
    "The regulations read here do not say whether the day of receipt is the first day or is not counted. It "
    "is not counted: 6, 16 and 20 weeks are 42, 112 and 140 days after it, as the national return has them."
)
ONLY_FIRST_READ = "Of the exceptions only (a) was read; (b) to (d) are taken to follow regulation 10(4)."


def regulation(rule_id: str, place: str, says: str, doubt: str = "") -> Rule:
    return Rule(f"limit.{rule_id}", says, (Citation(REGULATIONS, place),), PART_3_BEGAN, doubt=doubt)


def act(rule_id: str, place: str, says: str, doubt: str = "") -> Rule:
    return Rule(f"limit.{rule_id}", says, (Citation(FAMILIES_ACT, place),), PART_3_BEGAN, doubt=doubt)


def guidance(rule_id: str, place: str, says: str, doubt: str = "") -> Rule:
    cited = (Citation(CODE, place),)
    return Rule(f"limit.{rule_id}", says, cited, date(2015, 1, 1), Standing.GUIDANCE, doubt=doubt)


def order_excuses(place: str) -> tuple[Excuse, ...]:
    """The reasons of regulation 44(3), as the regulation in `place` has them or takes them over."""
    own = (
        Excuse(K.EXCEPTIONAL_CIRCUMSTANCES, f"regulation {place}(a)"),
        Excuse(K.ABSENT_FROM_AREA, f"regulation {place}(b)", weeks=2),
    )
    return own + tuple(one for one in four_excuses(f"{place}(c), 13(3) and 10(4)") if one.kind in _CLOSURES)


_CLOSURES = (K.SCHOOL_CLOSED, K.EARLY_YEARS_CLOSED)


def four_excuses(place: str) -> tuple[Excuse, ...]:
    """The four reasons of regulation 10(4), as the regulation in `place` takes them over."""
    kinds = (K.SCHOOL_CLOSED, K.EARLY_YEARS_CLOSED, K.EXCEPTIONAL_CIRCUMSTANCES, K.ABSENT_FROM_AREA)
    return tuple(
        Excuse(kind, f"regulation {place}({letter})") for kind, letter in zip(kinds, "abcd", strict=True)
    )
