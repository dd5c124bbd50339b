"""What the part of the API for advice takes and gives."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from goldenthread.casework.api.case_shapes import Line, Words
from goldenthread.law.assessment_advice import Part

Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)]
OfAdvice = Field(examples=["She needs teaching that is explicit, sequenced and repeated."])
OfHelp = Field("", examples=["One to one, 30 minutes, four times a week, by a trained teacher."])


class AdviceToAsk(Schema):
    """A person, not a service. With an e-mail address they can answer here. Six weeks run from `on`."""

    part: Part = Field(examples=["health"])
    name: Line = Field(examples=["Elaine Marsh"])
    on: date = Field(examples=["2026-11-20"])
    organisation: Line = Field("", examples=["Northmoor Integrated Care Board"])
    email: Address = Field("", examples=["elaine.marsh@example.org"])
    manager: Line = Field("", examples=["Martin Cole"])
    manager_email: Address = ""
    question: Words = ""


class OneToAsk(Schema):
    part: Part = Field(examples=["health"])
    name: Line = Field(examples=["Elaine Marsh"])
    organisation: Line = Field("", examples=["Northmoor Integrated Care Board"])
    email: Address = Field("", examples=["elaine.marsh@example.org"])


class AllToAsk(Schema):
    """All are asked on the same day, or none is."""

    on: date = Field(examples=["2026-11-20"])
    whom: list[OneToAsk] = Field(min_length=1, max_length=30)


class ReminderToSend(Schema):
    to_manager: bool = Field(False, examples=[False])
    words: Words = Field("", examples=["Please answer this week."])


class AdviceToGive(Schema):
    """The plan is drafted from these words. The family reads them."""

    words: Words = OfAdvice
    provision: Words = OfHelp


class AdviceToEnter(AdviceToGive):
    on: date = Field(examples=["2026-11-20"], description="The day on which it came.")


class FileToGive(Schema):
    """What can be typed beside the file. Sentences are drawn into the plan only from words."""

    words: Words = Field("", examples=["She needs teaching that is explicit, sequenced and repeated."])
    provision: Words = OfHelp


class FileToEnter(FileToGive):
    on: date = Field(examples=["2026-11-20"], description="The day on which it came.")


class AdviceToWithhold(Schema):
    """`ground` is needed to withhold: there is no other reason for it. To give it after all needs none."""

    withheld: bool = Field(examples=[True])
    ground: Annotated[str, StringConstraints(max_length=40)] = ""
    reason: Words = Field(examples=["It names another child."])


class AdviceReadOut(Schema):
    id: UUID
    part: str = Field(examples=["health"])
    title: str = Field(examples=["Health"])
    name: str = Field(examples=["Elaine Marsh"])
    organisation: str
    words: str
    provision: str
    given_on: date
    withheld: str = Field(description="The law, for officers, if it is kept from the family.")
    withheld_reason: str
    file: str = Field(description="The name of the file, if it came as one.")


class AskedOfYou(Schema):
    """One request to you: about whom, by which council, due when."""

    id: UUID
    child: str = Field(examples=["Tola Bello"])
    part: str = Field(examples=["Health"])
    area: str = Field(examples=["Northmoor"])
    asked_on: date
    due: date
    answered_on: date | None


class OneAskedOfYou(Schema):
    id: UUID
    child: str = Field(examples=["Tola Bello"])
    part: str = Field(examples=["Health"])
    area: str = Field(examples=["Northmoor"])
    asked_on: date
    question: str
