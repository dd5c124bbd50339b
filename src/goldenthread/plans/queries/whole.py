"""A version as the law's checks of the whole thread read it, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from goldenthread.law.layers import Layer
from goldenthread.law.thread_checks import (
    NeedLine,
    OutcomeLine,
    PlanLines,
    ProvisionLine,
    ThreadRemark,
    ViewLine,
    Wholeness,
    Whose,
    check_thread,
    is_whole,
)
from goldenthread.plans.models import View
from goldenthread.plans.queries import document as read


def thread_remarks(found: read.PlanDocument, today: date) -> list[ThreadRemark]:
    """What the checks of the thread say of a draft, or of what was one. None of it stops anybody.

    When it is reviewed is asked once a version is in force; whether its dates have passed, before.
    """
    remarks = check_thread(replace(plan_lines(found), on=None if found.version.in_force_on else today))
    return [one for one in remarks if found.version.in_force_on or one.rule_id != "review-date"]


def wholeness_of(found: read.PlanDocument, not_recorded: int) -> Wholeness:
    """Is the thread whole? Reading a text again gives the same answer, so answers are kept."""
    return _wholeness(plan_lines(found), not_recorded)


@lru_cache(maxsize=1024)
def _wholeness(plan: PlanLines, not_recorded: int) -> Wholeness:
    return is_whole(plan, not_recorded=not_recorded)


def plan_lines(found: read.PlanDocument, layer: Layer | None = None) -> PlanLines:
    wants = [view for view in found.views if view.kind in (View.Kind.ASPIRATION, View.Kind.VIEW)]
    return PlanLines(
        needs=tuple(NeedLine(need.strand, _need_text(need), need.area) for need in found.needs),
        outcomes=tuple(_outcome(need, outcome) for need in found.needs for outcome in need.outcomes),
        provisions=tuple(
            _provision(outcome, line) for outcome in found.outcomes for line in outcome.provisions
        ),
        views=tuple(ViewLine(Whose(view.whose), view.words, view.how) for view in wants),
        strengths=tuple(view.words for view in found.strengths),
        adjustments=tuple(line.words for line in found.adjustments),
        layer=layer,
        review_on=found.version.review_due_on,
    )


def _need_text(need: read.NeedLine) -> str:
    return "\n".join(part for part in (need.title, need.description, need.barrier) if part)


def _outcome(need: read.NeedLine, outcome: read.OutcomeLine) -> OutcomeLine:
    return OutcomeLine(outcome.strand, need.strand, outcome.title, outcome.by_date, outcome.measure)


def _provision(outcome: read.OutcomeLine, line: read.ProvisionLine) -> ProvisionLine:
    return ProvisionLine(
        strand=line.strand,
        outcomes=(outcome.strand,),
        title=line.title,
        text=line.what,
        who=", ".join(part for part in (line.who, line.who_role) if part),
        frequency=line.when_words if line.weekdays else "",
        minutes=line.minutes,
        group_size=line.group_size,
        starts_on=line.starts_on,
        with_the_plan=line.starts_on is None,
        used_in_class=line.used_in_class,
    )
