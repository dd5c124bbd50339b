"""What the reading part of the API gives: versions, the plan with its account, two versions compared."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from goldenthread.law.deliveries import Reason
from goldenthread.plans.api.writing_shapes import PlanAsRead


class VersionRead(Schema):
    """A version and where it stands."""

    id: UUID
    plan_id: UUID
    child_id: UUID
    setting_id: UUID
    number: int = Field(examples=[3])
    issue: int = Field(examples=[1])
    state: str = Field(examples=["in_force"])
    shared_at: datetime | None
    in_force_on: date | None = Field(examples=["2026-06-01"])
    ended_on: date | None
    review_due_on: date | None = Field(examples=["2027-06-01"])


class FiguresRead(Schema):
    """Sessions, then minutes. The sums close: see `law.account`."""

    promised: int = Field(examples=[18])
    happened: int = Field(examples=[14])
    cut_short: int = Field(examples=[1], description="Within happened.")
    missed: int = Field(examples=[3])
    made_good: int = Field(examples=[1], description="Within missed.")
    made_good_in_part: int = Field(examples=[0], description="Within missed, and apart from made_good.")
    not_recorded: int = Field(examples=[1])
    minutes_promised: int = Field(examples=[540])
    minutes_delivered: int = Field(examples=[405])
    minutes_made_good: int = Field(examples=[30])
    minutes_not_delivered: int = Field(examples=[75])
    minutes_not_accounted_for: int = Field(examples=[30])


class LostForRead(Schema):
    """Sessions missed or cut short for one reason. Without a reason: nobody gave one."""

    reason: Reason | None = Field(examples=["staff_absent"])
    sessions: int = Field(examples=[2])
    minutes_lost: int = Field(examples=[60])
    minutes_made_good: int = Field(examples=[30], description="Within minutes_lost.")


class AccountRead(FiguresRead):
    """The account of one provision, in sessions and minutes."""

    strand: UUID
    title: str = Field(examples=["Speech and language session"])
    sentence: str = Field(
        examples=["14 of 18 sessions happened; 3 missed, 1 of them made good; 1 not recorded"]
    )
    by_reason: list[LostForRead]


class WholeRead(Schema):
    """One thing that makes the thread whole, and whether it is so."""

    whole: bool
    says: str = Field(examples=["Every need has an outcome"])


class PlanRead(Schema):
    """One version, whole, with what happened to each promise up to `until`."""

    version: VersionRead
    until: date = Field(examples=["2026-11-20"])
    plan: PlanAsRead
    accounts: list[AccountRead]
    whole: list[WholeRead]


class PartRead(Schema):
    words: str = Field(examples=["twice a week"])
    marked: bool


class FieldRead(Schema):
    """One field in both versions, in parts; a marked part is not in the other version."""

    label: str = Field(examples=["When"])
    before: list[PartRead]
    after: list[PartRead]


class LineRead(Schema):
    strand: UUID
    kind: str = Field(examples=["Provision"])
    title: str = Field(examples=["Word map before each new topic"])
    became: str = Field(examples=["changed"], description="added, changed, removed, moved or same")
    moved: bool
    fields: list[FieldRead]


class ComparisonRead(Schema):
    before: VersionRead
    after: VersionRead
    sentence: str = Field(examples=["1 line added and 2 changed"])
    lines: list[LineRead]
