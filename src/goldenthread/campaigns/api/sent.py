"""What the part of the API for campaigns takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime, StringConstraints

from goldenthread.campaigns.api.shapes import Code, Line, Token, Words

Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]


class CampaignMake(Schema):
    runner_id: UUID = Field(description="A council’s area, or an organisation.")
    name: Line = Field(examples=["Swings for all"])
    purpose: Words = Field(examples=["Every child has a swing near home."])


class CampaignAbout(Schema):
    name: Line = Field(examples=["Swings for all"])
    purpose: Words
    contact: Words = ""
    consultation_id: UUID | None = None


class CampaignAsks(Schema):
    pledge_ask: Words = Field("", examples=["What will your school do by next summer?"])
    points: list[Line] = Field([], max_length=12)


class EntryIn(Schema):
    when: Line = Field(examples=["March 2022"])
    title: Line
    words: Words = ""
    address: Annotated[str, StringConstraints(max_length=300)] = ""


class NameIn(Schema):
    name: Line = Field(examples=["Your say on swings"])


class SurveyAboutIn(Schema):
    name: Line = Field(examples=["Your say on swings"])
    about: Words
    privacy: Words
    passes_on: bool = False


class SurveyQuestionIn(Schema):
    words: Words = Field(examples=["What would help most?"])
    asks: Literal["open", "choice", "choices", "scale"] = "open"
    hint: Words = ""
    choices: list[Line] = Field([], max_length=50)
    steps: int = Field(5, ge=0, le=100)
    low: Line = ""
    high: Line = ""


class SurveyDays(Schema):
    opens_at: AwareDatetime = Field(examples=["2027-01-11T09:00:00Z"])
    closes_at: AwareDatetime


class SurveyClose(Schema):
    closes_at: AwareDatetime = Field(examples=["2027-04-30T22:59:00Z"])


class SurveyAnswerIn(Schema):
    question_id: UUID
    chosen: list[Code] = Field([], max_length=50)
    words: Words = ""


class SurveyAnswers(Schema):
    answers: list[SurveyAnswerIn] = Field(
        max_length=100, examples=[[{"question_id": "0192f0c1-2d3e-7abc-8def-0123456789ab", "words": "Wood."}]]
    )


class SurveyDraftIn(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])
    answers: list[SurveyAnswerIn] = Field([], max_length=100)


class ByCode(Schema):
    code: Code = Field(examples=["7Q4M-K2ND-PX9T"])


class ByLink(Schema):
    """The last part of the link in the mail; or the code instead of it."""

    token: Token = ""
    code: Code = Field("", examples=["7Q4M-K2ND-PX9T"])


class LetterMake(Schema):
    name: Line = Field(examples=["A letter about swings"])
    addressed_to: Line = Field(examples=["the Secretary of State"])
    words: Words


class LetterTextIn(Schema):
    words: Words = Field(examples=["We ask that swings hold."])
    why: Words = ""


class OrderIn(Schema):
    order: Literal["organisations", "alphabetical", "signed"] = Field(examples=["organisations"])


class SignerIn(Schema):
    name: Line = Field("", examples=["Ada Thorne"])
    email: Email
    role: Line = ""
    organisation: Line = ""
    for_organisation: bool = False
    is_shown: bool = True


class SignersInvited(Schema):
    signers: list[SignerIn] = Field(max_length=300)


class ReasonGiven(Schema):
    why: Words = Field(examples=["This is no name."])


class PledgeIn(Schema):
    name: Line = Field(examples=["Ada Thorne"])
    email: Email
    words: Words
    role: Line = ""
    organisation: Line = ""
    by_when: date | None = None


class PledgeEntered(Schema):
    name: Line = Field(examples=["Alex Pine"])
    words: Words
    said_where: Line
    role: Line = ""
    organisation: Line = ""
    by_when: date | None = None


class NewsIn(Schema):
    how: Literal["kept", "part", "not"] = Field(examples=["kept"])
    words: Words
    on: date


class OwnNews(NewsIn, ByLink):
    pass


class PostcodeIn(Schema):
    postcode: Line = Field(examples=["NM1 1AA"])


class MpLetterIn(Schema):
    words: Words = Field(examples=["My daughter is seven."])
    name: Line
    home: Words
    mp: Line = ""
    constituency_id: UUID | None = None


class ToolkitTextIn(Schema):
    kind: Literal["post", "newsletter", "partner"] = Field(examples=["post"])
    title: Line
    words: Words


class AltIn(Schema):
    alt: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = Field(
        examples=["A red swing."]
    )


class GroupAnswer(Schema):
    question_id: UUID
    words: Words


class GroupIn(Schema):
    group: Line = Field(examples=["Tuesday parents"])
    people: int = Field(ge=1, le=10_000)
    who: Words = ""
    met_on: date | None = None
    may_quote: bool = False
    answers: list[GroupAnswer] = Field(max_length=400)


class CampaignerIn(Schema):
    name: Line = Field(examples=["Ada Thorne"])
    email: Email
    evidence: Annotated[str, StringConstraints(max_length=300)]
    address_checked: bool = False


class RoleEndIn(Schema):
    reason: Line = Field(examples=["She left."])
