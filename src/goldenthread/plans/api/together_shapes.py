"""What the part of the API for making a plan together takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.plans.codes import Became, ContactKind, FamilyAnswer

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]


class CommentToMake(Schema):
    """A comment on a line of the shared version, or on the whole plan when there is no `strand`."""

    words: Words = Field(examples=["Could the session be in the morning? He is tired after lunch."])
    strand: UUID | None = None


class CommentToAnswer(Schema):
    became: Became = Field(examples=["partly"])
    reason: Words = Field(examples=["Joanna is here on Thursday afternoons only, so we moved it to 1.30pm."])


class ResponseToMake(Schema):
    """Reasons are needed to agree in part or to disagree."""

    answer: FamilyAnswer = Field(examples=["in_part"])
    reasons: Words = Field("", examples=["The check-in is right. Two sessions a week are not enough."])


class WordsToSay(Schema):
    words: Words = Field(examples=["We asked for a second session and will tell you by 8 January."])


class ContactToNote(Schema):
    """`on` is needed for "posted" and "opened" (read together, on paper); a reminder is sent now."""

    what: ContactKind = Field(examples=["posted"])
    on: date | None = Field(None, examples=["2026-11-20"])


class StartToMake(Schema):
    """`on` is today unless said. `why` is needed for a day before it was shared here."""

    on: date | None = Field(None, examples=["2026-11-20"])
    why: Words = Field("", examples=["Agreed on paper in September"])


class EnteredOut(Schema):
    """How words came that their author did not write here, and who entered them."""

    by: str = Field(examples=["Ruth Palmer"])
    how: str = Field(examples=["telephone"])
    on: date
    paper: str


class CommentOut(Schema):
    id: UUID
    version_id: UUID
    number: int = Field(examples=[4])
    issue: int = Field(examples=[1])
    strand: UUID | None
    line: str = Field(examples=["Speech and language session"])
    words: str
    by: str = Field(examples=["Funmi Bello"])
    at: datetime
    became: str = Field(examples=["partly"], description="taken_up, partly, not; empty until answered")
    reason: str
    answered_by: str = Field(examples=["Ruth Palmer"])
    answered_at: datetime | None
    entered: EnteredOut | None = Field(description="null when they wrote it here themselves")
    corrects: UUID | None = Field(description="the comment entered for them that this one puts right")
    corrected: bool = Field(description="whether they have since said what they meant")


class ResponseOut(Schema):
    id: UUID
    version_id: UUID
    number: int = Field(examples=[4])
    issue: int = Field(examples=[1])
    answer: str = Field(examples=["agree"])
    reasons: str
    by: str = Field(examples=["Funmi Bello"])
    at: datetime
    said: str
    said_by: str
    said_at: datetime | None
    on: date = Field(description="the day it was said")
    entered: EnteredOut | None = Field(description="null when they answered here themselves")


class ContactOut(Schema):
    what: str = Field(examples=["posted"])
    on: date
    who: str = Field(examples=["Ruth Palmer"])


class TogetherRead(Schema):
    """What the family said of the version they have, what became of it, and whether it may start."""

    version_id: UUID
    comments: list[CommentOut]
    responses: list[ResponseOut]
    contacts: list[ContactOut]
    may_come_into_force: bool
    standpoint: str = Field(examples=["agreed"])
    sentences: list[str]
    missing: list[str] = Field(examples=[["Send 1 more reminder, on different days."]])
