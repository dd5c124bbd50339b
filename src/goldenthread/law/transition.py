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


def school_year_of(day: date) -> int:
    """The year in which the school year of a day begins."""
    return day.year if day.month >= 9 else day.year - 1


def year_group_by_age(born_on: date, school_year: int) -> int:
    """The year group of somebody of this age in a school year; Reception is 0, below it is before school."""
    return school_year - born_on.year - 4 - ((born_on.month, born_on.day) > (8, 31))


@dataclass(frozen=True, slots=True)
class Planned:
    """A child with an EHC plan, as the proposals look at one. `year_group`: the recorded one, if known."""

    born_on: date
    special_place: bool
    has_support_plan: bool
    year_group: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that would happen, when, by which rule, and what is doubtful about it for this child."""

    when: str
    says: str
    rule: Rule
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """One of the guards, and whether it would keep this child’s plan on the day asked about."""

    rule: Rule
    holds: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the proposals would mean for one child. Nothing of it is law."""

    year_group_in_2029: int
    year_group_in_february_2026: int
    steps: tuple[Step, ...]
    locks: tuple[Lock, ...]


def outlook(child: Planned, on: date) -> Outlook:
    """What would happen when, and what would guard the plan on this day. Sources: `RULES`."""
    this_year = school_year_of(on)
    by_age = year_group_by_age(child.born_on, this_year)
    group = by_age if child.year_group is None else child.year_group
    in_2029, in_2026 = group + FIRST_YEAR - this_year, group + 2025 - this_year
    steps = tuple(_steps(child, in_2029, in_2026, group != by_age))
    guarded = Guarded(
        child.special_place, on >= FIRST_MOVES and _ends_phase(group, on), child.has_support_plan,
        _age(child.born_on, on), in_2026,
    )  # fmt: skip
    held = guards_against_move(guarded, on)
    locks = tuple(
        Lock(rule, rule in held) for rule in (SPECIAL_PLACE, END_OF_PHASE, PLAN_FIRST, UNTIL_SIXTEEN)
    )
    return Outlook(in_2029, in_2026, steps, locks)


def _ends_phase(group: int, on: date) -> bool:
    """At the end of the last year of a phase: the summer before another begins."""
    return on.month in (7, 8) and group in (LAST_OF_PRIMARY, LAST_OF_SECONDARY)


def _steps(child: Planned, in_2029: int, in_2026: int, out_of_year: bool) -> Iterator[Step]:
    if child.special_place:
        yield Step(
            "From September 2029", "A special place that is held then is kept until education ends.",
            SPECIAL_PLACE, "Whether the place of today is still held in September 2029 cannot be known.",
        )  # fmt: skip
    elif in_2029 in PRINTED:
        yield from _in_the_table(in_2029, out_of_year)
    else:
        yield Step("", _outside(in_2029), WHEN, "The sheet has no row for this year group.")
    if in_2029 in (LAST_OF_PRIMARY, LAST_OF_SECONDARY):
        yield Step("September 2029", "The right to ask for a mainstream school by name stays.", NAME_A_SCHOOL)
    if in_2026 >= KEEPS_FROM_YEAR and _age(child.born_on, FIRST_MOVES) < SCHOOL_ENDS_AT:
        sixteen = child.born_on.year + SCHOOL_ENDS_AT
        yield Step(
            f"Until {sixteen} at least", "The EHC plan stays until at least the age of 16.", UNTIL_SIXTEEN
        )
    yield Step("Before any move", "An Individual Support Plan is in place first.", PLAN_FIRST)


def _in_the_table(in_2029: int, out_of_year: bool) -> Iterator[Step]:
    found = transition(in_2029)
    own = "The year group that is recorded is not the one of this age, and the recorded one is counted."
    doubts = [own] if out_of_year else []
    if not found.fits_the_sheet:
        printed = PRINTED[in_2029]
        doubts.append(
            f"The sheet prints {years(printed[0])} and {years(printed[1])} here, which does not "
            f"follow its own rule."
        )
    doubt = " ".join(doubts)
    reviewed = in_2029 + found.reviewed_in - FIRST_YEAR
    moved = in_2029 + found.moves_in - FIRST_YEAR
    yield Step(
        years(found.reviewed_in),
        f"The plan is reviewed under the new system, in Year {reviewed}.",
        WHEN,
        doubt,
    )
    yield Step(
        years(found.moves_in),
        f"A move, if there is one, at the start of Year {moved}. The review may keep the plan.", WHEN, doubt,
    )  # fmt: skip


def _outside(in_2029: int) -> str:
    if in_2029 < 0:
        return "Not yet in school in 2029/30: the first assessment would be under the new law."
    return "Past Year 11 in 2029/30: a plan would change only at the end of post-16 education."


def years(begins: int) -> str:
    """The school year that begins in this one: “2030/31”."""
    return f"{begins}/{(begins + 1) % 100:02}"


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


_PAGE = """# The reform’s proposed move from EHC plans

**Nothing here is law.** The law it needs is expected to be in effect from September 2029, and no plan would
be replaced before September 2030. Until then a plan ends only as section 45 of the Children and Families Act
2014 says. The page of a case says what follows for one child.

## By year group in 2029/30

| In 2029/30 | Reviewed under the new system | A move, if there is one | As the sheet prints it | Doubt |
|---|---|---|---|---|
"""


def transition_markdown() -> str:
    """The reference page: the table by the rule, beside what the sheet prints; and the guards."""
    rows = "\n".join(map(_row, sorted(PRINTED)))
    guards = "\n".join(f"- **{rule.id}**: {rule.says} ({rule.citations[0]}) {rule.doubt}" for rule in RULES)
    return f"{_PAGE}{rows}\n\n## The rules\n\n{guards}\n"


def _row(group: int) -> str:
    found, printed = transition(group), PRINTED[group]
    name = f"Year {group}" if group else "Reception"
    doubt = (
        ""
        if found.fits_the_sheet
        else "The sheet’s row does not follow its own rule, and is taken for a slip."
    )
    cells = (name, years(found.reviewed_in), years(found.moves_in), " and ".join(map(years, printed)), doubt)
    return f"| {' | '.join(cells)} |"
