"""What the part of the API for reports takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]


class ClockOut(Schema):
    """`days`: late where it is late or came late; left where it runs."""

    due_on: date
    state: str = Field(examples=["running", "late", "in_time", "came_late"])
    days: int


class DecisionOut(Schema):
    number: int
    outcome: str = Field(examples=["in_part"])
    yes: str
    no: str
    why: str
    decided_by: str = Field(examples=["the Director of Children’s Services"])
    decided_on: date
    holds_from: str
    read_at: str
    why_changed: str
    at: datetime


class QuotedOut(Schema):
    words: str
    who: str = Field(examples=["A parent or carer, North East"])


class EditionOut(Schema):
    number: int
    at: datetime
    why: str
    content_hash: str


class PublishedReportOut(Schema):
    """The newest edition. Nothing is null but `clock`, while the consultation is open."""

    editions: list[EditionOut] = Field(description="The newest first; none while nothing is published.")
    clock: ClockOut | None
    why_late: str
    report: dict[str, Any] | None = Field(description="As report.json of the open data has it.")


class ThemeOut(Schema):
    id: UUID
    question: str = Field(description="The number of the question.", examples=["12"])
    name: str
    heard: str
    count: int | None = Field(description="Rounded to 5; null under 10.")
    of: int | None
    share: float | None
    low: float | None
    high: float | None
    outcome: str = Field(description="waiting where nothing is recorded.", examples=["accepted"])
    decisions: list[DecisionOut] = Field(description="The newest first.")


class ThemeWhole(ThemeOut):
    quotations: list[QuotedOut]
    may_be_shown: list[QuotedOut]
    how_we_know: list[str]


class DoneAsked(Schema):
    outcome: Literal["", "accepted", "in_part", "not_accepted", "not_yet", "waiting"] = ""
    question: Annotated[str, StringConstraints(max_length=10)] = ""


class CodeSent(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])


class ReceiptLineOut(Schema):
    answer_id: UUID
    question: str
    said: str
    theme_id: UUID | None
    theme: str
    heard: str = Field(description="What the report says of the theme.")
    how: str = Field(examples=["Two people agree"])
    by_machine: bool
    about: int | None
    decision: DecisionOut | None
    is_new: bool


class ReceiptObjectionOut(Schema):
    theme: str
    words: str
    at: datetime
    answered: str
    changed: bool
    answered_at: datetime | None


class ReceiptLetterOut(Schema):
    name: str
    senders: int
    own_words: str
    themes: list[ReceiptLineOut]


class ReceiptShownOut(Schema):
    """A picture, sound or film in an answer."""

    kind: str = Field(examples=["picture"])
    name: str
    about: str
    written_down: bool = Field(description="Somebody has written down what it says.")


class WholeReceipt(Schema):
    """What became of an answer: `lines` are empty until a report is published, and if it is set aside."""

    consultation_id: UUID
    number: int
    at: datetime
    set_aside: str
    set_aside_why: str
    lines: list[ReceiptLineOut]
    letters: list[ReceiptLetterOut]
    shown: list[ReceiptShownOut]
    objections: list[ReceiptObjectionOut]
    take_out_asked_at: datetime | None
    email: str
    email_confirmed: bool
    clock: ClockOut | None


class ObjectIn(CodeSent):
    answer_id: UUID
    theme_id: UUID | None = None
    words: Words = Field(examples=["I meant the school, not the council."])


class TakeOutIn(CodeSent):
    words: Words = ""


class AskForNews(CodeSent):
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = Field(
        examples=["name@example.org"]
    )


class LinkIn(Schema):
    token: Annotated[str, StringConstraints(max_length=200)] = Field(examples=["018f…:x9"])


class NewsOut(Schema):
    confirmed: bool


class PassageIn(Schema):
    """`base`: the number of the text that was read, 0 where there was none."""

    words: Words = Field(examples=["Most people want plans in plain words."])
    base: int = Field(0, ge=0, le=1_000_000)
    why: Words = ""


class HeardIn(PassageIn):
    quotes: list[UUID] = Field([], max_length=10)


class PassageOut(Schema):
    number: int
    words: str
    quotes: list[UUID]
    why: str
    by: str
    at: datetime
    published: bool


class HeardOut(PassageOut):
    theme_id: UUID | None


class DecisionIn(Schema):
    outcome: Literal["accepted", "in_part", "not_accepted", "not_yet"] = Field(examples=["in_part"])
    yes: Words = ""
    no: Words = ""
    why: Words = ""
    decided_by: Line = Field(examples=["the Director of Children’s Services"])
    decided_on: date
    holds_from: Line = ""
    read_at: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    why_changed: Words = ""


class EditionIn(Schema):
    why: Words = Field("", examples=["The answers that came late are counted."])


class FactOut(Schema):
    says: str
    speaks: str = Field(examples=["for", "against", "open"])


class PointOut(Schema):
    key: str = Field(examples=["enough-time"])
    title: str
    rule: str
    source: str
    facts: list[FactOut]
    asks: str
    words: str
    by: str
    at: datetime | None


class PointIn(Schema):
    words: Words = Field(examples=["Nothing was decided before."])


class TakeOutOut(Schema):
    reply_id: UUID
    number: int
    words: str
    at: datetime


class RegionOut(Schema):
    words: str = Field(examples=["South West"])
    count: int | None
    share: float | None
    published: float | None


class QuotableOut(QuotedOut):
    answer_id: UUID


class DeskOut(Schema):
    missing: list[str]
    changed: bool
    clock: ClockOut | None
    edition: EditionOut | None
    summary: PassageOut | None
    limits: PassageOut | None
    heard: list[HeardOut]
    themes: list[ThemeOut]
    take_outs: list[TakeOutOut]
