"""Ending a plan: the family and the school are asked first, and the plan stays while it can be challenged."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from goldenthread.casework.actions.disagreeing import open_appeal
from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.models import Case, CaseEvent
from goldenthread.casework.queries.events import events_of
from goldenthread.design.words import plain_date
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.appeals import ENDING_WORDS, Ending
from goldenthread.law.reviews import CEASING_WORDS, CeasingGround
from goldenthread.law.time_limits import Event, EventKind, clocks

K = EventKind


class PlanStays(Conflict):
    """The law keeps the plan in force."""


@transaction.atomic
def consider_ceasing(
    *, case: Case, ground: CeasingGround, words: str, told: Told, by: Account, at: datetime
) -> CaseEvent:
    """The family is told, by letter, that the council thinks of ending the plan and why, and is asked."""
    if not words.strip():
        raise Refused("Say why the council thinks of it. The family reads it.", field="words")
    what = Happened(K.CEASE_CONSIDERED, told.on, CEASING_WORDS[ground], reason=words)
    event = record_event(case=case, what=what, by=by, at=at)
    named = {"ground": CEASING_WORDS[ground][0].lower() + CEASING_WORDS[ground][1:]}
    send_letter(event=event, told=told, why=Why(reason=words, named=named), by=by, at=at)
    return event


@transaction.atomic
def answer_ceasing(*, case: Case, who: str, words: str, on: date, by: Account, at: datetime) -> CaseEvent:
    """What the family, or the head of the school that the plan names, says to it."""
    if asked_about_ceasing(case) is None:
        raise Refused("Nobody has been asked whether the plan should end.")
    if not who.strip():
        raise Refused("Say who answered.", field="who")
    if not words.strip():
        raise Refused("Write what was answered.", field="words")
    what = Happened(K.CEASE_ANSWERED, on, who.strip(), reason=words)
    return record_event(case=case, what=what, by=by, at=at)


@transaction.atomic
def end_plan(*, case: Case, on: date, words: str = "", by: Account, at: datetime) -> CaseEvent:
    """The plan ends, once it was decided, and nobody can or does challenge it any more."""
    case = locked(case)
    check_plan_may_end(case, on, timezone.localdate(at))
    return record_event(case=case, what=Happened(K.PLAN_CEASED, on, reason=words), by=by, at=at)


def check_plan_may_end(case: Case, on: date, today: date) -> None:
    """Refuse an end that the law forbids: undecided, in the time to appeal, or while an appeal runs."""
    events = _since_decided(events_of(case.id))
    if not events:
        raise PlanStays("It has not been decided that the plan ends. Decide first, and tell the family.")
    if any(event.kind is K.ORDERED_TO_CEASE for event in events):
        return
    running = open_appeal(case)
    if running:
        raise PlanStays(
            f"The plan stays: an appeal of {plain_date(running.on)} is being heard (Children and Families "
            "Act 2014, section 45(4))."
        )
    if any(event.kind is K.APPEAL_ENDED and event.about in _FOR_THE_FAMILY for event in events):
        raise PlanStays("The plan stays: the appeal against its end was decided for the family.")
    right = next(clock for clock in clocks(events, today) if clock.limit.id == "limit.appeal")
    if right.stopped_by is None and on <= right.due:
        raise PlanStays(
            f"The plan stays: the family may appeal until {plain_date(right.due)} (Children and Families Act "
            "2014, section 45(4)).",
            "on",
        )


_FOR_THE_FAMILY = {ENDING_WORDS[one] for one in (Ending.CONCEDED, Ending.ALLOWED, Ending.IN_PART)}
_OTHERWISE = (K.CEASE_CONSIDERED, K.MAINTAIN_DECIDED, K.PLAN_FINALISED, K.AMENDED_PLAN_FINALISED)


def _since_decided(events: list[Event]) -> list[Event]:
    """The decision to end the plan, and all after it; none if there is none that stands."""
    since: list[Event] = []
    for event in events:
        if event.kind is K.CEASE_DECIDED:
            since = [event]
        elif event.kind in _OTHERWISE:
            since = []
        elif since:
            since.append(event)
    return since


def asked_about_ceasing(case: Case) -> CaseEvent | None:
    """When the family was last asked whether the plan should end, since the last decision about it."""
    rows = CaseEvent.objects.filter(
        case=case, set_aside__isnull=True, kind__in=(K.CEASE_CONSIDERED, K.CEASE_DECIDED, K.MAINTAIN_DECIDED)
    )
    last = rows.order_by("on", "at").last()
    return last if last and last.kind == K.CEASE_CONSIDERED else None
