from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.law.layers import Layer
from goldenthread.law.thread_checks import (
    NeedLine,
    OutcomeLine,
    PlanLines,
    ProvisionLine,
    ViewLine,
    Whose,
    check_thread,
    is_whole,
)

STRANDS = st.sampled_from("abcdef")
TEXT = st.text(max_size=30) | st.sampled_from(["", "Regular support", "every Monday", "SLCN", "an adult"])
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1))
SIZES = st.none() | st.integers(0, 30)
NEEDS = st.builds(NeedLine, STRANDS, TEXT)
OUTCOMES = st.builds(OutcomeLine, STRANDS, STRANDS, TEXT, DAYS, TEXT)
PROVISIONS = st.builds(
    ProvisionLine,
    STRANDS,
    st.lists(STRANDS, max_size=3).map(tuple),
    TEXT,
    TEXT,
    TEXT,
    TEXT,
    SIZES,
    SIZES,
    DAYS,
    TEXT,
)
VIEWS = st.builds(ViewLine, st.sampled_from(list(Whose)), TEXT, TEXT)


def some(lines: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(lines, max_size=4).map(tuple)


PLANS = st.builds(
    PlanLines,
    needs=some(NEEDS),
    outcomes=some(OUTCOMES),
    provisions=some(PROVISIONS),
    views=some(VIEWS),
    strengths=some(TEXT),
    adjustments=some(TEXT),
    layer=st.none() | st.sampled_from(list(Layer)),
    review_on=DAYS,
    on=DAYS,
)


# A plan is large to make: few of them, and each with many lines.
FEW = settings(max_examples=25)


@FEW
@given(PLANS)
def test_every_remark_is_about_the_plan_or_a_line_of_it(plan: PlanLines) -> None:
    lines = {line.strand for line in (*plan.needs, *plan.outcomes, *plan.provisions)}
    assert {remark.strand for remark in check_thread(plan)} <= lines | {None}


@FEW
@given(PLANS)
def test_the_same_plan_draws_the_same_remarks(plan: PlanLines) -> None:
    assert check_thread(plan) == check_thread(plan)


@FEW
@given(PLANS, st.integers(0, 5))
def test_the_card_is_whole_exactly_when_each_of_its_lines_is(plan: PlanLines, missing: int) -> None:
    card = is_whole(plan, not_recorded=missing)
    assert card.whole == (not [line for line in card.lines if not line.whole])
    assert not (card.whole and missing)


@FEW
@given(PLANS)
def test_a_need_that_no_outcome_names_is_always_remarked_on(plan: PlanLines) -> None:
    named = {outcome.need for outcome in plan.outcomes}
    bare = [need.strand for need in plan.needs if need.strand not in named]
    remarks = [remark.strand for remark in check_thread(plan) if remark.rule_id == "need-without-outcome"]
    assert remarks == bare
