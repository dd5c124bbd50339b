"""What the part of the API for requests takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.casework.api.case_shapes import AnId, Line, Words
from goldenthread.casework.codes import Source

Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]


class CouncilOut(Schema):
    id: UUID
    name: str = Field(examples=["Northmoor"])


class RequestWords(Schema):
    """What a request says, in the words of whoever sends it."""

    source: Source = Field(
        examples=["1"],
        description="1 a parent or the young person, 2 a school, 3 health, 4 social care, 5 somebody else",
    )
    child_first_name: Name = Field(examples=["Noah"])
    child_last_name: Name = Field(examples=["Brook"])
    child_born_on: date = Field(examples=["2019-05-02"])
    child_setting: Line = Field("", examples=["Hawthorn Primary"])
    why: Words = Field(examples=["Noah does not speak in school. At home he talks all day."])
    tried: Words = ""
    asker_name: Line = Field(examples=["Leah Brook"])
    asker_is: Line = Field("", examples=["His mother"])
    asker_email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = ""
    asker_telephone: Annotated[str, StringConstraints(strip_whitespace=True, max_length=30)] = Field(
        "", examples=["01632 960 188"]
    )
    asker_address: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""


class RequestToSend(RequestWords):
    """Some way to answer is needed: an address, an e-mail address or a telephone number."""

    council_id: UUID | None = Field(None, description="Needed where there is more than one council.")


class RequestToEnter(RequestWords):
    """The council’s time runs from `received_on`, not from today."""

    received_on: date = Field(examples=["2026-11-18"])
    how: Literal["paper", "email", "telephone"] = Field(examples=["paper"])


class CodeToFollow(Schema):
    code: str = Field(max_length=40, examples=["K7M2QX9PLA"])


class DateFollowed(Schema):
    must: str = Field(examples=["tell the family whether it will assess"])
    due: date
    state: str = Field(examples=["running"])
    days_late: int


class FollowedOut(Schema):
    """Whoever is no family is shown only when the council answers whether there will be an assessment."""

    code: str
    council: str = Field(examples=["Northmoor"])
    received_on: date
    set_aside: bool
    case: str = Field(description="The number of the case, if one was opened.")
    dates: list[DateFollowed]


class RequestSent(Schema):
    """A code to quote. Nothing is said of whether the child is known."""

    code: str = Field(examples=["K7M2QX9PLA"])


class RequestLine(Schema):
    id: UUID
    code: str = Field(examples=["K7M2QX9PLA"])
    child: str = Field(examples=["Noah Brook"])
    born_on: date
    asker: str = Field(examples=["Leah Brook"])
    received_on: date
    how: str = Field(examples=["On the website"])


class ChildLike(Schema):
    """A child whom the request may be about."""

    id: UUID
    name: str = Field(examples=["Noah Brook"])
    born_on: date
    setting: str = Field(examples=["Hawthorn Primary"])


class RequestOut(RequestWords):
    """A request as it came in, with the children whom it may be about."""

    id: UUID
    code: str = Field(examples=["K7M2QX9PLA"])
    received_on: date
    how: str = Field(examples=["web"])
    at: datetime
    case_id: UUID | None = Field(description="Once it was matched.")
    set_aside: str
    like: list[ChildLike]


class RequestToMatch(Schema):
    """One of those it may be about. Null: a child who is not here yet, for whom a record is made."""

    child_id: UUID | None = Field(examples=[AnId])


class AskedFromRecord(Schema):
    """To which councils a request about the child may go, and what goes with it from the record."""

    councils: list[CouncilOut]
    tried: list[str] = Field(examples=[["Speech: 12 of 20 sessions happened."]])


class RequestFromRecord(Schema):
    """`council_id` is needed where there is more than one to choose from."""

    why: Words = Field(examples=["He needs more than the school can give."])
    tried: Words = ""
    council_id: UUID | None = None
