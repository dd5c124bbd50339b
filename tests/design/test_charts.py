"""Where the parts of a chart stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.design.charts import BASE, TOP, Block, dots, stacked, upright
from goldenthread.design.parts import Bar, Week

KINDS = [("done", "Delivered"), ("good", "Made good"), ("miss", "Not delivered")]


def test_bars_share_one_scale_from_zero() -> None:
    long = Bar("Autumn", "", {"done": 150, "miss": 50})
    short = Bar("June", "", {"done": 80, "good": 20})
    assert [blocks for _, blocks in stacked([long, short], KINDS)] == [
        [Block("done", 0.0, 75.0), Block("miss", 75.0, 25.0)],
        [Block("done", 0.0, 40.0), Block("good", 40.0, 10.0)],
    ]


def test_bar_of_nothing_has_no_blocks() -> None:
    empty = Bar("June", "", {})
    assert stacked([empty], KINDS) == [(empty, [])]


@given(amounts=st.lists(st.integers(0, 500), min_size=3, max_size=3))
def test_blocks_touch_and_never_pass_the_end(amounts: list[int]) -> None:
    bar = Bar("June", "", dict(zip(("done", "good", "miss"), amounts, strict=True)))
    [(_, blocks)] = stacked([bar], KINDS)
    for before, after in pairwise(blocks):
        assert before.left + before.width == pytest.approx(after.left, abs=0.02)
    assert sum(block.width for block in blocks) == pytest.approx(100 if any(amounts) else 0, abs=0.03)


def test_columns_start_at_zero_and_the_most_promised_reaches_the_top() -> None:
    chart = upright([Week("12 Oct", 200, 100), Week("19 Oct", 100, 100)])
    assert [(column.promised, column.happened) for column in chart.columns] == [
        (BASE - TOP, (BASE - TOP) / 2),
        ((BASE - TOP) / 2, (BASE - TOP) / 2),
    ]
    assert [column.share for column in chart.columns] == ["50%", "100%"]


def test_share_stands_inside_its_column_even_when_that_is_low() -> None:
    [column] = upright([Week("12 Oct", 200, 2)]).columns
    assert column.text_y == BASE - 6


@pytest.mark.parametrize("shares, low", [((93, 91, 96), 80), ((74, 90), 70), ((0, 50), 0), ((100,), 80)])
def test_scale_of_dots_starts_at_the_ten_below_and_is_never_finer_than_twenty(
    shares: tuple[int, ...], low: int
) -> None:
    assert dots([Week("", 100, share) for share in shares]).low == low


def test_week_without_promises_has_no_dot() -> None:
    chart = dots([Week("12 Oct", 100, 80), Week("26 Oct", 0, 0), Week("2 Nov", 100, 100)])
    assert [(dot.label, dot.y) for dot in chart.dots] == [("12 Oct", BASE), ("2 Nov", TOP)]


def test_charts_of_no_weeks_are_drawn_empty() -> None:
    assert (upright([]).columns, dots([]).dots) == ([], [])
