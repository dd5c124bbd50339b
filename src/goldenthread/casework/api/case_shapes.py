"""What the part of the API for cases takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.casework.codes import SentHow
from goldenthread.law.independent_help import Local
from goldenthread.law.time_limits import EventKind

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
AnId = "0192f0c1-2d3e-7abc-8def-0123456789ab"


class DueOut(Schema):
    """One time limit that is open. `excused` moves no date."""

    limit: str = Field(examples=["final-plan"])
    who: str = Field(examples=["the council"])
    about: str = Field(examples=["Health: Elaine Marsh"])
    due: date
    excused: bool
    promised: date | None = Field(description="A date that the council set itself.")


class CaseLineOut(Schema):
    id: UUID
    number: str = Field(examples=["998-2026-00001"])
    child_id: UUID
    child: str = Field(examples=["Tola Bello"])
    state: str = Field(examples=["assessing"])
    officer: str = Field(examples=["Priya Nair"])
    team: str = Field(examples=["Assessment team"])
    lists: list[str] = Field(examples=[["all", "late"]], description="Every list that the case is in.")
    clocks: list[DueOut] = Field(description="The first due first.")


class CaseloadOut(Schema):
    """`counts` is of all cases, whatever was chosen."""

    today: date
    counts: dict[str, int] = Field(examples=[{"all": 12, "late": 2, "blocked": 1}])
    cases: list[CaseLineOut]


class CasesAsked(Schema):
    """What is left out narrows nothing."""

    what: Literal["late", "excused", "today", "week", "blocked", "all"] = Field("all", examples=["late"])
    most: int = Field(100, ge=1, le=500)
    after: int = Field(0, ge=0, le=100_000, description="How many to pass over.")


class CaseOfChild(Schema):
    id: UUID
    number: str = Field(examples=["998-2026-00001"])
    state: str = Field(examples=["assessing"])
    opened_at: datetime


class CaseEventOut(Schema):
    """One thing that happened. What was set aside counts no more, and stays with its reason."""

    id: UUID
    kind: str = Field(examples=["advice-requested"])
    on: date
    about: str
    until: date | None
    for_day: date | None
    reason: str
    evidence: str
    by: str = Field(examples=["Priya Nair"])
    recorded_at: datetime
    set_aside: str


class RemindedOut(Schema):
    to: str = Field(examples=["Elaine Marsh"])
    on: datetime
    words: str = Field(description="Only for the council’s officers.")


class AdviceOut(Schema):
    """One request for advice. `advice_id` is there once it came, for whoever may read it."""

    id: UUID
    part: str = Field(examples=["health"])
    title: str = Field(examples=["Health"])
    name: str = Field(examples=["Elaine Marsh"])
    organisation: str
    manager: str = Field(description="Only for the council’s officers.")
    asked_on: date
    due: date | None
    days_late: int
    excused: bool
    answered_on: date | None
    advice_id: UUID | None
    withheld: bool
    withheld_law: str = Field(description="Only for the council’s officers.")
    reminders: list[RemindedOut]


class CaseLetterLine(Schema):
    id: UUID
    subject: str = Field(examples=["We will assess Tola’s needs"])
    to: str = Field(examples=["Funmi Bello"])
    sent_on: date
    posted_on: date | None = Field(description="When it was posted, if it could not be sent at first.")


class CaseOut(Schema):
    """Where a case stands. `clocks` are as `goldenthread clock` says them, with sentence and citation."""

    id: UUID
    number: str = Field(examples=["998-2026-00001"])
    child_id: UUID
    child: str = Field(examples=["Tola Bello"])
    area: str = Field(examples=["Northmoor"])
    state: str = Field(examples=["assessing"])
    officer: str = Field(examples=["Priya Nair"])
    covered_by: str
    team: str
    asker: str = Field(examples=["Funmi Bello"], description="Who asked for the assessment.")
    may_work: bool = Field(description="Whether you are an officer of this case.")
    clocks: list[dict[str, Any]] = Field(
        examples=[[{"rule": "final-plan", "due": "2026-12-01", "state": "running", "excused": False}]]
    )
    advice: list[AdviceOut]
    letters: list[CaseLetterLine] = Field(description="The newest first.")
    events: list[CaseEventOut] = Field(description="In the order of the case.")


class StepsOut(Schema):
    """What can be decided, and what else can be recorded, as the case stands: each with its words."""

    decisions: dict[str, str] = Field(examples=[{"plan-agreed": "There will be a plan"}])
    events: dict[str, str] = Field(examples=[{"school-closed": "The school or college closed"}])


class DecisionToTake(Schema):
    """The family is told on `told_on`: the legal time stops. Without `letter`, in the council’s words."""

    kind: EventKind = Field(examples=["assessment-agreed"])
    reason: Words = Field(examples=["Two terms of a good programme gained four months."])
    evidence: list[Line] = Field(
        default_factory=list, max_length=50, examples=[["The school’s record of support"]]
    )
    decided_on: date | None = Field(None, examples=["2026-11-19"], description="Or else `told_on`.")
    told_on: date = Field(examples=["2026-11-20"])
    how: SentHow = Field(SentHow.HERE, examples=["here"])
    letter: Words = Field("", description="The whole letter, if you changed it. A {name} is filled in.")
    panel_item_id: UUID | None = Field(
        None, description="The case before the panel on whose advice it rests."
    )


class LetterDraft(Schema):
    """The letter as it would go out. Nothing is sent or kept.

    `unnamed`: the independent help that it should name, and that the council has not named.
    """

    to: str
    subject: str
    words: str
    unnamed: list[Local]


class EventToRecord(Schema):
    """What happened besides decisions, advice and plans, which have operations of their own.

    `for_day` is the day of a meeting, of a move or of a promise; `about` the time limit that a date is
    promised for; `until` the last day of what excuses.
    """

    kind: EventKind = Field(examples=["exceptional-circumstances"])
    on: date = Field(examples=["2026-11-02"])
    about: Line = ""
    until: date | None = Field(None, examples=["2026-11-13"])
    for_day: date | None = None
    reason: Words = Field("", examples=["Tola was in hospital, and could be seen by nobody."])
    evidence: Words = Field("", examples=["A letter of the hospital."])


class ReasonToSetAside(Schema):
    reason: Words = Field(examples=["It was recorded twice."])


class EventToSetAside(ReasonToSetAside):
    """What a case begins with cannot be left out: say with `on` on which day it really was."""

    on: date | None = Field(None, examples=["2026-10-30"])


class OfficerOut(Schema):
    account_id: UUID
    name: str = Field(examples=["Priya Nair"])
    role: str = Field(examples=["plan coordinator"])
    cases: int = Field(description="How many open ones they have.")


class CaseToHandOver(Schema):
    """`to` an officer, or null for the inbox of `team`. With `until` it is cover, and ends by itself."""

    to: UUID | None = Field(None, examples=[AnId])
    team: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    until: date | None = Field(None, examples=["2026-12-04"])
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


class CaseLetterOut(Schema):
    subject: str
    to: str
    words: str
    how: str = Field(examples=["By post"])
    sent_on: date
    by: str = Field(examples=["Priya Nair"])


class LetterWasPosted(Schema):
    on: date = Field(examples=["2026-11-20"])
    to: str = Field(max_length=1_000, examples=["1 Mill Lane, Northmoor"])


class NeedsOfPlan(Schema):
    """Census codes of types of need, the main one first."""

    primary: Annotated[str, StringConstraints(max_length=4)] = Field(examples=["SLCN"])
    secondary: Annotated[str, StringConstraints(max_length=4)] = Field("", examples=["ASD"])


class YouthAccommodation(Schema):
    was_there: bool = Field(examples=[False])
