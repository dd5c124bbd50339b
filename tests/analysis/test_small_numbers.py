"""Nobody can be found in counts, whatever filters are asked for."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.small_numbers import (
    LEAST,
    STEP,
    ProtectedCounts,
    protected,
    protected_amounts,
    shown,
)

pytestmark = pytest.mark.pure

REGIONS, ROLES = ("north", "south", "west"), ("parent", "teacher")
ANYBODY = st.fixed_dictionaries({"region": st.sampled_from(REGIONS), "role": st.sampled_from(ROLES)})


@pytest.mark.parametrize(
    "count, told",
    [(0, None), (1, None), (9, None), (10, 10), (12, 10), (13, 15), (47, 45), (48, 50), (1043, 1045)],
)
def test_a_single_count(count: int, told: int | None) -> None:
    assert shown(count) == told


def test_a_count_is_not_under_nought() -> None:
    with pytest.raises(ValueError, match="not under 0"):
        shown(-1)


def every_answer(counts: ProtectedCounts) -> dict[tuple[tuple[str, ...], tuple[str, ...]], int]:
    """All that somebody learns who asks with every filter there is; a hidden answer is worth 0."""
    some = [
        [set_ for size in range(1, len(of) + 1) for set_ in combinations(of, size)] for of in (REGIONS, ROLES)
    ]
    return {
        (regions, roles): counts.count(region=regions, role=roles) or 0 for regions, roles in product(*some)
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(ANYBODY, max_size=90), st.binary(min_size=4, max_size=4))
def test_no_sum_or_difference_of_answers_is_under_ten(people: list[dict[str, str]], key: bytes) -> None:
    """The attacker takes any two answers of which one is inside the other, and each total less its parts."""
    answers = every_answer(protected(people, ("region", "role"), key=key))
    for (regions, roles), count in answers.items():
        assert count % STEP == 0
        parts = sum(answers[(region,), (role,)] for region in regions for role in roles)
        assert count == parts, "every answer is the sum of its cells, so they tell nothing more"
    for (regions, roles), count in answers.items():
        for (others, other_roles), less in answers.items():
            if set(others) <= set(regions) and set(other_roles) <= set(roles):
                assert count - less == 0 or count - less >= LEAST


@settings(max_examples=60, deadline=None)
@given(st.lists(ANYBODY, max_size=90), st.binary(min_size=4, max_size=4))
def test_a_cell_of_none_may_hold_up_to_nine_and_runs_of_cells_are_off_by_less_than_ten(
    people: list[dict[str, str]], key: bytes
) -> None:
    counts = protected(people, ("region", "role"), key=key)
    assert abs((counts.count() or 0) - len(people)) < 2 * LEAST
    for region in REGIONS:
        true = sum(person["region"] == region for person in people)
        told = sum(count for cell, count in counts.cells.items() if cell[0] == region)
        assert abs(told - true) < LEAST + 1
    for cell, count in counts.cells.items():
        true = sum((person["region"], person["role"]) == cell for person in people)
        assert abs(count - true) < LEAST
        assert count or true < LEAST


def test_one_person_more_cannot_be_told_from_one_less() -> None:
    """With the same secret cells either stay or move by a whole allowed step, never by one."""
    people = [{"region": "north", "role": "parent"}] * 37 + [{"region": "south", "role": "parent"}] * 4
    seen = {protected(people[:count], ("region", "role"), key=b"secret").count() for count in range(37, 42)}
    assert seen <= {30, 35, 40, 45, 50}


def test_the_same_people_and_key_give_the_same_counts_in_any_order() -> None:
    people = [{"region": region, "role": role} for region in REGIONS for role in ROLES for _ in range(13)]
    mixed = random.Random(1).sample(people, len(people))  # noqa: S311 - only another order
    assert protected(people, ("region", "role"), key=b"k") == protected(mixed, ("region", "role"), key=b"k")


def test_nothing_is_counted_by_what_was_not_protected() -> None:
    with pytest.raises(KeyError, match="Nothing is counted by need"):
        protected([], ("region",), key=b"k").count(need=("autism",))


def test_estimated_numbers_are_protected_as_counted_ones_are() -> None:
    cells = {(region, role): 7.3 for region in REGIONS for role in ROLES} | {("north", "parent"): -0.4}
    counts = protected_amounts(cells, ("region", "role"), key=b"k")
    assert {count % STEP for count in counts.cells.values()} == {0}
    assert all(count == 0 or count >= LEAST for count in counts.cells.values())
    assert abs((counts.count() or 0) - sum(cells.values())) < LEAST
