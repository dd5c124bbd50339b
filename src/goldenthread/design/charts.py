"""Where the parts of a chart stand. Pure geometry: templates/…/charts.jinja draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .parts import Bar, Week
from .words import share

TOP, BASE = 16, 130  # pixels from the top of the drawing: the highest value, and the axis
HIGHEST_FOOT = 80  # a finer scale would make a small change look like a large one
STEP, FIRST, COLUMN = 66, 14, 40  # from one column to the next, where the first stands, its width


@dataclass(frozen=True)
class Block:
    """A part of a stacked bar, in hundredths of the drawing's width."""

    kind: str
    left: float
    width: float


@dataclass(frozen=True)
class Column:
    label: str
    share: str
    left: int
    promised: float  # height in pixels
    happened: float

    @property
    def middle(self) -> int:
        return self.left + COLUMN // 2

    @property
    def text_y(self) -> float:
        return round(min(BASE - self.happened + 18, BASE - 6), 1)


@dataclass(frozen=True)
class Dot:
    label: str
    x: int
    y: float


@dataclass(frozen=True)
class Columns:
    width: int
    columns: Sequence[Column]


@dataclass(frozen=True)
class Dots:
    width: int
    low: int  # per cent at the foot of the scale
    dots: Sequence[Dot]


def stacked(bars: Sequence[Bar], kinds: Sequence[tuple[str, str]]) -> list[tuple[Bar, list[Block]]]:
    """Each bar with its blocks, all on one scale from zero to the longest bar."""
    longest = max((sum(bar.amounts.values()) for bar in bars), default=0) or 1
    return [(bar, _blocks(bar, [kind for kind, _ in kinds], longest)) for bar in bars]


def _blocks(bar: Bar, kinds: Sequence[str], longest: float) -> list[Block]:
    blocks, left = [], 0.0
    for kind in kinds:
        width = 100 * bar.amounts.get(kind, 0) / longest
        if width:
            blocks.append(Block(kind, round(left, 2), round(width, 2)))
        left += width
    return blocks


def upright(weeks: Sequence[Week]) -> Columns:
    """Columns by week, from zero to the most that was promised in one."""
    most = max((week.promised for week in weeks), default=0) or 1
    height = (BASE - TOP) / most
    return Columns(
        FIRST + STEP * len(weeks),
        [_column(at, week, height) for at, week in enumerate(weeks)],
    )


def _column(at: int, week: Week, height: float) -> Column:
    return Column(
        label=week.label,
        share=share(week.happened, week.promised),
        left=FIRST + STEP * at,
        promised=round(week.promised * height, 1),
        happened=round(week.happened * height, 1),
    )


def dots(weeks: Sequence[Week]) -> Dots:
    """Shares by week, from the ten below the lowest to 100. The scale is never finer than 20."""
    known = [week for week in weeks if week.promised]
    lowest = min((100 * week.happened / week.promised for week in known), default=0)
    low = min(HIGHEST_FOOT, int(lowest // 10 * 10))
    placed = [_dot(at, week, low) for at, week in enumerate(weeks) if week.promised]
    return Dots(60 + STEP * len(weeks), low, placed)


def _dot(at: int, week: Week, low: int) -> Dot:
    above = 100 * week.happened / week.promised - low
    return Dot(week.label, 80 + STEP * at, round(BASE - (BASE - TOP) * above / (100 - low), 1))
