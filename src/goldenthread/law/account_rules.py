"""How this house keeps the account of a promise. No statute says; these are our decisions."""

from __future__ import annotations

from datetime import date

from goldenthread.law.rules import Citation, Rule, Standing

_HOUSE = (Citation("Golden Thread", "house rule"),)


def _house(rule_id: str, says: str) -> Rule:
    return Rule(f"account.{rule_id}", says, _HOUSE, date(2014, 9, 1), Standing.HOUSE)


RULES = (
    _house(
        "not_recorded",
        "A session that nobody recorded is never counted as happened, and never as missed.",
    ),
    _house(
        "sums_close",
        "Happened, missed and not recorded add up to the sessions promised. Delivered, made good, not "
        "delivered and not accounted for add up to the minutes promised.",
    ),
    _house(
        "cut_short",
        "A session that happened for fewer minutes than promised counts as happened, and as cut short.",
    ),
    _house(
        "made_good",
        "Making good is counted out of missed: the session stays missed. It counts as made good when all "
        "its minutes were, and until then as made good in part.",
    ),
    _house("surplus", "Minutes beyond the promise of one session never pay for the loss of another."),
    _house("extra", "What was given on a day that was not promised is kept apart, and never lost."),
    _house(
        "closure_known_before",
        "A closure known before its own day was never promised: holiday, training day, strike announced.",
    ),
    _house(
        "closure_known_late",
        "A closure known only on its day or later takes nothing away. What was promised for that day was "
        "missed, because the school was closed, unless somebody recorded otherwise.",
    ),
    _house(
        "term_under_way",
        "A term under way can be ended early, with a reason that is told to the families. A day that has "
        "been stays a school day, and what was promised for it stays in the account.",
    ),
    _house(
        "half_term",
        "A half-term is the school days between two breaks of at least five weekdays in a row.",
    ),
    _house(
        "to_the_day",
        "An account to a day leaves out what was promised, recorded or made good after that day.",
    ),
)
