"""The reform's proposed move from EHC plans to Individual Support Plans: when, and what guards it.

The sheet gives a table by year group. The rule behind it is here as a rule, with the table beside it; the one
row that does not follow the rule is named. Years are given by the year in which they begin: 2030 is 2030/31.
Year groups are numbers; Reception is 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.law.reform_sources import NOT_LAW_YET, REFORM_EXPECTED, plans_sheet
from goldenthread.law.rules import Rule, Standing

FIRST_YEAR = 2029
FIRST_MOVES = date(2030, 9, 1)
SCHOOL_ENDS_AT = 16
KEEPS_FROM_YEAR = 3
LAST_OF_PRIMARY, LAST_OF_SECONDARY = 6, 11


class NotInTransitionError(ValueError):
    """The table is of children who will be in Reception to Year 11 in 2029/30."""

    def __init__(self, year_group: int) -> None:
        super().__init__(f"The table is for Reception (0) to Year 11 in 2029/30, not for {year_group}.")


def _proposal(rule_id: str, says: str, place: str = "", doubt: str = "") -> Rule:
    doubt = f"{NOT_LAW_YET} {doubt}".strip()
    cited = (plans_sheet(place),)
    return Rule(f"transition.{rule_id}", says, cited, REFORM_EXPECTED, Standing.PROPOSAL, doubt=doubt)


WHEN = _proposal(
    "when",
    "A mainstream EHC plan is reviewed under the new system in Year 5 or Year 10, and a move, if there is "
    "one, is at the start of Year 7 or Year 12. Children in Year 6 or Year 11 in 2029/30 are reviewed in "
    "that year.",
    "page 5",
    "The sheet’s first row, for children in Reception in 2029/30, says 2037/38 where the rule gives "
    "2036/37: the row does not fit the others, and is taken for a slip.",
)
SPECIAL_PLACE = _proposal(
    "special-place",
    "A child who has a place in a special school or college in September 2029 keeps it until education "
    "ends, also after moving house or when the setting closes.",
)
END_OF_PHASE = _proposal(
    "end-of-phase",
    "Nobody moves from an EHC plan to an Individual Support Plan before September 2030, and then only at "
    "the end of primary, of secondary or of post-16 education.",
)
PLAN_FIRST = _proposal("plan-first", "The Individual Support Plan is in place before an EHC plan ends.")
UNTIL_SIXTEEN = _proposal(
    "until-sixteen",
    "A child who was in Year 3 or above in February 2026 keeps an EHC plan until at least the age of 16.",
)
NAME_A_SCHOOL = _proposal(
    "name-a-school",
    "A child in Year 6 or Year 11 with an EHC plan in September 2029 keeps the right to ask for a "
    "mainstream school or college by name.",
)
RULES = (WHEN, SPECIAL_PLACE, END_OF_PHASE, PLAN_FIRST, UNTIL_SIXTEEN, NAME_A_SCHOOL)

# By year group in 2029/30: the year of the review and the year of the move, as the sheet prints them.
PRINTED: dict[int, tuple[int, int]] = {
    0: (2034, 2037), 1: (2033, 2035), 2: (2032, 2034), 3: (2031, 2033), 4: (2030, 2032), 5: (2029, 2031),
    6: (2029, 2030), 7: (2032, 2034), 8: (2031, 2033), 9: (2030, 2032), 10: (2029, 2031), 11: (2029, 2030),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Transition:
    """The school years of the review and of a move, each by the year in which it begins."""

    year_group: int
    reviewed_in: int
    moves_in: int

    @property
    def fits_the_sheet(self) -> bool:
        return PRINTED[self.year_group] == (self.reviewed_in, self.moves_in)


def transition(year_group_in_2029: int) -> Transition:
    """When a child of this year group in 2029/30 would be reviewed, and would move: by the rule.

    Raises NotInTransitionError. Source: `WHEN`.
    """
    if year_group_in_2029 not in PRINTED:
        raise NotInTransitionError(year_group_in_2029)
    last = LAST_OF_PRIMARY if year_group_in_2029 <= LAST_OF_PRIMARY else LAST_OF_SECONDARY
    years_left = last - year_group_in_2029
    return Transition(year_group_in_2029, FIRST_YEAR + max(0, years_left - 1), FIRST_YEAR + years_left + 1)


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the guards ask of a child with an EHC plan. Ages are in whole years."""

    special_place_in_2029: bool
    at_end_of_phase: bool
    has_support_plan: bool
    age: int
    year_group_in_february_2026: int | None = None


def guards_against_move(child: Guarded, on: date) -> tuple[Rule, ...]:
    """The guards that keep a child's EHC plan from being replaced on this day; none when it may be.

    Until the reform is law a plan ends only under section 45 of the Children and Families Act 2014.
    """
    return tuple(_guards(child, on))


def _guards(child: Guarded, on: date) -> Iterator[Rule]:
    if child.special_place_in_2029:
        yield SPECIAL_PLACE
    if on < FIRST_MOVES or not child.at_end_of_phase:
        yield END_OF_PHASE
    if not child.has_support_plan:
        yield PLAN_FIRST
    group = child.year_group_in_february_2026
    if group is not None and group >= KEEPS_FROM_YEAR and child.age < SCHOOL_ENDS_AT:
        yield UNTIL_SIXTEEN
