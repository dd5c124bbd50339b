"""What the part of the API for EHC plans takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import Field as Number

from goldenthread.casework.api.case_shapes import AnId, Line, Words
from goldenthread.casework.codes import Ground, Outcome, ReceivedHow, Reply, SentHow
from goldenthread.foundation.api_shapes import Faults
from goldenthread.plans.api.entering_shapes import MayAnswerOut

Pounds = Annotated[Decimal, Number(ge=0, max_digits=9, decimal_places=2)]
WordsOfLine = Field(examples=["A trained teacher teaches Tola to read, alone, for 30 minutes a day."])
School = Field(examples=["100500"], description="Its number (URN), or its whole name.")


class EhcPlanDroppedOut(Schema):
    who: str = Field(examples=["Priya Nair"])
    at: datetime
    reason: str


class EhcPlanHead(Schema):
    """One version. Only while it is being written can its lines change."""

    id: UUID
    number: int = Field(examples=[2])
    state: str = Field(examples=["served"])
    state_words: str = Field(examples=["Sent to the family as a draft"])
    served_on: date | None
    final_on: date | None
    signed_by: str
    based_on: UUID | None = Field(description="The version from which it took its lines.")
    dropped: EhcPlanDroppedOut | None = Field(None, description="Of a version that was not gone on with.")


class EhcPlaceOut(Schema):
    """A place to write in. In rows, a need stands beside its provision and its outcome."""

    part: str = Field(examples=["provision"])
    section: str = Field(examples=["F"])
    title: str = Field(examples=["Provision"])
    in_rows: bool


class EhcLineOut(Schema):
    """One line. `strand` is its identity through all versions."""

    strand: UUID
    section: str = Field(examples=["F"])
    block: str = Field(examples=["cognition_and_learning"])
    part: str = Field(examples=["provision"])
    row: int = Field(description="0 stands alone.")
    words: str
    revision: int
    source: str = Field(examples=["Educational psychology, Simon Achebe"])
    advice_id: UUID | None = Field(description="Only for the council’s officers.")
    part_id: UUID | None = Field(description="The part of a package that it was drawn from.")
    quoted: str = Field(
        description="The sentence that it was drawn from; only for the council’s officers, "
        "since advice may be withheld."
    )
    delivered: str = Field(description="For section F of a final plan: what the school recorded of it.")


class EhcSectionOut(Schema):
    block: str = Field(examples=["cognition_and_learning"])
    letters: str = Field(examples=["B/F/E"])
    title: str = Field(examples=["Cognition and learning"])
    places: list[EhcPlaceOut]
    lines: list[EhcLineOut]


class EhcRemarkOut(Schema):
    """What the checks say. They stop nobody. `strand` null: of the section as a whole."""

    rule_id: str
    section: str = Field(examples=["F"])
    strand: UUID | None
    says: str
    reason: str
    good: str = Field(description="What good looks like.")


class EhcChangeOut(Schema):
    """A line as it was and as it is; either is empty if it was not there."""

    section: str = Field(examples=["F"])
    title: str = Field(examples=["Cognition and learning"])
    before: str
    after: str


class ReceivedOut(Schema):
    """How an answer came that an officer entered for the family."""

    how: ReceivedHow = Field(examples=["post"])
    on: date = Field(description="The day on which it was said or came.")
    entered_by: str = Field(examples=["Priya Nair"])


class FamilyWordsOut(Schema):
    """What the family said, of a line or (`strand` null) of the whole, and what became of it."""

    id: UUID
    version: int
    strand: UUID | None
    words: str
    who: str = Field(examples=["Funmi Bello"])
    at: datetime
    outcome: str = Field(examples=["in_part"], description="Empty until it is answered.")
    outcome_words: str = Field(examples=["Taken up in part"])
    reason: str
    answered_by: str = Field(examples=["Priya Nair"])
    received: ReceivedOut | None = Field(description="Null if they wrote it here themselves.")


class PreferenceOut(Schema):
    setting_id: UUID | None
    setting: str = Field(examples=["Larch Bank School"])
    words: str
    personal_budget: bool
    who: str = Field(examples=["Funmi Bello"])
    at: datetime
    received: ReceivedOut | None = Field(description="Null if they asked here themselves.")


class ConsultationOut(Schema):
    id: UUID
    setting: str = Field(examples=["Larch Bank School"])
    asked_on: date
    due: date = Field(description="The end of its 15 days.")
    days_late: int
    answer: str = Field(examples=["It can meet the needs"], description="Empty until it replies.")
    ground: str = Field(description="The ground in law, if it says that it cannot.")
    reason: str
    needed: str = Field(description="What it would need.")
    cost_a_year: Decimal | None = Field(examples=["12500.00"])
    replied_on: date | None
    file: str = Field(description="The name of the file that came with it.")


class EhcPlanOut(EhcPlanHead):
    """One version, whole, in the order of the national layout."""

    sections: list[EhcSectionOut]
    remarks: list[EhcRemarkOut] = Field(description="Only for the council’s officers.")
    changed_since: int | None = Field(description="The number of the version that `changes` compares with.")
    changes: list[EhcChangeOut]
    said: list[FamilyWordsOut] = Field(description="What the family said of this version, the oldest first.")
    preferred: list[PreferenceOut] = Field(
        description="What the family asked for, the newest first; only for it and for the council’s officers."
    )


class SentenceOut(Schema):
    number: int
    words: str
    used_in: list[str] = Field(examples=[["B", "F"]], description="The sections that use it already.")


class AdviceToDrawFrom(Schema):
    id: UUID
    title: str = Field(examples=["Educational psychology"])
    name: str = Field(examples=["Simon Achebe"])
    sentences: list[SentenceOut]


class PartToDrawFrom(Schema):
    id: UUID
    package: str = Field(examples=["Example package: reading and writing"])
    title: str = Field(examples=["Specialist teacher"])
    name: str = Field(examples=["Martin Lowe"], description="Who signed it off.")
    sentences: list[SentenceOut]


class EhcPlace(Schema):
    """`row` 0 stands alone. A row that is not there yet is made by writing in it."""

    block: Line = Field(examples=["cognition_and_learning"])
    part: Line = Field(examples=["provision"])
    row: int = Field(0, ge=0, le=500, examples=[1])


class SentenceToDraw(Schema):
    """Of a piece of advice, or of a part of a built package. It stays with the line that is drawn."""

    advice_id: UUID | None = Field(None, examples=[AnId])
    part_id: UUID | None = Field(None, description="Of a package that is built; then without `advice_id`.")
    number: int = Field(ge=0, le=100_000, examples=[1])


class EhcLineToAdd(Schema):
    """With `source`, it is drawn from a sentence of the advice; without, it is in the officer’s own words."""

    where: EhcPlace
    words: Words = WordsOfLine
    source: SentenceToDraw | None = None


class EhcLineToWrite(Schema):
    """`revision` is the one at which you read the line."""

    words: Words = WordsOfLine
    revision: int = Field(ge=1, le=1_000_000_000, examples=[1])


class TwoWordings(Faults):
    """Somebody else wrote the line first: what you sent and what stands there are both kept."""

    mine: str = ""
    theirs: str = ""
    by: str = Field("", examples=["Anita Rowe"])
    revision: int | None = Field(None, description="The one to send with the words that you choose.")


class EhcPlanToDrop(Schema):
    reason: Words = Field(examples=["The amendments are not made: the review was told so."])


class EhcPlanToServe(Schema):
    """The family’s 15 days begin `on` the day it is sent."""

    on: date = Field(examples=["2026-11-20"])
    how: SentHow = Field(SentHow.HERE, examples=["here"])


class EhcPlanToFinish(EhcPlanToServe):
    """`reason` says how the family’s answer was taken up. The letter says it."""

    reason: Words = Field(examples=["Section F now says how much help, as Funmi asked."])
    signed_by: Line = Field(examples=["Priya Nair"])
    placed_from: date | None = Field(
        None, description="From when the child is in the setting that section I names; or else from `on`."
    )
    early: str = Field(
        "",
        max_length=10_000,
        description="Why it is made final before the family’s 15 days are over. The family reads it.",
    )


class FamilyWordsToSay(Schema):
    """Of one line, by its `strand`; or of the draft as a whole."""

    words: Words = Field(examples=["Four times a week is too few."])
    strand: UUID | None = None


class PreferenceToGive(Schema):
    """A school or college, or words, or a wish for a personal budget: one of them is needed."""

    school: Line = Field("", examples=["100500"], description="Its number (URN), or its whole name.")
    words: Words = ""
    personal_budget: bool = False


class CameIn(Schema):
    """How an answer came that did not come through the page."""

    who: UUID = Field(description="Their role for the child: one of `may_answer` of the answers.")
    how: ReceivedHow = Field(examples=["post"])
    on: date = Field(examples=["2026-11-20"], description="The day on which it was said or came.")


class FamilyWordsToEnter(FamilyWordsToSay, CameIn):
    """In the words of whoever said it."""


class PreferenceToEnter(PreferenceToGive, CameIn):
    """As it was asked."""


class AnswersOut(Schema):
    """What the family said and asked for, and what the settings replied."""

    answer_until: date | None = Field(description="The last day of the family’s time, if it still runs.")
    said: list[FamilyWordsOut] = Field(description="The oldest first.")
    preferred: list[PreferenceOut] = Field(description="The newest first.")
    consulted: list[ConsultationOut] = Field(description="The first asked first.")
    not_asked: list[PreferenceOut] = Field(description="Asked for by the family, and not consulted yet.")
    may_answer: list[MayAnswerOut] = Field(description="Whose answers can be entered.")


class FamilyWordsToAnswer(Schema):
    outcome: Outcome = Field(examples=["taken"])
    reason: Words = Field(examples=["It now says five times."], description="The family reads it.")


class SettingToConsult(Schema):
    """Its 15 days run from `on`."""

    school: Line = School
    on: date = Field(examples=["2026-11-20"])


class ReplyToEnter(Schema):
    """Its “cannot” does not decide: the council does, with its reason."""

    answer: Reply = Field(examples=["can"])
    ground: Ground | Literal[""] = Field("", description="The ground in law of a setting that cannot.")
    reason: Words = ""
    needed: Words = ""
    cost_a_year: Pounds | None = Field(None, examples=["12500.00"])
    on: date = Field(examples=["2026-11-27"], description="The day on which the reply came.")
