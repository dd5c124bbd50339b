"""What the part of the API for the conversation takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime, StringConstraints

from goldenthread.conversation.actions.replies import LONGEST_ANSWER

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ANSWER)]
Place = Annotated[int, Field(ge=0, le=1_000_000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class PublicConsultationOut(Schema):
    id: UUID
    name: str = Field(examples=["How should help be agreed?"])
    body: str = Field(examples=["Northmoor Council"])
    kind: str = Field(examples=["conversation", "formal"])
    state: str = Field(examples=["open"])
    opens_at: datetime | None
    closes_at: datetime | None


class QuestionOut(Schema):
    id: UUID
    place: int
    number: str = Field(examples=["12"])
    words: str
    recommendation: str
    bodies: list[str]
    asks: str = Field(examples=["open", "closed", "both"])
    choices: list[tuple[str, str]] = Field(description="The value to send, and its words.")
    follows: str


class PrincipleOut(Schema):
    id: UUID
    name: str
    words: str
    questions: list[QuestionOut]


class VersionOut(Schema):
    id: UUID
    kind: str
    words: str = Field(examples=["Easy read"])
    is_there: bool


class ExtensionOut(Schema):
    closes_at: datetime
    why: str
    at: datetime


class ConsultationWhole(PublicConsultationOut):
    about: str
    why_so_short: str
    answer_due_on: date | None
    principles: list[PrincipleOut]
    versions: list[VersionOut]
    extensions: list[ExtensionOut]


class ToRun(ConsultationWhole):
    missing: list[str] = Field(description="What stands in the way of announcing it.")


class MakeConsultation(Schema):
    area_id: UUID
    name: Line = Field(examples=["How should help be agreed?"])
    body: Line = Field(examples=["Northmoor Council"])
    kind: Literal["conversation", "formal"] = "conversation"


class AboutIn(Schema):
    name: Line = Field(examples=["How should help be agreed?"])
    body: Line
    about: Words


class QuestionIn(Schema):
    words: Words = Field(examples=["What would help most?"])
    recommendation: Words = ""
    asks: Literal["open", "closed", "both"] = "open"
    choices: list[Line] = Field([], max_length=50)
    follows: Annotated[str, StringConstraints(strip_whitespace=True, max_length=10)] | None = Field(
        None,
        description="The number of the question that it goes on from; empty: none; null: as it was.",
    )


class QuestionAdd(Schema):
    words: Words = Field(examples=["What would help most?"])
    principle_id: UUID | None = None


class VersionIn(Schema):
    kind: Literal["easy_read", "young", "large_print", "signed", "language", "paper"] = Field(
        examples=["easy_read"]
    )
    language: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""


class AnnounceIn(Schema):
    opens_at: AwareDatetime = Field(examples=["2027-01-11T09:00:00Z"])
    closes_at: AwareDatetime
    why_so_short: Words = ""


class WarningOut(Schema):
    rule: str = Field(examples=["consult.long-enough"])
    says: str


class DaysAsked(Schema):
    opens_on: date
    closes_on: date


class ExtendIn(Schema):
    closes_at: AwareDatetime = Field(examples=["2027-04-30T22:59:00Z"])
    why: Words


class AnswerIn(Schema):
    question_id: UUID | None = Field(None, description="Nothing: it fits no question.")
    choice: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    words: Long = ""


class AboutYou(Schema):
    """Who answers, as far as they say. All of it may be left out."""

    who: Literal[
        "", "parent", "child", "school", "early_years", "college", "council", "health", "specialist",
        "charity", "other",
    ] = ""  # fmt: skip
    region: Literal[
        "", "north_east", "north_west", "yorkshire", "east_midlands", "west_midlands", "east", "london",
        "south_east", "south_west", "elsewhere",
    ] = ""  # fmt: skip
    age: Literal["", "under_11", "11_15", "16_17", "18_25", "26_on"] = ""
    organisation: Line = Field("", examples=["Northmoor Swing Society"])
    speaks_for: Words = ""
    helped_by: Line = ""
    whose_words: Line = ""
    may_quote: bool = False
    may_publish: bool = False


class ReplyIn(AboutYou):
    answers: list[AnswerIn] = Field(max_length=400)


class Begun(Schema):
    """The code leads back to what is begun. It is told now, and never again."""

    code: str = Field(examples=["7Q4M-K2ND-PX9T"])


class DraftIn(AboutYou):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])
    answers: list[AnswerIn] = Field([], max_length=400)


class WithCode(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])


class DraftOut(Schema):
    consultation_id: UUID
    answers: dict[str, Any]
    about: dict[str, Any]
    notes: list[str] = Field(
        [], description="Answers that go on from a question without one. Nothing is refused for it."
    )


class Sent(Schema):
    number: int
    code: str = Field(examples=["7Q4M-K2ND-PX9T"])
    notes: list[str] = Field(
        [], description="Answers that go on from a question without one. Nothing is refused for it."
    )


class BroughtIn(ReplyIn):
    channel: Literal["paper", "email", "event", "sheet"]
    evidence: Literal["person", "organisation", "group", "event_note", "survey", "letter"]
    collected_by: Line = ""
    written_on: date | None = None


class AnswerOut(Schema):
    id: UUID
    number: str
    asked: str
    choice: str
    words: str
    passages: list[dict[str, Any]]


class AsideOut(Schema):
    reason: str
    why: str
    at: datetime


class Receipt(Schema):
    """What became of an answer, for whoever has its code."""

    consultation_id: UUID
    number: int
    at: datetime
    answers: list[AnswerOut]
    aside: AsideOut | None
    answer_due_on: date | None


class ReplyLineOut(Schema):
    id: UUID
    number: int
    channel: str
    evidence: str
    who: str
    organisation: str
    at: datetime
    answered: int
    aside: str


class ReplyOut(ReplyLineOut):
    region: str
    age: str
    speaks_for: str
    helped_by: str
    whose_words: str
    collected_by: str
    may_quote: bool
    may_publish: bool
    written_on: date | None
    answers: list[AnswerOut]


class RepliesAsked(Schema):
    only: Literal["", "aside", "web", "paper", "document", "email", "event", "sheet"] = ""
    words: Line = ""
    most: int = Field(25, ge=1, le=200)
    after: int = Field(0, ge=0, le=10_000_000)


class LedgerOut(Schema):
    """received = set_aside + analysed, always."""

    received: int
    set_aside: int
    analysed: int
    aside: list[tuple[str, int]]
    kinds: list[tuple[str, int]]
    channels: list[tuple[str, int]]
    alike: int
    sources: list[int]
    drafts: int
    to_no_question: int = Field(
        description="Parts that fit no question: people read them, no theme counts them."
    )


class AsideIn(Schema):
    reason: Literal["blank", "twice", "test", "not_about", "together", "harm", "asked"] = Field(
        examples=["twice"]
    )
    why: Words


class WhyIn(Schema):
    why: Words = Field(examples=["Two people share this address."])


class SplitOut(Schema):
    """How a document is understood, as `goldenthread conversation split` prints it."""

    file_id: UUID
    found: dict[str, Any]
    begins: list[int] = Field(description="Where each part begins among all passages, headings counted too.")


class DocumentIn(AboutYou):
    """`to`: the question that each part answers, by its position; as it was understood where left out."""

    evidence: Literal["person", "organisation", "group", "event_note", "survey", "letter"] = "organisation"
    collected_by: Line = ""
    written_on: date | None = None
    to: dict[int, UUID | None] = {}
    begins: list[Place] | None = Field(
        None, max_length=2_000, description="Where parts begin, if they are joined or split otherwise."
    )
