"""What programs get about where answers stand."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from goldenthread.themes.api.shapes_figures import ChoicesOut, FigureGroupOut, FigureOut


class StanceFiguresOut(Schema):
    stance: str = Field(examples=["for", "against", "both", "neither"])
    words: str
    figure: FigureOut
    who: list[FigureGroupOut]
    region: list[FigureGroupOut]
    learnt: bool = Field(description="Whether the sample had enough examples to infer it of single answers.")


class StancesInferredOut(Schema):
    """Inferred by a machine from the words, and not said by the people.

    `accuracy` and `f1` are on the `judged` answers that it learnt from, each left out in turn; `commonest` is
    how often always saying the commonest stance is right, null where that would tell of under 10.
    """

    run_id: UUID
    at: datetime
    data_hash: str
    result_hash: str
    answers: int
    judged: int
    accuracy: float
    f1: float
    commonest: float | None
    all_read: bool = Field(description="People judged every answer, so that nothing is inferred.")
    stances: list[StanceFiguresOut]


class JudgedOut(Schema):
    """Of the sample: how many two people judge alike, or that were settled; how many differ, or have one."""

    sampled: int
    agreed: int
    differ: int
    by_one: int
    needed: str = Field(description="What is still needed before anything is inferred; empty: nothing.")


class StancesOut(Schema):
    """`chosen`: as people said themselves. Where they were asked, `inferred` and `judged` are null."""

    how: str = Field(examples=["chosen", "inferred"])
    chosen: ChoicesOut | None = Field(description="Null before the consultation has closed.")
    inferred: StancesInferredOut | None
    judged: JudgedOut | None
    left: int = Field(description="Answers whose stance you have not judged yet.")


class StanceSaidOut(Schema):
    """Inferred, with how likely it is, 0 to 1."""

    answer_id: UUID
    number: int
    words: str
    likely: float


class StanceSaidList(Schema):
    number: int
    said: list[StanceSaidOut]
