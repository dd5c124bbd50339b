"""The reform's table of moves, by its own rule; and what guards a child's plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.law.rules import Rule
from goldenthread.law.transition import (
    END_OF_PHASE,
    PLAN_FIRST,
    PRINTED,
    SPECIAL_PLACE,
    UNTIL_SIXTEEN,
    WHEN,
    Guarded,
    NotInTransitionError,
    Planned,
    guards_against_move,
    outlook,
    transition,
    transition_markdown,
    year_group_by_age,
    years,
)

MAY_MOVE = Guarded(
    special_place_in_2029=False, at_end_of_phase=True, has_support_plan=True, age=16,
    year_group_in_february_2026=7,
)  # fmt: skip
ON = date(2031, 9, 1)


@pytest.mark.parametrize("year_group", sorted(PRINTED.keys() - {0}))
def test_rule_gives_every_row_that_is_printed(year_group: int) -> None:
    found = transition(year_group)
    assert (found.reviewed_in, found.moves_in) == PRINTED[year_group]
    assert found.fits_the_sheet


def test_the_row_that_does_not_fit_is_named() -> None:
    reception = transition(0)
    assert (reception.reviewed_in, reception.moves_in, PRINTED[0]) == (2034, 2036, (2034, 2037))
    assert not reception.fits_the_sheet
    assert "says 2037/38 where the rule gives 2036/37" in WHEN.doubt


@given(st.integers(0, 11))
def test_review_is_before_the_move_and_the_move_at_a_change_of_phase(year_group: int) -> None:
    found = transition(year_group)
    assert 2029 <= found.reviewed_in < found.moves_in
    assert year_group + found.moves_in - 2029 in (7, 12)


@pytest.mark.parametrize("year_group", [-1, 12, 13])
def test_others_are_not_in_the_table(year_group: int) -> None:
    with pytest.raises(NotInTransitionError, match=f"not for {year_group}"):
        transition(year_group)


@pytest.mark.parametrize(
    "child, on, guards",
    [
        (MAY_MOVE, ON, ()),
        (MAY_MOVE, date(2030, 8, 31), (END_OF_PHASE,)),
        (MAY_MOVE, date(2030, 9, 1), ()),
        (MAY_MOVE, date(2026, 9, 1), (END_OF_PHASE,)),
        (replace(MAY_MOVE, special_place_in_2029=True), ON, (SPECIAL_PLACE,)),
        (replace(MAY_MOVE, at_end_of_phase=False), ON, (END_OF_PHASE,)),
        (replace(MAY_MOVE, has_support_plan=False), ON, (PLAN_FIRST,)),
        (replace(MAY_MOVE, age=15), ON, (UNTIL_SIXTEEN,)),
        (replace(MAY_MOVE, age=15, year_group_in_february_2026=3), ON, (UNTIL_SIXTEEN,)),
        (replace(MAY_MOVE, age=11, year_group_in_february_2026=2), ON, ()),
        (replace(MAY_MOVE, age=11, year_group_in_february_2026=None), ON, ()),
        (Guarded(True, False, False, 12, 6), ON, (SPECIAL_PLACE, END_OF_PHASE, PLAN_FIRST, UNTIL_SIXTEEN)),
    ],
)
def test_each_guard_holds_by_itself(child: Guarded, on: date, guards: tuple[Rule, ...]) -> None:
    assert guards_against_move(child, on) == guards


@given(st.booleans(), st.booleans(), st.booleans(), st.integers(2, 25), st.none() | st.integers(0, 13))
def test_nobody_moves_before_september_2030(
    special: bool, ends: bool, planned: bool, age: int, group: int | None
) -> None:
    child = Guarded(special, ends, planned, age, group)
    assert END_OF_PHASE in guards_against_move(child, date(2030, 8, 31))


@pytest.mark.parametrize(
    "born, school_year, group",
    [
        (date(2020, 8, 31), 2024, 0),
        (date(2020, 9, 1), 2024, -1),
        (date(2020, 9, 1), 2025, 0),
        (date(2017, 3, 1), 2026, 5),
        (date(2014, 3, 1), 2026, 8),
        (date(2012, 2, 29), 2028, 12),
    ],
)
def test_year_group_is_that_of_the_age_on_the_last_day_of_august(
    born: date, school_year: int, group: int
) -> None:
    assert year_group_by_age(born, school_year) == group


NOVEMBER = date(2026, 11, 20)


def told(**change: object) -> list[tuple[str, str]]:
    child = Planned(
        **({"born_on": date(2017, 3, 1), "special_place": False, "has_support_plan": False} | change)
    )  # type: ignore[arg-type]  # a table of cases
    return [(step.when, step.says) for step in outlook(child, NOVEMBER).steps]


@pytest.mark.parametrize(
    "change, first",
    [
        ({}, ("2032/33", "The plan is reviewed under the new system, in Year 11.")),
        ({"year_group": 4}, ("2032/33", "The plan is reviewed under the new system, in Year 10.")),
        ({"born_on": date(2019, 3, 1)}, ("2029/30", "The plan is reviewed under the new system, in Year 6.")),
        ({"born_on": date(2020, 3, 1)}, ("2029/30", "The plan is reviewed under the new system, in Year 5.")),
        ({"born_on": date(2025, 3, 1)}, ("2034/35", "The plan is reviewed under the new system, in Year 5.")),
        (
            {"special_place": True},
            ("From September 2029", "A special place that is held then is kept until education ends."),
        ),
        (
            {"born_on": date(2009, 3, 1)},
            ("", "Past Year 11 in 2029/30: a plan would change only at the end of post-16 education."),
        ),
        (
            {"born_on": date(2026, 3, 1)},
            ("", "Not yet in school in 2029/30: the first assessment would be under the new law."),
        ),
    ],
)  # fmt: skip
def test_what_would_happen_first(change: dict[str, object], first: tuple[str, str]) -> None:
    if not change:
        assert told()[0][0] == years(transition(8).reviewed_in)
        return
    assert told(**change)[0] == first


def test_each_doubt_is_marked() -> None:
    other_year = outlook(Planned(date(2017, 3, 1), False, False, 4), NOVEMBER)
    assert "not the one of this age" in other_year.steps[0].doubt
    slip = outlook(Planned(date(2025, 3, 1), False, False), NOVEMBER)
    assert "The sheet prints 2034/35 and 2037/38 here" in slip.steps[1].doubt
    assert slip.steps[1].when == "2036/37"
    assert all(lock.rule.doubt.startswith("A proposal.") for lock in slip.locks)


@pytest.mark.parametrize(
    "born, special, plan, on, held",
    [
        (date(2017, 3, 1), True, False, NOVEMBER, [True, True, True, True]),
        (date(2017, 3, 1), False, True, NOVEMBER, [False, True, False, True]),
        (date(2020, 3, 1), False, True, date(2031, 7, 20), [False, False, False, False]),
        (date(2020, 3, 1), False, True, date(2031, 5, 20), [False, True, False, False]),
    ],
)
def test_the_locks_of_a_child_on_a_day(
    born: date, special: bool, plan: bool, on: date, held: list[bool]
) -> None:
    assert [lock.holds for lock in outlook(Planned(born, special, plan), on).locks] == held


@given(st.dates(date(2001, 9, 1), date(2029, 8, 31)), st.booleans(), st.booleans())
def test_every_child_has_an_outlook_with_sources(born: date, special: bool, planned: bool) -> None:
    found = outlook(Planned(born, special, planned), NOVEMBER)
    assert found.steps
    assert all(step.rule.citations and step.says.endswith(".") for step in found.steps)


def test_the_page_has_a_row_for_each_year_group_and_says_that_it_is_no_law() -> None:
    page = transition_markdown()
    assert "**Nothing here is law.**" in page
    assert "| Reception | 2034/35 | 2036/37 | 2034/35 and 2037/38 |" in page
    assert page.count("\n| Year ") == 11
    assert all(f"**{rule.id}**" in page for rule in (WHEN, SPECIAL_PLACE, END_OF_PHASE, PLAN_FIRST))
