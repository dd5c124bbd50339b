"""What the part of the API for personal budgets takes and gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import Field as Number

from goldenthread.casework.api.case_shapes import AnId, Line, Words
from goldenthread.casework.codes import Held, Pays, SentHow

Sum = Annotated[Decimal, Number(gt=0, max_digits=9, decimal_places=2)]


class AmountOut(Schema):
    strand: UUID = Field(description="The line of section F.")
    words: str
    pounds_a_year: Decimal = Field(examples=["2400.00"])


class BudgetDecisionOut(Schema):
    agreed: bool
    reason: str
    told_on: date
    by: str = Field(examples=["Priya Nair"])
    held: str
    pays_for: str = Field(description="Of a direct payment.")
    paid_to: str
    agreed_by: str = Field(description="Who agreed in writing to a direct payment.")
    agreed_on: date | None
    review_on: date | None = Field(description="When its use is looked at first.")
    amounts: list[AmountOut]


class BudgetOut(Schema):
    """One request, or (`review`) one to look at a decision again, with what became of it."""

    id: UUID
    asked_on: date
    review: bool
    words: str
    who: str = Field(examples=["Funmi Bello"])
    how: str
    direct_payment: bool
    decided: BudgetDecisionOut | None


class ProvisionLine(Schema):
    strand: UUID
    words: str


class BudgetsOut(Schema):
    provision: list[ProvisionLine] = Field(description="The lines of section F that there can be a sum for.")
    budgets: list[BudgetOut] = Field(description="The last first.")


class BudgetToAskFor(Schema):
    """After a decision it asks for that decision to be reviewed."""

    words: Words = Field(examples=["To choose the tutor ourselves."])
    direct_payment: bool = False


class BudgetToEnter(BudgetToAskFor):
    who: Line = Field(examples=["Funmi Bello"])
    how: Literal["paper", "email", "telephone"]
    on: date = Field(examples=["2026-11-16"])


class BudgetToRefuse(Schema):
    reason: Words = Field(examples=["The money is part of a contract that cannot be split."])
    told_on: date = Field(examples=["2026-11-20"])
    how: SentHow = Field(SentHow.HERE, examples=["here"])


class AmountToGive(Schema):
    strand: UUID = Field(examples=[AnId])
    pounds_a_year: Sum = Field(examples=["2400.00"])


class BudgetToAgree(BudgetToRefuse):
    """A direct payment needs `pays_for`, `paid_to`, and by whom and when it was agreed in writing. Where
    somebody else holds the money, `paid_to` says who."""

    amounts: list[AmountToGive] = Field(max_length=200)
    held: Held = Field(examples=["direct"])
    pays_for: Pays | Literal[""] = Field("", examples=["education"])
    paid_to: Line = ""
    agreed_by: Line = ""
    agreed_on: date | None = None
    review_on: date = Field(examples=["2027-02-01"])
