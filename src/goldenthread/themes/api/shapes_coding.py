"""What programs send and get about the sample and codings."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from goldenthread.themes.api.shapes import Words

Place = Annotated[int, Field(ge=0, le=1_000_000)]
"""In characters from the beginning of an answer."""


class DrawOut(Schema):
    """One draw, and all that is needed to draw it again."""

    number: int
    size: int
    drawn_from: int
    seed: int
    below: str
    data_hash: str
    by: str
    at: datetime


class SampleOut(Schema):
    """`left` is for whoever asks."""

    draws: list[DrawOut]
    stands: int
    people: int
    left: int


class DrawIn(Schema):
    """Once drawn, a sample is sealed. `seed` is taken for the first draw only."""

    more: int = Field(ge=0, le=5000, examples=[300])
    seed: int | None = Field(None, ge=0, lt=2**32)


class SentenceToCode(Schema):
    number: int
    start: int
    end: int
    words: str


class AnswerToCode(Schema):
    """An answer as a coder reads it: `start` and `end` are places in what was written."""

    id: UUID
    number: int
    evidence: str
    who: str
    region: str
    of_letter: bool
    sentences: list[SentenceToCode]


class NextAsked(Schema):
    """`unsure`: what the machine is unsure of. `stances`: what you have not judged. Else of the sample."""

    unsure: bool = False
    stances: bool = False


class NextOut(Schema):
    left: int
    answer: AnswerToCode | None


class CodingOut(Schema):
    frame: int
    by: str
    by_machine: bool
    at: datetime
    settles: bool
    carried: bool
    note: str
    sure: float | None
    themes: list[tuple[str, float | None]]
    stands: bool
    stance: str = Field(description="Where whoever coded it says it stands; empty: not said.")


class AnswerCoded(AnswerToCode):
    """`blind`: it is in the sample and you have still to code it, so what others say is not told."""

    blind: bool
    history: list[CodingOut]


class ThemeGiven(Schema):
    """`passages`: [start, end] of each sentence that says it; none is the whole answer."""

    theme_id: UUID
    passages: list[tuple[Place, Place]] = Field([], examples=[[[0, 20]]])


class ThemesIn(Schema):
    themes: list[ThemeGiven] = []
    none_fits: bool = Field(False, examples=[False])
    note: Words = ""


class CodingIn(ThemesIn):
    """`stance`: where it stands on what the question puts. Empty: what you said of that before stands."""

    stance: Literal["", "for", "against", "both", "neither"] = ""


class ThemeAgreementOut(Schema):
    theme_id: UUID
    name: str
    first: int
    second: int
    both: int
    kappa: float | None
    f1: float | None


class CodersAgreementOut(Schema):
    answers: int
    same: int
    f1: float | None
    kappa: float | None
    themes: list[ThemeAgreementOut]


class CodersAgree(Schema):
    """`to_settle`: answers about which two people differ."""

    agreement: CodersAgreementOut | None
    to_settle: list[UUID]


class MachineOut(Schema):
    """`agreement`: the machine with people, as of now. `for_people`: answers that people should look at."""

    run_id: UUID | None
    agreement: CodersAgreementOut | None
    for_people: int
    left_to_people: list[str]
