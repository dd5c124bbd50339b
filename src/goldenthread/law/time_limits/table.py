"""The table of time limits, whole, in the order of a case."""

from __future__ import annotations

from goldenthread.law.rules import Rule
from goldenthread.law.time_limits.assessing import ASSESSING_LIMITS
from goldenthread.law.time_limits.disputing import DISPUTING_LIMITS
from goldenthread.law.time_limits.limit import TimeLimit
from goldenthread.law.time_limits.ordering import ORDERING_LIMITS
from goldenthread.law.time_limits.reviewing import REVIEWING_LIMITS

LIMITS: tuple[TimeLimit, ...] = (
    *ASSESSING_LIMITS,
    *REVIEWING_LIMITS,
    *DISPUTING_LIMITS,
    *ORDERING_LIMITS,
)
RULES: tuple[Rule, ...] = tuple(limit.rule for limit in LIMITS)
BY_NAME: dict[str, TimeLimit] = {limit.id.removeprefix("limit."): limit for limit in LIMITS}
