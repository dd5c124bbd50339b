"""What the part of the API for those who hold events takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime, StringConstraints

from goldenthread.conversation.api.shapes import Line, Words
from goldenthread.events.api.shapes import (
    Access,
    EventOut,
    Number,
    PanelQuestionOut,
    Postcode,
    Region,
    Thousand,
)


class DetailsIn(Schema):
    name: Line = Field(examples=["An evening in Northmoor"])
    starts_at: AwareDatetime = Field(examples=["2027-02-11T18:00:00Z"])
    ends_at: AwareDatetime = Field(examples=["2027-02-11T20:00:00Z"])
    is_online: bool = False
    about: Words = ""
    principle_id: UUID | None = None
    venue: Line = Field("", examples=["Northmoor Town Hall"])
    address: Thousand = ""
    postcode: Postcode = ""
    easting: int | None = Field(None, ge=0, le=700_000)
    northing: int | None = Field(None, ge=0, le=1_300_000)
    region: Region = ""
    access: list[Access] = Field([], max_length=20)
    access_words: Words = ""
    languages: Line = ""
    online_link: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class MakeEvent(DetailsIn):
    consultation_id: UUID
    capacity: Annotated[int, Field(ge=1, le=100_000)] = Field(examples=[60])


class CapacityIn(Schema):
    capacity: Annotated[int, Field(ge=1, le=100_000)] = Field(examples=[80])


class CancelIn(Schema):
    why: Thousand = Field(examples=["The hall is flooded."])


class EventRunOut(EventOut):
    taken: int
    online_link: str
    to_tell: int
    unread: int


class PersonOut(Schema):
    id: UUID
    number: int
    name: str
    standing: str
    answer_by: datetime | None
    seats: int
    way: str
    reach: str
    access: list[str]
    access_words: str
    language: str
    who: str
    entered: bool
    at: datetime
    came: bool


class ToTellOut(Schema):
    id: UUID
    name: str
    way: str
    reach: str
    about: str
    words: str
    at: datetime


class PeopleOut(Schema):
    people: list[PersonOut]
    to_tell: list[ToTellOut]


class NeedsOut(Schema):
    """For the venue. Nobody is named."""

    coming: int
    seats: int
    access: list[tuple[str, int]]
    words: list[str]
    languages: list[tuple[str, int]]


class TickIn(Schema):
    sign_up_id: UUID | None = Field(None, description="Nothing: somebody who did not sign up.")
    came: bool = True
    tap: UUID = Field(
        examples=["0190f5c2-8f0a-7cc1-b3a4-5d2b1e7f9a10"], description="The same tap sent twice is one tick."
    )


class DoorOut(Schema):
    people: list[PersonOut]
    came: int
    walked_in: int


class PanelTakenOut(Schema):
    """`number`: of the answer that it became. `question`: the number of that which it is coded with."""

    reply_id: UUID
    number: int
    question: str


class PanelRunOut(Schema):
    questions: list[PanelQuestionOut]
    suspects: dict[str, list[str]] = Field(description="Words of unread questions that may be personal.")
    from_one_connection: dict[str, int]
    taken: dict[str, PanelTakenOut] = Field(description="Those that are in the analysis, by their id.")


class TakeQuestionsIn(Schema):
    """`numbers`: of published questions at the event. `question_id`: of the consultation."""

    numbers: list[Number] = Field(min_length=1, max_length=500, examples=[[1]])
    question_id: UUID


class ModerateIn(Schema):
    publish: bool = Field(examples=[True])
    point: Literal["", "child", "person", "harm", "not_about", "same", "no_question"] = ""
    why: Thousand = ""
    same_as: Number | None = None


class PanelAnswerIn(Schema):
    how: Literal["live", "later", "not"] = Field(examples=["live"])
    words: Words = Field(examples=["By the summer."])
    answered_by: Line = Field(examples=["Joan Park, head of SEND"])


class NoteTakerIn(Schema):
    note_taker: Line = Field(examples=["Sam Ortiz"])


class TableMade(Schema):
    """The code is for the note-taker. It is told now, and never again."""

    number: int
    code: str = Field(examples=["7Q4M-K2ND-PX9T"])
