"""Personal budgets of a case as they are read: what was asked, what was decided, and the sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from goldenthread.casework.models import BudgetAmount, BudgetDecision, BudgetRequest, Case, EhcLine, EhcPlan
from goldenthread.law.ehc_plan_checks import SECTION
from goldenthread.law.time_limits import EventKind


@dataclass(frozen=True, slots=True)
class Amount:
    strand: UUID
    words: str
    pounds_a_year: Decimal


@dataclass(frozen=True, slots=True)
class BudgetDecided:
    agreed: bool
    reason: str
    told_on: date
    by: str
    held: str
    pays_for: str
    paid_to: str
    agreed_by: str
    agreed_on: date | None
    review_on: date | None
    amounts: tuple[Amount, ...]

    @property
    def total(self) -> Decimal:
        return sum((one.pounds_a_year for one in self.amounts), Decimal(0))


@dataclass(frozen=True, slots=True)
class BudgetAsked:
    """One request, or one request to review a decision, with what became of it."""

    id: UUID
    asked_on: date
    review: bool
    words: str
    who: str
    how: str
    direct_payment: bool
    decided: BudgetDecided | None


def budgets_of(case: Case) -> tuple[BudgetAsked, ...]:
    """Everything that was asked and decided of a personal budget, the last first. Two queries."""
    rows = BudgetRequest.objects.filter(case=case, event__set_aside__isnull=True)
    rows = rows.select_related("event", "decision__decision__event", "decision__decision__by")
    amounts: dict[UUID, list[Amount]] = {}
    for one in BudgetAmount.objects.filter(budget__request__case=case).order_by("at", "id"):
        amounts.setdefault(one.budget_id, []).append(Amount(one.strand, one.words, one.pounds_a_year))
    return tuple(_asked(row, amounts) for row in rows.order_by("-event__on", "-at"))


def budget_waits(case: Case) -> bool:
    """Whether the family has asked, and the council has not decided yet."""
    rows = BudgetRequest.objects.filter(case=case, event__set_aside__isnull=True)
    return rows.filter(decision__isnull=True).exists()


def _asked(row: BudgetRequest, amounts: Mapping[UUID, list[Amount]]) -> BudgetAsked:
    found: BudgetDecision | None = getattr(row, "decision", None)
    review = row.event.kind == EventKind.BUDGET_REVIEW_ASKED
    return BudgetAsked(
        row.id, row.event.on, review, row.words, row.who, row.event.evidence, row.direct_payment,
        _decided(found, amounts) if found else None,
    )  # fmt: skip


def _decided(row: BudgetDecision, amounts: Mapping[UUID, list[Amount]]) -> BudgetDecided:
    made = row.decision
    return BudgetDecided(
        row.agreed, made.reason, made.event.on, made.by.name, row.get_held_display(),
        row.get_pays_for_display(), row.paid_to, row.agreed_by, row.agreed_on, row.review_on,
        tuple(amounts.get(row.id, ())),
    )  # fmt: skip


def provision_of(case: Case) -> dict[UUID, str]:
    """The lines of section F for which there can be a sum: of the version written last."""
    plans = EhcPlan.objects.filter(case=case).exclude(state=EhcPlan.State.DROPPED)
    last = plans.order_by("-number").first()
    lines = EhcLine.objects.filter(plan=last) if last else ()
    return {line.strand: line.words for line in lines if SECTION.get((line.block, line.part)) == "F"}
