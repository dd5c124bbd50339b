"""Personal budgets, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from goldenthread.casework.actions.budgets import Terms, agree_budget, ask_for_budget, refuse_budget
from goldenthread.casework.actions.letters import Told
from goldenthread.casework.api import budget_shapes as shapes
from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import AskedCase, ask_case
from goldenthread.casework.codes import ENTERED_HOW
from goldenthread.casework.queries.budgets import budgets_of, provision_of
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.people.asked import asks

router = Router(tags=["budgets"])
BUDGET = f"{CASE}/budget"
GIVEN = {201: shapes.BudgetsOut, **REFUSALS}


@router.get(
    BUDGET, response={200: shapes.BudgetsOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="The personal budget of a case",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID) -> Any:
    """What was asked, what was decided and why, and the sums."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read the personal budget")
    return _budgets(asked)


def _budgets(asked: AskedCase) -> dict[str, Any]:
    lines = [{"strand": strand, "words": words} for strand, words in provision_of(asked.case).items()]
    return {"provision": lines, "budgets": [asdict(one) for one in budgets_of(asked.case)]}


@router.post(
    BUDGET, response=GIVEN, openapi_extra=asks(Permission.RESPOND_TO_DRAFT),
    summary="Ask for a personal budget, as the family",
)  # fmt: skip
def ask(request: HttpRequest, case_id: UUID, sent: shapes.BudgetToAskFor) -> Any:
    """Or for the decision on one to be reviewed. The officer is told."""
    asked = ask_case(request, case_id, Permission.RESPOND_TO_DRAFT)
    ask_for_budget(**asked.about, **sent.dict(), on=asked.viewer.today)
    return Status(201, _budgets(asked))


@router.post(
    f"{BUDGET}/entered", response=GIVEN, openapi_extra=asks(Permission.WORK_CASE),
    summary="Enter that the family asks for a personal budget",
)  # fmt: skip
def enter(request: HttpRequest, case_id: UUID, sent: shapes.BudgetToEnter) -> Any:
    """As it came on paper, by e-mail or by telephone."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    ask_for_budget(**asked.about, **sent.dict() | {"how": dict(ENTERED_HOW)[sent.how]})
    return Status(201, _budgets(asked))


@router.post(
    f"{BUDGET}/{{budget_id}}/refuse", response=GIVEN, openapi_extra=asks(Permission.WORK_CASE),
    summary="Decide against a personal budget",
)  # fmt: skip
def refuse(request: HttpRequest, case_id: UUID, budget_id: UUID, sent: shapes.BudgetToRefuse) -> Any:
    """With the reason. The letter says that the family may have it reviewed."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    refuse_budget(**asked.about, request_id=budget_id, reason=sent.reason, told=Told(sent.told_on, sent.how))
    return Status(201, _budgets(asked))


@router.post(
    f"{BUDGET}/{{budget_id}}/agree", response=GIVEN, openapi_extra=asks(Permission.WORK_CASE),
    summary="Agree to a personal budget",
)  # fmt: skip
def agree(request: HttpRequest, case_id: UUID, budget_id: UUID, sent: shapes.BudgetToAgree) -> Any:
    """So much a year for each line of section F. It is written into section J of the next version."""
    asked = ask_case(request, case_id, Permission.WORK_CASE)
    terms = Terms(
        sent.held, {one.strand: one.pounds_a_year for one in sent.amounts}, sent.pays_for, sent.paid_to,
        sent.agreed_by, sent.agreed_on, sent.review_on,
    )  # fmt: skip
    told = Told(sent.told_on, sent.how)
    agree_budget(**asked.about, request_id=budget_id, terms=terms, reason=sent.reason, told=told)
    return Status(201, _budgets(asked))
