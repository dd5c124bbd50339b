"""What the part of the API for reviews takes and gives."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.plans.codes import Helped, WhatNext

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
People = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class ReviewToArrange(Schema):
    """`replaces` names a review that moves to this day; then `why` is needed."""

    on: date = Field(examples=["2026-12-10"])
    starts_at: time | None = Field(None, examples=["15:30"])
    where: Line = Field(examples=["at school or by video"])
    with_whom: People = Field("", examples=["Ruth Palmer, Dan Okafor and Joanna Reed"])
    replaces: UUID | None = None
    why: Words = Field("", examples=["Joanna cannot come on Tuesday."])


class TopicToRaise(Schema):
    words: Words = Field(examples=["Can the word map go on in Year 6?"])


class FindingToGive(Schema):
    """`step` is on the outcome's own scale, from 1. `why_not_delivered` is needed if anything is missing."""

    outcome_strand: UUID
    helped: Helped = Field(examples=["partly"])
    evidence: Words = Field(examples=["He told Jack what he saw at the zoo, in four parts."])
    what_next: WhatNext = Field(examples=["keep"])
    why_not_delivered: Words = Field("", examples=["Meera was away. Joanna trains a second person."])
    step: int | None = Field(None, ge=1, le=50, examples=[2])


class ReviewToHold(Schema):
    """One finding for every outcome of the plan, neither more nor fewer."""

    held_on: date = Field(examples=["2026-12-10"])
    present: Words = Field(examples=["Ayo, Funmi Bello, Ruth Palmer"])
    child_words: Words = Field(examples=["I like the map. I want it in science."])
    family_words: Words = Field("", examples=["He talks more at home."])
    findings: list[FindingToGive] = Field(max_length=50)


class ReviewDayOut(Schema):
    id: UUID
    version_id: UUID
    on: date
    starts_at: time | None
    where: str = Field(examples=["at school or by video"])
    with_whom: str
    why: str = Field(description="why it moved here, if it did")
    held_on: date | None
    moved_to: date | None
    account_due_on: date = Field(description="The family gets what was promised and what happened.")
    topics_due_on: date = Field(description="By when the family says what it should talk about.")


class AskedOut(Schema):
    """An outcome that the review must look at, with what was delivered for it, in sentences."""

    strand: UUID
    title: str
    steps: list[str]
    delivered: list[str] = Field(examples=[["Word map: 8 of 10 sessions happened; 2 missed"]])
    something_is_missing: bool


class TopicOut(Schema):
    who: str = Field(examples=["Funmi Bello"])
    words: str
    at: datetime


class FoundOut(Schema):
    outcome: str
    delivered: list[str]
    helped: str = Field(examples=["It helped a little"])
    evidence: str
    what_next: str = Field(examples=["Carry on"])
    why_not_delivered: str


class ReviewOut(Schema):
    """`asked` is empty once the review is held or moved; `findings` until it is held."""

    day: ReviewDayOut
    topics: list[TopicOut]
    present: str
    child_words: str
    family_words: str
    findings: list[FoundOut]
    asked: list[AskedOut]


class NextVersionOut(Schema):
    """The draft that grows out of the review."""

    review_id: UUID
    version_id: UUID
    number: int = Field(examples=[5])
