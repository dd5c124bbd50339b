"""What the API takes and gives for papers, e-mail, tables, pictures and collectors."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from goldenthread.conversation.api.shapes import AboutYou, Code, Line, Long, Place, Words
from goldenthread.formats.consultation.sheets import Is
from goldenthread.foundation.api_shapes import FileFault

Evidence = Literal["person", "organisation", "group", "event_note", "survey", "letter"]


class RuleIn(Schema):
    """How papers that come from now on are taken in."""

    twice_in_100: int = Field(ge=0, le=100, examples=[10], description="How many are typed by two people.")
    post_to: Words = Field("", examples=["FREEPOST Northmoor Council"])


class RuleOut(RuleIn):
    seed: str = Field(description="With a paper’s number it tells whether that one is drawn.")


class TypedPaperOut(Schema):
    id: UUID
    number: int = Field(examples=[17])
    twice: bool
    state: str = Field(examples=["to type", "to type again", "to settle", "done"])
    reply_id: UUID | None
    reply_number: int | None


class RateOut(Schema):
    label: str = Field(examples=["1. Words"])
    compared: int
    differed: int


class PapersOut(Schema):
    rule: RuleOut
    papers: list[TypedPaperOut]
    rates: list[RateOut]


class TypedAnswer(Schema):
    question_id: UUID
    choice: str = Field("", max_length=60)
    words: Long = ""


class TypedIn(AboutYou):
    """A paper as one person reads it."""

    answers: list[TypedAnswer] = Field(max_length=400)
    evidence: Evidence = "person"
    collected_by: Line = ""
    written_on: date | None = None
    code: Code = Field("", description="The code on the form, if it has one.")


class TypedOut(Schema):
    """The paper now; and the code for whoever wrote it, where it is an answer already."""

    paper: TypedPaperOut
    code: str = Field("", examples=["7Q4M-K2ND-PX9T"])
    notes: list[str] = Field(
        [], description="Answers that go on from a question without one. Nothing is refused for it."
    )


class TypingDifferenceOut(Schema):
    field: str = Field(examples=["region", "words_0198f4c2-7a10-7cc3-9d55-3d2f7a9c1b42"])
    label: str
    first: Any
    second: Any


class SettleIn(Schema):
    said: dict[str, Any] = Field(
        description="By field, what the paper says.", max_length=1_000, examples=[{"region": "london"}]
    )


class MailOut(Schema):
    id: UUID
    sender: str = Field(examples=["Ana <ana@example.org>"])
    subject: str
    sent_at: datetime | None
    at: datetime
    reply_id: UUID | None
    reply_number: int | None
    why_not: str


class MailsKeptOut(Schema):
    kept: list[UUID]
    twice: int = Field(description="Messages that are here already.")
    faults: list[str]


class ReplyPartOut(Schema):
    position: int
    begins: int = Field(description="Its first passage, counted through the whole from 0.")
    number: int | str | None
    heading: str
    words: list[str]


class MailWholeOut(MailOut):
    parts: list[ReplyPartOut]
    passages: list[str] = Field(description="All of it, in order: parts can be made to begin at any.")
    shown: list[str]
    left_out: list[str]


class ConfirmIn(AboutYou):
    """`begins`: where parts begin, where that is put right; `to`: the question of each, by position."""

    evidence: Evidence = "person"
    collected_by: Line = ""
    written_on: date | None = None
    begins: list[Place] | None = Field(None, max_length=2_000)
    to: dict[int, UUID | None] = {}


class MailConfirmIn(ConfirmIn):
    keep: list[Place] | None = Field(
        None, description="Which of what is shown belongs to the answer, from 0; all where left out."
    )


class ColumnIO(Schema):
    heading: str = Field(max_length=2_000)
    what: Is = Field(examples=["words", "leave"])
    question: str = Field("", max_length=40, description="The id of the question, for words and choices.")
    table: dict[str, str] = Field({}, description="Their words, and our value for each; empty for none.")


class SheetKept(Schema):
    """The file, and what its columns seem to be or were said to be the last time."""

    file_id: UUID
    source: str
    columns: list[ColumnIO]
    values: dict[int, list[str]] = Field(description="The different words of columns that need a table.")


class ColumnsIn(Schema):
    source: str = Field(max_length=100, examples=["Autumn survey"])
    columns: list[ColumnIO] = Field(max_length=400)


class SheetOut(Schema):
    id: UUID
    name: str
    source: str
    at: datetime
    rows: int
    taken: int


class SheetPlanOut(Schema):
    sheet_id: UUID
    rows: int
    taken: int
    new: int
    here: int = Field(description="Rows that are brought in already.")
    bad: int
    faults: list[FileFault]


class TakeIn(Schema):
    only_good: bool = Field(
        False, examples=[True], description="Leave wrong rows out; else nothing is taken while one is wrong."
    )


class WrittenDownOut(Schema):
    words: str
    by: str
    at: datetime


class ShownInAnswerOut(Schema):
    id: UUID
    kind: str = Field(examples=["picture", "sound", "film"])
    name: str
    size: int
    content_type: str
    about: str
    question: str = Field(description="The number of the question that it is about; empty for none.")
    cleaned: bool = Field(description="Where it was made has been taken out.")
    written_down: list[WrittenDownOut]


class ShowIn(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])
    about: Line = ""
    question_id: UUID | None = None


class WriteDownIn(Schema):
    words: Long = Field(examples=["She says: I want to stay with my friends."])


class CollectorIn(Schema):
    name: Line = Field(examples=["Leah at the Riverside youth club"])


class CollectorOut(Schema):
    id: UUID
    name: str
    hands_out: str = Field(description="Of the link to hand out: /conversation/collect/…/")
    counts_by: str = Field(description="Of the link that tells how many came: /conversation/collected/…/")
    at: datetime
    ended_at: datetime | None
    begun: int
    sent: int


class HowMany(Schema):
    name: str
    came: int
