"""What the part of the API for a family's words that came another way takes and gives."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.plans.api.together_shapes import Words
from goldenthread.plans.codes import EnteredHow, FamilyAnswer

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class CameBack(Schema):
    """Whose words they are (`who`: an id of may-answer), how they came, and on what day."""

    who: UUID
    how: EnteredHow = Field(examples=["telephone"])
    on: date = Field(examples=["2026-11-18"])
    paper: Note = Field("", examples=["Ayo’s folder, scan 14"], description="where the paper is kept")


class ResponseToEnter(CameBack):
    """Reasons are needed when they agree in part or disagree."""

    answer: FamilyAnswer = Field(examples=["in_part"])
    reasons: Words = Field("", examples=["The check-in is right. Two sessions a week are not enough."])


class CommentToEnter(CameBack):
    """On a line of the shared version, or on the whole plan when there is no `strand`."""

    words: Words = Field(examples=["Could the session be in the morning? He is tired after lunch."])
    strand: UUID | None = None


class MayAnswerOut(Schema):
    id: UUID
    name: str = Field(examples=["Funmi Bello"])
    described_as: str = Field(examples=["Mother"])
    account_id: UUID | None
