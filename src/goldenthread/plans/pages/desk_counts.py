"""The lists of the desk as numbers: no more of them than one takes in at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from goldenthread.design.parts import Count
from goldenthread.design.words import and_list, first_lower
from goldenthread.plans.queries.desk import Matter

MOST = 6
# The lists, the most pressing first: when more than six hold something, the last stand below the work.
COUNT_WORDS = {
    Matter.LATE: "Late",
    Matter.DUE: "Due this week",
    Matter.CONCERN: "Concerns to answer",
    Matter.DISAGREES: "Disagree, or in part",
    Matter.COMMENT: "Comments to answer",
    Matter.NOT_WORKING: "Not working",
    Matter.NOT_RECORDED: "Sessions not recorded",
    Matter.ANSWERED: "To put in force",
    Matter.NOT_BEGUN: "Plans not begun",
    Matter.WHICH_DUTY: "Duty questions unfinished",
    Matter.WITH_FAMILY: "With the family",
}


def counts_of(counts: Mapping[Matter, int], chosen: dict[str, str]) -> tuple[list[Count], list[Count]]:
    """The lists that hold something: the most pressing as large numbers, the others for below the work."""
    filled = [
        Count(counts[matter], words, address_of(chosen, what=matter.value), chosen["what"] == matter)
        for matter, words in COUNT_WORDS.items()
        if counts[matter]
    ]
    return filled[:MOST], filled[MOST:]


def nothing_in(counts: Mapping[Matter, int]) -> str:
    """The lists that hold nothing, as the end of a sentence."""
    return and_list([first_lower(words) for matter, words in COUNT_WORDS.items() if not counts[matter]])


def address_of(chosen: dict[str, str], **changed: str) -> str:
    kept = {name: value for name, value in {**chosen, **changed}.items() if value or name in changed}
    return "?" + urlencode(kept)
