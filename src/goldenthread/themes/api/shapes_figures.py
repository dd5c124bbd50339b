"""What programs send and get about figures, letters, words and objections."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from goldenthread.themes.api.shapes import Line, Words
from goldenthread.themes.api.shapes_coding import CodingOut


class FigureOut(Schema):
    """`count` of `of` people; null is not shown."""

    count: int | None
    of: int
    share: float | None
    low: float | None
    high: float | None


class FigureGroupOut(Schema):
    value: str
    words: str
    figure: FigureOut


class ThemeFiguresOut(Schema):
    theme_id: UUID
    name: str
    band: str
    figure: FigureOut
    who: list[FigureGroupOut]
    region: list[FigureGroupOut]
    letters: list[UUID]
    kappa: float | None
    f1: float | None


class KindOut(Schema):
    kind: str
    words: str
    answers: int
    themes: dict[UUID, int]


class LetterFiguresOut(Schema):
    letter_id: UUID
    name: str
    senders: int
    identical: int


class AgreementShort(Schema):
    answers: int
    same: int
    f1: float | None
    kappa: float | None


class ThemesCounted(Schema):
    """As last counted. Every number is rounded to 5, and none under 10 is in it (0 stands for those)."""

    run_id: UUID
    frame_id: UUID
    at: datetime
    data_hash: str
    result_hash: str
    answers: int
    answers_later: int
    read_by_two: int
    by_machine: bool
    themes: list[ThemeFiguresOut]
    kinds: list[KindOut]
    letters: list[LetterFiguresOut]
    people: AgreementShort
    machine: AgreementShort | None


class CountAsked(Schema):
    """“any” is everybody and everywhere; an empty value is those who did not say."""

    who: Line = "any"
    region: Line = "any"


class CountOut(Schema):
    """null: under 10, not shown."""

    of: int | None
    themes: list[tuple[UUID, str, int | None]]


class ChoiceOut(Schema):
    value: str
    words: str
    count: int
    share: float


class GroupChoicesOut(Schema):
    words: str
    of: int
    counts: list[int]


class ChoicesOut(Schema):
    """0 is under 10. Nothing before the consultation has closed."""

    number: str
    asked: str
    of: int
    choices: list[ChoiceOut]
    who: list[GroupChoicesOut]


class SaidBehind(Schema):
    answer_id: UUID
    number: int
    before: str
    said: str
    after: str
    evidence: str
    who: str
    region: str
    how: str
    by_machine: bool
    score: float | None


class SaidList(Schema):
    number: int
    said: list[SaidBehind]


class PageAsked(Schema):
    most: int = Field(25, ge=1, le=200)
    after: int = Field(0, ge=0, le=10_000_000)


class CampaignLetterOut(Schema):
    """`named` is null until somebody has said what it is."""

    id: UUID
    shared_text: str
    senders: int
    identical: int
    with_own_words: int
    named: bool | None
    name: str
    why: str
    by: str


class LetterMemberOut(Schema):
    answer_id: UUID
    kept: float
    identical: bool
    own_words: str


class LetterWhole(CampaignLetterOut):
    members: list[LetterMemberOut]
    codings: list[CodingOut]


class NameLetter(Schema):
    """A name makes it a letter; without one it is none, for the reason given."""

    is_letter: bool
    name: Line = Field("", examples=["Our children cannot wait"])
    why: Words = ""


class SpanOut(Schema):
    start: int
    end: int
    words: str
    kind: str
    confidence: str
    why: str


class WordsReviewOut(Schema):
    may_show: bool
    words: str
    why: str
    by: str
    at: datetime


class WordsToReview(Schema):
    """What rules found; not every name is found, ever. `proposed`: the words without what was found."""

    answer_id: UUID
    words: str
    may_quote: bool
    may_publish: bool
    language: str
    reading_age: int | None
    spans: list[SpanOut]
    proposed: str
    reviews: list[WordsReviewOut]


class WordsQueue(Schema):
    may_show: int
    reviewed: int
    looked_at: int
    sure: int
    languages: list[tuple[str, int]]
    to_review: list[UUID]


class WordsAsked(PageAsked):
    language: Line = ""


class ReviewIn(Schema):
    may_show: bool
    words: str = Field("", max_length=100_000, examples=["My son [name] waits."])
    why: Words = ""


class ObjectionOut(Schema):
    id: UUID
    answer_id: UUID
    reply_number: int
    question_id: UUID
    theme: str
    words: str
    at: datetime
    answered: str
    changed: bool
    answered_by: str
    answered_at: datetime | None


class ObjectionAnswerIn(Schema):
    changed: bool
    words: Words = Field(examples=["You are right: we read it anew."])
