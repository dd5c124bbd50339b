"""Whether a plan ends: what was asked and answered, what was decided, and until when the plan stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.casework.actions.ceasing import PlanStays, check_plan_may_end
from goldenthread.casework.models import Case
from goldenthread.casework.queries.case_page import CasePage, EventLine
from goldenthread.casework.states import WITH_PLAN
from goldenthread.law.time_limits import EventKind

K = EventKind


@dataclass(frozen=True, slots=True)
class Ceasing:
    """`stays` says why the plan cannot end today; empty when it can. `next` is the page of the next step."""

    asked: EventLine | None
    answers: tuple[EventLine, ...]
    decided: EventLine | None
    ended_on: date | None
    stays: str
    next: str


def ceasing_of(case: Case, page: CasePage) -> Ceasing:
    lines = [line for line in page.events if not line.set_aside]
    asked = decided = None
    answers: list[EventLine] = []
    for line in lines:
        kind = line.event.kind
        if kind is K.CEASE_CONSIDERED:
            asked, answers, decided = line, [], None
        elif kind is K.CEASE_ANSWERED:
            answers.append(line)
        elif kind is K.CEASE_DECIDED:
            decided = line
        elif kind in (K.MAINTAIN_DECIDED, K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED):
            asked, answers, decided = None, [], None
    ended = page.last(K.PLAN_CEASED)
    stays = _why_it_stays(case, page) if page.state in WITH_PLAN else ""
    return Ceasing(
        asked, tuple(answers), decided, ended.on if ended else None, stays, _next(page, asked, decided, stays)
    )


def _why_it_stays(case: Case, page: CasePage) -> str:
    try:
        check_plan_may_end(case, page.today, page.today)
    except PlanStays as stays:
        return str(stays)
    return ""


def _next(page: CasePage, asked: EventLine | None, decided: EventLine | None, stays: str) -> str:
    if page.state not in WITH_PLAN:
        return ""
    if decided:
        return "" if stays else "case_cease_end"
    return "case_decide" if asked else "case_cease_ask"
