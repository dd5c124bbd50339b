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
    guards_against_move,
    transition,
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
