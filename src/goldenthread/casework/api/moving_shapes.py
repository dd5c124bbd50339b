"""What the part of the API for moves between councils takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.casework.api.case_shapes import CaseOut, Line, Words
from goldenthread.casework.api.ehc_plan_shapes import EhcLineOut, EhcPlanHead
from goldenthread.casework.codes import SentHow

Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=3)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
ITS_CODE = Field(examples=["997"], description="Its code of three digits.")


class MoveToRecord(Schema):
    """A council with this code that works here gets a case of its own; any other is sent the plan."""

    code: Code = ITS_CODE
    council: Line = Field(examples=["Southvale Council"])
    moves_on: date = Field(examples=["2026-12-01"])
    learned_on: date = Field(examples=["2026-11-16"])
    evidence: Words = Field(examples=["Funmi Bello rang."])


class CaseToTransfer(Schema):
    """`whole`: the new council may also read the rest of the case, as the family reads it."""

    on: date = Field(examples=["2026-12-01"], description="Not before the family moves.")
    whole: bool = False
    reason: Words = Field(examples=["The plan and the advice are what the new council needs."])


class TransferOut(Schema):
    """The decision record of a transfer."""

    council: str = Field(examples=["Southvale Council"])
    council_code: str = ITS_CODE
    number: str = Field(examples=["998-2026-00001"], description="The old council’s number.")
    to_number: str = Field(description="The new council’s number; empty if it does not work here.")
    moved_on: date
    transferred_on: date
    whole: bool
    reason: str
    by: str = Field(examples=["Priya Nair"])
    at: datetime


class TransferToTell(Schema):
    reassess: bool = Field(examples=[False])
    review_on: date = Field(examples=["2027-02-01"], description="By when the plan is reviewed.")
    words: Words = Field(examples=["The plan was reviewed in March and fits."])
    told_on: date = Field(examples=["2026-12-10"])
    how: SentHow = Field(SentHow.HERE, examples=["here"])


class AdviceThatCameOut(Schema):
    id: UUID
    title: str = Field(examples=["Educational psychology"])
    name: str = Field(examples=["Simon Achebe"])
    organisation: str
    given_on: date
    words: str
    provision: str
    file: str = Field(description="What its file is called, if it came as one.")


class CameWithOut(Schema):
    """What the council before passed on."""

    transfer: TransferOut
    old_case: UUID = Field(description="To be read if `transfer.whole`.")
    versions: list[EhcPlanHead] = Field(description="Those that the family was sent, the newest first.")
    advice: list[AdviceThatCameOut]
    kept_back: int = Field(description="How many pieces of advice are withheld from the family, and stayed.")


class VersionThatCame(EhcPlanHead):
    lines: list[EhcLineOut]


class ChildToLookFor(Schema):
    last_name: Name = Field(examples=["Brook"])
    born_on: date = Field(examples=["2017-05-02"])


class ChildToTakeOver(Schema):
    id: UUID
    name: str = Field(examples=["Noah Brook"])
    born_on: date
    setting: str = Field(examples=["Hawthorn Primary"])


class PlanMovingIn(ChildToLookFor):
    """`made_on`: when the plan was made or last reviewed."""

    first_name: Name = Field(examples=["Noah"])
    child_id: UUID | None = Field(None, description="Of a child who was found; else a record is made.")
    code: Code = ITS_CODE
    council: Line = Field(examples=["Barchester Council"])
    on: date = Field(examples=["2026-11-02"])
    made_on: date = Field(examples=["2026-03-10"])


class PlanToTakeOver(Schema):
    signed_by: Line = Field(examples=["Jo Marsh"])


class KeptOut(Schema):
    id: UUID
    number: str = Field(examples=["998-2026-00001"])
    child_id: UUID
    child: str = Field(examples=["Tola Bello"])
    council: str = Field(examples=["Southvale Council"])
    transferred_on: date


class KeptCase(Schema):
    """Your council’s record of a case that it passed on."""

    case: CaseOut
    transfer: TransferOut | None
    versions: list[EhcPlanHead]
