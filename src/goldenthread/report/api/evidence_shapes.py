"""What events and campaigns brought, as the API gives it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from goldenthread.events.api.shapes import PanelQuestionOut


class NoteThemeOut(Schema):
    id: UUID
    name: str


class BroughtNoteOut(Schema):
    answer_id: UUID
    question: str = Field(examples=["12"])
    words: str = Field(description="As a person passed them.")
    themes: list[NoteThemeOut]


class BroughtTableOut(Schema):
    number: int
    notes: list[BroughtNoteOut]
    kept_back: int = Field(description="Notes that are counted and not shown.")


class HeldEventOut(Schema):
    """An event that is over. `asked` is the sum of the published questions, the refused and the unread."""

    id: UUID
    name: str
    where: str = Field(examples=["Town Hall"])
    region: str
    starts_at: datetime
    came: int | None = Field(description="Rounded to 5; null under 10, or if nobody counted.")
    asked: int
    refused: int
    unread: int
    questions: list[PanelQuestionOut] = Field(description="Published ones, the most supported first.")


class BroughtEventOut(Schema):
    held: HeldEventOut
    notes: int
    tables: list[BroughtTableOut]


class BroughtLetterOut(Schema):
    id: UUID
    name: str
    addressed_to: str
    signed: int
    organisations: int


class BroughtCountOut(Schema):
    words: str
    number: int | None = Field(description="Rounded to 5; null under 10.")


class BroughtResultOut(Schema):
    place: int
    words: str
    asks: str
    answered: int | None
    lines: list[BroughtCountOut]


class BroughtSurveyOut(Schema):
    id: UUID
    name: str
    answered: int
    results: list[BroughtResultOut]


class BroughtPledgesOut(Schema):
    made: int
    kept: int
    in_part: int
    not_kept: int


class BroughtCampaignOut(Schema):
    id: UUID
    name: str
    run_by: str
    letters: list[BroughtLetterOut]
    surveys: list[BroughtSurveyOut]
    groups: int
    pledges: BroughtPledgesOut
    mp_letters: int | None = Field(description="Rounded to 5; null under 10.")


class EvidenceOut(Schema):
    """Each kind is counted by itself; nothing here is added to the answers of people."""

    events: list[BroughtEventOut]
    campaigns: list[BroughtCampaignOut]
