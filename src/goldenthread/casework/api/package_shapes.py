"""What the part of the API for packages takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.casework.api.case_shapes import AnId, Line, Words
from goldenthread.foundation.api_shapes import FileFault

Identity = Annotated[str, StringConstraints(max_length=40)]


class CriterionSaidOut(Schema):
    id: str = Field(examples=["reads"])
    words: str


class RolePartOut(Schema):
    id: str = Field(examples=["specialist-teacher"])
    name: str = Field(examples=["Specialist teacher"])
    words: str = Field(description="What this part should say.")
    required: bool


class ExampleOut(Schema):
    id: str
    name: str
    words: str


class PackageHeadOut(Schema):
    """One version. `area` is empty for a national package."""

    id: UUID
    code: str = Field(examples=["example-reading"])
    name: str = Field(examples=["Example package: reading and writing"])
    version: str = Field(examples=["example 2"])
    status: str = Field(examples=["example"], description="draft, final or example")
    area: str
    from_day: date
    until: date | None
    source: str


class PackagesOut(Schema):
    in_force: list[PackageHeadOut]
    coming: list[PackageHeadOut]
    earlier: list[PackageHeadOut]


class DifferenceOut(Schema):
    what: str = Field(examples=["Part"])
    before: str
    after: str


class PackageOut(PackageHeadOut):
    """One version whole, the outcomes first."""

    in_force: bool
    outcomes: list[CriterionSaidOut]
    criteria: list[CriterionSaidOut]
    parts: list[RolePartOut]
    examples: list[ExampleOut]
    variant_of: UUID | None
    variant_reason: str
    differs: list[DifferenceOut] = Field(description="From the national version that it is a variant of.")


class PackageSent(Schema):
    area: Annotated[str, StringConstraints(max_length=3)] = Field(
        description="The code of the council whose own version it is.", examples=["998"]
    )


class PackageFileOut(Schema):
    """What the file says, and would add. With anything in `rejected` nothing of it can be saved."""

    file_id: UUID
    code: str
    name: str
    version: str
    status: str
    area: str
    created: int
    unchanged: int
    sentence: str
    rejected: list[FileFault]
    noted: list[FileFault]


class ShownOut(Schema):
    """One sentence of advice, or one need of the plan in force."""

    key: str = Field(examples=[f"advice:{AnId}:0"])
    source: str = Field(examples=["Educational psychology, Simon Achebe"])
    words: str


class CriterionFoundOut(Schema):
    met: bool
    evidence: list[ShownOut]
    kept_back: int = Field(description="How much of what shows it is kept back from you by the law.")
    words: str
    by: str
    at: datetime


class CriterionOut(Schema):
    criterion: CriterionSaidOut
    finding: CriterionFoundOut | None


class SignOffOut(Schema):
    agreed: bool
    reason: str
    by: str = Field(examples=["Grace Adeyemi"])


class PartOut(Schema):
    """One role’s part as it stands. `signed_before`: who signed an earlier wording."""

    role: str = Field(examples=["school"])
    name: str = Field(examples=["The school"])
    says: str
    required: bool
    person: str = Field(examples=["Grace Adeyemi"])
    organisation: str
    part_id: UUID | None
    number: int = Field(description="Of the wording: send it as `after` to change it.")
    words: str
    differs: str
    writer: str
    written_at: datetime | None
    sign_off: SignOffOut | None
    signed_before: str
    left_out: str = Field(description="Why a part that the package does not always need is not needed.")


class ChildPackageOut(Schema):
    """One package of a child: `open` says, sentence by sentence, what stands between it and built."""

    id: UUID
    outcome: str
    state: str = Field(examples=["building"])
    package: PackageHeadOut | None
    why: str
    chosen_by: str
    chosen_at: datetime | None
    criteria: list[CriterionOut]
    parts: list[PartOut]
    open: list[str]
    people: list[str] = Field(description="Who wrote or signed what stands now.")
    ended_on: date | None
    ended_reason: str


class OutcomeToSay(Schema):
    """Asked before any package is looked at."""

    outcome: Words = Field(examples=["By next summer Tola reads what her class reads."])


class CriterionToFind(Schema):
    package_id: UUID = Field(examples=[AnId])
    criterion: Identity = Field(examples=["lasting"])
    met: bool = Field(examples=[True])
    shown: list[Annotated[str, StringConstraints(max_length=80)]] = Field(
        default_factory=list, max_length=500, description="Keys of what the record shows."
    )
    words: Words = Field("", examples=["Two programmes, a year, four months gained."])


class PackageToChoose(Schema):
    package_id: UUID = Field(examples=[AnId])
    why: Words = Field(examples=["Two terms of a good programme were not enough."])


class PartToLeaveOut(Schema):
    role: Identity = Field(examples=["health"])
    reason: Line = Field(examples=["Her doctor sees no need of it."])


class PartToAsk(Schema):
    """A person with an address: they write and sign it themselves, and see nothing else of the child."""

    role: Identity = Field(examples=["speech"])
    name: Line = Field(examples=["Joanna Reed"])
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = Field(
        examples=["joanna.reed@example.org"]
    )
    organisation: Line = ""


class MyPartToWrite(Schema):
    """`after` is the number of the wording that you read, 0 for none. `differs`: why, if it does."""

    words: Words = Field(examples=["One to one, 60 minutes a week, by a specialist teacher."])
    differs: Words = ""
    after: int = Field(ge=0, le=10_000, examples=[0])


class PartToWrite(MyPartToWrite):
    role: Identity = Field(examples=["speech"])


class PartToSign(Schema):
    """In exactly the words of `part_id`. Without agreement `reason` says what would have to change."""

    part_id: UUID = Field(examples=[AnId])
    agreed: bool = Field(examples=[True])
    reason: Words = ""


class PackageToEnd(Schema):
    on: date = Field(examples=["2026-11-20"])
    reason: Words = Field(examples=["She reads with her class now."])


class PartLineOut(Schema):
    id: UUID
    child: str = Field(examples=["Tola Bello"])
    part: str = Field(examples=["Speech and language therapist"])
    package: str
    area: str = Field(examples=["Northmoor"])
    asked_at: datetime
    is_written: bool
    is_signed: bool


class OnePartOut(Schema):
    """What whoever was asked for a part may see: the outcome, the package, and this part alone."""

    id: UUID
    child: str
    outcome: str
    package: PackageHeadOut
    part: PartOut
