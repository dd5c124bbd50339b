"""The national measures of timeliness, worked out from the clocks of cases. Pure.

They follow the department's yearly statistics, “Education, health and care plans”: what each file counts is
in its data guidance. Each is a share of the clocks of one time limit, begun or ended in a calendar year.
Counts of single cases are added up, so that an area or the nation is the sum of its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldenthread.law.rules import Citation, Rule, Standing
from goldenthread.law.time_limits import Clock, EventKind, State

STATISTICS = "DfE, Education, health and care plans, data guidance 2025"
SERIES_BEGAN = date(2019, 1, 1)
A_YEAR_AFTER_20_WEEKS = timedelta(weeks=52 - 20).days
_AS_AT = (
    "Published figures are those of the census in the January after; so are these, when asked as at that day."
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `by_end`: a clock belongs to the year in which it was stopped, not begun.

    `overdue`: what is not done and is late counts as not in time. `excused`: exceptions are counted too.
    """

    rule: Rule
    limit: str
    by_end: bool = False
    overdue: bool = False
    excused: bool = True

    @property
    def id(self) -> str:
        return self.rule.id.removeprefix("measure.")


def _rule(name: str, file: str, says: str, doubt: str = "") -> Rule:
    cited = (Citation(STATISTICS, file),)
    return Rule(f"measure.{name}", says, cited, SERIES_BEGAN, Standing.GUIDANCE, doubt=doubt)


_NOT_AFTER_REFUSAL = (
    "A plan that followed a refusal is not counted: the clock of 20 weeks had ended. The published number is "
    "smaller than that of all new plans, but why is not said."
)
MEASURES: tuple[Measure, ...] = (
    Measure(
        _rule(
            "requests-in-6-weeks",
            "requests.csv: request_outcome_six_weeks",
            "Of the requests received in the year, the share decided within 6 weeks.",
            "That a request not decided after 6 weeks counts as over them is taken from the published "
            f"figures: those within and over 6 weeks are more than those decided. {_AS_AT}",
        ),
        "limit.decide-to-assess",
        overdue=True,
    ),
    Measure(
        _rule(
            "refusals-in-16-weeks",
            "assessments.csv: outcome_decision_within_time",
            "Of the decisions in the year not to issue a plan after an assessment, the share in 16 weeks.",
            _AS_AT,
        ),
        "limit.refuse-plan",
        by_end=True,
    ),
    Measure(
        _rule(
            "plans-in-20-weeks",
            "timeliness_20_week.csv: plans_issued_within_20_weeks",
            "Of the plans issued in the year, the share within 20 weeks, cases with exceptions among them.",
            _NOT_AFTER_REFUSAL,
        ),
        "limit.final-plan",
        by_end=True,
    ),
    Measure(
        _rule(
            "plans-in-20-weeks-without-exceptions",
            "timeliness_20_week.csv: plans_issued_20_weeks_ex",
            "Of the plans issued in the year, the share within 20 weeks, without cases with an exception.",
            _NOT_AFTER_REFUSAL,
        ),
        "limit.final-plan",
        by_end=True,
        excused=False,
    ),
    Measure(
        _rule(
            "reviews-in-4-weeks",
            "annual_reviews.csv: number_decsion_4weeks",
            "Of the decisions after review meetings held in the year, the share told within 4 weeks.",
            "Published figures take the latest review of each plan, whatever its year.",
        ),
        "limit.decide-after-review",
    ),
)
RULES: tuple[Rule, ...] = tuple(measure.rule for measure in MEASURES)
_BY_LIMIT: Mapping[str, list[Measure]] = {
    measure.limit: [one for one in MEASURES if one.limit == measure.limit] for measure in MEASURES
}
_DONE = {State.IN_TIME: "in_time", State.DONE_LATE: "late"}
_NOT_DONE = {State.LATE: "overdue", State.RUNNING: "running"}
Counts = Counter[tuple[str, str]]


def counted(clocks: Iterable[Clock], year: int) -> Counts:
    """What the clocks of one case add to each measure of this year, by what became of them.

    `in_time`, `late` (of which `over_a_year`), `overdue` and `running`. Clocks are those as at one day: what
    happened after it is not seen. Sources: each measure's own rule.
    """
    return Counter((measure.id, what) for measure, what, _ in each_counted(clocks, year))


def each_counted(clocks: Iterable[Clock], year: int) -> Iterator[tuple[Measure, str, Clock]]:
    """The clocks that are counted, with the measure and what became of them."""
    for clock in clocks:
        for measure in _BY_LIMIT.get(clock.limit.id, ()):
            if measure.excused or not clock.excused:
                for what in _became(measure, clock, year):
                    yield measure, what, clock


def _became(measure: Measure, clock: Clock, year: int) -> tuple[str, ...]:
    done = _DONE.get(clock.state)
    if measure.by_end:
        if done is None or clock.stopped_by is None or clock.stopped_by.on.year != year:
            return ()
    elif clock.started_by.on.year != year:
        return ()
    what = done or _NOT_DONE.get(clock.state)
    if what is None:
        return ()
    is_very_late = (
        clock.stopped_by is not None
        and clock.stopped_by.kind is EventKind.PLAN_FINALISED
        and clock.days_late > A_YEAR_AFTER_20_WEEKS
    )
    return (what, "over_a_year") if is_very_late else (what,)


def percent(part: int, whole: int) -> float | None:
    """A share in percent with one decimal, halves up, as the statistics round; None of nothing."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def measured(counts: Counts) -> list[dict[str, Any]]:
    """Each measure with its figures: what the rates are of, and in how many cases."""
    return [_figures(measure, counts) for measure in MEASURES]


def _figures(measure: Measure, counts: Counts) -> dict[str, Any]:
    number = {
        what: counts[measure.id, what] for what in ("in_time", "late", "over_a_year", "overdue", "running")
    }
    whole = number["in_time"] + number["late"] + (number["overdue"] if measure.overdue else 0)
    return {
        "measure": measure.id,
        "says": measure.rule.says,
        "source": str(measure.rule.citations[0]),
        **number,
        "of": whole,
        "percent": percent(number["in_time"], whole),
    }
