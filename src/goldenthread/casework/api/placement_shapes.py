"""What the part of the API for placements takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from goldenthread.casework.api.case_shapes import Line, Words
from goldenthread.casework.codes import Residential, Without


class PlacementOut(Schema):
    """A place under the plan. One that does not count was recorded wrongly."""

    id: UUID
    rank: int = Field(description="1 the first place, 2 one beside it.")
    where: str = Field(examples=["Larch School"])
    setting_id: UUID | None
    without: str = Field(examples=["EHE"], description="The code of the return for being in no setting.")
    in_sen_unit: bool
    in_resourced_provision: bool
    residential: str = Field(examples=["A"])
    starts_on: date
    ends_on: date | None = Field(description="The first day on which the child is not there.")
    ended_because: str
    counts: bool
    agreed_by: str = Field(examples=["Priya Nair"])
    plan: int | None = Field(description="The version of the plan that names it.")
    by: str = Field(examples=["Priya Nair"])
    at: datetime


class PlacementsOut(Schema):
    section_i: str = Field(examples=["Larch School"], description="What the plan in force names.")
    placements: list[PlacementOut] = Field(description="The first first.")


class PlacementToRecord(Schema):
    """Either `school`, or `without` for a child who is in no setting of the register."""

    school: Line = Field("", examples=["990003"], description="Its number (URN), or its whole name.")
    without: Without | None = None
    rank: int = Field(1, ge=1, le=2)
    in_sen_unit: bool = False
    in_resourced_provision: bool = False
    residential: Residential = Residential.DAY
    starts_on: date = Field(examples=["2026-09-01"])
    agreed_by: Line = Field(examples=["Priya Nair"])


class PlacementToEnd(Schema):
    """Without `ends_on` it was recorded wrongly, and counts no more. The last one said counts."""

    ends_on: date | None = Field(None, examples=["2027-07-20"])
    reason: Words = Field(examples=["She moves to the secondary school."])
