"""What programs send and get about themes: questions, runs, candidates, frames."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

Line = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(max_length=20_000)]


class ThemesOfQuestion(Schema):
    """Where the analysis of one question stands. `read`: answers of the sample agreed on or settled."""

    id: UUID
    principle: str
    number: str
    words: str
    answers: int
    of_people: int
    runs_done: list[str]
    draft: UUID | None
    in_force: UUID | None
    themes: int
    sample: int
    read: int
    differ: int
    by_machine: int
    unsure: int


class ThemeRunOut(Schema):
    """One run of the machine. `left` is in seconds. The same seed and data give the same result hash."""

    id: UUID
    kind: str
    state: str = Field(examples=["waiting", "running", "done", "refused"])
    stage: str
    done: int
    of: int
    left: float | None
    refused: str
    seed: int
    settings: dict[str, Any]
    data_hash: str
    result_hash: str
    result: dict[str, Any]
    by: str
    at: datetime
    began_at: datetime | None
    ended_at: datetime | None


class AskMachine(Schema):
    """`number`: how many candidates to look for; by the number of answers where it is left out."""

    kind: Literal["candidates", "letters", "words", "coding", "counting", "opinions", "stances"] = Field(
        examples=["candidates"]
    )
    seed: int | None = Field(None, ge=0, lt=2**32)
    number: int | None = Field(None, ge=2, le=200)


class BecameOut(Schema):
    theme_id: UUID | None
    name: str
    why: str
    by: str


class Quoted(Schema):
    answer_id: UUID
    words: str


class CandidateOut(Schema):
    """Answers that the machine found to say much the same; it has no name until people give it one."""

    id: UUID
    number: int
    size: int
    words: list[str]
    quotations: list[Quoted]
    became: BecameOut | None


class CandidateWhole(CandidateOut):
    answers: list[Quoted]


class CandidateBecomes(Schema):
    """`new` needs a name, `into` a theme of the frame, `none` the reason."""

    becomes: Literal["new", "into", "none"] = Field(examples=["new"])
    name: Line = ""
    theme_id: UUID | None = None
    why: Words = ""


class TakeApart(Schema):
    number: int = Field(ge=2, le=40, examples=[3])


class ThemeLineOut(Schema):
    theme_id: UUID
    place: int
    name: str
    belongs: str
    belongs_not: str
    came_from: list[UUID]
    revision: int


class FrameSignatureOut(Schema):
    """`stands`: it was given to the very words that the frame has now."""

    by: str
    at: datetime
    stands: bool


class FrameOut(Schema):
    """One version of the frame. Sign exactly the words of `words_hash`."""

    id: UUID
    number: int
    state: str = Field(examples=["draft", "in_force", "replaced", "dropped"])
    why: str
    by: str
    at: datetime
    in_force_at: datetime | None
    words_hash: str
    lines: list[ThemeLineOut]
    signatures: list[FrameSignatureOut]
    missing: list[str]


class FrameInList(Schema):
    id: UUID
    number: int
    state: str
    why: str
    at: datetime
    in_force_at: datetime | None


class BeginFrame(Schema):
    why: Words = Field("", examples=["Two themes were taken for one another."])


class ThemeIn(Schema):
    name: Line = Field(examples=["Tell us when help does not happen"])
    belongs: Words = ""
    belongs_not: Words = ""


class ThemeWrite(ThemeIn):
    """`revision` is the one that was read: whoever writes after a colleague is told, and loses nothing."""

    revision: int = Field(ge=1, le=1_000_000, examples=[1])


class MoveTheme(Schema):
    up: bool = Field(examples=[True])


class MergeThemes(Schema):
    themes: list[UUID]
    name: Line = Field(examples=["Plain words"])


class SplitTheme(Schema):
    names: list[Line] = Field(examples=[["Plain words", "Fewer pages"]])


class SignFrame(Schema):
    """`words_hash` is that of the frame as you read it."""

    words_hash: str = Field(max_length=64, examples=["9f2c5a…"])
