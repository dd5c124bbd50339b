"""Decisions of the council: who decided, why, on what evidence, and the letter that told the family."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from goldenthread.casework.actions.ceasing import asked_about_ceasing
from goldenthread.casework.actions.events import Happened, record_event
from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.models import Case, Decision, PanelItem
from goldenthread.casework.queries.events import events_of
from goldenthread.casework.states import DecidedAlready, StepNotAllowed, possible
from goldenthread.design.words import plain_date
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.time_limits import EVENT_WORDS, EventKind

K = EventKind
# What the council decides, in the words of somebody choosing.
DECISIONS: Mapping[EventKind, str] = {
    K.ASSESSMENT_AGREED: "Assess",
    K.ASSESSMENT_REFUSED: "Do not assess",
    K.PLAN_AGREED: "There will be a plan",
    K.PLAN_REFUSED: "There will be no plan",
    K.MAINTAIN_DECIDED: "The plan stays as it is",
    K.AMEND_DECIDED: "Amend the plan",
    K.CEASE_DECIDED: "End the plan",
    K.AMENDMENTS_DROPPED: "Do not make the amendments",
    K.REASSESSMENT_AGREED: "Reassess",
    K.REASSESSMENT_REFUSED: "Do not reassess",
}


class DecidedSince(Conflict):
    """The decision does not fit any more: another officer has decided. Says who, what and when."""

    def __init__(self, before: Decision) -> None:
        told = EventKind(before.event.kind)
        what = DECISIONS.get(told) or EVENT_WORDS[told]
        super().__init__(
            f"{before.by.name} has decided already: “{what}”. The family was told on "
            f"{plain_date(before.event.on)}. Reload the case to see how it stands."
        )


@transaction.atomic
def decide(
    *,
    case: Case,
    kind: EventKind,
    why: Why,
    told: Told,
    by: Account,
    at: datetime,
    panel_item: PanelItem | None = None,
) -> Decision:
    """Record a decision with its reason, and tell the family by letter: that stops the clock."""
    _check(kind, why, told.on)
    if kind is K.CEASE_DECIDED and asked_about_ceasing(case) is None:
        raise Refused(
            "Tell the family first that the council thinks of ending the plan, and ask them and the school "
            "(regulation 31). Then decide.",
            field="kind",
        )
    happened = Happened(kind, told.on, reason=why.reason, evidence="\n".join(why.evidence))
    try:
        event = record_event(case=case, what=happened, by=by, at=at)
    except (StepNotAllowed, DecidedAlready) as error:
        raise _decided_since(case, kind) or error from error
    began = events_of(case.id)[0].on
    if why.decided_on and why.decided_on < began:
        raise Refused(f"The case began on {plain_date(began)}. Check the day of the decision.", "decided_on")
    decision = Decision.objects.create(
        child_id=case.child_id, case=case, event=event, decided_on=why.decided_on or told.on,
        reason=why.reason.strip(), evidence=list(why.evidence), panel_item=panel_item, by=by, at=at,
    )  # fmt: skip
    send_letter(event=event, told=told, why=why, by=by, at=at)
    return decision


def _decided_since(case: Case, kind: EventKind) -> DecidedSince | None:
    """If the case cannot take this decision on any day, the one that another officer took before it."""
    if kind in possible(event.kind for event in events_of(case.id)):
        return None
    made = Decision.objects.filter(case=case, event__set_aside__isnull=True).select_related("event", "by")
    before = made.order_by("at").last()
    return DecidedSince(before) if before else None


def _check(kind: EventKind, why: Why, told_on: date) -> None:
    if kind not in DECISIONS:
        raise Refused("Choose what was decided.", field="kind")
    if not why.reason.strip():
        raise Refused("Give the reason. The family reads it, and a tribunal may.", field="reason")
    if why.decided_on and why.decided_on > told_on:
        raise Refused(
            "The decision cannot be after the day on which the family was told.", field="decided_on"
        )
