"""What the API gives of opinion groups. Numbers of people are rounded to 5; null is under 10."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema


class SideOut(Schema):
    voted: int | None
    agree: int | None
    passed: int | None
    disagree: int | None


class StatementVotesOut(Schema):
    """`groups` in the order of the groups."""

    number: int
    words: str
    all: SideOut
    groups: list[SideOut]


class MarkOfGroupOut(Schema):
    """`times` as likely to have this vote as all others."""

    number: int
    vote: str = Field(examples=["agree", "disagree"])
    times: float


class OpinionGroupOut(Schema):
    name: str = Field(examples=["A"])
    size: int | None
    apart: list[MarkOfGroupOut]


class BridgeOut(Schema):
    """Most of every group have this vote. `consensus` is 0 to 1."""

    number: int
    vote: str = Field(examples=["agree", "disagree"])
    consensus: float


class OpinionsFoundOut(Schema):
    people: int | None
    in_groups: int | None
    votes: int | None
    groups: list[OpinionGroupOut]
    bridges: list[BridgeOut]
    statements: list[StatementVotesOut]


class OpinionsOut(Schema):
    """The same votes and seed give the same result hash."""

    run_id: UUID
    at: datetime
    seed: int
    data_hash: str
    result_hash: str
    found: OpinionsFoundOut
