"""What the part of the API for concerns, the which-duty gate and layers takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.law.layers import Layer
from goldenthread.plans.codes import ConcernKind, ConcernOutcome

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]


class ConcernToRaise(Schema):
    """A question is about one provision, named by its `strand`."""

    child_id: UUID
    words: Words = Field(examples=["He comes home and says nothing about school any more."])
    tried: Words = Field("", examples=["We asked him to draw his day. It helped a little."])
    kind: ConcernKind = Field(ConcernKind.CONCERN, examples=["concern"])
    provision_strand: UUID | None = None


class ConcernToAnswer(Schema):
    """`look_again_on` is needed for “watch”, and is a day still to come."""

    outcome: ConcernOutcome = Field(examples=["watch"])
    reason: Words = Field(examples=["Dan sees it only after lunch. We look at his lunch first."])
    look_again_on: date | None = Field(None, examples=["2026-12-04"])


class ConcernOut(Schema):
    id: UUID
    child_id: UUID
    child: str = Field(examples=["Ayo Bello"])
    kind: str = Field(examples=["concern"])
    words: str
    tried: str
    raised_by: str = Field(examples=["Funmi Bello"])
    raised_at: datetime
    answer_due_on: date
    provision_strand: UUID | None
    outcome: str = Field(examples=["watch"], description="empty until answered")
    reason: str
    look_again_on: date | None
    answered_by: str = Field(examples=["Ruth Palmer"])
    answered_at: datetime | None


class WalkToBegin(Schema):
    """A walk through the questions may follow from a concern about the same child."""

    concern_id: UUID | None = Field(None, examples=["0192f0c1-2d3e-7abc-8def-0123456789ab"])


class WalkOut(Schema):
    """Where a walk stands: what was answered, and what is asked next. None: nothing more needs asking."""

    id: UUID
    answers: dict[str, str] = Field(examples=[{"learning": "no"}])
    next_question: str | None = Field(examples=["disability"])
    text: str = Field(examples=["Does Ayo have a disability?"])
    choices: dict[str, str] = Field(examples=[{"yes": "Yes", "no": "No"}])
    notes: dict[str, str] = Field(description="What each answer rests on.")
    comes_to: dict[str, Any] | None = Field(
        description="The finding these answers come to, once nothing more needs asking. Not recorded yet."
    )


class QuestionToAnswer(Schema):
    question: Code = Field(examples=["learning"])
    choice: Code = Field(examples=["no"])
    note: Words = Field("", examples=["His teacher and his marks say the same."])


class AdjustmentToMake(Schema):
    words: Line = Field(examples=["A laptop for anything over three lines"])
    who: Line = Field(examples=["Dan Okafor"])
    by_when: date | None = Field(None, examples=["2026-12-04"])


class FindingToRecord(Schema):
    """At least one adjustment, with who makes it, when adjustments are owed."""

    adjustments: list[AdjustmentToMake] = Field(default_factory=list, max_length=20)


class AdjustmentOut(Schema):
    words: str
    who: str
    by_when: date | None


class FindingOut(Schema):
    """`finding` is the whole reasoning, with its citations, as it stood on the day."""

    id: UUID
    walk_id: UUID
    outcome: str = Field(examples=["adjustments_only"])
    plan_needed: bool
    finding: dict[str, Any]
    look_again_on: date
    tell_family_by: date
    found_by: str = Field(examples=["Ruth Palmer"])
    found_at: datetime
    adjustments: list[AdjustmentOut]


class FindingRead(FindingOut):
    notes: dict[str, str] = Field(
        examples=[{"learning": "His marks say so."}], description="What each answer rests on."
    )


class LayerToChange(Schema):
    layer: Layer = Field(examples=["targeted"])
    starts: bool = Field(examples=[True], description="true: it begins; false: it ends")
    on: date = Field(examples=["2026-11-20"])
    reason: Words = Field(examples=["The small group helps him read, so it goes on."])


class LayerChangeOut(Schema):
    layer: str = Field(examples=["targeted"])
    starts: bool
    on: date
    reason: str
    who: str = Field(examples=["Ruth Palmer"])


class LayersOut(Schema):
    """The layers a child draws on today, and every change, newest first."""

    now: list[str] = Field(examples=[["targeted"]])
    changes: list[LayerChangeOut]
