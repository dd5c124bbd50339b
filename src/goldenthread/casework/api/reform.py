"""What the proposals of the reform would mean for one child, for other programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from goldenthread.casework.api.cases import CASE
from goldenthread.casework.asked import ask_case
from goldenthread.casework.queries.reform import reform_of
from goldenthread.foundation.api_shapes import REFUSALS
from goldenthread.foundation.permissions import Permission
from goldenthread.law.reform_sources import NOT_LAW_YET
from goldenthread.law.rules import Rule
from goldenthread.people.asked import asks

router = Router(tags=["cases"])


class ReformRuleOut(Schema):
    id: str = Field(examples=["transition.when"])
    says: str
    citations: list[str]
    standing: str = Field(examples=["proposal"])
    doubt: str


class ReformStepOut(Schema):
    when: str = Field(examples=["2031/32"])
    says: str
    doubt: str = Field(description="What is doubtful for this child.")
    rule: ReformRuleOut


class ReformLockOut(Schema):
    holds: bool = Field(description="Whether it would keep the plan today, if it were law.")
    rule: ReformRuleOut


class ReformOut(Schema):
    """Nothing of it is law. Year groups are numbers; Reception is 0."""

    standing: str = Field(examples=[NOT_LAW_YET])
    year_group_in_2029: int
    year_group_in_february_2026: int
    steps: list[ReformStepOut]
    locks: list[ReformLockOut]


@router.get(
    f"{CASE}/reform", response={200: ReformOut, **REFUSALS}, openapi_extra=asks(Permission.READ_CASE),
    summary="What the reform would change for a child",
)  # fmt: skip
def read(request: HttpRequest, case_id: UUID) -> Any:
    """By the proposals of February 2026, each with its source and its doubt."""
    asked = ask_case(request, case_id, Permission.READ_CASE)
    asked.log("read what the reform would change")
    found = reform_of(asked.case, asked.viewer.today)
    return {
        "standing": NOT_LAW_YET,
        "year_group_in_2029": found.year_group_in_2029,
        "year_group_in_february_2026": found.year_group_in_february_2026,
        "steps": [
            {"when": one.when, "says": one.says, "doubt": one.doubt, "rule": _rule(one.rule)}
            for one in found.steps
        ],
        "locks": [{"holds": one.holds, "rule": _rule(one.rule)} for one in found.locks],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "says": rule.says,
        "citations": [str(one) for one in rule.citations],
        "standing": rule.standing.value,
        "doubt": rule.doubt,
    }
