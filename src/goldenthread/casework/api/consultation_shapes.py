"""What the part of the API for schools that are consulted takes and gives."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from goldenthread.casework.api.case_shapes import DueOut, Words
from goldenthread.casework.api.ehc_plan_shapes import Pounds
from goldenthread.casework.api.moving_shapes import VersionThatCame
from goldenthread.casework.codes import Ground, Reply


class ConsultationToAnswer(Schema):
    id: UUID
    child_id: UUID
    child: str = Field(examples=["Tola Bello"])
    setting: str = Field(examples=["Larch School"])
    council: str = Field(examples=["Northmoor"])
    number: str = Field(examples=["998-2026-00001"])
    asked_on: date
    due: date = Field(description="The end of the 15 days.")
    days_late: int


class ConsultationAnswered(Schema):
    """About whom it was is no longer the school’s to read."""

    id: UUID
    setting: str = Field(examples=["Larch School"])
    council: str = Field(examples=["Northmoor"])
    number: str = Field(examples=["998-2026-00001"])
    answer: str = Field(examples=["It can meet the needs"])
    answered_on: date


class ConsultationsOut(Schema):
    waiting: list[ConsultationToAnswer] = Field(description="The first due first.")
    answered: list[ConsultationAnswered] = Field(description="The last first.")


class DraftToAnswer(ConsultationToAnswer):
    draft: VersionThatCame | None


class AnswerToGive(Schema):
    """A “cannot” needs its ground in law, explained; a “can, with” what the school would need."""

    answer: Reply = Field(examples=["can"])
    ground: Ground | Literal[""] = ""
    reason: Words = Field("", examples=["She would join a class of twelve with a trained teacher."])
    needed: Words = ""
    cost_a_year: Pounds | None = Field(None, examples=["12500.00"])


class SchoolCaseOut(Schema):
    """An open case of a child on the school’s roll."""

    id: UUID
    number: str = Field(examples=["998-2026-00001"])
    child_id: UUID
    child: str = Field(examples=["Tola Bello"])
    council: str = Field(examples=["Northmoor"])
    state: str = Field(examples=["assessing"])
    officer: str = Field(examples=["Priya Nair"])
    clocks: list[DueOut] = Field(description="The first due first.")
