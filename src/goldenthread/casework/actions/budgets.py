"""Personal budgets: asked for, decided with reasons and the right of review, written into section J.

Sources: Children and Families Act 2014, section 49; Special Educational Needs (Personal Budgets) Regulations
2014, regulations 4, 7, 8 and 11 (known from solicitors’ summaries and the explanatory note).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from goldenthread.casework.actions.ehc_plan import Where, add_line, begin_version, take_out_line
from goldenthread.casework.actions.events import Happened, locked, record_event
from goldenthread.casework.actions.letters import Told, Why, send_letter
from goldenthread.casework.models import (
    BudgetAmount,
    BudgetDecision,
    BudgetRequest,
    Case,
    CaseEvent,
    Decision,
)
from goldenthread.casework.queries.budgets import BudgetAsked, budget_waits, budgets_of, provision_of
from goldenthread.design.words import plain_date
from goldenthread.foundation import audit, notices
from goldenthread.foundation.access import NotVisible
from goldenthread.foundation.failures import Conflict, Refused
from goldenthread.foundation.models import Account
from goldenthread.law.dates import same_day_after
from goldenthread.law.time_limits import EventKind

K = EventKind
MONTHS_TO_FIRST_LOOK = 3
MOST_A_YEAR = Decimal(10_000_000)
HERE = "Here"


@dataclass(frozen=True, slots=True)
class Terms:
    """How an agreed budget is held, and of how much for which line of section F it is."""

    held: str
    amounts: Mapping[UUID, Decimal] = field(default_factory=dict)
    pays_for: str = ""
    paid_to: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    review_on: date | None = None


class WaitsAlready(Conflict):
    def __init__(self) -> None:
        super().__init__("The family has asked already, and the council has not decided yet.")


@transaction.atomic
def ask_for_budget(
    *,
    case: Case,
    words: str,
    direct_payment: bool,
    on: date,
    who: str = "",
    how: str = HERE,
    by: Account,
    at: datetime,
) -> BudgetRequest:
    """The family asks; after a decision it asks for that decision to be reviewed."""
    case = locked(case)
    if not words.strip():
        raise Refused("Say for what help you want the money.", field="words")
    if budget_waits(case):
        raise WaitsAlready
    kind = K.BUDGET_REVIEW_ASKED if budgets_of(case) else K.BUDGET_ASKED
    event = record_event(case=case, what=Happened(kind, on, evidence=how), by=by, at=at)
    request = BudgetRequest.objects.create(
        child_id=case.child_id, case=case, event=event, words=words.strip(), who=who.strip() or by.name,
        direct_payment=direct_payment, by=by, at=at,
    )  # fmt: skip
    audit.record(what="asked for a personal budget", by=by, at=at, child_id=case.child_id, case=case.number)
    if case.coordinator_id and case.coordinator_id != by.id:
        notices.tell(
            [case.coordinator_id],
            child_id=case.child_id,
            what_changed=f"The family of {case.child.short_name} asks for a personal budget.",
            link=f"/cases/{case.id}/budget/",
            at=at,
        )
    return request


@transaction.atomic
def refuse_budget(
    *, case: Case, request_id: UUID, reason: str, told: Told, by: Account, at: datetime
) -> BudgetDecision:
    """No, with the reason. The letter says that the family may have the decision reviewed."""
    return _decide(case, request_id, None, reason, told, by, at)


@transaction.atomic
def agree_budget(
    *, case: Case, request_id: UUID, terms: Terms, reason: str, told: Told, by: Account, at: datetime
) -> BudgetDecision:
    """Yes: so much for each line of section F, which section J of the next version then says."""
    provision = provision_of(case)
    _check(terms, provision, told.on)
    made = _decide(case, request_id, terms, reason, told, by, at)
    for strand, pounds in terms.amounts.items():
        BudgetAmount.objects.create(
            child_id=case.child_id, budget=made, strand=strand, words=provision[strand], pounds_a_year=pounds,
            by=by, at=at,
        )  # fmt: skip
    _write_in_section_j(case, made, by, at)
    return made


def _decide(
    case: Case, request_id: UUID, terms: Terms | None, reason: str, told: Told, by: Account, at: datetime
) -> BudgetDecision:
    case = locked(case)
    request = _waiting(case, request_id)
    if not reason.strip():
        raise Refused("Give the reason. The family reads it in the letter.", field="reason")
    kind = K.BUDGET_AGREED if terms else K.BUDGET_REFUSED
    event = record_event(case=case, what=Happened(kind, told.on, reason=reason), by=by, at=at)
    decision = _decision(case, event, reason, told, by, at)
    made = BudgetDecision.objects.create(
        child_id=case.child_id, request_id=request.id, decision=decision, agreed=terms is not None,
        **_columns(terms), by=by, at=at,
    )  # fmt: skip
    send_letter(event=event, told=told, why=Why(told.on, reason), by=by, at=at)
    return made


def _columns(terms: Terms | None) -> dict[str, str | date | None]:
    if terms is None:
        return {}
    direct = terms.held == BudgetDecision.Held.DIRECT
    return {
        "held": terms.held,
        "pays_for": terms.pays_for if direct else "",
        "paid_to": terms.paid_to.strip(),
        "agreed_by": terms.agreed_by.strip() if direct else "",
        "agreed_on": terms.agreed_on if direct else None,
        "review_on": terms.review_on,
    }


def _decision(case: Case, event: CaseEvent, reason: str, told: Told, by: Account, at: datetime) -> Decision:
    return Decision.objects.create(
        child_id=case.child_id,
        case=case,
        event=event,
        decided_on=told.on,
        reason=reason.strip(),
        by=by,
        at=at,
    )


def _waiting(case: Case, request_id: UUID) -> BudgetAsked:
    found = next((one for one in budgets_of(case) if one.id == request_id), None)
    if found is None:
        raise NotVisible("budget", request_id, case.child_id)
    if found.decided:
        raise Conflict(f"{found.decided.by} has decided this already. It stands on the page.")
    return found


def _check(terms: Terms, provision: Mapping[UUID, str], told_on: date) -> None:
    if not terms.amounts:
        raise Refused("Enter a sum for at least one line of section F.", field="amounts")
    if unknown := terms.amounts.keys() - provision.keys():
        raise NotVisible("line", min(map(str, unknown)))
    if any(not 0 < pounds < MOST_A_YEAR for pounds in terms.amounts.values()):
        raise Refused("Enter each sum in pounds for one year.", field="amounts")
    if terms.held not in BudgetDecision.Held.values:
        raise Refused("Choose who holds the money.", field="held")
    if terms.review_on is None or terms.review_on <= told_on:
        raise Refused("Enter the day on which its use is looked at.", field="review_on")
    if terms.held == BudgetDecision.Held.THIRD and not terms.paid_to.strip():
        raise Refused("Say who holds the money.", field="paid_to")
    if terms.held != BudgetDecision.Held.DIRECT:
        return
    if terms.pays_for not in BudgetDecision.Pays.values:
        raise Refused("Choose what the direct payment is for.", field="pays_for")
    if not terms.paid_to.strip():
        raise Refused("Say to whom it is paid.", field="paid_to")
    if not terms.agreed_by.strip() or terms.agreed_on is None or terms.agreed_on > told_on:
        raise Refused(
            "A direct payment needs an agreement in writing: say by whom, and when.", field="agreed_by"
        )
    last = same_day_after(told_on, MONTHS_TO_FIRST_LOOK)
    if terms.review_on > last:
        raise Refused(
            f"The use of a direct payment is looked at within the first three months: by {plain_date(last)}.",
            field="review_on",
        )


def _write_in_section_j(case: Case, made: BudgetDecision, by: Account, at: datetime) -> None:
    """Section J of the next version says this budget alone. What it said stays in the record of edits."""
    plan = begin_version(case=case, by=by, at=at)
    for strand in list(plan.lines.filter(block="J").values_list("strand", flat=True)):
        take_out_line(plan=plan, strand=strand, by=by, at=at)
    held = f"{made.get_held_display()}."
    if made.agreed_by and made.agreed_on:
        held += (
            f" Paid to {made.paid_to}. {made.agreed_by} agreed to it in writing on "
            f"{plain_date(made.agreed_on)}."
        )
    elif made.paid_to:
        held += f" That is {made.paid_to}."
    sums = BudgetAmount.objects.filter(budget=made).order_by("at", "id")
    lines = [("details", f"{one.words} £{one.pounds_a_year:,.2f} a year.") for one in sums]
    for part, words in (*lines, ("arrangements", held)):
        add_line(plan=plan, where=Where("J", part), words=words, by=by, at=at)
