"""What the part of the API for disagreements takes and gives."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.casework.api.case_shapes import Line, Words
from goldenthread.law.appeals import Agreed, Ending, Ground
from goldenthread.law.time_limits import EventKind


class ChallengeOut(Schema):
    """A decision, and until when it can be challenged."""

    event_id: UUID
    kind: str = Field(examples=["assessment-refused"])
    what: str
    told_on: date
    until: date = Field(description="The last day to appeal: the later of the two that the law knows.")
    adviser_by: date | None = Field(description="The last day to contact a mediation adviser.")
    state: str = Field(examples=["running"])
    grounds: list[str] = Field(examples=[["assess"]])


class OwedOut(Schema):
    """What must be done, since it was agreed, set or ordered: by the council, if `who` is no other."""

    event_id: UUID
    who: str = Field(examples=["The council"])
    what: str = Field(examples=["tell the family that there will be an assessment"])
    words: str
    due: date
    state: str = Field(examples=["late"])
    days_late: int
    excused: bool
    done_on: date | None


class ToldOut(Schema):
    id: UUID
    kind: str = Field(examples=["certificate-issued"])
    what: str
    on: date
    for_day: date | None
    words: str
    by: str = Field(examples=["Funmi Bello"])


class AppealOut(Schema):
    event_id: UUID
    sent_on: date
    against: str
    grounds: list[str]
    words: str
    tribunal_number: str = Field(examples=["EH998/27/00012"])
    by: str
    ended_on: date | None
    ended: str
    ended_words: str


class OrderOut(Schema):
    event_id: UUID
    kind: str = Field(examples=["ordered-to-assess"])
    what: str
    on: date
    words: str
    things: list[OwedOut]


class AgreedOut(Schema):
    """One thing agreed, with each time that runs for it."""

    event_id: UUID
    what: str = Field(examples=["The council assesses, or assesses again"])
    who: str = Field(examples=["The council"])
    things: list[OwedOut]
    carried_on: str = Field(description="The number of the case in which it is done, if not in this one.")
    carried_id: UUID | None


class AgreementOut(Schema):
    """What a mediation came to. Without an `id` it is of another case, or its words were not kept apart."""

    id: UUID | None
    on: date
    words: str
    by: str = Field(examples=["Priya Nair"])
    things: list[AgreedOut]


class CarriedOnOut(Schema):
    """Another case in which what was ordered or agreed here is done."""

    case_id: UUID
    number: str = Field(examples=["998-2026-00007"])


class DisagreementOut(Schema):
    """Everything of a disagreement. `next` is what comes next, in words."""

    next: list[str]
    challenges: list[ChallengeOut] = Field(description="The newest first.")
    mediation: list[ToldOut]
    agreed: list[AgreementOut]
    appeals: list[AppealOut]
    dates: list[OwedOut]
    hearing: ToldOut | None
    orders: list[OrderOut]
    carried_on: list[CarriedOnOut]


class MediationToTell(Schema):
    """A family tells all but that the mediation was held, which an officer records."""

    kind: EventKind = Field(examples=["mediation-asked-for"])
    on: date = Field(examples=["2026-11-16"])
    words: Words = ""


class ThingToRecord(Schema):
    """Without `by_day`, it is to be done in the time of the law. `who`: if it is not the council."""

    agreed: Agreed = Field(examples=["assess"])
    what: Line = Field("", examples=["The reading teacher sees Rosa"])
    who: Line = Field("", examples=["Northmoor Integrated Care Board"])
    by_day: date | None = Field(None, description="Only if it was agreed in writing.")


class AgreementToRecord(Schema):
    on: date = Field(examples=["2026-11-16"])
    words: Words = Field(examples=["The council assesses Rosa’s needs."])
    things: list[ThingToRecord] = Field(min_length=1, max_length=20)


class AppealToRecord(Schema):
    against: UUID = Field(description="The event that told of the decision.")
    grounds: list[Ground] = Field(max_length=10, examples=[["assess"]])
    words: Words = ""
    on: date = Field(examples=["2026-11-16"])
    tribunal_number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""


class TribunalDateToSet(Schema):
    """`on` is the day of the tribunal’s letter, `day` the one it sets."""

    what: Literal["response", "evidence", "bundle", "other", "hearing"] = Field(examples=["hearing"])
    day: date = Field(examples=["2027-03-12"])
    on: date = Field(examples=["2026-11-16"])
    words: Words = ""


class DoneToRecord(Schema):
    on: date = Field(examples=["2026-11-20"])
    words: Words = ""


class EndToRecord(Schema):
    how: Ending = Field(examples=["allowed"])
    on: date = Field(examples=["2026-11-20"])
    words: Words = ""


class OrderToRecord(Schema):
    """One thing ordered, or conceded. `about` and `by_day` are of what has no time in the law."""

    kind: EventKind = Field(examples=["ordered-to-assess"])
    words: Words = Field(examples=["The council shall secure an assessment of Rosa’s needs."])
    on: date = Field(examples=["2026-11-20"])
    about: Line = ""
    by_day: date | None = None
