"""The sentence at the top of a family's page: read only this, and you know."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.design.words import Spoken, first_upper, number
from goldenthread.law.account import Account, Figures, add_up


def lead_of(child: Spoken, accounts: Iterable[Account] | None) -> str:
    """Of a child whose promises have these accounts; None when no plan is in force."""
    has = first_upper(child.does("has", "have"))
    if accounts is None:
        return f"{has} no plan in force."
    return f"{has} a plan. {figures_words(add_up(account.total for account in accounts))}"


def figures_words(total: Figures) -> str:
    """'14 of 18 promised sessions happened. 1 was missed and has not been made good. 2 were not recorded.'"""
    if not total.promised:
        return "Its support has not begun yet."
    if total.promised == 1:
        return f"The one promised session {_of_the_one(total)}."
    never = total.missed - total.made_good - total.made_good_in_part
    said = [
        f"{number(total.happened)} of {number(total.promised)} promised sessions happened.",
        _counted(total.made_good_in_part, "missed and made good in part"),
        _counted(never, "missed and has not been made good", "missed and have not been made good"),
        _counted(total.not_recorded, "not recorded"),
    ]
    return " ".join(words for words in said if words)


def _of_the_one(total: Figures) -> str:
    if total.happened:
        return "happened"
    if total.not_recorded:
        return "was not recorded"
    if total.made_good:
        return "was missed and made good"
    return (
        "was missed and made good in part"
        if total.made_good_in_part
        else "was missed, and has not been made good"
    )


def _counted(count: int, one: str, many: str = "") -> str:
    if count <= 0:
        return ""
    return f"1 was {one}." if count == 1 else f"{number(count)} were {many or one}."
