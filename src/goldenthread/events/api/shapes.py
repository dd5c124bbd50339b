"""What the part of the API for events takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.conversation.api.shapes import Code, Line

Access = Literal[
    "step_free", "toilet", "changing", "loop", "bsl", "captions", "quiet", "easy_read", "large_print",
    "creche", "parking",
]  # fmt: skip
Region = Literal[
    "", "north_east", "north_west", "yorkshire", "east_midlands", "west_midlands", "east", "london",
    "south_east", "south_west", "elsewhere",
]  # fmt: skip
Who = Literal[
    "", "parent", "child", "school", "early_years", "college", "council", "health", "specialist", "charity",
    "other",
]  # fmt: skip
Thousand = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
Hundred = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Postcode = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]


class EventLineOut(Schema):
    id: UUID
    short: str = Field(examples=["7Q4MK"], description="Of the address under which the panel is asked.")
    name: str
    is_online: bool
    venue: str
    postcode: str
    region: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    free: int = Field(description="None is free while somebody waits.")
    waiting: int
    stage: str = Field(examples=["coming", "on", "over", "cancelled"])
    miles: float | None = Field(description="In a straight line. Nothing where it is not known.")


class EventsOut(Schema):
    measured: str = Field(description="From what the distances are measured, or why there are none.")
    events: list[EventLineOut]


class EventsAsked(Schema):
    postcode: Postcode = Field("", examples=["NM1 1AA"])


class EventOut(EventLineOut):
    consultation_id: UUID
    consultation: str
    body: str
    principle: str
    about: str
    address: str
    access: list[str]
    access_words: str
    languages: str
    cancelled_why: str
    asking: str = Field(examples=["nobody", "with_code", "everybody"])


class PersonIn(Schema):
    """Only the name and one way to be reached must be there."""

    name: Line = Field(examples=["Ada Obi"])
    way: Literal["email", "telephone", "post"] = "email"
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = Field(
        "", examples=["ada@example.org"]
    )
    telephone: Annotated[str, StringConstraints(strip_whitespace=True, max_length=30)] = ""
    address: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    seats: int = Field(1, ge=1, le=2, description="Two for whoever comes with somebody who supports them.")
    access: list[Access] = Field([], max_length=20)
    access_words: Thousand = ""
    language: Hundred = ""
    who: Who = ""


class SignUpIn(PersonIn):
    wish: UUID | None = Field(None, description="The same wish sent twice is one sign-up.")


class SignedUp(Schema):
    """The code leads back to the place. It is told now, and never again."""

    standing: str = Field(examples=["place", "waiting"])
    number: int
    code: str = Field(examples=["7Q4M-K2ND-PX9T"])


class EventCode(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])


class ChangeIn(PersonIn):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])


class LostIn(Schema):
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = Field(
        examples=["ada@example.org"]
    )


class DoneOut(Schema):
    done: bool = True


class PanelAnswerOut(Schema):
    how: str = Field(examples=["live", "later", "not"])
    words: str
    answered_by: str
    at: datetime


class PanelQuestionOut(Schema):
    id: UUID
    number: int
    words: str
    at: datetime
    became: str = Field(examples=["unread", "refused", "published", "live", "later", "not"])
    support: int
    before_panel: bool
    answers: list[PanelAnswerOut] = Field(description="The newest first: it holds.")
    point: str
    why: str
    decided_by: str
    decided_at: datetime | None
    same_as: int | None


class MyPlaceOut(Schema):
    """One’s own place. `link` is there only for whoever has one."""

    event: EventLineOut
    standing: str
    answer_by: datetime | None
    in_line: int
    link: str
    seats: int
    name: str
    way: str
    email: str
    telephone: str
    address: str
    access: list[str]
    access_words: str
    language: str
    who: str
    questions: list[PanelQuestionOut]


class AskIn(Schema):
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)] = Field(
        examples=["When will the hall have a hearing loop?"]
    )
    code: Code = Field("", description="Of one’s place. Without it a code of the question is given.")


class PanelAskedOut(Schema):
    number: int
    code: str = Field(description="Empty for whoever has a place: that code leads to the question too.")


class SupportedOut(Schema):
    counted: bool = Field(description="Whether it was the first time.")


class RefusalOut(Schema):
    number: int
    point: str
    why: str
    by: str
    at: datetime
    same_as: int | None


class LogOut(Schema):
    asked: int
    unread: int
    published: int
    refusals: list[RefusalOut]


class PolicyPointOut(Schema):
    point: str
    words: str
    more: str


class PolicyOut(Schema):
    points: list[PolicyPointOut]
    promises: list[str]


class ScreenOut(Schema):
    now: PanelQuestionOut | None
    next: list[PanelQuestionOut]
    waiting: int
    address: str


class TableNoteIn(EventCode):
    question_id: UUID | None = Field(None, description="Nothing: it fits no question.")
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000)] = Field(
        examples=["Families want somebody to ring."]
    )


class TableNoteOut(Schema):
    id: UUID
    table: int
    question_id: UUID | None
    number: str
    words: str
    at: datetime
    handed_in: bool


class TableOut(Schema):
    id: UUID
    number: int
    note_taker: str
    notes: list[TableNoteOut]


class HandNotesIn(EventCode):
    may_publish: bool = Field(
        False, description="The table was asked, and lets us quote and publish what was noted."
    )


class NotesHandedIn(Schema):
    number: int = Field(description="Of the answer in the record of the consultation.")
    code: str
