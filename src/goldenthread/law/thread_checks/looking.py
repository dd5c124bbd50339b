"""Where a check looks: at the plan as a whole, or at each of its needs, outcomes or provisions.

Each gives a rule's `find`: one sentence, and when it is so. In the sentence `{}` is the line's first words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goldenthread.law.thread_checks.plan_lines import NeedLine, OutcomeLine, PlanLines, ProvisionLine
from goldenthread.law.thread_checks.rule import Finding, named

Find = Callable[[PlanLines], Iterator[Finding]]


def of_plan(says: str, is_so: Callable[[PlanLines], bool]) -> Find:
    def find(plan: PlanLines) -> Iterator[Finding]:
        if is_so(plan):
            yield None, says

    return find


def of_needs(says: str, is_so: Callable[[NeedLine, PlanLines], bool]) -> Find:
    def find(plan: PlanLines) -> Iterator[Finding]:
        for need in plan.needs:
            if is_so(need, plan):
                yield need.strand, says.format(named(need.text))

    return find


def of_outcomes(says: str, is_so: Callable[[OutcomeLine, PlanLines], bool]) -> Find:
    def find(plan: PlanLines) -> Iterator[Finding]:
        for outcome in plan.outcomes:
            if is_so(outcome, plan):
                yield outcome.strand, says.format(named(outcome.text))

    return find


def of_provisions(says: str, is_so: Callable[[ProvisionLine, PlanLines], bool]) -> Find:
    def find(plan: PlanLines) -> Iterator[Finding]:
        for provision in plan.provisions:
            if is_so(provision, plan):
                yield provision.strand, says.format(named(provision.name))

    return find
