"""What the part of the API for campaigns gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Token = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class CampaignLineOut(Schema):
    id: UUID
    name: str = Field(examples=["Swings for all"])
    run_by: str = Field(examples=["Northmoor Parent Carer Forum"])
    state: str = Field(examples=["public"])
    published_at: datetime | None


class TimelineEntryOut(Schema):
    id: UUID
    first: date
    last: date
    when: str = Field(examples=["March 2022"])
    title: str
    words: str
    link: str


class SurveyLineOut(Schema):
    id: UUID
    name: str
    state: str = Field(examples=["open"])
    opens_at: datetime | None
    closes_at: datetime | None
    has_results: bool


class OpenLetterLineOut(Schema):
    id: UUID
    name: str
    addressed_to: str
    state: str = Field(examples=["open"])
    signed: int = Field(description="Signatures under the text as it stands.")


class CampaignOut(CampaignLineOut):
    purpose: str
    contact: str
    consultation_id: UUID | None
    consultation: str
    pledge_ask: str
    points: list[str]
    past: list[TimelineEntryOut]
    to_come: list[TimelineEntryOut]
    surveys: list[SurveyLineOut]
    letters: list[OpenLetterLineOut]
    pledges: int
    has_toolkit: bool
    letters_begun: int | None = Field(description="Letters to MPs, rounded to 5; nothing if under 10.")


class HandedInOut(Schema):
    what: str
    number: int
    at: datetime


class CampaignToRun(CampaignOut):
    handed_in: list[HandedInOut]


class SurveyQuestionOut(Schema):
    id: UUID
    place: int
    words: str
    hint: str
    asks: str = Field(examples=["open", "choice", "choices", "scale"])
    choices: list[tuple[str, str]] = Field(description="The value to send, and its words.")


class SurveyOut(SurveyLineOut):
    about: str
    privacy: str
    passes_on: bool
    questions: list[SurveyQuestionOut]


class SurveyFiguresOut(Schema):
    received: int
    taken_back: int
    begun: int
    sources: list[int]


class SurveyToRun(SurveyOut):
    missing: list[str] = Field(description="What stands in the way of opening it.")
    figures: SurveyFiguresOut


class ResultLineOut(Schema):
    words: str
    number: int | None = Field(description="Rounded to 5; nothing if under 10.")


class QuestionResultOut(Schema):
    place: int
    words: str
    asks: str
    answered: int | None
    lines: list[ResultLineOut]


class SurveyResultsOut(Schema):
    results: list[QuestionResultOut]
    written: dict[str, list[str]] = Field(description="What people wrote, by question.")


class AnswerGivenOut(Schema):
    asked: str
    said: list[str]


class OwnReplyOut(Schema):
    survey_id: UUID
    survey: str
    number: int
    at: datetime
    taken_back: bool
    answers: list[AnswerGivenOut]


class SignatureOut(Schema):
    name: str
    role: str
    organisation: str
    for_organisation: bool


class LetterTextOut(Schema):
    number: int
    words: str
    why: str
    at: datetime


class OpenLetterOut(OpenLetterLineOut):
    version: LetterTextOut
    earlier: list[LetterTextOut]
    signatures: list[SignatureOut]
    unnamed: int
    before: int
    total: int
    organisations: int


class SignatoryOut(Schema):
    id: UUID
    words: str
    for_organisation: bool
    is_shown: bool
    state: str
    at: datetime
    aside_why: str


class SigningOut(Schema):
    stands: int
    before: int
    asked: int
    aside: int
    taken_back: int
    twins: list[list[str]]
    sources: list[int]


class OpenLetterToRun(OpenLetterOut):
    signing: SigningOut
    signatories: list[SignatoryOut]


class OwnSignatureOut(Schema):
    """One signature, for whoever gave it."""

    words: str
    state: str
    letter_id: UUID
    letter: str
    is_open: bool
    version: LetterTextOut
    signed_at: datetime | None
    aside_why: str


class PledgeNewsOut(Schema):
    how: str = Field(examples=["kept", "part", "not"])
    words: str
    on: date
    entered: bool


class PledgeOut(Schema):
    id: UUID
    who: str
    words: str
    by_when: date | None
    said_where: str
    state: str
    aside_why: str
    at: datetime
    news: list[PledgeNewsOut]


class MpOut(Schema):
    constituency_id: UUID
    constituency: str
    name: str
    email: str
    address: str


class MpFound(Schema):
    mp: MpOut | None = Field(description="Nothing: the register does not know the postcode.")
    points: list[str]


class MpLetterOut(Schema):
    """The letter, to be sent by whoever wrote it. It is kept nowhere."""

    letter: str
    mailto: str
    is_much_the_same: bool
    is_mostly_given: bool


class FitOut(Schema):
    network: str
    longest: int
    used: int
    over: int


class ToolkitTextOut(Schema):
    id: UUID
    kind: str
    title: str
    words: str
    fits: list[FitOut]


class PictureOut(Schema):
    id: UUID
    name: str
    alt: str
    size: int


class ToolkitOut(Schema):
    texts: list[ToolkitTextOut]
    pictures: list[PictureOut]


class AskedByMail(Schema):
    """A mail has gone to the address. It counts once the link in it is followed."""

    asked: bool = True


class CodeOnce(Schema):
    """Told now, and never again."""

    code: str = Field(examples=["7Q4M-K2ND-PX9T"])


class SurveySent(CodeOnce):
    number: int


class HandedIn(CodeOnce):
    number: int


class OrganisationOut(Schema):
    id: UUID
    name: str


class RoleHeldOut(Schema):
    id: UUID
    name: str
    email: str
    starts_on: date
    ends_on: date | None
    evidence: str


class AreaCampaigns(Schema):
    organisations: list[OrganisationOut]
    campaigns: list[CampaignLineOut]


class MineOut(Schema):
    campaigns: list[CampaignLineOut]
    runners: list[OrganisationOut] = Field(
        description="The councils and organisations that you run them for."
    )


class SurveyDraftOut(Schema):
    survey_id: UUID
    answers: dict[str, Any]
